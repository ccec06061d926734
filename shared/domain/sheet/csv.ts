import type { SheetCell } from './grid.ts';

/** What a spreadsheet would take for a formula when it opens a CSV (OWASP ASVS 5.0 1.2.10). */
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as CSV for Excel and WPS: UTF-8 with its mark, CRLF, quoted where needed; text that looks like a formula gets a ' before it. */
export function csvText(rows: ReadonlyArray<ReadonlyArray<SheetCell>>): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(cell: SheetCell): string {
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
