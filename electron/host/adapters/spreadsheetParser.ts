import { readXls, readXlsx, type Sheet, type Workbook } from 'hucre/xlsx';
import { AppError } from '#shared/domain/errors.ts';
import { columnLetters, type GridCell, type GridMerge, type SheetGrid, type WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import { checkWorkbook, type CheckedWorkbook } from './workbookGuard.ts';

/** Excel's own limit; a longer text can only come from a file made to hurt. */
const longestText = 32_767;
const errorTexts: ReadonlySet<string> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA', '#ERR!']);
const dayMs = 86_400_000;

/**
 * Checks and parses a workbook in this thread. Empty texts become null, dates local days, times of day `HH:MM`,
 * formulas the value the last program saved; a formula without one is an error that quotes it (`=1/0`). What follows
 * from another file cannot be checked, so a workbook with such links is refused, used by its cells or not.
 * @throws AppError as `checkWorkbook`; workbook_external_links {sheet, cells, count}; workbook_unreadable {reason}
 */
export async function parseWorkbook(bytes: Uint8Array): Promise<WorkbookGrid> {
  const checked = checkWorkbook(bytes);
  const workbook = await parse(checked);
  if (checked.externalLinks) throw new AppError('workbook_external_links', linksOf(workbook));
  const hidden = checked.format === 'xlsx' ? checked.sheets.map((sheet) => sheet.hidden) : checked.hidden;
  const sheets = workbook.sheets.map((sheet, index) => toGrid(sheet, hidden[index] ?? false, checked.format));
  return { format: checked.format, sheets };
}

async function parse(checked: CheckedWorkbook): Promise<Workbook> {
  try {
    return checked.format === 'xlsx' ? await readXlsx(checked.bytes, { range: checked.range }) : await readXls(checked.bytes);
  } catch (error) {
    throw new AppError('workbook_unreadable', { reason: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
}

function toGrid(sheet: Sheet, hidden: boolean, format: WorkbookGrid['format']): SheetGrid {
  const { errors, formulas } = specialCells(sheet);
  const rows: GridCell[][] = [];
  let width = 0;
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const cells: GridCell[] = [];
    const source = sheet.rows[row] ?? [];
    for (let column = 0; column < source.length; column += 1) {
      const value = source[column] ?? null;
      const at = row * 16_384 + column;
      const unsaved = value === null ? formulas.get(at) : undefined;
      const error = typeof value === 'string' && (format === 'xls' ? errorTexts.has(value) : errors.has(at));
      cells.push(unsaved !== undefined ? { error: unsaved } : error ? { error: value } : toCell(value));
      if ((value !== null || unsaved !== undefined) && column >= width) width = column + 1;
    }
    rows.push(cells);
  }
  return { name: sheet.name, hidden, rows, merges: clipMerges(sheet.merges ?? [], rows.length, width) };
}

/** Cells that hold an error, and formulas nobody has worked out: programs that only write leave them so. */
function specialCells(sheet: Sheet): { readonly errors: ReadonlySet<number>; readonly formulas: ReadonlyMap<number, string> } {
  const errors = new Set<number>();
  const formulas = new Map<number, string>();
  for (const [key, cell] of sheet.cells ?? []) {
    const unsaved = cell.formula !== undefined && cell.value === null;
    if (cell.type !== 'error' && !unsaved) continue;
    const { row, column } = placeOf(key);
    if (unsaved) formulas.set(row * 16_384 + column, `=${cell.formula}`);
    else errors.add(row * 16_384 + column);
  }
  return { errors, formulas };
}

/** So many cells are named. */
const named = 5;

/** The first sheet with formulas that look into another workbook, and where; empty when only the links are there. */
function linksOf(workbook: Workbook): { readonly sheet: string; readonly cells: readonly string[]; readonly count: number } {
  for (const sheet of workbook.sheets) {
    const places: string[] = [];
    for (const [key, cell] of sheet.cells ?? []) {
      if (cell.formula === undefined || !/\[\d+\]/.test(cell.formula)) continue;
      const { row, column } = placeOf(key);
      places.push(cell.formulaRef ?? `${columnLetters(column)}${row + 1}`);
    }
    if (places.length > 0) return { sheet: sheet.name, cells: places.slice(0, named), count: places.length };
  }
  return { sheet: '', cells: [], count: 0 };
}

function placeOf(key: string): { readonly row: number; readonly column: number } {
  const comma = key.indexOf(',');
  return { row: Number(key.slice(0, comma)), column: Number(key.slice(comma + 1)) };
}

function toCell(value: Sheet['rows'][number][number] | undefined): GridCell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value.length > longestText ? value.slice(0, longestText) : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  return dateCell(value);
}

/** The library reads serial numbers as UTC instants; the day written there is the local day meant. */
function dateCell(value: Date): GridCell {
  const time = value.getTime();
  if (!Number.isFinite(time)) return null;
  const text = value.toISOString();
  if (time < Date.UTC(1900, 0, 1) && time % dayMs !== 0) return text.slice(11, 16);
  return /^\d{4}-/.test(text) ? { date: text.slice(0, 10) } : null;
}

/** Merges inside the data; a merge over a million empty rows must not become a loop over them. */
function clipMerges(merges: NonNullable<Sheet['merges']>, rows: number, columns: number): GridMerge[] {
  return merges
    .filter((merge) => merge.startRow < rows && merge.startCol < columns && merge.startRow >= 0 && merge.startCol >= 0)
    .map((merge) => ({ top: merge.startRow, left: merge.startCol, bottom: Math.min(merge.endRow, rows - 1), right: Math.min(merge.endCol, columns - 1) }))
    .filter((merge) => merge.bottom >= merge.top && merge.right >= merge.left);
}
