/** Which page a key of a clicker or keyboard leads to; null when the key does not turn pages. It never wraps round. */
export function nextPage(key: string, page: number, pages: number, shift = false): number | null {
  const last = Math.max(0, pages - 1);
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
    case 'ArrowDown':
    case 'Enter':
      return Math.min(page + 1, last);
    case ' ':
      return shift ? Math.max(page - 1, 0) : Math.min(page + 1, last);
    case 'PageUp':
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'Backspace':
      return Math.max(page - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Digits typed so far and what a key makes of them: `3` `Enter` goes to the third page. Null when the key is none of it. */
export function typedPage(typed: string, key: string, pages: number): { readonly typed: string; readonly page: number | null } | null {
  if (/^\d$/.test(key)) return { typed: `${typed}${key}`.slice(-2), page: null };
  if (typed === '') return null;
  if (key === 'Backspace') return { typed: typed.slice(0, -1), page: null };
  if (key === 'Escape') return { typed: '', page: null };
  if (key !== 'Enter') return null;
  return { typed: '', page: Math.min(Math.max(Number(typed), 1), pages) - 1 };
}
