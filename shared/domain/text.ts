/**
 * Text as clerks type it: full-width digits, ideographic spaces, four kinds of middle dot.
 * Nothing here changes meaning: punctuation of official texts (，：（）〔〕) is kept except in search keys.
 */

const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const MIDDLE_DOTS = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65\u0387\u16EB]/g;
const FULL_WIDTH_ALPHANUMERIC = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;
const HAN = '[\\p{Script=Han}〇]';
const GAP_BETWEEN_HAN = new RegExp(`(?<=${HAN})\\s+(?=${HAN})`, 'gu');

/**
 * Text fit to be stored: full-width digits and letters made ordinary, any white space one ordinary space,
 * none at the ends, invisible characters gone, every middle dot `·` (U+00B7). Chinese punctuation stays.
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFC')
    .replace(ZERO_WIDTH, '')
    .replace(FULL_WIDTH_ALPHANUMERIC, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(MIDDLE_DOTS, '·')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `normalizeText`, and no space between Chinese characters: `姓　　名` is 姓名, `Windows 10 电脑` stays. */
export function joinHan(text: string): string {
  return normalizeText(text).replace(GAP_BETWEEN_HAN, '');
}

/** Whether the text has at least one Chinese character. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

const BRACKETS: Readonly<Record<string, string>> = {
  '〔': '(',
  '【': '(',
  '[': '(',
  '「': '(',
  '『': '(',
  '《': '(',
  '<': '(',
  '〈': '(',
  '﹝': '(',
  '〕': ')',
  '】': ')',
  ']': ')',
  '」': ')',
  '』': ')',
  '》': ')',
  '>': ')',
  '〉': ')',
  '﹞': ')',
};

/**
 * The key under which text is searched: compatibility forms unified (NFKC), lower case, no white space,
 * and all brackets alike, because 〔2021〕 is typed as [2021] or （2021）. Search words take the same key.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(ZERO_WIDTH, '')
    .replace(MIDDLE_DOTS, '·')
    .replace(/\s+/g, '')
    .toLowerCase()
    .replace(/[〔【[「『《<〈﹝〕】\]」』》>〉﹞]/g, (char) => BRACKETS[char] ?? char);
}

/** The words of a search, each under its key: 「清镇 岭」 asks for both. */
export function searchKeys(text: string): readonly string[] {
  return text
    .split(/\s+/)
    .map(searchKey)
    .filter((key) => key !== '')
    .slice(0, 8);
}

/** A number as a clerk wrote it. */
export type ReadNumber = {
  /** Exact decimal without grouping, leading zeros or exponent: `2598`, `12.5`, `-3`. Scale it with `scaleDecimal`. */
  readonly decimal: string;
  /** The source says 约, 左右, 余 …: an estimate stays one. */
  readonly estimate: boolean;
  /** The unit written behind it, ㎡ for all its spellings; null when there is none. */
  readonly unit: string | null;
};

const SQUARE_METRES: ReadonlySet<string> = new Set(['㎡', 'm2', '平方米', '平米', '平方']);
const UNITS: ReadonlySet<string> = new Set([
  '户',
  '人',
  '名',
  '位',
  '个',
  '间',
  '处',
  '块',
  '套',
  '元',
  '元/月',
  '元/年',
  '元/户',
  '册',
  '本',
  '份',
  '次',
  '年',
  '个月',
  '月',
  '天',
  '日',
  '岁',
  '%',
  '米',
  '公里',
  '辆',
  '台',
  '张',
  '场',
  '家',
  '支',
  '条',
  '项',
  '所',
  '座',
  '栋',
  '幢',
  '组',
  '期',
  '件',
  '盏',
  '把',
  '部',
  '面',
  '种',
  '类',
  '页',
  '号',
]);
const MULTIPLIERS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 };
const ARABIC = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(\.\d+)? ?([百千万亿]?)(余|多)?(.*)$/u;
const HAN_NUMERAL = /^([零〇一二两三四五六七八九十百千万]+)(余|多)?(.*)$/u;

/**
 * Reads a clerk's number: `2,598户`, `约2771`, `５７３１`, `2 412`, `12.5㎡`, `1.2万`, `十二人`, or a cell's number.
 * Null whenever there is doubt: wrong grouping (`2,59`), ranges (`30-40`, `三四十`), bounds (`不足30`, `30以上`),
 * colloquial `三千五`, unknown units, notes in brackets. Never guesses.
 */
export function parseChineseNumber(value: string | number): ReadNumber | null {
  if (typeof value === 'number') return readCellNumber(value);
  const text = normalizeText(value.replaceAll('㎡', '平方米')).normalize('NFKC');
  const prefixed = /^(大约|大概|约|近|≈|~)/u.exec(text);
  let rest = text.slice(prefixed?.[0].length ?? 0).trim();
  const suffixed = /(左右|上下)$/u.exec(rest);
  if (suffixed !== null) rest = rest.slice(0, suffixed.index).trim();
  const read = readArabic(rest) ?? readHan(rest);
  if (read === null) return null;
  const unit = readUnit(read.tail);
  if (unit === undefined) return null;
  return { decimal: read.decimal, estimate: read.vague || prefixed !== null || suffixed !== null, unit };
}

type Read = { readonly decimal: string; readonly vague: boolean; readonly tail: string };

function readArabic(text: string): Read | null {
  const match = ARABIC.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', multiplier = '', vague, tail = ''] = match;
  // A tail that goes on with digits or separators means that the grouping was not understood as a whole.
  if (/^[\d.,]/.test(tail.trimStart())) return null;
  const shift = MULTIPLIERS[multiplier] ?? 0;
  return { decimal: canonical(sign, whole.replace(/[, ]/g, ''), fraction.slice(1), shift), vague: vague !== undefined, tail };
}

function readHan(text: string): Read | null {
  const match = HAN_NUMERAL.exec(text);
  if (match === null) return null;
  const [, numeral = '', vague, tail = ''] = match;
  const number = readHanNumeral(numeral);
  return number === null ? null : { decimal: String(number), vague: vague !== undefined, tail };
}

function canonical(sign: string, whole: string, fraction: string, shift: number): string {
  const moved = whole + fraction.slice(0, shift).padEnd(shift, '0');
  const integer = moved.replace(/^0+(?=\d)/, '');
  const decimals = fraction.slice(shift).replace(/0+$/, '');
  const digits = decimals === '' ? integer : `${integer}.${decimals}`;
  return digits === '0' ? '0' : sign + digits;
}

function readUnit(tail: string): string | null | undefined {
  const unit = tail.replace(/\s+/g, '');
  if (unit === '') return null;
  if (SQUARE_METRES.has(unit)) return '㎡';
  return UNITS.has(unit) ? unit : undefined;
}

function readCellNumber(value: number): ReadNumber | null {
  if (!Number.isFinite(value)) return null;
  // Spreadsheets show 15 digits; what lies beyond is binary noise (0.1 + 0.2).
  const text = String(Number(value.toPrecision(15)));
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  return { decimal: canonical(match[1] ?? '', match[2] ?? '', match[3] ?? '', 0), estimate: false, unit: null };
}

const HAN_DIGITS = '零一二三四五六七八九';

/** 一 … 九千九百九十九万九千九百九十九 in the standard spelling; null for everything else. */
function readHanNumeral(text: string): number | null {
  const parts = text.split('万');
  if (parts.length > 2) return null;
  const [first = '', second] = parts;
  if (second === undefined) return readHanBelowTenThousand(first, true);
  const high = readHanBelowTenThousand(first, true);
  if (high === null || high === 0) return null;
  if (second === '') return high * 10_000;
  const low = readHanBelowTenThousand(second.replace(/^[零〇]/, ''), false);
  // 一万二千 needs no 零, 一万零五十 does; 一万二 (12,000 in speech) is refused with the rest.
  if (low === null || low === 0 || low < 1_000 !== /^[零〇]/.test(second)) return null;
  return high * 10_000 + low;
}

const SECTION = /^(?:([一二两三四五六七八九])千)?(零)?(?:([一二两三四五六七八九])百)?(零)?(?:([一二三四五六七八九])?(十))?(零)?([一二两三四五六七八九])?$/u;

function readHanBelowTenThousand(text: string, leading: boolean): number | null {
  const plain = text.replaceAll('〇', '零');
  if (plain === '零') return 0;
  const match = SECTION.exec(plain);
  if (match === null || plain === '') return null;
  const [, thousands, gapA, hundreds, gapB, tens, ten, gapC, ones] = match;
  // 十二 may stand alone, a larger number says 一百一十二; 两 is the digit 2 only before a unit or alone.
  if (ten !== undefined && tens === undefined && (thousands !== undefined || hundreds !== undefined || !leading)) return null;
  if (ones === '两' && plain.length > 1) return null;
  const gapExpected =
    (thousands !== undefined && hundreds === undefined && (ten !== undefined || ones !== undefined)) ||
    (hundreds !== undefined && ten === undefined && ones !== undefined);
  const gaps = [gapA, gapB, gapC].filter((gap) => gap !== undefined).length;
  if (gaps !== (gapExpected ? 1 : 0)) return null;
  return hanDigit(thousands) * 1000 + hanDigit(hundreds) * 100 + (ten === undefined ? 0 : (tens === undefined ? 1 : hanDigit(tens)) * 10) + hanDigit(ones);
}

function hanDigit(char: string | undefined): number {
  return char === undefined ? 0 : char === '两' ? 2 : HAN_DIGITS.indexOf(char);
}
