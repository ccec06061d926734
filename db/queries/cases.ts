import { type Expression, type ExpressionBuilder, expressionBuilder, type OrderByItemBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { caseStates } from '#shared/domain/cases/state.ts';
import { endedItemStates, type ItemState } from '#shared/domain/orders/itemState.ts';
import { searchKeys } from '#shared/domain/text.ts';
import type { CaseListQuery, CaseListRow, CaseReads, DaySpan, DeskItemRow, OrderListQuery, OrderListRow, RoundListRow } from '#shared/services/ports.ts';
import { rowReader } from '#db/rows.ts';
import type { Database } from '#db/schema.ts';
import type { ReadSession } from '#db/session.ts';
import { caseLoads, caseShape, orderShape } from '#db/repositories/caseLoads.ts';
import { cutPage, type PageRequest, readCursor, writeCursor } from './page.ts';
import { contains } from './search.ts';

const toCaseRow = rowReader<CaseListRow>(caseShape);
const toOrderRow = rowReader<OrderListRow>(orderShape);
const openStates = caseStates.filter((state) => state !== 'closed');
const toDeskItem = rowReader<DeskItemRow>({ flags: ['provisional', 'backfilled'], json: ['milestones'] });

/** Lists and figures of cases, orders and rounds. */
export function caseReads(db: ReadSession): CaseReads {
  return {
    ...caseLoads(db),
    caseList: (query) => caseList(db, query),
    orderList: (query) => orderList(db, query),
    async spanCounts(span) {
      const { from, to } = span;
      const cases = await db
        .selectFrom('case_file')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .$if(to !== null, (rows) => rows.where('opened_on', '<=', to!))
        .$if(from !== null, (rows) => rows.where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>=', from!)])))
        .executeTakeFirstOrThrow();
      const orders = await db
        .selectFrom('orders')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where((eb) => {
          const day = sql<string>`coalesce(issued_on, drafted_on)`;
          return eb.or([eb.and(within(day, span)), eb.and([eb('voided_on', 'is not', null), ...within(eb.ref('voided_on'), span)])]);
        })
        .executeTakeFirstOrThrow();
      return { cases: Number(cases.count), orders: Number(orders.count) };
    },
    async roundList() {
      const rows = await db
        .selectFrom('round')
        .selectAll()
        .select((eb) => [
          eb
            .selectFrom('round_community')
            .whereRef('round_id', '=', 'round.id')
            .select((inner) => inner.fn.countAll<number>().as('count'))
            .as('communities'),
          eb
            .selectFrom('round_community')
            .whereRef('round_id', '=', 'round.id')
            .where('inspected_on', 'is not', null)
            .select((inner) => inner.fn.countAll<number>().as('count'))
            .as('inspected'),
          eb
            .selectFrom('finding')
            .whereRef('round_id', '=', 'round.id')
            .select((inner) => inner.fn.countAll<number>().as('count'))
            .as('findings'),
        ])
        .orderBy('starts_on', 'desc')
        .orderBy('seq', 'desc')
        .limit(200)
        .execute();
      return rows.map((row) => ({
        ...rowReader<RoundListRow>()(row),
        communities: Number(row.communities),
        inspected: Number(row.inspected),
        findings: Number(row.findings),
      }));
    },
    async findingCounts(roundId) {
      const rows = await db
        .selectFrom('finding')
        .select(['community_no', (eb) => eb.fn.countAll<number>().as('count')])
        .where('round_id', '=', roundId)
        .groupBy('community_no')
        .execute();
      return new Map(rows.map((row) => [row.community_no, Number(row.count)]));
    },
    deskItems: () => deskItems(db),
    async changedSince(instant) {
      // The day is the only condition, and doubles fall away here: there are few events since a day, but very many of cases.
      const rows = await db.selectFrom('event').select(['subject_kind', 'subject_id', 'kind']).where('at', '>=', instant).execute();
      const cases = new Set(rows.filter((row) => row.subject_kind === 'case').map((row) => row.subject_id));
      // Issue, service, receipt are steps of the order; typing in a draft moves nobody.
      const orders = [...new Set(rows.filter((row) => row.subject_kind === 'order' && row.kind !== 'order.revised').map((row) => row.subject_id))];
      for (let start = 0; start < orders.length; start += MOST_NAMED) {
        const items = await db
          .selectFrom('order_item')
          .select('case_id')
          .distinct()
          .where('order_id', 'in', orders.slice(start, start + MOST_NAMED))
          .execute();
        for (const item of items) cases.add(item.case_id);
      }
      return cases.size;
    },
  };
}

function within(day: Expression<string | null>, { from, to }: DaySpan): Expression<SqlBool>[] {
  return [...(from === null ? [] : [sql<SqlBool>`${day} >= ${from}`]), ...(to === null ? [] : [sql<SqlBool>`${day} <= ${to}`])];
}

/** Year and serial of GZ-2026-0001 as one number (an index in 0040_cases.ts says the same): text would put 10000 before 2000. */
const CASE_ORDER = sql<string | number>`(cast(substr(case_file.number, 4, 4) as bigint) * 10000000 + cast(substr(case_file.number, 9) as bigint))`;

/** Rows after the cursor in sort order, by (value, id). */
function after(value: RawBuilder<string | number>, id: string, request: PageRequest): Expression<SqlBool> | null {
  const cursor = readCursor(request);
  if (cursor === null) return null;
  const compare = request.descending ? sql`<` : sql`>`;
  return sql<SqlBool>`(${value} ${compare} ${cursor[0]} or (${value} = ${cursor[0]} and ${sql.ref(id)} ${compare} ${cursor[1]}))`;
}

/** The value a list is sorted by, as it stands in the cursor; in the same words as an index where there is one for it. */
type Sort = {
  readonly value: RawBuilder<string | number>;
  /** The column alone, as its index has it, and where rows without a value stand when it ascends. */
  readonly column?: RawBuilder<string>;
  readonly empty?: 'first' | 'last';
};
const caseSorts: Readonly<Record<CaseListQuery['sort'], Sort>> = {
  number: { value: CASE_ORDER },
  due: { value: sql`coalesce(case_file.due_on, '9999-12-31')`, column: sql`case_file.due_on`, empty: 'last' },
  opened: { value: sql`case_file.opened_on` },
  closed: { value: sql`coalesce(case_file.closed_on, '')`, column: sql`case_file.closed_on`, empty: 'first' },
  unit: { value: sql`(select unit.ord from unit where unit.id = case_file.responsible_unit_id)` },
};

function direction({ empty }: Sort, descending: boolean) {
  return (by: OrderByItemBuilder) => {
    const directed = descending ? by.desc() : by.asc();
    if (empty === undefined) return directed;
    return (empty === 'first') === descending ? directed.nullsLast() : directed.nullsFirst();
  };
}

/**
 * First the keys of the page, from the table of cases alone and in the order of an index, then its rows with the names
 * around them: at 60,000 cases joining first costs a hundred times as much.
 */
async function caseList(db: ReadSession, query: CaseListQuery): ReturnType<CaseReads['caseList']> {
  const chosen = db.selectFrom('case_file').where((eb) => eb.and(caseConditions(eb, query)));
  const sort = caseSorts[query.sort];
  const from = after(sort.value, 'case_file.id', query);
  const keys = chosen
    .select(['case_file.id', sort.value.as('sort_value')])
    .orderBy(sort.column ?? sort.value, direction(sort, query.descending))
    .orderBy('case_file.id', query.descending ? 'desc' : 'asc');
  if (query.ids !== null && query.ids.length > MOST_NAMED) {
    const named = new Set(query.ids);
    const filtered = caseConditions(expressionBuilder<Database, 'case_file'>(), query).length > 0;
    const [page, total] = await Promise.all([
      walk(named, query, (request, limit) => {
        const start = after(sort.value, 'case_file.id', request);
        return keys
          .$if(start !== null, (rows) => rows.where(start!))
          .limit(limit)
          .execute();
      }),
      filtered
        ? chosen
            .select('case_file.id')
            .execute()
            .then((rows) => rows.filter((row) => named.has(row.id)).length)
        : named.size,
    ]);
    const { rows, next } = cutPage(page, query, (row) => [row.sort_value, row.id]);
    return {
      rows: (
        await caseRows(
          db,
          rows.map((row) => row.id),
        )
      ).map(toCaseRow),
      next,
      total,
    };
  }
  const [page, total] = await Promise.all([
    keys
      .$if(from !== null, (rows) => rows.where(from!))
      .limit(query.limit + 1)
      .execute(),
    chosen.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  const { rows, next } = cutPage(page, query, (row) => [row.sort_value, row.id]);
  return {
    rows: (
      await caseRows(
        db,
        rows.map((row) => row.id),
      )
    ).map(toCaseRow),
    next,
    total: Number(total.count),
  };
}

function caseConditions(eb: ExpressionBuilder<Database, 'case_file'>, query: CaseListQuery): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [
    ...within(eb.ref('case_file.opened_on'), query.opened),
    ...within(eb.ref('case_file.closed_on'), query.closed),
    ...within(eb.ref('case_file.due_on'), query.due),
  ];
  const keys = searchKeys(query.text);
  if (keys.length > 0) conditions.push(contains('case_file.haystack', keys));
  if (query.ids !== null && query.ids.length <= MOST_NAMED)
    conditions.push(query.ids.length === 0 ? sql<SqlBool>`1 = 0` : eb('case_file.id', 'in', query.ids as string[]));
  if (query.unitId !== null) conditions.push(eb('case_file.responsible_unit_id', '=', query.unitId));
  if (query.communityNo !== null) conditions.push(eb('case_file.community_no', '=', query.communityNo));
  if (query.task !== null) conditions.push(eb('case_file.task', '=', query.task));
  if (query.ruleId !== null) conditions.push(eb('case_file.rule_id', '=', query.ruleId));
  // Closed is what has a day of closing, and that day is in the order of an index.
  if (query.states.length === 1 && query.states[0] === 'closed') conditions.push(eb('case_file.closed_on', 'is not', null));
  else if (query.states.length > 0) conditions.push(eb('case_file.state', 'in', query.states as string[]));
  if (query.stages.length > 0) conditions.push(eb('case_file.stage', 'in', query.stages as string[]));
  if (query.onTime !== null) conditions.push(eb('case_file.on_time', '=', query.onTime ? 1 : 0));
  if (query.relapse !== null) conditions.push(eb('case_file.relapse_of', query.relapse ? 'is not' : 'is', null));
  if (query.backfilled !== null) conditions.push(eb('case_file.backfilled', '=', query.backfilled ? 1 : 0));
  if (query.roundId !== null)
    conditions.push(eb('case_file.finding_id', 'in', eb.selectFrom('finding').select('finding.id').where('finding.round_id', '=', query.roundId)));
  if (query.orderId !== null)
    conditions.push(eb('case_file.id', 'in', eb.selectFrom('order_item').select('order_item.case_id').where('order_item.order_id', '=', query.orderId)));
  return conditions;
}

/** Rows of these cases in this order. */
async function caseRows(db: ReadSession, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('case_file')
          .innerJoin('community', 'community.no', 'case_file.community_no')
          .innerJoin('unit', 'unit.id', 'case_file.responsible_unit_id')
          .leftJoin('orders', 'orders.id', 'case_file.order_id')
          .selectAll('case_file')
          .select([
            'community.id as community_id',
            'community.name as community',
            'unit.name as unit',
            'orders.number as order_number',
            'orders.state as order_state',
          ])
          .where('case_file.id', 'in', ids)
          .execute();
  return inOrder(ids, rows);
}

function inOrder<R extends { readonly id: string }>(ids: readonly string[], rows: readonly R[]): R[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Ids named in a statement at most; with more the list is walked in its order and what is named is picked out. */
const MOST_NAMED = 2_000;
type Key = { readonly id: string; readonly sort_value: string | number };

/** The first keys after the cursor that are named, one more than the page holds. */
async function walk(named: ReadonlySet<string>, query: CaseListQuery, read: (request: PageRequest, limit: number) => Promise<readonly Key[]>): Promise<Key[]> {
  const found: Key[] = [];
  let request: PageRequest = query;
  // Nearly all or a few of them are named: the steps grow until a page is full.
  for (let limit = query.limit * 4; ; limit *= 4) {
    const keys = await read(request, limit);
    found.push(...keys.filter((key) => named.has(key.id)).slice(0, query.limit + 1 - found.length));
    const last = keys.at(-1);
    if (last === undefined || keys.length < limit || found.length > query.limit) return found;
    request = { ...query, cursor: writeCursor(query, [last.sort_value, last.id]) };
  }
}

/** As `caseList`: keys first, then rows with what is counted of their items. */
async function orderList(db: ReadSession, query: OrderListQuery): ReturnType<CaseReads['orderList']> {
  const chosen = db.selectFrom('orders').where((eb) => {
    const conditions: Expression<SqlBool>[] = within(eb.ref('orders.issued_on'), query.issued);
    const keys = searchKeys(query.text);
    if (keys.length > 0) conditions.push(contains('orders.haystack', keys));
    if (query.stages.length > 0) conditions.push(eb('orders.stage', 'in', query.stages as string[]));
    if (query.states.length > 0) conditions.push(eb('orders.state', 'in', query.states as string[]));
    if (query.addresseeId !== null) conditions.push(eb('orders.addressee_id', '=', query.addresseeId));
    return eb.and(conditions);
  });
  const sortValues = {
    drafted: sql<string | number>`orders.drafted_on`,
    number: sql<string | number>`coalesce(orders.year, 9999) * 100000 + coalesce(orders.serial, 99999)`,
    addressee: sql<string | number>`(select unit.ord from unit where unit.id = orders.addressee_id)`,
  };
  const value = sortValues[query.sort];
  const directed = query.descending ? 'desc' : 'asc';
  const from = after(value, 'orders.id', query);
  const [page, total] = await Promise.all([
    chosen
      .select(['orders.id', value.as('sort_value')])
      .$if(from !== null, (rows) => rows.where(from!))
      .orderBy(value, directed)
      .orderBy('orders.id', directed)
      .limit(query.limit + 1)
      .execute(),
    chosen.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  const { rows, next } = cutPage(page, query, (row) => [row.sort_value, row.id]);
  return {
    rows: await orderRows(
      db,
      rows.map((row) => row.id),
    ),
    next,
    total: Number(total.count),
  };
}

/** Rows of these orders in this order, with what is counted of their items. */
async function orderRows(db: ReadSession, ids: readonly string[]): Promise<OrderListRow[]> {
  if (ids.length === 0) return [];
  const [rows, items] = await Promise.all([
    db
      .selectFrom('orders')
      .innerJoin('unit', 'unit.id', 'orders.addressee_id')
      .selectAll('orders')
      .select('unit.name as addressee')
      .where('orders.id', 'in', ids)
      .execute(),
    db.selectFrom('order_item').select(['order_id', 'state', 'due_on']).where('order_id', 'in', ids).execute(),
  ]);
  const byOrder = Map.groupBy(items, (item) => item.order_id);
  return inOrder(ids, rows).map((row) => {
    const own = byOrder.get(row.id) ?? [];
    const due = own
      .filter((item) => item.state === 'rectifying' || item.state === 'returned')
      .map((item) => item.due_on)
      .filter((day) => day !== null)
      .sort();
    return toOrderRow({
      ...row,
      items: own.length,
      open_items: own.filter((item) => !endedItemStates.has(item.state as ItemState)).length,
      next_due_on: due[0] ?? null,
    });
  });
}

/** The current item of every case that is not closed, with its order and the words of its row. */
async function deskItems(db: ReadSession): Promise<DeskItemRow[]> {
  const [rows, drafts] = await Promise.all([
    db
      .selectFrom('case_file')
      .innerJoin('order_item', 'order_item.no', 'case_file.item_no')
      .innerJoin('orders', 'orders.id', 'order_item.order_id')
      .innerJoin('community', 'community.no', 'case_file.community_no')
      .innerJoin('unit', 'unit.id', 'case_file.responsible_unit_id')
      .select([
        'case_file.id as case_id',
        'case_file.number as case_number',
        'orders.stage',
        'orders.state as order_state',
        'order_item.state as item_state',
        'orders.served_on',
        'orders.competent_body',
        'orders.outcome',
        'orders.acknowledge_by',
        'orders.acknowledged_on',
        'order_item.due_on',
        'order_item.reported_on',
        'order_item.recheck_by',
        'order_item.milestones',
        'order_item.failed_rechecks',
        'order_item.no as item_no',
        'orders.id as order_id',
        'orders.number as order_number',
        'unit.id as unit_id',
        'unit.name as unit',
        'community.id as community_id',
        'community.name as community',
        'case_file.title',
        'order_item.provisional',
        'case_file.backfilled',
        'case_file.revision as case_revision',
        'orders.revision as order_revision',
      ])
      // Named, because an index finds what is, not what is not.
      .where('case_file.state', 'in', openStates)
      .execute(),
    db
      .selectFrom('orders')
      .innerJoin('order_item', 'order_item.order_id', 'orders.id')
      .select(['order_item.previous_item_no', 'orders.id'])
      .where('orders.state', 'in', ['drafted', 'reviewed', 'issued'])
      .where('order_item.previous_item_no', 'is not', null)
      .orderBy('orders.id', 'desc')
      .execute(),
  ]);
  const reporters = await caseLoads(db).reporters(
    rows.filter((row) => row.item_state === 'reported' || row.item_state === 'recheck').map((row) => row.case_id),
  );
  // The latest first, so that the earliest stays.
  const draftOf = new Map(drafts.map((draft) => [draft.previous_item_no, draft.id]));
  return rows.map((row) => {
    const draftId = draftOf.get(row.item_no) ?? null;
    return { ...toDeskItem(row), outcomeRecorded: row.outcome !== '', draftId, nextDrafted: draftId !== null, reporterIds: reporters.get(row.item_no) ?? [] };
  });
}
