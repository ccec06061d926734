import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeClosedNote } from '#db/closed.ts';
import { openSqlite } from '#db/open.ts';
import { fixedClock, sha256 } from '#tests/support/engines.ts';

describe('opening a register', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'open-'));
    path = join(folder, 'register.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = () => openSqlite(path, { clock: fixedClock(), sha256 });
  const digest = () => createHash('sha256').update(readFileSync(path)).digest('hex');

  it('refuses another program’s database and leaves it byte for byte as it was', async () => {
    const other = new BetterSqlite(path);
    other.exec('create table notes (text text)');
    other.close();
    const before = digest();
    await expect(open()).rejects.toMatchObject({ code: 'not_our_database' });
    expect(digest()).toBe(before);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('refuses a damaged register instead of writing to it', async () => {
    const database = await open();
    await database.unitOfWork.run({ operation: 'fill', idempotencyKey: null, actorId: null }, async (tx) => {
      for (let index = 0; index < 400; index += 1) await tx.core.setMeta(`key-${index}`, 'x'.repeat(200));
    });
    await database.close();
    const bytes = readFileSync(path);
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 3_000);
    writeFileSync(path, bytes);
    await expect(open()).rejects.toMatchObject({ code: 'database_damaged' });
  });

  it('need not read a register from end to end that lies as it was closed, and does after a crash, a change or a copy', async () => {
    const note = `${path}.closed`;
    const noted = () => existsSync(note) && takeClosedNote(path);
    await (await open()).close();
    expect([existsSync(note), noted(), noted()]).toEqual([true, true, false]);

    const running = await open();
    expect(existsSync(note)).toBe(false);
    await running.close();
    copyFileSync(path, join(folder, 'copy.db'));
    copyFileSync(note, join(folder, 'copy.db.closed'));
    expect(takeClosedNote(join(folder, 'copy.db'))).toBe(false);

    utimesSync(path, new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:00:00Z'));
    expect(noted()).toBe(false);
    await (await open()).close();
    writeFileSync(`${path}-wal`, 'written, and not closed');
    expect(noted()).toBe(false);
  });

  it('does not begin anew when the register is gone but its files are there', async () => {
    await (await open()).close();
    mkdirSync(join(folder, 'files', 'ab'), { recursive: true });
    writeFileSync(join(folder, 'files', 'ab', 'abcd'), 'photo');
    truncateSync(path, 0);
    await expect(open()).rejects.toMatchObject({ code: 'database_missing' });
    rmSync(path);
    await expect(open()).rejects.toMatchObject({ code: 'database_missing' });
  });

  it.each([
    ['the note of its last closing', []],
    ['a backup beside the data', ['backups', '备份_20210618_090000']],
    ['what a restore moved aside', ['恢复前_20210618_090000']],
  ])('does not begin anew when the register is gone but %s is there', async (_name, left) => {
    await (await open()).close();
    if (left.length > 0) {
      mkdirSync(join(folder, ...left), { recursive: true });
      copyFileSync(path, join(folder, ...left, basename(path)));
      rmSync(`${path}.closed`);
    }
    rmSync(path);
    await expect(open()).rejects.toMatchObject({ code: 'database_missing' });
  });

  it('begins in a folder where only the sample lies', async () => {
    await (await open()).close();
    mkdirSync(join(folder, 'sample'));
    renameSync(path, join(folder, 'sample', basename(path)));
    rmSync(`${path}.closed`);
    await (await open()).close();
  });

  it('keeps a second program out until the first is closed', async () => {
    const first = await open();
    await expect(open()).rejects.toMatchObject({ code: 'database_in_use' });
    await first.close();
    await (await open()).close();
  });

  it('says that the disk is full, not that something went wrong inside', async () => {
    const database = await open();
    database.file!.pragma('max_page_count = 120');
    const fill = database.unitOfWork.run({ operation: 'fill', idempotencyKey: null, actorId: null }, async (tx) => {
      for (let index = 0; index < 4_000; index += 1) await tx.core.setMeta(`key-${index}`, 'x'.repeat(400));
    });
    await expect(fill).rejects.toMatchObject({ code: 'disk_full' });
    expect(await database.reads.core.meta('key-1')).toBeNull();
    await database.close();
  });
});
