/**
 * A register value as it is stored and judged. `number` holds whole counts, 0/1 flags, and scaled
 * integers (areas in 0.01 ㎡, money in 分, percentages in 0.01 %); `text` holds names, choices,
 * `YYYY-MM-DD` days and sets (codes joined by `|`, sorted).
 *
 * - `exact`     as filled in
 * - `estimate`  the source says 约: stays an estimate wherever it is shown
 * - `none`      the source says 无: the thing does not exist (number is 0), which differs from
 * - `unfilled`  nobody has filled it in (number and text are null): judged 无法判定, never 0
 */
export type Qualifier = 'exact' | 'estimate' | 'none' | 'unfilled';

export type MetricValue = {
  readonly number: number | null;
  readonly text: string | null;
  readonly qualifier: Qualifier;
  /** The day the value speaks for; only with metrics that are counted by period (`Metric.per`). */
  readonly since?: string;
};

export const UNFILLED: MetricValue = { number: null, text: null, qualifier: 'unfilled' };

/** Whether two values say the same; provenance is not part of a value. */
export function sameValue(a: MetricValue, b: MetricValue): boolean {
  return a.number === b.number && a.text === b.text && a.qualifier === b.qualifier;
}
