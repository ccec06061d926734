import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';

const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });
const word = (text: string): MetricValue => ({ number: null, text, qualifier: 'exact' });

describe('from a failing verdict to a closed case', () => {
  let desk: Desk;
  let communityId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    ({ id: communityId } = await desk.call('register.add', {
      subdistrictId: null,
      newSubdistrict: '云桥街道',
      name: '松岭社区',
      code: null,
      validFrom: '2021-06-01',
      values: [
        { metric: 'register.estate_kind', value: word('old') },
        { metric: 'office.area_total', value: exact(16_300) },
        { metric: 'rooms.firestation.area', value: { number: 0, text: null, qualifier: 'none' } },
      ],
    }));
  });
  afterEach(() => desk.close());

  const record = async (ruleId = 'QZ-059') =>
    (await desk.call('findings.record', { items: [{ communityId, ruleId }], foundOn: desk.clock.today() })).cases[0]!.caseId;
  const target = async (id: string) => [{ id, revision: (await desk.call('cases.get', { id })).revision }];
  const orderTarget = async (id: string) => [{ id, revision: (await desk.call('orders.get', { id })).revision }];
  const draft = async (stage: 'rectification' | 'supervision' | 'accountability', caseId: string) =>
    (await desk.call('orders.draft', { stage, caseIds: [caseId] })).orders[0]!.id;

  async function issue(orderId: string) {
    const reviewed = await desk.call('orders.review', { orders: await orderTarget(orderId), on: desk.clock.today() }, { actor: desk.rechecker });
    expect(reviewed).toMatchObject([{ ok: true, code: null }]);
    const issued = await desk.call('orders.issue', { orders: await orderTarget(orderId), on: desk.clock.today(), signer: '示例丙' });
    expect(issued).toMatchObject([{ ok: true, code: null }]);
    const served = await desk.call('orders.serve', { orders: await orderTarget(orderId), on: desk.clock.today(), method: 'direct', receiver: '示例丁' });
    expect(served).toMatchObject([{ ok: true, code: null }]);
  }

  it('proposes the failing rules per responsible unit, marks 一般 and 原则上, and leaves out what has a case', async () => {
    const { batches } = await desk.call('findings.propose', { communityIds: [communityId] });
    expect(batches.map((batch) => [batch.unit, batch.findings.map((finding) => [finding.title, finding.usual])])).toEqual([
      [
        '云桥街道',
        [
          ['办公用房 163㎡ / 200㎡', true],
          ['微型消防站未设', false],
        ],
      ],
    ]);
    await record();
    const left = await desk.call('findings.propose', { communityIds: [communityId] });
    expect(left.batches[0]!.findings.map((finding) => finding.title)).toEqual(['办公用房 163㎡ / 200㎡']);
    expect(left.skipped['open_case']).toBe(1);
  });

  it('lists for a community exactly what its page offers', async () => {
    const offered = (await desk.call('standards.ofCommunity', { communityId })).verdicts
      .filter((verdict) => verdict.orderable)
      .map((verdict) => verdict.ruleId);
    const { batches, total } = await desk.call('findings.propose', { communityIds: [communityId] });
    expect(batches.flatMap((batch) => batch.findings.map((finding) => finding.ruleId)).toSorted()).toEqual(offered.toSorted());
    expect(total).toBe(2);
  });

  it('numbers orders by type and year without gaps, and counts the due day from service over rest days', async () => {
    desk.clock.set('2021-06-07');
    const caseId = await record();
    const orderId = await draft('rectification', caseId);
    await issue(orderId);
    const order = await desk.call('orders.get', { id: orderId });
    expect(order.number).toBe('清民整〔2021〕1号');
    // facts §4: 2021-06-07 + 10 working days over the Dragon Boat holiday.
    expect(order.items[0]!.dueOn).toBe('2021-06-22');
    const view = await desk.call('cases.get', { id: caseId });
    expect(view).toMatchObject({ number: 'GZ-2021-0001', state: 'rectifying', stage: 'rectification', dueOn: '2021-06-22', title: '微型消防站未设' });
    expect(view.deadline!.days[0]).toMatchObject({ date: '6/7 一', mark: '送达' });
    expect(view.deadline!.days.at(-1)).toMatchObject({ day: '2021-06-22', kind: 'due', mark: '10' });
    const second = await draft('rectification', await record('QZ-034'));
    await issue(second);
    expect((await desk.call('orders.get', { id: second })).number).toBe('清民整〔2021〕2号');
  });

  it('keeps a draft whose period is not filled in, shows it, and does not let it be issued', async () => {
    const period = { unit: 'workday', count: 0 } as const;
    const orderId = await draft('rectification', await record());
    const { revision, items } = await desk.call('orders.get', { id: orderId });
    const { no, requirement, manner } = items[0]!;
    await desk.call('orders.saveDraft', {
      id: orderId,
      revision,
      urgentReason: '',
      competentBody: '',
      personsNamed: '',
      copies: [],
      items: [{ no, requirement, manner, milestones: [], period }],
    });
    const saved = await desk.call('orders.get', { id: orderId });
    expect(saved.check.filter((finding) => finding.severity === 'refuse').map((finding) => finding.code)).toEqual(['period_unclear']);
    expect(JSON.stringify(saved.content)).toContain('期限待填');
    await desk.call('orders.review', { orders: await orderTarget(orderId), on: desk.clock.today() }, { actor: desk.rechecker });
    expect(await desk.call('orders.issue', { orders: await orderTarget(orderId), on: desk.clock.today(), signer: '示例丙' })).toMatchObject([
      { ok: false, code: 'order_check_refused' },
    ]);
  });

  it('asks an item outside the rules for a clause of the pack before it is issued', async () => {
    const free = await desk.call('findings.recordFree', {
      communityId,
      title: '档案室与办公室混用',
      detail: '档案室约8平方米，与办公室混用',
      requirement: '设置独立档案室，面积不少于10平方米',
      foundOn: desk.clock.today(),
      source: 'inspection',
    });
    const orderId = await draft('rectification', free.caseId);
    const before = await desk.call('orders.get', { id: orderId });
    expect(before.items[0]).toMatchObject({ clauseOpen: true, ruleId: null, clause: '' });
    expect(before.check.map((finding) => finding.code)).toContain('no_clause');
    const { no, requirement, manner, period } = before.items[0]!;
    await desk.call('orders.saveDraft', {
      id: orderId,
      revision: before.revision,
      urgentReason: '',
      competentBody: '',
      personsNamed: '',
      copies: [],
      items: [{ no, requirement, manner, milestones: [], period, ruleId: 'QZ-063' }],
    });
    const after = await desk.call('orders.get', { id: orderId });
    expect(after.items[0]).toMatchObject({ clauseOpen: true, ruleId: 'QZ-063', quote: '档案保管室用房面积10平方米' });
    expect(after.check.filter((finding) => finding.severity === 'refuse')).toEqual([]);
  });

  it('lets nobody review their own draft or recheck what they reported', async () => {
    const caseId = await record();
    const orderId = await draft('rectification', caseId);
    expect(await desk.call('orders.review', { orders: await orderTarget(orderId), on: desk.clock.today() })).toMatchObject([
      { ok: false, code: 'order_reviewer_is_drafter' },
    ]);
    await issue(orderId);
    const photo = await desk.stage('整改后.jpg', new Uint8Array([255, 216, 255]), 'image/jpeg');
    await desk.call('cases.report', {
      cases: await target(caseId),
      on: desk.clock.today(),
      content: '已设微型消防站',
      reporter: '示例戊',
      files: [{ staged: photo, kind: 'photo_after' }],
    });
    const recheck = { on: desk.clock.today(), passed: true, opinion: '已整改到位' };
    expect(await desk.call('cases.recheck', { cases: await target(caseId), ...recheck })).toMatchObject([{ ok: false, code: 'item_rechecker_is_reporter' }]);
    expect(await desk.call('cases.recheck', { cases: await target(caseId), ...recheck }, { actor: desk.rechecker })).toMatchObject([{ ok: true }]);
  });

  it('is due today, not overdue; overdue the day after; and not overdue while a report in time waits', async () => {
    desk.clock.set('2021-06-07');
    const caseId = await record();
    await issue(await draft('rectification', caseId));
    desk.clock.set('2021-06-22');
    expect((await desk.call('cases.desk', {})).rows[0]).toMatchObject({ bucket: 'due_today', action: 'record_report' });
    await desk.call('cases.report', { cases: await target(caseId), on: '2021-06-22', content: '正在整改', reporter: '示例戊' });
    desk.clock.set('2021-06-25');
    expect((await desk.call('cases.desk', {})).rows[0]).toMatchObject({ bucket: 'await_recheck' });
    await desk.call(
      'cases.recheck',
      { cases: await target(caseId), on: '2021-06-25', passed: false, opinion: '面积不足', newDueOn: '2021-06-28' },
      { actor: desk.rechecker },
    );
    desk.clock.set('2021-06-29');
    expect((await desk.call('cases.desk', {})).rows[0]).toMatchObject({ bucket: 'overdue', action: 'draft_supervision', workdays: 1 });
  });

  it('climbs 整改令, 督办令, 问责令 one by one and closes with evidence', async () => {
    desk.clock.set('2021-06-07');
    const caseId = await record();
    await issue(await draft('rectification', caseId));
    desk.clock.set('2021-06-24');
    const supervision = await draft('supervision', caseId);
    expect((await desk.call('cases.get', { id: caseId })).stage).toBe('rectification');
    await issue(supervision);
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ stage: 'supervision', dueOn: '2021-07-01' });
    desk.clock.set('2021-07-05');
    const accountability = await draft('accountability', caseId);
    const { revision, items } = await desk.call('orders.get', { id: accountability });
    const item = items[0]!;
    await desk.call('orders.saveDraft', {
      id: accountability,
      revision,
      urgentReason: '',
      competentBody: '清镇市纪委监委',
      personsNamed: '',
      copies: [],
      items: [{ no: item.no, requirement: item.requirement, manner: item.manner, milestones: [], period: item.period }],
    });
    await issue(accountability);
    const order = await desk.call('orders.get', { id: accountability });
    expect(order.content.addressee).toBe('清镇市纪委监委');

    desk.clock.set('2021-07-06');
    const photo = await desk.stage('整改后.jpg', new Uint8Array([255, 216, 255, 224]), 'image/jpeg');
    await desk.call('cases.report', {
      cases: await target(caseId),
      on: '2021-07-06',
      content: '已建成15平方米微型消防站',
      reporter: '示例戊',
      files: [{ staged: photo, kind: 'photo_after' }],
    });
    await desk.call(
      'cases.recheck',
      { cases: await target(caseId), on: '2021-07-06', passed: true, opinion: '面积15平方米，器材齐全' },
      { actor: desk.rechecker },
    );
    await desk.call('cases.submitClose', { cases: await target(caseId), on: '2021-07-06' });
    expect(await desk.call('cases.close', { cases: await target(caseId), on: '2021-07-06', opinion: '同意销号' })).toMatchObject([{ ok: true, code: null }]);

    const closed = await desk.call('cases.get', { id: caseId });
    expect(closed).toMatchObject({ state: 'closed', closedOn: '2021-07-06', onTime: false });
    expect(closed.steps.map((step) => [step.stage, step.number, step.itemState])).toEqual([
      ['rectification', '清民整〔2021〕1号', 'escalated'],
      ['supervision', '清督〔2021〕1号', 'escalated'],
      ['accountability', '清问〔2021〕1号', 'closed'],
    ]);
    expect(closed.timeline.at(-1)!.title).toBe('发现问题');
    // Each order of the ladder is done only now that the problem is.
    expect((await desk.call('orders.list', { sort: 'number' })).rows.map((row) => row.state)).toEqual(['completed', 'completed', 'completed']);
    expect(closed.timeline.filter((entry) => entry.title.includes('办结')).map((entry) => entry.onDay)).toEqual(['2021-07-06', '2021-07-06', '2021-07-06']);
  });

  it('does not pass without evidence; what is brought to the recheck counts', async () => {
    const caseId = await record();
    await issue(await draft('rectification', caseId));
    const on = desk.clock.today();
    await desk.call('cases.report', { cases: await target(caseId), on, content: '已整改', reporter: '示例戊' });
    const recheck = { on, passed: true, opinion: '合格' };
    expect(await desk.call('cases.recheck', { cases: await target(caseId), ...recheck }, { actor: desk.rechecker })).toMatchObject([
      { ok: false, code: 'item_pass_without_evidence' },
    ]);
    const photo = await desk.stage('现场.jpg', new Uint8Array([255, 216, 255]), 'image/jpeg');
    expect(
      await desk.call('cases.recheck', { cases: await target(caseId), ...recheck, files: [{ staged: photo, kind: 'photo_after' }] }, { actor: desk.rechecker }),
    ).toMatchObject([{ ok: true }]);
    await desk.call('cases.submitClose', { cases: await target(caseId), on });
    expect(await desk.call('cases.close', { cases: await target(caseId), on })).toMatchObject([{ ok: true }]);
  });

  it('lets what passed long ago without evidence be closed with what is added when it is submitted or approved', async () => {
    const passedBefore = async () => {
      const caseId = await record('QZ-034');
      await issue(await draft('rectification', caseId));
      await desk.call('cases.report', { cases: await target(caseId), on: desk.clock.today(), content: '已整改', reporter: '示例戊' });
      await desk.ports.unitOfWork.maintain(async (tx) => {
        const [item] = await tx.cases.itemsOfCases([caseId]);
        await tx.cases.updateItem({ ...item!, state: 'passed', passedOn: desk.clock.today(), passedBy: desk.rechecker });
        await tx.cases.updateCase({ ...(await tx.cases.case(caseId))!, state: 'passed' });
      });
      return caseId;
    };
    const caseId = await passedBefore();
    const on = desk.clock.today();
    expect(await desk.call('cases.submitClose', { cases: await target(caseId), on })).toMatchObject([{ ok: false, code: 'close_no_evidence' }]);
    const paper = await desk.stage('验收单.pdf', new Uint8Array([37, 80, 68, 70]), 'application/pdf');
    expect(await desk.call('cases.submitClose', { cases: await target(caseId), on, files: [{ staged: paper, kind: 'paper' }] })).toMatchObject([{ ok: true }]);
    const photo = await desk.stage('整改后.jpg', new Uint8Array([255, 216, 255]), 'image/jpeg');
    expect(await desk.call('cases.close', { cases: await target(caseId), on, files: [{ staged: photo, kind: 'photo_after' }] })).toMatchObject([{ ok: true }]);
    expect((await desk.call('cases.get', { id: caseId })).attachments.filter((file) => file.kind !== 'document').map((file) => file.name)).toEqual([
      '验收单.pdf',
      '整改后.jpg',
    ]);
  });

  it('keeps a void order’s number and gives the case back', async () => {
    const caseId = await record();
    const orderId = await draft('rectification', caseId);
    await issue(orderId);
    await desk.call('orders.void', { orders: await orderTarget(orderId), on: desk.clock.today(), reason: '主送单位有误' });
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ state: 'found', stage: null });
    const again = await draft('rectification', caseId);
    await issue(again);
    expect((await desk.call('orders.get', { id: again })).number).toBe('清民整〔2021〕2号');
    expect((await desk.call('orders.get', { id: orderId })).voidReason).toBe('主送单位有误');
  });

  it('writes the paper once when issued and hands out the same file', async () => {
    const orderId = await draft('rectification', await record());
    await issue(orderId);
    const first = await desk.call('orders.document', { id: orderId, kind: 'order' });
    const second = await desk.call('orders.document', { id: orderId, kind: 'order' });
    expect(first.name).toMatch(/^清民整〔2021〕1号 .*\.docx$/);
    expect(second.size).toBe(first.size);
    expect((await desk.call('orders.get', { id: orderId })).attachments.map((file) => file.kind)).toEqual(['document']);
  });

  it('keeps one paper however many ask for it at once', async () => {
    const orderId = await draft('rectification', await record());
    await issue(orderId);
    await Promise.all(Array.from({ length: 6 }, () => desk.call('orders.document', { id: orderId, kind: 'order' })));
    expect((await desk.call('orders.get', { id: orderId })).attachments.filter((file) => file.kind === 'document')).toHaveLength(1);
  });

  it('keeps the photos of a refused command for the corrected one, and answers a repeated key alike', async () => {
    const photo = await desk.stage('现场.jpg', new Uint8Array([255, 216, 255]), 'image/jpeg');
    const finding = {
      communityId,
      title: '公开栏破损',
      detail: '公开栏玻璃破损',
      requirement: '更换公开栏玻璃并清理',
      source: 'covert' as const,
      files: [{ staged: photo, kind: 'photo_before' }],
    };
    await expect(desk.call('findings.recordFree', { ...finding, foundOn: '2099-01-01' })).rejects.toMatchObject({ code: 'day_in_future' });
    const first = await desk.call('findings.recordFree', { ...finding, foundOn: desk.clock.today() }, { key: 'the-same-key' });
    expect(await desk.call('findings.recordFree', { ...finding, foundOn: desk.clock.today() }, { key: 'the-same-key' })).toEqual(first);
    expect((await desk.call('cases.get', { id: first.caseId })).attachments).toHaveLength(1);
  });

  it('refuses days that do not exist and characters no paper can carry', async () => {
    await expect(desk.call('findings.record', { items: [{ communityId, ruleId: 'QZ-059' }], foundOn: '2021-02-30' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const hidden = {
      communityId,
      title: '公开栏\u0001破损',
      detail: '公开栏破损',
      requirement: '更换公开栏玻璃',
      foundOn: desk.clock.today(),
      source: 'covert' as const,
    };
    await expect(desk.call('findings.recordFree', hidden)).rejects.toMatchObject({ code: 'input_unwritable' });
    expect((await desk.call('findings.recordFree', { ...hidden, title: '写着\\u0001的牌子' })).number).toMatch(/^GZ-/);
  });

  it('links a relapse to the closed case', async () => {
    const caseId = await record();
    await issue(await draft('rectification', caseId));
    const on = desk.clock.today();
    const photo = await desk.stage('整改后.jpg', new Uint8Array([255, 216, 255]), 'image/jpeg');
    await desk.call('cases.report', {
      cases: await target(caseId),
      on,
      content: '已整改',
      reporter: '示例戊',
      files: [{ staged: photo, kind: 'photo_after' }],
    });
    await desk.call('cases.recheck', { cases: await target(caseId), on, passed: true, opinion: '合格' }, { actor: desk.rechecker });
    await desk.call('cases.submitClose', { cases: await target(caseId), on });
    await desk.call('cases.close', { cases: await target(caseId), on });
    const again = await record();
    expect(again).not.toBe(caseId);
    expect((await desk.call('cases.get', { id: again })).relapseNumber).toBe('GZ-2021-0001');
  });
});
