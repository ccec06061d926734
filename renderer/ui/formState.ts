/**
 * What stands in the fields of a form, to be compared with what stood there: whatever the form does with it, text,
 * choices, days, ticks and files all show in its controls.
 */
export function formState(form: Element | null): string {
  if (form === null) return '';
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  return JSON.stringify(
    fields.map((field) => (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio') ? field.checked : field.value)),
  );
}
