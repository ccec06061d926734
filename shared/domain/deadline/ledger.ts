import { missingYears, type WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { dayNumber, dayOfNumber, daysBetween, isDay, type Day } from '#shared/domain/date.ts';
import { AppError, assertNever } from '#shared/domain/errors.ts';
import { countPeriod, type Counted, type Pause } from './due.ts';
import { explainDay, explainPeriod, type ExplainedDay } from './explain.ts';
import { checkPeriod, type Period } from './period.ts';

/**
 * One line of a case item's due-date ledger, which is the truth about its deadline (`due_on` can be rebuilt from it).
 * `seq` orders lines as they were recorded; `on` is the day the event took place.
 * - `budget`  a period is given. A later one (item returned with a new date) opens a new term, which needs its own service.
 * - `service` the clock starts; the day is not counted. A later one in the same term corrects it.
 * - `suspend` from this day on nothing counts · `resume` from this day on it counts again.
 * - `extend`  an approved extension: counted from the due day, or a fixed day in its place. `askedOn` is the day it was asked for.
 * - `answered` the competent body's answer to a 问责令: its term is over, and nothing else is due. A later one in the same term corrects it.
 */
export type LedgerEntry =
  | { readonly seq: number; readonly on: Day; readonly kind: 'budget'; readonly period: Period }
  | { readonly seq: number; readonly on: Day; readonly kind: 'service' | 'suspend' | 'resume' | 'answered' }
  | { readonly seq: number; readonly on: Day; readonly kind: 'extend'; readonly period: Period; readonly askedOn: Day };

/** What the ledger says today. */
export type DueProjection = {
  readonly state: 'no_period' | 'not_served' | 'running' | 'suspended' | 'answered';
  /** Null while nothing runs: no period, not served, suspended, answered. */
  readonly dueOn: Day | null;
  readonly provisional: boolean;
  readonly missingYears: readonly number[];
  readonly rolledFrom: Day | null;
  readonly servedOn: Day | null;
  /** The period of the current term as it was given. */
  readonly period: Period | null;
  /** Natural days from each suspension to its resumption, the open one not included. */
  readonly suspendedDays: number;
  readonly suspendedSince: Day | null;
  readonly extensions: number;
  /** The version of the calendar this was counted with. */
  readonly calendarVersion: string;
};

type Step = { readonly seq: number; readonly period: Period };
type Term = {
  readonly period: Period;
  readonly start: number | null;
  readonly pauses: ReadonlyArray<Pause & { readonly seq: number }>;
  readonly suspendedSince: number | null;
  readonly extensions: readonly Step[];
  readonly answeredOn: Day | null;
};

/**
 * The due day that a ledger gives. Errors: `ledger_no_period`, `ledger_not_served`, `ledger_suspended`, `ledger_not_suspended`,
 * `ledger_day_before` {on, earlier}, each with `seq`: the entries contradict each other; `invalid_period`, `invalid_day`.
 */
export function projectLedger(entries: readonly LedgerEntry[], calendar: WorkCalendar): DueProjection {
  const term = currentTerm(entries);
  const nothing = {
    dueOn: null,
    provisional: false,
    missingYears: [],
    rolledFrom: null,
    suspendedSince: null,
    suspendedDays: 0,
    extensions: 0,
    calendarVersion: calendar.version,
  };
  if (term === null) return { ...nothing, state: 'no_period', servedOn: null, period: null };
  if (term.start === null) return { ...nothing, state: 'not_served', servedOn: null, period: term.period };
  const servedOn = dayOfNumber(term.start);
  const shared = {
    servedOn,
    period: term.period,
    suspendedDays: term.pauses.reduce((sum, { from, to }) => sum + to - from, 0),
    extensions: term.extensions.length,
    calendarVersion: calendar.version,
  };
  if (term.answeredOn !== null) return { ...nothing, ...shared, state: 'answered' };
  if (term.suspendedSince !== null) return { ...nothing, ...shared, state: 'suspended', suspendedSince: dayOfNumber(term.suspendedSince) };
  const stages = countStages(term, calendar);
  const { end, rolledFrom } = stages.at(-1) ?? { end: term.start, rolledFrom: null };
  const provisional = stages.some((stage) => stage.provisional);
  const dueOn = dayOfNumber(end);
  return {
    ...shared,
    state: 'running',
    dueOn,
    provisional,
    missingYears: provisional ? missingYears(calendar, servedOn, dueOn) : [],
    rolledFrom: rolledFrom === null ? null : dayOfNumber(rolledFrom),
    suspendedSince: null,
  };
}

/** `projectLedger` with every day from service to the due day (or to the open suspension) explained. Errors as there. */
export function explainLedger(entries: readonly LedgerEntry[], calendar: WorkCalendar): DueProjection & { readonly days: readonly ExplainedDay[] } {
  const projection = projectLedger(entries, calendar);
  const term = currentTerm(entries);
  if (term === null || term.start === null) return { ...projection, days: [] };
  const days: ExplainedDay[] = [explainDay(calendar, dayOfNumber(term.start), 'start')];
  let start = term.start;
  for (const stage of countStages(term, calendar)) {
    const last = days.at(-1);
    if (last?.kind === 'due') days[days.length - 1] = { ...last, kind: 'former_due' };
    // A corrected service can move the former due day behind an agreed fixed day: the list ends with the due day.
    while (days.length > 1 && dayNumber(days.at(-1)?.day ?? '') >= stage.end) days.pop();
    days.push(...explainPeriod(Math.min(start, stage.end - 1), stage, calendar));
    start = stage.end;
  }
  const since = term.suspendedSince;
  if (since === null) return { ...projection, days };
  const before = days.filter(({ day }) => dayNumber(day) < since);
  return { ...projection, days: [...before, explainDay(calendar, dayOfNumber(since), 'suspended')] };
}

/** When the answer of the current term was due and when it came; null while it is awaited, and where the term is none for an answer. */
export function answerOf(
  entries: readonly LedgerEntry[],
  calendar: WorkCalendar,
): { readonly dueOn: Day; readonly answeredOn: Day; readonly provisional: boolean } | null {
  const answeredOn = currentTerm(entries)?.answeredOn ?? null;
  const { dueOn, provisional } = projectLedger(
    entries.filter(({ kind }) => kind !== 'answered'),
    calendar,
  );
  return answeredOn === null || dueOn === null ? null : { dueOn, answeredOn, provisional };
}

/**
 * A ledger with one entry more, after checking that it may be added. Besides the errors of `projectLedger`:
 * `service_before_issue` {on, issuedOn}; `extension_after_expiry` {askedOn, dueOn}: an extension is asked before the period ends
 * (asking on the due day is in time); `extension_not_later` {newDue, dueOn}.
 */
export function appendLedger(entries: readonly LedgerEntry[], entry: LedgerEntry, calendar: WorkCalendar): readonly LedgerEntry[] {
  const next = [...entries, entry];
  if (entry.kind === 'service') {
    const budget = entries.findLast(({ kind }) => kind === 'budget');
    if (budget !== undefined && entry.on < budget.on) throw new AppError('service_before_issue', { seq: entry.seq, on: entry.on, issuedOn: budget.on });
  }
  const after = projectLedger(next, calendar);
  if (entry.kind === 'extend') {
    const { dueOn } = projectLedger(entries, calendar);
    if (dueOn !== null && entry.askedOn > dueOn) throw new AppError('extension_after_expiry', { seq: entry.seq, askedOn: entry.askedOn, dueOn });
    if (dueOn !== null && after.dueOn !== null && after.dueOn <= dueOn)
      throw new AppError('extension_not_later', { seq: entry.seq, newDue: after.dueOn, dueOn });
  }
  return next;
}

/** The period and each extension in turn: an extension in days is counted from the due day before it. */
function countStages(term: Term, calendar: WorkCalendar): Counted[] {
  if (term.start === null) return [];
  const stages: Counted[] = [];
  let start = term.start;
  for (const { seq, period } of [{ seq: 0, period: term.period }, ...term.extensions]) {
    // A fixed day that was agreed after a suspension has it in already; later suspensions are added to it.
    const pauses = period.unit === 'fixed' ? term.pauses.filter((pause) => pause.seq > seq) : term.pauses;
    const counted = countPeriod(period.unit === 'fixed' ? term.start : start, period, pauses, calendar);
    stages.push(counted);
    start = counted.end;
  }
  return stages;
}

function currentTerm(entries: readonly LedgerEntry[]): Term | null {
  let term: Term | null = null;
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) term = addEntry(term, entry);
  return term;
}

function addEntry(term: Term | null, entry: LedgerEntry): Term {
  const { seq, on } = entry;
  if (!isDay(on)) throw new AppError('invalid_day', { value: String(on) });
  if (entry.kind === 'budget') return { period: checkPeriod(entry.period), start: null, pauses: [], suspendedSince: null, extensions: [], answeredOn: null };
  if (term === null) throw new AppError('ledger_no_period', { seq });
  if (entry.kind === 'service') return { ...term, start: dayNumber(on) };
  if (term.start === null) throw new AppError('ledger_not_served', { seq });
  const since = term.suspendedSince;
  switch (entry.kind) {
    case 'suspend':
      if (since !== null) throw new AppError('ledger_suspended', { seq, since: dayOfNumber(since) });
      refuseBefore(seq, on, dayOfNumber(term.pauses.at(-1)?.to ?? term.start));
      return { ...term, suspendedSince: dayNumber(on) };
    case 'resume':
      if (since === null) throw new AppError('ledger_not_suspended', { seq });
      refuseBefore(seq, on, dayOfNumber(since));
      return { ...term, suspendedSince: null, pauses: [...term.pauses, { from: since, to: dayNumber(on), seq }] };
    case 'extend':
      if (since !== null) throw new AppError('ledger_suspended', { seq, since: dayOfNumber(since) });
      return { ...term, extensions: [...term.extensions, { seq, period: checkPeriod(entry.period) }] };
    case 'answered':
      refuseBefore(seq, on, dayOfNumber(term.start));
      return { ...term, answeredOn: on };
    default:
      return assertNever(entry.kind);
  }
}

function refuseBefore(seq: number, on: Day, earlier: Day): void {
  if (daysBetween(earlier, on) < 0) throw new AppError('ledger_day_before', { seq, on, earlier });
}
