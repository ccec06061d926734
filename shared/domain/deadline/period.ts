import { isDay, type Day } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';

/**
 * How long there is: `workday` working days of the State Council's calendar · `day` natural days · `month` months
 * (corresponding day or month end) · `fixed` a given day, that day included.
 */
export type Period =
  | { readonly unit: 'workday' | 'day' | 'month'; readonly count: number }
  | { readonly unit: 'fixed'; readonly day: Day };

/** The longest period of each unit: about ten years. */
export const LONGEST_PERIOD = { workday: 2_500, day: 3_660, month: 120 } as const;

/** The period itself when it can be counted. Errors: `invalid_period` {unit, count}, `invalid_day` {value}. */
export function checkPeriod(period: Period): Period {
  if (period.unit === 'fixed') {
    if (!isDay(period.day)) throw new AppError('invalid_day', { value: String(period.day) });
    return period;
  }
  const { unit, count } = period;
  if (!Number.isInteger(count) || count < 1 || count > LONGEST_PERIOD[unit]) throw new AppError('invalid_period', { unit, count, longest: LONGEST_PERIOD[unit] });
  return period;
}
