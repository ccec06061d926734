import { compact } from './cellText.ts';
import type { TableColumn } from './findHeader.ts';
import { inSheetOrder, problem, type CellProblem, type ImportIssue } from './issue.ts';
import { rowIssue, type ReadRow, type ReadTable } from './readRows.ts';

/** A community of the register that rows may be about; abolished ones are left out by the caller. */
export type ExistingCommunity = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly subdistrictName: string;
  readonly fullName: string | null;
};

/** A difference in what names the community, proposed as a change (改名、划转、补代码). */
export type IdentityChange = { readonly field: 'name' | 'code' | 'subdistrict'; readonly before: string | null; readonly after: string };

/** Which community a row is about; by position of `ReadTable.rows`. */
export type RowMatch = {
  readonly row: number;
  /** Null: a new community, or an error. */
  readonly communityId: string | null;
  readonly by: 'code' | 'name' | 'fullName' | null;
  /** In the register's spelling where it knows the subdistrict. */
  readonly subdistrict: string | null;
  /** In the register's spelling unless renamed. */
  readonly name: string | null;
  readonly code: string | null;
  readonly identity: readonly IdentityChange[];
  readonly failed: boolean;
};

export type MatchResult = {
  readonly rows: readonly RowMatch[];
  /** In sheet order. */
  readonly issues: readonly ImportIssue[];
  /** Subdistricts named by sound rows that the register lacks, in sheet order: created with the import. */
  readonly newSubdistricts: readonly string[];
  /** Communities of the register that no row is about; they stay as they are. */
  readonly absentIds: readonly string[];
};

/**
 * Finds the community of each row: by its statistics code, else by name within its subdistrict (「新华」「新华社区居委会」
 * are 新华社区), else by its full name. Never guesses: two candidates, or code and name pointing at two
 * communities, are errors, and so are two rows about one community. `subdistricts`: all names the register knows.
 */
export function matchCommunities(table: ReadTable, existing: readonly ExistingCommunity[], subdistricts: readonly string[] = []): MatchResult {
  const register = indexOf(existing, subdistricts);
  const claimed = new Set(table.rows.flatMap((row) => (row.code === null ? [] : (register.byCode.get(row.code)?.id ?? []))));
  const found = table.rows.map((row) => matchRow(row, register, claimed));
  const issues: ImportIssue[] = [];
  const failed = new Set<number>();
  const report = (index: number, at: 'name' | 'code' | 'subdistrict', found: CellProblem): void => {
    const row = table.rows[index];
    if (row === undefined) return;
    const column: TableColumn | undefined = table.identityColumns[at] ?? table.identityColumns.name ?? table.identityColumns.code;
    failed.add(index);
    issues.push(rowIssue(table.sheet, row.row, column, row[at] ?? row.name ?? row.code ?? '', found));
  };
  found.forEach((match, index) => {
    if (match.issue !== null) report(index, match.issueAt, match.issue);
  });
  reportDoubles(table, found, register, report);
  reportTakenNames(found, register, report);
  const rows = found.map(({ match }, index): RowMatch => ({ ...match, failed: failed.has(index) || table.rows[index]?.failed === true }));
  const matched = new Set(rows.map((row) => row.communityId));
  // A row in error still names its community: that one is not missing from the table.
  const placed = (subdistrict: string, name: string): string => `${subdistrictKey(subdistrict)} ${nameKey(name)}`;
  const named = new Set(rows.flatMap((row) => (row.failed && row.name !== null && row.subdistrict !== null ? [placed(row.subdistrict, row.name)] : [])));
  const codes = new Set(rows.flatMap((row) => (row.failed && row.code !== null ? [row.code] : [])));
  return {
    rows,
    issues: inSheetOrder(issues),
    newSubdistricts: unknownSubdistricts(rows, register),
    absentIds: existing
      .filter(
        (community) =>
          !matched.has(community.id) &&
          !named.has(placed(community.subdistrictName, community.name)) &&
          !(community.code !== null && codes.has(community.code)),
      )
      .map((community) => community.id),
  };
}

/** A name to compare by: 社区, 居委会 and 社区居民委员会 at the end say nothing. */
export function nameKey(name: string): string {
  const key = compact(name);
  const short = key.replace(/(?:居民委员会|居委会|居民委|居委)$/, '').replace(/社区$/, '');
  return short === '' ? key : short;
}

/** 青龙山街道, 青龙山街道办事处 and 青龙山办事处 are one; 站街镇 and 站街街道 are two. */
export function subdistrictKey(name: string): string {
  const key = compact(name);
  const short = key
    .replace(/(?:人民政府|镇政府|乡政府)$/, (end) => (end === '人民政府' ? '' : end.slice(0, 1)))
    .replace(/(?:街道办事处|街道办|办事处|街办|街道)$/, '');
  return short === '' ? key : short;
}

type Register = {
  readonly byCode: ReadonlyMap<string, ExistingCommunity>;
  readonly byExactName: ReadonlyMap<string, readonly ExistingCommunity[]>;
  readonly byName: ReadonlyMap<string, readonly ExistingCommunity[]>;
  readonly byFullName: ReadonlyMap<string, readonly ExistingCommunity[]>;
  /** Key → the register's spelling. */
  readonly subdistricts: ReadonlyMap<string, string>;
};

type Found = {
  readonly match: Omit<RowMatch, 'failed'>;
  readonly community: ExistingCommunity | null;
  readonly issue: CellProblem | null;
  readonly issueAt: 'name' | 'code' | 'subdistrict';
};

function indexOf(existing: readonly ExistingCommunity[], subdistricts: readonly string[]): Register {
  const group = (keyOf: (community: ExistingCommunity) => string | null): Map<string, ExistingCommunity[]> => {
    const groups = new Map<string, ExistingCommunity[]>();
    for (const community of existing) {
      const key = keyOf(community);
      if (key === null || key === '') continue;
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [community]);
      else members.push(community);
    }
    return groups;
  };
  return {
    byCode: new Map(existing.flatMap((community) => (community.code === null ? [] : [[community.code, community] as const]))),
    byExactName: group((community) => compact(community.name)),
    byName: group((community) => nameKey(community.name)),
    byFullName: group((community) => (community.fullName === null ? null : compact(community.fullName))),
    subdistricts: new Map([...subdistricts, ...existing.map((community) => community.subdistrictName)].map((name) => [subdistrictKey(name), name])),
  };
}

function matchRow(row: ReadRow, register: Register, claimed: ReadonlySet<string>): Found {
  const byCode = row.code === null ? undefined : register.byCode.get(row.code);
  if (byCode !== undefined) return foundCommunity(row, byCode, 'code', register);
  if (row.name === null) {
    const issue = row.code === null ? null : problem('import_name_missing', { code: row.code });
    return notFound(row, register, issue, 'name');
  }
  // A row with a code of its own is not about a community that another row names by its code.
  const free = (community: ExistingCommunity): boolean => row.code === null || !claimed.has(community.id);
  const candidates = candidatesByName(row.name, row.subdistrict, register).filter(free);
  const [only] = candidates;
  if (candidates.length > 1) {
    const names = candidates.map((community) => `${community.subdistrictName}${community.name}`);
    return notFound(row, register, problem('import_match_ambiguous', { names }), 'name');
  }
  if (only !== undefined) return foundCommunity(row, only, 'name', register);
  const full = (register.byFullName.get(compact(row.name)) ?? []).filter((community) => sameSubdistrict(community, row.subdistrict) && free(community));
  if (full.length === 1 && full[0] !== undefined) return foundCommunity(row, full[0], 'fullName', register);
  return notFound(row, register, row.subdistrict === null || row.subdistrict === '' ? problem('import_subdistrict_missing') : null, 'subdistrict');
}

function candidatesByName(name: string, subdistrict: string | null, register: Register): readonly ExistingCommunity[] {
  const exact = (register.byExactName.get(compact(name)) ?? []).filter((community) => sameSubdistrict(community, subdistrict));
  return exact.length > 0 ? exact : (register.byName.get(nameKey(name)) ?? []).filter((community) => sameSubdistrict(community, subdistrict));
}

function sameSubdistrict(community: ExistingCommunity, subdistrict: string | null): boolean {
  return subdistrict === null || subdistrict === '' || subdistrictKey(community.subdistrictName) === subdistrictKey(subdistrict);
}

function foundCommunity(row: ReadRow, community: ExistingCommunity, by: 'code' | 'name' | 'fullName', register: Register): Found {
  const identity: IdentityChange[] = [];
  const renamed =
    by === 'code' && row.name !== null && nameKey(row.name) !== nameKey(community.name) && compact(row.name) !== compact(community.fullName ?? '');
  if (renamed && row.name !== null) identity.push({ field: 'name', before: community.name, after: row.name });
  if (row.code !== null && row.code !== community.code) identity.push({ field: 'code', before: community.code, after: row.code });
  const subdistrict = spelling(row.subdistrict, register) ?? community.subdistrictName;
  if (subdistrictKey(subdistrict) !== subdistrictKey(community.subdistrictName))
    identity.push({ field: 'subdistrict', before: community.subdistrictName, after: subdistrict });
  return {
    match: { row: row.row, communityId: community.id, by, subdistrict, name: renamed ? row.name : community.name, code: row.code ?? community.code, identity },
    community,
    issue: null,
    issueAt: 'name',
  };
}

function notFound(row: ReadRow, register: Register, issue: CellProblem | null, issueAt: Found['issueAt']): Found {
  return {
    match: { row: row.row, communityId: null, by: null, subdistrict: spelling(row.subdistrict, register), name: row.name, code: row.code, identity: [] },
    community: null,
    issue,
    issueAt,
  };
}

function spelling(subdistrict: string | null, register: Register): string | null {
  return subdistrict === null || subdistrict === '' ? null : (register.subdistricts.get(subdistrictKey(subdistrict)) ?? subdistrict);
}

type Report = (index: number, at: 'name' | 'code' | 'subdistrict', found: CellProblem) => void;

/** Two rows with one code, with one name in one subdistrict, or about one community: all of them are named in each. */
function reportDoubles(table: ReadTable, found: readonly Found[], register: Register, report: Report): void {
  const told = new Set<number>();
  const tell = (groups: Map<string, number[]>, at: 'name' | 'code', code: 'import_duplicate_code' | 'import_duplicate_name'): void => {
    for (const indexes of groups.values()) {
      if (indexes.length < 2 || indexes.every((index) => told.has(index))) continue;
      const rows = indexes.map((index) => String(table.rows[index]?.row ?? 0));
      for (const index of indexes) {
        told.add(index);
        report(index, at, problem(code, { rows, value: table.rows[index]?.[at] ?? '' }));
      }
    }
  };
  tell(
    grouped(table.rows, (row) => row.code),
    'code',
    'import_duplicate_code',
  );
  tell(
    grouped(table.rows, (row) => (row.name === null ? null : `${subdistrictKey(spelling(row.subdistrict, register) ?? '')}\n${nameKey(row.name)}`)),
    'name',
    'import_duplicate_name',
  );
  tell(
    grouped(found, ({ match }) => match.communityId),
    'name',
    'import_duplicate_name',
  );
}

/** A new name or subdistrict that another community of the register already bears there, unless that one changes too. */
function reportTakenNames(found: readonly Found[], register: Register, report: Report): void {
  const changing = new Set(
    found.flatMap(({ community, match }) => (community !== null && match.identity.some(({ field }) => field !== 'code') ? [community.id] : [])),
  );
  found.forEach(({ community, match }, index) => {
    if (community === null || match.name === null || !changing.has(community.id)) return;
    const holder = candidatesByName(match.name, match.subdistrict, register).find((other) => other.id !== community.id && !changing.has(other.id));
    if (holder === undefined) return;
    report(
      index,
      'name',
      problem('import_match_conflict', {
        code: match.code ?? '',
        byCode: community.name,
        byName: `${holder.subdistrictName}${holder.name}`,
        holderCode: holder.code ?? '',
      }),
    );
  });
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  items.forEach((item, index) => {
    const key = keyOf(item);
    if (key === null) return;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [index]);
    else members.push(index);
  });
  return groups;
}

function unknownSubdistricts(rows: readonly RowMatch[], register: Register): string[] {
  const unknown = new Map<string, string>();
  for (const { subdistrict, failed } of rows) {
    if (failed || subdistrict === null || register.subdistricts.has(subdistrictKey(subdistrict))) continue;
    if (!unknown.has(subdistrictKey(subdistrict))) unknown.set(subdistrictKey(subdistrict), subdistrict);
  }
  return [...unknown.values()];
}
