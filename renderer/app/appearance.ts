import { localStorageColorSchemeManager, useMantineColorScheme } from '@mantine/core';
import { readPreference, usePreference } from '#ui/lib/preferences.ts';

export type TextSize = 'normal' | 'large' | 'largest';
export type RowHeight = 'comfortable' | 'compact';

const SIZES: readonly TextSize[] = ['normal', 'large', 'largest'];
export const schemeManager = localStorageColorSchemeManager({ key: 'desk.scheme' });

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
