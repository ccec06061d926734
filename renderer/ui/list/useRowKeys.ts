import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isComposing, isControl } from '#ui/ui/keys.ts';

export type RowKeys = {
  /** Index of the row that Tab reaches. */
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** Opens a row, remembered for the way back. */
  readonly open: ((index: number) => void) | undefined;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly bodyRef: React.RefObject<HTMLTableSectionElement | null>;
};

type Handlers = {
  /** The list's own name on its page. */
  readonly name: string;
  readonly ids: readonly string[];
  readonly open: ((index: number) => void) | undefined;
  readonly toggle: ((index: number) => void) | undefined;
  /** Chooses without clearing: for Shift with an arrow. */
  readonly add: ((index: number) => void) | undefined;
};

/** The row opened last, by list and address: coming back, the keyboard goes on from there. */
const opened = new Map<string, string>();

/** Arrow keys, Home, End, Enter and Space over the rows of a list; one row at a time is reached by Tab. */
export function useRowKeys({ name, ids, open: openRow, toggle, add }: Handlers): RowKeys {
  const count = ids.length;
  const place = `${name} ${location.hash}`;
  const [wanted, setActive] = useState(0);
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const active = Math.min(wanted, Math.max(0, count - 1));

  const open =
    openRow === undefined
      ? undefined
      : (index: number) => {
          const id = ids[index];
          if (id !== undefined) opened.set(place, id);
          openRow(index);
        };
  const [last, setLast] = useState(() => opened.get(place));
  const from = last === undefined ? -1 : ids.indexOf(last);
  useEffect(() => {
    if (from < 0) return;
    opened.delete(place);
    setLast(undefined);
    setActive(from);
    // The list itself goes back to where it was scrolled; whoever went on elsewhere keeps the focus there.
    if (document.activeElement === document.body) bodyRef.current?.querySelector<HTMLElement>(`[data-index="${from}"]`)?.focus({ preventScroll: true });
  }, [from, place]);

  function focus(index: number) {
    setActive(index);
    const row = bodyRef.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const onRow = event.target instanceof HTMLElement && event.target.dataset.index !== undefined;
    if (!onRow && isControl(event.target) && !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    const next = nextIndex(event.key, active, count);
    if (next !== null) {
      event.preventDefault();
      if (event.shiftKey && add !== undefined) {
        add(active);
        add(next);
      }
      focus(next);
    } else if (event.key === 'Enter' && open !== undefined) {
      event.preventDefault();
      open(active);
    } else if (event.key === ' ' && onRow) {
      event.preventDefault();
      toggle?.(active);
    }
  }
  return { active, setActive, open, onKeyDown, bodyRef };
}

/** Where a key leads from a row; null when it does not move. */
export function nextIndex(key: string, from: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'PageDown':
      return Math.min(from + 10, count - 1);
    case 'PageUp':
      return Math.max(from - 10, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
