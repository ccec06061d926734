import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { SearchReads } from '#shared/services/ports.ts';
import type { ReadSession } from '#db/session.ts';

/** Whether all the words are found. `%`, `_` and `\` are ordinary characters; SQLite knows no escape character unless it is named. */
export function contains(column: string, keys: readonly string[]): RawBuilder<SqlBool> {
  return sql.join(keys.map((key) => containsOne(column, key)), sql` and `);
}

function containsOne(column: string, key: string): RawBuilder<SqlBool> {
  const pattern = `%${key.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`;
}

/** Search everywhere with LIKE: right for one and two Chinese characters, about 20 ms per 100,000 rows. */
export function searchReads(db: ReadSession): SearchReads {
  return {
    async everywhere(keys, limit) {
      const [key = ''] = keys;
      const rows = await db.selectFrom('search_entry').select(['kind', 'id', 'title', 'subtitle'])
        .where(contains('haystack', keys))
        .limit(limit * 8).execute();
      const rank = (title: string) => (title.startsWith(key) ? 0 : title.includes(key) ? 1 : 2);
      return rows.map((row, index) => ({ row, order: rank(row.title) * 1000 + index }))
        .sort((a, b) => a.order - b.order).slice(0, limit).map(({ row }) => row);
    },
  };
}
