import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import type { Clock, Reads, Sha256, UnitOfWork } from '#shared/services/ports.ts';
import type { Database } from '#db/schema.ts';
import { APPLICATION_ID, openSqliteReader, openSqliteWriter, sqliteDialect, type SqliteFile } from './dialects/sqlite.ts';
import { noteClosed } from './closed.ts';
import { translateError } from './errors.ts';
import { isFreshRegister } from './inspect.ts';
import { holdLock, type HeldLock } from './lock.ts';
import { migrate } from './migrations/runner.ts';
import type { Engine } from './migrations/table.ts';
import { reads } from './queries/index.ts';
import { coreReads } from './repositories/core.ts';
import { type InsertMany, insertManySqlite, readSession } from './session.ts';
import { type Commit, createUnitOfWork } from './unitOfWork.ts';

export type { Commit };
export { translateError };
export { copyDatabase, copyOpen } from './backup.ts';
export { checkDatabase, filesOf, nameFiles, registerOf, takenAwayAfter } from './verifyBackup.ts';

export type OpenOptions = {
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly onCommit?: (commit: Commit) => void;
  /** Makes a verified copy before a schema change; gets what the register itself says under a key. */
  readonly beforeMigration?: (meta: (key: string) => Promise<string | null>) => Promise<void>;
  /** For a file being made that is thrown away if not finished: commits do not wait for the disk, closing does. */
  readonly making?: boolean;
};

/** An open register: write through `unitOfWork`, read through `reads`. */
export type OpenDatabase = {
  readonly engine: Engine;
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  /** The writing connection of a SQLite register, for the online backup only. */
  readonly file: SqliteFile | null;
  readonly path: string | null;
  close(): Promise<void>;
};

/**
 * Opens (or creates) the SQLite register at `path`. Refuses a network folder (`network_path`), another
 * program's file (`not_our_database`) without touching it, a damaged one (`database_damaged`), a newer schema
 * (`schema_newer`), a running second instance (`database_in_use`); asserts after a write that commits are durable.
 */
export async function openSqlite(path: string, options: OpenOptions): Promise<OpenDatabase> {
  const inMemory = path === ':memory:';
  let lock: HeldLock | null = null;
  let writer: SqliteFile | null = null;
  try {
    if (!inMemory) {
      refuseNetworkPath(dirname(path));
      lock = holdLock(`${path}.lock`);
    }
    const fresh = inMemory || isFreshRegister(path);
    writer = openSqliteWriter(path);
    const file = writer;
    if (fresh) file.pragma(`application_id = ${APPLICATION_ID}`);
    const db = new Kysely<Database>({ dialect: sqliteDialect(file) });
    await migrate(db, 'sqlite', { now: () => options.clock.now(), beforeFirst: async () => options.beforeMigration?.(coreReads(readSession(db)).meta) });
    assertDurable(file);
    if (options.making === true) file.pragma('synchronous = OFF');
    const reader = inMemory ? null : openSqliteReader(path);
    const readDb = reader === null ? db : new Kysely<Database>({ dialect: sqliteDialect(reader) });
    return assemble(db, readDb, 'sqlite', insertManySqlite(file), options, {
      file,
      path: inMemory ? null : path,
      async close() {
        if (readDb !== db) await readDb.destroy();
        reader?.close();
        if (options.making === true) file.pragma('synchronous = FULL');
        checkpoint(file);
        await db.destroy();
        file.close();
        if (!inMemory) noteClosed(path);
        lock?.release();
      },
    });
  } catch (error) {
    writer?.close();
    lock?.release();
    throw translateError(error);
  }
}

/** Folds the log into the file; on a full disk it stays beside it, which loses nothing. */
function checkpoint(file: SqliteFile): void {
  try {
    file.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // The next opening does it.
  }
}

/** A copied register, opened for reading only: what an export reads does not change under it. */
export function openSnapshot(path: string): { readonly reads: Reads; close(): Promise<void> } {
  const file = openSqliteReader(path);
  const db = new Kysely<Database>({ dialect: sqliteDialect(file) });
  return {
    reads: reads(readSession(db)),
    async close() {
      await db.destroy();
      if (file.open) file.close();
    },
  };
}

/** Ties connections, repositories and read models together. */
export function assemble(
  db: Kysely<Database>,
  readDb: Kysely<Database>,
  engine: Engine,
  insertMany: InsertMany | null,
  options: OpenOptions,
  rest: Pick<OpenDatabase, 'file' | 'path' | 'close'>,
): OpenDatabase {
  const unitOfWork = createUnitOfWork({
    db,
    engine,
    insertMany,
    clock: options.clock,
    sha256: options.sha256,
    onCommit: options.onCommit ?? (() => {}),
  });
  return { engine, unitOfWork, reads: reads(readSession(readDb)), ...rest };
}

/** better-sqlite3 reports FULL until the first write and may then have fallen to NORMAL, so ask after one. */
function assertDurable(file: SqliteFile): void {
  file.exec(`insert into app_meta (key, value) values ('opened', 'yes') on conflict (key) do update set value = excluded.value`);
  if (file.pragma('synchronous', { simple: true }) !== 2) throw new AppError('durability_lost');
}

/** statfs types that SQLite's WAL must not live on: NFS, CIFS, SMB2, FUSE network mounts (statfs(2)). */
const NETWORK_FILE_SYSTEMS = new Set([0x6969, 0xff534d42, 0xfe534d42, 0x517b]);

function refuseNetworkPath(folder: string): void {
  if (/^(\\\\|\/\/)/.test(folder)) throw new AppError('network_path', { path: folder });
  const { type } = statfsSync(folder);
  if (NETWORK_FILE_SYSTEMS.has(Number(type) >>> 0)) throw new AppError('network_path', { path: folder });
}
