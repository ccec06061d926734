import type { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { pgliteDialect } from './dialects/pglite.ts';
import { migrate } from './migrations/runner.ts';
import { assemble, type OpenDatabase, type OpenOptions } from './open.ts';

/** Opens a register in PGlite: the same migrations, repositories and queries on PostgreSQL. */
export async function openPglite(pglite: PGlite, options: OpenOptions): Promise<OpenDatabase> {
  const db = new Kysely<Database>({ dialect: pgliteDialect(pglite) });
  await migrate(db, 'postgres', { now: () => options.clock.now() });
  return assemble(db, db, 'postgres', null, options, { file: null, path: null, close: () => db.destroy() });
}
