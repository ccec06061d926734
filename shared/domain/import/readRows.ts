import { AppError } from '#shared/domain/errors.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import { UNFILLED, type MetricValue } from '#shared/domain/register/value.ts';
import type { GridCell, SheetGrid } from '#shared/domain/sheet/grid.ts';
import { isBlank, shownText, tidyName } from './cellText.ts';
import { saysUnfilled } from './cellWords.ts';
import type { TableColumn } from './findHeader.ts';
import type { RegisterTable } from './findTable.ts';
import { headerFactor } from './headerFactor.ts';
import { formulaProblem, inSheetOrder, problem, warning, type CellProblem, type ImportIssue } from './issue.ts';
import { checkMapping, type ColumnMapping } from './mapping.ts';
import { cellReader, type CellReader } from './readCell.ts';
import { readCode } from './readCode.ts';
import { cellAt } from './sheetView.ts';
import { isIdentity, type IdentityTarget } from './vocabulary.ts';

/** One community as the sheet has it. */
export type ReadRow = {
  /** Sheet row from 1. */
  readonly row: number;
  /** Null where the sheet says nothing (readable code alone may name the community). */
  readonly subdistrict: string | null;
  readonly name: string | null;
  readonly code: string | null;
  /** By position of `ReadTable.metricKeys`; null where the cell could not be read. */
  readonly values: ReadonlyArray<MetricValue | null>;
  /** At least one error: the row cannot be imported. */
  readonly failed: boolean;
};

export type ReadTable = {
  readonly sheet: string;
  readonly metricKeys: readonly string[];
  /** Column letters and header of each metric key, and of the identity columns, for messages. */
  readonly metricColumns: readonly TableColumn[];
  readonly identityColumns: Readonly<Partial<Record<IdentityTarget, TableColumn>>>;
  readonly rows: readonly ReadRow[];
  /** In sheet order. */
  readonly issues: readonly ImportIssue[];
};

const LONGEST_NAME = 60;
const SAME_AS_ABOVE = new Set(['同上', '〃', '″', '"', '“', '”', '..', '′′']);

/**
 * Reads every data row with a checked mapping; all findings are collected. Errors: `import_mapping` {codes} when
 * `checkMapping` still finds something (the caller shows its list instead of reading).
 */
export function readRows(table: RegisterTable, mapping: ColumnMapping, metrics: readonly Metric[]): ReadTable {
  const unsound = checkMapping(table, mapping, metrics);
  if (unsound.length > 0) throw new AppError('import_mapping', { codes: [...new Set(unsound.map((issue) => issue.code))] });
  const byKey = new Map(metrics.map((metric) => [metric.key, metric]));
  const issues: ImportIssue[] = [];
  const identity: Partial<Record<IdentityTarget, TableColumn>> = {};
  const columns: Array<{ readonly column: TableColumn; readonly read: CellReader }> = [];
  const metricKeys: string[] = [];
  for (const column of table.columns) {
    const target = mapping[column.index] ?? 'ignore';
    if (target === 'ignore') continue;
    if (isIdentity(target)) {
      identity[target] = column;
      continue;
    }
    const metric = byKey.get(target);
    if (metric === undefined) continue;
    columns.push({ column, read: cellReader(metric, headerFactor(table, column, metric).factor ?? 1) });
    metricKeys.push(metric.key);
  }
  const context: RowContext = { table, identity, columns, subdistricts: subdistrictsOf(table, identity.subdistrict), issues };
  const rows = table.rows.map((row) => readRow(context, row));
  warnOfMerged(context);
  return {
    sheet: table.sheet.name,
    metricKeys,
    metricColumns: columns.map(({ column }) => column),
    identityColumns: identity,
    rows,
    issues: inSheetOrder(issues),
  };
}

/** A finding about a row of the sheet, at a column when it is about one. */
export function rowIssue(sheet: string, row: number, column: TableColumn | undefined, raw: string, found: CellProblem): ImportIssue {
  return { ...found, sheet, row, column: column?.letters ?? '', header: column?.header ?? '', raw };
}

type RowContext = {
  readonly table: RegisterTable;
  readonly identity: Partial<Record<IdentityTarget, TableColumn>>;
  readonly columns: ReadonlyArray<{ readonly column: TableColumn; readonly read: CellReader }>;
  readonly subdistricts: ReadonlyMap<number, Subdistrict>;
  readonly issues: ImportIssue[];
};

function readRow(context: RowContext, row: number): ReadRow {
  const {
    table: { sheet },
    issues,
    identity,
  } = context;
  let failed = false;
  const report = (column: TableColumn | undefined, cell: GridCell | undefined, found: CellProblem): void => {
    if (found.severity === 'error') failed = true;
    issues.push(rowIssue(sheet.name, row + 1, column, shownText(cell), found));
  };
  const cells = sheet.rows[row] ?? [];
  const named = readName(identity.name, cells);
  if (named.issue !== null) report(identity.name, identity.name && cells[identity.name.index], named.issue);
  const coded = identity.code === undefined ? { code: null, issue: null } : readCode(cells[identity.code.index]);
  if (coded.issue !== null) report(identity.code, identity.code && cells[identity.code.index], coded.issue);
  if (named.name === null && named.issue === null && coded.code === null && coded.issue === null)
    report(identity.name ?? identity.code, null, problem('import_name_missing'));
  const subdistrict = context.subdistricts.get(row);
  if (subdistrict?.issue) report(identity.subdistrict, cells[identity.subdistrict?.index ?? -1], subdistrict.issue);
  const values: Array<MetricValue | null> = new Array<MetricValue | null>(context.columns.length).fill(UNFILLED);
  for (let index = 0; index < context.columns.length; index += 1) {
    const at = context.columns[index];
    const cell = at === undefined ? null : cells[at.column.index];
    if (at === undefined || cell === null || cell === undefined) continue;
    const reading = at.read(cell);
    values[index] = reading.value;
    if (reading.issue !== null) report(at.column, cell, reading.issue);
  }
  return { row: row + 1, subdistrict: subdistrict?.name ?? null, name: named.name, code: coded.code, values, failed };
}

function readName(column: TableColumn | undefined, cells: readonly GridCell[]): { readonly name: string | null; readonly issue: CellProblem | null } {
  if (column === undefined) return { name: null, issue: null };
  const cell = cells[column.index] ?? null;
  if (typeof cell === 'object' && cell !== null && 'error' in cell) return { name: null, issue: formulaProblem(cell.error) };
  const name = tidyName(shownText(cell));
  if (name === '' || saysUnfilled(name)) return { name: null, issue: null };
  if (name.length > LONGEST_NAME) return { name: null, issue: problem('import_cell_too_long', { length: name.length, limit: LONGEST_NAME }) };
  return { name, issue: null };
}

type Subdistrict = { readonly name: string; readonly issue: CellProblem | null };

/**
 * The subdistrict of each data row: its own cell, the merged cell it lies in, 「同上」, or the heading row above.
 * An empty cell that is none of these takes the one above with a warning: registers often write it once a block.
 */
function subdistrictsOf(table: RegisterTable, column: TableColumn | undefined): Map<number, Subdistrict> {
  const found = new Map<number, Subdistrict>();
  const merged = column === undefined ? new Set<number>() : mergedBelow(table.sheet, column.index, table);
  let above = '';
  for (const row of table.rows) {
    const cell = column === undefined ? null : cellAt(table.sheet, row, column.index);
    const own = typeof cell === 'object' && cell !== null && 'error' in cell ? '' : tidyName(shownText(cell));
    if (own !== '' && !SAME_AS_ABOVE.has(own) && !saysUnfilled(own)) {
      above = own;
      found.set(
        row,
        own.length > LONGEST_NAME
          ? { name: own.slice(0, LONGEST_NAME), issue: problem('import_cell_too_long', { length: own.length, limit: LONGEST_NAME }) }
          : { name: own, issue: null },
      );
      continue;
    }
    const section = table.sections.get(row);
    if (typeof cell === 'object' && cell !== null && 'error' in cell) found.set(row, { name: '', issue: formulaProblem(cell.error) });
    else if (own === '' && section !== undefined && !merged.has(row)) found.set(row, { name: section, issue: null });
    else if (above !== '')
      found.set(row, { name: above, issue: own !== '' || merged.has(row) ? null : warning('import_subdistrict_carried', { subdistrict: above }) });
  }
  return found;
}

/** Rows that lie in a merged cell of a column under its first row. */
function mergedBelow(sheet: SheetGrid, column: number, table: RegisterTable): Set<number> {
  const rows = new Set<number>();
  for (const merge of sheet.merges) {
    if (column < merge.left || column > merge.right) continue;
    const last = Math.min(merge.bottom, table.rows[table.rows.length - 1] ?? 0);
    for (let row = Math.max(merge.top, table.headerBottom) + 1; row <= last; row += 1) rows.add(row);
  }
  return rows;
}

/** One number merged over several communities belongs to none of the lower ones for certain. */
function warnOfMerged(context: RowContext): void {
  const { table, issues } = context;
  const dataRows = new Set(table.rows);
  const columns = new Map(context.columns.map(({ column }) => [column.index, column]));
  for (const merge of table.sheet.merges) {
    const column = columns.get(merge.left);
    if (column === undefined || merge.bottom === merge.top || merge.top <= table.headerBottom) continue;
    const top = cellAt(table.sheet, merge.top, merge.left);
    if (isBlank(top)) continue;
    const rows: string[] = [];
    for (let row = merge.top + 1; row <= merge.bottom && row < table.sheet.rows.length; row += 1) if (dataRows.has(row)) rows.push(String(row + 1));
    if (rows.length > 0) issues.push(rowIssue(table.sheet.name, merge.top + 1, column, shownText(top), warning('import_cell_merged', { rows })));
  }
}
