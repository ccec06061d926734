import { codeAt, missingYears, UNPUBLISHED, WORKS, type WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { addMonths, dayNumber, dayOfNumber, type Day } from '#shared/domain/date.ts';
import { checkPeriod, type Period } from './period.ts';

/** The end of a period. */
export type Due = {
  readonly dueOn: Day;
  /** Counted through a year that is not published (暂定): project again when the year is loaded. */
  readonly provisional: boolean;
  readonly missingYears: readonly number[];
  /** The day the period would have ended on, when people do not work on it; null when it was not moved. */
  readonly rolledFrom: Day | null;
};

/** Days that do not count, as day numbers; `to` is not included. Sorted, disjoint. */
export type Pause = { readonly from: number; readonly to: number };

/**
 * The last day of a period that starts on `start`; the start day is not counted (民法典第二百零一条).
 * `workday`: the count-th working day. `day`, `month`: a last day on which nobody works moves to the next working day
 * (第二百零二、二百零三条). `fixed`: that day, whatever it is. Errors: `invalid_day`, `invalid_period`.
 */
export function dueDay(start: Day, period: Period, calendar: WorkCalendar): Due {
  const { end, rolledFrom, provisional } = countPeriod(dayNumber(start), period, [], calendar);
  const dueOn = dayOfNumber(end);
  return {
    dueOn,
    provisional,
    missingYears: provisional ? missingYears(calendar, start, dueOn) : [],
    rolledFrom: rolledFrom === null ? null : dayOfNumber(rolledFrom),
  };
}

/** A counted period in day numbers. */
export type Counted = {
  readonly period: Period;
  readonly pauses: readonly Pause[];
  readonly end: number;
  readonly rolledFrom: number | null;
  readonly provisional: boolean;
};

/** `dueDay` in day numbers, with days that do not count: they are added as they were (PRODUCT §5, 暂停/恢复). */
export function countPeriod(start: number, period: Period, pauses: readonly Pause[], calendar: WorkCalendar): Counted {
  checkPeriod(period);
  if (period.unit === 'workday') return { period, pauses, rolledFrom: null, ...countWorkdays(start, period.count, pauses, calendar) };
  const plain =
    period.unit === 'fixed' ? dayNumber(period.day) : period.unit === 'month' ? dayNumber(addMonths(dayOfNumber(start), period.count)) : start + period.count;
  const end = pushBack(plain, start, pauses);
  if (period.unit === 'fixed' && end === plain) return { period, pauses, end, rolledFrom: null, provisional: false };
  return { period, pauses, ...rollOffRest(end, pauses, calendar) };
}

function countWorkdays(start: number, count: number, pauses: readonly Pause[], calendar: WorkCalendar): Pick<Counted, 'end' | 'provisional'> {
  let number = start;
  let seen = 0;
  for (let left = count; left > 0;) {
    number = skipPauses(number + 1, pauses);
    const code = codeAt(calendar, number);
    seen |= code;
    left -= code & WORKS;
  }
  return { end: number, provisional: (seen & UNPUBLISHED) !== 0 };
}

/** Adds to an end the days of every pause that began before it; the start day itself never counted. */
function pushBack(plain: number, start: number, pauses: readonly Pause[]): number {
  let end = plain;
  for (const { from, to } of pauses) {
    if (from <= end) end += Math.max(0, to - Math.max(from, start + 1));
  }
  return end;
}

function rollOffRest(end: number, pauses: readonly Pause[], calendar: WorkCalendar): Pick<Counted, 'end' | 'rolledFrom' | 'provisional'> {
  let number = end;
  let seen = codeAt(calendar, number);
  while ((codeAt(calendar, number) & WORKS) === 0) {
    number = skipPauses(number + 1, pauses);
    seen |= codeAt(calendar, number);
  }
  return { end: number, rolledFrom: number === end ? null : end, provisional: (seen & UNPUBLISHED) !== 0 };
}

function skipPauses(number: number, pauses: readonly Pause[]): number {
  let next = number;
  for (const { from, to } of pauses) if (from <= next && next < to) next = to;
  return next;
}
