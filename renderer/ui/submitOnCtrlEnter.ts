import type { KeyboardEvent } from 'react';
import { isComposing } from './keys.ts';
import { settleField } from './settleField.ts';

/** Ctrl+Enter in any field of a form submits it with what is typed there; answers whether it was that key. */
export function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): boolean {
  if (event.key !== 'Enter' || !event.ctrlKey || isComposing(event)) return false;
  event.preventDefault();
  settleField();
  event.currentTarget.requestSubmit();
  return true;
}
