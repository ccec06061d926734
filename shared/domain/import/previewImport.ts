import type { Day } from '#shared/domain/date.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { ofYear } from '#shared/domain/register/perYear.ts';
import { sameValue, UNFILLED, type MetricValue } from '#shared/domain/register/value.ts';
import type { IdentityChange, MatchResult } from './matchCommunities.ts';
import type { ReadTable } from './readRows.ts';

/** One value the import would write. */
export type ValueChange = { readonly metricKey: string; readonly before: MetricValue; readonly after: MetricValue };

export type PreviewStatus = 'new' | 'changed' | 'unchanged' | 'error';

export type PreviewRow = {
  /** Sheet row from 1. */
  readonly row: number;
  readonly status: PreviewStatus;
  readonly communityId: string | null;
  readonly subdistrict: string | null;
  readonly name: string | null;
  readonly code: string | null;
  readonly identity: readonly IdentityChange[];
  /** Only what differs; for a new community all that is filled in. Empty for an error. */
  readonly changes: readonly ValueChange[];
  /** Metrics whose cell is empty while the register has a value, which stays (留空不改). */
  readonly kept: readonly string[];
};

export type ImportPreview = {
  readonly rows: readonly PreviewRow[];
  readonly counts: Readonly<Record<PreviewStatus, number>> & { readonly values: number; readonly kept: number };
};

/** Current values by community id and metric key; a missing entry is unfilled. */
export type CurrentValues = ReadonlyMap<string, ReadonlyMap<string, MetricValue>>;

const NOTHING: readonly never[] = [];
const NO_VALUES: ReadonlyMap<string, MetricValue> = new Map();

/**
 * What the import would do from a day on, row by row: writing exactly `changes` and `identity` makes the same file
 * unchanged. Of what is counted anew every year, the same figure in another year is one nobody has given yet.
 */
export function previewImport(table: ReadTable, match: MatchResult, current: CurrentValues, onDay: Day): ImportPreview {
  const counts = { new: 0, changed: 0, unchanged: 0, error: 0, values: 0, kept: 0 };
  const rows = match.rows.map((matched, index): PreviewRow => {
    const { row, communityId, subdistrict, name, code, identity } = matched;
    const known = { row, communityId, subdistrict, name, code };
    if (matched.failed) {
      counts.error += 1;
      return { ...known, status: 'error', identity: NOTHING, changes: NOTHING, kept: NOTHING };
    }
    const before = (communityId === null ? undefined : current.get(communityId)) ?? NO_VALUES;
    const { changes, kept } = compareValues(table.metricKeys, table.rows[index]?.values ?? NOTHING, before, onDay);
    const status = communityId === null ? 'new' : changes.length > 0 || identity.length > 0 ? 'changed' : 'unchanged';
    counts[status] += 1;
    counts.values += changes.length;
    counts.kept += kept.length;
    return { ...known, status, identity, changes, kept };
  });
  return { rows, counts };
}

function compareValues(
  keys: readonly string[],
  values: ReadonlyArray<MetricValue | null>,
  before: ReadonlyMap<string, MetricValue>,
  onDay: Day,
): { readonly changes: readonly ValueChange[]; readonly kept: readonly string[] } {
  const changes: ValueChange[] = [];
  const kept: string[] = [];
  for (let position = 0; position < keys.length; position += 1) {
    const metricKey = keys[position];
    const after = values[position] ?? UNFILLED;
    if (metricKey === undefined) continue;
    const standing = before.get(metricKey) ?? UNFILLED;
    const held = standing.since === undefined ? standing : ofYear(metricByKey.get(metricKey), standing, onDay);
    if (after.qualifier === 'unfilled') {
      if (held.qualifier !== 'unfilled') kept.push(metricKey);
    } else if (!sameValue(held, after)) changes.push({ metricKey, before: held, after });
  }
  return { changes: changes.length === 0 ? NOTHING : changes, kept: kept.length === 0 ? NOTHING : kept };
}
