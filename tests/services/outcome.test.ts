import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { caseStandingLong } from '#shared/words/caseScreens.ts';
import { addCommunity, closeCase, nextOrder, orderedCase, orderTarget, target } from './support/cases.ts';

describe('the result of a 问责令', () => {
  let desk: Desk;
  let caseId: string;
  let id: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    ({ caseId } = await orderedCase(desk, await addCommunity(desk)));
    desk.clock.set('2021-06-24');
    await nextOrder(desk, 'supervision', caseId);
    desk.clock.set('2021-07-05');
    id = await nextOrder(desk, 'accountability', caseId);
    desk.clock.set('2021-07-20');
  });
  afterEach(() => desk.close());

  const record = async (on: string, outcome: string, reason = '') =>
    desk.call('orders.recordOutcome', { id, revision: (await desk.call('orders.get', { id })).revision, on, outcome, reason });
  const action = async () => (await desk.call('cases.desk', {})).rows.map((row) => [row.bucket, row.action]);

  it('is asked for on the desk until it is recorded; then the case is to be reported as before', async () => {
    expect(await action()).toEqual([['overdue', 'record_outcome']]);
    await record('2021-07-16', '已约谈分管负责人');
    expect(await action()).toEqual([]);
    expect((await desk.call('cases.desk', {})).counts).toMatchObject({ overdue: 0, running: 1 });
    expect((await desk.call('cases.list', { filter: { deadline: 'overdue' } })).total).toBe(0);
  });

  const shown = async () => {
    const { steps, deadline, dueOn, standing, ...view } = await desk.call('cases.get', { id: caseId });
    return { header: caseStandingLong({ ...view, standing }), arrow: steps[2]!.note, answer: deadline?.answer ?? null, dueOn, standing: standing.state };
  };

  it('ends the term of the answer on the day it came, in time; the case is no longer overdue, then or later', async () => {
    await record('2021-07-07', '已约谈分管负责人');
    desk.clock.set('2022-01-04');
    expect(await shown()).toEqual({
      header: '问责中 · 已答复，继续整改',
      arrow: '2021年7月5日移交 → 2021年7月8日前答复　2021年7月7日已答复，按期　继续整改，没有另定期限',
      dueOn: null,
      standing: 'not_started',
      answer: { late: false, text: expect.stringContaining('2021年7月7日收到处理结果，按期答复') },
    });
    const overdue = async (asOf: string) => (await desk.call('board.get', { asOf })).scopes[0]!.figures.counts.overdue;
    expect([await overdue('2021-07-08'), await overdue('2021-07-15'), await overdue('2022-01-04')]).toEqual([0, 0, 0]);
  });

  it('judges an answer after its day late; it was overdue until then and not since', async () => {
    await record('2021-07-14', '已约谈分管负责人');
    expect(await shown()).toMatchObject({ arrow: '7月5日移交 → 7月8日前答复　7月14日已答复，逾期　继续整改，没有另定期限', answer: { late: true } });
    const overdue = async (asOf: string) => (await desk.call('board.get', { asOf })).scopes[0]!.figures.counts.overdue;
    expect([await overdue('2021-07-08'), await overdue('2021-07-13'), await overdue('2021-07-14')]).toEqual([0, 1, 0]);
    await record('2021-07-08', '已约谈分管负责人', '收到日期登记有误');
    expect([await overdue('2021-07-08'), await overdue('2021-07-13')]).toEqual([0, 0]);
    expect((await shown()).answer?.late).toBe(false);
  });

  it('leaves a day that a recheck gave, and a case closed afterwards says nothing of the work being late for the answer', async () => {
    await record('2021-07-07', '已约谈分管负责人');
    await desk.call('cases.report', { cases: await target(desk, caseId), on: '2021-07-20', content: '已整改', reporter: '示例戊' });
    await desk.call(
      'cases.recheck',
      { cases: await target(desk, caseId), on: '2021-07-20', passed: false, opinion: '没有器材', newDueOn: '2021-07-26' },
      { actor: desk.rechecker },
    );
    expect(await shown()).toMatchObject({ header: '问责中 · 还剩 4 个工作日', dueOn: '2021-07-26', answer: null });
    await record('2021-07-08', '已约谈分管负责人', '收到日期登记有误');
    expect(await shown()).toMatchObject({ dueOn: '2021-07-26' });
  });

  it('is told of a closed case beside the answer', async () => {
    await record('2021-07-07', '已约谈分管负责人');
    await closeCase(desk, caseId);
    expect((await shown()).arrow).toBe('7月5日移交 → 7月8日前答复　7月7日已答复，按期　已销号');
  });

  it('may come before the receipt: nothing is due from the service on', async () => {
    const other = (await orderedCase(desk, await addCommunity(desk, '柏岭社区'))).caseId;
    desk.clock.set('2021-08-06');
    await nextOrder(desk, 'supervision', other);
    desk.clock.set('2021-08-20');
    const orderId = await nextOrder(desk, 'accountability', other, false);
    await desk.call('orders.recordOutcome', {
      id: orderId,
      revision: (await desk.call('orders.get', { id: orderId })).revision,
      on: '2021-08-20',
      outcome: '已约谈',
    });
    desk.clock.set('2021-08-23');
    await desk.call('orders.serve', { orders: await orderTarget(desk, orderId), on: '2021-08-23', method: 'direct', receiver: '示例丁' });
    expect(await desk.call('cases.get', { id: other })).toMatchObject({ state: 'rectifying', dueOn: null });
  });

  it('came in between service and today; the page says when', async () => {
    await expect(record('2020-01-01', '已约谈')).rejects.toMatchObject({ code: 'outcome_before', data: { before: '2021-07-05' } });
    await expect(record('2030-01-01', '已约谈')).rejects.toMatchObject({ code: 'outcome_in_future' });
    await record('2021-07-16', '已约谈分管负责人');
    expect(await desk.call('orders.get', { id })).toMatchObject({ outcome: '已约谈分管负责人', outcomeOn: '2021-07-16' });
  });

  it('is corrected only with a reason; what was recorded first stays in the story', async () => {
    await record('2021-07-16', '已约谈分管负责人');
    await expect(record('2021-07-19', '已责令书面检查')).rejects.toMatchObject({ code: 'outcome_reason_missing' });
    await record('2021-07-19', '已责令书面检查', '复函更正了处理方式');
    expect(await desk.call('orders.get', { id })).toMatchObject({ outcome: '已责令书面检查', outcomeOn: '2021-07-19' });
    expect((await desk.call('cases.get', { id: caseId })).timeline.slice(0, 2).map(({ onDay, title, detail }) => [onDay, title, detail])).toEqual([
      ['2021-07-19', '更正处理结果', '已责令书面检查；原登记“已约谈分管负责人”；更正理由：复函更正了处理方式'],
      ['2021-07-16', '收到处理结果', '已约谈分管负责人'],
    ]);
  });
});
