/** Marks a date that was typed and is refused; its form knows it only as none. */
export const REFUSED_DAY = 'data-refused-day';

/**
 * Goes to the first date within that is shown as wrong and answers true: what is to be saved would be without it.
 * Forms ask by themselves (`DayInput`); pages that save by a button of their own ask before they save.
 */
export function goToRefusedDay(within: ParentNode = document): boolean {
  const field = within.querySelector<HTMLElement>(`[${REFUSED_DAY}]`);
  field?.focus();
  return field !== null;
}
