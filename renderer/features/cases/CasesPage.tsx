import { Button } from '@mantine/core';
import { useState } from 'react';
import { casesWords } from '#shared/words/caseScreens.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useCall, usePagedList } from '#ui/lib/query.ts';
import { useNarrow } from '#ui/lib/narrow.ts';
import { CaseTabs } from '#ui/parts/cases/CaseTabs.tsx';
import { useWork } from '#ui/parts/work/useWork.tsx';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { whole } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { batchesOf, batchWork } from './caseBatch.ts';
import { caseColumns, narrowColumns } from './caseColumns.tsx';
import { caseFilterOf, caseSortOf, clearedFilters, isFiltered } from './caseAddress.ts';
import { CaseFilters, LinkedFilters } from './CaseFilters.tsx';

const NOTHING: ReadonlySet<string> = new Set();

/** The sheet has the community in a column of its own, and 反弹 and 补录 instead of marks. */
function exportColumns(columns: readonly string[]): string[] {
  return columns.flatMap((column) => (column === 'title' ? ['community', 'title'] : column === 'marks' ? ['relapse', 'backfilled'] : [column]));
}

/** 案件: every case, filtered, sorted, exported, and taken a step further in batches. */
export function CasesPage() {
  const go = useGo();
  const [texts, patchTexts] = useSearchTexts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const narrow = useNarrow();
  const work = useWork({ onClosed: () => setChosen(NOTHING) });
  const filter = caseFilterOf(texts);
  const sort = caseSortOf(texts);
  const list = usePagedList('cases.list', { filter, sort: sort.key, descending: sort.descending }, ['cases', 'orders', 'findings', 'calendar']);
  const overdue = useCall('cases.list', { filter: { deadline: 'overdue' }, limit: 1 }, ['cases', 'orders', 'calendar']);
  const picked = (list.rows ?? []).filter((row) => chosen.has(row.id));
  const batches = batchesOf(picked);
  function patch(next: Readonly<Record<string, string | null>>) {
    setChosen(NOTHING);
    patchTexts(next);
  }
  const download = useDownload();
  return (
    <Page
      fill
      title={casesWords.title}
      state={list.total === undefined ? undefined : casesWords.state(whole(list.total), whole(overdue.data?.total ?? 0))}
      below={<CaseTabs value="cases" />}
      actions={
        <>
          <Button variant="default" onClick={() => go('/findings/new')}>
            {casesWords.find}
          </Button>
          <Button onClick={() => go('/orders/new')}>
            {casesWords.newOrder}
            <kbd>Ctrl N</kbd>
          </Button>
        </>
      }
    >
      <LinkedFilters texts={texts} patch={patch} community={list.rows?.[0]?.community ?? null} />
      <DataList
        {...list}
        name="cases"
        label={casesWords.tabs.cases}
        columns={narrow ? narrowColumns : caseColumns}
        rowId={(row) => row.id}
        rowName={(row) => `${row.number} ${row.community} ${row.title}`}
        onOpen={(row) => go(`/cases/${row.id}`)}
        sort={sort}
        onSort={(next) => patch({ sort: next.key, desc: next.descending ? '1' : '0' })}
        search={{ value: texts['q'] ?? '', onSearch: (q) => patch({ q }), placeholder: casesWords.search }}
        filters={<CaseFilters texts={texts} patch={patch} />}
        onClearFilters={isFiltered(texts) ? () => patch(clearedFilters()) : undefined}
        chosen={chosen}
        onChoose={setChosen}
        bulkActions={
          batches.length === 0 ? (
            <span className="dim">{casesWords.batch.none}</span>
          ) : (
            batches.map(({ key, rows }) => (
              <Button key={key} size="xs" variant="default" onClick={() => work.start(batchWork(key, rows))}>
                {casesWords.batch.count(casesWords.batch[key], rows.length)}
              </Button>
            ))
          )
        }
        views={{ filters: texts, onApply: (view) => patch({ ...clearedFilters(), sort: null, desc: null, ...view.filters }) }}
        exportVisible={(columns) => download.save('cases.export', { filter, sort: sort.key, descending: sort.descending, columns: exportColumns(columns) })}
        empty={
          <EmptyState
            title={casesWords.empty}
            hint={casesWords.emptyHint}
            action={
              <Button variant="default" onClick={() => go('/findings/new')}>
                {casesWords.find}
              </Button>
            }
          />
        }
      />
      {work.dialog}
    </Page>
  );
}
