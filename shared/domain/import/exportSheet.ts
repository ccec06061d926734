import type { SheetCell, SheetColumn, SheetToWrite } from '#shared/domain/sheet/grid.ts';

/** A column of an exported list; its width follows what stands in it unless given. */
export type ExportColumn = { readonly header: string; readonly group?: string; readonly kind: SheetColumn['kind']; readonly width?: number };

/** Any list as seen on the screen: lines above it, its columns and rows, notes under it. */
export type ExportList = {
  readonly name: string;
  readonly titles: readonly string[];
  readonly columns: readonly ExportColumn[];
  readonly rows: ReadonlyArray<ReadonlyArray<SheetCell>>;
  readonly notes?: readonly string[];
};

const NARROWEST = 6;
const WIDEST = 48;
/** Enough rows to see how wide a column runs. */
const MEASURED_ROWS = 300;
const LONGEST_SHEET_NAME = 31;

/** The sheet of a list (「导出所见」): same columns, same order, same rows; widths fitted, wide lists in landscape. */
export function exportSheet(list: ExportList): SheetToWrite {
  const columns = list.columns.map(({ header, group, kind, width }, index): SheetColumn => {
    const fitted = width ?? fittedWidth(header, list.rows, index);
    return group === undefined ? { header, kind, width: fitted } : { header, group, kind, width: fitted };
  });
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const sheet: SheetToWrite = { name: sheetName(list.name), titles: list.titles, columns, rows: list.rows, landscape: total > 90 };
  return list.notes === undefined ? sheet : { ...sheet, notes: list.notes };
}

/** A name spreadsheets accept: at most 31 characters, none of `\ / ? * [ ] :`, no quotation mark at the ends. */
export function sheetName(name: string): string {
  const cleaned = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return [...cleaned].slice(0, LONGEST_SHEET_NAME).join('').trim() || 'Sheet1';
}

/** Characters of half width that a text takes; Chinese characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2e7f || char === '·' ? 2 : 1;
  return width;
}

function fittedWidth(header: string, rows: ExportList['rows'], column: number): number {
  let widest = displayWidth(header);
  for (let row = 0; row < Math.min(rows.length, MEASURED_ROWS); row += 1) {
    const cell = rows[row]?.[column] ?? null;
    const shown = typeof cell === 'object' && cell !== null ? cell.value : cell;
    if (shown === null) continue;
    for (const line of String(shown).split('\n')) widest = Math.max(widest, displayWidth(line));
  }
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2));
}
