import type { Day } from '#shared/domain/date.ts';
import { inSheetOrder, problem, type ImportIssue } from './issue.ts';
import { nameKey, subdistrictKey, type MatchResult, type RowMatch } from './matchCommunities.ts';
import { rowIssue, type ReadTable } from './readRows.ts';

/** A community that was abolished or merged; its name and code stay its own. */
export type ClosedCommunity = { readonly name: string; readonly code: string | null; readonly subdistrictName: string; readonly closedOn: Day };

/** Rows that would take the name or the code of a closed community are errors: its history must not become another's. */
export function refuseClosed(table: ReadTable, match: MatchResult, closed: readonly ClosedCommunity[]): MatchResult {
  if (closed.length === 0) return match;
  const byCode = new Map(closed.flatMap((community) => (community.code === null ? [] : [[community.code, community] as const])));
  const byName = new Map(closed.map((community) => [placeKey(community.subdistrictName, community.name), community]));
  const issues: ImportIssue[] = [...match.issues];
  const rows = match.rows.map((row): RowMatch => {
    if (row.failed || (row.communityId !== null && row.identity.length === 0)) return row;
    const sameCode = row.code === null ? undefined : byCode.get(row.code);
    const found = sameCode ?? (row.name === null ? undefined : byName.get(placeKey(row.subdistrict ?? '', row.name)));
    if (found === undefined) return row;
    const column = sameCode === undefined ? table.identityColumns.name : table.identityColumns.code;
    const raw = (sameCode === undefined ? row.name : row.code) ?? '';
    issues.push(
      rowIssue(table.sheet, row.row, column, raw, problem('import_community_closed', { name: `${found.subdistrictName}${found.name}`, on: found.closedOn })),
    );
    return { ...row, failed: true };
  });
  const named = new Set(rows.filter((row) => !row.failed && row.subdistrict !== null).map((row) => subdistrictKey(row.subdistrict ?? '')));
  return { ...match, rows, issues: inSheetOrder(issues), newSubdistricts: match.newSubdistricts.filter((name) => named.has(subdistrictKey(name))) };
}

function placeKey(subdistrict: string, name: string): string {
  return `${subdistrictKey(subdistrict)}\n${nameKey(name)}`;
}
