import { PGlite, types } from '@electric-sql/pglite';
import { type Dialect, PGliteDialect } from 'kysely';

/** PostgreSQL inside the process, for tests: the same queries must run on both engines. */
export function openPglite(): PGlite {
  return new PGlite({ parsers: { [types.INT8]: (value: string) => Number(value), [types.NUMERIC]: (value: string) => Number(value) } });
}

/** Kysely's dialect over PGlite. */
export function pgliteDialect(pglite: PGlite): Dialect {
  return new PGliteDialect({ pglite });
}
