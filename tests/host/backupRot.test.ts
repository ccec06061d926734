import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackupMade, BackupReportView, BackupRestored } from '#shared/contract/backup.ts';
import { addScan } from './support/backups.ts';
import { type OwnBackend, openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';

/** Files by content below a folder, by what they say. */
function keptFile(folder: string, text: string): string {
  const found = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .find((path) => readFileSync(path, 'utf8') === text);
  if (found === undefined) throw new Error(`no file “${text}” below ${folder}`);
  return found;
}

describe('an attachment that has rotted', () => {
  let own: OwnBackend;
  let clerk: string;
  const data = temporaryFolder('desk-data');
  const place = temporaryFolder('desk-backups');
  beforeEach(async () => {
    for (const folder of [data.folder, place.folder]) mkdirSync(folder, { recursive: true });
    own = await openOwnBackend(data.folder);
    clerk = await setUp(own, place.folder);
    await scan('请示.pdf', 'first file');
    await scan('批复.pdf', 'second file');
  });
  afterEach(async () => {
    await own.close();
    for (const { remove } of [data, place]) remove();
  });

  const scan = (name: string, text: string) => addScan(own, clerk, name, text, `关于${name}`);
  const backUp = async () => own.finished<BackupMade>((await own.call('backup.now', {}, { actor: clerk })).jobId);
  const verify = async (path: string) => own.finished<BackupReportView>((await own.call('backup.verify', { path })).jobId);

  it.each([
    ['a byte turned', (path: string) => writeFileSync(path, 'First file')],
    ['cut to nothing', (path: string) => truncateSync(path, 0)],
    ['gone', (path: string) => rmSync(path)],
  ])('in the backup folder (%s) is copied anew from the program’s own store', async (_name, harm) => {
    await backUp();
    harm(keptFile(place.folder, 'first file'));
    const made = await backUp();
    expect(made).toMatchObject({ files: 2, filesMissing: 0, lost: [] });
    expect(await verify(made.path)).toMatchObject({ ok: true });
    expect(keptFile(place.folder, 'first file')).toContain(place.folder);
  });

  it('in the program’s own store never gets a good name in the backup folder; the database is backed up, and the file is named with what it belongs to', async () => {
    const path = keptFile(data.folder, 'second file');
    truncateSync(path, 5);
    const made = await backUp();
    expect(made).toMatchObject({ filesMissing: 1, lost: [{ name: '批复.pdf', about: '关于批复.pdf' }] });
    expect(existsSync(join(place.folder, 'files', path.slice(-67)))).toBe(false);
    expect(await verify(made.path)).toMatchObject({ ok: true });
    expect((await own.call('backup.state', {})).last).toMatchObject({ filesMissing: 1, lost: [{ name: '批复.pdf' }] });
    expect((await own.call('setup.state', {})).lastBackup).toMatchObject({ filesMissing: 1 });
    // Put right, the next backup has it again.
    writeFileSync(path, 'second file');
    expect(await backUp()).toMatchObject({ filesMissing: 0, lost: [] });
  });

  it.each([
    ['a byte turned', (path: string) => writeFileSync(path, 'First file')],
    ['cut to nothing', (path: string) => truncateSync(path, 0)],
    ['gone', (path: string) => rmSync(path)],
  ])('in the program’s own store (%s) is put back from the backup folder', async (_name, harm) => {
    await backUp();
    harm(keptFile(data.folder, 'first file'));
    expect(await backUp()).toMatchObject({ files: 2, filesMissing: 0, lost: [] });
    expect(keptFile(data.folder, 'first file')).toContain(data.folder);
  });

  it('is whole again when the same file is brought again', async () => {
    truncateSync(keptFile(data.folder, 'second file'), 5);
    await scan('批复（补）.pdf', 'second file');
    expect(keptFile(data.folder, 'second file')).toContain(data.folder);
    expect(await backUp()).toMatchObject({ filesMissing: 0 });
  });

  it('in both places is lost and named, and the backup is made all the same', async () => {
    await backUp();
    truncateSync(keptFile(place.folder, 'first file'), 3);
    truncateSync(keptFile(data.folder, 'first file'), 3);
    const made = await backUp();
    expect(made).toMatchObject({ filesMissing: 1, lost: [{ name: '请示.pdf' }] });
    expect(await verify(made.path)).toMatchObject({ ok: true });
  });

  it('does not keep the register from being restored: it is left out and named', async () => {
    const made = await backUp();
    writeFileSync(keptFile(place.folder, 'first file'), 'first fill');
    const refused = own.finished((await own.call('backup.restore', { path: made.path }, { actor: clerk })).jobId);
    await expect(refused).rejects.toMatchObject({ code: 'restore_refused', data: { code: 'file_altered', skippable: true } });
    const restored = await own.finished<BackupRestored>((await own.call('backup.restore', { path: made.path, withoutFiles: true }, { actor: clerk })).jobId);
    expect(restored).toMatchObject({ missing: 1, lost: [{ name: '请示.pdf', about: '关于请示.pdf' }] });
    expect((await own.call('archive.list', {})).total).toBe(2);
  });
});
