import { useEffect, useRef, type RefObject } from 'react';
import { isComposing, isTyping } from '#ui/ui/keys.ts';

/** ↑ and ↓ lead into the table from anywhere on the page where they mean nothing else: the desk is worked from the keyboard. */
export function useArrowEntry(): RefObject<HTMLDivElement | null> {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (
        (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') ||
        event.defaultPrevented ||
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        isComposing(event) ||
        isTyping(event.target)
      )
        return;
      if (
        document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null ||
        (event.target instanceof Element && event.target.closest('[role=grid], [role=menu], [role=radiogroup]') !== null)
      )
        return;
      const row = holder.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
      if (row === null || row === undefined) return;
      event.preventDefault();
      row.focus();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return holder;
}
