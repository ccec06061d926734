/**
 * The chain's head in a form people can print, read aloud and compare: the first 16 hex digits in four groups
 * and a check digit, `3f2a-91c0-7be4-d855-6`. 64 bits are enough to recognise a hash, not to replace it.
 */

/** The short form of a hash. Throws TypeError when it has fewer than 16 hex digits. */
export function shortHead(hash: string): string {
  const digits = /^[0-9a-f]{16}/.exec(hash.toLowerCase())?.[0];
  if (digits === undefined) throw new TypeError('not a hash');
  return `${groups(digits)}-${checkDigit(digits)}`;
}

/**
 * The 16 digits of a short head as somebody typed them: blanks, dashes of any kind and upper case are
 * forgiven; null when a digit is wrong or missing, which the check digit tells.
 */
export function readShortHead(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐‑‒–—−]/g, '');
  if (!/^[0-9a-f]{17}$/.test(digits)) return null;
  const head = digits.slice(0, 16);
  return digits.slice(16) === checkDigit(head) ? head : null;
}

/** Whether a typed short head names this hash. */
export function isHeadOf(text: string, hash: string): boolean {
  const head = readShortHead(text);
  return head !== null && hash.toLowerCase().startsWith(head);
}

function groups(digits: string): string {
  return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-');
}

/** Luhn's algorithm modulo 16: finds every wrong digit and every exchange of neighbours but 0 with f. */
function checkDigit(digits: string): string {
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const value = Number.parseInt(digit, 16) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / 16) + (value % 16);
  });
  return ((16 - (sum % 16)) % 16).toString(16);
}
