import type { KeyboardEvent } from 'react';
import { isComposing } from '#ui/ui/keys.ts';
import { submitOnCtrlEnter } from '#ui/ui/submitOnCtrlEnter.ts';

/**
 * Keys of a form of many values: Enter goes to the next field, Ctrl+Enter saves. In a field of several lines Enter
 * stays what it is, and while a list is open it chooses.
 */
export function onFormKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (submitOnCtrlEnter(event) || event.key !== 'Enter' || isComposing(event)) return;
  const target = event.target;
  if (!(target instanceof HTMLElement) || event.shiftKey || event.altKey) return;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLButtonElement || target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  focusNext(event.currentTarget, target);
}

function focusNext(form: HTMLElement, from: HTMLElement): void {
  const fields = [...form.querySelectorAll<HTMLElement>('input:not([type=hidden]):not(:disabled), textarea:not(:disabled)')].filter(
    (field) => field.tabIndex >= 0,
  );
  // One stop for a group of radio buttons: the chosen one.
  const stops = fields.filter((field) => !(field instanceof HTMLInputElement && field.type === 'radio' && !field.checked));
  const next = stops[stops.indexOf(from) + 1];
  next?.focus();
  if (next instanceof HTMLInputElement && next.type !== 'radio') next.select();
}
