import type { Day } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { countLetters, failing, provenRate } from '#shared/domain/standards/counts.ts';
import { progressOf } from './boardStore.ts';
import { verdictsOn } from './boardVerdicts.ts';
import { JUDGED_AT_ONCE } from './judging.ts';
import type { CommunityListQuery, CommunityListResult, OutcomeFilter, Ports } from './ports.ts';

type Row = CommunityListResult['rows'][number];
const ESTATE_KIND = 'register.estate_kind';
const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

/**
 * The register's list as it stood on a past day: the same communities and verdicts that the dashboard of that day
 * counts, with the values and the open cases of that day. Names and subdistricts are those of today.
 */
export async function listOn(ports: Pick<Ports, 'reads' | 'clock'>, query: CommunityListQuery, day: Day): Promise<CommunityListResult> {
  const { reads } = ports;
  const progress = await progressOf(ports);
  const { letters } = await verdictsOn(ports, progress, day);
  const validFrom = new Map(progress.communities.map((row) => [row.id, row.validFrom]));
  const there = (await everyRow(ports, query))
    .filter((row) => (validFrom.get(row.id) ?? day) <= day)
    .map((row) => ({ ...row, outcomes: letters.get(row.id) ?? null }))
    .filter((row) => query.outcomes.every((filter) => matches(row.outcomes, filter)));
  const byValue = query.sort === 'value' && query.sortMetric !== null;
  const values = query.estateKind !== null || byValue ? await valuesOn(ports, there, day) : new Map<number, ReadonlyMap<string, MetricValue>>();
  const value = (row: Row, metric: string) => values.get(row.no)?.get(metric);
  const rows = sorted(
    there.filter((row) => query.estateKind === null || value(row, ESTATE_KIND)?.text === query.estateKind),
    query,
    (row) => value(row, query.sortMetric ?? '')?.number ?? -1,
  );
  const start = query.cursor === null ? 0 : rows.findIndex((row) => row.id === query.cursor) + 1;
  if (query.cursor !== null && start === 0) throw new AppError('invalid_cursor');
  const page = rows.slice(start, start + query.limit);
  const shown = await reads.register.valuesAsOf(
    page.map((row) => row.no),
    day,
    null,
  );
  const open = Map.groupBy(
    progress.viewsOn(day).filter((view) => !view.closed),
    (view) => view.case.communityId,
  );
  return {
    rows: page.map((row) => ({ ...row, values: columnsOf(shown.get(row.no) ?? NOTHING, query.columns), openCases: open.get(row.id)?.length ?? 0 })),
    next: start + page.length < rows.length ? page.at(-1)!.id : null,
    total: rows.length,
  };
}

/** Every row that fits what does not change with the day, in the list's own order. */
async function everyRow(
  { reads }: Pick<Ports, 'reads'>,
  { text, subdistrictId, includeClosed, inspected, sort, descending }: CommunityListQuery,
): Promise<readonly Row[]> {
  const kept = sort === 'name' || sort === 'position';
  const rows: Row[] = [];
  for (let cursor: string | null = null; ;) {
    const page: CommunityListResult = await reads.register.list({
      text,
      subdistrictId,
      includeClosed,
      inspected: inspected ?? null,
      estateKind: null,
      outcomes: [],
      sort: kept ? sort : 'position',
      descending: kept && descending,
      sortMetric: null,
      columns: [],
      cursor,
      limit: JUDGED_AT_ONCE,
    });
    rows.push(...page.rows);
    cursor = page.next;
    if (cursor === null) return rows;
  }
}

function matches(outcomes: string | null, { indexes, letters, mode }: OutcomeFilter): boolean {
  if (outcomes === null) return false;
  const found = indexes.some((index) => letters.includes(outcomes[index] ?? '-'));
  return mode === 'any' ? found : !found;
}

async function valuesOn({ reads }: Pick<Ports, 'reads'>, rows: readonly Row[], day: Day): Promise<Map<number, ReadonlyMap<string, MetricValue>>> {
  const found = new Map<number, ReadonlyMap<string, MetricValue>>();
  for (let start = 0; start < rows.length; start += JUDGED_AT_ONCE) {
    const part = await reads.register.valuesAsOf(
      rows.slice(start, start + JUDGED_AT_ONCE).map((row) => row.no),
      day,
      null,
    );
    for (const [no, values] of part) found.set(no, values);
  }
  return found;
}

/** By the verdicts or a value of the day; `position` and `name` stand as they came. */
function sorted(rows: readonly Row[], { sort, descending }: CommunityListQuery, valueOf: (row: Row) => number): readonly Row[] {
  const keyOf = (row: Row): number => {
    if (sort === 'value') return valueOf(row);
    if (row.outcomes === null) return sort === 'rate' ? -1 : 0;
    const counts = countLetters(row.outcomes);
    return sort === 'rate' ? (provenRate(counts) ?? -1) : sort === 'fails' ? failing(counts) : counts.unknown;
  };
  if (sort === 'position' || sort === 'name') return rows;
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed.toSorted((a, b) => (descending ? -1 : 1) * (a.key - b.key || a.row.no - b.row.no)).map(({ row }) => row);
}

function columnsOf(values: ReadonlyMap<string, MetricValue>, columns: readonly string[]): Readonly<Record<string, MetricValue>> {
  return Object.fromEntries(
    columns.flatMap((key) => {
      const value = values.get(key);
      return value === undefined || value.qualifier === 'unfilled' ? [] : [[key, value]];
    }),
  );
}
