import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { SearchReads } from '#shared/services/ports.ts';
import type { ReadSession } from '#db/session.ts';

/** Whether all the words are found. `%`, `_` and `\` are ordinary characters; SQLite knows no escape character unless it is named. */
export function contains(column: string, keys: readonly string[]): RawBuilder<SqlBool> {
  return sql.join(
    keys.map((key) => containsOne(column, key)),
    sql` and `,
  );
}

/** From so many characters with a figure among them a word is taken for a number: 档号, 文号, 挂账号. */
const SHORTEST_NUMBER = 5;
const MARKS = /[-·]/g;

function containsOne(column: string, key: string): RawBuilder<SqlBool> {
  const bare = key.replace(MARKS, '');
  if (bare.length >= SHORTEST_NUMBER && /\d/.test(bare)) {
    // Numbers are typed without their marks, or with - for ·: Z001-WS-2024, gz20240009.
    return like(sql`replace(replace(${sql.ref(column)}, '-', ''), '·', '')`, bare);
  }
  return like(sql.ref(column), key);
}

function like(text: RawBuilder<unknown>, key: string): RawBuilder<SqlBool> {
  const pattern = `%${key.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return sql<SqlBool>`${text} like ${pattern} escape '\\'`;
}

/** Search everywhere with LIKE: right for one and two Chinese characters, about 20 ms per 100,000 rows. */
export function searchReads(db: ReadSession): SearchReads {
  return {
    async everywhere(keys, limit) {
      const [key = ''] = keys;
      const rows = await db
        .selectFrom('search_entry')
        .select(['kind', 'id', 'title', 'subtitle'])
        .where(contains('haystack', keys))
        .limit(limit * 8)
        .execute();
      const rank = (title: string) => (title.startsWith(key) ? 0 : title.includes(key) ? 1 : 2);
      return rows
        .map((row, index) => ({ row, order: rank(row.title) * 1000 + index }))
        .sort((a, b) => a.order - b.order)
        .slice(0, limit)
        .map(({ row }) => row);
    },
  };
}
