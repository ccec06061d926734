import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { projectLedger } from '#shared/domain/deadline/ledger.ts';
import { reprojectAll } from '#shared/domain/deadline/reproject.ts';
import { endedItemStates } from '#shared/domain/orders/itemState.ts';
import type { MovedItem } from '#shared/contract/calendar.ts';
import { refreshCase } from './cases/caseFlow.ts';
import type { CaseLoads, OrderItemRow, RegisterLoads, Tx } from './ports.ts';

type Loads = { readonly cases: CaseLoads; readonly register: RegisterLoads };
export type MovedWithItem = MovedItem & { readonly item: OrderItemRow };

/** Running items whose due day another calendar moves, or makes certain, by their due day now. */
export async function movedBy(loads: Loads, before: WorkCalendar, after: WorkCalendar): Promise<readonly MovedWithItem[]> {
  const open = (await loads.cases.casesOfCommunities(null)).filter((row) => row.state !== 'closed' && row.itemNo !== null);
  const items = (await loads.cases.itemsOfCases(open.map((row) => row.id))).filter((item) => !endedItemStates.has(item.state));
  const ledgers = await loads.cases.ledgers(items.map((item) => item.no));
  const changes = reprojectAll(
    items.map((item) => ({ id: item.no, entries: ledgers.get(item.no) ?? [] })),
    before,
    after,
  );
  if (changes.length === 0) return [];
  const byNo = new Map(items.map((item) => [item.no, item]));
  const cases = new Map(open.map((row) => [row.id, row]));
  const orders = new Map((await loads.cases.orders([...new Set(changes.map((change) => byNo.get(change.id)!.orderId))])).map((order) => [order.id, order]));
  const names = new Map((await loads.register.communities()).map((community) => [community.no, community.name]));
  return changes.map(({ id, change, from, to, provisional }) => {
    const item = byNo.get(id)!;
    const row = cases.get(item.caseId)!;
    return {
      caseId: row.id,
      caseNumber: row.number,
      title: row.title,
      community: names.get(row.communityNo) ?? '',
      orderNumber: orders.get(item.orderId)?.number ?? null,
      change,
      from,
      to,
      provisional,
      item,
    };
  });
}

/** Writes the new due days; a day that moves is told on the case's timeline. */
export async function moveAll(tx: Tx, moved: readonly MovedWithItem[], calendar: WorkCalendar): Promise<void> {
  const ledgers = await tx.cases.ledgers(moved.map(({ item }) => item.no));
  const orders = new Map((await tx.cases.orders([...new Set(moved.map(({ item }) => item.orderId))])).map((order) => [order.id, order]));
  for (const { item, change, from, to } of moved) {
    const { dueOn, provisional, calendarVersion } = projectLedger(ledgers.get(item.no) ?? [], calendar);
    await tx.cases.updateItem({ ...item, dueOn, provisional, calendarVersion });
    const order = orders.get(item.orderId)!;
    if (change === 'moved') {
      tx.journal.record({
        kind: 'case.due_moved',
        subjectKind: 'case',
        subjectId: item.caseId,
        onDay: tx.journal.today,
        payload: { stage: order.stage, number: order.number, from, to, reason: 'calendar' },
      });
    }
  }
  for (const row of await tx.cases.cases([...new Set(moved.map(({ item }) => item.caseId))])) await refreshCase(tx, row);
}
