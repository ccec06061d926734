import { describe, expect, test } from 'vitest';
import {
  decideOrder,
  orderCommands,
  orderStates,
  orderTransitions,
  type OrderCommand,
  type OrderCommandType,
  type OrderFacts,
  type OrderState,
} from '#shared/domain/orders/orderState.ts';
import { ordersErrors } from '#shared/words/errors-orders.ts';

const context = { today: '2021-07-10', roles: null, drafterMayReview: false };
const facts = (state: OrderState, over: Partial<OrderFacts> = {}): OrderFacts => ({
  state,
  draftedOn: '2021-07-01',
  draftedById: '甲',
  issuedOn: '2021-07-05',
  servedOn: '2021-07-06',
  latestOn: '2021-07-08',
  openItems: 0,
  closedCases: [],
  carriedBy: [],
  ...over,
});
const commands: Readonly<Record<OrderCommandType, OrderCommand>> = {
  review: { type: 'review', on: '2021-07-10', reviewerId: '乙' },
  send_back: { type: 'send_back', on: '2021-07-10', reason: '要求不具体' },
  issue: { type: 'issue', on: '2021-07-10', signer: '示例丙', refused: [] },
  serve: { type: 'serve', on: '2021-07-10', method: 'direct', receiver: '示例丁', witness: '' },
  acknowledge: { type: 'acknowledge', on: '2021-07-10', receiver: '示例丁' },
  complete: { type: 'complete', on: '2021-07-10' },
  void: { type: 'void', on: '2021-07-10', reason: '主送有误' },
  discard: { type: 'discard', on: '2021-07-10' },
};

describe('草拟 审核 签发 送达 签收 办结 撤销', () => {
  const types = Object.keys(commands) as OrderCommandType[];
  test.each(orderStates.flatMap((state) => types.map((type) => [state, type] as const)))('%s + %s follows the table, nothing else', (state, type) => {
    const rule = orderTransitions[type];
    const decision = decideOrder(facts(state), commands[type], context);
    if (rule.from.includes(state)) expect(decision).toEqual({ ok: true, state: rule.to });
    else expect(decision).toEqual({ ok: false, refusals: [{ code: 'order_wrong_state', data: { command: type, state, expected: rule.from } }] });
    expect(orderCommands(state).includes(type)).toBe(rule.from.includes(state));
  });

  test('from draft to done in six steps', () => {
    let state: OrderState | 'discarded' = 'drafted';
    for (const type of ['review', 'issue', 'serve', 'acknowledge', 'complete'] as const) {
      const decision = decideOrder(facts(state as OrderState), commands[type], context);
      if (!decision.ok) throw new Error(JSON.stringify(decision));
      state = decision.state;
    }
    expect(state).toBe('completed');
  });

  test('nothing leaves the end, and an issued order can no longer be deleted', () => {
    expect([orderCommands('completed'), orderCommands('voided')]).toEqual([[], []]);
    expect(orderCommands('issued')).not.toContain('discard');
  });
});

describe('every refusal', () => {
  const cases: ReadonlyArray<readonly [string, OrderState, OrderCommand, Partial<OrderFacts>?, Partial<typeof context>?]> = [
    ['order_role_missing', 'reviewed', commands.issue, {}, { roles: ['clerk'] as never }],
    ['order_day_missing', 'issued', { ...commands.serve, on: '' }],
    ['order_day_missing', 'issued', { ...commands.serve, on: '2021-02-30' }],
    ['order_day_in_future', 'issued', { ...commands.serve, on: '2021-07-11' }],
    ['order_day_before', 'issued', { ...commands.serve, on: '2021-07-04' }],
    ['order_day_before', 'served', { ...commands.acknowledge, on: '2021-07-05' }],
    ['order_reviewer_missing', 'drafted', { type: 'review', on: '2021-07-10', reviewerId: null }],
    ['order_reviewer_is_drafter', 'drafted', { type: 'review', on: '2021-07-10', reviewerId: '甲' }],
    ['order_signer_missing', 'reviewed', { type: 'issue', on: '2021-07-10', signer: ' ', refused: [] }],
    ['order_check_refused', 'reviewed', { type: 'issue', on: '2021-07-10', signer: '丙', refused: ['no_period'] }],
    ['order_method_missing', 'issued', { type: 'serve', on: '2021-07-10', method: null, receiver: '丁', witness: '' }],
    ['order_receiver_missing', 'issued', { type: 'serve', on: '2021-07-10', method: 'mail', receiver: '', witness: '' }],
    ['order_receiver_missing', 'served', { type: 'acknowledge', on: '2021-07-10', receiver: '' }],
    ['order_witness_missing', 'issued', { type: 'serve', on: '2021-07-10', method: 'left', receiver: '', witness: '' }],
    ['order_reason_missing', 'issued', { type: 'void', on: '2021-07-10', reason: '' }],
    ['order_reason_missing', 'reviewed', { type: 'send_back', on: '2021-07-10', reason: '' }],
    ['order_items_open', 'acknowledged', commands.complete, { openItems: 2 }],
    ['order_items_closed', 'served', commands.void, { closedCases: ['GZ-2021-0001'] }],
    ['order_items_carried', 'acknowledged', commands.void, { carriedBy: ['清督〔2021〕1号'] }],
    ['order_day_before', 'served', { ...commands.void, on: '2021-07-07' }],
  ];
  test.each(cases.map(([code, state, command, over, more]) => ({ code, state, command, over, more })))(
    '$code ($state)',
    ({ code, state, command, over, more }) => {
      const decision = decideOrder(facts(state, over), command, { ...context, ...more });
      expect(decision.ok ? [] : decision.refusals.map((refusal) => refusal.code)).toEqual([code]);
      const data = decision.ok ? {} : (decision.refusals[0]?.data ?? {});
      expect(ordersErrors[code]?.(data)).toMatch(/。$/);
    },
  );

  test('all reasons are told at once', () => {
    const decision = decideOrder(facts('issued'), { type: 'serve', on: '2021-07-11', method: 'left', receiver: '', witness: '' }, context);
    expect(decision.ok ? [] : decision.refusals.map(({ code }) => code)).toEqual(['order_day_in_future', 'order_witness_missing']);
  });
});

test('a refused receipt is served by leaving it, with a witness and no receiver', () => {
  expect(decideOrder(facts('issued'), { type: 'serve', on: '2021-07-06', method: 'left', receiver: '', witness: '示例戊' }, context)).toEqual({
    ok: true,
    state: 'served',
  });
});

test('an order may be issued, served and signed for on one day', () => {
  const day = { draftedOn: '2021-07-10', issuedOn: '2021-07-10', servedOn: '2021-07-10' };
  expect(
    (['issue', 'serve', 'acknowledge'] as const).map((type) => decideOrder(facts(orderTransitions[type].from[0]!, day), commands[type], context).ok),
  ).toEqual([true, true, true]);
});

test('a bureau of two may let the drafter review', () => {
  const command: OrderCommand = { type: 'review', on: '2021-07-10', reviewerId: '甲' };
  expect(decideOrder(facts('drafted'), command, { ...context, drafterMayReview: true }).ok).toBe(true);
});
