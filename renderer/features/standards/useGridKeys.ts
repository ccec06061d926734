import { useRef, type KeyboardEvent } from 'react';
import { isComposing } from '#ui/ui/keys.ts';

/** Arrow keys from cell to cell of a table whose cells are links; Enter opens, as with any link. */
export function useGridKeys() {
  const ref = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const cell = event.target.closest<HTMLTableCellElement>('td, th');
    const row = cell?.parentElement;
    if (cell === null || !(row instanceof HTMLTableRowElement)) return;
    const step = steps[event.key];
    if (step === undefined) return;
    const table = row.closest('table');
    const next = table?.rows[row.rowIndex + step.down]?.cells[cell.cellIndex + step.right]?.querySelector<HTMLElement>('a, button');
    if (next == null) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  return { ref, onKeyDown };
}

const steps: Readonly<Record<string, { readonly down: number; readonly right: number }>> = {
  ArrowDown: { down: 1, right: 0 },
  ArrowUp: { down: -1, right: 0 },
  ArrowRight: { down: 0, right: 1 },
  ArrowLeft: { down: 0, right: -1 },
};
