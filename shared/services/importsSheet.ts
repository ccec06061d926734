import { exportSheet, type ExportColumn } from '#shared/domain/import/exportSheet.ts';
import type { SheetCell, SheetToWrite } from '#shared/domain/sheet/grid.ts';
import type { ImportListColumn } from '#shared/contract/imports.ts';
import { importMoment, importsWords } from '#shared/words/imports.ts';
import type { ImportListRow } from './ports.ts';

const words = importsWords.list;
const NUMBERS: ReadonlySet<ImportListColumn> = new Set(['added', 'changed', 'unchanged']);

/** The list of imports with the chosen columns. */
export function importListSheet(rows: readonly ImportListRow[], columns: readonly ImportListColumn[]): SheetToWrite {
  const head = columns.map((column): ExportColumn => ({
    header: words.columns[column],
    kind: NUMBERS.has(column) ? 'integer' : column === 'day' ? 'date' : 'text',
  }));
  return exportSheet({
    name: words.title,
    titles: [words.exportTitle, words.state(String(rows.length))],
    columns: head,
    rows: rows.map((row) => columns.map((column) => cellOf(row, column))),
  });
}

function cellOf(row: ImportListRow, column: ImportListColumn): SheetCell {
  switch (column) {
    case 'at':
      return importMoment(row.at);
    case 'file':
      return row.fileName;
    case 'sheet':
      return row.sheet;
    case 'day':
      return row.onDay;
    case 'added':
      return row.added;
    case 'changed':
      return row.changed;
    case 'unchanged':
      return row.unchanged;
    case 'person':
      return row.personName;
    case 'state':
      return row.undoneAt === null ? words.written : words.undone(importMoment(row.undoneAt), row.undonePersonName ?? '');
  }
}
