import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, nextOrder, orderedCase } from './support/cases.ts';

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
    expect(await action()).toEqual([['overdue', 'record_report']]);
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
      ['2021-07-19', '更正处理结果', '已责令书面检查；原登记“已约谈分管负责人”；更正理由：复函更正了处理方式'], ['2021-07-16', '收到处理结果', '已约谈分管负责人'],
    ]);
  });
});
