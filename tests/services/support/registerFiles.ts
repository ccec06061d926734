import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import type { GridCell, SheetGrid } from '#shared/domain/sheet/grid.ts';
import type { ImportPreviewAnswer, ImportRow, ImportSession } from '#shared/contract/imports.ts';
import type { Desk } from '#tests/support/desk.ts';
import { withCells } from '#tests/shared/domain/import/support/register.ts';

const FILE = new URL('../../fixtures/register/清镇市社区名册-模拟.xlsx', import.meta.url);

export const REGISTER_NAME = '清镇市社区名册-模拟.xlsx';

/** The register of 清镇 as the clerks keep it. */
export function registerBytes(): Uint8Array {
  return readFileSync(FILE);
}

/** The same with some cells changed: `{ G5: '2600户' }`; `null` empties one. */
export async function editedRegister(cells: Readonly<Record<string, GridCell>>): Promise<Uint8Array> {
  const [sheet] = (await readWorkbook(registerBytes())).sheets;
  return workbookBytes(withCells(sheet!, cells));
}

/** A workbook of these sheets. */
export async function workbookBytes(...sheets: readonly SheetGrid[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      rows: Array.from(sheet.rows, (row) => Array.from(row ?? [], (cell) => plain(cell ?? null))),
      merges: sheet.merges.map((merge) => ({ startRow: merge.top, startCol: merge.left, endRow: merge.bottom, endCol: merge.right })),
    })),
  });
}

function plain(cell: GridCell): string | number | boolean | null {
  if (typeof cell !== 'object' || cell === null) return cell;
  return 'date' in cell ? cell.date : cell.error;
}

/** Opens a workbook as the page does after the upload. */
export async function opened(desk: Desk, bytes: Uint8Array, name = REGISTER_NAME): Promise<ImportSession> {
  const { session } = await desk.call('imports.open', { staged: await desk.stage(name, bytes) });
  return session!;
}

/** The columns as proposed, with some corrected by their letters. */
export function mappingOf(session: ImportSession, corrections: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(session.columns.map((column) => [String(column.columnIndex), corrections[column.letters] ?? column.target]));
}

/** The preview of an opened workbook with its proposed columns. */
export function previewed(
  desk: Desk,
  session: ImportSession,
  options: { readonly corrections?: Readonly<Record<string, string>>; readonly onDay?: string; readonly sheet?: string } = {},
): Promise<ImportPreviewAnswer> {
  return desk.call('imports.preview', {
    session: session.id,
    sheet: options.sheet ?? session.sheet,
    mapping: mappingOf(session, options.corrections),
    onDay: options.onDay ?? session.onDay,
  });
}

/** Opens, previews and confirms; the values stand from the form's own day unless told. */
export async function imported(desk: Desk, bytes: Uint8Array, options: { readonly name?: string; readonly onDay?: string } = {}) {
  const session = await opened(desk, bytes, options.name);
  const { preview } = await previewed(desk, session, options);
  return desk.call('imports.confirm', { session: session.id, preview });
}

/** The rows of a preview in a state. */
export async function rowsOf(
  desk: Desk,
  session: ImportSession,
  preview: number,
  status: 'all' | 'new' | 'changed' | 'unchanged' | 'error' | 'warning' = 'all',
): Promise<ImportRow[]> {
  const page = await desk.call('imports.rows', { session: session.id, preview, status, limit: 200 });
  return page.rows;
}

/** The file behind a ticket. */
export async function downloaded(desk: Desk, ticket: string): Promise<Uint8Array> {
  const download = await desk.files.downloads.take(ticket);
  const chunks: Uint8Array[] = [];
  for await (const chunk of download!.stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Everything the register says now: communities with their places, codes and values. */
export async function registerState(desk: Desk): Promise<unknown> {
  const { reads } = desk.ports;
  const [communities, units, values] = [await reads.register.communities(), await reads.core.units(), await reads.register.currentValues(null)];
  const towns = new Map(units.map((unit) => [unit.id, unit.name]));
  return {
    units: units.map((unit) => [unit.kind, unit.name]),
    communities: communities.map((community) => ({
      name: community.name,
      code: community.code,
      subdistrict: towns.get(community.subdistrictId),
      closed: community.validTo,
      values: Object.fromEntries([...(values.get(community.no) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))),
    })),
  };
}
