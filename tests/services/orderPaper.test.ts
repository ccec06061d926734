import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, orderedCase, orderTarget } from './support/cases.ts';

describe('what the paper of an order says', () => {
  let desk: Desk;
  let caseId: string;
  let orderId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    ({ caseId, orderId } = await orderedCase(desk, await addCommunity(desk)));
  });
  afterEach(() => desk.close());

  const textOf = async (id: string) => (await desk.call('orders.get', { id })).content.body.map((paragraph) => paragraph.text).join('\n');
  const supervise = async (urgentReason = '') => (await desk.call('orders.draft', { stage: 'supervision', caseIds: [caseId], urgentReason })).orders[0]!.id;
  async function issue(id: string) {
    const on = desk.clock.today();
    await desk.call('orders.review', { orders: await orderTarget(desk, id), on }, { actor: desk.rechecker });
    expect(await desk.call('orders.issue', { orders: await orderTarget(desk, id), on, signer: '示例丙' })).toMatchObject([{ ok: true, code: null }]);
  }

  it('does not call an order overdue that was taken up before its day, also when the day has passed since', async () => {
    desk.clock.set('2021-06-10');
    const id = await supervise('消防隐患突出');
    expect(await textOf(id)).toContain('要求于2021年6月22日前完成，因情况紧急升级办理。');
    await issue(id);
    desk.clock.set('2021-07-10');
    expect(await textOf(id)).toContain('要求于2021年6月22日前完成，因情况紧急升级办理。');
  });

  it('says overdue of an order drafted early and signed late', async () => {
    desk.clock.set('2021-06-10');
    const id = await supervise('消防隐患突出');
    desk.clock.set('2021-06-24');
    expect(await textOf(id)).toContain('要求于2021年6月22日前完成，逾期仍未完成。');
    await issue(id);
    expect(await textOf(id)).toContain('要求于2021年6月22日前完成，逾期仍未完成。');
  });

  it('says that the register was compared where nobody inspected', async () => {
    expect(await textOf(orderId)).toContain('2021年6月7日，我局对照社区名册对你街道所辖城市社区居委会建设情况进行了核查，发现1个问题。');
  });

  it('gives the days on which the communities of a round were inspected, not the days planned', async () => {
    const communityId = await addCommunity(desk, '柏岭社区');
    const { id: roundId } = await desk.call('rounds.save', {
      id: null,
      revision: 0,
      name: '第二轮督查',
      phase: 'phase.1',
      team: '督查一组',
      startsOn: '2021-06-01',
      endsOn: '2021-06-26',
      note: '',
      communityIds: [communityId],
    });
    await desk.call('rounds.inspect', { id: roundId, communityIds: [communityId], on: '2021-06-04', inspector: '示例甲' });
    const { cases } = await desk.call('findings.record', { items: [{ communityId, ruleId: 'QZ-059' }], foundOn: '2021-06-07', roundId });
    const { orders } = await desk.call('orders.draft', { stage: 'rectification', caseIds: [cases[0]!.caseId] });
    expect(await textOf(orders[0]!.id)).toContain('2021年6月4日“第二轮督查”期间，我局对你街道所辖城市社区居委会建设情况进行了督查，发现1个问题。');
  });

  it('leaves the year of its number open until it is signed', async () => {
    desk.clock.set('2021-12-30');
    const id = await supervise();
    desk.clock.set('2022-01-05');
    expect((await desk.call('orders.get', { id })).content.number).toBe('清督〔2022〕　号');
  });

  it('cites a basis typed for a problem outside the rules', async () => {
    const communityId = await addCommunity(desk, '榆岭社区');
    const free = await desk.call('findings.recordFree', {
      communityId,
      title: '消防通道堆放杂物',
      detail: '一楼消防通道堆放杂物',
      requirement: '清理消防通道杂物，保持畅通',
      foundOn: '2021-06-07',
      source: 'covert',
    });
    const id = (await desk.call('orders.draft', { stage: 'rectification', caseIds: [free.caseId] })).orders[0]!.id;
    const { revision, items } = await desk.call('orders.get', { id });
    const { no, requirement, manner, period } = items[0]!;
    await desk.call('orders.saveDraft', {
      id,
      revision,
      urgentReason: '',
      competentBody: '',
      personsNamed: '',
      copies: [],
      items: [{ no, requirement, manner, milestones: [], period, ruleId: null, basis: '《中华人民共和国消防法》第二十八条' }],
    });
    const saved = await desk.call('orders.get', { id });
    expect(saved.check.filter((finding) => finding.severity === 'refuse')).toEqual([]);
    expect(await textOf(id)).toContain('不符合《中华人民共和国消防法》第二十八条的规定。');
    await issue(id);
  });

  it('speaks of the competent body where a 问责令 is handed over, and of its answer where days are counted', async () => {
    desk.clock.set('2021-06-24');
    await issue(await supervise());
    const supervision = (await desk.call('cases.get', { id: caseId })).orderId!;
    await desk.call('orders.serve', { orders: await orderTarget(desk, supervision), on: '2021-06-24', method: 'direct', receiver: '示例丁' });
    desk.clock.set('2021-07-05');
    const id = (await desk.call('orders.draft', { stage: 'accountability', caseIds: [caseId] })).orders[0]!.id;
    const { revision, items } = await desk.call('orders.get', { id });
    const { no, requirement, manner, period } = items[0]!;
    await desk.call('orders.saveDraft', {
      id,
      revision,
      urgentReason: '',
      competentBody: '清镇市纪委监委',
      personsNamed: '',
      copies: [],
      items: [{ no, requirement, manner, milestones: [], period }],
    });
    await issue(id);
    await desk.call('orders.serve', { orders: await orderTarget(desk, id), on: '2021-07-05', method: 'direct', receiver: '示例戊' });
    await desk.call('orders.urge', { orders: await orderTarget(desk, id), on: '2021-07-05' });
    expect(await desk.call('orders.get', { id })).toMatchObject({ receivedBy: '清镇市纪委监委', addressee: '云桥街道' });
    expect((await desk.call('cases.desk', {})).rows[0]).toMatchObject({ receivedBy: '清镇市纪委监委', unit: '云桥街道' });
    const view = await desk.call('cases.get', { id: caseId });
    expect(view.timeline.map((entry) => entry.title)).toContain('催清镇市纪委监委签收');
    expect(view.steps[2]!.note).toBe('7月5日移交 → 7月8日前答复　还剩 3 个工作日');
    expect(view.deadline!.headline).toMatch(/^清镇市纪委监委答复期限 3 个工作日/);
  });
});
