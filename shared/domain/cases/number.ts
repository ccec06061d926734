/** 挂账号 GZ-2021-0001: one number for the life of a case, gapless per year; beyond 9999 it simply grows. */
export const CASE_NUMBER = /^GZ-(?<year>\d{4})-(?<serial>\d{4}|[1-9]\d{4,})$/;

/** Writes a case number. Throws RangeError when year or serial cannot stand in one. */
export function formatCaseNumber(year: number, serial: number): string {
  const number = `GZ-${year}-${String(serial).padStart(4, '0')}`;
  if (!CASE_NUMBER.test(number) || serial < 1) throw new RangeError(`not a case number: ${number}`);
  return number;
}

/** Takes a case number apart, also as typed: gz2021-1, GZ 2021 0001, full-width. Null when it is none. */
export function parseCaseNumber(text: string): { readonly year: number; readonly serial: number } | null {
  const match = /^GZ[-\s]*(\d{4})[-\s]+0*([1-9]\d*)$/i.exec(text.normalize('NFKC').trim());
  return match === null ? null : { year: Number(match[1]), serial: Number(match[2]) };
}
