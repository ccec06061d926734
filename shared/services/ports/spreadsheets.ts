import type { SheetToWrite, WorkbookGrid } from '#shared/domain/sheet/grid.ts';

/** One cell to mark in the user's own workbook: 1-based row, zero-based column. */
export type CellMark = { readonly sheet: string; readonly row: number; readonly column: number; readonly note: string };

/** Workbooks in and out; the libraries are the host's business. */
export type Spreadsheets = {
  /** Refuses by code what is not a workbook, is damaged, encrypted, too large or a trap. */
  read(bytes: Uint8Array, signal?: { readonly aborted: boolean }): Promise<WorkbookGrid>;
  write(sheets: readonly SheetToWrite[]): Promise<Uint8Array>;
  /** The same workbook with these cells marked and explained. */
  mark(bytes: Uint8Array, marks: readonly CellMark[]): Promise<Uint8Array>;
};
