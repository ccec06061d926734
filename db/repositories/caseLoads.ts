import { sql } from 'kysely';
import type { LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import { reportersOfTerm } from '#shared/domain/orders/itemState.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import type { CaseLoads, CaseRow, FindingRow, OrderItemRow, OrderRow, RecheckRow, ReportRow, RoundCommunityRow, RoundRow } from '#shared/services/ports.ts';
import { rowReader } from '#db/rows.ts';
import type { RowOf } from '#db/schema.ts';
import type { ReadSession } from '#db/session.ts';

export const findingShape = { flags: ['backfilled'], json: ['verdict'] } as const;
export const caseShape = { flags: ['provisional', 'onTime', 'backfilled'] } as const;
export const orderShape = { flags: ['backfilled'], json: ['settings'] } as const;
export const itemShape = { flags: ['provisional', 'onTime'], json: ['milestones', 'period'] } as const;

const toRound = rowReader<RoundRow>();
const toRoundCommunity = rowReader<RoundCommunityRow>();
const toFinding = rowReader<FindingRow>(findingShape);
const toCase = rowReader<CaseRow>(caseShape);
const toOrder = rowReader<OrderRow>(orderShape);
export const toItem = rowReader<OrderItemRow>(itemShape);
const toReport = rowReader<ReportRow>();
const toRecheck = rowReader<RecheckRow>({ flags: ['passed'] });

function toLedgerEntry(row: RowOf<'due_entry'>): LedgerEntry {
  const entry = { seq: row.seq, on: row.on_day, kind: row.kind };
  const period = row.period === null ? {} : { period: JSON.parse(row.period) as unknown };
  const asked = row.asked_on === null ? {} : { askedOn: row.asked_on };
  return { ...entry, ...period, ...asked } as LedgerEntry;
}

/** Due entries by the item they belong to, each in the order read. */
export function ledgersOf(rows: ReadonlyArray<RowOf<'due_entry'>>): ReadonlyMap<number, readonly LedgerEntry[]> {
  return new Map([...Map.groupBy(rows, (row) => row.item_no)].map(([itemNo, own]) => [itemNo, own.map(toLedgerEntry)]));
}

/** SQLite allows 32,766 parameters a statement. */
const MOST_IN = 10_000;

/** Runs a load for many keys in parts. */
async function inParts<K, R>(keys: readonly K[], load: (part: readonly K[]) => Promise<readonly R[]>): Promise<R[]> {
  const rows: R[] = [];
  for (let start = 0; start < keys.length; start += MOST_IN) {
    for (const row of await load(keys.slice(start, start + MOST_IN))) rows.push(row);
  }
  return rows;
}

/** Rounds, findings, cases, orders and what belongs to them, as both screens and commands load them. */
export function caseLoads(db: ReadSession): CaseLoads {
  return {
    async round(id) {
      const row = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRound(row);
    },
    async roundCommunities(roundId) {
      const rows = await db.selectFrom('round_community').selectAll().where('round_id', '=', roundId).orderBy('community_no').execute();
      return rows.map(toRoundCommunity);
    },
    async finding(id) {
      const row = await db.selectFrom('finding').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toFinding(row);
    },
    findings: (ids) => inParts(ids, async (part) => (await db.selectFrom('finding').selectAll().where('id', 'in', part).execute()).map(toFinding)),
    async case(id) {
      const row = await db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toCase(row);
    },
    cases: (ids) =>
      inParts(ids, async (part) => (await db.selectFrom('case_file').selectAll().where('id', 'in', part).orderBy('number').execute()).map(toCase)),
    async casesOfCommunities(communityNos) {
      if (communityNos === null) return (await db.selectFrom('case_file').selectAll().orderBy('number').execute()).map(toCase);
      return inParts(communityNos, async (part) =>
        (await db.selectFrom('case_file').selectAll().where('community_no', 'in', part).orderBy('number').execute()).map(toCase),
      );
    },
    async order(id) {
      const row = await db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toOrder(row);
    },
    orders: (ids) => inParts(ids, async (part) => (await db.selectFrom('orders').selectAll().where('id', 'in', part).execute()).map(toOrder)),
    numberTaken: async (number) => (await db.selectFrom('orders').select('id').where('number', '=', number).executeTakeFirst()) !== undefined,
    async copiesOf(orderId) {
      const rows = await db.selectFrom('order_copy').select('unit_id').where('order_id', '=', orderId).orderBy('unit_id').execute();
      return rows.map((row) => row.unit_id);
    },
    async itemsOfOrder(orderId) {
      return (await db.selectFrom('order_item').selectAll().where('order_id', '=', orderId).orderBy('ord').execute()).map(toItem);
    },
    itemsOfCases: (caseIds) =>
      inParts(caseIds, async (part) => (await db.selectFrom('order_item').selectAll().where('case_id', 'in', part).orderBy('no').execute()).map(toItem)),
    async ledgers(itemNos) {
      return ledgersOf(await inParts(itemNos, (part) => db.selectFrom('due_entry').selectAll().where('item_no', 'in', part).orderBy('no').execute()));
    },
    async reportsOf(caseId) {
      return (await db.selectFrom('report').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()).map(toReport);
    },
    async rechecksOf(caseId) {
      return (await db.selectFrom('recheck').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()).map(toRecheck);
    },
    async reporters(caseIds) {
      const reports = await inParts(caseIds, (part) =>
        db.selectFrom('report').select(['item_no', 'person_id as personId', 'seq']).where('case_id', 'in', part).orderBy('seq').execute(),
      );
      if (reports.length === 0) return new Map();
      const rechecks = Map.groupBy(
        await inParts(caseIds, (part) => db.selectFrom('recheck').select(['item_no', 'seq']).where('case_id', 'in', part).execute()),
        (row) => row.item_no,
      );
      return new Map([...Map.groupBy(reports, (row) => row.item_no)].map(([no, own]) => [no, reportersOfTerm(own, rechecks.get(no) ?? [])]));
    },
    async stagesOfPrefix(prefix) {
      const start = `${prefix}〔`;
      const rows = await db
        .selectFrom('orders')
        .select('stage')
        .distinct()
        .where(sql`substr(orders.number, 1, ${sql.lit([...start].length)})`, '=', start)
        .orderBy('stage')
        .execute();
      return rows.map((row) => row.stage as OrderStage);
    },
    async reviewedFacts(orderId) {
      const row = await db
        .selectFrom('event')
        .innerJoin('event_payload', 'event_payload.seq', 'event.seq')
        .select('event_payload.payload')
        .where('subject_kind', '=', 'order')
        .where('subject_id', '=', orderId)
        .where('kind', '=', 'order.reviewed')
        .orderBy('event.seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : ((JSON.parse(row.payload) as { readonly facts?: readonly string[] }).facts ?? null);
    },
    async latestDayOf(orderId, kinds) {
      const cases = db.selectFrom('order_item').select('case_id').where('order_id', '=', orderId);
      const [order, ofCases] = await Promise.all([
        db
          .selectFrom('event')
          .select((eb) => eb.fn.max('on_day').as('day'))
          .where('subject_kind', '=', 'order')
          .where('subject_id', '=', orderId)
          .where('kind', 'in', kinds)
          .executeTakeFirst(),
        db
          .selectFrom('event')
          .select((eb) => eb.fn.max('on_day').as('day'))
          .where('subject_kind', '=', 'case')
          .where('subject_id', 'in', cases)
          .where('kind', 'in', kinds)
          .executeTakeFirst(),
      ]);
      const days = [order?.day ?? null, ofCases?.day ?? null].filter((day) => day !== null);
      return days.toSorted().at(-1) ?? null;
    },
  };
}
