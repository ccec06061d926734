import { describe, expect, test } from 'vitest';
import { checkBeforeIssue, refusedCodes, type CheckCode, type ItemToCheck, type OrderToCheck } from '#shared/domain/orders/check.ts';
import { defaultOrderSettings, type StageSettings } from '#shared/domain/orders/settings.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import { issuerNames } from '#shared/words/orders.ts';
import { checkSentence, checkWords } from '#shared/words/orders-check.ts';

const paper = { number: '清府办函〔2021〕86号', title: '工作方案' };
const settings = defaultOrderSettings(issuerNames('清镇市', '清镇市民政局', '清镇市城市社区居委会常态长效工作领导小组'), paper).stages;
const consented: StageSettings = { ...settings.rectification, consent: paper };
const town = { id: 'u1', name: '云桥街道办事处', kind: 'subdistrict' as const };
const item = (over: Partial<ItemToCheck> = {}): ItemToCheck => ({
  caseId: 'c1',
  caseNumber: 'GZ-2021-0001',
  responsibleUnitIds: ['u1'],
  clause: '三(五)功能设置',
  quote: '微型消防站用房面积不少于15平方米',
  basisNumber: paper.number,
  requirement: '设置微型消防站，面积不少于15平方米',
  manner: 'dated',
  milestones: [],
  period: { unit: 'workday', count: 10 },
  dueOn: '2021-07-20',
  provisional: false,
  foundOn: '2021-02-26',
  evidence: 1,
  remedy: 'order',
  caseClosed: false,
  running: null,
  ...over,
});
const order = (over: Partial<OrderToCheck> = {}): OrderToCheck => ({
  stage: 'rectification',
  addressee: town,
  copies: [],
  issuedOn: '2021-07-06',
  backfilled: false,
  urgentReason: '',
  competentBody: '',
  items: [item()],
  ...over,
});
const check = (over: Partial<OrderToCheck>, stage: StageSettings = consented) => checkBeforeIssue(order(over), { today: '2021-07-06', settings: stage });
const overdue = { stage: 'rectification' as OrderStage, number: '清民整〔2021〕1号', standing: 'overdue' as const, reportedOn: null, dueOn: '2021-07-05' };
const reported = { ...overdue, standing: 'reported' as const, reportedOn: '2021-07-06' };
const supervision = { stage: 'supervision' as const };
const plan = [
  { title: '选址', dueOn: '2021-08-01' },
  { title: '装修', dueOn: '2021-09-01' },
];
const phased = { manner: 'phased' as const, period: { unit: 'fixed' as const, day: '2021-09-30' }, dueOn: '2021-09-30', milestones: plan };

describe('签发前检查', () => {
  test('an order in order passes without a word', () => {
    expect(check({})).toEqual([]);
    expect(check({ items: [item(phased)] })).toEqual([]);
    expect(check({ items: [item({ manner: 'immediate', dueOn: '2021-07-06', period: { unit: 'fixed', day: '2021-07-06' } })] })).toEqual([]);
  });

  test('a third of the usual period is not yet much shorter', () => {
    const third = check({ items: [item({ period: { unit: 'workday', count: 3 } })] }, { ...consented, period: { unit: 'workday', count: 9 } });
    expect(third.map((finding) => finding.code)).not.toContain('period_much_shorter');
  });
  test('what changed in the settings after the review is named, and only what stands in the paper', () => {
    const after = (reviewed: StageSettings) => checkBeforeIssue(order(), { today: '2021-07-06', settings: consented, reviewedWith: reviewed });
    expect(after({ ...consented, reminders: [1], recheckWorkdays: 9 })).toEqual([]);
    expect(after({ ...consented, prefix: '清民', consent: null })).toEqual([{ severity: 'warn', code: 'settings_changed', data: { what: 'prefix consent' } }]);
  });

  test('facts that changed after the review are told of the order and of each item', () => {
    const facts = { reviewed: ['云桥街道办事处', 'overdue', 'overdue'], now: ['云桥街道办事处', 'overdue', 'failed'] };
    const findings = (now: readonly string[]) =>
      checkBeforeIssue(order({ items: [item(), item({ caseId: 'c2' })] }), { today: '2021-07-06', settings: consented, facts: { ...facts, now } });
    expect(findings(facts.reviewed)).toEqual([]);
    expect(findings(facts.now)).toEqual([{ severity: 'warn', code: 'facts_changed', itemNo: 2, data: { what: 'item' } }]);
    expect(checkSentence(findings(facts.now)[0]!)).toBe('第2项：审核之后这一项的办理情况有变化，公文已随之改写。请核对公文；需要重新审核的，请退回修改。');
    expect(findings(['云桥街道', 'overdue', 'overdue'])).toEqual([{ severity: 'warn', code: 'facts_changed', data: { what: 'order' } }]);
  });

  const cases: ReadonlyArray<readonly [CheckCode, 'refuse' | 'warn', Partial<OrderToCheck>, StageSettings?]> = [
    ['no_items', 'refuse', { items: [] }],
    ['issue_before_finding', 'refuse', { items: [item({ foundOn: '2021-07-07' })] }],
    ['prefix_unclear', 'refuse', {}, { ...consented, prefix: '清民2' }],
    ['issuer_missing', 'refuse', {}, { ...consented, issuer: { name: ' ', kind: 'department' } }],
    ['issuer_without_authority', 'refuse', {}, settings.rectification],
    ['issuer_without_authority', 'refuse', { addressee: { ...town, kind: 'county' } }, settings.rectification],
    ['authority_paper_missing', 'refuse', { ...supervision, items: [item({ running: overdue })] }, { ...settings.supervision, authority: null }],
    ['addressee_missing', 'refuse', { addressee: null }],
    ['addressee_is_committee', 'refuse', { addressee: { ...town, kind: 'community' } }],
    ['addressee_not_responsible', 'refuse', { items: [item({ responsibleUnitIds: ['u2'] })] }],
    ['copy_is_addressee', 'warn', { copies: ['u1'] }],
    ['issue_day_missing', 'refuse', { issuedOn: null }],
    ['issue_day_missing', 'refuse', { issuedOn: '2021-13-01' }],
    ['issue_day_future', 'refuse', { issuedOn: '2021-07-07' }],
    ['issue_day_past', 'warn', { issuedOn: '2021-07-05' }],
    ['no_period', 'refuse', { items: [item({ period: null, dueOn: null })] }],
    ['period_unclear', 'refuse', { items: [item({ period: { unit: 'day', count: 0 } })] }],
    ['period_unclear', 'refuse', { items: [item({ period: { unit: 'workday', count: 2.5 } })] }],
    ['period_unclear', 'refuse', { items: [item({ period: { unit: 'fixed', day: '尽快' } })] }],
    ['period_ends_before_service', 'refuse', { items: [item({ dueOn: '2021-07-06' })] }],
    ['period_ends_before_service', 'refuse', { items: [item({ dueOn: '2021-07-01' })] }],
    ['period_provisional', 'warn', { items: [item({ provisional: true })] }],
    ['period_much_shorter', 'warn', { items: [item({ period: { unit: 'workday', count: 3 } })] }],
    ['milestones_missing', 'refuse', { items: [item({ ...phased, milestones: plan.slice(0, 1) })] }],
    ['milestones_disordered', 'refuse', { items: [item({ ...phased, milestones: plan.toReversed() })] }],
    ['milestones_disordered', 'refuse', { items: [item({ ...phased, milestones: [plan[0]!, { title: '装修', dueOn: plan[0]!.dueOn }] })] }],
    ['milestones_beyond_period', 'refuse', { items: [item({ ...phased, dueOn: '2021-08-31' })] }],
    ['no_clause', 'refuse', { items: [item({ clause: '' })] }],
    ['no_quote', 'warn', { items: [item({ quote: ' ' })] }],
    ['no_basis_number', 'refuse', { items: [item({ basisNumber: '' })] }],
    ['no_requirement', 'refuse', { items: [item({ requirement: ' ' })] }],
    ['requirement_vague', 'warn', { items: [item({ requirement: '请尽快整改到位' })] }],
    ['requirement_vague', 'warn', { items: [item({ requirement: '整改' })] }],
    ['no_evidence', 'warn', { items: [item({ evidence: 0 })] }],
    ['case_twice', 'refuse', { items: [item(), item()] }],
    ['case_closed', 'refuse', { items: [item({ caseClosed: true })] }],
    ['case_under_order', 'refuse', { items: [item({ running: overdue })] }],
    ['case_under_order', 'refuse', { ...supervision, items: [item({ running: { ...overdue, stage: 'supervision' } })] }, settings.supervision],
    ['remedy_is_proposal', 'refuse', { items: [item({ remedy: 'proposal' })] }],
    ['urgent_reason_missing', 'refuse', supervision, settings.supervision],
    ['urgent_reason_missing', 'refuse', { ...supervision, items: [item({ running: { ...overdue, standing: 'in_time' } })] }, settings.supervision],
    ['stage_skipped', 'warn', { ...supervision, urgentReason: '消防隐患' }, settings.supervision],
    [
      'stage_not_due',
      'warn',
      { ...supervision, urgentReason: '消防隐患', items: [item({ running: { ...overdue, standing: 'in_time' } })] },
      settings.supervision,
    ],
    ['stage_skipped', 'refuse', { stage: 'accountability', competentBody: '纪委', urgentReason: '很急' }, settings.accountability],
    ['stage_skipped', 'refuse', { stage: 'accountability', competentBody: '纪委', items: [item({ running: overdue })] }, settings.accountability],
    [
      'stage_not_due',
      'refuse',
      {
        stage: 'accountability',
        competentBody: '纪委',
        urgentReason: '很急',
        items: [item({ running: { ...overdue, stage: 'supervision', standing: 'in_time' } })],
      },
      settings.accountability,
    ],
    ['waits_for_recheck', 'refuse', { ...supervision, items: [item({ running: reported })] }, settings.supervision],
    [
      'waits_for_recheck',
      'refuse',
      { stage: 'accountability', competentBody: '纪委', items: [item({ running: { ...reported, stage: 'supervision' } })] },
      settings.accountability,
    ],
    ['recheck_passed', 'refuse', { ...supervision, items: [item({ running: { ...reported, standing: 'passed' } })] }, settings.supervision],
    ['urgent_reason_idle', 'warn', { ...supervision, urgentReason: '消防隐患', items: [item({ running: overdue })] }, settings.supervision],
    ['previous_order_missing', 'refuse', { ...supervision, items: [item({ running: { ...overdue, number: null } })] }, settings.supervision],
    [
      'competent_body_missing',
      'refuse',
      { stage: 'accountability', items: [item({ running: { ...overdue, stage: 'supervision' } })] },
      settings.accountability,
    ],
  ];
  test.each(cases.map(([code, severity, over, stage]) => ({ code, severity, over, stage })))('$code ($severity)', ({ code, severity, over, stage }) => {
    const findings = check(over, stage);
    expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([[code, severity]]);
    expect(refusedCodes(findings)).toEqual(severity === 'refuse' ? [code] : []);
    for (const finding of findings) expect(checkSentence(finding)).toMatch(/。$/);
  });

  test('items of two units in one order are mixed, and the wrong ones are named', () => {
    const findings = check({ items: [item(), item({ caseId: 'c2', responsibleUnitIds: ['u2'] })] });
    expect(findings.map(({ code, itemNo }) => [code, itemNo])).toEqual([
      ['addressee_not_responsible', 2],
      ['mixed_addressees', undefined],
    ]);
  });

  test('a period that is over when the order is entered late is no fault', () => {
    const past = { issuedOn: '2021-03-01', items: [item({ dueOn: '2021-03-15' })] };
    expect(refusedCodes(check(past))).toEqual(['period_in_the_past']);
    expect(check({ ...past, backfilled: true })).toEqual([]);
  });

  test('overdue goes up one step at a time', () => {
    expect(check({ ...supervision, items: [item({ running: overdue })] }, settings.supervision)).toEqual([]);
    expect(check({ ...supervision, items: [item({ running: { ...overdue, standing: 'failed' } })] }, settings.supervision)).toEqual([]);
    expect(
      check({ stage: 'accountability', competentBody: '纪委', items: [item({ running: { ...overdue, stage: 'supervision' } })] }, settings.accountability),
    ).toEqual([]);
  });

  test('a department may write to another department, and to a town once the government agreed', () => {
    const department = { id: 'u1', name: '市财政局', kind: 'department' as const };
    expect(check({ addressee: department }, settings.rectification)).toEqual([]);
    expect(check({}, consented)).toEqual([]);
  });

  test.each([
    { unit: 'workday' as const, count: 4 },
    { unit: 'day' as const, count: 1 },
    { unit: 'month' as const, count: 120 },
  ])('%j is a clear period', (period) => {
    expect(check({ items: [item({ period })] })).toEqual([]);
  });

  test('政府办 and a leading group need their paper; the government itself does not', () => {
    const by = (kind: StageSettings['issuer']['kind']) =>
      refusedCodes(check({}, { ...settings.rectification, authority: null, issuer: { name: '示例', kind } }));
    expect([by('government_office'), by('leading_group'), by('government')]).toEqual([['authority_paper_missing'], ['authority_paper_missing'], []]);
  });

  test('all findings come at once, each with its item', () => {
    const findings = check({ items: [item({ clause: '', period: null }), item({ caseId: 'c2', requirement: '' })] });
    expect(findings.map(({ code, itemNo }) => `${code} ${itemNo}`)).toEqual(['no_clause 1', 'no_period 1', 'no_requirement 2']);
  });

  test('every code has its words', () => {
    const tried = new Set<string>([...cases.map(([code]) => code), 'mixed_addressees', 'period_in_the_past', 'settings_changed', 'facts_changed']);
    expect(Object.keys(checkWords).filter((code) => !tried.has(code))).toEqual([]);
  });
});
