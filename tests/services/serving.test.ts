import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, orderTarget } from './support/cases.ts';
import { paperText } from './support/papers.ts';

describe('serving an order', () => {
  let desk: Desk;
  let caseId: string;
  let id: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    caseId = (await desk.call('findings.record', { items: [{ communityId: await addCommunity(desk), ruleId: 'QZ-059' }], foundOn: '2021-06-07' })).cases[0]!.caseId;
    id = (await desk.call('orders.draft', { stage: 'rectification', caseIds: [caseId] })).orders[0]!.id;
  });
  afterEach(() => desk.close());

  const issue = async () => {
    await desk.call('orders.review', { orders: await orderTarget(desk, id), on: desk.clock.today() }, { actor: desk.rechecker });
    expect(await desk.call('orders.issue', { orders: await orderTarget(desk, id), on: desk.clock.today(), signer: '示例丙' })).toMatchObject([{ ok: true }]);
  };

  it('left with a witness is not waited for: no day to sign by, nothing to urge, the receipt says how', async () => {
    await issue();
    expect(await desk.call('orders.serve', { orders: await orderTarget(desk, id), on: '2021-06-07', method: 'left', receiver: '', witness: '示例己' })).toMatchObject([{ ok: true }]);
    expect(await desk.call('orders.get', { id })).toMatchObject({ state: 'served', acknowledgeBy: null });
    desk.clock.set('2021-06-09');
    const { counts, rows } = await desk.call('cases.desk', {});
    expect([counts['await_acknowledge'], counts['running'], rows]).toEqual([0, 1, []]);
    expect(await desk.call('orders.urge', { orders: await orderTarget(desk, id), on: '2021-06-09' })).toMatchObject([{ ok: false, code: 'order_needs_no_receipt' }]);
    expect(await paperText(desk, id, 'receipt')).toContain('受送达单位拒绝签收。2021年6月7日由见证人示例己在场见证，留置于受送达单位，视为送达。');
  });

  it('otherwise is waited for and can be urged, until the day comes near', async () => {
    await issue();
    await desk.call('orders.serve', { orders: await orderTarget(desk, id), on: '2021-06-07', method: 'direct', receiver: '示例丁' });
    desk.clock.set('2021-06-09');
    expect((await desk.call('cases.desk', {})).rows).toMatchObject([{ bucket: 'await_acknowledge', action: 'urge_acknowledge', workdays: 2 }]);
    desk.clock.set('2021-06-21');
    expect((await desk.call('cases.desk', {})).rows).toMatchObject([{ bucket: 'due_soon', action: 'urge_acknowledge', workdays: 1 }]);
  });
});
