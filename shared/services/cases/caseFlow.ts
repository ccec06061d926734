import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { addWorkdays } from '#shared/domain/calendar/workdays.ts';
import { caseStanding } from '#shared/domain/cases/state.ts';
import type { Day } from '#shared/domain/date.ts';
import { appendLedger, type LedgerEntry, projectLedger } from '#shared/domain/deadline/ledger.ts';
import { AppError } from '#shared/domain/errors.ts';
import { decideItem, endedItemStates, type ItemCommand, type ItemFacts } from '#shared/domain/orders/itemState.ts';
import { refuse } from '#shared/services/batch.ts';
import type { CaseRow, OrderItemRow, OrderRow, Tx } from '#shared/services/ports.ts';
import { calendarOf } from './calendar.ts';

/** A case with its current item and order, loaded for a command. */
export type OpenCase = {
  readonly row: CaseRow;
  readonly item: OrderItemRow;
  readonly order: OrderRow;
  readonly others: readonly OrderItemRow[];
  readonly calendar: WorkCalendar;
  /** Everybody who reported in the current term. */
  readonly reporterIds: readonly string[];
};

/** Throws `case_unknown`, `stale`, `case_without_order`. */
export async function openCase(tx: Tx, id: string, revision: number): Promise<OpenCase> {
  const row = await tx.cases.case(id);
  if (row === null) throw new AppError('case_unknown');
  if (row.revision !== revision) throw new AppError('stale', { what: row.number, label: row.number });
  const items = await tx.cases.itemsOfCases([id]);
  const item = items.find((candidate) => candidate.no === row.itemNo);
  if (item === undefined) throw new AppError('case_without_order', { number: row.number, label: row.number });
  const [order, reporters] = [await tx.cases.order(item.orderId), await tx.cases.reporters([id])];
  return {
    reporterIds: reporters.get(item.no) ?? [],
    row,
    item,
    order: order!,
    others: items.filter((other) => other.no !== item.no),
    calendar: await calendarOf(tx.core),
  };
}

function factsOf({ item, order, others, reporterIds }: OpenCase): ItemFacts {
  return {
    stage: order.stage,
    state: item.state,
    servedOn: order.servedOn,
    dueOn: item.dueOn,
    reportedOn: item.reportedOn,
    reporterIds,
    passedOn: item.passedOn,
    passedById: item.passedBy,
    failedRechecks: item.failedRechecks,
    evidence: item.evidence,
    otherOpenItems: others.filter((other) => !endedItemStates.has(other.state)).length,
  };
}

/** Decides a command on the current item, with so many files brought along, and answers its next state, or throws the first refusal. */
export function decide(open: OpenCase, command: ItemCommand, tx: Tx, brought = 0): OrderItemRow['state'] {
  const facts = factsOf(open);
  const decision = decideItem({ ...facts, evidence: facts.evidence + brought }, command, { today: tx.journal.today, roles: null });
  if (!decision.ok) return refuse(decision.refusals, open.row.number);
  return decision.state;
}

/** What the events of a case say about the order it stands in. */
export function orderPart({ order }: Pick<OpenCase, 'order'>): { readonly stage: OrderRow['stage']; readonly number: string | null } {
  return { stage: order.stage, number: order.number };
}

/** Adds a line to an item's ledger and answers the due day that follows; the ledger is the truth (PRODUCT §4). */
export async function writeLedger(
  tx: Tx,
  calendar: WorkCalendar,
  itemNo: number,
  entry: LedgerEntry,
  reason = '',
): Promise<Pick<OrderItemRow, 'dueOn' | 'provisional' | 'calendarVersion'>> {
  const entries = (await tx.cases.ledgers([itemNo])).get(itemNo) ?? [];
  const next = appendLedger(entries, entry, calendar);
  await tx.cases.addLedger(itemNo, entry, reason);
  const { dueOn, provisional, calendarVersion } = projectLedger(next, calendar);
  return { dueOn, provisional, calendarVersion };
}

/** The next line's place in an item's ledger. */
export async function nextLedgerSeq(tx: Tx, itemNo: number): Promise<number> {
  return Math.max(0, ...((await tx.cases.ledgers([itemNo])).get(itemNo) ?? []).map((entry) => entry.seq)) + 1;
}

/** Brings the case's own row up to date with its items; its revision moves, so a page opened before is told. */
export async function refreshCase(tx: Tx, row: CaseRow): Promise<CaseRow> {
  const items = await tx.cases.itemsOfCases([row.id]);
  const orders = new Map((await tx.cases.orders([...new Set(items.map((item) => item.orderId))])).map((order) => [order.id, order]));
  // A draft of the next order changes nothing for the case until it is signed.
  const counted = items.filter(
    (item) => !isDraft(orders.get(item.orderId)!) || items.every((other) => other.state === 'voided' || isDraft(orders.get(other.orderId)!)),
  );
  const standing = caseStanding(
    counted.map((item) => ({ item, stage: orders.get(item.orderId)!.stage, orderState: orders.get(item.orderId)!.state, state: item.state })),
  );
  const item = standing.current?.item ?? null;
  const next: CaseRow = {
    ...row,
    state: standing.state,
    stage: standing.stage,
    orderId: item?.orderId ?? null,
    itemNo: item?.no ?? null,
    dueOn: item?.dueOn ?? null,
    provisional: item?.provisional ?? false,
    reportedOn: item?.reportedOn ?? null,
    closedOn: standing.state === 'closed' ? (item?.closedOn ?? null) : null,
    onTime: standing.state === 'closed' ? (item?.onTime ?? null) : null,
  };
  await tx.cases.updateCase(next);
  tx.journal.touch('cases', 'orders');
  return { ...next, revision: row.revision + 1 };
}

function isDraft(order: OrderRow): boolean {
  return order.state === 'drafted' || order.state === 'reviewed';
}

/** The working day by which a reported item should be rechecked. */
export function recheckBy(calendar: WorkCalendar, reportedOn: Day, workdays: number): Day {
  return workdays === 0 ? reportedOn : addWorkdays(calendar, reportedOn, workdays).day;
}
