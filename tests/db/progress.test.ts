import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { ProgressParts } from '#shared/services/ports.ts';
import { addCommunity, closeCase, orderedCase, orderTarget, target } from '#tests/services/support/cases.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';

const JPEG = new Uint8Array([255, 216, 255, 224]);
const ids = (parts: ProgressParts) => parts.cases.map((one) => one.id).sort();

describe.each(['SQLite', 'PGlite'] as const)('what the dashboard reads of cases (%s)', (engine) => {
  let desk: Desk;
  let plain: { caseId: string; orderId: string };
  let tried: { caseId: string; orderId: string };
  const read = () => desk.ports.reads.progress;
  const head = async () => (await desk.ports.reads.events.head())!;

  beforeAll(async () => {
    desk = await startedDesk(engine);
    desk.clock.set('2021-06-07');
    plain = await orderedCase(desk, await addCommunity(desk, '松岭社区'));
    tried = await orderedCase(desk, await addCommunity(desk, '石桥社区'));
  });
  afterAll(() => desk.close());

  it('a case served and nothing more is told by its own columns', async () => {
    const parts = await read().parts([plain.caseId]);
    expect(parts.cases).toMatchObject([{ id: plain.caseId, ruleId: 'QZ-059', foundOn: '2021-06-07', closedOn: null, relapseOf: null }]);
    expect(parts.items).toMatchObject([
      {
        caseId: plain.caseId,
        state: 'rectifying',
        dueOn: '2021-06-22',
        reportedOn: null,
        passedOn: null,
        closedOn: null,
        previousItemNo: null,
        order: { stage: 'rectification', issuedOn: '2021-06-07', servedOn: '2021-06-07', acknowledgedOn: null, voidedOn: null },
      },
    ]);
    expect([parts.ledgers.size, parts.tried.size, parts.reports, parts.rechecks, parts.reopenings]).toEqual([0, 0, [], [], []]);
  });

  it('a case that failed its recheck comes with each report, each recheck and its whole ledger', async () => {
    desk.clock.set('2021-06-10');
    const photo = await desk.stage('整改后.jpg', JPEG, 'image/jpeg');
    await desk.call('cases.report', {
      cases: await target(desk, tried.caseId),
      on: '2021-06-10',
      content: '已整改',
      reporter: '示例丁',
      files: [{ staged: photo, kind: 'photo_after' }],
    });
    await desk.call(
      'cases.recheck',
      { cases: await target(desk, tried.caseId), on: '2021-06-10', passed: false, opinion: '器材不全', newDueOn: '2021-06-30' },
      { actor: desk.rechecker },
    );
    const parts = await read().parts([tried.caseId]);
    const [item] = parts.items;
    expect([...parts.tried]).toEqual([tried.caseId]);
    expect(parts.reports).toMatchObject([{ itemNo: item!.no, on: '2021-06-10' }]);
    expect(parts.rechecks).toMatchObject([{ itemNo: item!.no, on: '2021-06-10', passed: false }]);
    expect(item).toMatchObject({ state: 'returned', dueOn: '2021-06-30' });
    expect(parts.ledgers.get(item!.no)!.length).toBeGreaterThan(2);
  });

  it('a closed case that was reopened says on which day', async () => {
    desk.clock.set('2021-06-11');
    await closeCase(desk, plain.caseId);
    expect((await read().parts([plain.caseId])).cases).toMatchObject([{ closedOn: '2021-06-11' }]);
    desk.clock.set('2021-06-15');
    await desk.call('cases.reopen', { cases: await target(desk, plain.caseId), on: '2021-06-15', reason: '群众反映没有整改到位', newDueOn: '2021-06-25' });
    const parts = await read().parts([plain.caseId]);
    expect(parts.reopenings).toMatchObject([{ caseId: plain.caseId, on: '2021-06-15' }]);
    expect([...parts.tried]).toEqual([plain.caseId]);
    expect(parts.cases).toMatchObject([{ closedOn: null }]);
  });

  it('read at once, the cases are the same as read one by one; of none there is nothing', async () => {
    const all = await read().parts(null);
    const single = await Promise.all([plain, tried].map(({ caseId }) => read().parts([caseId])));
    expect(ids(all)).toEqual(single.flatMap(ids).sort());
    expect(new Set(all.items.map((item) => JSON.stringify(item)))).toEqual(new Set(single.flatMap((part) => part.items.map((item) => JSON.stringify(item)))));
    expect(all.tried).toEqual(new Set([plain.caseId, tried.caseId]));
    expect(ids(await read().parts([]))).toEqual([]);
  });

  it('says which cases changed since a place in the chain, also by their order', async () => {
    const before = await head();
    expect(await read().changedSince(before)).toEqual({ caseIds: [], besides: false });
    await desk.call('orders.acknowledge', { orders: await orderTarget(desk, tried.orderId), on: '2021-06-15', receiver: '示例丁' });
    expect(await read().changedSince(before)).toEqual({ caseIds: [tried.caseId], besides: false });
    await addCommunity(desk, '宏远社区');
    expect(await read().changedSince(before)).toMatchObject({ besides: true });
  });

  it('answers nothing for a place another chain has, so that all is read again', async () => {
    const { seq } = await head();
    expect(await read().changedSince({ seq, hash: 'of another file' })).toBeNull();
    expect(await read().changedSince({ seq: seq + 1, hash: '' })).toBeNull();
  });

  it('counts the inspections of communities that exist', async () => {
    const communities = await desk.ports.reads.register.communities();
    const { id } = await desk.call('rounds.save', {
      id: null,
      revision: 0,
      name: '第一批督查',
      phase: 'phase.1',
      team: '督查一组',
      startsOn: '2021-06-07',
      endsOn: '2021-06-30',
      communityIds: null,
    });
    await desk.call('rounds.inspect', { id, communityIds: [communities[0]!.id, communities[2]!.id], on: '2021-06-15', inspector: '示例己' });
    expect((await read().visits()).map((visit) => visit.communityNo).sort((a, b) => a - b)).toEqual([communities[0]!.no, communities[2]!.no]);
    const gone = communities[2]!;
    const { revision } = await desk.call('register.get', { id: gone.id });
    await desk.call('register.close', { id: gone.id, revision, on: '2021-06-15', reason: '并入松岭社区' });
    expect(await read().visits()).toEqual([{ communityNo: communities[0]!.no, on: '2021-06-15' }]);
  });

  it('the mark of the verdicts moves when a verdict does', async () => {
    const before = await read().verdictMark();
    expect(await read().verdictMark()).toBe(before);
    const [first] = await desk.ports.reads.register.communities();
    const { revision } = await desk.call('register.get', { id: first!.id });
    await desk.call('register.save', {
      id: first!.id,
      revision,
      validFrom: '2021-06-15',
      values: [{ metric: 'rooms.firestation.area', value: { number: 1_600, text: null, qualifier: 'exact' } }],
    });
    expect(await read().verdictMark()).not.toBe(before);
  });
});
