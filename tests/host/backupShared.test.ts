import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackupManifest } from '#shared/domain/backup/manifest.ts';
import type { BackupMade, BackupReportView } from '#shared/contract/backup.ts';
import { type OwnBackend, openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';

const data = temporaryFolder('desk-data');
const other = temporaryFolder('desk-other');
const place = temporaryFolder('desk-backups');
let own: OwnBackend;
let clerk: string;

beforeEach(async () => {
  for (const { folder } of [data, other, place]) mkdirSync(folder, { recursive: true });
  own = await openOwnBackend(data.folder, '2021-06-02');
  clerk = await setUp(own, place.folder);
});
afterEach(async () => {
  await own.close();
  for (const { remove } of [data, other, place]) remove();
});

async function paste(into: OwnBackend, actor: string, count: number) {
  const rows = Array.from({ length: count }, (_, index) => `云桥街道\t示例${index}社区\t${2_000 + index}\t12`);
  const { session } = await into.call('imports.open', { text: ['乡镇（街道）\t社区名称\t户数\t网格数', ...rows].join('\n') }, { actor });
  const mapping = Object.fromEntries(session!.columns.map((column) => [String(column.columnIndex), column.target]));
  const { preview } = await into.call('imports.preview', { session: session!.id, sheet: session!.sheet, mapping, onDay: '2021-06-02' });
  return into.call('imports.confirm', { session: session!.id, preview }, { actor });
}
const backUp = async (from: OwnBackend, actor: string) => from.finished<BackupMade>((await from.call('backup.now', {}, { actor })).jobId);
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as BackupManifest;

describe('two registers with one backup folder', () => {
  it('neither compare their backups nor remove each other’s, and each is told of the other', async () => {
    await paste(own, clerk, 30);
    const full = await backUp(own, clerk);
    const second = await openOwnBackend(other.folder, '2021-06-02');
    expect(await second.call('setup.checkFolder', { folder: place.folder })).toMatchObject({ others: ['清镇市民政局'] });
    const { persons } = await second.call('setup.start', {
      bureau: '张掖市民政局',
      city: '张掖市',
      persons: [
        { name: '示例甲', post: '' },
        { name: '示例乙', post: '' },
      ],
      packId: 'qingzhen-2021-86',
      backupFolder: place.folder,
    });
    const small = await backUp(second, persons[0]!.id);
    expect(small.filesMissing).toBe(0);
    expect((await second.call('backup.state', {})).others).toEqual(['清镇市民政局']);
    const listed = await second.call('backup.list', {});
    expect(listed.find((row) => row.id === full.id)?.keep).toBe('other');
    await second.close();
    await own.close();
    // Days later the newest of a day stands for it: of the own ones only.
    own = await openOwnBackend(data.folder, '2021-06-06');
    await backUp(own, clerk);
    const ids = readdirSync(place.folder);
    expect(ids).toContain(full.id);
    expect(ids).toContain(small.id);
  });

  it('a backup of an earlier program, which does not say whose it is, is known by its database', async () => {
    const { path } = await backUp(own, clerk);
    const { facts, ...rest } = manifestOf(path);
    const { register, ...older } = facts;
    expect(register).toMatch(/^[0-9a-f]{64}$/);
    writeFileSync(join(path, 'manifest.json'), JSON.stringify({ ...rest, facts: older }));
    expect((await own.call('backup.state', {})).others).toEqual([]);
    expect((await own.call('backup.list', {}))[0]).toMatchObject({ keep: 'recent', problem: null });
  });
});

describe('a backup', () => {
  it('after an import was taken back is made without doubt: the program itself took the rows away', async () => {
    const { importId } = await paste(own, clerk, 60);
    await backUp(own, clerk);
    await own.call('imports.undo', { id: importId }, { actor: clerk });
    expect((await own.call('register.list', {})).total).toBe(0);
    await expect(backUp(own, clerk)).resolves.toMatchObject({ filesMissing: 0 });
    expect((await paste(own, clerk, 3)).backup.state).not.toBe('failed');
  });

  it.each([
    ['nobody', null, 'actor_missing'],
    ['somebody unknown', randomUUID(), 'actor_unknown'],
  ])('asked for by %s is refused before the work', async (_name, actor, code) => {
    await expect(own.call('backup.now', {}, { actor })).rejects.toMatchObject({ code });
    expect(readdirSync(place.folder)).toEqual([]);
    const { path } = await backUp(own, clerk);
    const head = (await own.call('backup.state', {})).head;
    await expect(own.call('backup.restore', { path }, { actor })).rejects.toMatchObject({ code });
    expect((await own.call('backup.state', {})).head).toEqual(head);
  });

  it('asked for twice with one key is one backup; the key for something else is refused', async () => {
    const key = randomUUID();
    const [one, two] = [await own.call('backup.now', {}, { actor: clerk, key }), await own.call('backup.now', {}, { actor: clerk, key })];
    expect(two).toEqual(one);
    await own.finished(one.jobId);
    expect(await own.call('backup.now', {}, { actor: clerk, key })).toEqual(one);
    expect(readdirSync(place.folder).filter((name) => name.startsWith('备份_'))).toHaveLength(1);
    await expect(own.call('backup.now', { confirmed: true }, { actor: clerk, key })).rejects.toMatchObject({ code: 'key_reused' });
  });

  it('is found by a path pasted with quotation marks, and read with a manifest that an editor saved with a mark before it', async () => {
    const { path } = await backUp(own, clerk);
    writeFileSync(join(path, 'manifest.json'), `\uFEFF${readFileSync(join(path, 'manifest.json'), 'utf8')}`);
    expect(await own.call('backup.inspect', { path: `"${path}"` })).toMatchObject([{ path, problem: null }]);
    expect(await own.finished<BackupReportView>((await own.call('backup.verify', { path: ` "${path}" ` })).jobId)).toMatchObject({ ok: true });
  });

  it('with a folder in the place of its database says what is wrong instead of failing', async () => {
    const { path } = await backUp(own, clerk);
    const folder = join(other.folder, 'odd');
    mkdirSync(join(folder, 'register.db'), { recursive: true });
    writeFileSync(join(folder, 'manifest.json'), readFileSync(join(path, 'manifest.json')));
    const report = await own.finished<BackupReportView>((await own.call('backup.verify', { path: folder })).jobId);
    expect(report.findings).toMatchObject([{ code: 'not_database', file: 'register.db' }]);
  });
});

describe('a restore over a register at work', () => {
  it('is recorded with who did it, also when the restored register does not know them yet', async () => {
    const { path } = await backUp(own, clerk);
    const { id: later } = await own.call('persons.save', { id: null, name: '后来者', post: '', active: true, revision: 0 }, { actor: clerk });
    await own.finished((await own.call('backup.restore', { path }, { actor: later })).jobId);
    const { head } = await own.call('backup.state', {});
    expect(head!.seq).toBe(manifestOf(path).facts.lastSeq + 1);
    const again = await backUp(own, clerk);
    expect(readFileSync(join(again.path, 'register.db')).includes(Buffer.from('后来者'))).toBe(true);
    expect((await own.finished<{ broken: unknown }>((await own.call('system.verifyChain', {})).jobId)).broken).toBeNull();
  });
});
