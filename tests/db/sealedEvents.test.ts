import { expect, it } from 'vitest';
import { verifyChain } from '#shared/domain/events/chain.ts';
import { onBothEngines, sha256 } from '#tests/support/engines.ts';

onBothEngines('the chain as it is sealed', (open) => {
  it('is read in parts, and each part is checked against the head of the one before', async () => {
    const { database } = await open();
    for (const name of ['示例甲', '示例乙', '示例丙']) {
      await database.unitOfWork.run({ actorId: null, idempotencyKey: null, operation: 'test' }, async (tx) => {
        tx.journal.record({
          kind: 'person.added',
          subjectKind: 'person',
          subjectId: name,
          onDay: '2021-06-18',
          payload: { name },
          backfilled: name === '示例乙',
        });
      });
    }
    const [all, first, rest] = [await database.reads.events.sealed(0, 10), await database.reads.events.sealed(0, 2), await database.reads.events.sealed(2, 10)];
    expect(all.map((record) => [record.seq, record.subjectId, record.backfilled, record.content?.payload])).toEqual([
      [1, '示例甲', false, { name: '示例甲' }],
      [2, '示例乙', true, { name: '示例乙' }],
      [3, '示例丙', false, { name: '示例丙' }],
    ]);
    const head = verifyChain(first, sha256).head;
    expect(verifyChain(rest, sha256, [], head)).toMatchObject({ ok: true, count: 3, head: verifyChain(all, sha256).head });
    expect(verifyChain(rest, sha256)).toMatchObject({ ok: false, broken: { seq: 3, reason: 'missing' } });
    expect(verifyChain(rest, sha256, [], { seq: 2, hash: 'f'.repeat(64) })).toMatchObject({ ok: false, broken: { seq: 3, reason: 'link' } });
  });
});
