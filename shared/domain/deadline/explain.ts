import { codeAt, dayStatus, WORKS, type DayKind, type WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import type { Paper } from '#shared/domain/calendar/yearCalendar.ts';
import { dayNumber, dayOfNumber, daysBetween, type Day } from '#shared/domain/date.ts';
import { countPeriod, dueDay, type Counted, type Due } from './due.ts';
import type { Period } from './period.ts';

/**
 * What a day does in a period:
 * `start` service, not counted · `counted` · `makeup` a weekend day that counts because it is worked · `rest`, `holiday` do not count ·
 * `rolled` last day by the count, but nobody works on it · `suspended` the clock stands · `former_due` the due day before an extension · `due`.
 */
export type ExplainedKind = 'start' | 'counted' | 'rest' | 'holiday' | 'makeup' | 'due' | 'rolled' | 'suspended' | 'former_due';

export type ExplainedDay = {
  readonly day: Day;
  readonly kind: ExplainedKind;
  /** What the calendar says, also of start, counted and due days. */
  readonly dayKind: DayKind;
  /** Which day of the period it is, from 1; null where it does not count, and for months and fixed days. */
  readonly count: number | null;
  /** Name of the holiday, and the paper that sets the day. */
  readonly name: string | null;
  readonly paper: Paper | null;
  readonly provisional: boolean;
};

export type Explanation = Due & { readonly days: readonly ExplainedDay[] };

/** A due date with every day from the start to it: the strip 「期限怎么算」. Errors as in `dueDay`. */
export function explainDue(start: Day, period: Period, calendar: WorkCalendar): Explanation {
  const counted = countPeriod(dayNumber(start), period, [], calendar);
  return { ...dueDay(start, period, calendar), days: [explainDay(calendar, start, 'start'), ...explainPeriod(dayNumber(start), counted, calendar)] };
}

/** The days of one counted period behind its start, in order. A due day before the start stands alone. */
export function explainPeriod(start: number, { period, pauses, end, rolledFrom }: Counted, calendar: WorkCalendar): ExplainedDay[] {
  if (end <= start) return [explainDay(calendar, dayOfNumber(end), 'due')];
  const days: ExplainedDay[] = [];
  let count = 0;
  for (let number = start + 1; number <= end; number += 1) {
    const day = dayOfNumber(number);
    const paused = pauses.some(({ from, to }) => from <= number && number < to);
    const works = (codeAt(calendar, number) & WORKS) !== 0;
    const counts = !paused && (period.unit === 'workday' ? works : rolledFrom === null || number <= rolledFrom);
    if (counts) count += 1;
    const shown = counts && (period.unit === 'workday' || period.unit === 'day') ? count : null;
    if (number === end) days.push(explainDay(calendar, day, 'due', shown));
    else if (number === rolledFrom) days.push(explainDay(calendar, day, 'rolled', shown));
    else if (paused) days.push(explainDay(calendar, day, 'suspended'));
    else if (counts) days.push(explainDay(calendar, day, 'counted', shown));
    else days.push(explainDay(calendar, day, 'rest'));
  }
  return days;
}

/** One day with what the calendar says of it; a counted make-up day and an uncounted holiday get their own kind. */
export function explainDay(calendar: WorkCalendar, day: Day, kind: ExplainedKind, count: number | null = null): ExplainedDay {
  const { kind: dayKind, name, paper, provisional } = dayStatus(calendar, day);
  const own = (kind === 'counted' && dayKind === 'makeup') || (kind === 'rest' && dayKind === 'holiday') ? dayKind : kind;
  return { day, kind: own, dayKind, count, name, paper, provisional };
}

/** Neighbouring days that one sentence covers. */
export type DayGroup = {
  readonly kind: ExplainedKind;
  readonly dayKind: DayKind;
  readonly from: Day;
  readonly to: Day;
  readonly firstCount: number | null;
  readonly lastCount: number | null;
  /** Distinct names, in order. */
  readonly names: readonly string[];
  readonly paper: Paper | null;
};

const GROUPED: ReadonlySet<ExplainedKind> = new Set(['counted', 'rest', 'holiday', 'suspended']);

/** Joins neighbouring days of one kind and one paper, for sentences such as 「10月1日—8日 国庆节、中秋节，国办发明电…」. */
export function groupDays(days: readonly ExplainedDay[]): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const { day, kind, dayKind, count, name, paper } of days) {
    const last = groups.at(-1);
    const names = name === null ? [] : [name];
    if (last !== undefined && joins(last, kind, day, paper)) {
      groups[groups.length - 1] = {
        ...last,
        to: day,
        lastCount: count ?? last.lastCount,
        names: [...new Set([...last.names, ...names])],
        paper: last.paper ?? paper,
      };
    } else {
      groups.push({ kind, dayKind, from: day, to: day, firstCount: count, lastCount: count, names, paper });
    }
  }
  return groups;
}

function joins(last: DayGroup, kind: ExplainedKind, day: Day, paper: Paper | null): boolean {
  if (last.kind !== kind || !GROUPED.has(kind) || daysBetween(last.to, day) !== 1) return false;
  return kind !== 'holiday' || last.paper?.number === paper?.number;
}
