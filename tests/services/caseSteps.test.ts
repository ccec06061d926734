import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, closeCase, orderedCase, orderTarget, target } from './support/cases.ts';

describe('the three arrows of a case', () => {
  let desk: Desk;
  let caseId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    ({ caseId } = await orderedCase(desk, await addCommunity(desk)));
  });
  afterEach(() => desk.close());

  const notes = async () => (await desk.call('cases.get', { id: caseId })).steps.map((step) => step.note);
  const SPAN = '6月7日送达 → 6月22日到期';

  it.each([
    ['2021-06-16', `${SPAN}　还剩 4 个工作日`],
    ['2021-06-22', `${SPAN}　今日到期`],
    ['2021-06-24', `${SPAN}　逾期 2 个工作日`],
  ])('say on %s how the period stands', async (day, note) => {
    desk.clock.set(day);
    expect(await notes()).toEqual([note, '到期未完成时由系统拟稿，人工签发', '到期未完成时由系统拟稿，人工签发']);
  });

  it('say of the next order what it waits for, and of the one before why it was taken up', async () => {
    const on = '2021-06-24';
    desk.clock.set(on);
    const id = (await desk.call('orders.draft', { stage: 'supervision', caseIds: [caseId] })).orders[0]!.id;
    const after = async (step: Promise<unknown>) => (await step, (await notes()).slice(0, 2));
    expect((await notes())[1]).toBe('已拟稿，待审核');
    expect((await after(desk.call('orders.review', { orders: await orderTarget(desk, id), on }, { actor: desk.rechecker })))[1]).toBe('已审核，待签发');
    expect(await after(desk.call('orders.issue', { orders: await orderTarget(desk, id), on, signer: '示例丙' }))).toEqual([
      `${SPAN}　逾期转督办`,
      '已签发，待送达',
    ]);
    expect(await after(desk.call('orders.serve', { orders: await orderTarget(desk, id), on, method: 'direct', receiver: '示例丁' }))).toEqual([
      `${SPAN}　逾期转督办`,
      '6月24日送达 → 7月1日到期　还剩 5 个工作日',
    ]);
    await closeCase(desk, caseId);
    expect((await notes())[1]).toBe('6月24日送达 → 7月1日到期　逾期完成，已销号');
  });

  it('say of a returned case what its new day leaves', async () => {
    desk.clock.set('2021-06-15');
    await desk.call('cases.report', { cases: await target(desk, caseId), on: '2021-06-15', content: '已整改', reporter: '示例戊' });
    await desk.call(
      'cases.recheck',
      { cases: await target(desk, caseId), on: '2021-06-15', passed: false, opinion: '没有器材', newDueOn: '2021-06-18' },
      { actor: desk.rechecker },
    );
    expect((await notes())[0]).toBe('6月7日送达 → 6月18日到期　退回整改，还剩 3 个工作日');
  });

  it('leave drafting and review out of the story once the order is signed', async () => {
    expect((await desk.call('cases.get', { id: caseId })).timeline.map((entry) => entry.title)).toEqual(['整改令签发并送达', '立案 GZ-2021-0001', '发现问题']);
    desk.clock.set('2021-06-24');
    await desk.call('orders.draft', { stage: 'supervision', caseIds: [caseId] });
    expect((await desk.call('cases.get', { id: caseId })).timeline[0]!.title).toBe('拟督办令');
  });

  it('say that the case was taken up as urgent, that a 督办令 was voided, and name another year', async () => {
    desk.clock.set('2021-06-10');
    const on = '2021-06-10';
    const id = (await desk.call('orders.draft', { stage: 'supervision', caseIds: [caseId], urgentReason: '消防隐患突出' })).orders[0]!.id;
    await desk.call('orders.review', { orders: await orderTarget(desk, id), on }, { actor: desk.rechecker });
    await desk.call('orders.issue', { orders: await orderTarget(desk, id), on, signer: '示例丙' });
    expect((await notes())[0]).toBe(`${SPAN}　情况紧急转督办`);
    await desk.call('orders.void', { orders: await orderTarget(desk, id), on, reason: '主送单位有误' });
    expect((await notes()).slice(0, 2)).toEqual([`${SPAN}　还剩 7 个工作日`, '6月10日撤销']);
    desk.clock.set('2022-01-05');
    expect((await notes())[1]).toBe('2021年6月10日撤销');
  });

  it('begin a returned term with the return and a reopened one with the reopening', async () => {
    const start = async () => {
      const { deadline, timeline } = await desk.call('cases.get', { id: caseId });
      return [deadline!.days[0]!.mark, deadline!.sentences[0], timeline.find((entry) => entry.title.startsWith('期限改为'))?.detail];
    };
    desk.clock.set('2021-06-15');
    await desk.call('cases.report', { cases: await target(desk, caseId), on: '2021-06-15', content: '已整改', reporter: '示例戊' });
    await desk.call(
      'cases.recheck',
      { cases: await target(desk, caseId), on: '2021-06-15', passed: false, opinion: '没有器材', newDueOn: '2021-06-18' },
      { actor: desk.rechecker },
    );
    expect(await start()).toEqual(['退回', '6月15日（星期二） 复查退回，另定期限，当日不计', '原期限 6月22日；复查退回，另定期限']);
    desk.clock.set('2021-06-17');
    await closeCase(desk, caseId);
    desk.clock.set('2021-12-20');
    await desk.call('cases.reopen', { cases: await target(desk, caseId), on: '2021-12-20', reason: '器材被挪走', newDueOn: '2022-01-10' });
    expect(await start()).toEqual(['重办', '12月20日（星期一） 重新整改，另定期限，当日不计', '原期限 6月18日；重新整改，另定期限']);
    expect((await notes())[0]).toMatch(/^6月7日送达 → 2022年1月10日到期　重新整改，还剩 \d+ 个工作日$/);
  });
});
