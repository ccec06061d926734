import type { Day } from '#shared/domain/date.ts';
import { percentOf } from '#shared/domain/percent.ts';

/** An inspection round: who looks, when, at which communities, under which of the programme's tasks. */
export type Round = {
  readonly id: string;
  readonly name: string;
  /** Key of the phase it belongs to. */
  readonly phase: string;
  readonly team: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** Task numbers looked at; empty means all of them. */
  readonly tasks: readonly number[];
  readonly communities: readonly RoundCommunity[];
};

export type RoundCommunity = { readonly communityId: string; readonly inspectedOn: Day | null };

/** How much of what could be looked at has been. Percentages in 0.01 %; null when there is nothing to look at. */
export type Coverage = {
  readonly asOf: Day;
  readonly communities: { readonly inspected: number; readonly total: number; readonly percent: number | null };
  /** Tasks × communities: a cell is covered when a round with that task inspected that community. */
  readonly cells: { readonly covered: number; readonly total: number; readonly percent: number | null };
  readonly tasks: ReadonlyArray<{ readonly task: number; readonly inspected: number; readonly percent: number | null }>;
  /** Tasks that have been looked at in at least one community. */
  readonly tasksTouched: number;
  readonly notInspected: readonly string[];
};

/**
 * Coverage of communities and tasks by rounds, as of a day. Communities that a round lists but the register no
 * longer has do not count; a community inspected twice counts once.
 */
export function coverage(rounds: readonly Round[], communityIds: readonly string[], tasks: readonly number[], asOf: Day): Coverage {
  const known = new Set(communityIds);
  const wanted = [...new Set(tasks)];
  const byTask = new Map(wanted.map((task) => [task, new Set<string>()]));
  const inspected = new Set<string>();
  for (const round of rounds) {
    const seen = round.communities.filter(({ communityId, inspectedOn }) => inspectedOn !== null && inspectedOn <= asOf && known.has(communityId));
    for (const { communityId } of seen) {
      inspected.add(communityId);
      for (const task of round.tasks.length === 0 ? wanted : round.tasks) byTask.get(task)?.add(communityId);
    }
  }
  const total = known.size;
  const perTask = wanted.map((task) => ({ task, inspected: byTask.get(task)?.size ?? 0 }));
  const covered = perTask.reduce((sum, each) => sum + each.inspected, 0);
  return {
    asOf,
    communities: { inspected: inspected.size, total, percent: percentOf(inspected.size, total) },
    cells: { covered, total: total * wanted.length, percent: percentOf(covered, total * wanted.length) },
    tasks: perTask.map((each) => ({ ...each, percent: percentOf(each.inspected, total) })),
    tasksTouched: perTask.filter((each) => each.inspected > 0).length,
    notInspected: [...known].filter((id) => !inspected.has(id)),
  };
}

/** How far one round is: inspected of those it lists. */
export function roundProgress(round: Round, asOf: Day): { readonly inspected: number; readonly total: number; readonly percent: number | null } {
  const inspected = round.communities.filter(({ inspectedOn }) => inspectedOn !== null && inspectedOn <= asOf).length;
  return { inspected, total: round.communities.length, percent: percentOf(inspected, round.communities.length) };
}
