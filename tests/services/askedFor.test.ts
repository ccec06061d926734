import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, nextOrder, orderTarget } from './support/cases.ts';

describe('what an order asks for', () => {
  let desk: Desk;
  let caseId: string;
  let orderId: string;
  const milestones = [
    { title: '选址并签订租赁协议', dueOn: '2021-07-09' },
    { title: '装修完成、挂牌使用', dueOn: '2021-08-13' },
  ];

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    caseId = (await desk.call('findings.record', { items: [{ communityId: await addCommunity(desk), ruleId: 'QZ-059' }], foundOn: '2021-06-07' })).cases[0]!
      .caseId;
    orderId = (await desk.call('orders.draft', { stage: 'rectification', caseIds: [caseId] })).orders[0]!.id;
    const { revision, items } = await desk.call('orders.get', { id: orderId });
    await desk.call('orders.saveDraft', {
      id: orderId,
      revision,
      urgentReason: '',
      competentBody: '',
      personsNamed: '',
      copies: [],
      items: [
        { no: items[0]!.no, requirement: '设置微型消防站，面积不少于21平方米', manner: 'phased', milestones, period: { unit: 'fixed', day: '2021-08-31' } },
      ],
    });
  });
  afterEach(() => desk.close());

  const issue = async () => {
    await desk.call('orders.review', { orders: await orderTarget(desk, orderId), on: '2021-06-07' }, { actor: desk.rechecker });
    await desk.call('orders.issue', { orders: await orderTarget(desk, orderId), on: '2021-06-07', signer: '示例丙' });
    await desk.call('orders.serve', { orders: await orderTarget(desk, orderId), on: '2021-06-07', method: 'direct', receiver: '示例丁' });
  };

  it('stands on the page of the case as it was issued, with the plan; what was written down first stays in its story', async () => {
    const found = await desk.call('cases.get', { id: caseId });
    expect(found.asked).toBeNull();
    await issue();
    const view = await desk.call('cases.get', { id: caseId });
    expect(view.asked).toEqual({
      stage: 'rectification',
      requirement: '设置微型消防站，面积不少于21平方米',
      manner: 'phased',
      milestones: milestones.map((step) => ({ ...step, reached: false })),
    });
    expect(view.requirement).toBe(found.requirement);
    expect(view.timeline.at(-1)!.detail).toContain(`规则 QZ-059：${found.requirement}`);
    desk.clock.set('2021-07-12');
    expect((await desk.call('cases.get', { id: caseId })).asked!.milestones.map((step) => step.reached)).toEqual([true, false]);
  });

  it('brings the case to the desk on the day of a step', async () => {
    await issue();
    desk.clock.set('2021-07-08');
    expect((await desk.call('cases.desk', {})).rows.map((row) => row.bucket)).not.toContain('due_soon');
    desk.clock.set('2021-07-09');
    expect((await desk.call('cases.desk', {})).rows).toMatchObject([{ caseId, bucket: 'due_soon', milestone: milestones[0] }]);
  });

  it('is that of the 督办令 once one took the case up, which first asks for the same', async () => {
    await issue();
    desk.clock.set('2021-09-02');
    await nextOrder(desk, 'supervision', caseId);
    expect((await desk.call('cases.get', { id: caseId })).asked).toEqual({
      stage: 'supervision',
      manner: 'dated',
      requirement: '设置微型消防站，面积不少于21平方米',
      milestones: [],
    });
  });
});
