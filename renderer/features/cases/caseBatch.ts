import type { CaseListItem } from '#shared/contract/cases.ts';
import { nextStage } from '#shared/domain/orders/stages.ts';
import type { CaseTarget, Work } from '#ui/parts/work/types.ts';

export type BatchKey = 'draft' | 'report' | 'arrange' | 'recheck' | 'submit_close' | 'close' | 'supervision' | 'accountability';

/** A case as a dialog's target. */
export function targetOf(row: CaseListItem, reporterIds: readonly string[] = []): CaseTarget {
  return { id: row.id, revision: row.revision, label: `${row.number} ${row.community} · ${row.title}`, reporterIds, dueOn: row.dueOn, unit: row.unit };
}

/** What can be done with a case in a batch, by its state; late or failed ones may go up a stage. */
function batchKeysOf(row: CaseListItem): readonly BatchKey[] {
  switch (row.state) {
    case 'found':
      return ['draft'];
    case 'rectifying':
    case 'returned': {
      const next = row.stage === null ? null : nextStage(row.stage);
      const late = row.standing.state === 'overdue' || (row.state === 'returned' && row.dueOn === null);
      const up: BatchKey[] = !late || next === null || next === 'rectification' ? [] : [next];
      return [...up, 'report'];
    }
    case 'reported':
      return ['arrange', 'recheck'];
    case 'recheck':
      return ['recheck'];
    case 'passed':
      return ['submit_close'];
    case 'pending_close':
      return ['close'];
    default:
      return [];
  }
}

/** The batches the chosen rows allow, each with the rows it fits; the most rows first. */
export function batchesOf(rows: readonly CaseListItem[]): ReadonlyArray<{ readonly key: BatchKey; readonly rows: readonly CaseListItem[] }> {
  const batches = new Map<BatchKey, CaseListItem[]>();
  for (const row of rows) for (const key of batchKeysOf(row)) batches.set(key, [...(batches.get(key) ?? []), row]);
  return [...batches].map(([key, own]) => ({ key, rows: own })).sort((a, b) => b.rows.length - a.rows.length);
}

/** The dialog behind a batch. */
export function batchWork(key: BatchKey, rows: readonly CaseListItem[]): Work {
  const cases = rows.map((row) => targetOf(row));
  switch (key) {
    case 'draft':
      return { kind: 'draft', stage: 'rectification', cases };
    case 'supervision':
    case 'accountability':
      return { kind: 'draft', stage: key, cases };
    default:
      return { kind: key, cases };
  }
}
