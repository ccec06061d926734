import type { CompiledJudge } from '#shared/domain/standards/judge.ts';
import { isRemarked, stateOf, type VerdictState } from '#shared/domain/standards/verdict.ts';
import { weightOf } from '#shared/domain/standards/strength.ts';
import type { Rule } from '#shared/domain/standards/types.ts';

/**
 * The cache keeps one letter a rule, in the order of the compiled judge:
 * P pass · R pass with a remark · A pass, an advice (提倡 鼓励 有条件) unmet · F fail · G fail of a usual rule
 * (一般、原则上, counted apart) · U unknown · N not applicable · E exempt.
 */
export type OutcomeLetter = 'P' | 'R' | 'A' | 'F' | 'G' | 'U' | 'N' | 'E';

/** The cached letter of one packed outcome of the judge. */
export function letterOf(outcome: number, rule: Rule): OutcomeLetter {
  const state = stateOf(outcome);
  switch (state) {
    case 'pass':
      if (!isRemarked(outcome)) return 'P';
      return weightOf(rule.strength) === 'advisory' ? 'A' : 'R';
    case 'fail':
      return weightOf(rule.strength) === 'usual' ? 'G' : 'F';
    case 'unknown':
      return 'U';
    case 'not_applicable':
      return 'N';
    case 'exempt':
      return 'E';
  }
}

/** Letters of each state, for filters: a failed rule is F or G. */
export const lettersOfState: Readonly<Record<VerdictState, string>> = { pass: 'PRA', fail: 'FG', unknown: 'U', not_applicable: 'N', exempt: 'E' };

export function stateOfLetter(letter: string): VerdictState {
  if ('PRA'.includes(letter)) return 'pass';
  if ('FG'.includes(letter)) return 'fail';
  if (letter === 'N') return 'not_applicable';
  return letter === 'E' ? 'exempt' : 'unknown';
}

/** Counts of verdicts; `fail` are the plain ones, `usualFail` 一般、原则上, `advisoryFail` unmet advice (no failure). */
export type OutcomeCounts = {
  readonly pass: number; readonly fail: number; readonly usualFail: number; readonly advisoryFail: number;
  readonly unknown: number; readonly notApplicable: number; readonly exempt: number;
};

/** Counts the letters from `from` (inclusive) to `to` (exclusive). */
export function countOutcomes(outcomes: string, from = 0, to = outcomes.length): OutcomeCounts {
  const counts = { pass: 0, fail: 0, usualFail: 0, advisoryFail: 0, unknown: 0, notApplicable: 0, exempt: 0 };
  for (let index = from; index < to; index += 1) {
    switch (outcomes.charCodeAt(index)) {
      case 80: case 82: counts.pass += 1; break;
      case 65: counts.pass += 1; counts.advisoryFail += 1; break;
      case 70: counts.fail += 1; break;
      case 71: counts.usualFail += 1; break;
      case 85: counts.unknown += 1; break;
      case 78: counts.notApplicable += 1; break;
      default: counts.exempt += 1;
    }
  }
  return counts;
}

export function addCounts(a: OutcomeCounts, b: OutcomeCounts): OutcomeCounts {
  return {
    pass: a.pass + b.pass, fail: a.fail + b.fail, usualFail: a.usualFail + b.usualFail, advisoryFail: a.advisoryFail + b.advisoryFail,
    unknown: a.unknown + b.unknown, notApplicable: a.notApplicable + b.notApplicable, exempt: a.exempt + b.exempt,
  };
}

/** Where each task's rules stand among the letters; pack order keeps a task's rules together. Task 0: outside the tasks. */
export type TaskSpan = { readonly task: number; readonly indexes: readonly number[] };
export function taskSpans(judge: Pick<CompiledJudge, 'rules'>): readonly TaskSpan[] {
  const spans = new Map<number, number[]>();
  for (const [index, rule] of judge.rules.entries()) {
    const task = rule.task ?? 0;
    const indexes = spans.get(task);
    if (indexes === undefined) spans.set(task, [index]);
    else indexes.push(index);
  }
  return [...spans].sort(([a], [b]) => a - b).map(([task, indexes]) => ({ task, indexes }));
}

/** Counts the letters at these places. */
export function countAt(outcomes: string, indexes: readonly number[]): OutcomeCounts {
  return countOutcomes(indexes.map((index) => outcomes[index]).join(''));
}
