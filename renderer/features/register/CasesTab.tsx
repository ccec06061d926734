import { Button } from '@mantine/core';
import { casesWords } from '#shared/words/caseScreens.ts';
import { communityWords as words } from '#shared/words/registerPages.ts';
import { useGo } from '#ui/lib/address.ts';
import { type RowOf, usePagedList } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayDense } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { CaseTag } from '#ui/parts/cases/CaseTag.tsx';
import type { CommunityView } from './useCommunity.ts';

type Row = RowOf<'cases.list'>;

/** 案件: every case of this community, open ones first by number. */
export function CasesTab({ view: { community, readOnly } }: { readonly view: CommunityView }) {
  const go = useGo();
  const list = usePagedList('cases.list', { filter: { communityId: community.id }, sort: 'number', descending: true }, ['cases', 'orders', 'findings']);
  return (
    <DataList<Row>
      {...list}
      name="community.cases"
      label={words.casesTitle}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.number}
      onOpen={(row) => go(`/cases/${row.id}`)}
      empty={
        <EmptyState
          title={words.casesEmpty}
          hint={words.casesEmptyHint}
          action={
            readOnly ? undefined : (
              <Button component="a" variant="default" href={`#/findings/new?community=${community.id}`}>
                {words.stripAction}
              </Button>
            )
          }
        />
      }
    />
  );
}

const titles = casesWords.columns;
const columns: ReadonlyArray<Column<Row>> = [
  { key: 'state', title: titles.state, cell: (row) => <CaseTag row={row} />, fixed: true },
  { key: 'number', title: titles.number, cell: (row) => row.number, fixed: true },
  { key: 'title', title: titles.title, cell: (row) => row.title, grow: true },
  { key: 'order', title: titles.order, cell: (row) => row.orderNumber ?? '', quiet: true },
  { key: 'opened', title: titles.opened, cell: (row) => dayDense(row.openedOn), quiet: true },
  { key: 'due', title: titles.due, cell: (row) => dayDense(row.dueOn) },
  { key: 'closed', title: titles.closed, cell: (row) => dayDense(row.closedOn), quiet: true },
];
