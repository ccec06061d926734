import type { Metric } from '#shared/domain/register/metric.ts';
import { metricByKey, metricGroups, metrics } from '#shared/domain/register/metrics.ts';
import { applicable, failing } from '#shared/domain/standards/counts.ts';
import type { CommunityListRow } from '#shared/contract/register.ts';
import { valueText } from '#shared/words/metrics.ts';
import { registerListWords as words } from '#shared/words/registerPages.ts';
import { dayLong, whole } from '#ui/ui/format.ts';
import { Unfilled } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { StackBar } from '#ui/ui/StackBar.tsx';
import classes from './register.module.css';

type Row = CommunityListRow;

/** Shown unless somebody chooses otherwise. */
const firstMetrics: ReadonlySet<string> = new Set(['register.estate_kind', 'register.households', 'office.area_total']);

const standingColumns: ReadonlyArray<Column<Row>> = [
  { key: 'rate', title: words.columns.rate, cell: (row) => <Rate row={row} />, sort: 'rate', width: '12rem' },
  { key: 'fail', title: words.columns.fail, align: 'right', cell: (row) => <Fails row={row} />, sort: 'fails' },
  { key: 'usualFail', title: words.columns.usualFail, align: 'right', cell: (row) => whole(row.tally?.usualFail), hidden: true },
  { key: 'unknown', title: words.columns.unknown, align: 'right', quiet: true, cell: (row) => whole(row.tally?.unknown), sort: 'unknown' },
  {
    key: 'openCases',
    title: words.columns.openCases,
    align: 'right',
    cell: (row) => (row.openCases === 0 ? <span className="dim">–</span> : whole(row.openCases)),
  },
];

/** Who it is, how it stands, then every field of the catalogue under its group. */
export const registerColumns: ReadonlyArray<Column<Row>> = [
  { key: 'subdistrict', title: words.columns.subdistrict, cell: (row) => row.subdistrict, quiet: true, sort: 'position' },
  { key: 'name', title: words.columns.name, cell: (row) => <Name row={row} />, sort: 'name', fixed: true },
  { key: 'code', title: words.columns.code, cell: (row) => row.code ?? '', hidden: true, quiet: true },
  ...[...firstMetrics].map((key) => metricColumn(metricByKey.get(key)!)).map(({ group: _, ...column }) => column),
  ...standingColumns,
  ...metricGroups.flatMap((group) =>
    metrics.filter((metric) => metric.subject === 'community' && metric.group === group.key && !firstMetrics.has(metric.key)).map(metricColumn),
  ),
];

/** With little room the bar goes, and the figures behind it stay in sight. */
export const narrowRegisterColumns: ReadonlyArray<Column<Row>> = registerColumns.map(({ width, ...column }) =>
  column.key === 'rate' ? { ...column, cell: (row) => <RateText row={row} /> } : width === undefined ? column : { ...column, width },
);

function metricColumn(metric: Metric): Column<Row> {
  const figure = metric.type === 'integer' || metric.type === 'scaled' || metric.type === 'money';
  return {
    key: metric.key,
    title: metric.label,
    ...(metric.unit === '' ? {} : { unit: metric.unit }),
    ...(figure ? { align: 'right' as const, sort: `value:${metric.key}` } : {}),
    hidden: !firstMetrics.has(metric.key),
    group: metricGroups.find((group) => group.key === metric.group)?.label ?? '',
    cell: (row) => {
      const value = row.values[metric.key];
      return value === undefined ? <Unfilled /> : valueText(metric, value);
    },
  };
}

function Name({ row }: { readonly row: Row }) {
  return (
    <span className={classes.name}>
      {row.name}
      {row.validTo === null ? null : <span className="dim"> {words.closedOn(dayLong(row.validTo))}</span>}
    </span>
  );
}

function Rate({ row: { tally } }: { readonly row: Row }) {
  if (tally === null) return <span className="dim">–</span>;
  return (
    <span className={classes.rate}>
      <StackBar pass={tally.pass} fail={failing(tally)} unknown={tally.unknown} />
      <RateText row={{ tally }} />
    </span>
  );
}

function RateText({ row: { tally } }: { readonly row: Pick<Row, 'tally'> }) {
  return tally === null ? <span className="dim">–</span> : <span className={classes.rateText}>{words.rateOf(tally.pass, applicable(tally))}</span>;
}

function Fails({ row: { tally } }: { readonly row: Row }) {
  if (tally === null || failing(tally) === 0) return <span className="dim">–</span>;
  return (
    <span title={words.failsSaid(tally.fail, tally.usualFail)}>
      {tally.fail === 0 ? null : <span className={classes.failCount}>{whole(tally.fail)}</span>}
      {tally.usualFail === 0 ? null : <span className={classes.usualCount}>+{whole(tally.usualFail)}</span>}
    </span>
  );
}

export type ListSort = {
  readonly key: string;
  readonly by: 'position' | 'name' | 'rate' | 'fails' | 'unknown' | 'value';
  readonly metric: string | null;
  readonly descending: boolean;
};

/** The sort an address names: one of the list's own, or `value:<metric>`. */
export function sortOf(text: string | undefined, descending: boolean): ListSort {
  if (text?.startsWith('value:') === true) return { key: text, by: 'value', metric: text.slice('value:'.length), descending };
  const by = (['name', 'rate', 'fails', 'unknown'] as const).find((each) => each === text) ?? 'position';
  return { key: by, by, metric: null, descending };
}
