import type { WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import type { CellMark } from '#shared/domain/import/marks.ts';
import { AppError } from '#shared/domain/errors.ts';
import { unpackSheet } from './packedGrid.ts';
import { closeThread, inThread, warmThread, type ThreadOptions } from './spreadsheetThread.ts';

/**
 * Reads an .xlsx or .xls into plain rows: formulas as saved values, dates as days, empty as null. `.xlsm` is read for
 * its data alone.
 * @throws AppError as `checkWorkbook` and `inThread`
 */
export async function readWorkbook(bytes: Uint8Array, options: ThreadOptions = {}): Promise<WorkbookGrid> {
  const answer = await inThread({ task: 'read', bytes }, options);
  if (answer.task !== 'read') throw new AppError('workbook_unreadable', { reason: answer.task });
  return { format: answer.workbook.format, sheets: answer.workbook.sheets.map(unpackSheet) };
}

/**
 * A copy of the user's workbook with the given cells filled red and the reason as a comment; every other part stays
 * byte for byte. An .xls comes back as .xlsx with its values, because nothing here writes the old format.
 * @throws AppError as `readWorkbook`; workbook_mark_missing
 */
export async function markWorkbook(bytes: Uint8Array, marks: readonly CellMark[], options: ThreadOptions = {}): Promise<Uint8Array> {
  const answer = await inThread({ task: 'mark', bytes, marks }, options);
  if (answer.task !== 'mark') throw new AppError('workbook_unreadable', { reason: answer.task });
  return answer.bytes;
}

/** Starts the reading thread early, so that the first import does not wait for it. */
export function warmWorkbookReader(): void {
  warmThread();
}

/** Ends the reading thread; used when the host stops. */
export async function closeWorkbookReader(): Promise<void> {
  await closeThread();
}
