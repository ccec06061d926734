import { expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import type { NewEvent, RunInfo } from '#shared/services/ports.ts';
import { onBothEngines, type Opened } from '#tests/support/engines.ts';

const info = (operation: string, idempotencyKey: string | null = null): RunInfo => ({ operation, idempotencyKey, actorId: null });
const event = (note: string): NewEvent => ({ kind: 'setting.changed', subjectKind: 'bureau', subjectId: 'bureau', onDay: '2021-06-18', payload: { note } });

onBothEngines('a command is one transaction', (open) => {
  const note = ({ database }: Opened, key: string | null, value: string) =>
    database.unitOfWork.run(info('note', key), async (tx) => {
      await tx.core.setMeta('note', value);
      tx.journal.touch('settings');
      return { seq: tx.journal.record(event(value)) };
    });

  it('numbers events without gaps and links each to the one before', async () => {
    const opened = await open();
    expect(await note(opened, null, 'one')).toEqual({ seq: 1 });
    await expect(
      opened.database.unitOfWork.run(info('broken'), async (tx) => {
        tx.journal.record(event('lost'));
        await tx.core.setMeta('note', 'lost');
        throw new AppError('refused');
      }),
    ).rejects.toMatchObject({ code: 'refused' });
    expect(await note(opened, null, 'two')).toEqual({ seq: 2 });
    const notes = (await opened.database.reads.events.ofSubject('bureau', 'bureau')).map(({ seq, payload }) => ({ seq, note: payload['note'] }));
    expect(notes).toEqual([
      { seq: 1, note: 'one' },
      { seq: 2, note: 'two' },
    ]);
    expect(await opened.database.reads.core.meta('note')).toBe('two');
  });

  it('answers the same key with the first result and changes nothing', async () => {
    const opened = await open();
    const first = await note(opened, 'key-00000001', 'one');
    expect(await note(opened, 'key-00000001', 'another')).toEqual(first);
    expect(await opened.database.reads.core.meta('note')).toBe('one');
    await expect(opened.database.unitOfWork.run(info('other', 'key-00000001'), async () => 1)).rejects.toMatchObject({ code: 'key_reused' });
    const changed = { ...info('note', 'key-00000001'), fingerprint: '{"value":"another"}' };
    await expect(opened.database.unitOfWork.run(changed, async () => 1)).rejects.toMatchObject({ code: 'key_reused' });
  });

  it('tells readers after the commit, once, with what was touched', async () => {
    const opened = await open();
    await note(opened, null, 'one');
    expect(opened.commits).toEqual([{ seq: 1, topics: ['settings'] }]);
  });

  it('takes serials without gaps: a failed command gives its number back', async () => {
    const { database } = await open();
    const take = (fail: boolean) =>
      database.unitOfWork.run(info('serial'), async (tx) => {
        const serial = await tx.core.nextSerial('case', 2021);
        if (fail) throw new AppError('refused');
        return serial;
      });
    expect(await take(false)).toBe(1);
    await expect(take(true)).rejects.toMatchObject({ code: 'refused' });
    expect(await take(false)).toBe(2);
  });

  it('does not let overlapping commands mix', async () => {
    const opened = await open();
    await Promise.all(['a', 'b', 'c', 'd'].map((value) => note(opened, null, value)));
    const seqs = (await opened.database.reads.events.ofSubject('bureau', 'bureau')).map(({ seq }) => seq);
    expect(seqs).toEqual([1, 2, 3, 4]);
  });
});
