import { formatDayChinese } from '#shared/domain/date.ts';
import { type ExportColumn, exportSheet } from '#shared/domain/import/exportSheet.ts';
import type { SheetCell } from '#shared/domain/sheet/grid.ts';
import { caseListWords } from '#shared/words/caseLists.ts';
import { XLSX } from '#shared/services/mime.ts';
import type { Ports } from '#shared/services/ports.ts';

/** A list on its way into a workbook. */
export type ListSheet = { readonly title: string; readonly columns: readonly ExportColumn[]; readonly rows: ReadonlyArray<readonly SheetCell[]> };
/** One column by its key on the screen. */
export type ListColumn<R> = ExportColumn & { readonly key: string; readonly cell: (row: R) => SheetCell };

/** The columns seen, in their order; with none named all of them. */
export function listSheet<R>(title: string, columns: readonly ListColumn<R>[], keys: readonly string[], rows: readonly R[]): ListSheet {
  const seen = keys.length === 0 ? columns : columns.filter((column) => keys.includes(column.key));
  return { title, columns: seen.map(({ header, kind }) => ({ header, kind })), rows: rows.map((row) => seen.map((column) => column.cell(row))) };
}

/** Writes the list under the bureau's name, with how many rows as of today, and answers a one-time ticket. */
export async function sheetTicket(ports: Ports, list: ListSheet): Promise<{ readonly ticket: string; readonly name: string; readonly size: number }> {
  const bureau = (await ports.reads.core.meta('bureau')) ?? '';
  const today = ports.clock.today();
  const bytes = await ports.spreadsheets.write([
    exportSheet({
      name: list.title,
      titles: [`${bureau}${list.title}`, caseListWords.state(list.rows.length, formatDayChinese(today))],
      columns: list.columns,
      rows: list.rows,
    }),
  ]);
  const name = `${list.title}-${today}.xlsx`;
  return { ticket: ports.files.downloadTicket({ name, mime: XLSX, source: { bytes } }), name, size: bytes.byteLength };
}
