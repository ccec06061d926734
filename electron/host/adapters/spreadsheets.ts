import type { Spreadsheets } from '#shared/services/ports.ts';
import { markWorkbook, readWorkbook } from './spreadsheetReader.ts';
import { writeWorkbook } from './spreadsheetWriter.ts';

/** The spreadsheet port of the services. */
export const spreadsheets: Spreadsheets = {
  read: (bytes, control) => readWorkbook(bytes, control?.signal instanceof AbortSignal ? { signal: control.signal } : {}),
  write: (sheets) => writeWorkbook(sheets),
  mark: (bytes, marks) => markWorkbook(bytes, marks),
};
