import { addDays, dayOfInstant, type Day, weekday } from '#shared/domain/date.ts';
import type { BackupReason } from './manifest.ts';

export type KeptBackup = { readonly id: string; readonly madeAt: string; readonly reason: BackupReason };
/** Why a backup is kept: as one of the last days', of its day, week or month, as the newest, because something followed it; or because it is another register's. */
export type KeepReason = 'recent' | 'day' | 'week' | 'month' | 'before' | 'other';

/** Days in which every backup is kept; then one a day, a week, a month, for as many of each. */
const ALL_DAYS = 2;
const DAYS = 30;
const WEEKS = 12;
const MONTHS = 24;
/** What was made before a migration, an import or a restore stays this many days, whatever else there is. */
const BEFORE_DAYS = 30;

/**
 * Which backups stay, and why; what is not in the answer may go. The newest of a day stands for the day, of a week for
 * the week (Monday to Sunday), of a month for the month. The newest of all always stays.
 */
export function keptBackups(backups: readonly KeptBackup[], today: Day): ReadonlyMap<string, KeepReason> {
  const newestFirst = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0));
  const kept = new Map<string, KeepReason>();
  const keep = (id: string, reason: KeepReason): void => void (kept.has(id) || kept.set(id, reason));
  const days = new Set<string>();
  const weeks = new Set<string>();
  const months = new Set<string>();
  for (const [index, { id, madeAt, reason }] of newestFirst.entries()) {
    const day = dayOfInstant(madeAt);
    if (index === 0 || day > addDays(today, -ALL_DAYS)) keep(id, 'recent');
    if (first(days, day) && day > addDays(today, -DAYS)) keep(id, 'day');
    if (first(weeks, monday(day)) && day > addDays(today, -WEEKS * 7)) keep(id, 'week');
    if (first(months, day.slice(0, 7)) && day > addDays(today, -MONTHS * 31)) keep(id, 'month');
    if ((reason === 'migration' || reason === 'import' || reason === 'restore') && day > addDays(today, -BEFORE_DAYS)) keep(id, 'before');
  }
  return kept;
}

function first(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function monday(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}
