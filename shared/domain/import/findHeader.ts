import type { SheetGrid } from '#shared/domain/sheet/grid.ts';
import { columnLetters } from '#shared/domain/sheet/grid.ts';
import { readHeader } from './header.ts';
import { cellAt, filledCells, HEADER_SEARCH_COLUMNS, HEADER_SEARCH_ROWS, mergesOfRow, shownRow } from './sheetView.ts';
import type { Unit } from './units.ts';
import { exactTargets, similarTargets, type ColumnTarget, type Vocabulary } from './vocabulary.ts';

/** A column under its header, upper parts first: path 「待遇和经费（元/月）」→「委员补贴」. */
export type TableColumn = {
  /** Zero-based. */
  readonly index: number;
  readonly letters: string;
  readonly path: readonly string[];
  /** The lowest part as written, in one line; empty for a column without header. */
  readonly header: string;
  /** The unit its own header states. */
  readonly unit: Unit | null;
  /** The unit a group header above states. */
  readonly groupUnit: Unit | null;
};

/** Zero-based rows of the header block, inclusive. */
export type HeaderBlock = { readonly top: number; readonly bottom: number; readonly columns: readonly TableColumn[]; readonly score: number };

const MAX_HEADER_ROWS = 4;
const LONGEST_HEADER = 40;
/** Two of these make a list of persons, in which communities repeat. */
const OF_PEOPLE = new Set([
  '姓名',
  '性别',
  '身份证号',
  '身份证号码',
  '民族',
  '出生年月',
  '出生日期',
  '职务',
  '学历',
  '文化程度',
  '政治面貌',
  '联系电话',
  '手机号',
  '手机号码',
]);
const META_LINE = /(?:填报|填表|制表|报送|汇总)(?:单位|人|日期|时间)?[:：]|(?:^|\s)(?:单位|日期|时间|联系电话|审核人|负责人)[:：]|\d{4}年\d{1,2}月/;

/**
 * The header of a register in a sheet, or null: the row whose cells name most known fields (the community's
 * name or code and one more, or words like one), with the group rows above and further header rows below it.
 */
export function findHeader(sheet: SheetGrid, vocabulary: Vocabulary): HeaderBlock | null {
  let best: { readonly row: number; readonly score: number } | null = null;
  const targetOf = targetLookup(vocabulary);
  const last = Math.min(sheet.rows.length, HEADER_SEARCH_ROWS);
  for (let row = 0; row < last; row += 1) {
    const score = new Set(targetsOfRow(shownRow(sheet, row), targetOf).values()).size;
    if (score > (best?.score ?? 0)) best = { row, score };
  }
  if (best === null) return null;
  const bottom = lastHeaderRow(sheet, best.row, targetOf);
  const top = firstHeaderRow(sheet, best.row, bottom);
  const columns = columnsOf(sheet, top, bottom);
  const score = registerScore(columns, vocabulary);
  return score === 0 ? null : { top, bottom, columns, score };
}

/** How many known fields a header names; 0 when it is no register's: no name or code, nothing else known, or a list of people. */
function registerScore(columns: readonly TableColumn[], vocabulary: Vocabulary): number {
  const targets = new Set(columns.flatMap((column) => exactTargets(vocabulary, column.path).slice(0, 1)));
  targets.delete('ignore');
  if (!targets.has('name') && !targets.has('code')) return 0;
  if (columns.filter((column) => OF_PEOPLE.has(readHeader(column.header).key)).length >= 2) return 0;
  if (targets.size >= 2 && !(targets.size === 2 && targets.has('register.note'))) return targets.size;
  // A bureau's own words may only resemble ours: enough to open the table and let the user say what they mean.
  const unknown = columns.filter((column) => exactTargets(vocabulary, column.path).length === 0);
  return unknown.some((column) => similarTargets(vocabulary, column.header).size > 0) ? targets.size : 0;
}

type TargetOf = (text: string) => ColumnTarget | undefined;

/** The target a header text names; remembered, since the rows searched are mostly data that repeats itself. */
function targetLookup(vocabulary: Vocabulary): TargetOf {
  const known = new Map<string, ColumnTarget | undefined>();
  return (text) => {
    if (text === '' || text.length > LONGEST_HEADER) return undefined;
    if (!known.has(text)) known.set(text, exactTargets(vocabulary, [text])[0]);
    return known.get(text);
  };
}

/** Known targets by column; a merged text counts in its first column only. */
function targetsOfRow(texts: readonly string[], targetOf: TargetOf): Map<number, ColumnTarget> {
  const targets = new Map<number, ColumnTarget>();
  texts.forEach((text, column) => {
    const target = text === texts[column - 1] ? undefined : targetOf(text);
    if (target !== undefined) targets.set(column, target);
  });
  return targets;
}

/** Further header rows below: rows of words that name at least two fields under columns not yet named. */
function lastHeaderRow(sheet: SheetGrid, from: number, targetOf: TargetOf): number {
  let bottom = from;
  const texts = shownRow(sheet, from);
  for (const merge of mergesOfRow(sheet, from)) {
    const named = merge.left < HEADER_SEARCH_COLUMNS && targetOf(texts[merge.left] ?? '') !== undefined;
    if (named && merge.bottom - merge.top < MAX_HEADER_ROWS) bottom = Math.max(bottom, merge.bottom);
  }
  const above = targetsOfRow(texts, targetOf);
  while (bottom - from < MAX_HEADER_ROWS) {
    const cells = filledCells(sheet.rows[bottom + 1]);
    if (cells.length === 0 || !cells.every(({ cell }) => typeof cell === 'string' && cell.length <= LONGEST_HEADER)) break;
    const below = targetsOfRow(shownRow(sheet, bottom + 1), targetOf);
    const fresh = [...below].filter(([column, target]) => above.get(column) !== target && ![...above.values()].includes(target));
    if (fresh.length < 2 || fresh.length * 2 < cells.length) break;
    bottom += 1;
  }
  return bottom;
}

/** Group rows above: rows of short words that are neither a title over the whole width nor a line about the form. */
function firstHeaderRow(sheet: SheetGrid, from: number, bottom: number): number {
  let top = from;
  const width = Math.max(1, ...[from, bottom].map((row) => filledCells(sheet.rows[row]).length));
  while (top > 0 && bottom - top < MAX_HEADER_ROWS) {
    const row = top - 1;
    const cells = filledCells(sheet.rows[row]);
    if (cells.length === 0 || !cells.every(({ cell }) => typeof cell === 'string' && cell.length <= LONGEST_HEADER && !META_LINE.test(cell))) break;
    const only = cells[0];
    if (cells.length === 1 && only !== undefined) {
      const span = sheet.merges.find((merge) => merge.top === row && merge.left === only.column);
      const spread = span === undefined ? 1 : span.right - span.left + 1;
      if (only.column === 0 || spread < 2 || spread * 10 > width * 8) break;
    }
    top = row;
  }
  return top;
}

function columnsOf(sheet: SheetGrid, top: number, bottom: number): TableColumn[] {
  const rows = Array.from({ length: bottom - top + 1 }, (_, offset) => shownRow(sheet, top + offset));
  const width = Math.max(...rows.map((row) => row.length), widthOfData(sheet, bottom + 1));
  const leaf = rows[rows.length - 1] ?? [];
  rows.slice(0, -1).forEach((row, offset) => {
    // A pasted header has lost its merges: a group's word stands in its first column only.
    if (mergesOfRow(sheet, top + offset).length > 0) return;
    for (let column = 1; column < width; column += 1) {
      if ((row[column] ?? '') === '' && (leaf[column] ?? '') !== '') row[column] = row[column - 1] ?? '';
    }
  });
  const columns: TableColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const path: string[] = [];
    for (const row of rows) {
      const text = row[index] ?? '';
      if (text !== '' && text !== path[path.length - 1]) path.push(text);
    }
    const units = path.map((part) => readHeader(part).unit);
    columns.push({
      index,
      letters: columnLetters(index),
      path,
      header: path[path.length - 1] ?? '',
      unit: units[units.length - 1] ?? null,
      groupUnit: units.slice(0, -1).findLast((unit) => unit !== null) ?? null,
    });
  }
  while (columns.length > 0 && columns[columns.length - 1]?.path.length === 0 && columnIsEmpty(sheet, bottom + 1, columns.length - 1)) columns.pop();
  return columns;
}

/** Columns beyond the header that hold data are shown to the user too, without a name. */
function widthOfData(sheet: SheetGrid, from: number): number {
  let width = 0;
  for (let row = from; row < Math.min(sheet.rows.length, from + HEADER_SEARCH_ROWS); row += 1) width = Math.max(width, sheet.rows[row]?.length ?? 0);
  return Math.min(width, HEADER_SEARCH_COLUMNS);
}

function columnIsEmpty(sheet: SheetGrid, from: number, column: number): boolean {
  for (let row = from; row < Math.min(sheet.rows.length, from + HEADER_SEARCH_ROWS); row += 1) {
    const cell = cellAt(sheet, row, column);
    if (cell !== null && cell !== '') return false;
  }
  return true;
}
