import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, closeCase, orderedCase, target } from './support/cases.ts';

const JPEG = new Uint8Array([255, 216, 255, 224]);
const PASSED = { passed: true, opinion: '面积15平方米，器材齐全' };

describe('a case that is reported and rechecked', () => {
  let desk: Desk;
  let caseId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    ({ caseId } = await orderedCase(desk, await addCommunity(desk)));
  });
  afterEach(() => desk.close());

  const today = () => desk.clock.today();
  async function report(actor = desk.clerk) {
    const photo = await desk.stage('整改后.jpg', JPEG, 'image/jpeg');
    const input = {
      cases: await target(desk, caseId),
      on: today(),
      content: '已设微型消防站',
      reporter: '示例戊',
      files: [{ staged: photo, kind: 'photo_after' as const }],
    };
    expect(await desk.call('cases.report', input, { actor })).toMatchObject([{ ok: true }]);
  }
  const recheck = async (actor: string, outcome: { passed: boolean; opinion: string; newDueOn?: string } = PASSED) =>
    (await desk.call('cases.recheck', { cases: await target(desk, caseId), on: today(), ...outcome }, { actor }))[0]!;
  const thirdPerson = async () => (await desk.call('persons.save', { id: null, name: '示例丙', post: '经办人', active: true, revision: 0 })).id;

  it('is rechecked by nobody who reported it, however many reported', async () => {
    const third = await thirdPerson();
    await report(desk.clerk);
    await report(desk.rechecker);
    const view = await desk.call('cases.get', { id: caseId });
    expect(new Set(view.reporterIds)).toEqual(new Set([desk.clerk, desk.rechecker]));
    expect((await desk.call('cases.desk', {})).rows[0]!.reporterIds).toEqual(view.reporterIds);
    for (const actor of [desk.clerk, desk.rechecker]) {
      expect(await recheck(actor)).toMatchObject({ ok: false, code: 'item_rechecker_is_reporter' });
      expect(await desk.call('cases.arrangeRecheck', { cases: await target(desk, caseId), on: today(), recheckerId: actor })).toMatchObject([
        { ok: false, code: 'item_rechecker_is_reporter' },
      ]);
    }
    expect(await recheck(third)).toMatchObject({ ok: true });
    await desk.call('cases.submitClose', { cases: await target(desk, caseId), on: today() });
    expect(await desk.call('cases.close', { cases: await target(desk, caseId), on: today() })).toMatchObject([{ ok: true }]);
  });

  it('asks only who reported since it was last returned', async () => {
    const third = await thirdPerson();
    await report(desk.clerk);
    await report(desk.rechecker);
    expect(await recheck(third, { passed: false, opinion: '器材不全', newDueOn: '2021-06-28' })).toMatchObject({ ok: true });
    expect((await desk.call('cases.get', { id: caseId })).reporterIds).toEqual([]);
    await report(desk.clerk);
    expect(await recheck(desk.clerk)).toMatchObject({ ok: false, code: 'item_rechecker_is_reporter' });
    expect(await recheck(desk.rechecker)).toMatchObject({ ok: true });
  });

  it('asks only who reported since it was reopened', async () => {
    await closeCase(desk, caseId);
    await desk.call('cases.reopen', { cases: await target(desk, caseId), on: today(), reason: '回访发现器材被挪走', newDueOn: '2021-06-28' });
    expect((await desk.call('cases.get', { id: caseId })).reporterIds).toEqual([]);
    await report(desk.rechecker);
    expect(await recheck(desk.rechecker)).toMatchObject({ ok: false, code: 'item_rechecker_is_reporter' });
    expect(await recheck(desk.clerk)).toMatchObject({ ok: true });
  });

  it('stays in time when more is reported after the due day', async () => {
    desk.clock.set('2021-06-22');
    await report();
    desk.clock.set('2021-06-24');
    await report();
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ dueOn: '2021-06-22', reportedOn: '2021-06-22' });
    expect((await desk.call('cases.desk', {})).rows[0]).toMatchObject({ bucket: 'await_recheck', late: false });
    await recheck(desk.rechecker);
    await desk.call('cases.submitClose', { cases: await target(desk, caseId), on: today() });
    await desk.call('cases.close', { cases: await target(desk, caseId), on: today() });
    expect((await desk.call('cases.get', { id: caseId })).onTime).toBe(true);
  });

  it('is to be rechecked within three working days of the report, and at once when the setting says none', async () => {
    // Wednesday before the weekend.
    desk.clock.set('2021-06-16');
    await report();
    expect((await desk.call('cases.get', { id: caseId })).recheckBy).toBe('2021-06-21');
    const settings = await desk.call('orders.settings', {});
    const { rectification } = settings.stages;
    await desk.call('orders.saveSettings', { ...settings, stages: { ...settings.stages, rectification: { ...rectification, recheckWorkdays: 0 } } });
    const other = await orderedCase(desk, await addCommunity(desk, '柏岭社区'));
    caseId = other.caseId;
    await report();
    expect((await desk.call('cases.get', { id: caseId })).recheckBy).toBe('2021-06-16');
  });

  it('counts as rechecked by nobody once it is reopened', async () => {
    await closeCase(desk, caseId);
    const passed = async () => (await desk.ports.reads.cases.itemsOfCases([caseId])).map(({ passedOn, passedBy }) => [passedOn, passedBy]);
    expect(await passed()).toEqual([['2021-06-07', desk.rechecker]]);
    await desk.call('cases.reopen', { cases: await target(desk, caseId), on: today(), reason: '回访发现器材被挪走', newDueOn: '2021-06-28' });
    expect(await passed()).toEqual([[null, null]]);
  });
});
