import type { ItemState } from '#shared/domain/orders/itemState.ts';
import type { OrderState } from '#shared/domain/orders/orderState.ts';
import { compareStages, type OrderStage } from '#shared/domain/orders/stages.ts';

/**
 * Where a case stands: `found` without an order · `ordered` its order is drafted, reviewed or issued but not yet
 * served · then as its current item, `escalated` while the next order is being prepared.
 */
export const caseStates = ['found', 'ordered', 'rectifying', 'reported', 'recheck', 'returned', 'passed', 'pending_close', 'closed', 'escalated'] as const;
export type CaseState = (typeof caseStates)[number];

/** What a case's items tell of it. */
export type CaseItem = { readonly stage: OrderStage; readonly orderState: OrderState; readonly state: ItemState };

export type CaseStanding<I extends CaseItem = CaseItem> = {
  readonly state: CaseState;
  readonly stage: OrderStage | null;
  /** The item that says where the case stands; null without an order. */
  readonly current: I | null;
};

/**
 * Derives a case's state from its items, earliest first. A void item counts for nothing: its order was voided and
 * the case stands where it stood before. A closing is never lost, whatever became of its order. The highest stage
 * decides, and within a stage the latest item.
 */
export function caseStanding<I extends CaseItem>(items: readonly I[]): CaseStanding<I> {
  let current: I | null = null;
  for (const item of items) {
    if (item.state === 'voided' || (item.orderState === 'voided' && item.state !== 'closed')) continue;
    if (current === null || compareStages(item.stage, current.stage) >= 0) current = item;
  }
  if (current === null) return { state: 'found', stage: null, current: null };
  return { state: stateOfItem(current.state), stage: current.stage, current };
}

function stateOfItem(state: ItemState): CaseState {
  if (state === 'open') return 'ordered';
  return state === 'voided' ? 'found' : state;
}

/** States in which a case still asks for work. */
export function isOpenCase(state: CaseState): boolean {
  return state !== 'closed';
}
