import type { Day } from '#shared/domain/date.ts';
import type { ItemState } from '#shared/domain/orders/itemState.ts';
import type { OrderState } from '#shared/domain/orders/orderState.ts';
import { nextStage, type EscalationReason, type Milestone, type OrderStage } from '#shared/domain/orders/stages.ts';

/**
 * Where an open item stands on the desk: `overdue` past its due day without a report · `failed` at recheck without a
 * new day · `due_today` not overdue · `await_recheck` reported · `await_acknowledge` served, not signed for ·
 * `await_close` passed · `due_soon` few working days left · `await_issue` not served yet · `running`.
 * The order is the order of urgency.
 */
export const deskBuckets = [
  'overdue',
  'failed',
  'due_today',
  'await_recheck',
  'await_acknowledge',
  'await_close',
  'due_soon',
  'await_issue',
  'running',
] as const;
export type DeskBucket = (typeof deskBuckets)[number];

/** The one next thing to do. */
export type DeskAction =
  | 'draft_supervision'
  | 'draft_accountability'
  | 'record_outcome'
  | 'record_report'
  | 'arrange_recheck'
  | 'record_recheck'
  | 'urge_acknowledge'
  | 'submit_close'
  | 'approve_close'
  | 'review_order'
  | 'issue_order'
  | 'serve_order'
  | 'open_draft';

/** An item as the desk reads it: plain columns, nothing derived. */
export type DeskItem = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly stage: OrderStage;
  readonly orderState: OrderState;
  readonly itemState: ItemState;
  readonly servedOn: Day | null;
  /** Null when nobody has to sign: not served yet, or left with a witness (留置送达). */
  readonly acknowledgeBy: Day | null;
  readonly acknowledgedOn: Day | null;
  readonly dueOn: Day | null;
  readonly reportedOn: Day | null;
  /** The day by which a reported item should be rechecked. */
  readonly recheckBy: Day | null;
  readonly failedRechecks: number;
  /** The steps of a plan in stages, earliest first; empty for any other manner. */
  readonly milestones: readonly Milestone[];
  /** The competent body's answer to a 问责令 is recorded. */
  readonly outcomeRecorded: boolean;
  /** An order of the next stage is already being drafted for this case. */
  readonly nextDrafted: boolean;
};

export type DeskRow<I extends DeskItem = DeskItem> = {
  readonly item: I;
  readonly bucket: DeskBucket;
  readonly action: DeskAction;
  /**
   * Working days: over the due day (`overdue`), over the day to recheck by (`await_recheck`), left (`due_soon`, `running`), since service (`await_acknowledge`);
   * null where days say nothing.
   */
  readonly workdays: number | null;
  /** Today is the day to recheck, or it is past. */
  readonly recheckDue: boolean;
  /** The day to recheck is past. */
  readonly recheckOver: boolean;
  /** The report came after the due day: waiting for recheck, and not in time. */
  readonly late: boolean;
  readonly proposal: EscalationReason | null;
  /** The last step of its plan whose day has come while it runs. */
  readonly milestone: Milestone | null;
};

export type DeskContext = {
  readonly today: Day;
  /** Working days after `from` up to and including `to`. */
  readonly workdays: (from: Day, to: Day) => number;
  /** Working days left from which an item is due soon. */
  readonly soon: number;
};

/** Places one item, or null when nothing is left to do with it (closed, void, or carried on by the next order). */
export function deskRow<I extends DeskItem>(item: I, context: DeskContext): DeskRow<I> | null {
  if (item.itemState === 'closed' || item.itemState === 'voided' || item.itemState === 'escalated' || item.orderState === 'voided') return null;
  const { today } = context;
  const recheckOver = item.recheckBy !== null && item.recheckBy < today ? context.workdays(item.recheckBy, today) : null;
  const late = item.reportedOn !== null && item.dueOn !== null && item.reportedOn > item.dueOn;
  const row = (bucket: DeskBucket, action: DeskAction, workdays: number | null = null, proposal: EscalationReason | null = null): DeskRow<I> => ({
    item,
    bucket,
    action,
    workdays,
    recheckDue: bucket === 'await_recheck' && item.recheckBy !== null && item.recheckBy <= today,
    recheckOver: bucket === 'await_recheck' && recheckOver !== null,
    late,
    proposal,
    milestone: null,
  });
  switch (item.itemState) {
    case 'open':
      return row('await_issue', issueAction(item.orderState));
    case 'passed':
      return row('await_close', 'submit_close');
    case 'pending_close':
      return row('await_close', 'approve_close');
    case 'reported':
      return row('await_recheck', 'arrange_recheck', recheckOver);
    case 'recheck':
      return row('await_recheck', 'record_recheck', recheckOver);
    default:
  }
  // What is left is being rectified: `rectifying`, or `returned` with or without a new day.
  if (item.dueOn !== null && item.dueOn < today) {
    const proposal = escalationOf(item, today);
    return row('overdue', upAction(item), context.workdays(item.dueOn, today), proposal);
  }
  if (item.itemState === 'returned' && item.dueOn === null) return row('failed', upAction(item), null, escalationOf(item, today));
  const milestone = item.milestones.findLast((step) => step.dueOn <= today) ?? null;
  if (item.dueOn === today) return { ...row('due_today', 'record_report', 0), milestone };
  // Who has answered has received it.
  const unsigned = item.orderState === 'served' && item.acknowledgedOn === null && item.acknowledgeBy !== null && !item.outcomeRecorded;
  const left = item.dueOn === null ? null : context.workdays(today, item.dueOn);
  // A day that is near comes before the signature that is still missing.
  // A step of the plan whose day has come brings the row up as well: somebody asks how far the work is.
  if (left !== null && (left <= context.soon || milestone !== null))
    return { ...row('due_soon', unsigned ? 'urge_acknowledge' : 'record_report', left), milestone };
  if (unsigned) return row('await_acknowledge', 'urge_acknowledge', item.servedOn === null ? null : context.workdays(item.servedOn, today));
  return row('running', 'record_report', left);
}

/** The desk: every row with something to do, most urgent first, then by case number. */
export function desk<I extends DeskItem>(items: readonly I[], context: DeskContext): DeskRow<I>[] {
  const rows = items.map((item) => deskRow(item, context)).filter((row) => row !== null);
  return rows.sort((a, b) => urgency(a) - urgency(b) || nearness(a) - nearness(b) || (a.item.caseNumber < b.item.caseNumber ? -1 : 1));
}

/** Why an item should go up a stage: it is overdue, or failed without a new day; null when it should not or cannot. */
function escalationOf(item: DeskItem, today: Day): EscalationReason | null {
  if (item.itemState !== 'rectifying' && item.itemState !== 'returned') return null;
  if (nextStage(item.stage) === null || item.nextDrafted) return null;
  if (item.dueOn !== null) return item.dueOn < today ? 'overdue' : null;
  return item.itemState === 'returned' && item.failedRechecks > 0 ? 'failed' : null;
}

/** A group of items of one responsible unit to be put into one order of the next stage. */
export type EscalationProposal<I> = { readonly stage: OrderStage; readonly unitId: string; readonly items: readonly I[] };

/** Overdue and failed items, grouped as the next orders would take them: by stage and responsible unit, 问责令 first. */
export function escalationProposals<I extends DeskItem & { readonly unitId: string }>(items: readonly I[], today: Day): EscalationProposal<I>[] {
  const groups = new Map<string, { stage: OrderStage; unitId: string; items: I[] }>();
  for (const item of items) {
    const stage = nextStage(item.stage);
    if (stage === null || escalationOf(item, today) === null) continue;
    const key = `${stage === 'accountability' ? 0 : 1} ${item.unitId}`;
    const group = groups.get(key) ?? { stage, unitId: item.unitId, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** The five figures above the desk, each with what its small print says. */
export type DeskSummary = {
  readonly counts: Readonly<Record<DeskBucket, number>>;
  /** Overdue and failed items that could go up today. */
  readonly proposals: number;
  readonly longestUnacknowledged: number;
  /** Rechecks whose day is today or past, and of those the ones that are past. */
  readonly recheckDue: number;
  readonly recheckOver: number;
};

/** Counts the rows of a desk; each count is exactly the rows of its bucket. */
export function deskSummary(rows: readonly DeskRow[]): DeskSummary {
  const counts = Object.fromEntries(deskBuckets.map((bucket) => [bucket, 0])) as Record<DeskBucket, number>;
  let [proposals, longest, recheckDue, recheckOver] = [0, 0, 0, 0];
  for (const row of rows) {
    counts[row.bucket] += 1;
    if (row.proposal !== null) proposals += 1;
    if (row.bucket === 'await_acknowledge') longest = Math.max(longest, row.workdays ?? 0);
    if (row.recheckDue) recheckDue += 1;
    if (row.recheckOver) recheckOver += 1;
  }
  return { counts, proposals, longestUnacknowledged: longest, recheckDue, recheckOver };
}

function issueAction(state: OrderState): DeskAction {
  if (state === 'drafted') return 'review_order';
  if (state === 'reviewed') return 'issue_order';
  return state === 'issued' ? 'serve_order' : 'open_draft';
}

/**
 * What follows an overdue or failed item; with the draft already there, opening it. Above 问责令 there is nothing: once
 * its result is recorded the matter is put right and reported as before.
 */
function upAction(item: DeskItem): DeskAction {
  if (item.nextDrafted) return 'open_draft';
  if (item.stage === 'rectification') return 'draft_supervision';
  if (item.stage === 'supervision') return 'draft_accountability';
  return item.outcomeRecorded ? 'record_report' : 'record_outcome';
}

function urgency(row: DeskRow): number {
  return deskBuckets.indexOf(row.bucket);
}

/** Within a bucket: longest over or waiting first, least left first, rechecks that are over and then those that are due first. */
function nearness(row: DeskRow): number {
  if (row.bucket === 'await_recheck') return row.recheckOver ? -1 - (row.workdays ?? 0) : row.recheckDue ? 0 : 1;
  const days = row.workdays ?? 0;
  return row.bucket === 'overdue' || row.bucket === 'await_acknowledge' ? -days : days;
}
