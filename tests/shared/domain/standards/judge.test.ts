import { describe, expect, it } from 'vitest';
import { compileRules, judge } from '#shared/domain/standards/judge.ts';
import type { Condition, Measure } from '#shared/domain/standards/expressions.ts';
import type { Rule } from '#shared/domain/standards/types.ts';
import { isEstimated, isRemarked, stateOf, type Exemption } from '#shared/domain/standards/verdict.ts';
import { shippedPack } from '#shared/packs/index.ts';
import { registerSheet, valuesOf, valuesOfRow } from '#tests/fixtures/domain/registerRows.ts';
import { trialPack, trialRule } from '#tests/fixtures/domain/trialPack.ts';

type Values = Readonly<Record<string, string | number | null>>;
const stateUnder = (change: Partial<Rule>, values: Values, asOf = '2022-06-07') => {
  const rule = trialRule(change);
  const { state, reason, remark } = judge(rule, valuesOf(values), { pack: trialPack([rule]), settings: {}, asOf });
  return remark === null ? `${state} ${reason.code}` : `${state} ${reason.code} ${remark}`;
};
const metric = (key: string): Measure => ({ kind: 'metric', metric: key });
const is = (key: string, is: 'equal' | 'at_least' | 'at_most' | 'below' | 'above', value: number | string): Condition => ({
  kind: 'metric',
  metric: key,
  is,
  value,
});

describe('comparators the other documents use', () => {
  const about: Partial<Rule> = {
    metric: 'register.households',
    valueType: 'number',
    comparator: 'about',
    threshold: { kind: 'number', value: 200, scale: 0 },
    tolerance: { kind: 'percent', value: 2000 },
  };
  it.each([
    [160, 'pass met within_tolerance'],
    [200, 'pass met'],
    [240, 'pass met within_tolerance'],
    [159, 'fail below'],
    [241, 'fail above'],
  ])('「200户左右」 with 20%% either way: %i is %s', (households, expected) => {
    expect(stateUnder(about, { 'register.households': households })).toBe(expected);
  });

  it.each([
    [195, 'pass met within_tolerance'],
    [194, 'fail below'],
  ])('a tolerance of 5㎡ lets %i㎡ be %s', (area, expected) => {
    expect(stateUnder({ tolerance: { kind: 'absolute', value: 500 } }, { 'office.area_total': area })).toBe(expected);
  });

  const staff: Partial<Rule> = {
    metric: 'committee.size',
    valueType: 'formula',
    comparator: 'equal',
    thresholdText: 'clamp(ceil(户数/200),5,9)',
    threshold: { kind: 'measure', measure: { kind: 'clamp', from: 5, to: 9, of: { kind: 'per', size: 200, of: metric('register.households') } } },
  };
  it.each([
    [900, 5, 'pass met'],
    [1001, 6, 'pass met'],
    [1001, 5, 'fail below'],
    [5000, 9, 'pass met'],
    [5000, 10, 'fail above'],
    [null, 5, 'unknown missing'],
  ])('one for every 200 households, 5 to 9 (娄底): %s households with %i people is %s', (households, size, expected) => {
    expect(stateUnder(staff, { 'register.households': households, 'committee.size': size })).toBe(expected);
  });

  it('shows a formula’s threshold as worked out for the subject', () => {
    const rule = trialRule(staff);
    const verdict = judge(rule, valuesOf({ 'register.households': 1001, 'committee.size': 5 }), { pack: trialPack([rule]), settings: {}, asOf: '2022-01-01' });
    expect(verdict.threshold).toEqual({ kind: 'number', value: 6, scale: 0 });
  });

  const methods = (comparator: 'equal' | 'includes' | 'one_of'): Partial<Rule> => ({
    metric: 'rectify.method',
    valueType: 'set',
    comparator,
    threshold: { kind: 'words', values: ['rent', 'buy'] },
  });
  it.each([
    ['equal', 'buy|rent', 'pass met'],
    ['equal', 'buy', 'fail differs'],
    ['equal', 'buy|new|rent', 'fail differs'],
    ['includes', 'buy|rent', 'pass met'],
    ['includes', 'buy|new|rent', 'pass met more_than_named'],
    ['includes', 'buy|new', 'fail differs'],
    ['one_of', 'new|rent', 'pass met'],
    ['one_of', 'new', 'fail differs'],
    ['one_of', '无', 'fail absent'],
  ] as const)('a set that must %s {rent, buy}: %s is %s', (comparator, value, expected) => {
    expect(stateUnder(methods(comparator), { 'rectify.method': value })).toBe(expected);
  });

  const days: Partial<Rule> = {
    metric: 'register.survey_date',
    valueType: 'date',
    comparator: 'within',
    threshold: { kind: 'days', from: '2021-01-01', to: '2021-06-30' },
  };
  it.each([
    ['2021-01-01', 'pass met'],
    ['2021-06-30', 'pass met'],
    ['2021-07-01', 'fail outside'],
    [null, 'unknown missing'],
  ])('a day within a span: %s is %s', (day, expected) => {
    expect(stateUnder(days, { 'register.survey_date': day })).toBe(expected);
  });

  it.each([
    [{ kind: 'sum', of: [metric('office.area_total'), metric('rooms.health.area')] }, 'pass met'],
    [{ kind: 'least', of: [metric('office.area_total'), metric('rooms.health.area')] }, 'fail below'],
    [{ kind: 'greatest', of: [metric('office.area_total'), metric('rooms.health.area')] }, 'fail below'],
    [{ kind: 'ratio', top: metric('office.area_total'), bottom: metric('rooms.health.area') }, 'fail below'],
    [{ kind: 'sum', of: [metric('office.area_total'), metric('rooms.multi.area')] }, 'unknown missing'],
    [{ kind: 'ratio', top: metric('office.area_total'), bottom: { kind: 'number', value: 0 } }, 'unknown missing'],
  ] as ReadonlyArray<readonly [Measure, string]>)('a figure made from others: %o is %s', (measure, expected) => {
    expect(stateUnder({ measure }, { 'office.area_total': 150, 'rooms.health.area': 100 })).toBe(expected);
  });
});

describe('what decides beside the comparison', () => {
  it.each([
    ['must', 'fail below'],
    ['shall_not', 'fail below'],
    ['usually', 'fail below'],
    ['in_principle', 'fail below'],
    ['advocated', 'pass below advice_unmet'],
    ['encouraged', 'pass below advice_unmet'],
    ['if_able', 'pass below advice_unmet'],
    ['strive', 'pass below advice_unmet'],
  ] as const)('%s, missed, is %s', (strength, expected) => {
    expect(stateUnder({ strength }, { 'office.area_total': 10 })).toBe(expected);
  });

  it('never passes what is not filled in, whatever the strength', () => {
    for (const strength of ['must', 'usually', 'advocated'] as const) expect(stateUnder({ strength }, {})).toBe('unknown missing');
    expect(stateUnder({ onMiss: 'remark' }, {})).toBe('unknown missing');
  });

  it.each([
    ['2019-12-31', 'not_applicable not_in_force'],
    ['2020-01-01', 'fail below'],
    ['2021-12-31', 'fail below'],
    ['2022-01-01', 'not_applicable not_in_force'],
  ])('a rule in force 2020–2021, on %s, is %s', (asOf, expected) => {
    expect(stateUnder({ validFrom: '2020-01-01', validTo: '2021-12-31' }, { 'office.area_total': 10 }, asOf)).toBe(expected);
  });

  it.each([
    ['2017-12-30', 10, 'not_applicable not_yet_due'],
    ['2017-12-30', 200, 'pass met'],
    ['2017-12-30', null, 'unknown missing'],
    ['2017-12-31', 10, 'fail below'],
  ])('a goal for 2017, on %s with %s㎡, is %s', (asOf, area, expected) => {
    expect(stateUnder({ targetYear: 2017 }, { 'office.area_total': area }, asOf)).toBe(expected);
  });

  it('exempts a case that the text itself takes out, and says why', () => {
    const rule = trialRule({ exceptions: [{ when: is('register.households', 'below', 500), note: '不足500户的可与邻近社区共用' }] });
    const under = (households: number) =>
      judge(rule, valuesOf({ 'office.area_total': 10, 'register.households': households }), { pack: trialPack([rule]), settings: {}, asOf: '2022-01-01' });
    expect(under(400)).toMatchObject({ state: 'exempt', reason: { code: 'excepted_by_text', data: { note: '不足500户的可与邻近社区共用' } } });
    expect(under(500).state).toBe('fail');
  });

  const old = is('register.estate_kind', 'equal', 'old');
  const large = is('register.households', 'at_least', 3000);
  it.each([
    [{ kind: 'all', of: [old, large] }, { 'register.estate_kind': '新建小区' }, 'not_applicable does_not_apply'],
    [{ kind: 'all', of: [old, large] }, { 'register.estate_kind': '老旧小区' }, 'unknown applicability_missing'],
    [{ kind: 'any', of: [old, large] }, { 'register.estate_kind': '老旧小区' }, 'fail below'],
    [{ kind: 'any', of: [old, large] }, { 'register.estate_kind': '新建小区' }, 'unknown applicability_missing'],
    [{ kind: 'not', of: old }, {}, 'unknown applicability_missing'],
    [{ kind: 'not', of: old }, { 'register.estate_kind': '新建小区' }, 'fail below'],
    [{ kind: 'metric', metric: 'register.households', is: 'above', value: 3000, ifUnfilled: true }, {}, 'fail below'],
    [{ kind: 'metric', metric: 'register.households', is: 'at_most', value: 3000, ifUnfilled: false }, {}, 'not_applicable does_not_apply'],
    [{ kind: 'metric', metric: 'rooms.children.area', is: 'absent' }, { 'rooms.children.area': '无' }, 'fail below'],
    [{ kind: 'metric', metric: 'rooms.multi.exists', is: 'equal', value: 1 }, { 'rooms.multi.area': 40 }, 'fail below'],
  ] as ReadonlyArray<readonly [Condition, Values, string]>)('applies when %o; with %o it is %s', (applies, values, expected) => {
    expect(stateUnder({ applies }, { 'office.area_total': 10, ...values })).toBe(expected);
  });
});

describe('either-or groups', () => {
  const any = { group: 'size', mode: 'any' } as const;
  const rules = [trialRule({ combination: any }), trialRule({ id: 'T-002', metric: 'rooms.multi.area', combination: any })];
  const compiled = compileRules(trialPack(rules), {}, '2022-01-01');
  it.each([
    [10, 300, ['not_applicable alternative_met', 'pass met']],
    [300, null, ['pass met', 'not_applicable alternative_met']],
    [10, 10, ['fail below', 'fail below']],
    [10, null, ['fail below', 'unknown missing']],
  ])('offices %s㎡ or a multi-purpose room %s㎡ gives %j', (offices, room, expected) => {
    const verdicts = compiled.judgeAll(valuesOf({ 'office.area_total': offices, 'rooms.multi.area': room }));
    expect(verdicts.map((verdict) => `${verdict.state} ${verdict.reason.code}`)).toEqual(expected);
  });

  it('re-judges the others when one changes', () => {
    expect(compiled.affectedRules(['rooms.multi.area'])).toEqual([0, 1]);
  });
});

describe('exemptions', () => {
  const pack = shippedPack('qingzhen-2021-86')!;
  const paper = (change: Partial<Exemption> = {}): Exemption => ({
    ruleId: 'QZ-034',
    subject: 'c1',
    paper: '清府办函〔2022〕9号',
    from: '2022-01-01',
    to: '2022-12-31',
    ...change,
  });
  const state = (asOf: string, exemption: Exemption, area: number | null = 128) =>
    compileRules(pack, {}, asOf)
      .judgeAll(valuesOf({ 'register.estate_kind': '老旧小区', 'office.area_total': area }), [exemption])
      .find((verdict) => verdict.ruleId === 'QZ-034')!;

  it('lift a failure for as long as their paper says', () => {
    expect(state('2021-12-31', paper()).state).toBe('fail');
    expect(state('2022-01-01', paper())).toMatchObject({
      state: 'exempt',
      reason: { code: 'exempted', data: { paper: '清府办函〔2022〕9号', until: '2022-12-31' } },
    });
    expect(state('2022-12-31', paper()).state).toBe('exempt');
    expect(state('2023-01-01', paper()).state).toBe('fail');
    expect(state('2030-01-01', paper({ to: null })).state).toBe('exempt');
  });

  it('lift what is open, but a pass stays a pass', () => {
    expect(state('2022-06-07', paper(), null).state).toBe('exempt');
    expect(state('2022-06-07', paper(), 240).state).toBe('pass');
  });

  it('of another rule change nothing', () => {
    expect(state('2022-06-07', paper({ ruleId: 'QZ-042' })).state).toBe('fail');
  });
});

describe('the compiled judge', () => {
  const pack = shippedPack('qingzhen-2021-86')!;
  const compiled = compileRules(pack, {}, '2021-06-18');
  const names = Object.keys(registerSheet.rows);

  it('says the same in its fast form, its convenient form and rule by rule', () => {
    for (const name of names) {
      const values = valuesOfRow(name);
      const cells = new Uint8Array(compiled.rules.length);
      compiled.outcomes(compiled.slots(values), cells, 0);
      const verdicts = compiled.judgeAll(values);
      expect([...cells].map((cell) => [stateOf(cell), isRemarked(cell), isEstimated(cell)])).toEqual(
        verdicts.map((verdict) => [verdict.state, verdict.remark !== null, verdict.estimated]),
      );
      expect(compiled.rules.map((rule) => judge(rule, values, { pack, settings: {}, asOf: '2021-06-18' }))).toEqual(verdicts);
    }
  });

  it('writes exempt outcomes where a paper covers the day', () => {
    const exempt = compiled.exemptRules([
      { ruleId: 'QZ-034', subject: 'c1', paper: '甲', from: '2021-01-01', to: null },
      { ruleId: 'QZ-047', subject: 'c1', paper: '乙', from: '2022-01-01', to: null },
    ]);
    const values = compiled.slots(valuesOfRow('新华社区'));
    expect(stateOf(compiled.outcome(compiled.ruleIndex('QZ-034'), values, exempt))).toBe('exempt');
    expect(stateOf(compiled.outcome(compiled.ruleIndex('QZ-047'), values, exempt))).toBe('fail');
    expect(stateOf(compiled.outcome(compiled.ruleIndex('QZ-042'), values, exempt))).toBe('pass');
  });

  it('loads register metrics only: derived ones are worked out from their source', () => {
    expect(compiled.metricKeys).toContain('rooms.multi.area');
    expect(compiled.metricKeys.filter((key) => key.endsWith('.exists') && key.startsWith('rooms.'))).toEqual([]);
    expect(new Set(compiled.metricKeys).size).toBe(compiled.metricKeys.length);
  });

  it.each([
    ['office.area_total', ['QZ-034', 'QZ-035', 'QZ-128']],
    ['rooms.multi.area', ['QZ-038', 'QZ-042', 'QZ-043', 'QZ-044', 'QZ-045', 'QZ-046']],
    ['register.households', ['QZ-016', 'QZ-017', 'QZ-018']],
    ['register.estate_kind', ['QZ-034', 'QZ-035', 'QZ-128']],
    ['rooms.archive.area', ['QZ-063', 'QZ-064']],
    ['register.note', []],
  ])('re-judges after a change of %s exactly %j', (key, expected) => {
    expect(compiled.affectedRules([key]).map((index) => compiled.rules[index]!.id)).toEqual(expected);
  });

  it('finds every verdict that a change of one metric can change', () => {
    const base = valuesOfRow('云岭社区');
    const before = compiled.judgeAll(base);
    for (const key of compiled.metricKeys) {
      const changed = compiled.judgeAll(new Map([...base, [key, { number: null, text: null, qualifier: 'unfilled' } as const]]));
      const different = compiled.rules.flatMap((_, index) => (JSON.stringify(before[index]) === JSON.stringify(changed[index]) ? [] : [index]));
      expect(compiled.affectedRules([key])).toEqual(expect.arrayContaining(different));
    }
  });

  it('judges the city and the towns by their own rules', () => {
    expect(compileRules(pack, {}, '2021-06-18', 'city').rules.map((rule) => rule.id)).toEqual([
      'QZ-002',
      'QZ-003',
      'QZ-004',
      'QZ-005',
      'QZ-006',
      'QZ-084',
      'QZ-118',
      'QZ-121',
      'QZ-123',
      'QZ-126',
      'QZ-129',
      'QZ-137',
      'QZ-138',
      'QZ-139',
      'QZ-140',
    ]);
    expect(compileRules(pack, {}, '2021-06-18', 'subdistrict').rules.map((rule) => rule.id)).toEqual(['QZ-124', 'QZ-125', 'QZ-136']);
  });
});
