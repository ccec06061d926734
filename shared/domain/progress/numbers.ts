import { daysBetween, type Day } from '#shared/domain/date.ts';
import { orderStages, type OrderStage } from '#shared/domain/orders/stages.ts';
import { isStillFailing, phaseFilter, visitMatches, type CaseFilter, type Count, type Rate, type VisitFilter } from './filter.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { funnelSteps, type CaseView, type FunnelStep, type ProgressPhase, type ProgressVisit } from './rows.ts';

/** The dashboard's numbers for one group of cases: a phase, a unit, a task. */
export type Numbers = {
  readonly found: Count;
  readonly closed: Count;
  readonly open: Count;
  /** 整改率: closed of found. */
  readonly closeRate: Rate;
  /** 按期率: closed without ever being late, of those decided (closed, or late once). */
  readonly onTimeRate: Rate;
  readonly overdue: Count;
  /** Overdue by the stage of the overdue item. */
  readonly overdueByStage: Readonly<Record<OrderStage, Count>>;
  readonly stillFailing: Count;
  readonly relapsed: Count;
  /** 重新打开: closed once and opened again, whether closed since or not. */
  readonly reopened: Count;
  /** Cases that reached an order of each stage. */
  readonly escalated: Readonly<Record<OrderStage, Count>>;
  /** Working days from finding to closing, on average over the closed cases, in tenths; null when none is closed. */
  readonly averageTenths: number | null;
};

export type PhaseNumbers = Numbers & { readonly phase: ProgressPhase; readonly inspected: Count };
export type UnitNumbers = Numbers & { readonly unitId: string; readonly rank: number | null };
export type TaskNumbers = Numbers & { readonly task: number };

export type ProgressContext = {
  readonly asOf: Day;
  /** `failingKey`s of verdicts that fail as of the day. */
  readonly failing: ReadonlySet<string>;
  /** Working days after `from` up to and including `to`. */
  readonly workdays: (from: Day, to: Day) => number;
};

/** Cases counted once; the tallies of parts add up to that of the whole. */
export type Tally = {
  found: number;
  closed: number;
  onTime: number;
  decided: number;
  stillFailing: number;
  relapsed: number;
  reopened: number;
  /** Of the closed ones, from finding to closing. */
  workdays: number;
  readonly overdueByStage: Record<OrderStage, number>;
  readonly escalated: Record<OrderStage, number>;
};

export function noTally(): Tally {
  return {
    found: 0,
    closed: 0,
    onTime: 0,
    decided: 0,
    stillFailing: 0,
    relapsed: 0,
    reopened: 0,
    workdays: 0,
    overdueByStage: zeroStages(),
    escalated: zeroStages(),
  };
}

/** Counts one more case into a tally. */
export function countView(tally: Tally, view: CaseView, context: ProgressContext): void {
  tally.found += 1;
  if (view.closed) {
    tally.closed += 1;
    tally.workdays += context.workdays(view.case.foundOn, view.closedOn ?? context.asOf);
  }
  if (view.onTime !== null) tally.decided += 1;
  if (view.onTime === true) tally.onTime += 1;
  if (view.overdueStage !== null) tally.overdueByStage[view.overdueStage] += 1;
  if (isStillFailing(view, context.failing)) tally.stillFailing += 1;
  if (view.case.relapseOf !== null) tally.relapsed += 1;
  if (view.reopened) tally.reopened += 1;
  for (const stage of view.stages) tally.escalated[stage] += 1;
}

/** Adds `more` to `into`. */
export function addTally(into: Tally, more: Tally): void {
  into.found += more.found;
  into.closed += more.closed;
  into.onTime += more.onTime;
  into.decided += more.decided;
  into.stillFailing += more.stillFailing;
  into.relapsed += more.relapsed;
  into.reopened += more.reopened;
  into.workdays += more.workdays;
  for (const stage of orderStages) {
    into.overdueByStage[stage] += more.overdueByStage[stage];
    into.escalated[stage] += more.escalated[stage];
  }
}

/** The numbers of the cases that are given; `base` is the filter that names exactly these cases. */
function numbersOf(views: readonly CaseView[], base: CaseFilter, context: ProgressContext): Numbers {
  const tally = noTally();
  for (const view of views) countView(tally, view, context);
  return numbersOfTally(tally, base);
}

/** The numbers of cases counted before. */
export function numbersOfTally(tally: Tally, base: CaseFilter): Numbers {
  const count = (value: number, more: Partial<CaseFilter> = {}): Count => ({ value, drill: { list: 'cases', filter: { ...base, ...more } } });
  const found = count(tally.found);
  const closed = count(tally.closed, { closed: true });
  const { rectification, supervision, accountability } = tally.overdueByStage;
  return {
    found,
    closed,
    open: count(tally.found - tally.closed, { closed: false }),
    closeRate: rate(closed, found),
    onTimeRate: rate(count(tally.onTime, { onTime: true }), count(tally.decided, { decided: true })),
    overdue: count(rectification + supervision + accountability, { overdue: true }),
    overdueByStage: byStage((stage) => count(tally.overdueByStage[stage], { overdueStage: stage })),
    stillFailing: count(tally.stillFailing, { stillFailing: true }),
    relapsed: count(tally.relapsed, { relapse: true }),
    reopened: count(tally.reopened, { reopened: true }),
    escalated: byStage((stage) => count(tally.escalated[stage], { stage })),
    averageTenths: tally.closed === 0 ? null : Math.round((tally.workdays * 10) / tally.closed),
  };
}

/** The numbers of each phase, with the communities inspected in it. */
export function phaseNumbers(
  views: readonly CaseView[],
  visits: readonly ProgressVisit[],
  phases: readonly ProgressPhase[],
  context: ProgressContext,
): PhaseNumbers[] {
  return phases.map((phase) => {
    const within = views.filter(({ case: { foundOn } }) => foundOn >= phase.from && foundOn <= phase.to);
    const filter: VisitFilter = { from: phase.from, to: phase.to < context.asOf ? phase.to : context.asOf };
    const inspected = new Set(visits.filter((visit) => visitMatches(visit, filter)).map((visit) => visit.communityId)).size;
    return { ...numbersOf(within, phaseFilter(phase, context.asOf), context), phase, inspected: { value: inspected, drill: { list: 'inspected', filter } } };
  });
}

/**
 * The numbers of each responsible unit within a phase (all phases when null), best 整改率 first. Equal rates share a
 * rank and the next is skipped (1 2 2 4); rates are compared as fractions, so rounding makes no ties. A unit
 * without a case has no rank and stands last.
 */
export function unitNumbers(views: readonly CaseView[], unitIds: readonly string[], phase: ProgressPhase | null, context: ProgressContext): UnitNumbers[] {
  const base = phaseFilter(phase, context.asOf);
  const groups = groupBy(within(views, base), (view) => view.case.unitId);
  const ids = [...new Set([...unitIds, ...groups.keys()])];
  return rankUnits(ids.map((unitId) => ({ unitId, ...numbersOf(groups.get(unitId) ?? [], { ...base, unitId }, context) })));
}

/** Units in order of their 整改率 with their ranks, as `unitNumbers`. */
export function rankUnits(rows: ReadonlyArray<Numbers & { readonly unitId: string }>): UnitNumbers[] {
  const sorted = rows.toSorted((a, b) => compareRates(b.closeRate, a.closeRate) || b.found.value - a.found.value);
  let rank = 0;
  return sorted.map((row, index) => {
    const before = sorted[index - 1];
    if (before === undefined || compareRates(before.closeRate, row.closeRate) !== 0) rank = index + 1;
    return { ...row, rank: row.found.value === 0 ? null : rank };
  });
}

/** The numbers of each task within a phase (all phases when null); task 0 is what stands outside the tasks. */
export function taskNumbers(views: readonly CaseView[], tasks: readonly number[], phase: ProgressPhase | null, context: ProgressContext): TaskNumbers[] {
  const base = phaseFilter(phase, context.asOf);
  const groups = groupBy(within(views, base), (view) => view.case.task ?? 0);
  return tasks.map((task) => ({ task, ...numbersOf(groups.get(task) ?? [], { ...base, task }, context) }));
}

/** How many cases have reached each step; each step counts those of the later ones too. */
export function funnel(
  views: readonly CaseView[],
  phase: ProgressPhase | null,
  asOf: Day,
): ReadonlyArray<{ readonly step: FunnelStep; readonly count: Count }> {
  const base = phaseFilter(phase, asOf);
  const exact = new Array<number>(funnelSteps.length).fill(0);
  for (const view of within(views, base)) {
    const at = funnelSteps.indexOf(view.reached);
    exact[at] = (exact[at] ?? 0) + 1;
  }
  let sum = 0;
  const counts = exact
    .toReversed()
    .map((value) => (sum += value))
    .reverse();
  return funnelSteps.map((step, index) => ({ step, count: { value: counts[index] ?? 0, drill: { list: 'cases', filter: { ...base, reached: step } } } }));
}

/** A share of two counts. */
function rate(part: Count, whole: Count): Rate {
  return { part, whole, percent: percentOf(part.value, whole.value) };
}

/** A programme on a day: `before` it, in a `phase`, `between` two, or 方案期满 `expired` after the last. */
export type Programme = {
  readonly state: 'before' | 'phase' | 'between' | 'expired';
  /** The phase of the day; when expired the last one, between two the one before, before the first none. */
  readonly phase: ProgressPhase | null;
  /** Days gone of the phase, today included, in 0.01 %; 10000 when it is over. */
  readonly elapsed: number | null;
};

/** Where a programme stands on a day. Phases may not overlap; where they do, the later one holds. */
export function programmeOn(phases: readonly ProgressPhase[], today: Day): Programme {
  const sorted = phases.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const current = sorted.findLast(({ from, to }) => from <= today && today <= to);
  if (current !== undefined) return { state: 'phase', phase: current, elapsed: elapsedOf(current, today) };
  const past = sorted.findLast(({ to }) => to < today) ?? null;
  if (past === null) return { state: 'before', phase: null, elapsed: null };
  const more = sorted.some(({ from }) => from > today);
  return { state: more ? 'between' : 'expired', phase: past, elapsed: 10_000 };
}

/** How much of a phase is gone on a day, in 0.01 %. */
export function elapsedOf(phase: ProgressPhase, today: Day): number {
  const whole = daysBetween(phase.from, phase.to) + 1;
  return percentOf(Math.min(whole, Math.max(0, daysBetween(phase.from, today) + 1)), whole) ?? 0;
}

/** What changed since an earlier day: counts by difference, rates in percentage points × 100. */
export type Change = { readonly now: number | null; readonly before: number | null; readonly difference: number | null };

/** The same number now and at the last meeting. */
export function change(now: Count | Rate, before: Count | Rate | null): Change {
  const [a, b] = [valueOf(now), before === null ? null : valueOf(before)];
  return { now: a, before: b, difference: a === null || b === null ? null : a - b };
}

function valueOf(number: Count | Rate): number | null {
  return 'value' in number ? number.value : number.percent;
}

function compareRates(a: Rate, b: Rate): number {
  const [aWhole, bWhole] = [a.whole.value, b.whole.value];
  if (aWhole === 0 || bWhole === 0) return Math.sign(aWhole) - Math.sign(bWhole);
  return a.part.value * bWhole - b.part.value * aWhole;
}

function within(views: readonly CaseView[], { foundFrom, foundTo }: CaseFilter): CaseView[] {
  return views.filter(({ case: { foundOn } }) => (foundFrom === undefined || foundOn >= foundFrom) && (foundTo === undefined || foundOn <= foundTo));
}

function groupBy<K>(views: readonly CaseView[], keyOf: (view: CaseView) => K): Map<K, CaseView[]> {
  const groups = new Map<K, CaseView[]>();
  for (const view of views) {
    const group = groups.get(keyOf(view));
    if (group === undefined) groups.set(keyOf(view), [view]);
    else group.push(view);
  }
  return groups;
}

function zeroStages(): Record<OrderStage, number> {
  return { rectification: 0, supervision: 0, accountability: 0 };
}

function byStage(make: (stage: OrderStage) => Count): Record<OrderStage, Count> {
  return Object.fromEntries(orderStages.map((stage) => [stage, make(stage)])) as Record<OrderStage, Count>;
}
