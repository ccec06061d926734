import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Database } from '#db/schema.ts';
import type { SqliteFile } from './dialects/sqlite.ts';
import type { Engine } from './migrations/table.ts';

declare const insideTransaction: unique symbol;

/**
 * A running transaction. Repositories take it; only `unitOfWork` makes one, so that no code can
 * write outside a transaction or reach the outer connection from inside one (which would wait for ever).
 */
export type TxSession = {
  readonly [insideTransaction]: true;
  readonly db: Transaction<Database>;
  readonly engine: Engine;
  readonly insertMany: InsertMany;
};

/** What read models take: the compiler refuses to write through it. */
export type ReadSession = ReadonlyKysely<Database>;

export type SqlValue = string | number | null;

/**
 * Bulk insert; on SQLite a prepared statement, on PostgreSQL multi-row inserts. Values in column order.
 * With `replaceKey` a row of the same key is overwritten, unless `unlessOlder` names a column in which
 * the new row is smaller. A row is read before the next is asked for, so `rows` may hand out one array again and again.
 */
export type InsertMany = <T extends keyof Database>(
  table: T,
  columns: ReadonlyArray<keyof Database[T] & string>,
  rows: Iterable<readonly SqlValue[]>,
  upsert?: { readonly replaceKey: ReadonlyArray<keyof Database[T] & string>; readonly unlessOlder?: keyof Database[T] & string },
) => Promise<void>;

/** Only for `unitOfWork` and the migration runner. */
export function txSession(db: Transaction<Database>, engine: Engine, insertMany: InsertMany): TxSession {
  return { db, engine, insertMany } as unknown as TxSession;
}

export function readSession(db: Kysely<Database>): ReadSession {
  return db as unknown as ReadSession;
}

type Upsert = { readonly replaceKey: readonly string[]; readonly unlessOlder?: string };

/** The same words on both engines. */
function insertText(table: string, columns: readonly string[], values: string, upsert: Upsert | undefined): string {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const insert = `insert into "${table}" (${names}) values ${values}`;
  if (upsert === undefined) return insert;
  const changes = columns.filter((column) => !upsert.replaceKey.includes(column)).map((column) => `"${column}" = excluded."${column}"`);
  const guard = upsert.unlessOlder === undefined ? '' : ` where excluded."${upsert.unlessOlder}" >= "${table}"."${upsert.unlessOlder}"`;
  return `${insert} on conflict (${upsert.replaceKey.map((column) => `"${column}"`).join(', ')}) do update set ${changes.join(', ')}${guard}`;
}

/** Raw and prepared: Kysely costs six times as much a row (reference: dependencies §9). */
export function insertManySqlite(file: SqliteFile): InsertMany {
  return async (table, columns, rows, upsert) => {
    const statement = file.prepare(insertText(table, columns, `(${columns.map(() => '?').join(', ')})`, upsert));
    for (const row of rows) statement.run(row as SqlValue[]);
  };
}

/** Multi-row inserts, as many rows as keep the statement under 20,000 parameters. */
export function insertManyPostgres(db: Transaction<Database>): InsertMany {
  return async (table, columns, rows, upsert) => {
    const most = Math.max(1, Math.floor(20_000 / columns.length));
    // PostgreSQL refuses to touch a row twice in one statement, so a repeated key begins a new one.
    const keyAt = (upsert?.replaceKey ?? []).map((column) => columns.indexOf(column));
    const keys = new Set<string>();
    let batch: (readonly SqlValue[])[] = [];
    const flush = async () => {
      if (batch.length === 0) return;
      const values = batch.map((_, row) => `(${columns.map((__, column) => `$${row * columns.length + column + 1}`).join(', ')})`);
      await db.executeQuery(CompiledQuery.raw(insertText(table, columns, values.join(', '), upsert), batch.flat()));
      batch = [];
      keys.clear();
    };
    for (const row of rows) {
      const key = keyAt.map((index) => row[index]).join('\u0000');
      if (batch.length === most || (upsert !== undefined && keys.has(key))) await flush();
      batch.push([...row]);
      keys.add(key);
    }
    await flush();
  };
}
