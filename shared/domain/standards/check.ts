import type { MetricValue } from '#shared/domain/register/value.ts';
import type { Evaluate, SlotValues } from './evaluate.ts';
import type { ReasonCode, RemarkCode } from './verdict.ts';
import type { Rule, Threshold, Tolerance } from './types.ts';

/** What a comparison found; `gap` is how far off, in the metric's scaled integers. */
export type Finding = { readonly code: ReasonCode; readonly gap: number; readonly remark: RemarkCode | null };
/** Compares a value that is filled in. */
export type Check = (value: MetricValue, values: SlotValues) => Finding;

const MET: Finding = { code: 'met', gap: 0, remark: null };
const found = (code: ReasonCode, gap = 0): Finding => ({ code, gap, remark: null });
const MISSING = found('missing');
const ABSENT = found('absent');
const NOT_MET = found('not_met');
const DIFFERS = found('differs');
const NO_MATCH = found('no_match');
const OUTSIDE = found('outside');
const INDICATOR = found('indicator');
const TOLERATED: Finding = { code: 'met', gap: 0, remark: 'within_tolerance' };

/** Makes the comparison of a rule. `bound` works out a threshold that is a formula, null for all others. */
export function compileCheck(rule: Rule, bound: Evaluate | null): Check {
  const { threshold } = rule;
  switch (rule.comparator) {
    case 'indicator':
    case 'increment':
      return () => INDICATOR;
    case 'exists':
      return (value) => (value.qualifier === 'none' ? ABSENT : value.number !== null || (value.text ?? '').trim() !== '' ? MET : MISSING);
    case 'matches':
      return matches(threshold);
    case 'within':
      return within(threshold);
    case 'one_of':
      return oneOf(threshold);
    case 'includes':
      return includes(threshold);
    case 'equal':
      return threshold.kind === 'words' ? equalWords(rule, threshold.values) : compareNumbers(rule, bound);
    case 'at_least':
    case 'at_most':
    case 'about':
      return compareNumbers(rule, bound);
  }
}

function compareNumbers(rule: Rule, bound: Evaluate | null): Check {
  const fixed = rule.threshold.kind === 'number' ? rule.threshold.value : 0;
  const isFlag = rule.valueType === 'flag';
  // Too little money is a shortfall even at zero; a room, a device or a paper that is not there is absent.
  const zeroIsAbsent = rule.valueType !== 'money' && rule.valueType !== 'percent';
  const { comparator, tolerance } = rule;
  return (value, values) => {
    const limit = bound === null ? fixed : bound(values).number;
    const number = value.number;
    if (number === null || limit === null) return MISSING;
    const slack = slackOf(tolerance, limit);
    const tooLittle = comparator !== 'at_most' && number < limit;
    const tooMuch = comparator !== 'at_least' && number > limit;
    if (!tooLittle && !tooMuch) return MET;
    const gap = Math.abs(number - limit);
    if (gap <= slack) return TOLERATED;
    if (tooMuch) return isFlag ? NOT_MET : found('above', gap);
    if (isFlag) return value.qualifier === 'none' ? ABSENT : NOT_MET;
    return value.qualifier === 'none' || (number === 0 && zeroIsAbsent) ? found('absent', gap) : found('below', gap);
  };
}

function slackOf(tolerance: Tolerance | null, limit: number): number {
  if (tolerance === null) return 0;
  return tolerance.kind === 'absolute' ? tolerance.value : Math.floor((Math.abs(limit) * tolerance.value) / 10_000);
}

function equalWords(rule: Rule, words: readonly string[]): Check {
  const wanted = rule.valueType === 'set' ? [...words].sort().join('|') : (words[0] ?? '');
  return (value) => (value.qualifier === 'none' ? ABSENT : value.text === null ? MISSING : sortedSet(rule, value.text) === wanted ? MET : DIFFERS);
}

function sortedSet(rule: Rule, text: string): string {
  return rule.valueType === 'set' ? text.split('|').sort().join('|') : text;
}

function oneOf(threshold: Threshold): Check {
  const words = new Set(threshold.kind === 'words' ? threshold.values : []);
  return (value) =>
    value.qualifier === 'none'
      ? ABSENT
      : value.text === null || value.text === ''
        ? MISSING
        : value.text.split('|').some((word) => words.has(word))
          ? MET
          : DIFFERS;
}

function includes(threshold: Threshold): Check {
  const words = threshold.kind === 'words' ? threshold.values : [];
  return (value) => {
    if (value.qualifier === 'none') return ABSENT;
    if (value.text === null || value.text === '') return MISSING;
    const present = new Set(value.text.split('|'));
    if (!words.every((word) => present.has(word))) return DIFFERS;
    return present.size > words.length ? { code: 'met', gap: 0, remark: 'more_than_named' } : MET;
  };
}

function matches(threshold: Threshold): Check {
  const pattern = new RegExp(threshold.kind === 'pattern' ? threshold.source : '', 'u');
  return (value) =>
    value.qualifier === 'none' ? ABSENT : value.text === null || value.text.trim() === '' ? MISSING : pattern.test(value.text) ? MET : NO_MATCH;
}

function within(threshold: Threshold): Check {
  const { from, to } = threshold.kind === 'days' ? threshold : { from: '', to: '' };
  return (value) => (value.text === null ? MISSING : value.text >= from && value.text <= to ? MET : OUTSIDE);
}
