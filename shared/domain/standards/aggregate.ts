import { percentToTheDigit } from '#shared/domain/percent.ts';
import { UNFILLED, type MetricValue } from '#shared/domain/register/value.ts';
import { addCounts, countLetter, type Counts, noCounts } from './counts.ts';
import { letterOf, outcomeOfLetter } from './outcomes.ts';
import type { CompiledJudge } from './judge.ts';
import { weightOf } from './strength.ts';
import { stateOf } from './verdict.ts';

/** Packed outcomes of many subjects under one judge: subject `s`, rule `r` at `s × rules + r`. */
export type OutcomeMatrix = { readonly subjects: readonly string[]; readonly cells: Uint8Array };

/** The matrix of cached letters: one string a subject, in the order of the judge's rules. */
export function matrixOfLetters(judge: CompiledJudge, subjects: readonly string[], letters: readonly string[]): OutcomeMatrix {
  const width = judge.rules.length;
  const cells = new Uint8Array(subjects.length * width);
  for (const [at, text] of letters.entries()) for (let rule = 0; rule < width; rule += 1) cells[at * width + rule] = outcomeOfLetter(text[rule] ?? 'U');
  return { subjects, cells };
}

/** The outcome of one cell. */
function outcomeAt(judge: CompiledJudge, matrix: OutcomeMatrix, subject: number, rule: number): number {
  return matrix.cells[subject * judge.rules.length + rule]!;
}

/** A matrix counted from every side. */
export type Tally = {
  readonly total: Counts;
  readonly bySubject: readonly Counts[];
  /** By task number; null gathers rules outside the tasks. */
  readonly byTask: ReadonlyMap<number | null, Counts>;
  /** In the order of `judge.rules`. */
  readonly byRule: readonly Counts[];
  /** Community × task: `bySubjectTask[subject].get(task)`. */
  readonly bySubjectTask: ReadonlyArray<ReadonlyMap<number | null, Counts>>;
};

/** Counts a whole matrix in one pass. */
export function tally(judge: CompiledJudge, matrix: OutcomeMatrix): Tally {
  const tasks = [...new Set(judge.rules.map((rule) => rule.task))];
  const plan = judge.rules.map((rule) => ({ weight: weightOf(rule.strength), task: tasks.indexOf(rule.task) }));
  const byRule = judge.rules.map(noCounts);
  const taskCounts = tasks.map(noCounts);
  const total = noCounts();
  const bySubject: Counts[] = [];
  const bySubjectTask: ReadonlyMap<number | null, Counts>[] = [];
  for (let subject = 0, cell = 0; subject < matrix.subjects.length; subject += 1) {
    const own = tasks.map(noCounts);
    for (let rule = 0; rule < plan.length; rule += 1, cell += 1) {
      const { weight, task } = plan[rule]!;
      const letter = letterOf(matrix.cells[cell]!, weight);
      countLetter(own[task]!, letter);
      countLetter(byRule[rule]!, letter);
    }
    const sum = noCounts();
    for (const [task, counts] of own.entries()) {
      addCounts(taskCounts[task]!, counts);
      addCounts(sum, counts);
    }
    addCounts(total, sum);
    bySubject.push(sum);
    bySubjectTask.push(new Map(tasks.map((task, at) => [task, own[at]!])));
  }
  return { total, bySubject, byRule, byTask: new Map(tasks.map((task, at) => [task, taskCounts[at]!])), bySubjectTask };
}

/** Whether a subject meets all of some rules: `false` when one fails, `unknown` while one is open, `none` when none applies. */
function meetsAll(judge: CompiledJudge, matrix: OutcomeMatrix, subject: number, ruleIds: readonly string[]): boolean | 'unknown' | 'none' {
  let result: boolean | 'unknown' | 'none' = 'none';
  for (const id of ruleIds) {
    const index = judge.ruleIndex(id);
    if (index < 0) continue;
    const state = stateOf(outcomeAt(judge, matrix, subject, index));
    if (state === 'fail') return false;
    if (state === 'unknown') result = 'unknown';
    else if (state === 'pass' && result === 'none') result = true;
  }
  return result;
}

/** Rule × subject pairs that passed in the earlier matrix and fail in the later one (反弹). Subjects are matched by name. */
export function relapses(
  judge: CompiledJudge,
  before: OutcomeMatrix,
  now: OutcomeMatrix,
): ReadonlyArray<{ readonly subject: string; readonly ruleId: string }> {
  const found: { subject: string; ruleId: string }[] = [];
  forPassedBefore(judge, before, now, (subject, rule, state) => {
    if (state === 'fail') found.push({ subject, ruleId: judge.rules[rule]!.id });
  });
  return found;
}

/** How many pairs passed before and how many of them still do; what became inapplicable is in neither. */
export function keptCounts(judge: CompiledJudge, before: OutcomeMatrix, now: OutcomeMatrix): KeptCounts {
  const counts = { wasMet: 0, stillMet: 0, relapsed: 0 };
  forPassedBefore(judge, before, now, (_, __, state) => {
    if (state === 'not_applicable' || state === 'exempt') return;
    counts.wasMet += 1;
    if (state === 'pass') counts.stillMet += 1;
    if (state === 'fail') counts.relapsed += 1;
  });
  return counts;
}

function forPassedBefore(judge: CompiledJudge, before: OutcomeMatrix, now: OutcomeMatrix, visit: (subject: string, rule: number, state: string) => void): void {
  const earlier = new Map(before.subjects.map((subject, at) => [subject, at]));
  for (const [at, subject] of now.subjects.entries()) {
    const was = earlier.get(subject);
    if (was === undefined) continue;
    for (const [index, rule] of judge.rules.entries()) {
      if (weightOf(rule.strength) === 'advisory' || stateOf(outcomeAt(judge, before, was, index)) !== 'pass') continue;
      visit(subject, index, stateOf(outcomeAt(judge, now, at, index)));
    }
  }
}

export type KeptCounts = { readonly wasMet: number; readonly stillMet: number; readonly relapsed: number };
/** `open` are those nothing certain can be said about. */
export type MetCounts = { readonly met: number; readonly notMet: number; readonly open: number };

/** Communities that meet the rules an aggregation names; those to which none applies are left out. */
export function metCounts(judge: CompiledJudge, matrix: OutcomeMatrix, ruleIds: readonly string[]): MetCounts {
  const counts = { met: 0, notMet: 0, open: 0 };
  for (let subject = 0; subject < matrix.subjects.length; subject += 1) {
    const met = meetsAll(judge, matrix, subject, ruleIds);
    if (met === true) counts.met += 1;
    else if (met === false) counts.notMet += 1;
    else if (met === 'unknown') counts.open += 1;
  }
  return counts;
}

/**
 * The city's own values that follow from the communities, by metric, ready to be judged at level `city`
 * (QZ-118, QZ-121, QZ-123, QZ-129). Plain counts come in; a share of nothing is not filled in, and so is a
 * full share while some are open: 100 % is claimed only when it is certain.
 */
export function cityValues(counts: {
  /** Task × community pairs to be inspected in the phase, and those inspected. */
  readonly inspection: { readonly required: number; readonly done: number };
  /** Case items whose due date has passed, or that were rectified; and those rectified by their due date. */
  readonly rectification: { readonly due: number; readonly onTime: number };
  readonly kept: KeptCounts;
  readonly facilities: MetCounts;
}): ReadonlyMap<string, MetricValue> {
  const { inspection, rectification, kept, facilities } = counts;
  return new Map([
    ['phase.1.coverage', percent(inspection.done, inspection.required)],
    ['orders.on_time_rate', percent(rectification.onTime, rectification.due)],
    ['phase.3.keep_compliant', kept.relapsed === 0 && kept.stillMet < kept.wasMet ? UNFILLED : percent(kept.stillMet, kept.stillMet + kept.relapsed)],
    ['office.compliance_rate', facilities.notMet === 0 && facilities.open > 0 ? UNFILLED : percent(facilities.met, facilities.met + facilities.notMet)],
  ]);
}

function percent(part: number, whole: number): MetricValue {
  const number = percentToTheDigit(part, whole);
  return number === null ? UNFILLED : { number, text: null, qualifier: 'exact' };
}
