import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import type { Database } from '#db/schema.ts';
import { migrations, type Migration } from './index.ts';
import { type Engine, createTable } from './table.ts';

export type MigrateOptions = {
  readonly now: () => string;
  /** Called once before the first pending step of an existing database: makes a verified backup. */
  readonly beforeFirst?: () => Promise<void>;
  readonly steps?: readonly Migration[];
};

/** Version of the newest step this program knows. */
export const LATEST_VERSION = migrations.at(-1)!.version;

/** Tells two lineages of steps apart; that a shipped step is not edited is proved by the schema files and their test. */
function checksum(step: Migration): string {
  return createHash('sha256').update(`${step.version} ${step.name}`).digest('hex').slice(0, 16);
}

/**
 * Brings a database to this program's schema, one transaction a step, never backwards.
 * Throws `schema_newer` for a database of a later program and `migration_changed` when a step's
 * record does not match; after the steps it checks foreign keys and integrity (`database_damaged`).
 */
export async function migrate(db: Kysely<Database>, engine: Engine, options: MigrateOptions): Promise<number> {
  const steps = options.steps ?? migrations;
  const applied = await appliedVersions(db, engine);
  const newest = Math.max(0, ...applied.keys());
  const latest = steps.at(-1)?.version ?? 0;
  if (newest > latest) throw new AppError('schema_newer', { found: newest, known: latest });
  const pending = steps.filter((step) => !applied.has(step.version));
  for (const step of steps) {
    const recorded = applied.get(step.version);
    if (recorded !== undefined && recorded !== checksum(step)) throw new AppError('migration_changed', { version: step.version });
  }
  if (pending.length === 0) return 0;
  if (newest > 0) await options.beforeFirst?.();
  for (const step of pending) {
    await db.transaction().execute(async (tx) => {
      await step.up({ db: tx as unknown as Kysely<never>, engine });
      await tx
        .insertInto('schema_migration')
        .values({ version: step.version, name: step.name, checksum: checksum(step), applied_at: options.now() })
        .execute();
    });
  }
  await checkIntegrity(db, engine);
  return pending.length;
}

async function appliedVersions(db: Kysely<Database>, engine: Engine): Promise<Map<number, string>> {
  const tables = await db.introspection.getTables();
  if (!tables.some((table) => table.name === 'schema_migration')) {
    await createTable({ db: db as unknown as Kysely<never>, engine }, 'schema_migration', {
      columns: { version: 'int', name: 'text', checksum: 'text', applied_at: 'text' },
      key: ['version'],
    });
    return new Map();
  }
  const rows = await db.selectFrom('schema_migration').select(['version', 'checksum']).execute();
  return new Map(rows.map((row) => [row.version, row.checksum]));
}

/** SQLite's own checks; PostgreSQL enforces both as it goes. */
async function checkIntegrity(db: Kysely<Database>, engine: Engine): Promise<void> {
  if (engine !== 'sqlite') return;
  const orphans = await sql`pragma foreign_key_check`.execute(db);
  const state = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const verdict = state.rows[0]?.integrity_check ?? 'no answer';
  if (orphans.rows.length > 0 || verdict !== 'ok') {
    throw new AppError('database_damaged', { orphans: orphans.rows.length, check: verdict });
  }
}
