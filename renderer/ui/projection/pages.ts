/** Which page a key of a clicker or keyboard leads to; null when the key does not turn pages. It never wraps round. */
export function nextPage(key: string, page: number, pages: number, shift = false): number | null {
  const last = Math.max(0, pages - 1);
  switch (key) {
    case 'PageDown': case 'ArrowRight': case 'ArrowDown': case 'Enter': return Math.min(page + 1, last);
    case ' ': return shift ? Math.max(page - 1, 0) : Math.min(page + 1, last);
    case 'PageUp': case 'ArrowLeft': case 'ArrowUp': case 'Backspace': return Math.max(page - 1, 0);
    case 'Home': return 0;
    case 'End': return last;
    default: return null;
  }
}
