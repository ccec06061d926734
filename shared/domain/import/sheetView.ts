import type { GridCell, GridMerge, SheetGrid } from '#shared/domain/sheet/grid.ts';
import { isBlank, shownText } from './cellText.ts';

/** Headers, titles and merged groups of real registers are narrower and higher than this. */
export const HEADER_SEARCH_ROWS = 100;
export const HEADER_SEARCH_COLUMNS = 600;

/** A cell of a sheet, null outside the filled area. */
export function cellAt(sheet: SheetGrid, row: number, column: number): GridCell {
  return sheet.rows[row]?.[column] ?? null;
}

/**
 * The sheet, without its merges when they overlap: spreadsheets never write such, and a file made to hurt could
 * otherwise keep us busy with thousands of merges over the same cells.
 */
export function withSoundMerges(sheet: SheetGrid): SheetGrid {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const merged = sheet.merges.reduce(
    (area, { top, left, bottom, right }) => area + (Math.min(bottom, sheet.rows.length) - top + 1) * (Math.min(right, width) - left + 1),
    0,
  );
  return merged > (sheet.rows.length + 1) * (width + 1) ? { ...sheet, merges: [] } : sheet;
}

/** Merges that touch a row. */
export function mergesOfRow(sheet: SheetGrid, row: number): GridMerge[] {
  return sheet.merges.filter((merge) => merge.top <= row && row <= merge.bottom);
}

/** The texts of a row as one sees them: a merged cell's text stands in all its columns; numbers and dates as text. */
export function shownRow(sheet: SheetGrid, row: number): string[] {
  const cells = sheet.rows[row] ?? [];
  const texts = Array.from({ length: Math.min(cells.length, HEADER_SEARCH_COLUMNS) }, (_, column) => shownText(cells[column]));
  for (const merge of mergesOfRow(sheet, row)) {
    const text = shownText(cellAt(sheet, merge.top, merge.left));
    if (text === '') continue;
    const right = Math.min(merge.right, HEADER_SEARCH_COLUMNS - 1);
    for (let column = merge.left; column <= right; column += 1) texts[column] = text;
  }
  return Array.from(texts, (text) => text ?? '');
}

/** Filled cells of a row in their columns, merged ones once. */
export function filledCells(row: ReadonlyArray<GridCell> | undefined): Array<{ readonly column: number; readonly cell: GridCell }> {
  const filled: Array<{ column: number; cell: GridCell }> = [];
  if (row === undefined) return filled;
  for (let column = 0; column < row.length; column += 1) {
    const cell = row[column] ?? null;
    if (!isBlank(cell)) filled.push({ column, cell });
  }
  return filled;
}
