import { compact } from './cellText.ts';

/** A unit of the sheet. Units convert within one `dimension` by `factor`; a period must not differ (元/年 is not 元/月). */
export type Unit = { readonly name: string; readonly dimension: string; readonly factor: number; readonly period: '' | 'month' | 'year' | 'day' };

/** Spellings by dimension. Land measures are apart from ㎡: 亩 in a column of rooms is a slip, not a conversion. */
const SPELLINGS: ReadonlyArray<readonly [dimension: string, factor: number, names: readonly string[]]> = [
  ['area', 1, ['㎡', '平方米', '平米', 'm²', 'm2', 'm^2', '平方', '平方公尺', '平']],
  ['land', 1, ['亩', '公顷', '平方公里', '平方千米', '㎢', 'km²', '分地']],
  ['money', 1, ['元', '圆', '人民币', '人民币元', '¥', '块钱', '元整']],
  ['money', 1_000, ['千元']],
  ['money', 10_000, ['万元', '万圆']],
  ['money', 100_000_000, ['亿元']],
  ['household', 1, ['户', '户居民', '居民户']],
  ['household', 10_000, ['万户']],
  ['person', 1, ['人', '名', '位', '口', '口人']],
  ['person', 10_000, ['万人']],
  ['book', 1, ['册', '本']],
  ['book', 10_000, ['万册']],
  ['percent', 1, ['%', '％', '百分之', '百分比']],
  ['item', 1, ['个', '间', '处', '块', '套', '台', '张', '件', '次', '场', '条', '支', '项', '份', '家', '所', '座', '部', '把', '栋', '组', '台套', '卷']],
  ['length', 1, ['米', 'm', '公里', 'km', '千米']],
  ['time', 1, ['年', '月', '天', '日', '小时', '岁', '期', '届']],
];

const PERIODS: ReadonlyArray<readonly [period: 'month' | 'year' | 'day', pattern: RegExp]> = [
  ['month', /(?:[/每·.]?(?:人|位|名)?[/每·.]个?月)$|^每?(?:人)?每月/],
  ['year', /(?:[/每·.]?(?:人|位|名)?[/每·.]年)$|^每?(?:人)?每年/],
  ['day', /(?:[/每·.]?(?:人|位|名)?[/每·.][天日])$|^每?(?:人)?每[天日]/],
];

const byName: ReadonlyMap<string, Unit> = new Map(
  SPELLINGS.flatMap(([dimension, factor, names]) => names.map((name): [string, Unit] => [compact(name), { name, dimension, factor, period: '' }])),
);

/** The unit a piece of text names (「㎡」「万元」「元/月」「元/人·月」), or null when it names none. */
export function unitOf(text: string): Unit | null {
  const name = compact(text);
  if (name === '' || name.length > 12) return null;
  const plain = byName.get(name);
  if (plain !== undefined) return plain;
  for (const [period, pattern] of PERIODS) {
    const rest = name.replace(pattern, '');
    if (rest === name) continue;
    const base = byName.get(rest.replace(/\/(?:人|位|名)$/, ''));
    if (base !== undefined && base.dimension === 'money') return { ...base, name: text.trim(), period };
  }
  return null;
}

/** The unit a metric is kept in; one that the table does not know only equals itself. Null for metrics without unit. */
export function metricUnit(unit: string): Unit | null {
  if (unit === '') return null;
  return unitOf(unit) ?? { name: unit, dimension: `other:${compact(unit)}`, factor: 1, period: '' };
}

/** What a number in `from` is multiplied by to be in `to`; null when one cannot become the other. */
export function conversion(from: Unit, to: Unit | null): number | null {
  const counted = from.dimension === 'item' || from.dimension === 'person';
  if (to === null) return counted ? from.factor : null;
  if (from.dimension !== to.dimension) return counted && (to.dimension === 'item' || to.dimension === 'person') ? from.factor / to.factor : null;
  if (from.period !== '' && to.period !== '' && from.period !== to.period) return null;
  if (from.dimension === 'land' || from.dimension === 'length' || from.dimension === 'time') return compact(from.name) === compact(to.name) ? 1 : null;
  return from.factor / to.factor;
}
