import type { ErrorData } from '#shared/domain/errors.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import type { TableColumn } from './findHeader.ts';
import type { RegisterTable } from './findTable.ts';
import { readHeader } from './header.ts';
import { headerFactor } from './headerFactor.ts';
import { inSheetOrder, type ImportIssue, type ImportIssueCode } from './issue.ts';
import { isIdentity, type ColumnTarget } from './vocabulary.ts';

/** Where each column goes, by its zero-based index; a column that is not named is ignored. Plain JSON. */
export type ColumnMapping = Readonly<Record<number, ColumnTarget>>;

/** What users corrected before: header signature → target. */
export type RememberedTargets = Readonly<Record<string, ColumnTarget>>;

/** Tells headers apart across workbooks: the parts of the path without units, spaces and punctuation. */
export function signature(path: readonly string[]): string {
  return path
    .map((part) => readHeader(part).key)
    .filter((key) => key !== '')
    .join('/');
}

/**
 * What to remember of a confirmed mapping, so that the next workbook of this kind is understood at once.
 * Two columns under the same words are left out: the words alone do not tell them apart.
 */
export function rememberMapping(table: RegisterTable, mapping: ColumnMapping): RememberedTargets {
  const remembered = new Map<string, ColumnTarget>();
  const ambiguous = new Set<string>();
  for (const column of table.columns) {
    const key = signature(column.path);
    if (remembered.has(key)) ambiguous.add(key);
    remembered.set(key, mapping[column.index] ?? 'ignore');
  }
  return Object.fromEntries([...remembered].filter(([key]) => key !== '' && !ambiguous.has(key)));
}

/**
 * What stands against reading the table with this mapping: two columns with one target, no column that says which
 * community a row is about, an unknown target, a header unit that cannot become the metric's. Empty when all is well.
 */
export function checkMapping(table: RegisterTable, mapping: ColumnMapping, metrics: readonly Metric[]): ImportIssue[] {
  const known = new Map(metrics.filter((metric) => metric.subject === 'community').map((metric) => [metric.key, metric]));
  const issues: ImportIssue[] = [];
  const byTarget = new Map<string, TableColumn[]>();
  for (const column of table.columns) {
    const target = mapping[column.index] ?? 'ignore';
    if (target === 'ignore') continue;
    const metric = known.get(target);
    if (!isIdentity(target) && metric === undefined) issues.push(columnIssue(table, column, 'import_target_unknown', { target }));
    const clash = metric === undefined ? null : headerFactor(table, column, metric).clash;
    if (clash !== null) issues.push(columnIssue(table, column, 'import_header_unit', clash));
    byTarget.set(target, [...(byTarget.get(target) ?? []), column]);
  }
  for (const [target, columns] of byTarget) {
    if (columns.length < 2) continue;
    const data = { target, columns: columns.map((column) => column.letters) };
    for (const column of columns) issues.push(columnIssue(table, column, 'import_target_twice', data));
  }
  if (!byTarget.has('name') && !byTarget.has('code')) issues.push(columnIssue(table, null, 'import_identity_missing', {}));
  return inSheetOrder(issues);
}

/** An error about a whole column, placed at the lowest header row. */
function columnIssue(table: RegisterTable, column: TableColumn | null, code: ImportIssueCode, data: ErrorData): ImportIssue {
  return {
    severity: 'error',
    code,
    sheet: table.sheet.name,
    row: table.headerBottom + 1,
    column: column?.letters ?? '',
    header: column?.header ?? '',
    raw: column?.header ?? '',
    data,
  };
}
