import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, orderedCase, orderTarget, target } from './support/cases.ts';

describe('a 督办令 that was drafted before the unit reported late', () => {
  let desk: Desk;
  let caseId: string;
  let orderId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    ({ caseId } = await orderedCase(desk, await addCommunity(desk)));
    desk.clock.set('2021-06-24');
    orderId = (await desk.call('orders.draft', { stage: 'supervision', caseIds: [caseId] })).orders[0]!.id;
  });
  afterEach(() => desk.close());

  const report = async () => desk.call('cases.report', { cases: await target(desk, caseId), on: desk.clock.today(), content: '正在整改', reporter: '示例戊' });
  const fail = async () =>
    desk.call(
      'cases.recheck',
      { cases: await target(desk, caseId), on: desk.clock.today(), passed: false, opinion: '没有整改', newDueOn: null },
      { actor: desk.rechecker },
    );
  const review = async () => desk.call('orders.review', { orders: await orderTarget(desk, orderId), on: desk.clock.today() }, { actor: desk.rechecker });
  const issue = async () => desk.call('orders.issue', { orders: await orderTarget(desk, orderId), on: desk.clock.today(), signer: '示例丙' });
  const giveReason = async (urgentReason: string) => {
    const { revision, items } = await desk.call('orders.get', { id: orderId });
    await desk.call('orders.saveDraft', {
      id: orderId,
      revision,
      urgentReason,
      competentBody: '',
      personsNamed: '',
      copies: [],
      items: items.map(({ no, requirement, manner, period }) => ({ no, requirement, manner, milestones: [], period })),
    });
  };
  const body = async () => (await desk.call('orders.get', { id: orderId })).content.body.map((paragraph) => paragraph.text).join('\n');
  const WAITS = '第1项：GZ-2021-0001已于2021年6月24日反馈（逾期），尚待复查。请先复查，不合格的再升级；或从督令中移出这一项。';

  it('is refused at review by the item, the day of the report and what to do, whatever urgency is claimed', async () => {
    await report();
    expect((await desk.call('orders.get', { id: orderId })).check.filter((finding) => finding.severity === 'refuse').map((finding) => finding.text)).toEqual([
      WAITS,
    ]);
    await giveReason('领导要求');
    expect((await desk.call('orders.get', { id: orderId })).check.filter((finding) => finding.severity === 'refuse').map((finding) => finding.text)).toEqual([
      WAITS,
    ]);
    expect(await review()).toMatchObject([{ ok: false, code: 'order_check_refused', data: { reasons: [WAITS] } }]);
    expect(await body()).not.toContain('紧急');
    expect(await body()).toContain('要求于2021年6月22日前完成，2021年6月24日逾期反馈，尚待复查。');
  });

  it('is refused at issue in the same words when the report came after the review', async () => {
    expect(await review()).toMatchObject([{ ok: true }]);
    await report();
    expect(await issue()).toMatchObject([{ ok: false, code: 'order_check_refused', data: { reasons: [WAITS] } }]);
  });

  it('warns of the item whose facts changed between review and issue, and not of one that is as it was', async () => {
    const codes = async () => (await desk.call('orders.get', { id: orderId })).check.map((finding) => [finding.code, finding.itemNo]);
    await review();
    desk.clock.set('2021-06-25');
    expect(await codes()).not.toContainEqual(['facts_changed', 1]);
    await report();
    await fail();
    expect(await codes()).toContainEqual(['facts_changed', 1]);
    await desk.call('orders.sendBack', { orders: await orderTarget(desk, orderId), on: '2021-06-25', reason: '办理情况有变化' });
    await review();
    expect(await codes()).not.toContainEqual(['facts_changed', 1]);
    expect(await issue()).toMatchObject([{ ok: true }]);
  });

  it('goes out after a failed recheck without the urgent reason typed meanwhile', async () => {
    await giveReason('领导要求');
    await report();
    await fail();
    expect((await desk.call('orders.get', { id: orderId })).check.map((finding) => finding.code)).toContain('urgent_reason_idle');
    expect(await review()).toMatchObject([{ ok: true }]);
    expect(await issue()).toMatchObject([{ ok: true }]);
    expect(await body()).toContain('未按整改通知要求完成');
    expect(await body()).not.toContain('紧急');
  });
});
