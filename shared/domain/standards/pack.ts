import { AppError } from '#shared/domain/errors.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { invalid } from './decode.ts';
import { conditionMetrics, conditionRules, measureMetrics } from './expressions.ts';
import { packShape } from './packShape.ts';
import type { Pack, Phase, Rule, RuleVariant, SettingChoices } from './types.ts';

/**
 * Reads a pack from JSON and checks that it hangs together. `isMetric` says which metrics exist
 * (default: the catalogue). The result is new and holds nothing unknown, so `canonicalJson(pack)`
 * is its content and the digest of that its hash.
 *
 * Errors: `pack_newer_format`; `pack_invalid` {path, problem, found} where problem is one of text, empty,
 * flag, integer, day, word, list, record, missing, unknown_field, duplicate, unknown_metric, unknown_rule,
 * rule_of_rule, unknown_setting, unknown_choice, unknown_task, unknown_phase, pattern, days_order, threshold.
 */
export function parsePack(json: unknown, isMetric: (key: string) => boolean = (key) => metricByKey.has(key)): Pack {
  const format = typeof json === 'object' && json !== null ? (json as { format?: unknown }).format : undefined;
  if (typeof format === 'number' && format > 1) throw new AppError('pack_newer_format', { format });
  const pack = packShape(json, '');
  checkNames(pack);
  for (const [at, rule] of pack.rules.entries()) checkRule(pack, rule, `rules[${at}]`, isMetric);
  for (const [at, phase] of pack.phases.entries()) checkPhase(pack, phase, `phases[${at}]`);
  for (const [at, setting] of pack.settings.entries()) {
    checkRuleIds(pack, setting.rules, `settings[${at}].rules`);
    if (!setting.choices.some((choice) => choice.code === setting.default)) invalid(`settings[${at}].default`, 'unknown_choice', setting.default);
  }
  checkRuleIds(
    pack,
    pack.orderTypes.map((type) => type.rule),
    'orderTypes',
  );
  checkRuleIds(
    pack,
    pack.accountabilityGrounds.map((ground) => ground.rule),
    'accountabilityGrounds',
  );
  return pack;
}

/** A rule as the bureau's settings read it: the variants of chosen settings applied in their order. */
export function ruleUnder(pack: Pack, rule: Rule, choices: SettingChoices): Rule {
  const chosen = rule.variants.filter((variant) => choiceOf(pack, variant.setting, choices) === variant.choice);
  return chosen.reduce<Rule>((read, variant) => ({ ...read, ...variant.set }), rule);
}

/** The choice in force for a setting: the bureau's, or the default. Errors: `setting_unknown` {key}, `setting_choice_unknown` {key, choice}. */
export function choiceOf(pack: Pack, key: string, choices: SettingChoices): string {
  const setting = pack.settings.find((entry) => entry.key === key);
  if (setting === undefined) throw new AppError('setting_unknown', { key });
  const choice = Object.hasOwn(choices, key) ? choices[key]! : setting.default;
  if (!setting.choices.some((entry) => entry.code === choice)) throw new AppError('setting_choice_unknown', { key, choice });
  return choice;
}

/** The phases as the bureau's settings read them, in order. */
export function phasesUnder(pack: Pack, choices: SettingChoices): readonly Phase[] {
  return pack.phases.map((phase) => {
    const chosen = phase.variants.find((variant) => choiceOf(pack, variant.setting, choices) === variant.choice);
    return chosen === undefined ? phase : { ...phase, from: chosen.from };
  });
}

/**
 * Where a day stands in a programme. Phases may overlap (张掖): all running ones are named.
 * `expired` after the last phase: the programme says 方案期满 until a paper extends it.
 */
export function phaseOn(phases: readonly Phase[], day: string): { readonly running: readonly Phase[]; readonly expired: boolean } {
  const last = phases.reduce((latest, phase) => (phase.to > latest ? phase.to : latest), '');
  return { running: phases.filter((phase) => phase.from <= day && day <= phase.to), expired: last !== '' && day > last };
}

function checkNames(pack: Pack): void {
  unique(
    pack.rules.map((rule) => rule.id),
    'rules',
    'id',
  );
  unique(
    pack.settings.map((setting) => setting.key),
    'settings',
    'key',
  );
  unique(
    pack.tasks.map((task) => String(task.number)),
    'tasks',
    'number',
  );
  unique(
    pack.phases.map((phase) => phase.key),
    'phases',
    'key',
  );
  for (const [at, setting] of pack.settings.entries())
    unique(
      setting.choices.map((choice) => choice.code),
      `settings[${at}].choices`,
      'code',
    );
}

function checkRule(pack: Pack, rule: Rule, path: string, isMetric: (key: string) => boolean): void {
  if (rule.task !== null && !pack.tasks.some((task) => task.number === rule.task)) invalid(`${path}.task`, 'unknown_task', String(rule.task));
  if (rule.phase !== null && !pack.phases.some((phase) => phase.key === rule.phase)) invalid(`${path}.phase`, 'unknown_phase', rule.phase);
  if (rule.levels.length === 0) invalid(`${path}.levels`, 'empty');
  if (rule.validFrom !== null && rule.validTo !== null && rule.validTo < rule.validFrom) invalid(`${path}.validTo`, 'days_order');
  // What drives the program (phases, order types) names things that are no metrics.
  if (rule.check !== 'param' && !isMetric(rule.metric)) invalid(`${path}.metric`, 'unknown_metric', rule.metric);
  checkReading(pack, rule, path, isMetric);
  for (const [at, variant] of rule.variants.entries()) {
    const where = `${path}.variants[${at}]`;
    checkVariant(pack, variant, where);
    checkReading(pack, { ...rule, ...variant.set }, `${where}.set`, isMetric);
  }
}

function checkReading(pack: Pack, rule: Rule, path: string, isMetric: (key: string) => boolean): void {
  const conditions = [rule.applies, ...rule.exceptions.map((exception) => exception.when), rule.aggregation?.where ?? null];
  const named = [
    ...conditions.flatMap((condition) => (condition === null ? [] : conditionMetrics(condition))),
    ...(rule.measure === null ? [] : measureMetrics(rule.measure)),
    ...(rule.threshold.kind === 'measure' ? measureMetrics(rule.threshold.measure) : []),
    ...(rule.aggregation?.metric === undefined ? [] : [rule.aggregation.metric]),
  ];
  for (const key of named) if (!isMetric(key)) invalid(path, 'unknown_metric', key);
  checkRuleIds(pack, rule.aggregation?.rules ?? [], `${path}.aggregation.rules`);
  for (const condition of conditions) {
    if (condition === null) continue;
    for (const id of conditionRules(condition)) checkLookedAt(pack, id, path);
  }
  checkThreshold(rule, path);
}

/** One step only: a rule that is looked at looks at no other, so there is never a circle. */
function checkLookedAt(pack: Pack, id: string, path: string): void {
  const looked = pack.rules.find((rule) => rule.id === id);
  if (looked === undefined || looked.check === 'param') return invalid(path, 'unknown_rule', id);
  const readings = [looked.applies, ...looked.variants.map((variant) => variant.set.applies ?? null), ...looked.exceptions.map((exception) => exception.when)];
  if (readings.some((condition) => condition !== null && conditionRules(condition).length > 0)) invalid(path, 'rule_of_rule', id);
}

const thresholdKinds: Readonly<Record<Rule['comparator'], ReadonlyArray<Rule['threshold']['kind']>>> = {
  equal: ['number', 'words', 'measure'],
  at_least: ['number', 'measure'],
  at_most: ['number', 'measure'],
  about: ['number', 'measure'],
  one_of: ['words'],
  includes: ['words'],
  matches: ['pattern'],
  within: ['days'],
  exists: ['none'],
  indicator: ['none'],
  increment: ['number', 'measure'],
};

function checkThreshold(rule: Rule, path: string): void {
  const { threshold } = rule;
  if (!thresholdKinds[rule.comparator].includes(threshold.kind)) invalid(`${path}.threshold`, 'threshold', rule.comparator);
  if (rule.comparator === 'about' && rule.tolerance === null) invalid(`${path}.tolerance`, 'missing');
  if (threshold.kind === 'days' && threshold.to < threshold.from) invalid(`${path}.threshold`, 'days_order');
  if (threshold.kind === 'words' && threshold.values.length === 0) invalid(`${path}.threshold.values`, 'empty');
  if (threshold.kind === 'pattern' && !isPattern(threshold.source)) invalid(`${path}.threshold.source`, 'pattern', threshold.source);
}

function checkVariant(pack: Pack, variant: RuleVariant, path: string): void {
  const setting = pack.settings.find((entry) => entry.key === variant.setting);
  if (setting === undefined) return invalid(`${path}.setting`, 'unknown_setting', variant.setting);
  if (!setting.choices.some((choice) => choice.code === variant.choice)) invalid(`${path}.choice`, 'unknown_choice', variant.choice);
}

function checkPhase(pack: Pack, phase: Phase, path: string): void {
  if (phase.to < phase.from) invalid(`${path}.to`, 'days_order');
  checkRuleIds(pack, [phase.rule], `${path}.rule`);
  for (const [at, variant] of phase.variants.entries()) checkVariant(pack, { ...variant, set: {} }, `${path}.variants[${at}]`);
}

function checkRuleIds(pack: Pack, ids: readonly string[], path: string): void {
  for (const id of ids) if (!pack.rules.some((rule) => rule.id === id)) invalid(path, 'unknown_rule', id);
}

function unique(names: readonly string[], path: string, field: string): void {
  const seen = new Set<string>();
  for (const [at, name] of names.entries()) {
    if (seen.has(name)) invalid(`${path}[${at}].${field}`, 'duplicate', name);
    seen.add(name);
  }
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
