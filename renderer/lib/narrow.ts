import { useMediaQuery } from '@mantine/hooks';
import { usePreference } from './preferences.ts';

const scales: Readonly<Record<string, number>> = { normal: 1, large: 1.125, largest: 1.25 };
/** Window width, at the standard text size, below which the navigation folds and lists leave out their lesser columns. */
const NARROW_PX = 1200;

/** Whether there is little room for columns: a small window, or large text in a middling one. */
export function useNarrow(): boolean {
  const [size] = usePreference<string>('size', 'normal');
  const query = `(max-width: ${NARROW_PX * (scales[size] ?? 1) - 1}px)`;
  return useMediaQuery(query, window.matchMedia(query).matches, { getInitialValueInEffect: false });
}
