import { AppError } from './errors.ts';
import { parseChineseNumber } from './text.ts';

/** Money in 分, a whole number: 4,200 元 is 420000. Binary fractions never touch it. */
export type Fen = number & { readonly unit: 'fen' };

/** A whole number as 分. Errors: `invalid_money` {value} when it is not a safe integer. */
export function asFen(value: number): Fen {
  if (!isFen(value)) throw new AppError('invalid_money', { value: String(value) });
  return value;
}

/** Sum of amounts. Errors: `invalid_money` beyond 2^53 分. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return asFen(amounts.reduce<number>((total, amount) => total + amount, 0));
}

/**
 * Reads an amount in 元: `4,200元`, `¥4200.50`, `0.42万元`, 4200. Null when it is no certain amount: an estimate,
 * another unit, or a fraction of a 分.
 */
export function parseYuan(value: string | number): Fen | null {
  const read = parseChineseNumber(typeof value === 'string' ? value.replace(/^\s*[¥￥]\s*/, '') : value);
  if (read === null || read.estimate || (read.unit !== null && read.unit !== '元')) return null;
  const fen = scaleDecimal(read.decimal, 2);
  return fen === null ? null : asFen(fen);
}

/** `4,200元`; with 角 or 分 two decimals: `4,200.50元`. */
export function formatYuan(amount: Fen): string {
  return `${formatYuanAmount(amount)}元`;
}

/** `4,200` or `4,200.50`, for tables whose header names the unit. */
export function formatYuanAmount(amount: Fen): string {
  const [whole = '', fraction] = formatScaled(amount, 2).split('.');
  const grouped = groupThousands(whole);
  return fraction === undefined ? grouped : `${grouped}.${fraction.padEnd(2, '0')}`;
}

/**
 * An exact decimal (`12.5`) as an integer × 10^scale (1250). Null when it has more decimals than are kept or
 * does not fit: rounding is the clerk's decision.
 */
export function scaleDecimal(decimal: string, scale: 0 | 2): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > scale) return null;
  const digits = Number(whole + kept.padEnd(scale, '0'));
  if (!Number.isSafeInteger(digits)) return null;
  return sign === '-' && digits !== 0 ? -digits : digits;
}

/** Reads a decimal as a scaled integer: `12.5` with scale 2 is 1250. Null as in `scaleDecimal`, and for estimates. */
export function parseScaled(value: string | number, scale: 0 | 2): number | null {
  const read = parseChineseNumber(value);
  return read === null || read.estimate ? null : scaleDecimal(read.decimal, scale);
}

/** 1250 with scale 2 is `12.5`; no grouping, no trailing zeros. */
export function formatScaled(value: number, scale: 0 | 2): string {
  if (!Number.isSafeInteger(value)) throw new AppError('invalid_scaled', { value: String(value) });
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `1250000` → `1,250,000`; a sign and decimals stay as they are. */
export function groupThousands(digits: string): string {
  return digits.replace(/^(-?\d+)/, (whole) => whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ','));
}

function isFen(value: number): value is Fen {
  return Number.isSafeInteger(value);
}
