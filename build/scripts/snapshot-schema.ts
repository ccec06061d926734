import { writeFileSync } from 'node:fs';
import { schemaText } from '#build/schemaText.ts';

/** Writes db/schema.sqlite.sql and db/schema.postgres.sql from what the migrations make. Run after adding a migration. */
for (const engine of ['sqlite', 'postgres'] as const) {
  writeFileSync(new URL(`../../db/schema.${engine}.sql`, import.meta.url), await schemaText(engine));
}
