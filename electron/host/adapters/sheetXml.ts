import { columnLetters, type SheetCell, type SheetColumn, type SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { bodyStyle, fixedStyle, type CellLook } from './sheetStyles.ts';
import type { CellNote } from './sheetNotes.ts';
import { escapeXml } from './xmlTags.ts';

/** Where the parts of a sheet stand; rows one-based. */
export type SheetLayout = {
  readonly columns: number;
  readonly titles: number;
  /** First header row and how many there are (1 or 2). */
  readonly header: number;
  readonly headerRows: number;
  readonly body: number;
  /** Last row of the table; the header's when it is empty. */
  readonly last: number;
};

/** Rows a drop-down covers when the sheet is handed out empty. */
const blankRows = 200;
const chunkSize = 64 << 10;
/** Columns up to this width hold signs and short words (√, 是, 已缴): centred. */
const narrow = 10;
/** Characters a page takes across before the print gets smaller than about 60 %. */
const pageWidth = { landscape: 240, portrait: 160 } as const;
const longestText = 32_767;

/** The layout of a sheet: titles, one or two header rows, the table. */
export function layoutOf(sheet: SheetToWrite): SheetLayout {
  const titles = sheet.titles.length;
  const headerRows = sheet.columns.some((column) => column.group !== undefined) ? 2 : 1;
  const body = titles + headerRows + 1;
  return { columns: Math.max(1, sheet.columns.length), titles, header: titles + 1, headerRows, body, last: Math.max(body - 1, body + sheet.rows.length - 1) };
}

/**
 * The worksheet as XML in pieces of about 64 KB, so that a sheet of any length is packed as it is made. `lists` names
 * the defined name of a column's drop-down where its choices do not fit in the cell rule itself.
 */
export function* sheetXml(
  sheet: SheetToWrite,
  options: {
    readonly lists: ReadonlyMap<number, string>;
    readonly notes: boolean;
    readonly first: boolean;
    readonly footer: string;
    readonly mark: string;
    readonly choiceTitle: string;
    readonly choiceText: string;
  },
): Generator<string> {
  const layout = layoutOf(sheet);
  const lastColumn = columnLetters(layout.columns - 1);
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${lastColumn}${layout.last + (sheet.notes?.length ?? 0)}"/><sheetViews><sheetView workbookViewId="0"${options.first ? ' tabSelected="1"' : ''}><pane ySplit="${layout.body - 1}" topLeftCell="A${layout.body}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${layout.body}" sqref="A${layout.body}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${columnsXml(sheet.columns)}</cols><sheetData>`;
  yield titleRows(sheet, layout) + headerRows(sheet, layout);
  yield* bodyRows(sheet, layout);
  yield noteRows(sheet, layout);
  yield `</sheetData>${layout.last >= layout.body ? `<autoFilter ref="${filterRange(sheet)}"/>` : ''}${mergesXml(sheet, layout)}${validationsXml(sheet, layout, options)}<printOptions horizontalCentered="1"/><pageMargins left="0.59" right="0.59" top="0.79" bottom="0.71" header="0.35" footer="0.35"/><pageSetup paperSize="9" orientation="${sheet.landscape === true ? 'landscape' : 'portrait'}" fitToWidth="${pagesAcross(sheet)}" fitToHeight="0"/><headerFooter>${options.mark === '' ? '' : `<oddHeader>${escapeXml(`&R&"宋体,常规"&12${options.mark}`)}</oddHeader>`}<oddFooter>${escapeXml(`&C&"宋体,常规"&10${options.footer}`)}</oddFooter></headerFooter>${options.notes ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`;
}

/** The range of the auto filter: the last header row and the table under it. */
export function filterRange(sheet: SheetToWrite, fixed = ''): string {
  const layout = layoutOf(sheet);
  return `${fixed}A${fixed}${layout.body - 1}:${fixed}${columnLetters(layout.columns - 1)}${fixed}${layout.last}`;
}

/** Pages a sheet is printed across: wide registers take several instead of shrinking until nobody can read them. */
function pagesAcross(sheet: SheetToWrite): number {
  const width = sheet.columns.reduce((sum, column) => sum + column.width, 0);
  return Math.max(1, Math.ceil(width / pageWidth[sheet.landscape === true ? 'landscape' : 'portrait']));
}

/** Columns the titles are merged over: all, or those of the first page, where a centred title can be seen. */
function titleColumns(sheet: SheetToWrite, layout: SheetLayout): number {
  const pages = pagesAcross(sheet);
  let width = 0;
  const limit = sheet.columns.reduce((sum, column) => sum + column.width, 0) / pages;
  const beyond = pages === 1 ? -1 : sheet.columns.findIndex((column) => (width += column.width) > limit);
  return beyond < 2 ? layout.columns : beyond;
}

/** Leading columns repeated on each page when there are several: at most three, at most 40 characters together. */
export function repeatedColumns(sheet: SheetToWrite): number {
  if (pagesAcross(sheet) === 1) return 0;
  let width = 0;
  const count = sheet.columns.slice(0, 3).findIndex((column) => (width += column.width) > 40);
  return count < 0 ? 3 : count;
}

/** The notes of marked cells, in reading order. */
export function notesOf(sheet: SheetToWrite): CellNote[] {
  const { body } = layoutOf(sheet);
  return sheet.rows.flatMap((cells, index) =>
    cells.flatMap((cell, column) => {
      if (cell === null || typeof cell !== 'object' || cell.note === undefined) return [];
      return [{ row: body - 1 + index, column, reference: `${columnLetters(column)}${body + index}`, text: cell.note }];
    }),
  );
}

function columnsXml(columns: readonly SheetColumn[]): string {
  const widths = columns.length === 0 ? [80] : columns.map((column) => column.width);
  return widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${Math.min(120, Math.max(2, width)) + 0.71}" customWidth="1"/>`)
    .join('');
}

function titleRows(sheet: SheetToWrite, layout: SheetLayout): string {
  return sheet.titles
    .map((title, index) => {
      const style = fixedStyle(index === 0 ? 'title' : 'subtitle');
      return rowXml(
        index + 1,
        textCell(`A${index + 1}`, style, title),
        index === 0 ? 8 + 28 * linesOf(title, titleWidth(sheet, layout)) : 20 * linesOf(title, tableWidth(sheet, layout)),
      );
    })
    .join('');
}

function headerRows(sheet: SheetToWrite, layout: SheetLayout): string {
  const style = fixedStyle('header');
  const line = (row: number, texts: readonly string[], height: number): string =>
    rowXml(row, texts.map((text, column) => textCell(`${columnLetters(column)}${row}`, style, text)).join(''), height);
  const lines = Math.max(1, ...sheet.columns.map((column) => linesOf(column.header, column.width - 1)));
  const height = 10 + 15 * Math.min(6, lines);
  const headers = sheet.columns.map((column) => column.header);
  if (layout.headerRows === 1) return line(layout.header, headers, height);
  const upper = sheet.columns.map((column, index) =>
    column.group === undefined ? column.header : sheet.columns[index - 1]?.group === column.group ? '' : column.group,
  );
  const lower = sheet.columns.map((column) => (column.group === undefined ? '' : column.header));
  return line(layout.header, upper, 24) + line(layout.header + 1, lower, height);
}

function* bodyRows(sheet: SheetToWrite, layout: SheetLayout): Generator<string> {
  const letters = sheet.columns.map((_, column) => columnLetters(column));
  const looks = sheet.columns.map((column) => (column.kind === 'text' && column.width <= narrow ? 'short' : column.kind));
  let chunk = '';
  for (let index = 0; index < sheet.rows.length; index += 1) {
    const row = layout.body + index;
    const cells = sheet.rows[index] ?? [];
    chunk += `<row r="${row}"${heightOf(sheet.columns, cells)}>`;
    for (let column = 0; column < sheet.columns.length; column += 1) {
      chunk += cellXml(`${letters[column]}${row}`, looks[column] ?? 'text', cells[column] ?? null);
    }
    chunk += '</row>';
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/**
 * The height of a row in which a text runs over several lines: not every program measures rows anew when it opens a
 * file. Left open to be fitted again when somebody edits the row.
 */
function heightOf(columns: readonly SheetColumn[], cells: ReadonlyArray<SheetCell>): string {
  let lines = 1;
  for (let column = 0; column < columns.length; column += 1) {
    const cell = cells[column] ?? null;
    const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
    const width = (columns[column]?.width ?? 0) - 1;
    // A text with fewer characters than half its column needs no counting.
    if (typeof value === 'string' && (value.length * 2 > width || value.includes('\n'))) lines = Math.max(lines, linesOf(value, width));
  }
  return lines === 1 ? '' : ` ht="${3 + 15 * Math.min(20, lines)}"`;
}

function noteRows(sheet: SheetToWrite, layout: SheetLayout): string {
  return (sheet.notes ?? [])
    .map((note, index) => {
      const row = layout.last + 1 + index;
      return rowXml(row, textCell(`A${row}`, fixedStyle('note'), note), 17 * linesOf(note, tableWidth(sheet, layout)) + 3);
    })
    .join('');
}

function cellXml(reference: string, kind: SheetColumn['kind'] | 'short', cell: SheetCell): string {
  const marked = cell !== null && typeof cell === 'object';
  const value = marked ? cell.value : cell;
  const marking = marked ? cell.mark : 'none';
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (kind === 'text' || kind === 'short') return textCell(reference, bodyStyle(kind, marking), String(value));
    const look: CellLook = kind === 'integer' && Number.isInteger(value) ? 'integer' : 'decimal';
    return `<c r="${reference}" s="${bodyStyle(look, marking)}"><v>${value}</v></c>`;
  }
  if (typeof value !== 'string' || value === '') return `<c r="${reference}" s="${bodyStyle(kind, marking)}"/>`;
  const serial = kind === 'date' ? serialOf(value) : null;
  if (serial !== null) return `<c r="${reference}" s="${bodyStyle('date', marking)}"><v>${serial}</v></c>`;
  // Text that a spreadsheet could take for a formula is kept as text even when someone edits the cell (OWASP ASVS 1.2.10).
  const look: CellLook = /^[=+\-@\t\r]/.test(value) ? 'guarded' : kind === 'text' || kind === 'short' ? kind : 'loose';
  return textCell(reference, bodyStyle(look, marking), value);
}

function textCell(reference: string, style: number, text: string): string {
  if (text === '') return `<c r="${reference}" s="${style}"/>`;
  const space = /^\s|\s$|\n| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${cellText(text)}</t></is></c>`;
}

/** ISO/IEC 29500-1 §22.9.2.19: `_x0041_` means a character, so a text that looks like it escapes its underscore. */
function cellText(text: string): string {
  const kept = text.length > longestText ? text.slice(0, longestText) : text;
  return escapeXml(kept.includes('_x') ? kept.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : kept);
}

/** Serial number of a day from 1900-03-01 on (before it Excel counts a day that never was). */
function serialOf(value: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const serial = (Date.parse(`${value}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return Number.isInteger(serial) && serial > 60 ? serial : null;
}

function rowXml(row: number, cells: string, height: number): string {
  return `<row r="${row}" ht="${height}" customHeight="1">${cells}</row>`;
}

function tableWidth(sheet: SheetToWrite, layout: SheetLayout): number {
  return Math.max(
    20,
    sheet.columns.reduce((sum, column) => sum + column.width, 0),
    layout.columns * 2,
  );
}

/** What the first line may take, counted in characters of the table: its own are larger. */
function titleWidth(sheet: SheetToWrite, layout: SheetLayout): number {
  return (
    Math.max(
      20,
      sheet.columns.slice(0, titleColumns(sheet, layout)).reduce((sum, column) => sum + column.width, 0),
    ) * 0.6
  );
}

/** Lines a text takes in a width counted in half-width characters. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.replace(/[^\x20-\x7e]/g, 'xx').length / Math.max(2, width))), 0);
}

function mergesXml(sheet: SheetToWrite, layout: SheetLayout): string {
  const last = columnLetters(layout.columns - 1);
  const whole = (row: number): string => `A${row}:${last}${row}`;
  const titled = columnLetters(titleColumns(sheet, layout) - 1);
  const merges =
    layout.columns > 1
      ? [...sheet.titles.map((_, index) => `A${index + 1}:${titled}${index + 1}`), ...(sheet.notes ?? []).map((_, index) => whole(layout.last + 1 + index))]
      : [];
  if (layout.headerRows === 2) merges.push(...headerMerges(sheet.columns, layout.header));
  return merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
}

function headerMerges(columns: readonly SheetColumn[], row: number): string[] {
  const merges: string[] = [];
  for (let start = 0; start < columns.length;) {
    const group = columns[start]?.group;
    let end = start;
    while (group !== undefined && end + 1 < columns.length && columns[end + 1]?.group === group) end += 1;
    if (group === undefined) merges.push(`${columnLetters(start)}${row}:${columnLetters(start)}${row + 1}`);
    else if (end > start) merges.push(`${columnLetters(start)}${row}:${columnLetters(end)}${row}`);
    start = end + 1;
  }
  return merges;
}

function validationsXml(
  sheet: SheetToWrite,
  layout: SheetLayout,
  words: { readonly lists: ReadonlyMap<number, string>; readonly choiceTitle: string; readonly choiceText: string },
): string {
  const last = sheet.rows.length === 0 ? layout.body + blankRows - 1 : layout.last;
  const rules = sheet.columns.flatMap((column, index) => {
    if (column.choices === undefined || column.choices.length === 0) return [];
    const source = words.lists.get(index) ?? `"${column.choices.join(',')}"`;
    const range = `${columnLetters(index)}${layout.body}:${columnLetters(index)}${last}`;
    return [
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${escapeXml(words.choiceTitle)}" error="${escapeXml(words.choiceText)}" sqref="${range}"><formula1>${escapeXml(source)}</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}
