import { isDay, type Day } from '#shared/domain/date.ts';
import type { Decision, Refusal, Role, ServiceMethod } from './stages.ts';

/** 草拟 审核 签发 送达 签收 办结 撤销. */
export const orderStates = ['drafted', 'reviewed', 'issued', 'served', 'acknowledged', 'completed', 'voided'] as const;
export type OrderState = (typeof orderStates)[number];

/** What can be done with an order. Days are when it happened, also for what is entered later (补录). */
export type OrderCommand =
  | { readonly type: 'review'; readonly on: Day; readonly reviewerId: string | null }
  | { readonly type: 'send_back'; readonly on: Day; readonly reason: string }
  /** `refused`: codes of the check before issue that stand in the way. */
  | { readonly type: 'issue'; readonly on: Day; readonly signer: string; readonly refused: readonly string[] }
  | { readonly type: 'serve'; readonly on: Day; readonly method: ServiceMethod | null; readonly receiver: string; readonly witness: string }
  | { readonly type: 'acknowledge'; readonly on: Day; readonly receiver: string }
  | { readonly type: 'complete'; readonly on: Day }
  | { readonly type: 'void'; readonly on: Day; readonly reason: string }
  | { readonly type: 'discard'; readonly on: Day };
export type OrderCommandType = OrderCommand['type'];

export type OrderTransition = {
  readonly from: readonly OrderState[];
  /** `discarded`: the draft is deleted; nothing but drafts ever is. */
  readonly to: OrderState | 'discarded';
  readonly role: Role;
  /** What must be given with it. */
  readonly requires: ReadonlyArray<'reviewer' | 'signer' | 'reason' | 'service' | 'receiver' | 'check' | 'no_open_items'>;
  /** The day recorded before, on which or after which this may happen. */
  readonly after: 'draftedOn' | 'issuedOn' | 'servedOn' | 'latestOn' | null;
};

/** Every way an order can go. A void order keeps its number and its reason. */
export const orderTransitions: Readonly<Record<OrderCommandType, OrderTransition>> = {
  review: { from: ['drafted'], to: 'reviewed', role: 'reviewer', requires: ['reviewer'], after: 'draftedOn' },
  send_back: { from: ['reviewed'], to: 'drafted', role: 'reviewer', requires: ['reason'], after: 'draftedOn' },
  issue: { from: ['reviewed'], to: 'issued', role: 'signer', requires: ['signer', 'check'], after: 'draftedOn' },
  serve: { from: ['issued'], to: 'served', role: 'clerk', requires: ['service'], after: 'issuedOn' },
  acknowledge: { from: ['served'], to: 'acknowledged', role: 'clerk', requires: ['receiver'], after: 'servedOn' },
  complete: { from: ['served', 'acknowledged'], to: 'completed', role: 'clerk', requires: ['no_open_items'], after: 'servedOn' },
  void: { from: ['issued', 'served', 'acknowledged'], to: 'voided', role: 'signer', requires: ['reason'], after: 'latestOn' },
  discard: { from: ['drafted', 'reviewed'], to: 'discarded', role: 'clerk', requires: [], after: null },
};

export type OrderFacts = {
  readonly state: OrderState;
  /** Null for an order of the past that is entered late (补录): nothing is known of its drafting. */
  readonly draftedOn: Day | null;
  readonly draftedById: string | null;
  readonly issuedOn: Day | null;
  readonly servedOn: Day | null;
  /** Items neither closed, escalated nor void. */
  readonly openItems: number;
  /** The latest day on which something happened to it or to its items since it was issued. */
  readonly latestOn: Day | null;
  /** 挂账号 of its closed cases, and numbers of the orders of the next stage that took up items: both rest on this order. */
  readonly closedCases: readonly string[];
  readonly carriedBy: readonly string[];
};

export type OrderContext = {
  readonly today: Day;
  /** Duties of the acting person; null while there are no logins. */
  readonly roles: readonly Role[] | null;
  /** A bureau of two may let the drafter review (a setting). */
  readonly drafterMayReview: boolean;
};

/** The order's next state, or every reason against the command. */
export function decideOrder(order: OrderFacts, command: OrderCommand, context: OrderContext): Decision<OrderState | 'discarded'> {
  const rule = orderTransitions[command.type];
  if (!rule.from.includes(order.state)) {
    return { ok: false, refusals: [{ code: 'order_wrong_state', data: { command: command.type, state: order.state, expected: [...rule.from] } }] };
  }
  const refusals: Refusal[] = [];
  const refuse = (code: string, data: Refusal['data'] = {}): void => {
    refusals.push({ code, data: { command: command.type, ...data } });
  };
  if (context.roles !== null && !context.roles.includes(rule.role)) refuse('order_role_missing', { role: rule.role });
  checkDay(order, command, rule, context.today, refuse);
  checkData(order, command, context, refuse);
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, state: rule.to };
}

/** Commands that can follow a state, for the buttons of a page. */
export function orderCommands(state: OrderState): OrderCommandType[] {
  return (Object.keys(orderTransitions) as OrderCommandType[]).filter((type) => orderTransitions[type].from.includes(state));
}

type Refuse = (code: string, data?: Refusal['data']) => void;

function checkDay(order: OrderFacts, command: OrderCommand, rule: OrderTransition, today: Day, refuse: Refuse): void {
  if (!isDay(command.on)) return refuse('order_day_missing');
  if (command.on > today) refuse('order_day_in_future', { on: command.on, today });
  const before = rule.after === null ? null : order[rule.after];
  if (before !== null && command.on < before) refuse('order_day_before', { on: command.on, before, what: rule.after ?? '' });
}

function checkData(order: OrderFacts, command: OrderCommand, context: OrderContext, refuse: Refuse): void {
  switch (command.type) {
    case 'review':
      if (command.reviewerId === null) refuse('order_reviewer_missing');
      else if (!context.drafterMayReview && command.reviewerId === order.draftedById) refuse('order_reviewer_is_drafter');
      return;
    case 'issue':
      if (isBlank(command.signer)) refuse('order_signer_missing');
      if (command.refused.length > 0) refuse('order_check_refused', { codes: command.refused });
      return;
    case 'serve':
      return checkService(command, refuse);
    case 'acknowledge':
      if (isBlank(command.receiver)) refuse('order_receiver_missing');
      return;
    case 'send_back':
      if (isBlank(command.reason)) refuse('order_reason_missing');
      return;
    case 'void':
      if (isBlank(command.reason)) refuse('order_reason_missing');
      if (order.closedCases.length > 0) refuse('order_items_closed', { cases: order.closedCases });
      if (order.carriedBy.length > 0) refuse('order_items_carried', { orders: order.carriedBy });
      return;
    case 'complete':
      if (order.openItems > 0) refuse('order_items_open', { count: order.openItems });
      return;
    case 'discard':
  }
}

/** Left with a refusing receiver (留置送达) it needs a witness; otherwise it needs the receiver. */
function checkService(command: OrderCommand & { readonly type: 'serve' }, refuse: Refuse): void {
  if (command.method === null) refuse('order_method_missing');
  else if (command.method === 'left' && isBlank(command.witness)) refuse('order_witness_missing');
  else if (command.method !== 'left' && isBlank(command.receiver)) refuse('order_receiver_missing');
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
