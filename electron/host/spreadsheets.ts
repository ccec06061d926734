import type { SheetToWrite } from '#shared/domain/sheet/grid.ts';
import type { Spreadsheets } from '#shared/services/ports.ts';
import { sheetWords } from '#shared/words/documents.ts';

/** Workbooks through the adapters, which are loaded when first needed: start-up does not wait for them. */
export function spreadsheets(sample: boolean): Spreadsheets {
  return {
    async read(bytes, control) {
      const { readWorkbook } = await import('./adapters/spreadsheetReader.ts');
      return readWorkbook(bytes, control === undefined ? {} : { signal: control.signal as AbortSignal });
    },
    async write(sheets) {
      const { writeWorkbook } = await import('./adapters/spreadsheetWriter.ts');
      return writeWorkbook(sample ? sheets.map(asSample) : sheets, { sample });
    },
    async mark(bytes, marks) {
      const { markWorkbook } = await import('./adapters/spreadsheetReader.ts');
      return markWorkbook(bytes, marks);
    },
  };
}

/** The writer marks the printed page; on the screen the title says it. */
function asSample(sheet: SheetToWrite): SheetToWrite {
  if (sheet.titles.some((title) => title.includes(sheetWords.sample))) return sheet;
  const [first, ...rest] = sheet.titles;
  return { ...sheet, titles: [first === undefined ? sheetWords.sample : sheetWords.sampleTitle(first), ...rest] };
}
