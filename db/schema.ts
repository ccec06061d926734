import type { Insertable, Selectable } from 'kysely';
import type { ArchiveTables } from './schema/archive.ts';
import type { CasesTables } from './schema/cases.ts';
import type { CoreTables } from './schema/core.ts';
import type { RegisterTables } from './schema/register.ts';
import type { StandardsTables } from './schema/standards.ts';

export type SchemaMigrationTable = {
  version: number;
  name: string;
  checksum: string;
  applied_at: string;
};

/**
 * The one description of the tables for the compiler. Tables are made by `db/migrations`, and
 * `tests/db/schema.test.ts` proves that both say the same. Days are `YYYY-MM-DD`, instants UTC ISO,
 * money 分, areas 0.01 ㎡, flags 0/1, JSON canonical text.
 */
export type Database = { schema_migration: SchemaMigrationTable } & CoreTables & RegisterTables & StandardsTables & CasesTables & ArchiveTables;

export type RowOf<T extends keyof Database> = Selectable<Database[T]>;
export type NewRowOf<T extends keyof Database> = Insertable<Database[T]>;
