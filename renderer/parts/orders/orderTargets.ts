import { workWords } from '#shared/words/work.ts';
import type { OrderTarget } from '#ui/parts/work/types.ts';

const SHOWN = 3;

/** The line that says which orders a dialog is about. */
export function orderTargets(orders: readonly OrderTarget[]): string {
  const [first] = orders;
  return orders.length === 1 && first !== undefined
    ? first.label
    : workWords.targetOrders(
        orders.map((one) => one.label),
        SHOWN,
      );
}

/** The responsible units concerned, each once. */
export function unitsOf(orders: ReadonlyArray<{ readonly unit: string }>): string {
  return [...new Set(orders.map((one) => one.unit))].join('、');
}
