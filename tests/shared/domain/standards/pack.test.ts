import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { choiceOf, parsePack, ruleUnder } from '#shared/domain/standards/pack.ts';
import type { Condition } from '#shared/domain/standards/expressions.ts';
import type { Rule, Setting } from '#shared/domain/standards/types.ts';
import { errorText } from '#shared/words/errors.ts';
import { trialPack, trialRule } from '#tests/fixtures/domain/trialPack.ts';

const setting: Setting = {
  key: 'area.reading',
  clause: '一',
  question: '面积怎么算',
  choices: [
    { code: 'floor', label: '建筑面积' },
    { code: 'usable', label: '使用面积' },
  ],
  default: 'floor',
  reason: '原文未明',
  rules: ['T-001'],
};

function refusal(json: unknown): string {
  try {
    parsePack(json);
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${String(error.data['path'] ?? '')} ${String(error.data['problem'] ?? '')}`.trim();
    throw error;
  }
  return 'accepted';
}
const withRule = (change: Partial<Rule>) => trialPack([trialRule(change)]);
const looksAt = (rule: string): Condition => ({ kind: 'rule', rule, is: 'fail' });

describe('reading a pack', () => {
  it('accepts a sound pack and answers its content', () => {
    const pack = trialPack([trialRule()], { settings: [setting] });
    expect(parsePack(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
  });

  it.each([
    [null, 'pack_invalid  record'],
    [[], 'pack_invalid  record'],
    [{ ...trialPack([]), format: 2 }, 'pack_newer_format'],
    [{ ...trialPack([]), format: '1' }, 'pack_invalid format word'],
    [{ ...trialPack([]), colour: 'red' }, 'pack_invalid colour unknown_field'],
    [{ ...trialPack([]), title: ' ' }, 'pack_invalid title empty'],
    [{ ...trialPack([]), issuedOn: '2021-02-30' }, 'pack_invalid issuedOn day'],
    [{ ...trialPack([]), rules: {} }, 'pack_invalid rules list'],
    [{ ...trialPack([]), region: { name: '示例市' } }, 'pack_invalid region.code missing'],
    [trialPack([trialRule(), trialRule()]), 'pack_invalid rules[1].id duplicate'],
    [withRule({ task: 7 }), 'pack_invalid rules[0].task unknown_task'],
    [withRule({ phase: 'phase.9' }), 'pack_invalid rules[0].phase unknown_phase'],
    [withRule({ metric: 'no.such' }), 'pack_invalid rules[0].metric unknown_metric'],
    [withRule({ levels: [] }), 'pack_invalid rules[0].levels empty'],
    [withRule({ strength: '应当' as never }), 'pack_invalid rules[0].strength word'],
    [withRule({ applies: { kind: 'metric', metric: 'no.such', is: 'absent' } }), 'pack_invalid rules[0] unknown_metric'],
    [withRule({ applies: looksAt('T-009') }), 'pack_invalid rules[0] unknown_rule'],
    [trialPack([trialRule({ applies: looksAt('T-002') }), trialRule({ id: 'T-002', applies: looksAt('T-001') })]), 'pack_invalid rules[0] rule_of_rule'],
    [withRule({ measure: { kind: 'sum', of: [{ kind: 'metric', metric: 'no.such' }] } }), 'pack_invalid rules[0] unknown_metric'],
    [withRule({ measure: { kind: 'median', of: [] } as never }), 'pack_invalid rules[0].measure.kind word'],
    [withRule({ measure: { kind: 'constructor' } as never }), 'pack_invalid rules[0].measure.kind word'],
    [withRule({ threshold: { kind: 'number', value: 20.5, scale: 2 } }), 'pack_invalid rules[0].threshold.value integer'],
    [withRule({ comparator: 'matches' }), 'pack_invalid rules[0].threshold threshold'],
    [withRule({ comparator: 'matches', threshold: { kind: 'pattern', source: '(' } }), 'pack_invalid rules[0].threshold.source pattern'],
    [withRule({ comparator: 'about' }), 'pack_invalid rules[0].tolerance missing'],
    [withRule({ comparator: 'within', threshold: { kind: 'days', from: '2021-02-01', to: '2021-01-01' } }), 'pack_invalid rules[0].threshold days_order'],
    [withRule({ validFrom: '2021-02-01', validTo: '2021-01-01' }), 'pack_invalid rules[0].validTo days_order'],
    [withRule({ variants: [{ setting: 'none', choice: 'x', set: {} }] }), 'pack_invalid rules[0].variants[0].setting unknown_setting'],
    [
      trialPack([trialRule({ variants: [{ setting: 'area.reading', choice: 'x', set: {} }] })], { settings: [setting] }),
      'pack_invalid rules[0].variants[0].choice unknown_choice',
    ],
    [
      trialPack([trialRule({ variants: [{ setting: 'area.reading', choice: 'usable', set: { comparator: 'exists' } }] })], { settings: [setting] }),
      'pack_invalid rules[0].variants[0].set.threshold threshold',
    ],
    [trialPack([trialRule()], { settings: [{ ...setting, default: 'x' }] }), 'pack_invalid settings[0].default unknown_choice'],
    [trialPack([trialRule()], { settings: [{ ...setting, rules: ['T-009'] }] }), 'pack_invalid settings[0].rules unknown_rule'],
    [trialPack([trialRule()], { orderTypes: [{ stage: 'supervision', name: '督办令', rule: 'T-009' }] }), 'pack_invalid orderTypes unknown_rule'],
  ])('refuses what does not hang together (%#): %o', (json, expected) => {
    expect(refusal(json)).toBe(expected);
  });

  it('lets a rule that only drives the program name something that is no metric', () => {
    expect(refusal(withRule({ check: 'param', metric: 'phase.1' }))).toBe('accepted');
  });

  it('takes metrics the bureau has added, when told which there are', () => {
    expect(parsePack(withRule({ metric: 'bureau.own' }), (key) => key === 'bureau.own').rules[0]?.metric).toBe('bureau.own');
  });

  it('says in words where a pack is wrong', () => {
    expect(errorText('pack_invalid', { path: 'rules[3].metric', problem: 'unknown_metric', found: 'no.such' })).toBe(
      '标准包的“rules[3].metric”用到了名册中没有的指标（no.such），没有导入。请改正这一处后再导入。',
    );
  });
});

describe('a bureau’s reading of an ambiguous text', () => {
  const pack = trialPack(
    [trialRule({ variants: [{ setting: 'area.reading', choice: 'usable', set: { threshold: { kind: 'number', value: 16_000, scale: 2 } } }] })],
    { settings: [setting] },
  );

  it('is the default until the bureau chooses', () => {
    expect(choiceOf(pack, 'area.reading', {})).toBe('floor');
    expect(ruleUnder(pack, pack.rules[0]!, {}).threshold).toMatchObject({ value: 20_000 });
  });

  it('changes the rule, not the pack', () => {
    expect(ruleUnder(pack, pack.rules[0]!, { 'area.reading': 'usable' }).threshold).toMatchObject({ value: 16_000 });
    expect(pack.rules[0]!.threshold).toMatchObject({ value: 20_000 });
  });

  it('is refused when there is no such setting or choice', () => {
    expect(() => choiceOf(pack, 'other', {})).toThrow('setting_unknown');
    expect(() => choiceOf(pack, 'area.reading', { 'area.reading': 'x' })).toThrow('setting_choice_unknown');
  });
});
