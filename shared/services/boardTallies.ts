import type { Day } from '#shared/domain/date.ts';
import { addTally, countView, noTally, type ProgressContext, type Tally } from '#shared/domain/progress/numbers.ts';
import { type CaseView, funnelSteps, type ProgressPhase } from '#shared/domain/progress/rows.ts';

/** The cases of one phase (or of all), counted as a whole, by unit, by task, and by the furthest step reached. */
export type ScopeTallies = {
  readonly whole: Tally;
  readonly units: ReadonlyMap<string, Tally>;
  readonly tasks: ReadonlyMap<number, Tally>;
  readonly funnel: readonly number[];
};

type Cell = { readonly unitId: string; readonly task: number; readonly phases: number; readonly tally: Tally; readonly reached: number[] };

/**
 * Counts every case once, into the cell of its unit, task and phases; all groups are sums of cells. Task 0 is what
 * stands outside the tasks. Answers all phases together first, then each phase.
 */
export function scopeTallies(views: readonly CaseView[], phases: readonly ProgressPhase[], context: ProgressContext): ScopeTallies[] {
  const phasesOf = rememberedByDay((day) => phases.reduce((mask, { from, to }, index) => (day >= from && day <= to ? mask | (1 << index) : mask), 0));
  const units = new Map<string, Map<number, Cell>>();
  for (const view of views) {
    const { unitId, foundOn, task: ofTask } = view.case;
    const [task, within] = [ofTask ?? 0, phasesOf(foundOn)];
    let ofUnit = units.get(unitId);
    if (ofUnit === undefined) units.set(unitId, (ofUnit = new Map()));
    const key = (within << 10) | task;
    let cell = ofUnit.get(key);
    if (cell === undefined) ofUnit.set(key, (cell = { unitId, task, phases: within, tally: noTally(), reached: funnelSteps.map(() => 0) }));
    countView(cell.tally, view, context);
    cell.reached[funnelSteps.indexOf(view.reached)]! += 1;
  }
  const cells = [...units.values()].flatMap((ofUnit) => [...ofUnit.values()]);
  return [null, ...phases.keys()].map((phase) => summed(phase === null ? cells : cells.filter((cell) => (cell.phases & (1 << phase)) !== 0)));
}

function summed(cells: readonly Cell[]): ScopeTallies {
  const scope = { whole: noTally(), units: new Map<string, Tally>(), tasks: new Map<number, Tally>(), funnel: funnelSteps.map(() => 0) };
  for (const { unitId, task, tally, reached } of cells) {
    addTally(scope.whole, tally);
    addTally(entry(scope.units, unitId), tally);
    addTally(entry(scope.tasks, task), tally);
    // Whoever has come to a step has passed those before it.
    for (const [at, count] of reached.entries()) for (let step = 0; step <= at; step += 1) scope.funnel[step]! += count;
  }
  return scope;
}

function entry<K>(tallies: Map<K, Tally>, key: K): Tally {
  const known = tallies.get(key) ?? noTally();
  tallies.set(key, known);
  return known;
}

/** A function of a day that is asked for the same thousand days over and over. */
export function rememberedByDay(answer: (day: Day) => number): (day: Day) => number {
  const known = new Map<Day, number>();
  return (day) => {
    let value = known.get(day);
    if (value === undefined) known.set(day, (value = answer(day)));
    return value;
  };
}
