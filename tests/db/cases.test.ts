import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#shared/services/ports.ts';
import { addCommunity, orderedCase } from '#tests/services/support/cases.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';

const PLAN = { id: null, revision: 0, name: '第一批督查', phase: 'phase.1', team: '督查一组', startsOn: '2021-06-07', endsOn: '2021-06-30' };

describe.each(['SQLite', 'PGlite'] as const)('rounds, cases and orders as rows (%s)', (engine) => {
  let desk: Desk;
  let communities: string[];
  let caseId: string;
  let orderId: string;
  const run = <T>(work: (tx: Tx) => Promise<T>) => desk.ports.unitOfWork.run({ operation: 'test', idempotencyKey: null, actorId: desk.clerk }, work);

  beforeAll(async () => {
    desk = await startedDesk(engine);
    desk.clock.set('2021-06-15');
    communities = [];
    for (const name of ['松岭社区', '石桥社区', '宏远社区']) communities.push(await addCommunity(desk, name));
    ({ caseId, orderId } = await orderedCase(desk, communities[0]!));
  });
  afterAll(() => desk.close());

  it('an older revision of a case, an order or a round is refused and changes nothing', async () => {
    const { id } = await desk.call('rounds.save', { ...PLAN, communityIds: communities });
    await run(async (tx) => {
      const [row, order, round] = [(await tx.cases.case(caseId))!, (await tx.cases.order(orderId))!, (await tx.cases.round(id))!];
      await tx.cases.updateCase({ ...row, title: '改过的题名' });
      await expect(tx.cases.updateCase({ ...row, title: '晚到的题名' })).rejects.toMatchObject({ code: 'stale' });
      await tx.cases.updateOrder({ ...order, receiver: '示例甲' });
      await expect(tx.cases.updateOrder({ ...order, receiver: '示例乙' })).rejects.toMatchObject({ code: 'stale' });
      await tx.cases.saveRound({ ...round, name: '改过的名称', revision: round.revision + 1 });
      await expect(tx.cases.saveRound({ ...round, name: '晚到的名称', revision: round.revision + 1 })).rejects.toMatchObject({ code: 'stale' });
      expect([(await tx.cases.case(caseId))!.title, (await tx.cases.order(orderId))!.receiver, (await tx.cases.round(id))!.name]).toEqual([
        '改过的题名',
        '示例甲',
        '改过的名称',
      ]);
    });
  });

  it('a round keeps who was visited when its plan changes, and drops only who was not', async () => {
    const { id } = await desk.call('rounds.save', { ...PLAN, name: '第二批督查', communityIds: communities.slice(0, 2) });
    await desk.call('rounds.inspect', { id, communityIds: [communities[0]!], on: '2021-06-15', inspector: '示例己' });
    await desk.call('rounds.save', { ...PLAN, id, revision: 1, name: '第二批督查', communityIds: [communities[2]!] });
    const { members } = await desk.call('rounds.get', { id });
    expect(new Map(members.map((member) => [member.communityId, member.inspectedOn]))).toEqual(
      new Map([
        [communities[0]!, '2021-06-15'],
        [communities[2]!, null],
      ]),
    );
  });

  it('an order with a number is no draft that could be deleted', async () => {
    const state = async () => [(await desk.ports.reads.cases.order(orderId))?.state, (await desk.ports.reads.cases.itemsOfOrder(orderId)).length];
    const before = await state();
    await expect(run((tx) => tx.cases.removeDraft(orderId))).rejects.toMatchObject({ code: 'order_not_draft' });
    expect(await state()).toEqual(before);
  });

  it('copies go to whom the draft names last', async () => {
    const units = (await desk.call('units.list', {})).slice(0, 3).map((unit) => unit.id);
    const [first, second, third] = units as [string, string, string];
    await run((tx) => tx.cases.setCopies(orderId, [first, second]));
    await run((tx) => tx.cases.setCopies(orderId, [third]));
    expect(await desk.ports.reads.cases.copiesOf(orderId)).toEqual([third]);
  });
});
