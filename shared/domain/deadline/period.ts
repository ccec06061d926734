import { isDay, type Day } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';

/**
 * How long there is: `workday` working days of the State Council's calendar · `day` natural days · `month` months
 * (corresponding day or month end) · `fixed` a given day, that day included.
 */
export type Period = { readonly unit: 'workday' | 'day' | 'month'; readonly count: number } | { readonly unit: 'fixed'; readonly day: Day };

/** The longest period of each unit: about ten years. */
export const LONGEST_PERIOD = { workday: 2_500, day: 3_660, month: 120 } as const;

/** True for a period that can be counted; one that is typed half is none. */
export function isPeriod(period: Period): boolean {
  if (period.unit === 'fixed') return isDay(period.day);
  return Number.isInteger(period.count) && period.count >= 1 && period.count <= LONGEST_PERIOD[period.unit];
}

/** The period itself when it can be counted. Errors: `invalid_period` {unit, count}, `invalid_day` {value}. */
export function checkPeriod(period: Period): Period {
  if (isPeriod(period)) return period;
  if (period.unit === 'fixed') throw new AppError('invalid_day', { value: String(period.day) });
  throw new AppError('invalid_period', { unit: period.unit, count: period.count, longest: LONGEST_PERIOD[period.unit] });
}
