import type { OrderListItem } from '#shared/contract/orders.ts';
import { orderCommands, type OrderState } from '#shared/domain/orders/orderState.ts';
import { orderCommandWords, orderStateWords, stageWords } from '#shared/words/orders.ts';
import { ordersWords } from '#shared/words/orderScreens.ts';
import { Mark } from '#ui/parts/work/Mark.tsx';
import type { OrderTarget, OrderWork } from '#ui/parts/work/types.ts';
import { dayDense, NONE, whole } from '#ui/ui/format.ts';
import type { Column } from '#ui/ui/list/types.ts';
import type { ShapeName } from '#ui/ui/Shape.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import type { Tone } from '#ui/ui/theme.ts';

const words = ordersWords.columns;

const looks: Readonly<Record<OrderState, { readonly tone: Tone; readonly shape?: ShapeName }>> = {
  drafted: { tone: 'slate' },
  reviewed: { tone: 'slate' },
  issued: { tone: 'amber' },
  served: { tone: 'ink' },
  acknowledged: { tone: 'ink' },
  completed: { tone: 'jade' },
  voided: { tone: 'slate', shape: 'dash' },
};

/** Where an order stands. */
export function OrderTag({ state, plain = false }: { readonly state: OrderState; readonly plain?: boolean }) {
  return (
    <StateTag {...looks[state]} plain={plain}>
      {orderStateWords[state]}
    </StateTag>
  );
}

/** Columns of the list of orders. */
export const orderColumns: ReadonlyArray<Column<OrderListItem>> = [
  { key: 'state', title: words.state, cell: (row) => <OrderTag state={row.state} />, fixed: true },
  { key: 'stage', title: words.stage, cell: (row) => stageWords[row.stage] },
  { key: 'number', title: words.number, cell: (row) => row.number ?? <span className="dim">{ordersWords.noNumber}</span>, sort: 'number' },
  { key: 'title', title: words.title, cell: (row) => shortTitle(row.title), grow: true },
  { key: 'marks', title: words.marks, quietTitle: true, cell: (row) => (row.backfilled ? <Mark>{ordersWords.backfilled}</Mark> : null), fixed: true },
  { key: 'addressee', title: words.addressee, cell: (row) => row.addressee, sort: 'addressee' },
  { key: 'items', title: words.items, cell: (row) => whole(row.items), align: 'right' },
  { key: 'open', title: words.open, cell: (row) => whole(row.openItems), align: 'right' },
  { key: 'nextDue', title: words.nextDue, cell: (row) => dayDense(row.nextDueOn) },
  { key: 'drafted', title: words.drafted, cell: (row) => dayDense(row.draftedOn), sort: 'drafted', quiet: true, hidden: true },
  { key: 'issued', title: words.issued, cell: (row) => dayDense(row.issuedOn), quiet: true },
  { key: 'served', title: words.served, cell: (row) => dayDense(row.servedOn), quiet: true, hidden: true },
  {
    key: 'acknowledged',
    title: words.acknowledged,
    cell: (row) => (row.acknowledgedOn === null ? NONE : dayDense(row.acknowledgedOn)),
    quiet: true,
    hidden: true,
  },
];

/** The title from 关于 on: who issues it is told by its number. */
function shortTitle(title: string): string {
  return title.slice(Math.max(0, title.indexOf(ordersWords.about)));
}

/** An order as a dialog's target. */
export function orderTarget(
  row: Pick<OrderListItem, 'id' | 'revision' | 'number' | 'stage' | 'addressee' | 'receivedBy' | 'backfilled'>,
  draftedById: string | null = null,
): OrderTarget {
  return {
    id: row.id,
    revision: row.revision,
    label: `${stageWords[row.stage]} ${row.number ?? ordersWords.noNumber}　${row.addressee}`,
    unit: row.receivedBy,
    draftedById,
    backfilled: row.backfilled,
  };
}

const batchOrder: readonly OrderWork[] = ['review', 'issue', 'serve', 'acknowledge', 'urge', 'send_back', 'void', 'discard'];

/** The steps the chosen orders allow, in the order they are usually taken, each with the orders it fits. */
export function orderBatches(
  rows: readonly OrderListItem[],
): ReadonlyArray<{ readonly kind: OrderWork; readonly title: string; readonly rows: readonly OrderListItem[] }> {
  return batchOrder
    .map((kind) => ({
      kind,
      title: kind === 'urge' || kind === 'outcome' ? ordersWords.urge : orderCommandWords[kind],
      rows: rows.filter((row) => allows(row, kind)),
    }))
    .filter((batch) => batch.rows.length > 0);
}

function allows(row: Pick<OrderListItem, 'state' | 'acknowledgeBy'>, kind: OrderWork): boolean {
  // Left with a witness (留置送达) nobody is waited for.
  if (kind === 'urge' || kind === 'acknowledge') return row.state === 'served' && row.acknowledgeBy !== null;
  return (orderCommands(row.state) as readonly string[]).includes(kind);
}
