import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { projectLedger, type LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import type { DueFrom } from './rows.ts';

/**
 * The due days an item has had, with the day from which each was in force, read off its ledger entry by entry:
 * so the dashboard can say what was overdue on any past day. Errors as in `projectLedger`.
 */
export function duesOf(entries: readonly LedgerEntry[], calendar: WorkCalendar): DueFrom[] {
  const dues: DueFrom[] = [];
  entries.forEach((entry, index) => {
    const { dueOn } = projectLedger(entries.slice(0, index + 1), calendar);
    if (dueOn !== (dues.at(-1)?.dueOn ?? null)) dues.push({ from: entry.on, dueOn });
  });
  return dues;
}
