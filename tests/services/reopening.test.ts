import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, closeCase, orderedCase, orderTarget, target } from './support/cases.ts';

describe('a case that is reopened', () => {
  let desk: Desk;
  let caseId: string;
  let orderId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-07-05');
    ({ caseId, orderId } = await orderedCase(desk, await addCommunity(desk)));
    desk.clock.set('2021-07-12');
    await closeCase(desk, caseId);
    desk.clock.set('2021-08-20');
  });
  afterEach(() => desk.close());

  const reopen = async () =>
    expect(
      await desk.call('cases.reopen', { cases: await target(desk, caseId), on: '2021-08-20', reason: '回访发现器材被挪走', newDueOn: '2021-08-27' }),
    ).toMatchObject([{ ok: true }]);
  const counts = async (asOf: string) => {
    const { found, closed, onTime, reopened } = (await desk.call('board.get', { asOf })).scopes[0]!.figures.counts;
    return { found, closed, onTime, reopened };
  };

  it('stays closed on the days on which it was, and is counted as reopened afterwards', async () => {
    const july = await desk.call('board.get', { asOf: '2021-07-31' });
    await reopen();
    expect((await desk.call('board.get', { asOf: '2021-07-31' })).scopes).toEqual(july.scopes);
    expect(await counts('2021-07-31')).toEqual({ found: 1, closed: 1, onTime: 1, reopened: 0 });
    expect(await counts('2021-08-20')).toEqual({ found: 1, closed: 0, onTime: 0, reopened: 1 });
    expect((await desk.call('board.get', {})).trend.filter(({ month }) => month >= '2021-06').map(({ closed }) => closed)).toEqual([0, 1, 0]);
    expect((await desk.call('cases.list', { filter: { figure: '2021-07-31.closed' } })).total).toBe(1);
    expect((await desk.call('cases.list', { filter: { figure: '2021-08-20.reopened' } })).rows.map((row) => row.id)).toEqual([caseId]);
  });

  it('counts as closed from the day it was closed, not from the day that was asked for', async () => {
    desk.clock.set('2021-08-02');
    const { caseId: second } = await orderedCase(desk, await addCommunity(desk, '柏岭社区'));
    const photo = await desk.stage('整改后.jpg', new Uint8Array([255, 216, 255, 224]), 'image/jpeg');
    await desk.call('cases.report', {
      cases: await target(desk, second),
      on: '2021-08-02',
      content: '已设站',
      reporter: '示例戊',
      files: [{ staged: photo, kind: 'photo_after' }],
    });
    await desk.call('cases.recheck', { cases: await target(desk, second), on: '2021-08-02', passed: true, opinion: '属实' }, { actor: desk.rechecker });
    await desk.call('cases.submitClose', { cases: await target(desk, second), on: '2021-08-02' });
    desk.clock.set('2021-08-10');
    await desk.call('cases.close', { cases: await target(desk, second), on: '2021-08-10' });
    desk.clock.set('2021-08-20');
    await desk.call('cases.reopen', { cases: await target(desk, second), on: '2021-08-20', reason: '回访发现器材被挪走', newDueOn: '2021-08-27' });
    expect((await Promise.all(['2021-08-09', '2021-08-10', '2021-08-20'].map(counts))).map(({ closed }) => closed)).toEqual([1, 2, 1]);
  });

  it('keeps both closings when it is closed again', async () => {
    await reopen();
    desk.clock.set('2021-08-25');
    await closeCase(desk, caseId);
    desk.clock.set('2021-09-01');
    expect((await Promise.all(['2021-07-11', '2021-07-12', '2021-08-19', '2021-08-20', '2021-08-25'].map(counts))).map(({ closed }) => closed)).toEqual([
      0, 1, 1, 0, 1,
    ]);
    expect(await counts('2021-09-01')).toEqual({ found: 1, closed: 1, onTime: 1, reopened: 1 });
  });

  it('opens the orders again that were done with it', async () => {
    expect((await desk.call('orders.get', { id: orderId })).state).toBe('completed');
    await reopen();
    expect((await desk.call('orders.get', { id: orderId })).state).toBe('served');
  });

  it('opens the whole ladder again', async () => {
    const { caseId: second, orderId: first } = await orderedCase(desk, await addCommunity(desk, '柏岭社区'));
    desk.clock.set('2021-09-10');
    const supervision = (await desk.call('orders.draft', { stage: 'supervision', caseIds: [second] })).orders[0]!.id;
    await desk.call('orders.review', { orders: await orderTarget(desk, supervision), on: '2021-09-10' }, { actor: desk.rechecker });
    await desk.call('orders.issue', { orders: await orderTarget(desk, supervision), on: '2021-09-10', signer: '示例丙' });
    await desk.call('orders.serve', { orders: await orderTarget(desk, supervision), on: '2021-09-10', method: 'direct', receiver: '示例丁' });
    await closeCase(desk, second);
    const states = async () => Promise.all([first, supervision].map(async (id) => (await desk.call('orders.get', { id })).state));
    expect(await states()).toEqual(['completed', 'completed']);
    await desk.call('cases.reopen', { cases: await target(desk, second), on: '2021-09-10', reason: '复核发现不实', newDueOn: '2021-09-17' });
    expect(await states()).toEqual(['served', 'served']);
  });
});
