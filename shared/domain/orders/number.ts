/**
 * Document numbers 清民整〔2021〕1号. Source: GB/T 9704-2012 7.2.5: full year in hexagonal brackets
 * (U+3014, U+3015), no 第, no leading zero, 号 at the end.
 */

export const ORDER_NUMBER = /^(?<prefix>[^〔〕\d\s]+)〔(?<year>\d{4})〕(?<serial>[1-9]\d*)号$/;

export type OrderNumber = { readonly prefix: string; readonly year: number; readonly serial: number };

/** Writes a number. Throws RangeError when a part cannot stand in one; the check before issue finds that first. */
export function formatOrderNumber(prefix: string, year: number, serial: number): string {
  const number = `${prefix}〔${year}〕${serial}号`;
  if (!ORDER_NUMBER.test(number)) throw new RangeError(`not a document number: ${number}`);
  return number;
}

/** Takes a number apart; other brackets and widths that clerks type are accepted. Null when it is none. */
export function parseOrderNumber(text: string): OrderNumber | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[({【〔﹝]/, '〔')
    .replace(/[\])}】〕﹞]/, '〕')
    .replace(/第(?=\d+号$)/, '');
  const groups = ORDER_NUMBER.exec(plain)?.groups;
  return groups === undefined ? null : { prefix: groups['prefix'] ?? '', year: Number(groups['year']), serial: Number(groups['serial']) };
}

/** Whether letters can be a 代字: no digits, blanks or brackets. */
export function isOrderPrefix(prefix: string): boolean {
  return /^[^〔〕\d\s]{1,20}$/.test(prefix);
}

/** The number that follows. Void orders keep theirs, so they are among `taken`. */
export function nextSerial(taken: Iterable<number>): number {
  let last = 0;
  for (const serial of taken) last = Math.max(last, serial);
  return last + 1;
}

/** Numbers missing and numbers given twice in a series that should run from 1 without gaps. */
export function serialFaults(taken: readonly number[]): { readonly missing: number[]; readonly doubled: number[] } {
  const seen = new Set<number>();
  const doubled = new Set<number>();
  for (const serial of taken) (seen.has(serial) ? doubled : seen).add(serial);
  const missing: number[] = [];
  for (let serial = 1; serial < nextSerial(taken); serial += 1) if (!seen.has(serial)) missing.push(serial);
  return { missing, doubled: [...doubled].sort((a, b) => a - b) };
}
