import { orderStates, type OrderState } from '#shared/domain/orders/orderState.ts';
import { orderStages, type OrderStage } from '#shared/domain/orders/stages.ts';
import type { In } from '#ui/lib/query.ts';

type Texts = Readonly<Record<string, string>>;

/** The filter of the list of orders in the address: q stage state unit from to (签发) sort desc. `state` may be `drafts` or `running`. */
const orderFilters = ['q', 'stage', 'state', 'unit', 'from', 'to'] as const;

const groups: Readonly<Record<string, readonly OrderState[]>> = { drafts: ['drafted', 'reviewed'], running: ['served', 'acknowledged'] };
const sorts = ['drafted', 'number', 'addressee'] as const;
export type OrderSort = (typeof sorts)[number];

/** The operation's filter from the address; what is not understood is left out. */
export function orderFilterOf(texts: Texts): NonNullable<In<'orders.list'>['filter']> {
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(texts[name] ?? '') ? (texts[name] ?? null) : null);
  const state = texts['state'] ?? '';
  return {
    text: (texts['q'] ?? '').slice(0, 60),
    stages: orderStages.filter((stage): stage is OrderStage => stage === texts['stage']),
    states: [...(groups[state] ?? orderStates.filter((one) => one === state))],
    addresseeId: texts['unit'] === undefined || texts['unit'] === '' ? null : texts['unit'],
    issuedFrom: day('from'),
    issuedTo: day('to'),
  };
}

/** Newest drafts first until another order is chosen. */
export function orderSortOf(texts: Texts): { readonly key: OrderSort; readonly descending: boolean } {
  const key = sorts.find((sort) => sort === texts['sort']);
  return key === undefined ? { key: 'drafted', descending: true } : { key, descending: texts['desc'] === '1' };
}

export function isOrderFiltered(texts: Texts): boolean {
  return orderFilters.some((name) => (texts[name] ?? '') !== '');
}

export function clearedOrderFilters(): Readonly<Record<string, null>> {
  return Object.fromEntries(orderFilters.map((name) => [name, null]));
}
