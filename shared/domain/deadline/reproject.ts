import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { compareDays, type Day } from '#shared/domain/date.ts';
import { projectLedger, type LedgerEntry } from './ledger.ts';

export type LedgerItem<Id> = { readonly id: Id; readonly entries: readonly LedgerEntry[] };

/** `moved` to another day · `confirmed` same day, no longer 暂定 · `unconfirmed` same day, now 暂定. */
export type Reprojected<Id> = {
  readonly id: Id;
  readonly change: 'moved' | 'confirmed' | 'unconfirmed';
  readonly from: Day;
  readonly to: Day;
  /** Whether the new day is 暂定. */
  readonly provisional: boolean;
};

/**
 * What a new calendar changes: every item whose due day moves or whose 暂定 mark changes, by old due day.
 * Items without a due day (not served, suspended) cannot move. Errors as in `projectLedger`.
 */
export function reprojectAll<Id>(items: readonly LedgerItem<Id>[], oldCalendar: WorkCalendar, newCalendar: WorkCalendar): Reprojected<Id>[] {
  if (oldCalendar.version === newCalendar.version) return [];
  const changes: Reprojected<Id>[] = [];
  for (const { id, entries } of items) {
    const before = projectLedger(entries, oldCalendar);
    const after = projectLedger(entries, newCalendar);
    if (before.dueOn === null || after.dueOn === null) continue;
    const { provisional } = after;
    if (before.dueOn === after.dueOn && before.provisional === provisional) continue;
    const change = before.dueOn !== after.dueOn ? 'moved' : provisional ? 'unconfirmed' : 'confirmed';
    changes.push({ id, change, from: before.dueOn, to: after.dueOn, provisional });
  }
  return changes.toSorted((a, b) => compareDays(a.from, b.from));
}
