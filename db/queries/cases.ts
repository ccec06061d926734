import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { searchKey } from '#shared/domain/text.ts';
import type {
  CaseListQuery, CaseListRow, CaseReads, DaySpan, DeskItemRow, OrderListQuery, OrderListRow, ProgressCaseRow, ProgressItemRow, ProgressRoundRow, RoundListRow,
} from '#shared/services/ports.ts';
import { rowReader } from '#db/rows.ts';
import type { Database } from '#db/schema.ts';
import type { ReadSession } from '#db/session.ts';
import { caseLoads, caseShape, orderShape } from '#db/repositories/caseLoads.ts';
import { cutPage, readCursor } from './page.ts';
import { contains } from './search.ts';

const toCaseRow = rowReader<CaseListRow & { readonly sortValue: string | number }>(caseShape);
const toOrderRow = rowReader<OrderListRow & { readonly sortValue: string | number }>(orderShape);
const toDeskItem = rowReader<DeskItemRow>({ flags: ['provisional', 'backfilled'] });
const toProgressCase = rowReader<ProgressCaseRow>({ flags: ['onTime', 'backfilled'] });

/** Lists and figures of cases, orders and rounds. */
export function caseReads(session: ReadSession): CaseReads {
  const db = session as unknown as Kysely<Database>;
  return {
    ...caseLoads(session),
    caseList: (query) => caseList(db, query),
    orderList: (query) => orderList(db, query),
    async roundList() {
      const rows = await db.selectFrom('round').selectAll().select((eb) => [
        eb.selectFrom('round_community').whereRef('round_id', '=', 'round.id').select((inner) => inner.fn.countAll<number>().as('count')).as('communities'),
        eb.selectFrom('round_community').whereRef('round_id', '=', 'round.id').where('inspected_on', 'is not', null)
          .select((inner) => inner.fn.countAll<number>().as('count')).as('inspected'),
        eb.selectFrom('finding').whereRef('round_id', '=', 'round.id').select((inner) => inner.fn.countAll<number>().as('count')).as('findings'),
      ]).orderBy('starts_on', 'desc').orderBy('seq', 'desc').limit(200).execute();
      return rows.map((row) => ({
        ...rowReader<RoundListRow>()(row), communities: Number(row.communities), inspected: Number(row.inspected), findings: Number(row.findings),
      }));
    },
    async findingCounts(roundId) {
      const rows = await db.selectFrom('finding').select(['community_no', (eb) => eb.fn.countAll<number>().as('count')]).where('round_id', '=', roundId)
        .groupBy('community_no').execute();
      return new Map(rows.map((row) => [row.community_no, Number(row.count)]));
    },
    deskItems: () => deskItems(db),
    async changedSince(instant) {
      const row = await db.selectFrom('event').select((eb) => eb.fn.count<number>('subject_id').distinct().as('count'))
        .where('subject_kind', '=', 'case').where('at', '>=', instant).executeTakeFirstOrThrow();
      return Number(row.count);
    },
    phaseCounts: (spans) => Promise.all(spans.map((span) => phaseCounts(db, span))),
    async progressCases() {
      const rows = await db.selectFrom('case_file').select([
        'id', 'community_no', 'responsible_unit_id as unit_id', 'task', 'rule_id', 'state', 'stage', 'opened_on', 'due_on', 'reported_on', 'closed_on',
        'on_time', 'relapse_of', 'backfilled',
      ]).orderBy('number').execute();
      return rows.map(toProgressCase);
    },
    async progressItems() {
      const rows = await db.selectFrom('order_item').innerJoin('orders', 'orders.id', 'order_item.order_id').select([
        'order_item.no', 'order_item.case_id', 'orders.stage', 'order_item.state', 'orders.served_on', 'order_item.due_on', 'order_item.reported_on',
        'order_item.closed_on',
      ]).where('order_item.state', '!=', 'voided').orderBy('order_item.no').execute();
      return rows.map(rowReader<ProgressItemRow>());
    },
    async progressRounds() {
      const rows = await db.selectFrom('round_community').innerJoin('round', 'round.id', 'round_community.round_id')
        .select(['round.id as round_id', 'round.phase', 'round_community.community_no', 'round_community.inspected_on']).execute();
      return rows.map(rowReader<ProgressRoundRow>());
    },
  };
}

type Builder = ExpressionBuilder<Database, keyof Database>;

function within(eb: Builder, column: Parameters<Builder['ref']>[0], span: DaySpan): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (span.from !== null) conditions.push(eb(column, '>=', span.from as never));
  if (span.to !== null) conditions.push(eb(column, '<=', span.to as never));
  return conditions;
}

/** Rows after the cursor in sort order, by (value, id). */
function after(value: ReturnType<typeof sql<string | number>>, id: string, cursorText: string | null, descending: boolean): Expression<SqlBool> | null {
  const cursor = readCursor(cursorText);
  if (cursor === null) return null;
  const compare = descending ? sql`<` : sql`>`;
  return sql<SqlBool>`(${value} ${compare} ${cursor[0]} or (${value} = ${cursor[0]} and ${sql.ref(id)} ${compare} ${cursor[1]}))`;
}

async function caseList(db: Kysely<Database>, query: CaseListQuery): ReturnType<CaseReads['caseList']> {
  const base = db.selectFrom('case_file').innerJoin('community', 'community.no', 'case_file.community_no')
    .innerJoin('unit', 'unit.id', 'case_file.responsible_unit_id').leftJoin('orders', 'orders.id', 'case_file.order_id')
    .where((any) => {
      const eb = any as unknown as Builder;
      const conditions: Expression<SqlBool>[] = [
        ...within(eb, 'case_file.opened_on', query.opened), ...within(eb, 'case_file.closed_on', query.closed), ...within(eb, 'case_file.due_on', query.due),
      ];
      const key = searchKey(query.text);
      if (key !== '') conditions.push(contains('case_file.haystack', key));
      if (query.ids !== null) conditions.push(query.ids.length === 0 ? sql<SqlBool>`1 = 0` : eb('case_file.id', 'in', query.ids as string[]));
      if (query.unitId !== null) conditions.push(eb('case_file.responsible_unit_id', '=', query.unitId));
      if (query.communityNo !== null) conditions.push(eb('case_file.community_no', '=', query.communityNo));
      if (query.task !== null) conditions.push(eb('case_file.task', '=', query.task));
      if (query.ruleId !== null) conditions.push(eb('case_file.rule_id', '=', query.ruleId));
      if (query.states.length > 0) conditions.push(eb('case_file.state', 'in', query.states as string[]));
      if (query.stages.length > 0) conditions.push(eb('case_file.stage', 'in', query.stages as string[]));
      if (query.onTime !== null) conditions.push(eb('case_file.on_time', '=', query.onTime ? 1 : 0));
      if (query.relapse !== null) conditions.push(eb('case_file.relapse_of', query.relapse ? 'is not' : 'is', null));
      if (query.backfilled !== null) conditions.push(eb('case_file.backfilled', '=', query.backfilled ? 1 : 0));
      if (query.roundId !== null) {
        conditions.push(eb.exists(eb.selectFrom('finding').select('finding.id').whereRef('finding.id', '=', 'case_file.finding_id').where('finding.round_id', '=', query.roundId)));
      }
      if (query.orderId !== null) {
        conditions.push(eb.exists(eb.selectFrom('order_item').select('order_item.no').whereRef('order_item.case_id', '=', 'case_file.id').where('order_item.order_id', '=', query.orderId)));
      }
      return eb.and(conditions) as never;
    });
  const sortValues = {
    number: sql<string | number>`case_file.number`,
    due: sql<string | number>`coalesce(case_file.due_on, '9999-12-31')`,
    opened: sql<string | number>`case_file.opened_on`,
    closed: sql<string | number>`coalesce(case_file.closed_on, '')`,
    unit: sql<string | number>`unit.ord`,
  };
  const value = sortValues[query.sort];
  const direction = query.descending ? 'desc' : 'asc';
  const from = after(value, 'case_file.id', query.cursor, query.descending);
  const [rows, total] = await Promise.all([
    base.selectAll('case_file').select([
      'community.id as community_id', 'community.name as community', 'unit.name as unit', 'orders.number as order_number', 'orders.state as order_state', value.as('sort_value'),
    ]).$if(from !== null, (page) => page.where(from!)).orderBy(value, direction).orderBy('case_file.id', direction).limit(query.limit + 1).execute(),
    base.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  return { ...cutPage(rows.map(toCaseRow), query.limit, (row) => [row.sortValue, row.id]), total: Number(total.count) };
}

async function orderList(db: Kysely<Database>, query: OrderListQuery): ReturnType<CaseReads['orderList']> {
  const base = db.selectFrom('orders').innerJoin('unit', 'unit.id', 'orders.addressee_id').where((any) => {
    const eb = any as unknown as Builder;
    const conditions: Expression<SqlBool>[] = within(eb, 'orders.issued_on', query.issued);
    const key = searchKey(query.text);
    if (key !== '') conditions.push(contains('orders.haystack', key));
    if (query.stages.length > 0) conditions.push(eb('orders.stage', 'in', query.stages as string[]));
    if (query.states.length > 0) conditions.push(eb('orders.state', 'in', query.states as string[]));
    if (query.addresseeId !== null) conditions.push(eb('orders.addressee_id', '=', query.addresseeId));
    return eb.and(conditions) as never;
  });
  const sortValues = {
    drafted: sql<string | number>`orders.drafted_on`,
    number: sql<string | number>`coalesce(orders.year, 9999) * 100000 + coalesce(orders.serial, 99999)`,
    addressee: sql<string | number>`unit.ord`,
  };
  const value = sortValues[query.sort];
  const direction = query.descending ? 'desc' : 'asc';
  const from = after(value, 'orders.id', query.cursor, query.descending);
  const [rows, total] = await Promise.all([
    base.selectAll('orders').select((eb) => [
      'unit.name as addressee', value.as('sort_value'),
      eb.selectFrom('order_item').whereRef('order_id', '=', 'orders.id').select((inner) => inner.fn.countAll<number>().as('count')).as('items'),
      eb.selectFrom('order_item').whereRef('order_id', '=', 'orders.id').where('state', 'not in', ['closed', 'escalated', 'voided'])
        .select((inner) => inner.fn.countAll<number>().as('count')).as('open_items'),
      eb.selectFrom('order_item').whereRef('order_id', '=', 'orders.id').where('state', 'in', ['rectifying', 'returned'])
        .select((inner) => inner.fn.min('due_on').as('next_due_on')).as('next_due_on'),
    ]).$if(from !== null, (page) => page.where(from!)).orderBy(value, direction).orderBy('orders.id', direction).limit(query.limit + 1).execute(),
    base.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  return { ...cutPage(rows.map(toOrderRow), query.limit, (row) => [row.sortValue, row.id]), total: Number(total.count) };
}

/** What was inspected, found and closed within a span of days. */
async function phaseCounts(db: Kysely<Database>, { from, to }: { readonly from: string; readonly to: string }) {
  const inspected = await db.selectFrom('round_community').select((eb) => eb.fn.count<number>('community_no').distinct().as('count'))
    .where('inspected_on', '>=', from).where('inspected_on', '<=', to).executeTakeFirstOrThrow();
  const found = await db.selectFrom('case_file').select((eb) => [
    eb.fn.countAll<number>().as('found'),
    eb.fn.sum<number>(eb.case().when('closed_on', 'is not', null).then(1).else(0).end()).as('closed'),
    eb.fn.sum<number>(eb.case().when('on_time', '=', 1).then(1).else(0).end()).as('on_time'),
  ]).where('opened_on', '>=', from).where('opened_on', '<=', to).executeTakeFirstOrThrow();
  return { inspected: Number(inspected.count), found: Number(found.found), closed: Number(found.closed ?? 0), onTime: Number(found.on_time ?? 0) };
}

/** The current item of every case that is not closed, with its order and the words of its row. */
async function deskItems(db: Kysely<Database>): Promise<DeskItemRow[]> {
  const rows = await db.selectFrom('case_file').innerJoin('order_item', 'order_item.no', 'case_file.item_no')
    .innerJoin('orders', 'orders.id', 'order_item.order_id').innerJoin('community', 'community.no', 'case_file.community_no')
    .innerJoin('unit', 'unit.id', 'case_file.responsible_unit_id')
    .select((eb) => [
      'case_file.id as case_id', 'case_file.number as case_number', 'orders.stage', 'orders.state as order_state', 'order_item.state as item_state',
      'orders.served_on', 'orders.acknowledge_by', 'orders.acknowledged_on', 'order_item.due_on', 'order_item.reported_on', 'order_item.recheck_by',
      'order_item.failed_rechecks', 'order_item.no as item_no', 'orders.id as order_id', 'orders.number as order_number', 'unit.id as unit_id', 'unit.name as unit',
      'community.id as community_id', 'community.name as community', 'case_file.title', 'order_item.provisional', 'case_file.backfilled',
      'case_file.revision as case_revision', 'orders.revision as order_revision', 'order_item.reported_by as reporter_id',
      eb.selectFrom('order_item as next').innerJoin('orders as drafts', 'drafts.id', 'next.order_id').whereRef('next.previous_item_no', '=', 'order_item.no')
        .where('drafts.state', 'in', ['drafted', 'reviewed', 'issued']).select((inner) => inner.fn.min('drafts.id').as('id')).as('draft_id'),
    ])
    .where('case_file.state', '!=', 'closed').execute();
  return rows.map((row) => {
    const item = toDeskItem(row);
    return { ...item, nextDrafted: item.draftId !== null };
  });
}
