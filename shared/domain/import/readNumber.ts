import { scaleDecimal } from '#shared/domain/money.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { parseChineseNumber, type ReadNumber } from '#shared/domain/text.ts';
import { compact } from './cellText.ts';
import { problem, warning, type CellProblem } from './issue.ts';
import { conversion, unitOf, type Unit } from './units.ts';

/** A number read from a cell, or why it is none; a warning may stand beside a value. */
export type NumberReading = { readonly value: MetricValue | null; readonly issue: CellProblem | null };

/** How a column's numbers are to be read: the metric, its unit, and the factor of the unit in the header. */
export type NumberColumn = { readonly metric: Metric; readonly unit: Unit | null; readonly headerFactor: number };

/** Beyond `usual` one should look again, beyond `possible` it is a slip. In the metric's unit. */
const LIMITS: Readonly<Record<string, { readonly usual: number; readonly possible: number }>> = {
  household: { usual: 30_000, possible: 100_000 },
  person: { usual: 100_000, possible: 300_000 },
  area: { usual: 20_000, possible: 100_000 },
  book: { usual: 200_000, possible: 1_000_000 },
  money: { usual: 10_000_000, possible: 10_000_000_000 },
  monthly: { usual: 100_000, possible: 10_000_000 },
  percent: { usual: 100, possible: 1_000 },
  other: { usual: 100_000, possible: 1_000_000 },
};

const VAGUE_BEFORE = /^(?:估计|估算|估|约为|大约为|将近|接近|预计)/;
const VAGUE_BEHIND = /\((?:约|估|估计|约数|估算|估计数)\)$/;
const RANGE = /^[^-~至到—–]*\d[^-~至到—–]{0,4}(?:-|~|—|–|至|到)+\s*\d/;
const BOUND = /^(?:不足|不到|不满|小于|低于|少于|超过|超|大于|多于|高于|至少|最多|最少|[<>≤≥＜＞])|(?:以上|以下|以内|之内)(?:户|人|册|㎡|平方米|元)?$/;
const NEGATIVE = /^(?:-|−|负)\s*[\d一二三四五六七八九十]|^\(\d[\d,.]*\)$/;
const NUMBER_THEN_UNIT = /^(.*?[\d零〇一二两三四五六七八九十百千万亿余多])\s*([^\d.,，\s][^\d]{0,11})$/u;

/** A number cell: already a number, without a unit of its own. */
export function readNumberCell(cell: number, column: NumberColumn): NumberReading {
  const { metric, headerFactor } = column;
  if (maybeFraction(cell, column)) return none(problem('import_cell_percent'));
  if (headerFactor === 1 && Number.isInteger(cell) && cell >= 0) return withinLimits(metric.scale === 0 ? cell : cell * 100, false, column, null);
  const read = parseChineseNumber(cell);
  if (read === null) return none(problem('import_cell_number'));
  return scaled(read, headerFactor, column);
}

/** A text cell that should be a number: `2,598户`, `约2771`, `３万元`, `一百二十平方米`. 无 and empty are not for here. */
export function readNumberText(text: string, column: NumberColumn): NumberReading {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/^'/, '');
  const bare = plain.replace(VAGUE_BEHIND, '').replace(VAGUE_BEFORE, '');
  const found = readWithUnit(bare);
  if (found === null) return none(refusal(plain));
  const read: ReadNumber = bare === plain ? found.read : { ...found.read, estimate: true };
  if (found.unit === null) {
    return maybeFraction(Number(read.decimal), column) ? none(problem('import_cell_percent')) : scaled(read, column.headerFactor, column);
  }
  const factor = conversion(found.unit, column.unit);
  if (factor === null) return none(problem('import_cell_unit', { unit: found.unit.name, expected: column.metric.unit }));
  return scaled(read, factor, column);
}

/** Excel hands 85% over as 0.85, and nothing tells it from 0.85 %. */
function maybeFraction(number: number, column: NumberColumn): boolean {
  return column.unit?.dimension === 'percent' && number > 0 && number <= 1;
}

function readWithUnit(text: string): { readonly read: ReadNumber; readonly unit: Unit | null } | null {
  const read = parseChineseNumber(text);
  if (read !== null) return { read, unit: read.unit === null ? null : unitNamed(read.unit) };
  // Units that `parseChineseNumber` refuses are read here, to say 「亩 is not ㎡」 instead of 「not a number」.
  const split = NUMBER_THEN_UNIT.exec(text);
  const unit = split === null ? null : unitOf(split[2] ?? '');
  const number = split === null || unit === null ? null : parseChineseNumber(split[1] ?? '');
  return number === null || number.unit !== null ? null : { read: number, unit };
}

function unitNamed(name: string): Unit {
  return unitOf(name) ?? { name, dimension: `other:${compact(name)}`, factor: 1, period: '' };
}

function refusal(text: string): CellProblem {
  if (NEGATIVE.test(text)) return problem('import_cell_negative');
  if (RANGE.test(text)) return problem('import_cell_range');
  if (BOUND.test(text)) return problem('import_cell_bound');
  return problem('import_cell_number');
}

function scaled(read: ReadNumber, factor: number, column: NumberColumn): NumberReading {
  const { metric } = column;
  if (read.decimal.startsWith('-')) return none(problem('import_cell_negative'));
  const exact = factor === 1 ? scaleDecimal(read.decimal, metric.scale) : null;
  if (exact !== null) return withinLimits(exact, read.estimate, column, null);
  const product = Number(read.decimal) * factor * (metric.scale === 0 ? 1 : 100);
  const whole = Math.round(product);
  const noise = Math.abs(product - whole) <= Math.max(1, product) * 1e-9;
  if (noise) return withinLimits(whole, read.estimate, column, null);
  if (metric.scale === 0) return none(problem('import_cell_not_whole', { unit: metric.unit }));
  return withinLimits(whole, read.estimate, column, warning('import_cell_rounded', { kept: String(whole / 100) }));
}

function withinLimits(number: number, estimate: boolean, column: NumberColumn, issue: CellProblem | null): NumberReading {
  const { metric, unit } = column;
  const kind = unit === null ? 'other' : unit.dimension === 'money' && unit.period === 'month' ? 'monthly' : unit.dimension;
  const { usual, possible } = LIMITS[kind] ?? { usual: 100_000, possible: 1_000_000 };
  const amount = metric.scale === 0 ? number : number / 100;
  const value: MetricValue = { number, text: null, qualifier: estimate ? 'estimate' : 'exact' };
  if (amount <= usual) return { value, issue };
  const data = { unit: metric.unit, limit: amount > possible ? possible : usual };
  return amount > possible ? none(problem('import_cell_too_large', data)) : { value, issue: warning('import_cell_unusual', data) };
}

function none(issue: CellProblem): NumberReading {
  return { value: null, issue };
}
