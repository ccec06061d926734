import { isDay, type Day } from '#shared/domain/date.ts';
import { nextStage, type Decision, type EscalationReason, type OrderStage, type Refusal, type Role } from './stages.ts';

/**
 * A case item: one case in one order. `open` in an order not yet served · `rectifying` 整改中 · `reported` 已反馈 ·
 * `recheck` 复查中 · `passed` 合格 · `pending_close` 待销号 · `closed` 已销号 · `returned` 不合格退回 ·
 * `escalated` carried on by the next order · `voided` its order was voided. Overdue is never a state: it is derived.
 */
export const itemStates = ['open', 'rectifying', 'reported', 'recheck', 'passed', 'pending_close', 'closed', 'returned', 'escalated', 'voided'] as const;
export type ItemState = (typeof itemStates)[number];

/** States after which nothing more happens to the item itself; a closed one can be reopened. */
export const endedItemStates: ReadonlySet<ItemState> = new Set<ItemState>(['closed', 'escalated', 'voided']);

export type ItemCommand =
  | { readonly type: 'serve'; readonly on: Day }
  | { readonly type: 'report'; readonly on: Day; readonly content: string; readonly reporter: string }
  | { readonly type: 'arrange_recheck'; readonly on: Day; readonly recheckerId: string }
  | { readonly type: 'pass'; readonly on: Day; readonly recheckerId: string; readonly opinion: string }
  /** Without a new day the item waits to be escalated. */
  | { readonly type: 'fail'; readonly on: Day; readonly recheckerId: string; readonly opinion: string; readonly newDueOn: Day | null }
  | { readonly type: 'submit_close'; readonly on: Day }
  | { readonly type: 'refuse_close'; readonly on: Day; readonly reason: string }
  | { readonly type: 'close'; readonly on: Day }
  | { readonly type: 'escalate'; readonly on: Day; readonly reason: EscalationReason; readonly to: OrderStage }
  | { readonly type: 'reopen'; readonly on: Day; readonly reason: string; readonly newDueOn: Day }
  | { readonly type: 'void'; readonly on: Day; readonly reason: string };
export type ItemCommandType = ItemCommand['type'];

/**
 * Where an escalated item stands again once the order that took it up is voided: only what ran or had been returned is
 * ever escalated, and what was returned had been rechecked.
 */
export function stateBeforeEscalation({ rechecked }: { readonly rechecked: boolean }): ItemState {
  return rechecked ? 'returned' : 'rectifying';
}

export type ItemTransition = { readonly from: readonly ItemState[]; readonly to: ItemState; readonly role: Role };

/** Every way an item can go. */
export const itemTransitions: Readonly<Record<ItemCommandType, ItemTransition>> = {
  serve: { from: ['open'], to: 'rectifying', role: 'clerk' },
  // A further report before the recheck adds to the first.
  report: { from: ['rectifying', 'returned', 'reported'], to: 'reported', role: 'clerk' },
  arrange_recheck: { from: ['reported', 'recheck'], to: 'recheck', role: 'clerk' },
  pass: { from: ['reported', 'recheck'], to: 'passed', role: 'clerk' },
  fail: { from: ['reported', 'recheck'], to: 'returned', role: 'clerk' },
  submit_close: { from: ['passed'], to: 'pending_close', role: 'clerk' },
  refuse_close: { from: ['pending_close'], to: 'passed', role: 'reviewer' },
  close: { from: ['pending_close'], to: 'closed', role: 'reviewer' },
  escalate: { from: ['rectifying', 'returned'], to: 'escalated', role: 'clerk' },
  reopen: { from: ['closed'], to: 'returned', role: 'reviewer' },
  void: { from: ['open', 'rectifying', 'reported', 'recheck', 'returned', 'passed', 'pending_close'], to: 'voided', role: 'signer' },
};

export type ItemFacts = {
  readonly stage: OrderStage;
  readonly state: ItemState;
  readonly servedOn: Day | null;
  readonly dueOn: Day | null;
  readonly reportedOn: Day | null;
  /** Everybody who recorded a report in the current term (`reportersOfTerm`). */
  readonly reporterIds: readonly string[];
  readonly passedOn: Day | null;
  /** Who did the recheck that passed. */
  readonly passedById: string | null;
  readonly failedRechecks: number;
  /** Photos and papers attached to its steps, with those that come with this one. */
  readonly evidence: number;
  /** Other items of the same case that have not ended. */
  readonly otherOpenItems: number;
};

export type ItemContext = { readonly today: Day; readonly roles: readonly Role[] | null };

/** The item's next state, or every reason against the command. Holds for every way in: page, batch, import. */
export function decideItem(item: ItemFacts, command: ItemCommand, context: ItemContext): Decision<ItemState> {
  const rule = itemTransitions[command.type];
  if (!rule.from.includes(item.state)) {
    return { ok: false, refusals: [{ code: 'item_wrong_state', data: { command: command.type, state: item.state, expected: [...rule.from] } }] };
  }
  const refusals: Refusal[] = [];
  const refuse = (code: string, data: Refusal['data'] = {}): void => {
    refusals.push({ code, data: { command: command.type, ...data } });
  };
  if (context.roles !== null && !context.roles.includes(rule.role)) refuse('item_role_missing', { role: rule.role });
  checkDay(item, command, context.today, refuse);
  checkData(item, command, refuse);
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, state: rule.to };
}

/**
 * Who recorded a report in an item's current term, each once. Every recheck ends the reports it judged: what is reported
 * after it is returned or reopened is a new term. A recheck of the latest reports leaves them standing.
 */
export function reportersOfTerm(
  reports: ReadonlyArray<{ readonly personId: string; readonly seq: number }>,
  rechecks: ReadonlyArray<{ readonly seq: number }>,
): string[] {
  const latest = Math.max(0, ...reports.map((report) => report.seq));
  const from = Math.max(0, ...rechecks.map((recheck) => recheck.seq).filter((seq) => seq < latest));
  return [...new Set(reports.filter((report) => report.seq > from).map((report) => report.personId))];
}

/** Commands that can follow a state, for the buttons of a page. */
export function itemCommands(state: ItemState): ItemCommandType[] {
  return (Object.keys(itemTransitions) as ItemCommandType[]).filter((type) => itemTransitions[type].from.includes(state));
}

/**
 * What still stands against closing: the recheck has passed, somebody who recorded none of the reports it judged
 * did it, something proves it, and nothing else of the case is open. Empty when it may be closed.
 */
export function closingProblems(item: ItemFacts): Refusal[] {
  const problems: Refusal[] = [];
  if (item.passedOn === null || item.passedById === null) problems.push({ code: 'close_not_rechecked', data: {} });
  else if (item.reporterIds.includes(item.passedById)) problems.push({ code: 'close_rechecker_is_reporter', data: {} });
  if (item.reportedOn === null) problems.push({ code: 'close_not_reported', data: {} });
  if (item.evidence === 0) problems.push({ code: 'close_no_evidence', data: {} });
  if (item.otherOpenItems > 0) problems.push({ code: 'close_items_open', data: { count: item.otherOpenItems } });
  return problems;
}

type Refuse = (code: string, data?: Refusal['data']) => void;

function checkDay(item: ItemFacts, command: ItemCommand, today: Day, refuse: Refuse): void {
  if (!isDay(command.on)) return refuse('item_day_missing');
  // A recheck is arranged for a day to come; everything else has happened.
  if (command.type !== 'arrange_recheck' && command.on > today) refuse('item_day_in_future', { on: command.on, today });
  const [before, what] = dayBefore(item, command.type);
  if (before !== null && command.on < before) refuse('item_day_before', { on: command.on, before, what });
}

function dayBefore(item: ItemFacts, type: ItemCommandType): readonly [Day | null, string] {
  switch (type) {
    case 'report':
    case 'escalate':
    case 'void':
      return [item.servedOn, 'servedOn'];
    case 'arrange_recheck':
    case 'pass':
    case 'fail':
      return [item.reportedOn, 'reportedOn'];
    case 'submit_close':
    case 'refuse_close':
    case 'close':
    case 'reopen':
      return [item.passedOn, 'passedOn'];
    default:
      return [null, ''];
  }
}

function checkData(item: ItemFacts, command: ItemCommand, refuse: Refuse): void {
  switch (command.type) {
    case 'report':
      if (isBlank(command.content)) refuse('item_content_missing');
      if (isBlank(command.reporter)) refuse('item_reporter_missing');
      return;
    case 'arrange_recheck':
    case 'pass':
    case 'fail':
      if (isBlank(command.recheckerId)) refuse('item_rechecker_missing');
      else if (item.reporterIds.includes(command.recheckerId)) refuse('item_rechecker_is_reporter');
      if (command.type !== 'arrange_recheck' && isBlank(command.opinion)) refuse('item_opinion_missing');
      if (command.type === 'pass' && item.evidence === 0) refuse('item_pass_without_evidence');
      if (command.type === 'fail' && command.newDueOn !== null && command.newDueOn <= command.on)
        refuse('item_new_due_past', { newDueOn: command.newDueOn, on: command.on });
      return;
    case 'submit_close':
      if (item.evidence === 0) refuse('close_no_evidence');
      return;
    case 'close':
      for (const { code, data } of closingProblems(item)) refuse(code, data);
      return;
    case 'reopen':
      if (command.newDueOn <= command.on) refuse('item_new_due_past', { newDueOn: command.newDueOn, on: command.on });
      if (isBlank(command.reason)) refuse('item_reason_missing');
      return;
    case 'refuse_close':
    case 'void':
      if (isBlank(command.reason)) refuse('item_reason_missing');
      return;
    case 'escalate':
      return checkEscalation(item, command, refuse);
    default:
  }
}

function checkEscalation(item: ItemFacts, command: ItemCommand & { readonly type: 'escalate' }, refuse: Refuse): void {
  const next = nextStage(item.stage);
  if (next === null) refuse('item_no_next_stage');
  else if (command.to !== next) refuse('item_stage_skipped', { from: item.stage, to: command.to });
  const overdue = item.dueOn !== null && item.dueOn < command.on;
  if (command.reason === 'overdue' && !overdue) refuse('item_not_overdue', { dueOn: item.dueOn });
  if (command.reason === 'failed' && item.failedRechecks === 0) refuse('item_not_failed');
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
