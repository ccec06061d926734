import { formatScaled } from '#shared/domain/money.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { SheetCell } from '#shared/domain/sheet/grid.ts';

/** How flags stand in sheets, and what their drop-down offers. */
export const FLAG_MARKS = ['√', '×'] as const;

/**
 * A value as a cell of a sheet, so that importing the sheet again changes nothing: exact numbers as numbers in the
 * metric's unit, 约2771 and 无 as text, √ ×, the label of a choice, empty where nothing is filled in.
 */
export function valueCell(metric: Metric, value: MetricValue): SheetCell {
  if (value.qualifier === 'unfilled') return null;
  if (value.qualifier === 'none') return '无';
  switch (metric.type) {
    case 'integer':
    case 'scaled':
    case 'money': {
      if (value.number === null) return null;
      return value.qualifier === 'estimate' ? `约${formatScaled(value.number, metric.scale)}` : Number(formatScaled(value.number, metric.scale));
    }
    case 'flag':
      return value.number === null ? null : value.number === 1 ? FLAG_MARKS[0] : FLAG_MARKS[1];
    case 'choice':
      return labelOf(metric, value.text);
    case 'set':
      return (value.text ?? '')
        .split('|')
        .map((code) => labelOf(metric, code))
        .filter((label) => label !== null)
        .join('、');
    case 'date':
    case 'text':
      return value.text;
  }
}

function labelOf(metric: Metric, code: string | null): string | null {
  return metric.choices?.find((choice) => choice.code === code)?.label ?? code;
}
