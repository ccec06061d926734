import { formatDayChinese, isDay } from '#shared/domain/date.ts';
import { formatScaled, groupThousands } from '#shared/domain/money.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';

/** A scaled integer as people write it: 260050 at scale 2 → 2,600.5. */
export function numberText(value: number, scale: 0 | 2): string {
  return groupThousands(formatScaled(value, scale));
}

/** Every qualifier in words: what a cell shows instead of, or before, a figure. */
export const qualifierWords = { exact: '', estimate: '约', none: '无', unfilled: '未填报' } as const;

/** A register value as shown in a cell, without its unit (the unit is in the header): `约2,771`, `无`, `未填报`, `是`, `老旧小区`. */
export function valueText(metric: Metric, value: MetricValue): string {
  if (value.qualifier === 'unfilled') return qualifierWords.unfilled;
  if (value.qualifier === 'none') return qualifierWords.none;
  return `${qualifierWords[value.qualifier]}${plainText(metric, value)}`;
}

/** The same with its unit, for sentences: `约2,771户`, `4,200元/月`, `无`. */
export function valueWithUnit(metric: Metric, value: MetricValue): string {
  const shown = valueText(metric, value);
  const isFigure = value.number !== null && metric.type !== 'flag' && (value.qualifier === 'exact' || value.qualifier === 'estimate');
  return isFigure ? `${shown}${metric.unit}` : shown;
}

/** A choice or set code in words; a code the catalogue does not know is shown as it is. */
export function choiceText(metric: Metric, code: string): string {
  return metric.choices?.find((choice) => choice.code === code)?.label ?? code;
}

function plainText(metric: Metric, value: MetricValue): string {
  switch (metric.type) {
    case 'flag':
      return value.number === 1 ? '是' : '否';
    case 'choice':
      return choiceText(metric, value.text ?? '');
    case 'set':
      return (value.text ?? '')
        .split('|')
        .filter((code) => code !== '')
        .map((code) => choiceText(metric, code))
        .join('、');
    case 'text':
      return value.text ?? '';
    case 'date':
      return isDay(value.text) ? formatDayChinese(value.text) : (value.text ?? '');
    case 'integer':
    case 'scaled':
    case 'money':
      return value.number === null ? '' : numberText(value.number, metric.scale);
  }
}
