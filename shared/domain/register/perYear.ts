import { yearOf, type Day } from '#shared/domain/date.ts';
import type { Metric } from './metric.ts';
import { UNFILLED, type MetricValue } from './value.ts';

/** A value as it stands for the year of a day: of what is counted anew every year, another year's figure says nothing. */
export function ofYear(metric: Pick<Metric, 'per'> | undefined, value: MetricValue, day: Day): MetricValue {
  return metric?.per === 'year' && value.since !== undefined && yearOf(value.since) !== yearOf(day) ? UNFILLED : value;
}
