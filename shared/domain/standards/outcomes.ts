import type { CompiledJudge } from './judge.ts';
import { weightOf, type Weight } from './strength.ts';
import { isRemarked, packOutcome, stateOf, type VerdictState, verdictStates } from './verdict.ts';

/**
 * The cache keeps one letter a rule, in the order of the compiled judge:
 * P pass · R pass with a remark · F fail · G fail of a usual rule (一般、原则上, counted apart) · U unknown ·
 * N not applicable · E exempt. Rules that only advise (提倡 鼓励 有条件) have letters of their own, so that they stand
 * in no count and no rate: T advice taken · A not taken · V not known · I not applicable · X exempt.
 */
export type OutcomeLetter = 'P' | 'R' | 'F' | 'G' | 'U' | 'N' | 'E' | 'T' | 'A' | 'V' | 'I' | 'X';

/** Every packed outcome of the judge has a place: state, remark and estimate are its five bits. */
const lettersByOutcome: Readonly<Record<Weight, readonly OutcomeLetter[]>> = {
  mandatory: Array.from({ length: 32 }, (_, outcome) => letterFor(outcome, 'mandatory')),
  usual: Array.from({ length: 32 }, (_, outcome) => letterFor(outcome, 'usual')),
  advisory: Array.from({ length: 32 }, (_, outcome) => letterFor(outcome, 'advisory')),
};

function letterFor(outcome: number, weight: Weight): OutcomeLetter {
  const advice = weight === 'advisory';
  switch (stateOf(outcome)) {
    case 'pass':
      if (advice) return isRemarked(outcome) ? 'A' : 'T';
      return isRemarked(outcome) ? 'R' : 'P';
    case 'fail':
      return weight === 'usual' ? 'G' : 'F';
    case 'unknown':
      return advice ? 'V' : 'U';
    case 'not_applicable':
      return advice ? 'I' : 'N';
    case 'exempt':
      return advice ? 'X' : 'E';
  }
}

/** The cached letter of one packed outcome of a rule of that weight. */
export function letterOf(outcome: number, weight: Weight): OutcomeLetter {
  return lettersByOutcome[weight][outcome & 31]!;
}

/** The counted letters of each state: what a rate or a figure is made of. Advice is in none of them. */
export const lettersOfState: Readonly<Record<VerdictState, string>> = { pass: 'PR', fail: 'FG', unknown: 'U', not_applicable: 'N', exempt: 'E' };

/** All letters of each state, advice included: what a list of one rule filters by. */
export const allLettersOfState: Readonly<Record<VerdictState, string>> = { pass: 'PRTA', fail: 'FG', unknown: 'UV', not_applicable: 'NI', exempt: 'EX' };

export function stateOfLetter(letter: string): VerdictState {
  return verdictStates.find((state) => allLettersOfState[state].includes(letter)) ?? 'unknown';
}

/** A packed outcome that has this letter again; estimates are not kept in letters. */
export function outcomeOfLetter(letter: string): number {
  return packOutcome(stateOfLetter(letter), letter === 'R' || letter === 'A', false);
}

/** Where each task's rules stand among the letters; pack order keeps a task's rules together. Task 0, those outside the tasks, comes last. */
export type TaskSpan = { readonly task: number; readonly indexes: readonly number[] };
export function taskSpans(judge: Pick<CompiledJudge, 'rules'>): readonly TaskSpan[] {
  const spans = new Map<number, number[]>();
  for (const [index, rule] of judge.rules.entries()) {
    const task = rule.task ?? 0;
    const indexes = spans.get(task);
    if (indexes === undefined) spans.set(task, [index]);
    else indexes.push(index);
  }
  return [...spans].sort(([a], [b]) => (a || Infinity) - (b || Infinity)).map(([task, indexes]) => ({ task, indexes }));
}

/** Letters of a subject's packed outcomes, in the order of the judge's rules. */
export function lettersOf(judge: Pick<CompiledJudge, 'rules'>, outcomes: Uint8Array): string {
  let letters = '';
  for (const [index, rule] of judge.rules.entries()) letters += letterOf(outcomes[index]!, weightOf(rule.strength));
  return letters;
}
