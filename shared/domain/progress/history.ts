import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { projectLedger, type LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import type { DueFrom } from './rows.ts';

/**
 * The due days an item has had, with the day from which each was in force, read off its ledger entry by entry:
 * so the dashboard can say what was overdue on any past day. Errors as in `projectLedger`.
 */
export function duesOf(entries: readonly LedgerEntry[], calendar: WorkCalendar): DueFrom[] {
  const dues: DueFrom[] = [];
  const standing = entries.filter((entry, index) => entry.kind !== 'answered' || !correctedLater(entries.slice(index + 1)));
  standing.forEach((entry, index) => {
    const { dueOn } = projectLedger(standing.slice(0, index + 1), calendar);
    if (dueOn !== (dues.at(-1)?.dueOn ?? null)) dues.push({ from: entry.on, dueOn });
  });
  return dues;
}

/** A later answer of the same term takes the place of the one before. */
function correctedLater(after: readonly LedgerEntry[]): boolean {
  const end = after.findIndex(({ kind }) => kind === 'budget');
  return (end < 0 ? after : after.slice(0, end)).some(({ kind }) => kind === 'answered');
}
