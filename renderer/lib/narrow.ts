import { useViewportSize } from '@mantine/hooks';
import { usePreference } from './preferences.ts';

const scales: Readonly<Record<string, number>> = { normal: 1, large: 1.125, largest: 1.25 };
/** Window width, at the standard text size, below which lists leave out their lesser columns. */
const NARROW_PX = 1200;

/** Whether there is little room for columns: a small window, or large text in a middling one. */
export function useNarrow(): boolean {
  const { width } = useViewportSize();
  const [size] = usePreference<string>('size', 'normal');
  return width > 0 && width / (scales[size] ?? 1) < NARROW_PX;
}
