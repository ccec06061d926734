import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BackupManifest } from '#shared/domain/backup/manifest.ts';
import type { BackupMade, BackupReportView, BackupRestored } from '#shared/contract/backup.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import { errorText } from '#shared/words/errors.ts';
import { exchange, finishExchange } from '#host/backupsRestore.ts';
import { type OwnBackend, openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';

const backupsOf = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('备份_'));

async function addCommunities(own: OwnBackend, actor: string, count: number, from = 0): Promise<void> {
  for (let index = from; index < from + count; index += 1) {
    await own.call('register.add', { subdistrictId: null, newSubdistrict: '云桥街道', name: `示例${index}社区`, code: null, validFrom: '2021-06-01', values: [] }, { actor });
  }
}

/** An archive item with a scan of its own: a file that belongs to the register. */
async function addScan(own: OwnBackend, actor: string, name: string, text: string): Promise<void> {
  const staged = await own.stage(name, Buffer.from(text), 'application/pdf');
  await own.call('archive.add', {
    fonds: 'bureau', communityId: null, creator: 'bureau', category: 'WS', subject: 'general', year: 2021, retention: 'Y', title: name, documentNumber: '', responsible: '清镇市民政局',
    documentOn: '2021-06-01', secrecy: '', pages: 1, note: '', files: [{ staged, kind: 'scan' }],
  }, { actor });
}

async function backUp(own: OwnBackend, actor: string, confirmed = false): Promise<BackupMade> {
  const { jobId } = await own.call('backup.now', { confirmed }, { actor });
  return own.finished<BackupMade>(jobId);
}

async function verify(own: OwnBackend, path: string): Promise<BackupReportView> {
  return own.finished<BackupReportView>((await own.call('backup.verify', { path })).jobId);
}

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
    const before = readdirSync(store, { recursive: true }).filter((name) => /[0-9a-f]{64}$/.test(String(name))).map((name) => statSync(join(store, String(name))).ino);
    await addScan(own, clerk, '通知.pdf', 'third file');
    const next = await backUp(own, clerk);
    const after = readdirSync(store, { recursive: true }).filter((name) => /[0-9a-f]{64}$/.test(String(name))).map((name) => statSync(join(store, String(name))).ino);
    expect([made.files, next.files]).toEqual([2, 3]);
    expect(after).toHaveLength(3);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('in a folder that is gone says so, and leaves what is there alone', async () => {
    await expect(own.call('backup.setFolder', { folder: join(place.folder, 'nowhere') }, { actor: clerk })).rejects.toMatchObject({ code: 'backup_folder', data: { problem: 'missing' } });
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
  const files = (folder: string) => readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

  const harms: ReadonlyArray<readonly [name: string, harm: (folder: string) => void, code: string, file: string]> = [
    ['a row changed in the log', (folder) => {
      const file = open(folder);
      file.exec("update event_payload set payload = replace(payload, '示例3社区', '示例九社区') where payload like '%示例3社区%'");
      file.close();
    }, 'chain_broken', 'register.db'],
    ['a row taken out of the register', (folder) => {
      const file = open(folder);
      file.exec("delete from community where name = '示例3社区'");
      file.close();
    }, 'counts_differ', 'community'],
    ['the last events cut off', (folder) => {
      const file = open(folder);
      file.exec('delete from event_payload where seq > 10; delete from event where seq > 10');
      file.close();
    }, 'events_differ', 'register.db'],
    ['a byte turned in the middle of the file', (folder) => {
      const bytes = readFileSync(join(folder, 'register.db'));
      bytes[Math.floor(bytes.length / 2)]! ^= 0xff;
      writeFileSync(join(folder, 'register.db'), bytes);
    }, 'database_altered', 'register.db'],
    ['a truncated database', (folder) => truncateSync(join(folder, 'register.db'), 60_000), 'not_database', 'register.db'],
    ['a database of nothing, which integrity_check calls ok', (folder) => writeFileSync(join(folder, 'register.db'), ''), 'empty', 'register.db'],
    ['a copy cut off half way, with its journal', (folder) => writeFileSync(join(folder, 'register.db-journal'), 'half'), 'leftover', 'register.db-journal'],
    ['a live database copied without its WAL', (folder) => {
      rmSync(join(folder, 'register.db'));
      const file = open(folder);
      file.pragma('application_id = 1397834820');
      file.exec('create table half (a)');
      file.close();
    }, 'schema_missing', 'register.db'],
    ['another program’s database', (folder) => {
      rmSync(join(folder, 'register.db'));
      const file = open(folder);
      file.exec('create table notes (text)');
      file.close();
    }, 'other_program', 'register.db'],
    ['no database at all but text', (folder) => writeFileSync(join(folder, 'register.db'), 'not a database, but long enough to look like a file of some kind'), 'not_database', 'register.db'],
    ['a newer program’s database', (folder) => {
      const file = open(folder);
      file.exec("insert into schema_migration values (9990, 'later', 'x', '2030-01-01')");
      file.close();
    }, 'schema_newer', 'register.db'],
    ['no database', (folder) => rmSync(join(folder, 'register.db')), 'database_missing', 'register.db'],
    ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), 'manifest_missing', 'manifest.json'],
    ['a manifest cut off', (folder) => truncateSync(join(folder, 'manifest.json'), 100), 'manifest_damaged', 'manifest.json'],
    ['another program’s manifest', (folder) => writeManifest(folder, { format: 1, program: 'other' }), 'manifest_other', 'manifest.json'],
    ['a newer program’s manifest', (folder) => writeManifest(folder, { ...manifest(folder), format: 2 }), 'manifest_newer', 'manifest.json'],
    ['a manifest with other figures', (folder) => writeManifest(folder, { ...manifest(folder), facts: { ...manifest(folder).facts, head: 'a'.repeat(64) } }), 'head_differs', 'register.db'],
    ['an attachment missing', (folder) => rmSync(files(folder).find((path) => readFileSync(path, 'utf8') === 'second file')!), 'file_missing', '批复.pdf'],
    ['an attachment changed, its size kept', (folder) => writeFileSync(files(folder).find((path) => readFileSync(path, 'utf8') === 'first file')!, 'first fill'), 'file_altered', '请示.pdf'],
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
    const refused = await own.finished((await own.call('backup.restore', { path: folder }, { actor: clerk })).jobId).catch((error: { code: string; data: ErrorData }) => error) as { code: string; data: ErrorData };
    expect(errorText(refused.code, refused.data)).toMatch(/register\.db 的第 \d+ 条操作记录被改动过，?/);
  });

  it('a bad one is never restored; one that only lacks attachments is, when somebody says so', async () => {
    const bad = copyOf('restore_bad');
    truncateSync(join(bad, 'register.db'), 60_000);
    const head = (await own.call('backup.state', {})).head;
    await expect(own.finished((await own.call('backup.restore', { path: bad }, { actor: clerk })).jobId)).rejects.toMatchObject({ code: 'restore_refused' });
    const lacking = copyOf('restore_lacking');
    rmSync(files(lacking)[0]!);
    await expect(own.finished((await own.call('backup.restore', { path: lacking }, { actor: clerk })).jobId)).rejects.toMatchObject({ code: 'restore_refused', data: { skippable: true } });
    expect((await own.call('backup.state', {})).head).toEqual(head);
    expect(readdirSync(data.folder).filter((name) => /恢复|restore/.test(name))).toEqual([]);
    expect(await own.finished<BackupRestored>((await own.call('backup.restore', { path: lacking, withoutFiles: true }, { actor: clerk })).jobId)).toMatchObject({ missing: 1 });
  });
});

describe('restoring', () => {
  const data = temporaryFolder('desk-data');
  const other = temporaryFolder('desk-other');
  const place = temporaryFolder('desk-backups');
  const seed = temporaryFolder('desk-seed');
  let own: OwnBackend;
  let clerk: string;
  let made: BackupMade;
  beforeAll(async () => {
    const first = await openOwnBackend(data.folder);
    clerk = await setUp(first, place.folder);
    await addCommunities(first, clerk, 12);
    await addScan(first, clerk, '请示.pdf', 'first file');
    made = await backUp(first, clerk);
    await first.close();
    cpSync(data.folder, seed.folder, { recursive: true });
  });
  beforeEach(async () => {
    for (const { folder } of [data, other]) for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    for (const name of backupsOf(place.folder)) if (name !== made.id) rmSync(join(place.folder, name), { recursive: true, force: true });
    cpSync(seed.folder, data.folder, { recursive: true });
    own = await openOwnBackend(data.folder);
  });
  afterEach(() => own.close());
  afterAll(() => {
    for (const { remove } of [data, other, place, seed]) remove();
  });
  const facts = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as BackupManifest;

  it('gives back the same log and the same rows, moves the present data aside, and waits before the next backup by itself', async () => {
    await addCommunities(own, clerk, 5, 100);
    const later = (await own.call('backup.state', {})).head!;
    const restored = await own.finished<BackupRestored>((await own.call('backup.restore', { path: made.path }, { actor: clerk })).jobId);
    const { lastSeq, head } = facts(made.path).facts;
    expect(restored).toMatchObject({ lastSeq, head, missing: 0 });
    expect(await own.call('backup.state', {})).toMatchObject({ last: null, restored: { id: made.id, madeAt: facts(made.path).madeAt } });
    expect((await own.call('setup.state', {})).lastBackup).toBeNull();
    expect((await own.call('register.list', {})).total).toBe(12);
    const again = await backUp(own, clerk);
    const now = facts(again.path).facts;
    // One event more than was backed up: that it was restored, and what stood here before.
    expect(now.lastSeq).toBe(lastSeq + 1);
    const [before, after] = [facts(made.path).facts.tables, now.tables];
    expect(Object.entries(after).filter(([table, rows]) => rows !== before[table]).map(([table]) => table).sort()).toEqual(['app_meta', 'event', 'event_payload', 'idempotency'].filter((table) => after[table] !== before[table]));
    expect(await own.call('backup.state', {})).toMatchObject({ paused: true, restored: { id: made.id } });
    const aside = new BetterSqlite(join(restored.aside!, 'register.db'), { readonly: true });
    expect(aside.prepare('select max(seq) from event').pluck().get()).toBe(later.seq);
    aside.close();
    await own.call('backup.resume', {}, { actor: clerk });
    expect((await own.call('backup.state', {})).paused).toBe(false);
    // The attachments came along.
    const [item] = (await own.call('archive.list', {})).rows;
    const { ticket } = await own.call('archive.paper', { itemId: item!.id, ord: 1 }, { actor: clerk });
    const download = await own.backend.downloads.take(ticket);
    const chunks: Uint8Array[] = [];
    for await (const chunk of download!.stream) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('first file');
  });

  it('works from the first-run page of another PC, where nothing is set up yet', async () => {
    const fresh = await openOwnBackend(other.folder);
    try {
      expect((await fresh.call('setup.state', {})).stage).toBe('first_run');
      const found = await fresh.call('backup.inspect', { path: place.folder });
      expect(found).toMatchObject([{ id: made.id, bureau: '清镇市民政局', communities: 12, problem: null }]);
      const restored = await fresh.finished<BackupRestored>((await fresh.call('backup.restore', { path: found[0]!.path })).jobId);
      expect(restored).toMatchObject({ head: facts(made.path).facts.head, aside: null });
      const state = await fresh.call('setup.state', {});
      expect(state).toMatchObject({ stage: 'ready', bureau: '清镇市民政局' });
      expect((await fresh.call('backup.state', {})).head!.seq).toBe(facts(made.path).facts.lastSeq);
      expect(readdirSync(other.folder).filter((name) => /恢复|restore/.test(name))).toEqual([]);
    } finally {
      await fresh.close();
    }
  });

  it('requests that come while the register is exchanged wait and are answered by the restored one', async () => {
    await addCommunities(own, clerk, 5, 100);
    const { jobId } = await own.call('backup.restore', { path: made.path }, { actor: clerk });
    const totals = new Set<number>();
    let running = true;
    const ended = own.finished<BackupRestored>(jobId).finally(() => (running = false));
    while (running) {
      totals.add((await own.call('register.list', {})).total);
      await nextTurn();
    }
    await ended;
    expect((await own.call('register.list', {})).total).toBe(12);
    expect([...totals].every((total) => total === 17 || total === 12)).toBe(true);
  });

  it('is not offered from the wrong place: a path without a backup says so', async () => {
    await expect(own.call('backup.inspect', { path: other.folder })).rejects.toMatchObject({ code: 'backup_not_found' });
    await expect(own.call('backup.inspect', { path: join(other.folder, 'nowhere') })).rejects.toMatchObject({ code: 'backup_not_found' });
  });

  it('a register that has lost a fifth is not backed up over good backups, unless confirmed', async () => {
    await own.close();
    const file = new BetterSqlite(join(data.folder, 'register.db'));
    file.exec("delete from register_value; delete from register_current; delete from verdict; delete from community where name > '示例3社区'");
    file.close();
    own = await openOwnBackend(data.folder);
    await expect(backUp(own, clerk)).rejects.toMatchObject({ code: 'backup_doubtful', data: { kind: 'shrunk' } });
    expect(backupsOf(place.folder)).toEqual([made.id]);
    const confirmed = await backUp(own, clerk, true);
    expect(backupsOf(place.folder)).toHaveLength(2);
    expect((await verify(own, confirmed.path)).ok).toBe(true);
  });
});

describe('an exchange cut off by a power cut', () => {
  const data = temporaryFolder('desk-exchange');
  afterAll(() => data.remove());
  const parts = ['register.db', 'files'] as const;
  const put = (folder: string, part: string, text: string) => {
    if (part === 'files') {
      mkdirSync(join(folder, part), { recursive: true });
      writeFileSync(join(folder, part, 'mark'), text);
    } else {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, part), text);
    }
  };
  const says = (folder: string, part: string) => {
    const path = part === 'files' ? join(folder, part, 'mark') : join(folder, part);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  };

  // Which parts lie where after each step: o the old in its place, a the old moved aside, n the new in its place.
  it.each([['nothing moved yet', 'o', 'o'], ['the files aside', 'o', 'a'], ['all aside', 'a', 'a'], ['the new files in', 'a', 'n'], ['all in', 'n', 'n']])('%s: is finished at the next start', async (name, database, files) => {
    const folder = join(data.folder, name.replaceAll(' ', '_'));
    const [incoming, aside] = [join(folder, 'restore.tmp'), join(folder, 'aside')];
    mkdirSync(aside, { recursive: true });
    for (const [part, where] of [['register.db', database], ['files', files]] as const) {
      put(where === 'o' ? folder : aside, part, 'old');
      put(where === 'n' ? folder : incoming, part, 'new');
    }
    writeFileSync(join(folder, 'restore.json'), JSON.stringify({ aside }));
    await finishExchange(folder);
    expect(parts.map((part) => says(folder, part))).toEqual(['new', 'new']);
    expect(parts.map((part) => says(aside, part))).toEqual(['old', 'old']);
    expect(readdirSync(folder).sort()).toEqual(['aside', 'files', 'register.db']);
  });

  it('undone, everything is where it was', async () => {
    const folder = join(data.folder, 'undo');
    for (const part of parts) {
      put(folder, part, 'old');
      put(join(folder, 'restore.tmp'), part, 'new');
    }
    const swap = await exchange(folder, '2021-06-18T01:00:00.000Z', true);
    expect(parts.map((part) => says(folder, part))).toEqual(['new', 'new']);
    writeFileSync(join(folder, 'register.db-wal'), 'of the new one');
    await swap.undo();
    expect(parts.map((part) => says(folder, part))).toEqual(['old', 'old']);
    expect(readdirSync(folder).sort()).toEqual(['files', 'register.db']);
  });

  it('nothing begun: what was being put together is swept away', async () => {
    const folder = join(data.folder, 'swept');
    for (const part of parts) put(folder, part, 'old');
    put(join(folder, 'restore.tmp'), 'register.db', 'half');
    await finishExchange(folder);
    expect(readdirSync(folder).sort()).toEqual(['files', 'register.db']);
  });
});

describe('before the schema changes', () => {
  it('a verified copy is made, in the chosen folder', async () => {
    const [data, place] = [temporaryFolder('desk-data'), temporaryFolder('desk-backups')];
    const first = await openOwnBackend(data.folder);
    await addCommunities(first, await setUp(first, place.folder), 3);
    await first.close();
    // As an earlier program left it: without the newest tables.
    const file = new BetterSqlite(join(data.folder, 'register.db'));
    file.exec('drop table archive_paper; drop table archive_item; delete from schema_migration where version = 50');
    file.close();
    const own = await openOwnBackend(data.folder);
    const [row] = await own.call('backup.list', {});
    expect(row).toMatchObject({ reason: 'migration', communities: 3, keep: 'recent', problem: null });
    expect((await own.call('archive.list', {})).total).toBe(0);
    await own.close();
    for (const { remove } of [data, place]) remove();
  });
});
