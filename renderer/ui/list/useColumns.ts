import { readPreference, usePreference } from '#ui/lib/preferences.ts';
import type { Column } from './types.ts';

export type ColumnChoice<R> = {
  readonly visible: ReadonlyArray<Column<R>>;
  readonly keys: readonly string[];
  readonly toggle: (key: string) => void;
  readonly set: (keys: readonly string[]) => void;
  readonly reset: () => void;
};

/** The columns in view, in the order of declaration; the choice is kept under the list's name. */
export function useColumns<R>(name: string, columns: ReadonlyArray<Column<R>>): ColumnChoice<R> {
  const [kept, keep] = usePreference<readonly string[] | null>(preferenceOf(name), null);
  const keys = visibleKeys(columns, kept);
  return {
    keys,
    visible: columns.filter((column) => keys.includes(column.key)),
    toggle: (key) => keep(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]),
    set: (next) => keep(next),
    reset: () => keep(null),
  };
}

/** The keys that `useColumns` will show, for asking ahead. */
export function keptKeys<R>(name: string, columns: ReadonlyArray<Column<R>>): readonly string[] {
  return visibleKeys(columns, readPreference<readonly string[] | null>(preferenceOf(name), null));
}

function preferenceOf(name: string): string {
  return `columns.${name}`;
}

/** Keys to show: what was chosen (columns that no longer exist are dropped) plus the fixed ones. */
export function visibleKeys<R>(columns: ReadonlyArray<Column<R>>, chosen: readonly string[] | null): readonly string[] {
  return columns.filter((column) => column.fixed || (chosen === null ? !column.hidden : chosen.includes(column.key))).map((column) => column.key);
}
