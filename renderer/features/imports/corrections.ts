import type { ImportColumn } from '#shared/contract/imports.ts';

/** What was chosen instead of the proposals, by column index. */
export type Corrections = Readonly<Record<number, string>>;

/** The target a column has after corrections. */
export function targetOf(column: ImportColumn, corrections: Corrections): string {
  return corrections[column.columnIndex] ?? column.target;
}

/** Corrections with one column set; choosing the proposal again takes its correction out. */
export function corrected(corrections: Corrections, column: ImportColumn, target: string): Corrections {
  const { [column.columnIndex]: _before, ...rest } = corrections;
  return target === column.target ? rest : { ...rest, [column.columnIndex]: target };
}
