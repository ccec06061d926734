import { flushSync } from 'react-dom';

/**
 * Lets the field somebody is typing into take its text now, as if it were left: figures and days are understood on
 * leaving, and saving by a key must not pass over them. The focus stays where it is.
 */
export function settleField(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  // A list of choices reports each choice at once, and would open again with the focus.
  if (field.getAttribute('aria-haspopup') !== null) return;
  flushSync(() => field.blur());
  if (field.isConnected) field.focus({ preventScroll: true });
}
