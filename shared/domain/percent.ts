/**
 * A share in 0.01 %, cut off and not rounded, so that rounding it once more for the page gives what rounding the share
 * itself would: 94 of 155 is 60.6 %, not by way of 60.65 the 60.7. Something is never 0. Null of nothing.
 */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const cut = Math.floor((part * 10_000) / whole);
  return part > 0 && cut === 0 ? 1 : cut;
}

/** A share in 0.01 %, rounded half up, where both its digits are shown as they are; neither 0 nor 100 % before it is true. Null of nothing. */
export function percentToTheDigit(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const near = Math.round((part * 10_000) / whole);
  if (part > 0 && near === 0) return 1;
  return part < whole && near === 10_000 ? 9_999 : near;
}
