import type { Spreadsheets } from '#shared/services/ports.ts';

/** Workbooks through the adapters, which are loaded when first needed: start-up does not wait for them. */
export function spreadsheets(sample: boolean): Spreadsheets {
  return {
    async read(bytes, control) {
      const { readWorkbook } = await import('./adapters/spreadsheetReader.ts');
      return readWorkbook(bytes, control === undefined ? {} : { signal: control.signal as AbortSignal });
    },
    async write(sheets) {
      const { writeWorkbook } = await import('./adapters/spreadsheetWriter.ts');
      return writeWorkbook(sheets, { sample });
    },
    async mark(bytes, marks) {
      const { markWorkbook } = await import('./adapters/spreadsheetReader.ts');
      return markWorkbook(bytes, marks);
    },
  };
}
