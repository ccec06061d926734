import { describe, expect, test } from 'vitest';
import { CASE_NUMBER, formatCaseNumber, parseCaseNumber } from '#shared/domain/cases/number.ts';
import { caseStanding, caseStates, isOpenCase, type CaseItem } from '#shared/domain/cases/state.ts';
import { findingsFromVerdicts, relapses, type JudgedRule, type KnownCase } from '#shared/domain/cases/findings.ts';
import { buildTimeline } from '#shared/domain/cases/timeline.ts';
import type { CaseEvent, CaseEventKind, CaseEventPayloads } from '#shared/domain/events/kinds.ts';
import type { Verdict } from '#shared/domain/standards/verdict.ts';
import { timelineText, timelineWords } from '#shared/words/cases.ts';

describe('挂账号', () => {
  test.each([
    [2021, 1, 'GZ-2021-0001'],
    [2022, 183, 'GZ-2022-0183'],
    [2022, 12345, 'GZ-2022-12345'],
  ])('%i %i is %s', (year, serial, number) => {
    expect(formatCaseNumber(year, serial)).toBe(number);
    expect(number).toMatch(CASE_NUMBER);
    expect(parseCaseNumber(number)).toEqual({ year, serial });
  });
  test.each([
    [2021, 0],
    [21, 1],
    [2021, 1.5],
    [2021, -3],
  ])('%d %d is refused', (year, serial) => {
    expect(() => formatCaseNumber(year, serial)).toThrow(RangeError);
  });
  test.each(['gz2022-183', 'GZ 2022 0183', ' ｇｚ－２０２２－０１８３ '])('%s as typed is read', (text) => {
    expect(parseCaseNumber(text)).toEqual({ year: 2022, serial: 183 });
  });
  test.each(['GZ-2022', '2022-183', 'GZ-2022-0'])('%s is no case number', (text) => {
    expect(parseCaseNumber(text)).toBeNull();
  });
});

describe('where a case stands', () => {
  const item = (stage: CaseItem['stage'], state: CaseItem['state'], orderState: CaseItem['orderState'] = 'served'): CaseItem => ({ stage, state, orderState });
  test.each<readonly [string, readonly CaseItem[], readonly unknown[]]>([
    ['without an order', [], ['found', null]],
    ['drafted', [item('rectification', 'open', 'drafted')], ['ordered', 'rectification']],
    ['being rectified', [item('rectification', 'rectifying')], ['rectifying', 'rectification']],
    ['escalated, the next not yet there', [item('rectification', 'escalated')], ['escalated', 'rectification']],
    ['escalated and under the next order', [item('rectification', 'escalated'), item('supervision', 'reported')], ['reported', 'supervision']],
    ['next order voided: as before', [item('rectification', 'escalated'), item('supervision', 'voided', 'voided')], ['escalated', 'rectification']],
    ['only a void order', [item('rectification', 'voided', 'voided')], ['found', null]],
    ['a new 整改令 after a void one', [item('rectification', 'voided', 'voided'), item('rectification', 'rectifying')], ['rectifying', 'rectification']],
    [
      'a second 整改令 of the same stage: the later holds',
      [item('rectification', 'closed', 'completed'), item('rectification', 'returned')],
      ['returned', 'rectification'],
    ],
    ['closed, though its order was voided afterwards', [item('rectification', 'closed', 'voided')], ['closed', 'rectification']],
    ['closed', [item('rectification', 'escalated'), item('supervision', 'closed', 'completed')], ['closed', 'supervision']],
  ])('%s', (_, items, expected) => {
    const standing = caseStanding(items);
    expect([standing.state, standing.stage]).toEqual(expected);
  });
});

test('every state but 已销号 asks for work', () => {
  expect(caseStates.filter((state) => !isOpenCase(state))).toEqual(['closed']);
});

describe('from failing verdicts to findings', () => {
  const judged = (ruleId: string, over: Partial<Verdict> = {}, more: Partial<JudgedRule> = {}): JudgedRule => ({
    communityId: 's1',
    responsibleUnitId: 'u1',
    rule: { id: ruleId, remedy: 'order' },
    verdict: {
      ruleId,
      state: 'fail',
      weight: 'mandatory',
      value: null,
      threshold: { kind: 'none' },
      remark: null,
      estimated: false,
      reason: { code: 'absent', data: {} },
      ...over,
    },
    ...more,
  });
  const known = (ruleId: string, over: Partial<KnownCase> = {}): KnownCase => ({
    caseId: `c-${ruleId}`,
    communityId: 's1',
    ruleId,
    closed: false,
    openedOn: '2021-07-01',
    ...over,
  });

  test('failures are batched per responsible unit; the rest says why not', () => {
    const all = [
      judged('QZ-1'),
      judged('QZ-2', {}, { communityId: 's9', responsibleUnitId: 'u2' }),
      judged('QZ-3'),
      judged('QZ-4', { state: 'unknown' }),
      judged('QZ-5', { weight: 'usual' }),
      judged('QZ-6', { weight: 'advisory' }),
      judged('QZ-7', {}, { rule: { id: 'QZ-7', remedy: 'proposal' } }),
      judged('QZ-8'),
      judged('QZ-9', {}, { responsibleUnitId: null }),
      judged('QZ-1'),
    ];
    const { batches, skipped } = findingsFromVerdicts(all, [known('QZ-8')]);
    expect(batches.map(({ unitId, findings }) => [unitId, findings.map(({ ruleId }) => ruleId)])).toEqual([
      ['u1', ['QZ-1', 'QZ-3', 'QZ-5']],
      ['u2', ['QZ-2']],
    ]);
    expect(skipped.map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual([
      'QZ-4 not_failed',
      'QZ-6 advisory',
      'QZ-7 proposal',
      'QZ-8 open_case',
      'QZ-9 no_unit',
      'QZ-1 open_case',
    ]);
  });
  test('一般、原则上 are listed and marked', () => {
    const { batches } = findingsFromVerdicts([judged('QZ-1'), judged('QZ-5', { weight: 'usual' })], []);
    expect(batches.flatMap(({ findings }) => findings.map(({ ruleId, usual }) => [ruleId, usual]))).toEqual([
      ['QZ-1', false],
      ['QZ-5', true],
    ]);
  });
  test('the same rule elsewhere does not stand in the way', () => {
    expect(findingsFromVerdicts([judged('QZ-1')], [known('QZ-1', { communityId: 's2' })]).batches).toHaveLength(1);
  });
  test('a closed finding that fails again is linked to its latest case', () => {
    const cases = [
      known('QZ-1', { caseId: 'old', closed: true, openedOn: '2021-02-01' }),
      known('QZ-1', { caseId: 'newer', closed: true, openedOn: '2021-09-01' }),
      known('QZ-2', { closed: true }),
      known('QZ-2'),
    ];
    expect(relapses([judged('QZ-1'), judged('QZ-2'), judged('QZ-3')], cases).map(({ ruleId, relapseOf }) => [ruleId, relapseOf])).toEqual([['QZ-1', 'newer']]);
  });
});

let seq = 0;
function event<K extends CaseEventKind>(
  kind: K,
  onDay: string,
  payload: CaseEventPayloads[K],
  over: Partial<Pick<CaseEvent, 'person' | 'subjectId' | 'backfilled'>> = {},
): CaseEvent {
  seq += 1;
  return { seq, onDay, person: '示例甲', backfilled: false, subjectId: 'o1', kind, payload, ...over } as CaseEvent;
}
const first = { stage: 'rectification' as const, number: '示民整〔2022〕41号' };
const second = { stage: 'supervision' as const, number: '示督〔2022〕8号' };

describe('经过', () => {
  const events = [
    event(
      'finding.recorded',
      '2022-05-12',
      {
        title: '微型消防站未设',
        detail: '无微型消防站用房',
        place: '',
        source: 'inspection',
        photos: 2,
        ruleId: 'QZ-059',
        requirement: '面积不少于 15㎡',
        round: null,
        team: null,
      },
      { person: '督查二组' },
    ),
    event('order.issued', '2022-05-18', { ...first, signer: '', addressee: '云桥街道', items: 7 }),
    event('order.served', '2022-05-18', { ...first, addressee: '云桥街道', method: '直接送达', receiver: '', witness: '', receiptPages: 0 }),
    event('case.reminded', '2022-05-31', { ...first, workdaysLeft: 1, dueOn: '2022-06-01' }, { person: null }),
    event('case.escalated', '2022-06-02', { from: first, to: second, reason: 'overdue', dueOn: '2022-06-01' }, { person: '示例乙' }),
    event(
      'order.served',
      '2022-06-08',
      { ...second, addressee: '云桥街道', method: '直接送达', receiver: '', witness: '', receiptPages: 1 },
      { subjectId: 'o2' },
    ),
    event('order.acknowledged', '2022-06-08', { ...second, addressee: '云桥街道', receiver: '' }, { subjectId: 'o2' }),
    event('order.revised', '2022-06-08', { ...second, items: 1 }, { subjectId: 'o2' }),
  ];
  test('reads as the picture of the case page, latest first', () => {
    expect(buildTimeline(events).map((entry) => [entry.onDay, entry.tone, ...Object.values(timelineText(entry))])).toEqual([
      ['2022-06-08', 'amber', '督办令送达，云桥街道签收', '示例甲', '直接送达，回证已扫描 1 页'],
      ['2022-06-02', 'seal', '整改令逾期，升级为督办', '示例乙', '到期 6月1日，未收到反馈'],
      ['2022-05-31', 'slate', '到期前 1 个工作日提醒', '自动', ''],
      ['2022-05-18', 'ink', '整改令签发并送达', '示例甲', '示民整〔2022〕41号，与云桥街道另 6 项一并下达；直接送达'],
      ['2022-05-12', 'ink', '发现问题，照片 2 张', '督查二组', '无微型消防站用房；规则 QZ-059：面积不少于 15㎡'],
    ]);
  });
  test('steps of two orders on one day are told apart', () => {
    const day = '2022-06-08';
    const served = [
      event('order.served', day, { ...first, addressee: '甲', method: '', receiver: '', witness: '', receiptPages: 0 }),
      event('order.acknowledged', day, { ...second, addressee: '乙', receiver: '' }, { subjectId: 'o2' }),
    ];
    expect(buildTimeline(served)).toHaveLength(2);
  });
  test('what was entered late is marked, and stands on the day it happened', () => {
    const late = event('case.reported', '2022-05-20', { ...first, content: '已办', reporter: '', photos: 0, dueOn: null }, { backfilled: true });
    const timeline = buildTimeline([...events, late]);
    expect(timeline.map(({ onDay, backfilled }) => [onDay, backfilled])).toContainEqual(['2022-05-20', true]);
    expect(timeline.findIndex(({ onDay }) => onDay === '2022-05-20')).toBe(3);
  });
  test('every kind of a case’s life has a title', () => {
    const payload = {
      ...first,
      from: first,
      to: second,
      reason: 'overdue',
      dueOn: null,
      number: 'x',
      relapseOf: null,
      items: 1,
      addressee: '甲',
      on: '2022-06-01',
      photos: 0,
      workdaysLeft: 0,
    };
    for (const [kind, words] of Object.entries(timelineWords)) {
      const title = words.title({ ...payload, ...(kind === 'case.due_moved' ? { from: '2022-06-01', to: '2022-06-05' } : {}) } as never, '2022-06-08');
      expect([kind, title]).toEqual([kind, expect.stringMatching(/^[^undefi]{2,}/)]);
    }
  });
});
