import type { DeskListRow } from '#shared/contract/cases.ts';
import type { DeskBucket } from '#shared/domain/cases/desk.ts';
import { stageWords, unnumberedWords } from '#shared/words/orders.ts';
import type { CaseTarget, OrderTarget, Work } from '#ui/parts/work/types.ts';
import type { Tone } from '#ui/ui/theme.ts';

/** The tone of each bucket: seal only for what is late or failed. */
export const bucketTones: Readonly<Record<DeskBucket, Tone>> = {
  overdue: 'seal',
  failed: 'seal',
  due_today: 'amber',
  await_recheck: 'ink',
  await_acknowledge: 'slate',
  await_close: 'jade',
  due_soon: 'amber',
  await_issue: 'slate',
  running: 'ink',
};

/** 整改令 示民整〔2022〕41号, or 整改令 草稿, once reviewed 整改令 待签发. */
export function orderOf(row: DeskListRow): string {
  return `${stageWords[row.stage]} ${row.orderNumber ?? unnumberedWords(row.orderState)}`;
}

/** 松岭社区 · 微型消防站未设. */
export function problemOf(row: DeskListRow): string {
  return `${row.community} · ${row.title}`;
}

function caseTarget(row: DeskListRow): CaseTarget {
  return {
    id: row.caseId,
    revision: row.revision,
    label: `${row.caseNumber} ${problemOf(row)}`,
    reporterIds: row.reporterIds,
    dueOn: row.dueOn,
    unit: row.unit,
  };
}

/** Orders of the rows, each once: several cases stand in one order. */
function orderTargets(rows: readonly DeskListRow[]): OrderTarget[] {
  const byId = new Map(rows.map((row) => [row.orderId, row]));
  return [...byId.values()].map((row) => ({
    id: row.orderId,
    revision: row.orderRevision,
    label: `${orderOf(row)}　${row.unit}`,
    unit: row.receivedBy,
    draftedById: null,
  }));
}

/** What the one button of a row (or of several rows with the same next step) starts; null where it opens a page instead. */
export function workOf(action: DeskListRow['action'], rows: readonly DeskListRow[]): Work | null {
  const cases = rows.map(caseTarget);
  switch (action) {
    case 'draft_supervision':
      return { kind: 'draft', stage: 'supervision', cases };
    case 'draft_accountability':
      return { kind: 'draft', stage: 'accountability', cases };
    case 'record_report':
      return { kind: 'report', cases };
    case 'arrange_recheck':
      return { kind: 'arrange', cases };
    case 'record_recheck':
      return { kind: 'recheck', cases };
    case 'submit_close':
      return { kind: 'submit_close', cases };
    case 'approve_close':
      return { kind: 'close', cases };
    case 'urge_acknowledge':
      return { kind: 'urge', orders: orderTargets(rows) };
    case 'review_order':
      return { kind: 'review', orders: orderTargets(rows) };
    case 'issue_order':
      return { kind: 'issue', orders: orderTargets(rows) };
    case 'serve_order':
      return { kind: 'serve', orders: orderTargets(rows) };
    case 'record_outcome':
      return rows.length === 1 ? { kind: 'outcome', orders: orderTargets(rows) } : null;
    case 'open_draft':
      return null;
  }
}
