import { type Expression, type SqlBool, sql } from 'kysely';
import { searchKeys } from '#shared/domain/text.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { CommunityListQuery, CommunityListResult, RegisterReads } from '#shared/services/ports.ts';
import type { ReadSession } from '#db/session.ts';
import { metricKeys, registerLoads, valueOf } from '#db/repositories/registerLoads.ts';
import { cutPage, readCursor } from './page.ts';
import { allItems, registerChanges } from './registerChanges.ts';
import { contains } from './search.ts';

/** The register's list and the numbers above it. */
export function registerReads(db: ReadSession): RegisterReads {
  return {
    ...registerLoads(db),
    list: (query) => list(db, query),
    summary: () => summary(db),
    counts: (no) => counts(db, no),
    async writtenSince(no, day) {
      const { last } = await db
        .selectFrom('register_value')
        .select((eb) => eb.fn.max<number | null>('no').as('last'))
        .executeTakeFirstOrThrow();
      const earlier = await db.selectFrom('register_value').select('no').where('no', '>', no).where('valid_from', '<=', day).limit(1).executeTakeFirst();
      return { last: last ?? 0, earlier: earlier !== undefined };
    },
    changes: (community, beforeSeq, limit) => registerChanges(db, community, beforeSeq, limit),
    allItems: (no) => allItems(db, no),
  };
}

/** Letters at these places of the outcomes, joined, as an SQL expression. */
function lettersAt(indexes: readonly number[]) {
  return sql<string>`${sql.join(
    indexes.map((index) => sql`substr(verdict.outcomes, ${sql.lit(index + 1)}, 1)`),
    sql` || `,
  )}`;
}

async function list(db: ReadSession, query: CommunityListQuery): Promise<CommunityListResult> {
  const keys = await metricKeys(db);
  const metricNo = (key: string) => [...keys].find(([, name]) => name === key)?.[0] ?? -1;
  const sortMetric = query.sort === 'value' ? metricNo(query.sortMetric ?? '') : -1;
  const base = db
    .selectFrom('community')
    .innerJoin('unit', 'unit.id', 'community.subdistrict_id')
    .leftJoin('verdict', 'verdict.subject_no', 'community.no')
    .leftJoin('register_current as sorted', (join) => join.onRef('sorted.subject_no', '=', 'community.no').on('sorted.metric_no', '=', sortMetric))
    .where((eb) => {
      const conditions: Expression<SqlBool>[] = [];
      const words = searchKeys(query.text);
      if (words.length > 0) conditions.push(contains('community.haystack', words));
      if (!query.includeClosed) conditions.push(eb('community.valid_to', 'is', null));
      if (query.subdistrictId !== null) conditions.push(eb('community.subdistrict_id', '=', query.subdistrictId));
      if (query.estateKind !== null) {
        conditions.push(
          eb.exists(
            eb
              .selectFrom('register_current as estate')
              .select('estate.subject_no')
              .whereRef('estate.subject_no', '=', 'community.no')
              .where('estate.metric_no', '=', metricNo('register.estate_kind'))
              .where('estate.text', '=', query.estateKind),
          ),
        );
      }
      const { inspected = null } = query;
      if (inspected !== null) {
        conditions.push(
          eb.exists(
            eb
              .selectFrom('round_community as visit')
              .select('visit.community_no')
              .whereRef('visit.community_no', '=', 'community.no')
              .where('visit.inspected_on', '>=', inspected.from)
              .where('visit.inspected_on', '<=', inspected.to),
          ),
        );
      }
      for (const { indexes, letters, mode } of query.outcomes) {
        const found = sql<SqlBool>`(${sql.join(
          [...letters].map((letter) => sql`${lettersAt(indexes)} like ${`%${letter}%`}`),
          sql` or `,
        )})`;
        conditions.push(mode === 'any' ? found : sql<SqlBool>`(verdict.outcomes is not null and not ${found})`);
      }
      return eb.and(conditions);
    });

  const sortValues = {
    position: sql<string | number>`unit.ord * 1000000 + community.ord`,
    name: sql<string | number>`community.sort_key`,
    rate: sql<string | number>`coalesce(verdict.passes * 10000 / nullif(verdict.passes + verdict.fails + verdict.usual_fails + verdict.unknowns, 0), -1)`,
    fails: sql<string | number>`coalesce(verdict.fails + verdict.usual_fails, 0)`,
    unknown: sql<string | number>`coalesce(verdict.unknowns, 0)`,
    value: sql<string | number>`coalesce(sorted.number, -1)`,
  };
  const sortValue = sortValues[query.sort];
  const cursor = readCursor(query);
  const direction = query.descending ? 'desc' : 'asc';
  let page = base.select([
    'community.id',
    'community.no',
    'community.name',
    'community.code',
    'community.subdistrict_id',
    'community.valid_to',
    'unit.name as subdistrict',
    'verdict.outcomes',
    sortValue.as('sort_value'),
  ]);
  if (cursor !== null) {
    const compare = query.descending ? sql`<` : sql`>`;
    page = page.where(sql<SqlBool>`(${sortValue} ${compare} ${cursor[0]} or (${sortValue} = ${cursor[0]} and community.no ${compare} ${cursor[1]}))`);
  }
  const [rows, total] = await Promise.all([
    page
      .orderBy(sortValue, direction)
      .orderBy('community.no', direction)
      .limit(query.limit + 1)
      .execute(),
    base.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  const cut = cutPage(rows, query, (row) => [row.sort_value, row.no]);
  const nos = cut.rows.map((row) => row.no);
  const [values, open] = await Promise.all([columnValues(db, nos, query.columns.map(metricNo), keys), openCases(db, nos)]);
  return {
    rows: cut.rows.map((row) => ({
      id: row.id,
      no: row.no,
      name: row.name,
      code: row.code,
      subdistrictId: row.subdistrict_id,
      subdistrict: row.subdistrict,
      validTo: row.valid_to,
      outcomes: row.outcomes,
      values: values.get(row.no) ?? {},
      openCases: open.get(row.no) ?? 0,
    })),
    next: cut.next,
    total: Number(total.count),
  };
}

async function columnValues(
  db: ReadSession,
  nos: readonly number[],
  metricNos: readonly number[],
  keys: ReadonlyMap<number, string>,
): Promise<Map<number, Record<string, MetricValue>>> {
  const found = new Map<number, Record<string, MetricValue>>();
  if (nos.length === 0 || metricNos.length === 0) return found;
  const rows = await db
    .selectFrom('register_current')
    .select(['subject_no', 'metric_no', 'valid_from', 'number', 'text', 'qualifier'])
    .where('subject_no', 'in', nos)
    .where('metric_no', 'in', metricNos)
    .where('qualifier', '!=', 'unfilled')
    .execute();
  for (const row of rows) {
    let values = found.get(row.subject_no);
    if (values === undefined) found.set(row.subject_no, (values = {}));
    const key = keys.get(row.metric_no)!;
    values[key] = valueOf(key, row);
  }
  return found;
}

async function openCases(db: ReadSession, nos: readonly number[]): Promise<Map<number, number>> {
  if (nos.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_file')
    .select(['community_no', (eb) => eb.fn.countAll<number>().as('count')])
    .where('community_no', 'in', nos)
    .where('state', '!=', 'closed')
    .groupBy('community_no')
    .execute();
  return new Map(rows.map((row) => [row.community_no, Number(row.count)]));
}

async function summary(db: ReadSession): ReturnType<RegisterReads['summary']> {
  const communities = await db
    .selectFrom('community')
    .select([(eb) => eb.fn.countAll<number>().as('communities'), (eb) => eb.fn.count<number>('subdistrict_id').distinct().as('subdistricts')])
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow();
  const estimates = await db
    .selectFrom('register_current')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('qualifier', '=', 'estimate')
    .executeTakeFirstOrThrow();
  const unknowns = await db
    .selectFrom('verdict')
    .select((eb) => eb.fn.sum<number>('unknowns').as('count'))
    .executeTakeFirstOrThrow();
  const last = await db.selectFrom('event').select('at').where('subject_kind', '=', 'community').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return {
    communities: Number(communities.communities),
    subdistricts: Number(communities.subdistricts),
    estimates: Number(estimates.count),
    unfilled: Number(unknowns.count ?? 0),
    lastChange: last?.at ?? null,
  };
}

async function counts(db: ReadSession, no: number): ReturnType<RegisterReads['counts']> {
  const cases = await db
    .selectFrom('case_file')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('community_no', '=', no)
    .groupBy('state')
    .execute();
  const archive = await db
    .selectFrom('archive_item')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('community_no', '=', no)
    .executeTakeFirstOrThrow();
  const all = cases.reduce((sum, row) => sum + Number(row.count), 0);
  const closed = Number(cases.find((row) => row.state === 'closed')?.count ?? 0);
  return { openCases: all - closed, allCases: all, archiveItems: Number(archive.count) };
}
