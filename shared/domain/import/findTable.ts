import { parseLooseDay, type Day } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import type { GridCell, SheetGrid, WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import { compact, shownText } from './cellText.ts';
import { findHeader, type HeaderBlock, type TableColumn } from './findHeader.ts';
import { readHeader, titleUnits } from './header.ts';
import { filledCells, shownRow, withSoundMerges } from './sheetView.ts';
import { unitOf, type Unit } from './units.ts';
import { exactTargets, vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** Why a row under the header is not a community. */
export type SkipReason = 'blank' | 'total' | 'note' | 'section' | 'numbering' | 'units' | 'repeated_header';

/** A row that is not read: sheet row from 1, why, and what stands in it. */
export type SkippedRow = { readonly row: number; readonly reason: SkipReason; readonly text: string };

/** The register table of one sheet. Rows are zero-based indexes into `sheet.rows`. */
export type RegisterTable = {
  readonly sheet: SheetGrid;
  /** Lines above the header. */
  readonly titles: readonly string[];
  /** The day the form says it was filled in (填报日期), or null. */
  readonly reportedOn: Day | null;
  /** Units that a line above the header states for the whole table (单位：万元). */
  readonly titleUnits: readonly Unit[];
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly number[];
  readonly skipped: readonly SkippedRow[];
  /** A heading row above groups of rows (「青龙山街道」 alone in its row), by the rows under it. */
  readonly sections: ReadonlyMap<number, string>;
  /** How many different known fields the header names. */
  readonly score: number;
};

const TOTAL = /^[^:：]{0,20}?(?:小计|合计|总计|共计|累计|总数|平均|平均数|平均值)(?:[(（:：\d].{0,15})?$/;
const NOTE =
  /^(?:[(（]?(?:注|备注|附注|说明|填表说明|填报说明)[)）]?\d*[:：.、]|[※*＊]|(?:填表|填报|制表|审核|报送|汇总|统计|单位|分管|经办|联系|主要)?(?:人|负责人|领导|单位|电话|日期|时间|部门|人员)(?:签字|签名|签章|盖章|[(（].{0,8}[)）])?[:：])/;
const UNIT_NAME = /(?:街道|镇|乡|办事处|街办|管委会|开发区|新区|农场|林场)$/;
const LONGEST_TOTAL = 24;

/**
 * The register in a sheet: header, data rows, and rows left out with the reason. Errors:
 * `import_no_register` {sheet} when no header with the community's name or code and another known field is found.
 */
export function findTable(sheet: SheetGrid, metrics: readonly Metric[]): RegisterTable {
  const table = tableOf(sheet, vocabularyOf(metrics));
  if (table === null) throw new AppError('import_no_register', { sheets: [sheet.name] });
  return table;
}

/** The table chosen from a workbook and the other visible sheets that hold one, best first. */
export type TableChoice = {
  readonly table: RegisterTable;
  readonly others: ReadonlyArray<{ readonly sheet: string; readonly rows: number; readonly score: number }>;
};

/**
 * The best matching visible sheet, or the named one. Errors: `import_no_register` {sheets}, `import_sheet_hidden`
 * {sheet} when only a hidden sheet holds a register, `import_sheet_missing` {sheet} for an unknown name.
 */
export function chooseTable(workbook: WorkbookGrid, metrics: readonly Metric[], sheetName?: string): TableChoice {
  const vocabulary = vocabularyOf(metrics);
  const named = workbook.sheets.find((sheet) => sheet.name === sheetName);
  if (sheetName !== undefined && named === undefined) throw new AppError('import_sheet_missing', { sheet: sheetName });
  const tables = workbook.sheets.flatMap((sheet) => tableOf(sheet, vocabulary) ?? []).sort((a, b) => b.score - a.score || b.rows.length - a.rows.length);
  const visible = tables.filter((table) => !table.sheet.hidden);
  const table = named === undefined ? visible[0] : tables.find((each) => each.sheet.name === named.name);
  if (table === undefined) {
    const hidden = named === undefined ? tables[0] : undefined;
    if (hidden !== undefined) throw new AppError('import_sheet_hidden', { sheet: hidden.sheet.name });
    throw new AppError('import_no_register', { sheets: named === undefined ? workbook.sheets.map((sheet) => sheet.name) : [named.name] });
  }
  const others = visible.filter((each) => each !== table).map((each) => ({ sheet: each.sheet.name, rows: each.rows.length, score: each.score }));
  return { table, others };
}

function tableOf(source: SheetGrid, vocabulary: Vocabulary): RegisterTable | null {
  const sheet = withSoundMerges(source);
  const header = findHeader(sheet, vocabulary);
  if (header === null) return null;
  const titles = Array.from({ length: header.top }, (_, row) => [...new Set(shownRow(sheet, row))].filter((text) => text !== '').join(' ')).filter(
    (text) => text !== '',
  );
  const units = unitsRow(sheet, header);
  const body = readBody(sheet, header, vocabulary, units === null ? null : header.bottom + 1);
  return {
    sheet,
    titles,
    reportedOn: reportedOn(titles),
    titleUnits: titles.flatMap(titleUnits),
    headerTop: header.top,
    headerBottom: header.bottom,
    columns: units === null ? header.columns : header.columns.map((column) => ({ ...column, unit: column.unit ?? units.get(column.index) ?? null })),
    ...body,
    score: header.score,
  };
}

function reportedOn(titles: readonly string[]): Day | null {
  for (const title of titles) {
    const match = /(?:填报|填表|统计|截止|报送|制表)(?:日期|时间)?[:：]?\s*(\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)/.exec(title.normalize('NFKC'));
    const day = match?.[1] === undefined ? null : parseLooseDay(match[1]);
    if (day !== null) return day;
  }
  return null;
}

/** A row of units right under the header (户 人 ㎡ …), by column. */
function unitsRow(sheet: SheetGrid, header: HeaderBlock): ReadonlyMap<number, Unit> | null {
  const cells = filledCells(sheet.rows[header.bottom + 1]);
  const units = new Map<number, Unit>();
  for (const { column, cell } of cells) {
    const unit = typeof cell === 'string' ? unitOf(cell.replace(/[()（）]/g, '')) : null;
    if (unit !== null) units.set(column, unit);
  }
  return cells.length >= 2 && units.size * 10 >= cells.length * 6 ? units : null;
}

function readBody(sheet: SheetGrid, header: HeaderBlock, vocabulary: Vocabulary, unitRow: number | null): Pick<RegisterTable, 'rows' | 'skipped' | 'sections'> {
  const rows: number[] = [];
  const skipped: SkippedRow[] = [];
  const sections = new Map<number, string>();
  const headings = headingTexts(sheet, header);
  const identity = new Set(
    header.columns.filter((column) => ['name', 'code'].includes(exactTargets(vocabulary, column.path)[0] ?? '')).map((column) => column.index),
  );
  const ordinal = new Set(header.columns.filter((column) => exactTargets(vocabulary, column.path)[0] === 'ignore').map((column) => column.index));
  const lastLabel = Math.max(3, ...identity);
  let section = '';
  for (let row = header.bottom + 1; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row];
    // A numbered but otherwise empty line of a form is blank.
    const all = filledCells(cells);
    const filled = all.every(({ column, cell }) => ordinal.has(column) && typeof cell === 'number') ? [] : all;
    const reason = row === unitRow ? 'units' : skipReason(filled, headings, identity, lastLabel, row - header.bottom);
    if (reason === null) {
      rows.push(row);
      if (section !== '') sections.set(row, section);
      continue;
    }
    const text = filled
      .slice(0, 4)
      .map(({ cell }) => shownText(cell))
      .join(' ')
      .slice(0, 120);
    if (reason === 'section') section = sectionName(text);
    skipped.push({ row: row + 1, reason, text });
  }
  // Blank rows under the table are nothing to tell.
  const last = Math.max(
    header.bottom + 1,
    ...rows.slice(-1),
    ...skipped
      .filter(({ reason }) => reason !== 'blank')
      .slice(-1)
      .map(({ row }) => row - 1),
  );
  while ((skipped[skipped.length - 1]?.row ?? 0) - 1 > last) skipped.pop();
  return { rows, skipped, sections };
}

type Filled = ReadonlyArray<{ readonly column: number; readonly cell: GridCell }>;

function skipReason(filled: Filled, headings: ReadonlySet<string>, identity: ReadonlySet<number>, lastLabel: number, offset: number): SkipReason | null {
  const first = filled[0];
  if (first === undefined) return 'blank';
  for (const { column, cell } of filled) {
    if (column > lastLabel) break;
    if (typeof cell !== 'string') continue;
    if (cell.length <= LONGEST_TOTAL && TOTAL.test(compact(cell))) return 'total';
    if (NOTE.test(shownText(cell))) return 'note';
  }
  const text = shownText(first.cell);
  if (isNumbering(filled, offset)) return 'numbering';
  if (filled.length >= 2 ? repeats(filled, headings) : headings.has(compact(text))) return 'repeated_header';
  if (filled.length > 1 || typeof first.cell !== 'string') return null;
  // A name alone in its row is a community with nothing filled in; a sentence there is a note.
  if (identity.has(first.column)) return text.length > 30 || /[，。；;：:]/.test(text) ? 'note' : null;
  return UNIT_NAME.test(sectionName(text)) && text.length <= 30 ? 'section' : 'note';
}

/** 「一、青龙山街道（23个）」 names 青龙山街道. */
function sectionName(text: string): string {
  return readHeader(text)
    .label.replace(/[(（].*$/, '')
    .trim();
}

/** 1 2 3 4 … under the header. */
function isNumbering(filled: Filled, offset: number): boolean {
  if (offset > 2 || filled.length < 3) return false;
  return filled.every(({ cell }, index) => index === 0 || Number(shownText(cell)) === Number(shownText(filled[index - 1]?.cell)) + 1);
}

/** A printed register repeats its header on each page. */
function repeats(filled: Filled, headings: ReadonlySet<string>): boolean {
  let same = 0;
  for (const { cell } of filled) {
    if (typeof cell !== 'string') return false;
    if (headings.has(compact(cell))) same += 1;
  }
  return same * 10 >= filled.length * 8;
}

function headingTexts(sheet: SheetGrid, header: HeaderBlock): ReadonlySet<string> {
  const texts = new Set<string>();
  for (let row = 0; row <= header.bottom; row += 1) for (const text of shownRow(sheet, row)) if (text !== '') texts.add(compact(text));
  return texts;
}
