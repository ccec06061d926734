import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BackupManifest } from '#shared/domain/backup/manifest.ts';
import type { BackupMade, BackupRestored } from '#shared/contract/backup.ts';
import { exchange, finishExchange } from '#host/backupsRestore.ts';
import { type OwnBackend, openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';
import { addCommunities, addScan, backUp, backupsOf, verify } from './support/backups.ts';

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
    expect(
      Object.entries(after)
        .filter(([table, rows]) => rows !== before[table])
        .map(([table]) => table)
        .sort(),
    ).toEqual(['app_meta', 'event', 'event_payload', 'idempotency'].filter((table) => after[table] !== before[table]));
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
  it.each([
    ['nothing moved yet', 'o', 'o'],
    ['the files aside', 'o', 'a'],
    ['all aside', 'a', 'a'],
    ['the new files in', 'a', 'n'],
    ['all in', 'n', 'n'],
  ])('%s: is finished at the next start', async (name, database, files) => {
    const folder = join(data.folder, name.replaceAll(' ', '_'));
    const [incoming, aside] = [join(folder, 'restore.tmp'), join(folder, 'aside')];
    mkdirSync(aside, { recursive: true });
    for (const [part, where] of [
      ['register.db', database],
      ['files', files],
    ] as const) {
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
