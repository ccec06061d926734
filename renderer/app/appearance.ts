import { type MantineColorScheme, type MantineColorSchemeManager, useMantineColorScheme } from '@mantine/core';
import { readPreference, usePreference, watchPreferences, writePreference } from '#ui/lib/preferences.ts';

export type TextSize = 'normal' | 'large' | 'largest';
export type RowHeight = 'comfortable' | 'compact';

const SIZES: readonly TextSize[] = ['normal', 'large', 'largest'];
let unwatch = (): void => undefined;

function readScheme(): MantineColorScheme {
  return readPreference<MantineColorScheme>('scheme', 'light');
}

/** Light or dark, kept with the other choices of this PC. */
export const schemeManager: MantineColorSchemeManager = {
  get: (fallback) => readPreference<MantineColorScheme>('scheme', fallback),
  // Mantine sets again what it is told.
  set: (scheme) => {
    if (scheme !== readScheme()) writePreference('scheme', scheme);
  },
  subscribe(onUpdate) {
    let last = readScheme();
    unwatch = watchPreferences(() => {
      if (readScheme() === last) return;
      last = readScheme();
      onUpdate(last);
    });
  },
  unsubscribe: () => unwatch(),
  clear: () => writePreference('scheme', null),
};

/** Puts size, row height and scheme on the document before the first paint. */
export function applyAppearance(): void {
  const root = document.documentElement;
  root.dataset.size = readPreference<TextSize>('size', 'normal');
  root.dataset.rows = readPreference<RowHeight>('rows', 'comfortable');
  const scheme = schemeManager.get('light');
  const dark = scheme === 'dark' || (scheme === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
}

/** The size one step up or down; stays at the ends. */
export function steppedSize(size: TextSize, step: number): TextSize {
  return SIZES[Math.min(SIZES.length - 1, Math.max(0, SIZES.indexOf(size) + step))] ?? 'normal';
}

/** How the program looks on this PC: scheme, text size, row height. */
export function useAppearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [size, keepSize] = usePreference<TextSize>('size', 'normal');
  const [rows, keepRows] = usePreference<RowHeight>('rows', 'comfortable');
  return {
    scheme: colorScheme,
    setScheme: setColorScheme,
    size,
    setSize: (next: TextSize) => {
      document.documentElement.dataset.size = next;
      keepSize(next);
    },
    rows,
    setRows: (next: RowHeight) => {
      document.documentElement.dataset.rows = next;
      keepRows(next);
    },
  };
}
