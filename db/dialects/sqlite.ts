import BetterSqlite from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Dialect, type SqliteDatabase, SqliteDialect, SqliteDriver, type SqliteStatement } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';

export type SqliteFile = BetterSqlite.Database;

/** Marks our files: "SQDD" in ASCII, so that another program's database is never opened by mistake. */
export const APPLICATION_ID = 0x53514444;

/**
 * better-sqlite3 13 is built for Node-API 10 and crashes without a word below it
 * (WiseLibs/better-sqlite3 issue 1514), so the version is asked first.
 */
export function assertRuntime(): void {
  if (Number(process.versions.napi ?? 0) < 10) throw new AppError('runtime_too_old', { version: process.version });
}

/** Opens a file (or `:memory:`) for writing with the durability PRODUCT §4 asks for. */
export function openSqliteWriter(path: string): SqliteFile {
  assertRuntime();
  const file = new BetterSqlite(path);
  file.pragma('journal_mode = WAL');
  // After WAL: better-sqlite3 is compiled to fall back to NORMAL on entering WAL, which loses
  // acknowledged commits in a power cut (reliability-security-ux §1.2). Asserted after a write in open.ts.
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  file.pragma('trusted_schema = OFF');
  file.pragma('cell_size_check = ON');
  file.pragma('busy_timeout = 5000');
  file.pragma('temp_store = MEMORY');
  return file;
}

/** Opens the same file for reading only, so that screens do not wait behind a long write. */
export function openSqliteReader(path: string): SqliteFile {
  const file = new BetterSqlite(path, { readonly: true, fileMustExist: true });
  file.pragma('trusted_schema = OFF');
  file.pragma('busy_timeout = 5000');
  file.pragma('cache_size = -32000');
  return file;
}

/** A longer text names many keys, hardly comes again and would hold its memory. */
const LONGEST_KEPT = 8_000;

/** Prepared statements are kept: Kysely prepares on every call, which costs four times the query. */
function withStatementCache(file: SqliteFile): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(sql) {
      let statement = statements.get(sql);
      if (statement === undefined) {
        statement = file.prepare(sql) as unknown as SqliteStatement;
        if (sql.length > LONGEST_KEPT) return statement;
        if (statements.size > 500) statements.clear();
        statements.set(sql, statement);
      }
      return statement;
    },
  };
}

/** A transaction takes the write lock at once instead of failing half-way when it first writes. */
class ImmediateDriver extends SqliteDriver {
  readonly #file: SqliteFile;

  constructor(database: SqliteDatabase, file: SqliteFile) {
    super({ database });
    this.#file = file;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk or a failed write has already rolled back; rolling back again would hide why (sqlite.org/lang_transaction.html). */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** Kysely's SQLite dialect with cached statements and BEGIN IMMEDIATE. */
export function sqliteDialect(file: SqliteFile): Dialect {
  const database = withStatementCache(file);
  const base = new SqliteDialect({ database });
  return {
    createAdapter: () => base.createAdapter(),
    createDriver: () => new ImmediateDriver(database, file),
    createIntrospector: (db) => base.createIntrospector(db),
    createQueryCompiler: () => base.createQueryCompiler(),
  };
}
