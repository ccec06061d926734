import type { Day } from '#shared/domain/date.ts';
import type { OrderState } from './orderState.ts';
import type { OrderStage, Refusal } from './stages.ts';

/** What is known of a 问责令 when the competent body's answer comes in. */
export type OutcomeFacts = {
  readonly stage: OrderStage;
  readonly state: OrderState;
  readonly issuedOn: Day | null;
  readonly servedOn: Day | null;
  /** What was recorded before; empty when nothing was. */
  readonly outcome: string;
};

/**
 * What stands against recording a result: it answers a 问责令 that is out, on a day since it went out and up to today;
 * a second one corrects the first and says why.
 */
export function outcomeProblems(order: OutcomeFacts, command: { readonly on: Day; readonly reason: string }, today: Day): Refusal[] {
  if (order.stage !== 'accountability' || order.issuedOn === null || order.state === 'voided') return [{ code: 'order_has_no_outcome', data: {} }];
  const before = order.servedOn ?? order.issuedOn;
  const problems: Refusal[] = [];
  if (command.on > today) problems.push({ code: 'outcome_in_future', data: { on: command.on } });
  if (command.on < before) problems.push({ code: 'outcome_before', data: { on: command.on, before, what: order.servedOn === null ? 'issuedOn' : 'servedOn' } });
  if (order.outcome !== '' && command.reason.trim() === '') problems.push({ code: 'outcome_reason_missing', data: {} });
  return problems;
}
