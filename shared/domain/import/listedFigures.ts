import { sameValue, type MetricValue } from '#shared/domain/register/value.ts';
import type { RegisterTable } from './findTable.ts';
import { warning, type ImportIssue } from './issue.ts';
import type { ImportPreview, PreviewRow } from './previewImport.ts';
import { rowIssue, type ReadTable } from './readRows.ts';
import { shownText } from './cellText.ts';

/** What follows from a community's own rooms, members and boards, by metric. */
export type ListedValues = ReadonlyMap<string, { readonly list: 'room' | 'member' | 'board'; readonly value: MetricValue }>;

export type ListsKept = {
  readonly preview: ImportPreview;
  readonly issues: readonly ImportIssue[];
  /** Figures of the table that are not written. */ readonly listed: number;
};

/**
 * Takes out of a preview what contradicts the rooms, members and boards entered one by one: the list decides, and the
 * figure of the table is told beside it. `listedOf`: by community id; a community without lists is left out.
 */
export function keepLists(table: RegisterTable, read: ReadTable, preview: ImportPreview, listedOf: ReadonlyMap<string, ListedValues>): ListsKept {
  if (listedOf.size === 0) return { preview, issues: [], listed: 0 };
  const issues: ImportIssue[] = [];
  const counts = { ...preview.counts };
  const rows = preview.rows.map((row): PreviewRow => {
    const own = row.communityId === null ? undefined : listedOf.get(row.communityId);
    if (own === undefined || row.changes.length === 0) return row;
    const refused = row.changes.filter((change) => contradicts(own, change.metricKey, change.after));
    if (refused.length === 0) return row;
    for (const { metricKey } of refused) issues.push(issueOf(table, read, row.row, metricKey, own));
    const changes = row.changes.filter((change) => !refused.includes(change));
    const status = changes.length === 0 && row.identity.length === 0 ? 'unchanged' : row.status;
    counts.values -= refused.length;
    counts[row.status] -= 1;
    counts[status] += 1;
    return { ...row, changes, status };
  });
  return { preview: { rows, counts }, issues, listed: issues.length };
}

function contradicts(own: ListedValues, metric: string, figure: MetricValue): boolean {
  const listed = own.get(metric);
  return listed !== undefined && !sameValue(listed.value, figure);
}

function issueOf(table: RegisterTable, read: ReadTable, row: number, metric: string, own: ListedValues): ImportIssue {
  const { list, value } = own.get(metric)!;
  const column = read.metricColumns[read.metricKeys.indexOf(metric)];
  const raw = column === undefined ? '' : shownText(table.sheet.rows[row - 1]?.[column.index]);
  return rowIssue(
    read.sheet,
    row,
    column,
    raw,
    warning('import_figure_listed', { list, metric, number: value.number, text: value.text, qualifier: value.qualifier }),
  );
}
