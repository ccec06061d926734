import type { GridCell, SheetCell, SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { exportSheet, type ExportColumn } from './exportSheet.ts';
import type { TableColumn } from './findHeader.ts';
import type { RegisterTable } from './findTable.ts';
import { readHeader } from './header.ts';
import { columnIndex } from './marks.ts';
import type { ImportIssue } from './issue.ts';
import type { ReadTable } from './readRows.ts';

/** The words of the sheet, from `shared/words/import.ts`. */
export type ErrorRowsWords = { readonly sheetName: string; readonly reason: string; readonly subdistrict: string };

/**
 * Only the rows with errors, as they stand, with the reasons in a last column and the bad cells marked: to be put right
 * and imported by itself. Title lines and units are kept, and a subdistrict that came from a merged cell or a heading
 * row is written out, so that the rows mean the same alone. `placed` is a reason that names its column.
 */
export function errorRowsSheet(
  table: RegisterTable,
  read: ReadTable,
  issues: readonly ImportIssue[],
  words: ErrorRowsWords,
  reason: (issue: ImportIssue) => string,
  placed: (issue: ImportIssue) => string,
): SheetToWrite {
  const byRow = Map.groupBy(
    issues.filter((issue) => issue.severity === 'error' && issue.row > table.headerBottom + 1),
    (issue) => issue.row,
  );
  const subdistrictColumn = read.identityColumns.subdistrict;
  const added = subdistrictColumn === undefined && table.sections.size > 0;
  const columns: ExportColumn[] = [
    ...(added ? [{ header: words.subdistrict, kind: 'text' as const }] : []),
    ...table.columns.map(columnOf),
    { header: words.reason, kind: 'text', width: 48 },
  ];
  const rows = read.rows
    .filter((row) => byRow.has(row.row))
    .map((row): SheetCell[] => {
      const found = byRow.get(row.row) ?? [];
      const bad = new Map(found.map((issue) => [columnIndex(issue.column), reason(issue)]));
      const cells = table.columns.map((column): SheetCell => {
        const cell = plainCell(table.sheet.rows[row.row - 1]?.[column.index] ?? null);
        const value = column === subdistrictColumn ? (row.subdistrict ?? cell) : cell;
        const note = bad.get(column.index);
        return note === undefined ? value : { value, mark: 'error', note };
      });
      return [...(added ? [row.subdistrict] : []), ...cells, found.map(placed).join('\n')];
    });
  return exportSheet({ name: words.sheetName, titles: table.titles, columns, rows });
}

/** The header as written, its group above it; a unit that stood in a row of its own joins it. */
function columnOf(column: TableColumn): ExportColumn {
  const stated = column.unit === null || readHeader(column.header).unit !== null;
  const header = stated ? column.header : `${column.header}（${column.unit?.name ?? ''}）`;
  const group = column.path[column.path.length - 2];
  return group === undefined ? { header, kind: 'text' } : { header, group, kind: 'text' };
}

function plainCell(cell: GridCell): string | number | null {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return 'date' in cell ? cell.date : cell.error;
}
