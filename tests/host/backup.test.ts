import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackupManifest } from '#shared/domain/backup/manifest.ts';
import type { BackupMade, BackupRestored } from '#shared/contract/backup.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import { errorText } from '#shared/words/errors.ts';
import { type OwnBackend, openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';
import { addCommunities, addScan, backUp, backupsOf, verify } from './support/backups.ts';

describe('a backup', () => {
  let own: OwnBackend;
  let clerk: string;
  const data = temporaryFolder('desk-data');
  const place = temporaryFolder('desk-backups');
  beforeAll(async () => {
    own = await openOwnBackend(data.folder);
    clerk = await setUp(own, place.folder);
    await addCommunities(own, clerk, 12);
    await addScan(own, clerk, '请示.pdf', 'first file');
    await addScan(own, clerk, '批复.pdf', 'second file');
  });
  afterAll(async () => {
    await own.close();
    data.remove();
    place.remove();
  });

  it('is made while the register is being written, holds one moment of it, and checks out', async () => {
    const { jobId } = await own.call('backup.now', {}, { actor: clerk });
    await addCommunities(own, clerk, 8, 100);
    const made = await own.finished<BackupMade>(jobId);
    expect(made).toMatchObject({ files: 2, filesMissing: 0 });
    const report = await verify(own, made.path);
    expect(report).toMatchObject({ ok: true, total: 0, filesChecked: 2 });
    expect(report.entry.communities).toBeGreaterThanOrEqual(12);
    expect(report.entry.shortHead).toBe(made.shortHead);
    const state = await own.call('backup.state', {});
    expect(state).toMatchObject({ sample: false, folder: place.folder, isDefault: false, last: { id: made.id, verified: true }, failed: null, paused: false });
    expect((await own.call('setup.state', {})).lastBackup).toMatchObject({ verified: true });
    expect(existsSync(join(place.folder, '说明.txt'))).toBe(true);
  });

  it('is recorded as an act of who asked for it, and does not by itself ask for the next', async () => {
    await backUp(own, clerk);
    expect((await own.call('backup.state', {})).dirty).toBe(false);
    await addCommunities(own, clerk, 1, 200);
    expect((await own.call('backup.state', {})).dirty).toBe(true);
  });

  it('copies an attachment only once for all backups', async () => {
    const made = await backUp(own, clerk);
    const store = join(place.folder, 'files');
    const before = readdirSync(store, { recursive: true })
      .filter((name) => /[0-9a-f]{64}$/.test(String(name)))
      .map((name) => statSync(join(store, String(name))).ino);
    await addScan(own, clerk, '通知.pdf', 'third file');
    const next = await backUp(own, clerk);
    const after = readdirSync(store, { recursive: true })
      .filter((name) => /[0-9a-f]{64}$/.test(String(name)))
      .map((name) => statSync(join(store, String(name))).ino);
    expect([made.files, next.files]).toEqual([2, 3]);
    expect(after).toHaveLength(3);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('in a folder that is gone says so, and leaves what is there alone', async () => {
    await expect(own.call('backup.setFolder', { folder: join(place.folder, 'nowhere') }, { actor: clerk })).rejects.toMatchObject({
      code: 'backup_folder',
      data: { problem: 'missing' },
    });
    await expect(own.call('backup.setFolder', { folder: join(data.folder, 'inside') }, { actor: clerk })).rejects.toMatchObject({ code: 'backup_folder' });
    const before = backupsOf(place.folder).length;
    expect((await own.call('backup.list', {})).filter((row) => row.keep !== null)).toHaveLength(before);
  });

  it('can be stopped, and nothing of it stays', async () => {
    const before = readdirSync(place.folder);
    const { jobId } = await own.call('backup.now', {}, { actor: clerk });
    await own.call('jobs.cancel', { id: jobId });
    await expect(own.finished(jobId)).rejects.toMatchObject({ state: 'cancelled' });
    expect(readdirSync(place.folder)).toEqual(before);
  });
});

describe('checking a backup names what is wrong with it', () => {
  let own: OwnBackend;
  let clerk: string;
  let good: string;
  const data = temporaryFolder('desk-data');
  const place = temporaryFolder('desk-backups');
  const copies = temporaryFolder('desk-copies');
  beforeAll(async () => {
    own = await openOwnBackend(data.folder);
    clerk = await setUp(own, place.folder);
    await addCommunities(own, clerk, 12);
    await addScan(own, clerk, '请示.pdf', 'first file');
    await addScan(own, clerk, '批复.pdf', 'second file');
    good = (await backUp(own, clerk)).path;
  });
  afterAll(async () => {
    await own.close();
    for (const { remove } of [data, place, copies]) remove();
  });

  /** A copy of the good backup with its attachments, to be harmed. */
  function copyOf(name: string): string {
    const folder = join(copies.folder, name);
    mkdirSync(join(folder, 'files'), { recursive: true });
    for (const file of ['register.db', 'manifest.json']) copyFileSync(join(good, file), join(folder, file));
    const store = join(place.folder, 'files');
    for (const entry of readdirSync(store, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      mkdirSync(join(folder, 'files', entry.name.slice(0, 2)), { recursive: true });
      copyFileSync(join(entry.parentPath, entry.name), join(folder, 'files', entry.name.slice(0, 2), entry.name));
    }
    return folder;
  }
  const open = (folder: string) => new BetterSqlite(join(folder, 'register.db'));
  const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as BackupManifest;
  const writeManifest = (folder: string, value: unknown) => writeFileSync(join(folder, 'manifest.json'), JSON.stringify(value));
  const files = (folder: string) =>
    readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  const harms: ReadonlyArray<readonly [name: string, harm: (folder: string) => void, code: string, file: string]> = [
    [
      'a row changed in the log',
      (folder) => {
        const file = open(folder);
        file.exec("update event_payload set payload = replace(payload, '示例3社区', '示例九社区') where payload like '%示例3社区%'");
        file.close();
      },
      'chain_broken',
      'register.db',
    ],
    [
      'a row taken out of the register',
      (folder) => {
        const file = open(folder);
        file.exec("delete from community where name = '示例3社区'");
        file.close();
      },
      'counts_differ',
      'community',
    ],
    [
      'the last events cut off',
      (folder) => {
        const file = open(folder);
        file.exec('delete from event_payload where seq > 10; delete from event where seq > 10');
        file.close();
      },
      'events_differ',
      'register.db',
    ],
    [
      'a byte turned in the middle of the file',
      (folder) => {
        const bytes = readFileSync(join(folder, 'register.db'));
        bytes[Math.floor(bytes.length / 2)]! ^= 0xff;
        writeFileSync(join(folder, 'register.db'), bytes);
      },
      'database_altered',
      'register.db',
    ],
    ['a truncated database', (folder) => truncateSync(join(folder, 'register.db'), 60_000), 'not_database', 'register.db'],
    ['a database of nothing, which integrity_check calls ok', (folder) => writeFileSync(join(folder, 'register.db'), ''), 'empty', 'register.db'],
    ['a copy cut off half way, with its journal', (folder) => writeFileSync(join(folder, 'register.db-journal'), 'half'), 'leftover', 'register.db-journal'],
    [
      'a live database copied without its WAL',
      (folder) => {
        rmSync(join(folder, 'register.db'));
        const file = open(folder);
        file.pragma('application_id = 1397834820');
        file.exec('create table half (a)');
        file.close();
      },
      'schema_missing',
      'register.db',
    ],
    [
      'another program’s database',
      (folder) => {
        rmSync(join(folder, 'register.db'));
        const file = open(folder);
        file.exec('create table notes (text)');
        file.close();
      },
      'other_program',
      'register.db',
    ],
    [
      'no database at all but text',
      (folder) => writeFileSync(join(folder, 'register.db'), 'not a database, but long enough to look like a file of some kind'),
      'not_database',
      'register.db',
    ],
    [
      'a newer program’s database',
      (folder) => {
        const file = open(folder);
        file.exec("insert into schema_migration values (9990, 'later', 'x', '2030-01-01')");
        file.close();
      },
      'schema_newer',
      'register.db',
    ],
    ['no database', (folder) => rmSync(join(folder, 'register.db')), 'database_missing', 'register.db'],
    ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), 'manifest_missing', 'manifest.json'],
    ['a manifest cut off', (folder) => truncateSync(join(folder, 'manifest.json'), 100), 'manifest_damaged', 'manifest.json'],
    ['another program’s manifest', (folder) => writeManifest(folder, { format: 1, program: 'other' }), 'manifest_other', 'manifest.json'],
    ['a newer program’s manifest', (folder) => writeManifest(folder, { ...manifest(folder), format: 2 }), 'manifest_newer', 'manifest.json'],
    [
      'a manifest with other figures',
      (folder) => writeManifest(folder, { ...manifest(folder), facts: { ...manifest(folder).facts, head: 'a'.repeat(64) } }),
      'head_differs',
      'register.db',
    ],
    ['an attachment missing', (folder) => rmSync(files(folder).find((path) => readFileSync(path, 'utf8') === 'second file')!), 'file_missing', '批复.pdf'],
    [
      'an attachment changed, its size kept',
      (folder) =>
        writeFileSync(
          files(folder).find((path) => readFileSync(path, 'utf8') === 'first file')!,
          'first fill',
        ),
      'file_altered',
      '请示.pdf',
    ],
  ];

  it('and nothing of a good one', async () => {
    expect(await verify(own, copyOf('good'))).toMatchObject({ ok: true, total: 0, filesChecked: 2 });
    expect(await verify(own, good)).toMatchObject({ ok: true });
  });

  it.each(harms)('%s', async (name, harm, code, file) => {
    const folder = copyOf(name.replaceAll(/\W/g, '_'));
    harm(folder);
    const report = await verify(own, folder);
    expect(report.ok).toBe(false);
    expect(report.findings.map((finding) => [finding.code, finding.file])).toContainEqual([code, file]);
    expect(report.filesOnly).toBe(code.startsWith('file_'));
  });

  it('a refused restore says which record was changed, also when the checksums were made to fit', async () => {
    const folder = copyOf('restore_changed');
    harms[0]![1](folder);
    const { database, ...rest } = manifest(folder);
    const bytes = readFileSync(join(folder, 'register.db'));
    writeManifest(folder, { ...rest, database: { ...database, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') } });
    const refused = (await own
      .finished((await own.call('backup.restore', { path: folder }, { actor: clerk })).jobId)
      .catch((error: { code: string; data: ErrorData }) => error)) as { code: string; data: ErrorData };
    expect(errorText(refused.code, refused.data)).toMatch(/register\.db 的第 \d+ 条操作记录被改动过，?/);
  });

  it('a bad one is never restored; one that only lacks attachments is, when somebody says so', async () => {
    const bad = copyOf('restore_bad');
    truncateSync(join(bad, 'register.db'), 60_000);
    const head = (await own.call('backup.state', {})).head;
    await expect(own.finished((await own.call('backup.restore', { path: bad }, { actor: clerk })).jobId)).rejects.toMatchObject({ code: 'restore_refused' });
    const lacking = copyOf('restore_lacking');
    rmSync(files(lacking)[0]!);
    await expect(own.finished((await own.call('backup.restore', { path: lacking }, { actor: clerk })).jobId)).rejects.toMatchObject({
      code: 'restore_refused',
      data: { skippable: true },
    });
    expect((await own.call('backup.state', {})).head).toEqual(head);
    expect(readdirSync(data.folder).filter((name) => /恢复|restore/.test(name))).toEqual([]);
    expect(await own.finished<BackupRestored>((await own.call('backup.restore', { path: lacking, withoutFiles: true }, { actor: clerk })).jobId)).toMatchObject(
      { missing: 1 },
    );
  });
});
