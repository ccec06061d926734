import { readXls, readXlsx, type Sheet, type Workbook } from 'hucre/xlsx';
import { AppError } from '#shared/domain/errors.ts';
import type { GridCell, GridMerge, SheetGrid, WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import { checkWorkbook, type CheckedWorkbook } from './workbookGuard.ts';

/** Excel's own limit; a longer text can only come from a file made to hurt. */
const longestText = 32_767;
const errorTexts: ReadonlySet<string> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA', '#ERR!']);
const dayMs = 86_400_000;

/**
 * Checks and parses a workbook in this thread. Empty texts become null, dates local days, times of day `HH:MM`,
 * formulas the value the last program saved.
 * @throws AppError as `checkWorkbook`, and workbook_unreadable {reason}
 */
export async function parseWorkbook(bytes: Uint8Array): Promise<WorkbookGrid> {
  const checked = checkWorkbook(bytes);
  const workbook = await parse(checked);
  const hidden = checked.format === 'xlsx' ? checked.sheets.map((sheet) => sheet.hidden) : checked.hidden;
  const sheets = workbook.sheets.map((sheet, index) => toGrid(sheet, hidden[index] ?? false, checked.format));
  return { format: checked.format, sheets, externalLinks: checked.externalLinks };
}

async function parse(checked: CheckedWorkbook): Promise<Workbook> {
  try {
    return checked.format === 'xlsx' ? await readXlsx(checked.bytes, { range: checked.range }) : await readXls(checked.bytes);
  } catch (error) {
    throw new AppError('workbook_unreadable', { reason: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
}

function toGrid(sheet: Sheet, hidden: boolean, format: WorkbookGrid['format']): SheetGrid {
  const errors = errorCells(sheet);
  const rows: GridCell[][] = [];
  let width = 0;
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const cells: GridCell[] = [];
    const source = sheet.rows[row] ?? [];
    for (let column = 0; column < source.length; column += 1) {
      const value = source[column] ?? null;
      const error = typeof value === 'string' && (format === 'xls' ? errorTexts.has(value) : errors.has(row * 16_384 + column));
      cells.push(error ? { error: value } : toCell(value));
      if (value !== null && column >= width) width = column + 1;
    }
    rows.push(cells);
  }
  return { name: sheet.name, hidden, rows, merges: clipMerges(sheet.merges ?? [], rows.length, width) };
}

function errorCells(sheet: Sheet): ReadonlySet<number> {
  const errors = new Set<number>();
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.type !== 'error') continue;
    const comma = key.indexOf(',');
    errors.add(Number(key.slice(0, comma)) * 16_384 + Number(key.slice(comma + 1)));
  }
  return errors;
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
