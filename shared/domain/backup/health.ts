import type { DatabaseFacts } from './manifest.ts';

/** Tables that only grow in ordinary work: when one shrinks, the source is not the register it was. */
const GROWING = [
  'event',
  'community',
  'unit',
  'person',
  'register_value',
  'finding',
  'case_file',
  'orders',
  'order_item',
  'attachment',
  'archive_item',
  'pack',
] as const;
/** Below this many rows a share says nothing. */
const FEWEST = 10;
/** Percent of rows that must still be there. */
const LEAST_PERCENT = 80;

export type SourceDoubt =
  /** The bureau is not set up, while there is a backup of one that was. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'shrunk'; readonly tables: ReadonlyArray<{ readonly table: string; readonly before: number; readonly now: number }> };

/** Events by which the program itself takes rows out of tables that otherwise only grow. */
export const REMOVING = ['register.import_undone', 'community.ended', 'unit.changed', 'order.discarded'] as const;

/** How many rows such events took away, by table: an import undone, drafts thrown away. */
export function takenAway(events: ReadonlyArray<{ readonly kind: string; readonly payload: unknown }>): Readonly<Record<string, number>> {
  const taken: Record<string, number> = {};
  const take = (table: string, rows: unknown): void => void (taken[table] = (taken[table] ?? 0) + (typeof rows === 'number' ? rows : 0));
  for (const { kind, payload } of events) {
    const said = (typeof payload === 'object' && payload !== null ? payload : {}) as Readonly<Record<string, unknown>>;
    if (kind === 'register.import_undone') take('register_value', said['values']);
    if (kind === 'community.ended' && said['undone'] === true) take('community', 1);
    if (kind === 'unit.changed' && said['undone'] === true) take('unit', 1);
    if (kind === 'order.discarded') {
      take('orders', 1);
      take('order_item', said['items']);
    }
  }
  return taken;
}

/**
 * Why a source does not look like the register that was backed up last: then it is copied only when somebody says so.
 * `last` is null before the first backup; `taken`: rows the program itself took away since, which are no doubt.
 */
export function doubtOf(now: DatabaseFacts, last: DatabaseFacts | null, taken: Readonly<Record<string, number>> = {}): SourceDoubt | null {
  if (last === null) return null;
  if (now.bureau === '' || now.lastSeq === 0) return last.lastSeq > 0 ? { kind: 'empty' } : null;
  const tables = GROWING.map((table) => ({ table, before: last.tables[table] ?? 0, now: now.tables[table] ?? 0 })).filter(
    ({ table, before, now: rows }) => before >= FEWEST && rows * 100 < (before - (taken[table] ?? 0)) * LEAST_PERCENT,
  );
  return tables.length === 0 ? null : { kind: 'shrunk', tables };
}
