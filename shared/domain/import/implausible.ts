import type { Day } from '#shared/domain/date.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import { EARLIEST_DAY, isNeverZero } from '#shared/domain/register/plausible.ts';
import { shownText } from './cellText.ts';
import type { RegisterTable } from './findTable.ts';
import { warning, type CellProblem, type ImportIssue } from './issue.ts';
import { rowIssue, type ReadTable } from './readRows.ts';

/** Cells that are read but cannot well be so: days after the one the table speaks of or long ago, a community without a household. */
export function implausibleCells(table: RegisterTable, read: ReadTable, metrics: readonly Metric[], onDay: Day): readonly ImportIssue[] {
  const byKey = new Map(metrics.map((metric) => [metric.key, metric]));
  const watched = read.metricKeys.flatMap((key, at) => {
    const metric = byKey.get(key);
    return metric?.type === 'date' || isNeverZero(key) ? [at] : [];
  });
  return read.rows.flatMap(({ row, values }) =>
    watched.flatMap((at) => {
      const value = values[at];
      const found = value === null || value === undefined || value.qualifier === 'unfilled' ? null : odd(value, onDay);
      const column = read.metricColumns[at];
      return found === null ? [] : [rowIssue(read.sheet, row, column, column === undefined ? '' : shownText(table.sheet.rows[row - 1]?.[column.index]), found)];
    }),
  );
}

function odd({ number, text }: { readonly number: number | null; readonly text: string | null }, onDay: Day): CellProblem | null {
  if (number === 0) return warning('import_cell_zero');
  if (text === null) return null;
  if (text > onDay) return warning('import_cell_date_future', { onDay });
  return text < EARLIEST_DAY ? warning('import_cell_date_old') : null;
}
