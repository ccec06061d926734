import { dayNumber, dayOfNumber, weekdayOfNumber, type Day } from '#shared/domain/date.ts';
import { codeAt, missingYears, UNPUBLISHED, WORKS, type WorkCalendar } from './workCalendar.ts';

/** A day reached by counting. */
export type Reached = {
  readonly day: Day;
  /** A year that was counted through is not published; `missingYears` names it. */
  readonly provisional: boolean;
  readonly missingYears: readonly number[];
};

/** The first working day after a day. Errors: `invalid_day`. */
export function nextWorkday(calendar: WorkCalendar, day: Day): Reached {
  return addWorkdays(calendar, day, 1);
}

/** The day itself when people work on it, else the next working day. Errors: `invalid_day`. */
export function workdayOnOrAfter(calendar: WorkCalendar, day: Day): Reached {
  let number = dayNumber(day);
  let seen = codeAt(calendar, number);
  while ((codeAt(calendar, number) & WORKS) === 0) {
    number += 1;
    seen |= codeAt(calendar, number);
  }
  return reached(calendar, day, dayOfNumber(number), (seen & UNPUBLISHED) !== 0);
}

/**
 * The count-th working day after a day (before it when negative); the day itself is not counted.
 * 0 answers the day itself, or the last working day before it when nobody works on it. Errors: `invalid_day`.
 */
export function addWorkdays(calendar: WorkCalendar, day: Day, count: number): Reached {
  const step = count > 0 ? 1 : -1;
  let number = dayNumber(day);
  let seen = 0;
  let left = Math.abs(count);
  if (count === 0) {
    seen |= codeAt(calendar, number);
    if ((seen & WORKS) !== 0) return reached(calendar, day, day, (seen & UNPUBLISHED) !== 0);
    left = 1;
  }
  while (left > 0) {
    number += step;
    const code = codeAt(calendar, number);
    seen |= code;
    left -= code & WORKS;
  }
  const end = dayOfNumber(number);
  return reached(calendar, day < end ? day : end, day < end ? end : day, (seen & UNPUBLISHED) !== 0, end);
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. Constant time. Errors: `invalid_day`. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  return workedBefore(calendar, dayNumber(to) + 1) - workedBefore(calendar, dayNumber(from) + 1);
}

/** Working days of a year. */
export function workdaysOfYear(calendar: WorkCalendar, year: number): number {
  return workdaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`);
}

/** Working days from the calendar's first day up to a day number (not included); negative before the first day. */
function workedBefore(calendar: WorkCalendar, number: number): number {
  const index = number - calendar.origin;
  if (index < 0) return weekdaysBefore(number) - weekdaysBefore(calendar.origin);
  const inside = calendar.worked[index];
  if (inside !== undefined) return inside;
  const end = calendar.origin + calendar.codes.length;
  return (calendar.worked.at(-1) ?? 0) + weekdaysBefore(number) - weekdaysBefore(end);
}

/** Mondays–Fridays before a day number, counted from a fixed Monday. */
function weekdaysBefore(number: number): number {
  const day = weekdayOfNumber(number) - 1;
  return ((number - day + 3) / 7) * 5 + Math.min(day, 5);
}

function reached(calendar: WorkCalendar, from: Day, to: Day, provisional: boolean, day: Day = to): Reached {
  return { day, provisional, missingYears: provisional ? missingYears(calendar, from, to) : [] };
}
