import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError, ErrorData } from '#shared/domain/errors.ts';
import { errorText } from '#shared/words/errors.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, closeCase, nextOrder, orderedCase, orderTarget, target } from './support/cases.ts';
import { paperText } from './support/papers.ts';

type Stage = 'supervision' | 'accountability';

describe('an order of a higher stage that is voided', () => {
  let desk: Desk;
  let caseId: string;
  let first: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    ({ caseId, orderId: first } = await orderedCase(desk, await addCommunity(desk)));
    desk.clock.set('2021-06-24');
  });
  afterEach(() => desk.close());

  const draft = async (stage: Stage) => (await desk.call('orders.draft', { stage, caseIds: [caseId] })).orders[0]!.id;
  const issued = (stage: Stage) => nextOrder(desk, stage, caseId);
  const voided = async (id: string) => desk.call('orders.void', { orders: await orderTarget(desk, id), on: desk.clock.today(), reason: '主送单位有误' });
  /** Two cases in one 整改令. */
  async function shared() {
    const both = [await addCommunity(desk, '柏岭社区'), await addCommunity(desk, '榆岭社区')];
    const { cases } = await desk.call('findings.record', { items: both.map((communityId) => ({ communityId, ruleId: 'QZ-059' })), foundOn: '2021-06-24' });
    const { id } = (await desk.call('orders.draft', { stage: 'rectification', caseIds: cases.map((row) => row.caseId) })).orders[0]!;
    await desk.call('orders.review', { orders: await orderTarget(desk, id), on: '2021-06-24' }, { actor: desk.rechecker });
    await desk.call('orders.issue', { orders: await orderTarget(desk, id), on: '2021-06-24', signer: '示例丙' });
    await desk.call('orders.serve', { orders: await orderTarget(desk, id), on: '2021-06-24', method: 'direct', receiver: '示例丁' });
    return { cases: cases.map((row) => row.caseId), id };
  }
  const itemStates = async () => (await desk.call('cases.get', { id: caseId })).steps.map((step) => [step.stage, step.itemState]);

  it('puts the case back into its 整改令, overdue as it was, and a new 督办令 can be drafted and issued', async () => {
    const supervision = await issued('supervision');
    expect(await voided(supervision)).toMatchObject([{ ok: true }]);
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ state: 'rectifying', stage: 'rectification', dueOn: '2021-06-22' });
    expect((await itemStates())[0]).toEqual(['rectification', 'rectifying']);
    expect((await desk.call('cases.desk', {})).rows[0]).toMatchObject({ bucket: 'overdue', action: 'draft_supervision' });
    const again = await issued('supervision');
    expect((await desk.call('orders.get', { id: again })).number).toBe('清督〔2021〕2号');
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ state: 'rectifying', stage: 'supervision' });
    expect((await desk.ports.reads.cases.itemsOfCases([caseId])).map((item) => item.state)).toEqual(['escalated', 'voided', 'rectifying']);
  });

  it('tells of the report that came under the voided order', async () => {
    const supervision = await issued('supervision');
    await desk.call('cases.report', { cases: await target(desk, caseId), on: desk.clock.today(), content: '已整改', reporter: '示例戊' });
    await voided(supervision);
    const { timeline } = await desk.call('cases.get', { id: caseId });
    expect(timeline.find((entry) => entry.title === '继续按整改令办理')?.detail).toMatch(/；撤销的督办令已于 6月\d+日 收到反馈，反馈仍有效的，请重新登记$/);
  });

  it('puts the case back into its 督办令 when the 问责令 is voided', async () => {
    const supervision = await issued('supervision');
    desk.clock.set('2021-07-05');
    await voided(await issued('accountability'));
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({
      state: 'rectifying',
      stage: 'supervision',
      orderId: supervision,
      dueOn: '2021-07-01',
    });
    await issued('accountability');
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ stage: 'accountability' });
  });

  it('stands as returned again when it had failed its recheck', async () => {
    await desk.call('cases.report', { cases: await target(desk, caseId), on: '2021-06-24', content: '已整改', reporter: '示例戊' });
    await desk.call(
      'cases.recheck',
      { cases: await target(desk, caseId), on: '2021-06-24', passed: false, opinion: '没有器材', newDueOn: null },
      { actor: desk.rechecker },
    );
    await voided(await issued('supervision'));
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ state: 'returned', stage: 'rectification' });
    await closeCase(desk, caseId);
    expect((await desk.call('orders.get', { id: first })).state).toBe('completed');
  });

  it('counts on the dashboard as overdue again, and on the days between as it did then', async () => {
    const supervision = await issued('supervision');
    desk.clock.set('2021-06-28');
    const before = await desk.call('board.get', { asOf: '2021-06-25' });
    await voided(supervision);
    expect((await desk.call('board.get', { asOf: '2021-06-25' })).scopes).toEqual(before.scopes);
    const { overdue, overdue_rectification: late, stage_supervision: supervised } = (await desk.call('board.get', {})).scopes[0]!.figures.counts;
    expect([overdue, late, supervised]).toEqual([1, 1, 0]);
  });

  it('tells the voiding and what follows from it in the case’s story', async () => {
    await voided(await issued('supervision'));
    expect((await desk.call('cases.get', { id: caseId })).timeline.slice(0, 2).map((entry) => entry.title)).toEqual(['继续按整改令办理', '督办令撤销']);
  });

  it('is not voided while an order of the next stage rests on it, which is named', async () => {
    await issued('supervision');
    const [refused] = await voided(first);
    expect(refused).toMatchObject({ ok: false, code: 'order_items_carried', data: { orders: ['清督〔2021〕1号'] } });
    expect(errorText(refused!.code!, refused!.data as ErrorData)).toContain('请先撤销清督〔2021〕1号');
  });

  it('is not voided when a case of it is closed, which is named; what is closed and filed stays so', async () => {
    const { cases, id } = await shared();
    await closeCase(desk, cases[0]!);
    const [refused] = await voided(id);
    expect(refused).toMatchObject({ ok: false, code: 'order_items_closed', data: { cases: ['GZ-2021-0002'] } });
    expect(errorText(refused!.code!, refused!.data as ErrorData)).toContain('GZ-2021-0002');
    expect(await desk.call('cases.get', { id: cases[0]! })).toMatchObject({ state: 'closed', closedOn: '2021-06-24' });
  });

  it('is voided no earlier than what was last recorded of it', async () => {
    await desk.call('cases.report', { cases: await target(desk, caseId), on: '2021-06-18', content: '正在整改', reporter: '示例戊' });
    const on = async (day: string) => desk.call('orders.void', { orders: await orderTarget(desk, first), on: day, reason: '主送单位有误' });
    expect(await on('2021-06-05')).toMatchObject([{ ok: false, code: 'order_day_before', data: { before: '2021-06-18' } }]);
    expect(await on('2021-06-17')).toMatchObject([{ ok: false, code: 'order_day_before' }]);
    expect(await on('2021-06-18')).toMatchObject([{ ok: true }]);
  });

  it('keeps its number, and its paper and its receipt say 已撤销 with the reason', async () => {
    const before = await paperText(desk, first, 'order');
    expect(before).not.toContain('已撤销');
    await voided(first);
    expect((await desk.call('orders.get', { id: first })).content.number).toBe('清民整〔2021〕1号（已撤销）');
    for (const kind of ['order', 'receipt'] as const) {
      const text = await paperText(desk, first, kind);
      expect(text).toContain('清民整〔2021〕1号（已撤销）');
      expect(text).toContain('本文已于2021年6月24日撤销，不再执行。理由：主送单位有误。');
    }
  });

  it('is not drafted twice while a draft lies on the desk', async () => {
    const id = await draft('supervision');
    const refused = (await draft('supervision').catch((error: AppError) => error)) as AppError;
    expect(refused).toMatchObject({ code: 'case_has_draft', data: { stage: 'supervision', order: null, draftedOn: '2021-06-24' } });
    expect(errorText(refused.code, refused.data)).toMatch(/^GZ-2021-0001已列入2021年6月24日拟的督办令草稿“.*督办通知”。/);
    await desk.call('orders.discard', { orders: await orderTarget(desk, id) });
    await draft('supervision');
  });
});
