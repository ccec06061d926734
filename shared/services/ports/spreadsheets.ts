import type { CellMark } from '#shared/domain/import/marks.ts';
import type { JobControl } from './files.ts';
import type { SheetToWrite, WorkbookGrid } from '#shared/domain/sheet/grid.ts';

/** Workbooks in and out; the libraries are the host's business. */
export type Spreadsheets = {
  /** Refuses by code what is not a workbook, is damaged, encrypted, too large or a trap. */
  read(bytes: Uint8Array, control?: JobControl): Promise<WorkbookGrid>;
  write(sheets: readonly SheetToWrite[]): Promise<Uint8Array>;
  /** A copy of somebody's workbook with these cells coloured and the reasons beside them; everything else stays. Throws `workbook_mark_missing`. */
  mark(bytes: Uint8Array, marks: readonly CellMark[]): Promise<Uint8Array>;
};
