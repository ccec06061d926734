import type { MetricValue } from '#shared/domain/register/value.ts';
import type { VerdictPeriod } from './period.ts';
import type { Weight } from './strength.ts';
import type { Threshold } from './types.ts';

/** 达标 · 不达标 · 无法判定 (data missing, never a pass) · 不适用 · 豁免. The order is the code in packed outcomes. */
export const verdictStates = ['pass', 'fail', 'unknown', 'not_applicable', 'exempt'] as const;
export type VerdictState = (typeof verdictStates)[number];

/**
 * Why. `met` · `below`, `above` {gap} in the metric's scaled integers · `absent` 「无」 or zero where something
 * has to be · `not_met` a flag says no · `differs` another word · `no_match` not in the required form ·
 * `outside` not within the days · `missing` {metrics} not filled in · `outdated` {metrics} of a period too long ago · `applicability_missing` {metrics} whether
 * the rule applies hangs on them · `does_not_apply` · `no_such_matter` 「无」 where the matter did not arise ·
 * `alternative_met` another rule of an either-or group is met · `excepted_by_text` {note} · `exempted` {paper, until} ·
 * `not_yet_due` {year} a goal of a later year · `not_in_force` on the date · `indicator` shown, never judged
 */
export type ReasonCode =
  | 'met'
  | 'below'
  | 'above'
  | 'absent'
  | 'not_met'
  | 'differs'
  | 'no_match'
  | 'outside'
  | 'missing'
  | 'outdated'
  | 'applicability_missing'
  | 'does_not_apply'
  | 'no_such_matter'
  | 'alternative_met'
  | 'excepted_by_text'
  | 'exempted'
  | 'not_yet_due'
  | 'not_in_force'
  | 'indicator';

/** A pass to look at again, or a piece of advice. */
export type RemarkCode = 'above_usual' | 'below_usual' | 'above_standard' | 'within_tolerance' | 'more_than_named' | 'advice_unmet';

export type ReasonData = Readonly<Record<string, string | number | readonly string[]>>;

/** What one rule says about one subject on one date. */
export type Verdict = {
  readonly ruleId: string;
  readonly state: VerdictState;
  readonly weight: Weight;
  /** What was judged; null when it is not filled in or the rule does not come to it. */
  readonly value: MetricValue | null;
  /** Under the settings and, for formulas, worked out for this subject. */
  readonly threshold: Threshold;
  readonly remark: RemarkCode | null;
  /** The value is an estimate (约): the verdict stands, flagged. */
  readonly estimated: boolean;
  /** Of a rule whose figures hold for a period; left out for all others. */
  readonly period?: VerdictPeriod;
  readonly reason: { readonly code: ReasonCode; readonly data: ReasonData };
};

/** A subject is taken out of a rule by a paper; both days inclusive, `to` null while it has no end. */
export type Exemption = {
  readonly ruleId: string;
  readonly subject: string;
  readonly paper: string;
  readonly from: string;
  readonly to: string | null;
};

const REMARKED = 8;
const ESTIMATED = 16;

/** A verdict's state and flags in one byte, for caches and counting: a matrix of a million verdicts is a megabyte. */
export function packOutcome(state: VerdictState, remarked: boolean, estimated: boolean): number {
  return verdictStates.indexOf(state) | (remarked ? REMARKED : 0) | (estimated ? ESTIMATED : 0);
}

/** The state of a packed outcome. */
export function stateOf(outcome: number): VerdictState {
  return verdictStates[outcome & 7] ?? 'unknown';
}

/** Whether it carries a remark: a pass to look at again, or advice not taken. */
export function isRemarked(outcome: number): boolean {
  return (outcome & REMARKED) !== 0;
}

/** Whether it rests on an estimate (约). */
export function isEstimated(outcome: number): boolean {
  return (outcome & ESTIMATED) !== 0;
}
