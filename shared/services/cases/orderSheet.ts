import type { OrderListItem } from '#shared/contract/orders.ts';
import { orderListWords } from '#shared/words/caseLists.ts';
import { orderStateWords, stageWords } from '#shared/words/orders.ts';
import { type ListColumn, listSheet, type ListSheet } from './sheetTicket.ts';

const words = orderListWords.columns;
const columns: readonly ListColumn<OrderListItem>[] = [
  { key: 'state', header: words.state, kind: 'text', cell: (row) => orderStateWords[row.state] },
  { key: 'stage', header: words.stage, kind: 'text', cell: (row) => stageWords[row.stage] },
  { key: 'number', header: words.number, kind: 'text', cell: (row) => row.number ?? '' },
  { key: 'title', header: words.title, kind: 'text', cell: (row) => row.title },
  { key: 'addressee', header: words.addressee, kind: 'text', cell: (row) => row.addressee },
  { key: 'items', header: words.items, kind: 'integer', cell: (row) => row.items },
  { key: 'open', header: words.open, kind: 'integer', cell: (row) => row.openItems },
  { key: 'nextDue', header: words.nextDue, kind: 'text', cell: (row) => row.nextDueOn ?? '' },
  { key: 'drafted', header: words.drafted, kind: 'text', cell: (row) => row.draftedOn },
  { key: 'issued', header: words.issued, kind: 'text', cell: (row) => row.issuedOn ?? '' },
  { key: 'served', header: words.served, kind: 'text', cell: (row) => row.servedOn ?? '' },
  { key: 'acknowledged', header: words.acknowledged, kind: 'text', cell: (row) => row.acknowledgedOn ?? '' },
  { key: 'backfilled', header: words.backfilled, kind: 'text', cell: (row) => (row.backfilled ? orderListWords.yes : '') },
];

/** The list of orders with the columns seen. 补录 is always marked (PRODUCT §5). */
export function orderSheet(rows: readonly OrderListItem[], keys: readonly string[]): ListSheet {
  return listSheet(orderListWords.title, columns, keys.length === 0 ? [] : [...keys, 'backfilled'], rows);
}
