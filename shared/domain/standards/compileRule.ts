import { metricByKey } from '#shared/domain/register/metrics.ts';
import { UNFILLED, type MetricValue } from '#shared/domain/register/value.ts';
import { compileCheck, type Finding } from './check.ts';
import { compileCondition, compileMeasure, sourceMetric, type Decide, type SlotOf, type SlotValues } from './evaluate.ts';
import { conditionMetrics, conditionRules, measureMetrics, type Measure } from './expressions.ts';
import { periodCheck, type PeriodCheck } from './period.ts';
import { weightOf, type Weight } from './strength.ts';
import type { Rule, Threshold } from './types.ts';
import type { ReasonCode, RemarkCode, VerdictState } from './verdict.ts';

/** One judgement before it becomes a verdict; reused from rule to rule, so read it before the next call. */
export type Outcome = {
  state: VerdictState;
  code: ReasonCode;
  gap: number;
  remark: RemarkCode | null;
  value: MetricValue;
  note: string;
};

/** A place for one judgement, to be reused. */
export function newOutcome(): Outcome {
  return { state: 'unknown', code: 'missing', gap: 0, remark: null, value: UNFILLED, note: '' };
}

/** A rule ready to run over slots. Lists of metrics are of the register's own, derived ones resolved. */
export type CompiledRule = {
  readonly rule: Rule;
  readonly weight: Weight;
  readonly run: (values: SlotValues, outcome: Outcome) => void;
  readonly thresholdFor: (values: SlotValues) => Threshold;
  readonly measured: readonly string[];
  readonly conditioned: readonly string[];
  /** Of a rule whose figures hold for a period; null for all others. */
  readonly period: PeriodCheck | null;
};

export type CompileContext = {
  readonly slotOf: SlotOf;
  readonly asOf: string;
  /** Another rule of the pack by id, compiled under the same settings. */
  readonly compiledById: (id: string) => CompiledRule;
};

/** Compiles a rule whose variants have been applied (`ruleUnder`). */
export function compileRule(rule: Rule, context: CompileContext): CompiledRule {
  const weight = weightOf(rule.strength);
  const measure: Measure = rule.measure ?? { kind: 'metric', metric: rule.metric };
  const evaluate = compileMeasure(measure, context.slotOf);
  const limitMeasure = rule.threshold.kind === 'measure' ? rule.threshold.measure : null;
  const limit = limitMeasure === null ? null : compileMeasure(limitMeasure, context.slotOf);
  const check = compileCheck(rule, limit);
  const ruleIs = (id: string, is: 'pass' | 'fail') => ruleStateIs(context.compiledById(id), is);
  const applies = rule.applies === null ? null : compileCondition(rule.applies, context.slotOf, ruleIs);
  const exceptions = rule.exceptions.map(({ when, note }) => ({ holds: compileCondition(when, context.slotOf, ruleIs), note }));
  const inForce = (rule.validFrom === null || rule.validFrom <= context.asOf) && (rule.validTo === null || context.asOf <= rule.validTo);
  const due = rule.targetYear === null || context.asOf >= `${rule.targetYear}-12-31`;
  const period = rule.period === undefined ? null : periodCheck(rule.period, context.asOf);
  const noneIsNoMatter = rule.noneMeans === 'not_applicable';

  function run(values: SlotValues, outcome: Outcome): void {
    outcome.gap = 0;
    outcome.remark = null;
    outcome.note = '';
    outcome.value = UNFILLED;
    if (!inForce) return settle(outcome, 'not_applicable', 'not_in_force');
    const value = evaluate(values);
    outcome.value = value;
    const applying = applies === null ? true : applies(values);
    if (applying === false) return settle(outcome, 'not_applicable', 'does_not_apply');
    for (const exception of exceptions) {
      if (exception.holds(values) !== true) continue;
      outcome.note = exception.note;
      return settle(outcome, 'exempt', 'excepted_by_text');
    }
    if (applying === null) return settle(outcome, 'unknown', 'applicability_missing');
    if (value.qualifier === 'unfilled') return settle(outcome, 'unknown', 'missing');
    if (period !== null && period.isPast(value.since)) return settle(outcome, 'unknown', 'outdated');
    if (value.qualifier === 'none' && noneIsNoMatter) return settle(outcome, 'not_applicable', 'no_such_matter');
    conclude(check(value, values), outcome);
  }

  function conclude(finding: Finding, outcome: Outcome): void {
    const { code, gap, remark } = finding;
    outcome.gap = gap;
    outcome.remark = remark;
    if (code === 'met') return settle(outcome, 'pass', code);
    if (code === 'missing') return settle(outcome, 'unknown', code);
    if (code === 'indicator') return settle(outcome, 'not_applicable', code);
    if (!due) return settle(outcome, 'not_applicable', 'not_yet_due');
    const forgiven = weight === 'advisory' ? 'advice_unmet' : forgivenMiss(rule, code);
    outcome.remark = forgiven;
    settle(outcome, forgiven === null ? 'fail' : 'pass', code);
  }

  const ownMetrics = [...measureMetrics(measure), ...(limitMeasure === null ? [] : measureMetrics(limitMeasure))];
  const conditions = [rule.applies, ...rule.exceptions.map((exception) => exception.when)].filter((condition) => condition !== null);
  const looked = conditions.flatMap(conditionRules).map(context.compiledById);
  return {
    rule,
    weight,
    period,
    run,
    thresholdFor: limit === null ? () => rule.threshold : (values) => workedOut(rule, limit(values)),
    measured: distinct(ownMetrics.map(sourceMetric)),
    conditioned: distinct([...conditions.flatMap(conditionMetrics).map(sourceMetric), ...looked.flatMap((other) => [...other.measured, ...other.conditioned])]),
  };
}

function settle(outcome: Outcome, state: VerdictState, code: ReasonCode): void {
  outcome.state = state;
  outcome.code = code;
}

/** A miss that stays a pass with a remark, by the rule's own words. */
function forgivenMiss(rule: Rule, code: ReasonCode): RemarkCode | null {
  if (rule.onMiss === 'fail') return null;
  if (rule.onMiss === 'remark_above') return code === 'above' ? 'above_standard' : null;
  return code === 'above' ? 'above_usual' : 'below_usual';
}

/** Decides a condition on another rule: not applicable means no, unknown stays open. */
function ruleStateIs(other: CompiledRule, is: 'pass' | 'fail'): Decide {
  const outcome = newOutcome();
  return (values) => {
    other.run(values, outcome);
    return outcome.state === 'unknown' ? null : outcome.state === is;
  };
}

function workedOut(rule: Rule, limit: MetricValue): Threshold {
  return limit.number === null ? rule.threshold : { kind: 'number', value: limit.number, scale: metricByKey.get(rule.metric)?.scale ?? 0 };
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}
