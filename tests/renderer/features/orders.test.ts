import { describe, expect, test } from 'vitest';
import type { OrderListItem } from '#shared/contract/orders.ts';
import { defaultOrderSettings } from '#shared/domain/orders/settings.ts';
import { issuerNames } from '#shared/words/orders.ts';
import { clearedOrderFilters, isOrderFiltered, orderFilterOf } from '#ui/features/orders/orderAddress.ts';
import { orderBatches, orderTarget } from '#ui/features/orders/orderRow.tsx';
import { mergedForm } from '#ui/features/orders/useDraft.ts';
import { readCount } from '#ui/ui/CountInput.tsx';
import { problemsOf, readReminders } from '#ui/features/orders/settingsProblems.ts';

const order = (id: string, state: OrderListItem['state']): OrderListItem => ({
  id,
  stage: 'rectification',
  number: state === 'drafted' || state === 'reviewed' ? null : '示民整〔2022〕1号',
  title: '',
  addresseeId: 'u',
  addressee: '云桥街道',
  receivedBy: '云桥街道',
  state,
  draftedOn: '2022-05-18',
  issuedOn: null,
  servedOn: null,
  acknowledgedOn: null,
  acknowledgeBy: state === 'served' ? '2022-05-20' : null,
  items: 1,
  openItems: 1,
  nextDueOn: null,
  backfilled: false,
  revision: 2,
});

describe('the filter of the list of orders in the address', () => {
  test('a group of states stands for its states, an unknown state for all', () => {
    expect([orderFilterOf({ state: 'drafts' }).states, orderFilterOf({ state: 'served' }).states, orderFilterOf({ state: 'gone' }).states]).toEqual([
      ['drafted', 'reviewed'],
      ['served'],
      [],
    ]);
  });
  test('clearing takes out what filtering put in', () => {
    expect(isOrderFiltered({ q: '云桥', state: 'drafts' })).toBe(true);
    expect(Object.keys(clearedOrderFilters())).toEqual(expect.arrayContaining(['q', 'state', 'stage', 'unit', 'from', 'to']));
    expect(isOrderFiltered({ sort: 'number' })).toBe(false);
  });
});

test('each step takes the orders it fits, in the order they are usually taken', () => {
  const batches = orderBatches([order('draft', 'drafted'), order('reviewed', 'reviewed'), order('served', 'served'), order('done', 'completed')]);
  expect(batches.map(({ kind, rows }) => [kind, rows.map((row) => row.id)])).toEqual([
    ['review', ['draft']],
    ['issue', ['reviewed']],
    ['acknowledge', ['served']],
    ['urge', ['served']],
    ['send_back', ['reviewed']],
    ['void', ['served']],
    ['discard', ['draft', 'reviewed']],
  ]);
});

test('an order without a number says so where it is named', () => {
  expect([orderTarget(order('a', 'drafted')).label, orderTarget(order('b', 'served')).label]).toEqual([
    '整改令 未编号　云桥街道',
    '整改令 示民整〔2022〕1号　云桥街道',
  ]);
});

test('what was typed stays when a fresh order is taken in around it', () => {
  const item = (no: number, requirement: string) => ({
    no,
    requirement,
    manner: 'dated' as const,
    milestones: [],
    period: { unit: 'workday' as const, count: 10 },
    ruleId: null,
    basis: '',
  });
  const before = { addresseeId: 'u1', urgentReason: '', competentBody: '', personsNamed: '', copies: [], items: [item(1, '甲'), item(2, '乙'), item(3, '丙')] };
  const typed = { ...before, urgentReason: '汛期', items: [item(1, '甲，自己改的'), item(2, '乙')] };
  const now = { ...before, copies: ['u2'], items: [item(1, '甲，别人改的'), item(2, '乙，别人改的'), item(3, '丙')] };
  expect(mergedForm(typed, before, now)).toEqual({
    ...before,
    urgentReason: '汛期',
    copies: ['u2'],
    items: [item(1, '甲，自己改的'), item(2, '乙，别人改的')],
  });
});

describe('a whole number as it is typed', () => {
  test('full-width digits are read; nothing and what is no whole number stand for themselves, never for another number', () => {
    expect(['15', '１５', ' 7 ', '0', '9999'].map(readCount)).toEqual([15, 15, 7, 0, 9_999]);
    expect(['', '1.5', '-3', '十', '3天'].map(readCount)).toEqual([null, null, null, null, null]);
  });
});

describe('督令设置', () => {
  const settings = defaultOrderSettings(issuerNames('示例市', '示例市民政局', '示例领导小组'), null);
  const put = (over: Partial<(typeof settings)['stages']['supervision']>) =>
    problemsOf({ ...settings, stages: { ...settings.stages, supervision: { ...settings.stages.supervision, ...over } } } as never);
  test('what the program proposes can be saved', () => {
    expect([...problemsOf(settings as never)]).toEqual([]);
  });
  test('a period of no days, half a fixed day and days beyond sixty are refused where they stand', () => {
    expect([...put({ period: { unit: 'workday', count: 0 } })]).toEqual(['supervision.period']);
    expect([...put({ period: { unit: 'fixed', day: '' } })]).toEqual(['supervision.period']);
    expect([...put({ period: { unit: 'workday', count: 9_999 } })]).toEqual(['supervision.period']);
    expect([...put({ acknowledgeWorkdays: -1, recheckWorkdays: 61 })]).toEqual(['supervision.acknowledge', 'supervision.recheck']);
  });
  test('reminders are read with any separator; what is no number is refused', () => {
    expect(readReminders('７、3，1 0')).toEqual([7, 3, 1, 0]);
    expect([...put({ reminders: readReminders('7、三天') })]).toEqual(['supervision.reminders']);
  });
});
