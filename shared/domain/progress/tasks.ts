import type { Day } from '#shared/domain/date.ts';
import { lettersOfState, type TaskSpan } from '#shared/domain/standards/outcomes.ts';
import type { Count, VerdictFilter } from './filter.ts';
import { percentOf } from '#shared/domain/percent.ts';

/** A community's verdicts as the cache keeps them: one letter a rule, in the order of the compiled judge. */
export type CommunityOutcomes = { readonly communityId: string; readonly unitId: string; readonly outcomes: string };

/** 达标率 of one task: passed of all verdicts that apply; what cannot be judged counts as not passed. */
export type TaskRate = {
  readonly task: number;
  readonly pass: Count;
  readonly fail: Count;
  readonly unknown: Count;
  readonly percent: number | null;
};

/** The verdict rates of each task, over all communities or one unit's. */
export function taskRates(rows: readonly CommunityOutcomes[], spans: readonly TaskSpan[], asOf: Day, unitId?: string): TaskRate[] {
  const chosen = rows.filter((row) => unitId === undefined || row.unitId === unitId);
  return spans.map(({ task, indexes }) => {
    const tally = { pass: 0, fail: 0, unknown: 0 };
    for (const { outcomes } of chosen) {
      for (const index of indexes) {
        const state = stateAt(outcomes, index);
        if (state !== null) tally[state] += 1;
      }
    }
    const count = (state: VerdictFilter['state']): Count => ({
      value: tally[state],
      drill: { list: 'verdicts', filter: { asOf, task, state, ...(unitId === undefined ? {} : { unitId }) } },
    });
    return {
      task,
      pass: count('pass'),
      fail: count('fail'),
      unknown: count('unknown'),
      percent: percentOf(tally.pass, tally.pass + tally.fail + tally.unknown),
    };
  });
}

/** The rule places of one community that a verdict list shows under a filter. */
export function verdictMatches(row: CommunityOutcomes, filter: VerdictFilter, spans: readonly TaskSpan[]): number[] {
  if (filter.unitId !== undefined && row.unitId !== filter.unitId) return [];
  const indexes = spans.find(({ task }) => task === filter.task)?.indexes ?? [];
  return indexes.filter((index) => stateAt(row.outcomes, index) === filter.state);
}

function stateAt(outcomes: string, index: number): VerdictFilter['state'] | null {
  const letter = outcomes[index] ?? '';
  if (letter === '') return null;
  if (lettersOfState.pass.includes(letter)) return 'pass';
  if (lettersOfState.fail.includes(letter)) return 'fail';
  return lettersOfState.unknown.includes(letter) ? 'unknown' : null;
}
