import { AppError } from '#shared/domain/errors.ts';
import type { CommunityRow, NewValue, RegisterRepository } from '#shared/services/ports.ts';
import { readSession, type SqlValue, type TxSession } from '#db/session.ts';
import { firstFreeSubject } from './core.ts';
import { metricKeys, registerLoads } from './registerLoads.ts';

/** The register inside a transaction: append-only values beside the current view. */
export function registerRepository(session: TxSession): RegisterRepository {
  const { db, insertMany } = session;
  return {
    ...registerLoads(readSession(db)),
    async addCommunities(rows) {
      const first = await firstFreeSubject(db);
      const added: CommunityRow[] = rows.map((row, index) => ({ ...row, no: first + index, revision: 1 }));
      await insertMany(
        'subject',
        ['no', 'kind', 'id'],
        added.map((row) => [row.no, 'community', row.id]),
      );
      await insertMany(
        'community',
        ['id', 'no', 'subdistrict_id', 'name', 'code', 'haystack', 'sort_key', 'ord', 'valid_from', 'valid_to', 'revision'],
        added.map((row) => [row.id, row.no, row.subdistrictId, row.name, row.code, row.haystack, row.sortKey, row.ord, row.validFrom, row.validTo, 1]),
      );
      return added;
    },
    async updateCommunity(row) {
      const { numUpdatedRows } = await db
        .updateTable('community')
        .set({
          subdistrict_id: row.subdistrictId,
          name: row.name,
          code: row.code,
          haystack: row.haystack,
          sort_key: row.sortKey,
          ord: row.ord,
          valid_to: row.validTo,
          revision: row.revision + 1,
        })
        .where('id', '=', row.id)
        .where('revision', '=', row.revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('stale', { what: row.name });
    },
    async removeCommunities(nos) {
      if (nos.length === 0) return;
      const ids = await db.selectFrom('community').select('id').where('no', 'in', nos).execute();
      for (const table of ['register_current', 'register_value', 'verdict', 'evidence', 'exemption'] as const) {
        await db.deleteFrom(table).where('subject_no', 'in', nos).execute();
      }
      await db.deleteFrom('community').where('no', 'in', nos).execute();
      await db.deleteFrom('subject').where('no', 'in', nos).execute();
      await db
        .deleteFrom('search_entry')
        .where('kind', '=', 'community')
        .where(
          'id',
          'in',
          ids.map((row) => row.id),
        )
        .execute();
    },
    writeValues: (values) => writeValues(session, values),
    async addItem(item) {
      const no = await firstFreeSubject(db);
      await db.insertInto('subject').values({ no, kind: item.kind, id: item.id }).execute();
      await db
        .insertInto('register_item')
        .values({
          id: item.id,
          no,
          community_no: item.communityNo,
          kind: item.kind,
          ord: item.ord,
          valid_from: item.validFrom,
          valid_to: item.validTo,
          revision: 1,
        })
        .execute();
      return { ...item, no, revision: 1 };
    },
    async updateItem(item) {
      const { numUpdatedRows } = await db
        .updateTable('register_item')
        .set({ ord: item.ord, valid_to: item.validTo, revision: item.revision + 1 })
        .where('id', '=', item.id)
        .where('revision', '=', item.revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('stale', { what: item.kind });
    },
  };
}

async function writeValues({ db, insertMany }: TxSession, values: readonly NewValue[]): Promise<void> {
  const numbers = await metricNumbers({ db, insertMany }, new Set(values.map((value) => value.metric)));
  await insertMany(
    'register_value',
    ['subject_no', 'metric_no', 'valid_from', 'seq', 'number', 'text', 'qualifier', 'source', 'import_id', 'source_row'],
    valueRows(values, numbers, true),
  );
  await insertMany('register_current', ['subject_no', 'metric_no', 'valid_from', 'seq', 'number', 'text', 'qualifier'], valueRows(values, numbers, false), {
    replaceKey: ['subject_no', 'metric_no'],
    unlessOlder: 'valid_from',
  });
}

/** One array filled again for each value: a large import writes hundreds of thousands. */
function* valueRows(values: readonly NewValue[], numbers: ReadonlyMap<string, number>, withSource: boolean): Iterable<readonly SqlValue[]> {
  const row: SqlValue[] = new Array<SqlValue>(withSource ? 10 : 7).fill(null);
  for (const { subjectNo, metric, validFrom, seq, value, source, importId, sourceRow } of values) {
    row[0] = subjectNo;
    row[1] = numbers.get(metric)!;
    row[2] = validFrom;
    row[3] = seq;
    row[4] = value.number;
    // A figure put back for the period of an earlier day (`valueOf`).
    row[5] = value.since !== undefined && value.since !== validFrom ? value.since : value.text;
    row[6] = value.qualifier;
    if (withSource) {
      row[7] = source;
      row[8] = importId ?? null;
      row[9] = sourceRow ?? null;
    }
    yield row;
  }
}

/** Numbers of these metric keys, giving new ones to keys not seen before. */
async function metricNumbers({ db, insertMany }: Pick<TxSession, 'db' | 'insertMany'>, keys: ReadonlySet<string>): Promise<Map<string, number>> {
  const known = new Map([...(await metricKeys(readSession(db)))].map(([no, key]) => [key, no]));
  let next = Math.max(0, ...known.values()) + 1;
  const added = [...keys].filter((key) => !known.has(key)).map((key) => [next++, key] as [number, string]);
  await insertMany('metric', ['no', 'key'], added);
  for (const [no, key] of added) known.set(key, no);
  return known;
}
