import type { ImportIssue } from './issue.ts';

/** A cell to be coloured in a copy of the workbook, with what is wrong written beside it. Row and column from 0, as in `SheetGrid`. */
export type CellMark = {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly severity: ImportIssue['severity'];
  readonly note: string;
};

/** One mark a cell, its findings joined; a finding about a whole row or table marks the first column of its row. */
export function marksOf(issues: readonly ImportIssue[], sentence: (issue: ImportIssue) => string): CellMark[] {
  const marks = new Map<string, CellMark>();
  for (const issue of issues) {
    const row = issue.row - 1;
    const column = Math.max(0, columnIndex(issue.column));
    const key = `${issue.sheet}\n${row}\n${column}`;
    const known = marks.get(key);
    const note = known === undefined ? sentence(issue) : `${known.note}\n${sentence(issue)}`;
    marks.set(key, { sheet: issue.sheet, row, column, severity: known?.severity === 'error' ? 'error' : issue.severity, note });
  }
  return [...marks.values()];
}

/** Zero-based index of column letters: A → 0, AA → 26; −1 for none. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}
