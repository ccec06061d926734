import { warning } from '#shared/domain/import/issue.ts';
import { cellReader } from '#shared/domain/import/readCell.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import { isNeverZero, WHOLE_SHARE } from '#shared/domain/register/plausible.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { issueReason } from '#shared/words/import.ts';
import { numberText, qualifierWords } from '#shared/words/metrics.ts';

/** What somebody typed, or why it is not taken. Nothing typed is 未填报. */
export type Typed = { readonly value: MetricValue | null; readonly problem: string | null };

/** Reads what is typed into a field exactly as a cell of a workbook is read: `2,598户`, `约2771`, `无`, full-width digits. */
export function readTyped(metric: Metric, text: string): Typed {
  const { value, issue } = cellReader(metric, 1)(text.trim() === '' ? null : text);
  const found =
    issue !== null && (issue.severity === 'error' || isOverWhole(metric, value)) ? issue : isNone(metric, value) ? warning('import_cell_zero') : null;
  const problem = found === null ? null : issueReason({ ...found, sheet: '', row: 0, column: '', header: metric.label, raw: text });
  return { value: problem === null ? value : null, problem };
}

/** More than the whole: a workbook's is told, a person can put it right at once. */
function isOverWhole(metric: Metric, value: MetricValue | null): boolean {
  return metric.unit === '%' && (value?.number ?? 0) > WHOLE_SHARE;
}

function isNone(metric: Metric, value: MetricValue | null): boolean {
  return value?.number === 0 && isNeverZero(metric.key);
}

/** A value as it is typed again: `约2771`, `无`, `163.5`; empty for 未填报. */
export function typedText(metric: Metric, value: MetricValue): string {
  if (value.qualifier === 'unfilled') return '';
  const number = value.number === null ? '' : numberText(value.number, metric.scale).replaceAll(',', '');
  switch (value.qualifier) {
    case 'none':
      return metric.type === 'flag' ? '' : qualifierWords.none;
    case 'estimate':
      return `${qualifierWords.estimate}${number}`;
    case 'exact':
      return value.text ?? number;
  }
}
