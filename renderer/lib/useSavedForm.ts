import { useEffect, useState } from 'react';

export type SavedForm<T> = {
  readonly form: T;
  readonly setForm: (next: T | ((last: T) => T)) => void;
  readonly dirty: boolean;
  /** What was written, once the host has answered. */
  readonly written: (input: T) => void;
};

/**
 * A form over something saved as a whole. A change from elsewhere is taken in only while nothing is typed. Between the
 * answer to a save and the fresh read the page still holds what was there before: that is never put back.
 */
export function useSavedForm<T>(saved: T): SavedForm<T> {
  const [form, setForm] = useState(saved);
  const [base, setBase] = useState(saved);
  const [seen, setSeen] = useState(saved);
  const dirty = JSON.stringify(form) !== JSON.stringify(base);
  useEffect(() => {
    if (dirty || seen === saved) return;
    setSeen(saved);
    setBase(saved);
    setForm(saved);
  }, [saved, seen, dirty]);
  return { form, setForm, dirty, written: setBase };
}
