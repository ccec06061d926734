import { startTransition, useEffect, useState } from 'react';

/** As many as a usual window shows. */
const FIRST = 24;

/**
 * How many of a list's rows are drawn: those in sight with the first picture, the others right after it, in pieces that
 * let a key or a click through.
 */
export function useDrawnRows(count: number): number {
  const [all, setAll] = useState(count <= FIRST && count > 0);
  useEffect(() => {
    if (count > 0 && !all) startTransition(() => setAll(true));
  }, [count, all]);
  return all ? count : Math.min(count, FIRST);
}
