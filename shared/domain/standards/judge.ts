import type { MetricValue } from '#shared/domain/register/value.ts';
import { compileRule, newOutcome, type CompileContext, type CompiledRule, type Outcome } from './compileRule.ts';
import type { SlotValues } from './evaluate.ts';
import { ruleUnder } from './pack.ts';
import type { Level, Pack, Rule, SettingChoices } from './types.ts';
import { packOutcome, type Exemption, type ReasonData, type Verdict } from './verdict.ts';

/** What a judgement depends on besides the subject's values. */
export type JudgeContext = {
  readonly pack: Pack;
  readonly settings: SettingChoices;
  /** The day by which rules, goals and exemptions count. */
  readonly asOf: string;
  /** Of this subject. */
  readonly exemptions?: readonly Exemption[];
};

/** A metric's value by key: the convenient form. */
export type SubjectValues = ReadonlyMap<string, MetricValue>;

/**
 * The rules of one level, compiled once for many subjects.
 *
 * Fast form: put each subject's values in an array in the order of `metricKeys` (`slots` does it from a map) and
 * call `outcomes`: one byte a rule and no verdict objects (see `stateOf`, `isRemarked`, `isEstimated`).
 * `verdict` makes the whole verdict of one rule when somebody looks.
 */
export type CompiledJudge = {
  /** Judged rules in pack order, as the settings read them; `param` rows are left out. */
  readonly rules: readonly Rule[];
  /** Register metrics in slot order: load these and no others. */
  readonly metricKeys: readonly string[];
  readonly asOf: string;
  readonly slots: (values: SubjectValues) => SlotValues;
  /** Writes one packed outcome a rule into `into` from `at`. `exempt` holds rule indexes (see `exemptRules`). */
  readonly outcomes: (values: SlotValues, into: Uint8Array, at: number, exempt?: ReadonlySet<number>) => void;
  readonly outcome: (ruleIndex: number, values: SlotValues, exempt?: ReadonlySet<number>) => number;
  readonly verdict: (ruleIndex: number, values: SlotValues, exemptions?: readonly Exemption[]) => Verdict;
  /** All verdicts of a subject, in the order of `rules`. */
  readonly judgeAll: (values: SubjectValues, exemptions?: readonly Exemption[]) => readonly Verdict[];
  /** Indexes of rules whose verdict may change when these metrics do. */
  readonly affectedRules: (metricKeys: Iterable<string>) => readonly number[];
  readonly ruleIndex: (ruleId: string) => number;
  /** Indexes of the rules a subject's exemptions cover on the day. */
  readonly exemptRules: (exemptions: readonly Exemption[]) => ReadonlySet<number>;
};

/**
 * Compiles the rules of a pack that judge subjects of one level, under the bureau's settings, as of a day.
 * Which pack and version is in force on that day is the caller's choice (what-if runs use another on purpose).
 * Errors: `setting_unknown`, `setting_choice_unknown`.
 */
export function compileRules(pack: Pack, settings: SettingChoices, asOf: string, level: Level = 'community'): CompiledJudge {
  const { context, metricKeys, slot } = newContext(pack, settings, asOf);
  const compiled = pack.rules.filter((rule) => rule.check !== 'param' && rule.levels.includes(level)).map((rule) => context.compiledById(rule.id));
  const rules = compiled.map((entry) => entry.rule);
  const indexById = new Map(rules.map((rule, index) => [rule.id, index]));
  const alternatives = compiled.map((entry) => alternativesOf(entry, compiled));
  const dependents = dependentsOf(compiled, alternatives);
  const shared = newOutcome();

  function run(index: number, values: SlotValues, outcome: Outcome): CompiledRule {
    const entry = compiled[index]!;
    runWithAlternatives(entry, alternatives[index]!, values, outcome);
    return entry;
  }
  function outcome(index: number, values: SlotValues, exempt?: ReadonlySet<number>): number {
    run(index, values, shared);
    const state = exempt !== undefined && exempt.has(index) && canBeExempted(shared) ? 'exempt' : shared.state;
    return packOutcome(state, shared.remark !== null, shared.value.qualifier === 'estimate');
  }
  function verdict(index: number, values: SlotValues, exemptions: readonly Exemption[] = []): Verdict {
    const entry = run(index, values, shared);
    return verdictOf(entry, values, shared, slot, covering(exemptions, entry.rule.id, asOf));
  }
  const slots = (values: SubjectValues): SlotValues => metricKeys.map((key) => values.get(key));

  return {
    rules,
    metricKeys,
    asOf,
    slots,
    outcome,
    verdict,
    outcomes(values, into, at, exempt) {
      for (let index = 0; index < compiled.length; index += 1) into[at + index] = outcome(index, values, exempt);
    },
    judgeAll(values, exemptions = []) {
      const bySlot = slots(values);
      return compiled.map((_, index) => verdict(index, bySlot, exemptions));
    },
    affectedRules: (keys) => [...new Set([...keys].flatMap((key) => dependents.get(key) ?? []))].sort((a, b) => a - b),
    ruleIndex: (ruleId) => indexById.get(ruleId) ?? -1,
    exemptRules: (exemptions) => new Set(exemptions.filter((entry) => isCovering(entry, asOf)).map((entry) => indexById.get(entry.ruleId) ?? -1)),
  };
}

/** Judges one subject by one rule: the convenient form, for a dialog or a test. Either-or groups need `compileRules`. */
export function judge(rule: Rule, values: SubjectValues, judging: JudgeContext): Verdict {
  const { context, metricKeys, slot } = newContext(judging.pack, judging.settings, judging.asOf);
  const compiled = compileRule(ruleUnder(judging.pack, rule, judging.settings), context);
  const bySlot = metricKeys.map((key) => values.get(key));
  const outcome = newOutcome();
  compiled.run(bySlot, outcome);
  return verdictOf(compiled, bySlot, outcome, slot, covering(judging.exemptions ?? [], rule.id, judging.asOf));
}

function newContext(pack: Pack, settings: SettingChoices, asOf: string) {
  const slots = new Map<string, number>();
  const metricKeys: string[] = [];
  const slot = (metric: string) => {
    const known = slots.get(metric);
    if (known !== undefined) return known;
    slots.set(metric, metricKeys.length);
    return metricKeys.push(metric) - 1;
  };
  const rules = new Map(pack.rules.map((rule) => [rule.id, rule]));
  const done = new Map<string, CompiledRule>();
  const compiledById = (id: string): CompiledRule => {
    const known = done.get(id);
    if (known !== undefined) return known;
    const rule = rules.get(id);
    if (rule === undefined) throw new Error(`no rule ${id} in ${pack.id}`);
    const compiled = compileRule(ruleUnder(pack, rule, settings), context);
    done.set(id, compiled);
    return compiled;
  };
  const context: CompileContext = { slotOf: slot, asOf, compiledById };
  return { context, metricKeys, slot };
}

function alternativesOf(entry: CompiledRule, all: readonly CompiledRule[]): readonly CompiledRule[] {
  const group = entry.rule.combination;
  if (group?.mode !== 'any') return [];
  return all.filter((other) => other !== entry && other.rule.combination?.mode === 'any' && other.rule.combination.group === group.group);
}

const peer = newOutcome();

function runWithAlternatives(entry: CompiledRule, alternatives: readonly CompiledRule[], values: SlotValues, outcome: Outcome): void {
  entry.run(values, outcome);
  if (alternatives.length === 0 || (outcome.state !== 'fail' && outcome.state !== 'unknown')) return;
  for (const other of alternatives) {
    other.run(values, peer);
    if (peer.state !== 'pass') continue;
    outcome.state = 'not_applicable';
    outcome.code = 'alternative_met';
    outcome.remark = null;
    return;
  }
}

function dependentsOf(compiled: readonly CompiledRule[], alternatives: ReadonlyArray<readonly CompiledRule[]>): ReadonlyMap<string, readonly number[]> {
  const dependents = new Map<string, number[]>();
  for (const [index, entry] of compiled.entries()) {
    const looked = [entry, ...alternatives[index]!].flatMap((rule) => [...rule.measured, ...rule.conditioned]);
    for (const key of new Set(looked)) {
      const list = dependents.get(key);
      if (list === undefined) dependents.set(key, [index]);
      else list.push(index);
    }
  }
  return dependents;
}

/** A paper lifts what would fail or stay open; a pass stays a pass, and what does not apply needs no paper. */
function canBeExempted(outcome: Outcome): boolean {
  return outcome.state === 'fail' || outcome.state === 'unknown';
}

function isCovering(exemption: Exemption, day: string): boolean {
  return exemption.from <= day && (exemption.to === null || day <= exemption.to);
}

function covering(exemptions: readonly Exemption[], ruleId: string, day: string): Exemption | null {
  return exemptions.find((entry) => entry.ruleId === ruleId && isCovering(entry, day)) ?? null;
}

function verdictOf(entry: CompiledRule, values: SlotValues, outcome: Outcome, slot: (metric: string) => number, exemption: Exemption | null): Verdict {
  const exempted = exemption !== null && canBeExempted(outcome);
  const filled = outcome.value.qualifier !== 'unfilled';
  return {
    ruleId: entry.rule.id,
    state: exempted ? 'exempt' : outcome.state,
    weight: entry.weight,
    value: filled ? outcome.value : null,
    threshold: entry.thresholdFor(values),
    remark: outcome.remark,
    estimated: outcome.value.qualifier === 'estimate',
    ...(entry.period === null ? {} : { period: entry.period.periodOf(outcome.value.since) }),
    reason: exempted
      ? { code: 'exempted', data: { paper: exemption.paper, until: exemption.to ?? '' } }
      : { code: outcome.code, data: reasonData(entry, values, outcome, slot) },
  };
}

function reasonData(entry: CompiledRule, values: SlotValues, outcome: Outcome, slot: (metric: string) => number): ReasonData {
  const unfilled = (keys: readonly string[]) => keys.filter((key) => (values[slot(key)]?.qualifier ?? 'unfilled') === 'unfilled');
  switch (outcome.code) {
    case 'below':
    case 'above':
      return { gap: outcome.gap };
    case 'absent':
      return outcome.gap === 0 ? {} : { gap: outcome.gap };
    case 'outdated':
      return { metrics: entry.measured };
    case 'missing':
      return { metrics: unfilled(entry.measured) };
    case 'applicability_missing':
      return { metrics: unfilled(entry.conditioned) };
    case 'excepted_by_text':
      return { note: outcome.note };
    case 'not_yet_due':
      return { year: entry.rule.targetYear ?? 0 };
    default:
      return {};
  }
}
