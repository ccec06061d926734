import { workdaysBetween } from '#shared/domain/calendar/workdays.ts';
import { addDays, addMonths, type Day } from '#shared/domain/date.ts';
import { type FigureName, figureNames } from '#shared/domain/progress/address.ts';
import { phaseFilter, visitMatches } from '#shared/domain/progress/filter.ts';
import { elapsedOf, noTally, numbersOfTally, type Numbers, programmeOn, type ProgressContext, rankUnits } from '#shared/domain/progress/numbers.ts';
import { type CaseView, funnelSteps, type ProgressPhase, type ProgressVisit } from '#shared/domain/progress/rows.ts';
import type { Pack, Phase } from '#shared/domain/standards/types.ts';
import type { Board, BoardScope, Figures } from '#shared/contract/board.ts';
import { otherTaskWords } from '#shared/words/progress.ts';
import type { UnitRow } from '#shared/services/ports.ts';
import type { Progress } from './boardStore.ts';
import { rememberedByDay, type ScopeTallies, scopeTallies } from './boardTallies.ts';
import type { VerdictsOn } from './boardVerdicts.ts';

/** What the numbers of two days are computed from. */
export type BoardGathered = {
  readonly progress: Progress;
  readonly pack: Pack;
  readonly phases: readonly Phase[];
  readonly units: readonly UnitRow[];
  readonly asOf: Day;
  readonly compareWith: Day;
  readonly now: VerdictsOn;
  readonly earlier: VerdictsOn;
};

/** The months a trend shows at most, the latest ones. */
const MOST_MONTHS = 48;
/** The group of all phases. */
const WHOLE = 'all';

/** All numbers of the dashboard. Pure: the same rows give the same numbers. */
export function boardNumbers(gathered: BoardGathered): Omit<Board, 'at' | 'seq' | 'bureau' | 'issuer' | 'docNo' | 'docTitle'> {
  const { progress, pack, asOf, compareWith, now, earlier } = gathered;
  const phases = gathered.phases.map(({ key, title, from, to }): ProgressPhase => ({ key, title, from, to }));
  const views = progress.viewsOn(asOf);
  const tallies = scopeTallies(views, phases, contextOf(progress, asOf, now));
  const earlierTallies = scopeTallies(progress.viewsOn(compareWith), phases, contextOf(progress, compareWith, earlier));
  const taskNumbersOfPack = pack.tasks.map((task) => task.number);
  // Free findings and rules outside the tasks stand last, where there are any.
  const outside = tallies[0]!.tasks.has(0) || (now.tasks.get(0)?.percent ?? null) !== null;
  const tasks = outside ? [...taskNumbersOfPack, 0] : taskNumbersOfPack;
  const working = new Set(progress.communities.filter((row) => row.validTo === null).map((row) => row.subdistrictId));
  const unitIds = gathered.units.filter((unit) => working.has(unit.id)).map((unit) => unit.id);
  const scopes = [null, ...phases].map((phase, at) =>
    scopeOf(phase, { now: tallies[at]!, earlier: earlierTallies[at]! }, { asOf, compareWith, visits: progress.visits, unitIds, tasks }),
  );
  const shown = new Set(scopes.flatMap((scope) => scope.units.map((unit) => unit.unitId)));
  const programme = programmeOn(phases, asOf);
  return {
    asOf,
    compareWith,
    programme: { state: programme.state, phase: programme.phase?.key ?? null, elapsed: programme.elapsed },
    phases: phases.map((phase) => ({
      ...phase,
      state: asOf < phase.from ? ('future' as const) : asOf > phase.to ? ('past' as const) : ('current' as const),
      elapsed: elapsedOf(phase, asOf),
    })),
    communities: now.communities,
    clean: now.clean,
    lastClean: earlier.clean,
    units: gathered.units.filter((unit) => shown.has(unit.id)).map(({ id, name }) => ({ id, name })),
    tasks: tasks.map((task) => {
      const { title, short } = pack.tasks.find((candidate) => candidate.number === task) ?? { title: otherTaskWords, short: otherTaskWords };
      const { pass = 0, fail = 0, unknown = 0, percent = null, failing = 0, open = 0 } = now.tasks.get(task) ?? {};
      return { task, title, short, pass, fail, unknown, percent, lastPercent: earlier.tasks.get(task)?.percent ?? null, failing, open };
    }),
    scopes,
    trend: trendOf(views, phases, asOf),
  };
}

export type PhaseCounts = { readonly inspected: number; readonly found: number; readonly closed: number; readonly onTime: number; readonly decided: number };

/** What the line above the desk says of each phase as of a day; the same numbers as on the dashboard. */
export function phaseCounts(progress: Progress, phases: ReadonlyArray<Pick<ProgressPhase, 'from' | 'to'>>, asOf: Day): readonly PhaseCounts[] {
  const views = progress.viewsOn(asOf);
  return phases.map(({ from, to }) => {
    const counts = { inspected: inspectedIn(progress.visits, { from, to }, asOf).value, found: 0, closed: 0, onTime: 0, decided: 0 };
    for (const {
      case: { foundOn },
      closed,
      onTime,
    } of views) {
      if (foundOn < from || foundOn > to) continue;
      counts.found += 1;
      if (closed) counts.closed += 1;
      if (onTime !== null) counts.decided += 1;
      if (onTime === true) counts.onTime += 1;
    }
    return counts;
  });
}

function contextOf({ calendar }: Progress, asOf: Day, verdicts: VerdictsOn): ProgressContext {
  // Sixty thousand cases lie on some hundred days.
  const worked = rememberedByDay((day) => workdaysBetween(calendar, asOf, day));
  return { asOf, failing: verdicts.failing, workdays: (from, to) => worked(to) - worked(from) };
}

type Days = { readonly now: ScopeTallies; readonly earlier: ScopeTallies };
type Frame = {
  readonly asOf: Day;
  readonly compareWith: Day;
  readonly visits: readonly ProgressVisit[];
  readonly unitIds: readonly string[];
  readonly tasks: readonly number[];
};

function scopeOf(phase: ProgressPhase | null, { now, earlier }: Days, { asOf, compareWith, visits, unitIds, tasks }: Frame): BoardScope {
  const filter = phaseFilter(phase, asOf);
  const before = phaseFilter(phase, compareWith);
  const lastRate = (unitId: string) => numbersOfTally(earlier.units.get(unitId) ?? noTally(), before).closeRate.percent;
  return {
    key: phase?.key ?? WHOLE,
    filter: { ...filter },
    figures: figuresOf(numbersOfTally(now.whole, filter)),
    last: figuresOf(numbersOfTally(earlier.whole, before)),
    inspected: inspectedIn(visits, phase, asOf),
    lastInspected: inspectedIn(visits, phase, compareWith).value,
    units: rankUnits(
      [...new Set([...unitIds, ...now.units.keys()])].map((unitId) => ({
        unitId,
        ...numbersOfTally(now.units.get(unitId) ?? noTally(), { ...filter, unitId }),
      })),
    ).map((unit) => ({ ...figuresOf(unit), unitId: unit.unitId, rank: unit.rank, lastCloseRate: lastRate(unit.unitId) })),
    tasks: tasks.map((task) => ({ ...figuresOf(numbersOfTally(now.tasks.get(task) ?? noTally(), { ...filter, task })), task })),
    funnel: funnelSteps.map((step, at) => ({ step, value: now.funnel[at] ?? 0 })),
  };
}

/** Without a phase: since the first visit there was. */
function inspectedIn(visits: readonly ProgressVisit[], phase: Pick<ProgressPhase, 'from' | 'to'> | null, asOf: Day): BoardScope['inspected'] {
  const from = phase?.from ?? visits.reduce((first, visit) => (visit.on < first ? visit.on : first), asOf);
  const to = phase === null || phase.to > asOf ? asOf : phase.to;
  return { value: new Set(visits.filter((visit) => visitMatches(visit, { from, to })).map((visit) => visit.communityId)).size, from, to };
}

const countOf: Readonly<Record<FigureName, (numbers: Numbers) => number>> = {
  found: (numbers) => numbers.found.value,
  closed: (numbers) => numbers.closed.value,
  open: (numbers) => numbers.open.value,
  onTime: (numbers) => numbers.onTimeRate.part.value,
  decided: (numbers) => numbers.onTimeRate.whole.value,
  overdue: (numbers) => numbers.overdue.value,
  stillFailing: (numbers) => numbers.stillFailing.value,
  relapsed: (numbers) => numbers.relapsed.value,
  reopened: (numbers) => numbers.reopened.value,
  overdue_rectification: (numbers) => numbers.overdueByStage.rectification.value,
  overdue_supervision: (numbers) => numbers.overdueByStage.supervision.value,
  overdue_accountability: (numbers) => numbers.overdueByStage.accountability.value,
  stage_rectification: (numbers) => numbers.escalated.rectification.value,
  stage_supervision: (numbers) => numbers.escalated.supervision.value,
  stage_accountability: (numbers) => numbers.escalated.accountability.value,
};

function countsOf(numbers: Numbers): Figures['counts'] {
  return Object.fromEntries(figureNames.map((name) => [name, countOf[name](numbers)])) as Figures['counts'];
}

function figuresOf(numbers: Numbers): Figures {
  return { counts: countsOf(numbers), closeRate: numbers.closeRate.percent, onTimeRate: numbers.onTimeRate.percent, averageTenths: numbers.averageTenths };
}

/** Cumulative counts at the end of each month, the running month as of the day. */
function trendOf(views: readonly CaseView[], phases: readonly ProgressPhase[], asOf: Day): Board['trend'] {
  const starts = [...phases.map((phase) => phase.from), ...views.map((view) => view.case.foundOn)].filter((day) => day <= asOf);
  if (starts.length === 0) return [];
  const first = starts.reduce((earliest, day) => (day < earliest ? day : earliest));
  const [found, closed] = [new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, day: Day, by = 1) => counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + by);
  for (const view of views) {
    add(found, view.case.foundOn);
    if (view.closedOn !== null) add(closed, view.closedOn);
    for (const { on, reopenedOn } of view.case.takenBack) {
      if (reopenedOn > asOf) continue;
      add(closed, on);
      add(closed, reopenedOn, -1);
    }
  }
  const points: Board['trend'] = [];
  let [foundSum, closedSum] = [0, 0];
  for (let month = `${first.slice(0, 7)}-01`; month <= asOf; month = addMonths(month, 1)) {
    foundSum += found.get(month.slice(0, 7)) ?? 0;
    closedSum += closed.get(month.slice(0, 7)) ?? 0;
    const end = addDays(addMonths(month, 1), -1);
    points.push({ month: month.slice(0, 7), asOf: end < asOf ? end : asOf, found: foundSum, closed: closedSum });
  }
  return points.slice(-MOST_MONTHS);
}
