import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorData } from '#shared/domain/errors.ts';
import { errorText } from '#shared/words/errors.ts';
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
    caseId = (await desk.call('findings.record', { items: [{ communityId: await addCommunity(desk), ruleId: 'QZ-059' }], foundOn: '2021-06-07' })).cases[0]!
      .caseId;
    id = (await desk.call('orders.draft', { stage: 'rectification', caseIds: [caseId] })).orders[0]!.id;
  });
  afterEach(() => desk.close());

  const issue = async () => {
    await desk.call('orders.review', { orders: await orderTarget(desk, id), on: desk.clock.today() }, { actor: desk.rechecker });
    expect(await desk.call('orders.issue', { orders: await orderTarget(desk, id), on: desk.clock.today(), signer: '示例丙' })).toMatchObject([{ ok: true }]);
  };

  it('counts its cases among what changed since yesterday, as every step of an order does; typing in a draft does not', async () => {
    const changed = async () => (await desk.call('cases.desk', {})).changedSince;
    desk.clock.set('2021-06-10');
    expect(await changed()).toBe(0);
    const { revision, items } = await desk.call('orders.get', { id });
    await desk.call('orders.saveDraft', {
      id,
      revision,
      urgentReason: '',
      competentBody: '',
      personsNamed: '',
      copies: [],
      items: items.map(({ no, requirement, manner, period }) => ({ no, requirement, manner, milestones: [], period })),
    });
    expect(await changed()).toBe(0);
    await issue();
    expect(await changed()).toBe(1);
    desk.clock.set('2021-06-16');
    expect(await changed()).toBe(0);
    await desk.call('orders.serve', { orders: await orderTarget(desk, id), on: '2021-06-16', method: 'direct', receiver: '示例丁' });
    expect(await changed()).toBe(1);
  });

  it('left with a witness is not waited for: no day to sign by, nothing to urge, the receipt says how', async () => {
    await issue();
    expect(
      await desk.call('orders.serve', { orders: await orderTarget(desk, id), on: '2021-06-07', method: 'left', receiver: '', witness: '示例己' }),
    ).toMatchObject([{ ok: true }]);
    expect(await desk.call('orders.get', { id })).toMatchObject({ state: 'served', acknowledgeBy: null });
    desk.clock.set('2021-06-09');
    const { counts, rows } = await desk.call('cases.desk', {});
    expect([counts['await_acknowledge'], counts['running'], rows]).toEqual([0, 1, []]);
    expect(await desk.call('orders.urge', { orders: await orderTarget(desk, id), on: '2021-06-09' })).toMatchObject([
      { ok: false, code: 'order_needs_no_receipt' },
    ]);
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

  async function fix(
    day: string,
    over: { readonly manner?: 'immediate' | 'phased'; readonly milestones?: { title: string; dueOn: string }[] } = {},
  ): Promise<void> {
    const { revision, items } = await desk.call('orders.get', { id });
    const { no, requirement } = items[0]!;
    await desk.call('orders.saveDraft', {
      id,
      revision,
      urgentReason: '',
      competentBody: '',
      personsNamed: '',
      copies: [],
      items: [{ no, requirement, manner: over.manner ?? 'dated', milestones: over.milestones ?? [], period: { unit: 'fixed', day } }],
    });
  }
  const serve = async (on: string, newDueOn: string | null = null) =>
    desk.call('orders.serve', { orders: await orderTarget(desk, id), on, method: 'direct', receiver: '示例丁', newDueOn });

  it('later than its fixed day asks for a new one, which starts the term and is told in the story', async () => {
    await fix('2021-06-22');
    await issue();
    desk.clock.set('2021-06-28');
    const [late] = await serve('2021-06-28');
    expect(late).toMatchObject({ ok: false, code: 'order_due_before_service', data: { cases: ['GZ-2021-0001'] } });
    expect(errorText(late!.code!, late!.data as ErrorData)).toBe(
      'GZ-2021-0001的期限是2021年6月22日，2021年6月28日才送达，送达后没有整改时间。请填写新的期限，一并改期。',
    );
    expect(await serve('2021-06-28', '2021-06-28')).toMatchObject([{ ok: false, code: 'order_new_due_before_service' }]);
    expect(await serve('2021-06-28', '2021-07-05')).toMatchObject([{ ok: true }]);
    const view = await desk.call('cases.get', { id: caseId });
    expect(view).toMatchObject({ state: 'rectifying', dueOn: '2021-07-05' });
    expect(view.deadline!.days.at(-1)).toMatchObject({ day: '2021-07-05', kind: 'due' });
    expect(view.timeline.map(({ title, detail }) => [title, detail])).toContainEqual(['期限改为 7月5日', '原期限 6月22日；送达晚于原定日期，一并改期']);
  });

  it('on its fixed day is in time only for 立行立改', async () => {
    await fix('2021-06-08', { manner: 'immediate' });
    await issue();
    desk.clock.set('2021-06-08');
    expect(await serve('2021-06-08')).toMatchObject([{ ok: true }]);
  });

  it('after the first step of a plan is refused: the plan has to be made anew', async () => {
    await fix('2021-09-30', {
      manner: 'phased',
      milestones: [
        { title: '选址', dueOn: '2021-06-15' },
        { title: '装修', dueOn: '2021-09-01' },
      ],
    });
    await issue();
    desk.clock.set('2021-06-16');
    expect(await serve('2021-06-16', '2021-12-31')).toMatchObject([{ ok: false, code: 'order_milestone_before_service', data: { dueOn: '2021-06-15' } }]);
  });
});
