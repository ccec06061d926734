import type { CaseEventKind } from '#shared/domain/events/kinds.ts';
import { searchKey } from '#shared/domain/text.ts';
import { AppError } from '#shared/domain/errors.ts';
import { endedItemStates, stateBeforeEscalation } from '#shared/domain/orders/itemState.ts';
import { decideOrder, type OrderCommand, type OrderFacts, type OrderState } from '#shared/domain/orders/orderState.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import { refuse } from '#shared/services/batch.ts';
import type { CaseRow, NewOrderItem, OrderItemRow, OrderRow, Ports, Tx } from '#shared/services/ports.ts';
import { calendarOf } from './calendar.ts';
import { nextLedgerSeq, refreshCase, writeLedger } from './caseFlow.ts';
import { orderSettingsOf } from './orderSettings.ts';
import { contentOf, gatherOrder, standingOf } from './orderText.ts';

/** Throws `order_unknown`, `stale`. */
export async function openOrder(tx: Tx, id: string, revision: number): Promise<OrderRow> {
  const order = await tx.cases.order(id);
  if (order === null) throw new AppError('order_unknown');
  if (order.revision !== revision) throw new AppError('stale', { what: order.number ?? order.title, label: nameOf(order) });
  return order;
}

export function nameOf(order: OrderRow): string {
  return order.number ?? order.title;
}

/** The order's next state, or the first refusal thrown. */
export async function decideOn(tx: Tx, order: OrderRow, command: OrderCommand): Promise<OrderState | 'discarded'> {
  const items = await tx.cases.itemsOfOrder(order.id);
  const settings = await orderSettingsOf(tx);
  const decision = decideOrder(
    {
      state: order.state,
      draftedOn: order.backfilled ? null : order.draftedOn,
      draftedById: order.draftedBy,
      issuedOn: order.issuedOn,
      servedOn: order.servedOn,
      openItems: items.filter((item) => !endedItemStates.has(item.state)).length,
      ...(await restingOn(tx, order, items)),
    },
    command,
    { today: tx.journal.today, roles: null, drafterMayReview: settings.drafterMayReview },
  );
  return decision.ok ? decision.state : refuse(decision.refusals, nameOf(order));
}

/** What happens to an order and its items, told by the day it happened on: entering it (a draft, a recheck planned) does not count. */
const STEPS: readonly CaseEventKind[] = [
  'order.issued',
  'order.served',
  'order.acknowledged',
  'order.urged',
  'case.reported',
  'case.recheck_passed',
  'case.recheck_failed',
  'case.due_moved',
  'case.close_submitted',
  'case.close_refused',
  'case.reopened',
  'case.resumed',
];

/** What rests on an order: its closed cases, the orders that took items up, and the last day something happened. */
async function restingOn(tx: Tx, order: OrderRow, items: readonly OrderItemRow[]): Promise<Pick<OrderFacts, 'closedCases' | 'carriedBy' | 'latestOn'>> {
  const own = new Set(items.filter((item) => item.state === 'escalated').map((item) => item.no));
  const above = (await tx.cases.itemsOfCases(items.filter((item) => own.has(item.no)).map((item) => item.caseId))).filter(
    (item) => item.state !== 'voided' && item.previousItemNo !== null && own.has(item.previousItemNo),
  );
  const orders = await tx.cases.orders([...new Set(above.map((item) => item.orderId))]);
  const closed = await tx.cases.cases(items.filter((item) => item.state === 'closed').map((item) => item.caseId));
  return {
    closedCases: closed.map((row) => row.number).toSorted(),
    carriedBy: orders.map(nameOf).toSorted(),
    latestOn: order.issuedOn === null ? null : await tx.cases.latestDayOf(order.id, STEPS),
  };
}

/** Drafts one order for one responsible unit from its cases, with each item's first wording. */
export async function draftOrder(
  tx: Tx,
  ports: Ports,
  input: {
    readonly stage: OrderStage;
    readonly unitId: string;
    readonly cases: readonly CaseRow[];
    readonly urgentReason: string;
    readonly backfilled: boolean;
  },
): Promise<OrderRow> {
  const settings = (await orderSettingsOf(tx)).stages[input.stage];
  const { pack } = await tx.standards.currentPack();
  const findings = new Map((await tx.cases.findings(input.cases.map((row) => row.findingId))).map((row) => [row.id, row]));
  const running = new Map(
    (await tx.cases.itemsOfCases(input.cases.map((row) => row.id))).filter((item) => item.state !== 'voided').map((item) => [item.caseId, item]),
  );
  const id = ports.ids.next();
  const seq = tx.journal.record({
    kind: 'order.drafted',
    subjectKind: 'order',
    subjectId: id,
    onDay: tx.journal.today,
    backfilled: input.backfilled,
    payload: { stage: input.stage, number: null, items: input.cases.length },
  });
  const order: OrderRow = {
    id,
    stage: input.stage,
    year: null,
    serial: null,
    number: null,
    title: '',
    addresseeId: input.unitId,
    urgentReason: input.urgentReason,
    state: 'drafted',
    draftedOn: tx.journal.today,
    draftedBy: tx.journal.actorId,
    reviewedOn: null,
    reviewedBy: null,
    issuedOn: null,
    signer: '',
    servedOn: null,
    serviceMethod: null,
    receiver: '',
    witness: '',
    acknowledgeBy: null,
    acknowledgedOn: null,
    completedOn: null,
    voidedOn: null,
    voidReason: '',
    settings,
    competentBody: '',
    personsNamed: '',
    outcome: '',
    documentId: null,
    haystack: '',
    backfilled: input.backfilled,
    revision: 1,
    seq,
  };
  await tx.cases.addOrder(order, []);
  for (const [index, row] of input.cases.entries()) {
    const finding = findings.get(row.findingId)!;
    const rule = finding.ruleId === null ? undefined : pack.rules.find((candidate) => candidate.id === finding.ruleId);
    const previous = running.get(row.id);
    const standing = previous === undefined ? null : standingOf(previous, tx.journal.today);
    const item: NewOrderItem = {
      orderId: id,
      ord: index + 1,
      caseId: row.id,
      requirement: previous?.requirement ?? finding.requirement,
      clause: rule?.clause ?? '',
      clauseQuote: rule?.quote ?? '',
      manner: 'dated',
      milestones: [],
      period: settings.period,
      state: 'open',
      dueOn: null,
      provisional: false,
      calendarVersion: '',
      previousItemNo: previous?.no ?? null,
      reason: standing === null ? null : standing === 'overdue' || standing === 'failed' ? standing : 'urgent',
      reportedOn: null,
      reportedBy: null,
      recheckBy: null,
      recheckerId: null,
      failedRechecks: 0,
      passedOn: null,
      passedBy: null,
      evidence: 0,
      closedOn: null,
      onTime: null,
    };
    await tx.cases.addItem(item);
  }
  return retitle(tx, order);
}

/** Brings title and search text up to date with the content; the revision moves. */
export async function retitle(tx: Tx, order: OrderRow): Promise<OrderRow> {
  await tx.cases.updateOrder(order);
  const gathered = await gatherOrder(tx, order.id);
  const { title } = contentOf(gathered, tx.journal.today);
  const named: OrderRow = {
    ...gathered.order,
    title,
    haystack: `${searchKey(order.number ?? '')} ${searchKey(title)} ${searchKey(gathered.addressee.name)}`,
  };
  await tx.cases.updateOrder(named);
  await tx.core.saveSearch([{ kind: 'order', id: order.id, title, subtitle: order.number ?? '', haystack: named.haystack, sortKey: order.number ?? '' }]);
  tx.journal.touch('orders', 'cases');
  return { ...named, revision: named.revision + 1 };
}

/** Brings the cases of these items up to date. */
export async function refreshCases(tx: Tx, items: readonly OrderItemRow[]): Promise<void> {
  for (const row of await tx.cases.cases([...new Set(items.map((item) => item.caseId))])) await refreshCase(tx, row);
}

/** 撤销: its items count for nothing, and each case stands where it stood before the order took it up. */
export async function voidItems(tx: Tx, order: OrderRow, on: string): Promise<void> {
  const part = ({ stage, number }: OrderRow) => ({ stage, number });
  const items = await tx.cases.itemsOfOrder(order.id);
  const all = new Map((await tx.cases.itemsOfCases(items.map((item) => item.caseId))).map((item) => [item.no, item]));
  for (const item of items) {
    await tx.cases.updateItem({ ...item, state: 'voided' });
    const previous = all.get(item.previousItemNo ?? 0);
    const from = previous?.state === 'escalated' ? await tx.cases.order(previous.orderId) : null;
    if (previous === undefined || from === null) continue;
    const rechecked = (await tx.cases.rechecksOf(item.caseId)).some((recheck) => recheck.itemNo === previous.no);
    await tx.cases.updateItem({ ...previous, state: stateBeforeEscalation({ rechecked }) });
    tx.journal.record({
      kind: 'case.resumed',
      subjectKind: 'case',
      subjectId: item.caseId,
      onDay: on,
      backfilled: on < tx.journal.today,
      payload: { from: part(order), to: part(from), dueOn: previous.dueOn, reportedOn: item.reportedOn },
    });
  }
  await refreshCases(tx, items);
}

/**
 * The term of a 问责令 is the competent body's answer: it ends on the day that came, and nothing is due any more. An item
 * that was given a day of its own since keeps it.
 */
export async function endAnswerTerm(tx: Tx, order: OrderRow, on: string): Promise<void> {
  const calendar = await calendarOf(tx.core);
  const items = (await tx.cases.itemsOfOrder(order.id)).filter((item) => item.state !== 'voided');
  const ledgers = await tx.cases.ledgers(items.map((item) => item.no));
  for (const item of items) {
    const entries = ledgers.get(item.no) ?? [];
    const terms = entries.filter(({ kind }) => kind === 'budget').length;
    if (terms !== 1 || !entries.some(({ kind }) => kind === 'service')) continue;
    const due = await writeLedger(tx, calendar, item.no, { seq: await nextLedgerSeq(tx, item.no), on, kind: 'answered' });
    await tx.cases.updateItem({ ...item, ...due });
  }
  await refreshCases(tx, items);
}

/** Reopening a case opens the orders again that were done with it. */
export async function reopenOrders(tx: Tx, items: readonly OrderItemRow[]): Promise<void> {
  for (const order of await tx.cases.orders([...new Set(items.map((item) => item.orderId))])) {
    if (order.state !== 'completed') continue;
    await tx.cases.updateOrder({ ...order, state: order.acknowledgedOn === null ? 'served' : 'acknowledged', completedOn: null });
    tx.journal.touch('orders');
  }
}

/** 办结: every problem of the order is closed. One carried up the ladder counts when its case is closed at last. */
export async function completeIfDone(tx: Tx, orderId: string, on: string): Promise<void> {
  const order = await tx.cases.order(orderId);
  if (order === null || (order.state !== 'served' && order.state !== 'acknowledged')) return;
  const items = await tx.cases.itemsOfOrder(orderId);
  const carried = items.filter((item) => item.state === 'escalated').map((item) => item.caseId);
  const open = new Set((await tx.cases.cases(carried)).filter((row) => row.state !== 'closed').map((row) => row.id));
  if (items.some((item) => !endedItemStates.has(item.state) || open.has(item.caseId))) return;
  await tx.cases.updateOrder({ ...order, state: 'completed', completedOn: on });
  tx.journal.record({
    kind: 'order.completed',
    subjectKind: 'order',
    subjectId: orderId,
    onDay: on,
    backfilled: on < tx.journal.today,
    payload: { stage: order.stage, number: order.number, items: items.length },
  });
  tx.journal.touch('orders');
}
