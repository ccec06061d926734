import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

/**
 * Whether a key belongs to an input method. Some confirm a word with `isComposing` already false and
 * only the key code 229 left, so both are asked.
 */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

/** Whether a key press is meant for a text field or another control that uses it itself. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.getAttribute('role') === 'combobox';
}

/** Whether the press landed on something that answers presses itself (a button in a row). */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a,button,input,select,textarea,label,[role=menuitem],[role=option],[contenteditable=true]') !== null;
}
