import { readFileSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { sqliteDialect } from '#db/dialects/sqlite.ts';
import { LATEST_VERSION, migrate } from '#db/migrations/runner.ts';
import { createTable } from '#db/migrations/table.ts';
import type { Database } from '#db/schema.ts';
import { schemaText } from '#build/schemaText.ts';

const now = () => '2026-01-01T00:00:00.000Z';
const open = () => {
  const file = new BetterSqlite(':memory:');
  return { file, db: new Kysely<Database>({ dialect: sqliteDialect(file) }) };
};

describe('the schema', () => {
  it.each(['sqlite', 'postgres'] as const)('stands readable in the repository as the migrations make it (%s)', async (engine) => {
    const committed = readFileSync(new URL(`../../db/schema.${engine}.sql`, import.meta.url), 'utf8');
    expect(await schemaText(engine)).toBe(committed);
  });

  it('is described to the compiler column by column', async () => {
    const described = ['core', 'register', 'standards', 'cases', 'archive']
      .map((area) => readFileSync(new URL(`../../db/schema/${area}.ts`, import.meta.url), 'utf8'))
      .join('\n');
    const tables = new Map(
      [...described.matchAll(/^export type (\w+)Table = \{\n([\s\S]*?)\n\};/gm)].map(([, name, body]) => [
        name,
        [...body!.matchAll(/^ {2}(\w+): (.+);$/gm)].map(([, column, type]) => `${column} ${type!.includes('null') ? 'null' : 'not null'}`).sort(),
      ]),
    );
    const { db, file } = open();
    await migrate(db, 'sqlite', { now });
    for (const { name } of await db.introspection.getTables()) {
      if (name === 'schema_migration') continue;
      const type =
        name === 'orders'
          ? 'Order'
          : name
              .split('_')
              .map((word) => word[0]!.toUpperCase() + word.slice(1))
              .join('');
      const real = (file.pragma(`table_info(${name})`) as { name: string; notnull: number; pk: number }[])
        .map((column) => `${column.name} ${column.notnull === 1 || column.pk > 0 ? 'not null' : 'null'}`)
        .sort();
      expect(tables.get(type), name).toEqual(real);
    }
    file.close();
  });
});

describe('migrations', () => {
  it('refuse a database of a later program and leave it as it is', async () => {
    const { db, file } = open();
    await migrate(db, 'sqlite', { now });
    await db
      .insertInto('schema_migration')
      .values({ version: LATEST_VERSION + 10, name: 'later', checksum: 'x', applied_at: now() })
      .execute();
    await expect(migrate(db, 'sqlite', { now })).rejects.toMatchObject({ code: 'schema_newer' });
    file.close();
  });

  it('leave nothing behind when a step fails, and ask for a backup before the first of an existing database', async () => {
    const { db, file } = open();
    await migrate(db, 'sqlite', { now });
    let backups = 0;
    const broken = {
      version: LATEST_VERSION + 10,
      name: 'broken',
      up: async (step: Parameters<typeof createTable>[0]) => {
        await createTable(step, 'half', { columns: { id: 'text' }, key: ['id'] });
        throw new Error('power cut');
      },
    };
    const { migrations } = await import('#db/migrations/index.ts');
    await expect(migrate(db, 'sqlite', { now, steps: [...migrations, broken], beforeFirst: async () => void backups++ })).rejects.toThrow('power cut');
    expect((await db.introspection.getTables()).some((table) => table.name === 'half')).toBe(false);
    expect(backups).toBe(1);
    file.close();
  });

  it('refuse text where a number belongs, on SQLite too', async () => {
    const { db, file } = open();
    await migrate(db, 'sqlite', { now });
    await expect(sql`insert into serial (kind, year, next) values ('case', 'zweitausend', 1)`.execute(db)).rejects.toThrow(/cannot store TEXT/);
    file.close();
  });
});
