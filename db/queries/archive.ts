import { type Expression, type SqlBool, sql } from 'kysely';
import { searchKeys } from '#shared/domain/text.ts';
import type { ArchiveListRow, ArchivePaperRow, ArchiveReads, ArchiveYearRow, CommunityIndexRow } from '#shared/services/ports.ts';
import { rowReader } from '#db/rows.ts';
import type { ReadSession } from '#db/session.ts';
import { archiveLoads, ofCase, ordersOf } from '#db/repositories/archive.ts';
import { cutPage, readCursor } from './page.ts';
import { contains } from './search.ts';

const toPaper = rowReader<ArchivePaperRow>();
const toListRow = rowReader<ArchiveListRow & { readonly sortValue: string | number }>();

/** The index of the archive: its list, its years, what each community filed. */
export function archiveReads(db: ReadSession): ArchiveReads {
  return {
    ...archiveLoads(db),
    list: (query) => list(db, query),
    async years(fonds, communityNo) {
      const count = (condition: ReturnType<typeof sql<SqlBool>>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;
      const rows = await db
        .selectFrom('archive_item')
        .select(['year', count(sql`state = 'prefiled'`).as('prefiled'), count(sql`state = 'arranged'`).as('arranged'), count(sql`pages = 0`).as('uncounted')])
        .where('fonds', '=', fonds)
        .where('state', '!=', 'withdrawn')
        .$if(communityNo !== null, (select) => select.where('community_no', '=', communityNo))
        .groupBy('year')
        .orderBy('year', 'desc')
        .execute();
      return rows.map((row): ArchiveYearRow => ({
        year: row.year,
        prefiled: Number(row.prefiled),
        arranged: Number(row.arranged),
        uncounted: Number(row.uncounted),
      }));
    },
    async unwritten({ from, to }, after, limit) {
      const rows = await db
        .selectFrom('archive_paper')
        .innerJoin('archive_item', 'archive_item.id', 'archive_paper.item_id')
        .selectAll('archive_paper')
        .where('archive_paper.form', 'is not', null)
        .where('archive_paper.attachment_id', 'is', null)
        .where('archive_item.state', '!=', 'withdrawn')
        .$if(from !== null, (select) => select.where('archive_item.document_on', '>=', from))
        .$if(to !== null, (select) => select.where('archive_item.document_on', '<=', to))
        .$if(after !== null, (select) =>
          select.where((eb) =>
            eb.or([
              eb('archive_paper.item_id', '>', after!.itemId),
              eb.and([eb('archive_paper.item_id', '=', after!.itemId), eb('archive_paper.ord', '>', after!.ord)]),
            ]),
          ),
        )
        .orderBy('archive_paper.item_id')
        .orderBy('archive_paper.ord')
        .limit(limit)
        .execute();
      return rows.map(toPaper);
    },
    async communityIndex(year) {
      const rows = await db
        .selectFrom('archive_item')
        .select([
          'community_no',
          'subject',
          (eb) => eb.fn.countAll<number>().as('items'),
          sql<number>`sum(case when state = 'prefiled' then 1 else 0 end)`.as('prefiled'),
        ])
        .where('fonds', '=', 'community')
        .where('year', '=', year)
        .where('state', '!=', 'withdrawn')
        .where('community_no', 'is not', null)
        .groupBy(['community_no', 'subject'])
        .execute();
      return rows.map((row): CommunityIndexRow => ({
        communityNo: row.community_no!,
        subject: row.subject,
        items: Number(row.items),
        prefiled: Number(row.prefiled),
      }));
    },
  };
}

async function list(db: ReadSession, query: Parameters<ArchiveReads['list']>[0]): ReturnType<ArchiveReads['list']> {
  const orderIds = query.caseId === null ? [] : await ordersOf(db, query.caseId);
  const base = db
    .selectFrom('archive_item')
    .leftJoin('community', 'community.no', 'archive_item.community_no')
    .leftJoin('case_file', 'case_file.id', 'archive_item.case_id')
    .where((eb) => {
      const conditions: Expression<SqlBool>[] = [
        eb('archive_item.fonds', '=', query.fonds),
        query.state === null ? eb('archive_item.state', '!=', 'withdrawn') : eb('archive_item.state', '=', query.state),
      ];
      const keys = searchKeys(query.text);
      if (keys.length > 0) conditions.push(contains('archive_item.haystack', keys));
      if (query.communityNo !== null && query.fonds === 'community') conditions.push(eb('archive_item.community_no', '=', query.communityNo));
      // Of the bureau's fonds: what its cases about the community left, and the orders these stand in.
      if (query.communityNo !== null && query.fonds === 'bureau') {
        const orders = eb
          .selectFrom('order_item')
          .innerJoin('case_file as own', 'own.id', 'order_item.case_id')
          .select('order_item.order_id')
          .where('own.community_no', '=', query.communityNo);
        conditions.push(eb.or([eb('case_file.community_no', '=', query.communityNo), eb('archive_item.order_id', 'in', orders)]));
      }
      if (query.year !== null) conditions.push(eb('archive_item.year', '=', query.year));
      if (query.category !== null) conditions.push(eb('archive_item.category', '=', query.category));
      if (query.retention !== null) conditions.push(eb('archive_item.retention', '=', query.retention));
      if (query.subject !== null) conditions.push(eb('archive_item.subject', '=', query.subject));
      if (query.creator !== null) conditions.push(eb('archive_item.creator', '=', query.creator));
      if (query.caseId !== null) conditions.push(ofCase(query.caseId, orderIds));
      return eb.and(conditions);
    });
  const sortValues = {
    date: sql<string | number>`archive_item.document_on`,
    // What has no code yet comes after everything that has one.
    code: sql<string | number>`coalesce(archive_item.code, '~')`,
    year: sql<string | number>`archive_item.year`,
  };
  const value = sortValues[query.sort];
  const direction = query.descending ? 'desc' : 'asc';
  const cursor = readCursor(query);
  const compare = query.descending ? sql`<` : sql`>`;
  const after =
    cursor === null ? null : sql<SqlBool>`(${value} ${compare} ${cursor[0]} or (${value} = ${cursor[0]} and archive_item.id ${compare} ${cursor[1]}))`;
  const [rows, total] = await Promise.all([
    base
      .selectAll('archive_item')
      .select((eb) => [
        'community.name as community',
        'community.id as community_id',
        'case_file.number as case_number',
        value.as('sort_value'),
        eb
          .selectFrom('archive_paper')
          .whereRef('archive_paper.item_id', '=', 'archive_item.id')
          .select((inner) => inner.fn.countAll<number>().as('count'))
          .as('papers'),
      ])
      .$if(after !== null, (page) => page.where(after!))
      .orderBy(value, direction)
      .orderBy('archive_item.id', direction)
      .limit(query.limit + 1)
      .execute(),
    base.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  const page = rows.map(toListRow).map((row) => ({ ...row, papers: Number(row.papers) }));
  return { ...cutPage(page, query, (row) => [row.sortValue, row.id]), total: Number(total.count) };
}
