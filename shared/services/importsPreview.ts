import { refuseClosed, type ClosedCommunity } from '#shared/domain/import/closedCommunities.ts';
import { errorRowsSheet } from '#shared/domain/import/errorRowsSheet.ts';
import type { RegisterTable } from '#shared/domain/import/findTable.ts';
import { inSheetOrder, type ImportIssue } from '#shared/domain/import/issue.ts';
import { checkMapping, type ColumnMapping } from '#shared/domain/import/mapping.ts';
import { implausibleCells } from '#shared/domain/import/implausible.ts';
import { keepLists } from '#shared/domain/import/listedFigures.ts';
import { matchCommunities, type ExistingCommunity, type MatchResult } from '#shared/domain/import/matchCommunities.ts';
import { previewImport, type ImportPreview, type PreviewRow } from '#shared/domain/import/previewImport.ts';
import { readRows, type ReadTable } from '#shared/domain/import/readRows.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import type { SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { errorRowsWords, issueInRow, issueReason } from '#shared/words/import.ts';
import { listedValues } from './importsLists.ts';
import type { CommunityRow, CoreReads, ImportLoads, RegisterLoads, StandardsLoads, ValuesBySubject } from './ports.ts';

/** What the user settled: which sheet, what each column is, from which day the values stand. */
export type ImportChoice = { readonly sheet: string; readonly mapping: ColumnMapping; readonly onDay: string };

/** A preview as it was shown; confirming writes exactly this. */
export type BuiltPreview = {
  readonly choice: ImportChoice;
  /** The register as of this event was compared. */
  readonly registerSeq: number;
  readonly columnIssues: readonly ImportIssue[];
  readonly rows: readonly PreviewRow[];
  readonly counts: ImportPreview['counts'] & { readonly warning: number; readonly listed: number };
  /** Findings in sheet order, and by sheet row. */
  readonly issues: readonly ImportIssue[];
  readonly issuesByRow: ReadonlyMap<number, readonly ImportIssue[]>;
  readonly newSubdistricts: readonly string[];
  readonly absent: { readonly count: number; readonly names: readonly string[] };
};

export type PreviewLoads = { readonly core: CoreReads; readonly register: RegisterLoads; readonly imports: ImportLoads; readonly standards: StandardsLoads };

const FULL_NAME = 'register.full_name';
const MOST_ABSENT_NAMES = 50;
const NO_COUNTS = { new: 0, changed: 0, unchanged: 0, error: 0, values: 0, kept: 0, warning: 0, listed: 0 };

/** Compares a table with the register as it stands on the day: nothing is written, every finding is told at once. */
export async function buildPreview(loads: PreviewLoads, table: RegisterTable, choice: ImportChoice): Promise<BuiltPreview> {
  // Read before the values: a change in between makes the preview outdated, never wrong.
  const registerSeq = await loads.imports.registerHead();
  const columnIssues = checkMapping(table, choice.mapping, metrics);
  if (columnIssues.length > 0) {
    return {
      choice,
      registerSeq,
      columnIssues,
      rows: [],
      counts: NO_COUNTS,
      issues: columnIssues,
      issuesByRow: new Map(),
      newSubdistricts: [],
      absent: { count: 0, names: [] },
    };
  }
  const register = await loadRegister(loads, choice.onDay);
  const read = readRows(table, choice.mapping, metrics);
  const match = refuseClosed(read, matchCommunities(read, register.existing, register.subdistricts), register.closed);
  const compared = previewImport(read, match, register.values, choice.onDay);
  const listedOf = await listedValues(
    loads,
    compared.rows.flatMap((row) => register.byId.get(row.changes.length === 0 ? '' : (row.communityId ?? '')) ?? []),
    choice.onDay,
  );
  const {
    preview: { rows, counts },
    issues: contradicted,
    listed,
  } = keepLists(table, read, compared, listedOf);
  const issues = inSheetOrder([...read.issues, ...match.issues, ...implausibleCells(table, read, metrics, choice.onDay), ...contradicted]);
  const issuesByRow = Map.groupBy(issues, (issue) => issue.row);
  const warned = rows.reduce((sum, row) => sum + (isWarned(row, issuesByRow) ? 1 : 0), 0);
  return {
    choice,
    registerSeq,
    columnIssues,
    rows,
    counts: { ...counts, warning: warned, listed },
    issues,
    issuesByRow,
    newSubdistricts: match.newSubdistricts,
    absent: absentOf(match, register.existing),
  };
}

/** A sound row with something to look at. */
export function isWarned(row: PreviewRow, issuesByRow: BuiltPreview['issuesByRow']): boolean {
  return row.status !== 'error' && issuesByRow.has(row.row);
}

/** Only the rows in error, with their reasons in a last column. */
export function errorRows(table: RegisterTable, preview: BuiltPreview): SheetToWrite {
  const read: ReadTable = readRows(table, preview.choice.mapping, metrics);
  return errorRowsSheet(table, read, preview.issues, errorRowsWords, issueReason, issueInRow);
}

type Values = ReadonlyMap<string, MetricValue>;
const NO_VALUES: Values = new Map();

type Register = {
  readonly existing: readonly ExistingCommunity[];
  readonly closed: readonly ClosedCommunity[];
  readonly subdistricts: readonly string[];
  readonly byId: ReadonlyMap<string, CommunityRow>;
  /** By community id. */
  readonly values: ReadonlyMap<string, Values>;
};

async function loadRegister(loads: PreviewLoads, onDay: string): Promise<Register> {
  const [communities, units] = await Promise.all([loads.register.communities(), loads.core.units()]);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const open = communities.filter((community) => community.validTo === null);
  const byNo = await valuesOn(loads, open, onDay);
  return {
    existing: open.map((community) => ({
      id: community.id,
      name: community.name,
      code: community.code,
      subdistrictName: names.get(community.subdistrictId) ?? '',
      fullName: byNo.get(community.no)?.get(FULL_NAME)?.text ?? null,
    })),
    closed: communities
      .filter((community) => community.validTo !== null)
      .map((community) => ({
        name: community.name,
        code: community.code,
        subdistrictName: names.get(community.subdistrictId) ?? '',
        closedOn: community.validTo ?? '',
      })),
    subdistricts: units.filter((unit) => unit.kind === 'subdistrict').map((unit) => unit.name),
    byId: new Map(open.map((community) => [community.id, community])),
    values: new Map(open.map((community) => [community.id, byNo.get(community.no) ?? NO_VALUES])),
  };
}

/** Communities at most in one question about a past day. */
const MOST_AS_OF = 10_000;

/**
 * The values that stand on the day the table speaks of: a table of an earlier day is compared with that day, because
 * what it says does not replace what was entered for a later one.
 */
async function valuesOn(loads: PreviewLoads, communities: readonly CommunityRow[], onDay: string): Promise<ValuesBySubject> {
  const latest = await loads.imports.latestValueDay();
  if (latest === null || latest <= onDay) return loads.register.currentValues(communities.length === 0 ? [] : null);
  const found = new Map<number, Values>();
  for (let start = 0; start < communities.length; start += MOST_AS_OF) {
    const part = await loads.register.valuesAsOf(
      communities.slice(start, start + MOST_AS_OF).map((community) => community.no),
      onDay,
      null,
    );
    for (const [no, values] of part) found.set(no, values);
  }
  return found;
}

function absentOf(match: MatchResult, existing: readonly ExistingCommunity[]): BuiltPreview['absent'] {
  const absent = new Set(match.absentIds);
  const names = existing
    .filter((community) => absent.has(community.id))
    .slice(0, MOST_ABSENT_NAMES)
    .map((community) => `${community.subdistrictName}${community.name}`);
  return { count: absent.size, names };
}
