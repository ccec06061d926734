/** A share in 0.01 %, rounded half up, except that neither 0 nor 100 % is shown before it is true. Null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const exact = Math.round((part * 10_000) / whole);
  if (part > 0 && exact === 0) return 1;
  return part < whole && exact === 10_000 ? 9_999 : exact;
}
