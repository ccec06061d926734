import { existsSync, statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import type { Clock, Reads, Sha256, UnitOfWork } from '#shared/services/ports.ts';
import type { Database } from '#db/schema.ts';
import { APPLICATION_ID, openSqliteReader, openSqliteWriter, sqliteDialect, type SqliteFile } from './dialects/sqlite.ts';
import { translateError } from './errors.ts';
import { holdLock, type HeldLock } from './lock.ts';
import { migrate } from './migrations/runner.ts';
import type { Engine } from './migrations/table.ts';
import { reads } from './queries/index.ts';
import { type InsertMany, insertManySqlite, readSession } from './session.ts';
import { type Commit, createUnitOfWork } from './unitOfWork.ts';

export type { Commit };
export { copyDatabase, copyOpen } from './backup.ts';
export { checkDatabase, filesOf, type NamedFile } from './verifyBackup.ts';

export type OpenOptions = {
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly onCommit?: (commit: Commit) => void;
  /** Makes a verified copy before a schema change. */
  readonly beforeMigration?: (file: SqliteFile) => Promise<void>;
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
 * program's file (`not_our_database`), a newer schema (`schema_newer`), a running second instance
 * (`database_in_use`); asserts after a write that commits are durable.
 */
export async function openSqlite(path: string, options: OpenOptions): Promise<OpenDatabase> {
  const inMemory = path === ':memory:';
  let lock: HeldLock | null = null;
  try {
    if (!inMemory) {
      refuseNetworkPath(dirname(path));
      lock = holdLock(`${path}.lock`);
    }
    const fresh = inMemory || !existsSync(path) || statSync(path).size === 0;
    const writer = openSqliteWriter(path);
    if (!fresh && writer.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new AppError('not_our_database', { path });
    if (fresh) writer.pragma(`application_id = ${APPLICATION_ID}`);
    const db = new Kysely<Database>({ dialect: sqliteDialect(writer) });
    await migrate(db, 'sqlite', { now: () => options.clock.now(), beforeFirst: async () => options.beforeMigration?.(writer) });
    assertDurable(writer);
    if (options.making === true) writer.pragma('synchronous = OFF');
    const reader = inMemory ? null : openSqliteReader(path);
    const readDb = reader === null ? db : new Kysely<Database>({ dialect: sqliteDialect(reader) });
    return assemble(db, readDb, 'sqlite', insertManySqlite(writer), options, {
      file: writer,
      path: inMemory ? null : path,
      async close() {
        if (readDb !== db) await readDb.destroy();
        reader?.close();
        if (options.making === true) writer.pragma('synchronous = FULL');
        if (!inMemory) writer.pragma('wal_checkpoint(TRUNCATE)');
        await db.destroy();
        writer.close();
        lock?.release();
      },
    });
  } catch (error) {
    lock?.release();
    throw translateError(error);
  }
}

/** Ties connections, repositories and read models together. */
export function assemble(
  db: Kysely<Database>, readDb: Kysely<Database>, engine: Engine, insertMany: InsertMany | null, options: OpenOptions,
  rest: Pick<OpenDatabase, 'file' | 'path' | 'close'>,
): OpenDatabase {
  const unitOfWork = createUnitOfWork({
    db, engine, insertMany, clock: options.clock, sha256: options.sha256, onCommit: options.onCommit ?? (() => {}),
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
