import { addWorkdays, workdaysBetween } from '#shared/domain/calendar/workdays.ts';
import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { daysBetween, type Day } from '#shared/domain/date.ts';
import type { DueProjection } from './ledger.ts';

/**
 * `not_started` no due day yet · `running` · `due_soon` few working days left · `due_today` not overdue · `overdue` ·
 * `stopped` closed, suspended, or reported in time and waiting for recheck: cannot become overdue.
 */
export type StandingState = 'not_started' | 'running' | 'due_soon' | 'due_today' | 'overdue' | 'stopped';

export type Standing = {
  readonly state: StandingState;
  /** Working days from today (not counted) to the due day; null where none is running. */
  readonly workdaysLeft: number | null;
  /** Working days past the due day, up to the late report or today; 0 when not late. Friday's due day on Saturday is overdue by 0. */
  readonly workdaysOver: number;
  /** The same in natural days: 1 on the day after the due day. */
  readonly daysOver: number;
};

export type StandingFacts = {
  readonly due: Pick<DueProjection, 'state' | 'dueOn'>;
  readonly today: Day;
  /** The day the current term was reported back, null until then, and again null when it was returned. */
  readonly reportedOn: Day | null;
  readonly closed: boolean;
};

/** Reminders before the due day, in working days (a setting; these are the defaults). */
const REMINDER_RUNGS: readonly number[] = [7, 3, 1, 0];
const SOON = 3;

/**
 * Where an item stands today; overdue is derived here and stored nowhere. Due today is not overdue; reported in time
 * is not overdue while it waits for recheck (PRODUCT §6). A late report stays overdue, with the days it was late.
 * `soon` is the number of working days from which it counts as due soon.
 */
export function standing({ due, today, reportedOn, closed }: StandingFacts, calendar: WorkCalendar, soon: number = SOON): Standing {
  const { dueOn } = due;
  if (dueOn === null) return { state: closed || due.state === 'suspended' ? 'stopped' : 'not_started', workdaysLeft: null, workdaysOver: 0, daysOver: 0 };
  const until = reportedOn ?? today;
  const late = until > dueOn;
  const workdaysOver = late ? workdaysBetween(calendar, dueOn, until) : 0;
  const daysOver = late ? daysBetween(dueOn, until) : 0;
  if (closed)
    return { state: 'stopped', workdaysLeft: null, workdaysOver: reportedOn === null ? 0 : workdaysOver, daysOver: reportedOn === null ? 0 : daysOver };
  if (late) return { state: 'overdue', workdaysLeft: null, workdaysOver, daysOver };
  if (reportedOn !== null) return { state: 'stopped', workdaysLeft: null, workdaysOver: 0, daysOver: 0 };
  const workdaysLeft = workdaysBetween(calendar, today, dueOn);
  const state = today === dueOn ? 'due_today' : workdaysLeft <= soon ? 'due_soon' : 'running';
  return { state, workdaysLeft, workdaysOver: 0, daysOver: 0 };
}

export type Reminder = { readonly rung: number; readonly on: Day };

/**
 * The days on which to remind, each on a working day, earliest first; none on or before the day of service.
 * Rung 0 is the due day, or the last working day before it when nobody works on it.
 */
export function reminders(servedOn: Day, dueOn: Day, calendar: WorkCalendar, rungs: readonly number[] = REMINDER_RUNGS): Reminder[] {
  return [...new Set(rungs)]
    .toSorted((a, b) => b - a)
    .map((rung) => ({ rung, on: addWorkdays(calendar, dueOn, -rung).day }))
    .filter(({ on }) => on > servedOn);
}

/** The rung an item is on with so many working days left: 5 left is rung 7, 2 left is rung 3; null while it is far. */
export function reminderRung(workdaysLeft: number | null, rungs: readonly number[] = REMINDER_RUNGS): number | null {
  if (workdaysLeft === null || workdaysLeft < 0) return null;
  return rungs.toSorted((a, b) => a - b).find((rung) => workdaysLeft <= rung) ?? null;
}
