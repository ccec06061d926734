import { describe, expect, test } from 'vitest';
import {
  closingProblems,
  decideItem,
  itemCommands,
  itemStates,
  itemTransitions,
  reportersOfTerm,
  type ItemCommand,
  type ItemCommandType,
  type ItemFacts,
  type ItemState,
} from '#shared/domain/orders/itemState.ts';
import { ordersErrors } from '#shared/words/errors-orders.ts';

const context = { today: '2021-07-30', roles: null };
const facts = (state: ItemState, over: Partial<ItemFacts> = {}): ItemFacts => ({
  stage: 'rectification',
  state,
  servedOn: '2021-07-06',
  dueOn: '2021-07-20',
  reportedOn: '2021-07-19',
  reporterIds: ['甲', '丙'],
  passedOn: '2021-07-22',
  passedById: '乙',
  failedRechecks: 1,
  evidence: 2,
  otherOpenItems: 0,
  ...over,
});
const commands: Readonly<Record<ItemCommandType, ItemCommand>> = {
  serve: { type: 'serve', on: '2021-07-30' },
  report: { type: 'report', on: '2021-07-30', content: '已补足', reporter: '示例丁' },
  arrange_recheck: { type: 'arrange_recheck', on: '2021-08-02', recheckerId: '乙' },
  pass: { type: 'pass', on: '2021-07-30', recheckerId: '乙', opinion: '现场核实' },
  fail: { type: 'fail', on: '2021-07-30', recheckerId: '乙', opinion: '仍缺设备', newDueOn: '2021-08-10' },
  submit_close: { type: 'submit_close', on: '2021-07-30' },
  refuse_close: { type: 'refuse_close', on: '2021-07-30', reason: '缺照片' },
  close: { type: 'close', on: '2021-07-30' },
  escalate: { type: 'escalate', on: '2021-07-30', reason: 'overdue', to: 'supervision' },
  reopen: { type: 'reopen', on: '2021-07-30', reason: '举报属实', newDueOn: '2021-08-10' },
  void: { type: 'void', on: '2021-07-30', reason: '督令撤销' },
};

describe('整改中 已反馈 复查 合格 待销号 已销号', () => {
  const types = Object.keys(commands) as ItemCommandType[];
  test.each(itemStates.flatMap((state) => types.map((type) => [state, type] as const)))('%s + %s follows the table, nothing else', (state, type) => {
    const rule = itemTransitions[type];
    const decision = decideItem(facts(state), commands[type], context);
    if (rule.from.includes(state)) expect(decision).toEqual({ ok: true, state: rule.to });
    else expect(decision).toEqual({ ok: false, refusals: [{ code: 'item_wrong_state', data: { command: type, state, expected: rule.from } }] });
    expect(itemCommands(state).includes(type)).toBe(rule.from.includes(state));
  });
  test('nothing follows an escalated or void item', () => {
    expect([itemCommands('escalated'), itemCommands('voided'), itemCommands('closed')]).toEqual([[], [], ['reopen']]);
  });
});

describe('every refusal', () => {
  const cases: ReadonlyArray<readonly [string, ItemState, ItemCommand, Partial<ItemFacts>?, Partial<typeof context>?]> = [
    ['item_role_missing', 'pending_close', commands.close, {}, { roles: ['clerk'] as never }],
    ['item_day_missing', 'rectifying', { ...commands.report, on: '' }],
    ['item_day_in_future', 'rectifying', { ...commands.report, on: '2021-07-31' }],
    ['item_day_before', 'rectifying', { ...commands.report, on: '2021-07-05' }],
    ['item_day_before', 'reported', { ...commands.pass, on: '2021-07-18' }],
    ['item_day_before', 'pending_close', { ...commands.close, on: '2021-07-21' }],
    ['item_content_missing', 'rectifying', { type: 'report', on: '2021-07-30', content: ' ', reporter: '丁' }],
    ['item_reporter_missing', 'rectifying', { type: 'report', on: '2021-07-30', content: '已办', reporter: '' }],
    ['item_rechecker_missing', 'reported', { type: 'pass', on: '2021-07-30', recheckerId: '', opinion: '好' }],
    ['item_rechecker_is_reporter', 'reported', { type: 'pass', on: '2021-07-30', recheckerId: '甲', opinion: '好' }],
    ['item_rechecker_is_reporter', 'reported', { type: 'fail', on: '2021-07-30', recheckerId: '甲', opinion: '差', newDueOn: null }],
    ['item_rechecker_is_reporter', 'reported', { type: 'arrange_recheck', on: '2021-08-02', recheckerId: '甲' }],
    ['item_rechecker_is_reporter', 'reported', { type: 'pass', on: '2021-07-30', recheckerId: '丙', opinion: '好' }],
    ['item_opinion_missing', 'recheck', { type: 'pass', on: '2021-07-30', recheckerId: '乙', opinion: '' }],
    ['item_new_due_past', 'recheck', { type: 'fail', on: '2021-07-30', recheckerId: '乙', opinion: '差', newDueOn: '2021-07-29' }],
    ['item_new_due_past', 'closed', { type: 'reopen', on: '2021-07-30', reason: '复查', newDueOn: '2021-07-29' }],
    ['item_reason_missing', 'closed', { type: 'reopen', on: '2021-07-30', reason: '', newDueOn: '2021-08-10' }],
    ['item_reason_missing', 'pending_close', { type: 'refuse_close', on: '2021-07-30', reason: '' }],
    ['item_reason_missing', 'rectifying', { type: 'void', on: '2021-07-30', reason: '' }],
    ['item_no_next_stage', 'rectifying', commands.escalate, { stage: 'accountability' }],
    ['item_stage_skipped', 'rectifying', { ...commands.escalate, to: 'accountability' } as ItemCommand],
    ['item_not_overdue', 'rectifying', commands.escalate, { dueOn: '2021-07-30' }],
    ['item_not_overdue', 'rectifying', commands.escalate, { dueOn: null }],
    ['item_not_failed', 'returned', { type: 'escalate', on: '2021-07-30', reason: 'failed', to: 'supervision' }, { failedRechecks: 0 }],
    ['close_not_rechecked', 'pending_close', commands.close, { passedOn: null, passedById: null }],
    ['close_rechecker_is_reporter', 'pending_close', commands.close, { passedById: '甲' }],
    ['close_rechecker_is_reporter', 'pending_close', commands.close, { passedById: '丙' }],
    ['close_not_reported', 'pending_close', commands.close, { reportedOn: null }],
    ['item_pass_without_evidence', 'recheck', commands.pass, { evidence: 0 }],
    ['close_no_evidence', 'passed', commands.submit_close, { evidence: 0 }],
    ['close_no_evidence', 'pending_close', commands.close, { evidence: 0 }],
    ['close_items_open', 'pending_close', commands.close, { otherOpenItems: 1 }],
  ];
  test.each(cases.map(([code, state, command, over, more]) => ({ code, state, command, over, more })))(
    '$code ($state)',
    ({ code, state, command, over, more }) => {
      const decision = decideItem(facts(state, over), command, { ...context, ...more });
      expect(decision.ok ? [] : decision.refusals.map((refusal) => refusal.code)).toEqual([code]);
      expect(ordersErrors[code]?.(decision.ok ? {} : (decision.refusals[0]?.data ?? {}))).toMatch(/。$/);
    },
  );
  test('every sentence is complete even without data', () => {
    for (const words of Object.values(ordersErrors)) expect(words({})).toMatch(/。$/);
  });
});

test('due today is not overdue: it cannot be escalated until the day after', () => {
  const escalate = (on: string) => decideItem(facts('rectifying'), { type: 'escalate', on, reason: 'overdue', to: 'supervision' }, context).ok;
  expect([escalate('2021-07-20'), escalate('2021-07-21')]).toEqual([false, true]);
});

test('a new day leaves at least a day after the recheck or the reopening, and everything else may happen on one day', () => {
  const today = facts('recheck', { reportedOn: '2021-07-30' });
  expect(decideItem(today, { type: 'fail', on: '2021-07-30', recheckerId: '乙', opinion: '差', newDueOn: '2021-07-31' }, context).ok).toBe(true);
  expect(decideItem(today, { type: 'fail', on: '2021-07-30', recheckerId: '乙', opinion: '差', newDueOn: '2021-07-30' }, context)).toMatchObject({
    ok: false,
    refusals: [{ code: 'item_new_due_past' }],
  });
  expect(decideItem(facts('closed'), { type: 'reopen', on: '2021-07-30', reason: '举报属实', newDueOn: '2021-07-30' }, context)).toMatchObject({
    ok: false,
    refusals: [{ code: 'item_new_due_past' }],
  });
  expect(decideItem(facts('rectifying', { servedOn: '2021-07-30' }), { ...commands.report, on: '2021-07-30' }, context).ok).toBe(true);
});

test('all that stands against closing is told at once', () => {
  const item = facts('pending_close', { passedOn: null, passedById: null, reportedOn: null, evidence: 0, otherOpenItems: 3 });
  expect(closingProblems(item).map(({ code }) => code)).toEqual(['close_not_rechecked', 'close_not_reported', 'close_no_evidence', 'close_items_open']);
  expect(closingProblems(facts('pending_close'))).toEqual([]);
});

describe('who reported in the current term', () => {
  const reports = [
    ['甲', 3],
    ['乙', 5],
    ['甲', 6],
    ['丙', 12],
  ].map(([personId, seq]) => ({ personId: String(personId), seq: Number(seq) }));
  const rechecks = (...seqs: number[]) => seqs.map((seq) => ({ seq }));
  test('is everybody, each once, until a recheck', () => {
    expect(reportersOfTerm(reports, [])).toEqual(['甲', '乙', '丙']);
    expect(reportersOfTerm([], [])).toEqual([]);
  });
  test('begins anew after a recheck, and stays as it was when the recheck judged the latest report', () => {
    expect(reportersOfTerm(reports, rechecks(8))).toEqual(['丙']);
    expect(reportersOfTerm(reports.slice(0, 3), rechecks(8))).toEqual(['甲', '乙']);
    expect(reportersOfTerm(reports, rechecks(8, 15))).toEqual(['丙']);
    expect(reportersOfTerm(reports, rechecks(4, 15))).toEqual(['乙', '甲', '丙']);
  });
});
