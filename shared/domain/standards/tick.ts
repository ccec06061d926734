import { metricByKey } from '#shared/domain/register/metrics.ts';
import { WHOLE_SHARE } from '#shared/domain/register/plausible.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { Rule } from './types.ts';

/** What a person is asked when ticking a rule: yes or no, a figure, words, or one of some choices. */
export type TickKind = 'flag' | 'number' | 'text' | 'choice' | 'set' | 'date';

/**
 * Whether a person ticks the rule with evidence: semi and manual ones, and above the community every rule that does
 * not follow from the communities (number of member departments, 清府办函〔2021〕86号 二).
 */
export function isTicked(rule: Pick<Rule, 'check' | 'levels'> & { readonly aggregation: unknown }): boolean {
  if (rule.check === 'param' || rule.aggregation !== null) return false;
  return rule.check !== 'auto' || !rule.levels.includes('community');
}

/** What a rule's metric is asked as; null for a metric the catalogue does not have. */
export function tickKind(metricKey: string): TickKind | null {
  const metric = metricByKey.get(metricKey);
  switch (metric?.type) {
    case undefined:
      return null;
    case 'flag':
    case 'text':
    case 'choice':
    case 'set':
    case 'date':
      return metric.type;
    case 'integer':
    case 'scaled':
    case 'money':
      return 'number';
  }
}

/**
 * Whether a tick has to be shown by a note, a photo or a paper: everything that speaks for the rule being met. That a
 * thing is not there, or that no such matter arose, needs none.
 */
export function needsProof(value: MetricValue): boolean {
  return value.qualifier !== 'none' && value.number !== 0;
}

/** Whether a value may be written for the rule: of the metric's kind, 「无」 only where the rule knows 不适用. */
export function tickFits(rule: Pick<Rule, 'metric' | 'noneMeans'>, value: MetricValue): boolean {
  const kind = tickKind(rule.metric);
  if (kind === null || value.qualifier === 'unfilled' || value.qualifier === 'estimate') return false;
  if (value.qualifier === 'none') return rule.noneMeans === 'not_applicable' && value.number === 0 && value.text === null;
  if (kind === 'flag') return value.text === null && (value.number === 0 || value.number === 1);
  if (kind === 'number')
    return value.text === null && value.number !== null && value.number >= 0 && !(metricByKey.get(rule.metric)?.unit === '%' && value.number > WHOLE_SHARE);
  if (value.number !== null || value.text === null || value.text.trim() === '') return false;
  return kind !== 'choice' || metricByKey.get(rule.metric)?.choices?.some((choice) => choice.code === value.text) === true;
}
