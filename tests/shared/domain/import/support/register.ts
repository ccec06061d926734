import { readFile } from 'node:fs/promises';
import { parseWorkbook } from '#host/adapters/spreadsheetParser.ts';
import { chooseTable, type RegisterTable } from '#shared/domain/import/findTable.ts';
import type { ColumnMapping } from '#shared/domain/import/mapping.ts';
import { matchCommunities, type ExistingCommunity, type MatchResult } from '#shared/domain/import/matchCommunities.ts';
import { previewImport, type ImportPreview } from '#shared/domain/import/previewImport.ts';
import { mappingOf, proposeColumns } from '#shared/domain/import/proposeColumns.ts';
import { readRows, type ReadTable } from '#shared/domain/import/readRows.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { GridCell, SheetGrid, WorkbookGrid } from '#shared/domain/sheet/grid.ts';

const FILE = new URL('../../../../fixtures/register/清镇市社区名册-模拟.xlsx', import.meta.url);

const OLD_FILE = new URL('../../../../fixtures/register/社区名册-旧格式.xls', import.meta.url);

/** The register workbook of the fixtures, as the spreadsheet port reads it. */
async function registerWorkbook(): Promise<WorkbookGrid> {
  return parseWorkbook(await readFile(FILE));
}

/** Its one sheet. */
export async function registerSheet(): Promise<SheetGrid> {
  const sheet = (await registerWorkbook()).sheets[0];
  if (sheet === undefined) throw new Error('the fixture has no sheet');
  return sheet;
}

/** An excerpt of it in the old .xls format, with real dates, a formula and its errors. */
export async function oldRegisterSheet(): Promise<SheetGrid> {
  const sheet = (await parseWorkbook(await readFile(OLD_FILE))).sheets[0];
  if (sheet === undefined) throw new Error('the fixture has no sheet');
  return sheet;
}

/** A small sheet from its cells. */
export function sheetOf(rows: ReadonlyArray<ReadonlyArray<GridCell>>, options: Partial<Pick<SheetGrid, 'name' | 'hidden' | 'merges'>> = {}): SheetGrid {
  return { name: options.name ?? '社区名册', hidden: options.hidden ?? false, rows, merges: options.merges ?? [] };
}

export function workbookOf(...sheets: SheetGrid[]): WorkbookGrid {
  return { format: 'xlsx', sheets };
}

/** The sheet with other cells: `{ G5: '2600户' }`. */
export function withCells(sheet: SheetGrid, cells: Readonly<Record<string, GridCell>>): SheetGrid {
  const rows = sheet.rows.map((row) => [...row]);
  for (const [address, cell] of Object.entries(cells)) {
    const { row, column } = at(address);
    const line = rows[row] ?? [];
    while (line.length < column) line.push(null);
    line[column] = cell;
    rows[row] = line;
  }
  return { ...sheet, rows };
}

/** A1 → row 0, column 0. */
function at(address: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

export type ImportRun = {
  readonly table: RegisterTable;
  readonly mapping: ColumnMapping;
  readonly read: ReadTable;
  readonly match: MatchResult;
  readonly preview: ImportPreview;
};

/** What the register holds: communities and their current values. */
export type RegisterState = { readonly communities: readonly ExistingCommunity[]; readonly values: ReadonlyMap<string, ReadonlyMap<string, MetricValue>> };

const EMPTY_REGISTER: RegisterState = { communities: [], values: new Map() };

/** All steps in a row, with the proposed columns. */
export function runImport(sheet: SheetGrid, register: RegisterState = EMPTY_REGISTER, mapping?: ColumnMapping): ImportRun {
  const { table } = chooseTable(workbookOf(sheet), metrics);
  const used = mapping ?? mappingOf(proposeColumns(table, metrics));
  const read = readRows(table, used, metrics);
  const match = matchCommunities(read, register.communities, []);
  return { table, mapping: used, read, match, preview: previewImport(read, match, register.values, '2021-06-20') };
}

/** The register after an import was confirmed: what a service writes from a preview. */
export function confirmed(run: ImportRun, before: RegisterState = EMPTY_REGISTER): RegisterState {
  const communities = new Map(before.communities.map((community) => [community.id, community]));
  const values = new Map([...before.values].map(([id, held]) => [id, new Map(held)]));
  for (const row of run.preview.rows) {
    if (row.status === 'error') continue;
    const id = row.communityId ?? `community-${communities.size + 1}`;
    const held = values.get(id) ?? new Map<string, MetricValue>();
    for (const change of row.changes) held.set(change.metricKey, change.after);
    values.set(id, held);
    communities.set(id, {
      id,
      name: row.name ?? '',
      code: row.code,
      subdistrictName: row.subdistrict ?? '',
      fullName: held.get('register.full_name')?.text ?? null,
    });
  }
  return { communities: [...communities.values()], values };
}

/** The value read for a community of the sheet. */
export function valueOf(read: ReadTable, community: string, metricKey: string): MetricValue | null | undefined {
  const row = read.rows.find((each) => each.name === community);
  return row?.values[read.metricKeys.indexOf(metricKey)];
}

export const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });
export const estimate = (number: number): MetricValue => ({ number, text: null, qualifier: 'estimate' });
export const text = (words: string): MetricValue => ({ number: null, text: words, qualifier: 'exact' });
export const none: MetricValue = { number: 0, text: null, qualifier: 'none' };
