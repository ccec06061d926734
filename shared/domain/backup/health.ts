import type { DatabaseFacts } from './manifest.ts';

/** Tables that only grow in ordinary work: when one shrinks, the source is not the register it was. */
const GROWING = ['event', 'community', 'unit', 'person', 'register_value', 'finding', 'case_file', 'orders', 'order_item', 'attachment', 'archive_item', 'pack'] as const;
/** Below this many rows a share says nothing. */
const FEWEST = 10;
/** Percent of rows that must still be there. */
const LEAST_PERCENT = 80;

export type SourceDoubt =
  /** The bureau is not set up, while there is a backup of one that was. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'shrunk'; readonly tables: ReadonlyArray<{ readonly table: string; readonly before: number; readonly now: number }> };

/**
 * Why a source does not look like the register that was backed up last: then it is copied only when somebody says so.
 * `last` is null before the first backup.
 */
export function doubtOf(now: DatabaseFacts, last: DatabaseFacts | null): SourceDoubt | null {
  if (last === null) return null;
  if (now.bureau === '' || now.lastSeq === 0) return last.lastSeq > 0 ? { kind: 'empty' } : null;
  const tables = GROWING.map((table) => ({ table, before: last.tables[table] ?? 0, now: now.tables[table] ?? 0 }))
    .filter(({ before, now: rows }) => before >= FEWEST && rows * 100 < before * LEAST_PERCENT);
  return tables.length === 0 ? null : { kind: 'shrunk', tables };
}
