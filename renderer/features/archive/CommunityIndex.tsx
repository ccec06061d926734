import { Button, Checkbox, Select } from '@mantine/core';
import { communitySubjects } from '#shared/domain/archive/item.ts';
import { archiveIndexWords as words, archivePageWords } from '#shared/words/archivePages.ts';
import { useGo, useSearchText } from '#ui/lib/address.ts';
import { type Out, useCall } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { whole } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './archive.module.css';

type Row = Out<'archive.communities'>[number];
export type CommunityIndexProps = { readonly years: readonly number[]; readonly year: number; readonly onYear: (year: string | null) => void };

/** Every community with what it filed under each of the ten subjects in a year; what is missing is said. */
export function CommunityIndex({ years, year, onYear }: CommunityIndexProps) {
  const go = useGo();
  const [text, setText] = useSearchText('missing');
  const only = text === '1';
  const { data, error, refetch, isFetching } = useCall('archive.communities', { year }, ['archive', 'register', 'units'], { keep: true });
  const rows = data?.filter((row) => !only || row.missing > 0);
  const all = [...new Set([year, ...years])].toSorted((a, b) => b - a);
  return (
    <DataList<Row>
      rows={rows}
      total={rows?.length}
      busy={isFetching && data !== undefined}
      error={error}
      onRetry={() => void refetch()}
      name="archive.index"
      label={archivePageWords.tabs.index}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      onOpen={(row) => go(`/archive?tab=community&community=${row.id}&year=${year}`)}
      filters={
        <>
          <Select
            aria-label={archivePageWords.filters.year}
            allowDeselect={false}
            w="7rem"
            data={all.map((one) => ({ value: String(one), label: archivePageWords.yearText(one) }))}
            value={String(year)}
            onChange={onYear}
          />
          <Checkbox label={words.onlyMissing} checked={only} onChange={(event) => setText(event.currentTarget.checked ? '1' : null)} />
        </>
      }
      onClearFilters={only ? () => setText(null) : undefined}
      footNote={data === undefined ? undefined : words.state(data.filter((row) => row.missing > 0).length, data.length)}
      empty={
        <EmptyState
          title={words.empty}
          hint={words.emptyHint}
          action={
            <Button variant="default" onClick={() => go('/communities')}>
              {words.emptyAction}
            </Button>
          }
        />
      }
    />
  );
}

const columns: ReadonlyArray<Column<Row>> = [
  {
    key: 'missing',
    title: words.columns.missing,
    cell: (row) => (row.missing === 0 ? <StateTag tone="jade">{words.complete}</StateTag> : <StateTag tone="amber">{words.missing(row.missing)}</StateTag>),
    fixed: true,
  },
  { key: 'subdistrict', title: words.columns.subdistrict, cell: (row) => row.subdistrict, quiet: true },
  { key: 'community', title: words.columns.community, cell: (row) => row.name, fixed: true },
  ...communitySubjects.map((subject): Column<Row> => ({
    key: subject,
    title: words.short[subject],
    align: 'right',
    cell: (row) => (row.subjects[subject] === 0 ? <span className={classes.lacking}>{words.none}</span> : whole(row.subjects[subject])),
  })),
  { key: 'items', title: words.columns.items, cell: (row) => whole(row.items), align: 'right' },
  { key: 'prefiled', title: words.columns.prefiled, cell: (row) => whole(row.prefiled), align: 'right', quiet: true },
];
