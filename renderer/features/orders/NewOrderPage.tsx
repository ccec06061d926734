import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseListItem } from '#shared/contract/cases.ts';
import { casesWords } from '#shared/words/caseScreens.ts';
import { newOrderWords as words, ordersWords } from '#shared/words/orderScreens.ts';
import { useGo } from '#ui/lib/address.ts';
import { usePagedList } from '#ui/lib/query.ts';
import { Mark } from '#ui/parts/work/Mark.tsx';
import type { CaseTarget } from '#ui/parts/work/types.ts';
import { useWork } from '#ui/parts/work/useWork.tsx';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { dayDense } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { Page } from '#ui/ui/Page.tsx';
import classes from './orders.module.css';

const NOTHING: ReadonlySet<string> = new Set();
const columns: ReadonlyArray<Column<CaseListItem>> = [
  { key: 'unit', title: casesWords.columns.unit, cell: (row) => row.unit, fixed: true },
  { key: 'number', title: casesWords.columns.number, cell: (row) => row.number, quiet: true },
  { key: 'title', title: casesWords.columns.title, cell: (row) => casesWords.problem(row.community, row.title), grow: true, fixed: true },
  {
    key: 'marks',
    title: casesWords.columns.marks,
    quietTitle: true,
    cell: (row) => (
      <>
        {row.relapseOf === null ? null : <Mark tone="seal">{casesWords.relapse}</Mark>}
        {row.backfilled ? <Mark>{casesWords.backfilled}</Mark> : null}
      </>
    ),
  },
  { key: 'opened', title: casesWords.columns.opened, cell: (row) => dayDense(row.openedOn), quiet: true },
];

/** 新建整改令: the cases that stand in no order yet; one draft per responsible unit. */
export function NewOrderPage() {
  const go = useGo();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const work = useWork();
  const list = usePagedList('cases.list', { filter: { states: ['found'] }, sort: 'unit', limit: 200 }, ['cases', 'orders', 'findings']);
  const rows = list.rows ?? [];
  const byUnit = Map.groupBy(rows, (row) => row.unit);
  const picked = rows.filter((row) => chosen.has(row.id));
  const units = new Set(picked.map((row) => row.responsibleUnitId)).size;
  function toggle(own: readonly CaseListItem[]) {
    const all = own.every((row) => chosen.has(row.id));
    const ids = new Set(own.map((row) => row.id));
    setChosen(new Set([...[...chosen].filter((id) => !ids.has(id)), ...(all ? [] : ids)]));
  }
  const cases = picked.map(targetOf);
  return (
    <Page
      fill
      title={words.title}
      crumbs={[
        { title: ordersWords.title, to: '/cases' },
        { title: casesWords.tabs.orders, to: '/orders' },
      ]}
      state={list.total === undefined ? undefined : list.total === 0 ? words.stateNone : words.state(list.total, byUnit.size)}
      actions={
        <>
          <Button variant="default" onClick={() => go('/findings/new')}>
            {words.find}
          </Button>
          <Button variant="default" disabled={picked.length === 0} onClick={() => work.start({ kind: 'draft', stage: 'supervision', cases, urgent: true })}>
            {words.urgentDraft}
          </Button>
          <Button disabled={picked.length === 0} onClick={() => work.start({ kind: 'draft', stage: 'rectification', cases })}>
            {words.draft(units)}
          </Button>
        </>
      }
    >
      <DataList
        {...list}
        name="newOrder"
        label={words.title}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => `${row.number} ${casesWords.problem(row.community, row.title)}`}
        onOpen={(row) => go(`/cases/${row.id}`)}
        chosen={chosen}
        onChoose={setChosen}
        filters={rows.length === 0 ? undefined : <UnitChips byUnit={byUnit} chosen={chosen} onToggle={toggle} />}
        bulkActions={<span className="dim">{words.chosen(picked.length, units)}</span>}
        empty={
          <EmptyState
            title={words.empty}
            hint={words.emptyHint}
            action={
              <Button variant="default" onClick={() => go('/findings/new')}>
                {words.find}
              </Button>
            }
          />
        }
      />
      {work.dialog}
    </Page>
  );
}

type UnitChipsProps = {
  readonly byUnit: ReadonlyMap<string, readonly CaseListItem[]>;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (rows: readonly CaseListItem[]) => void;
};

/** A button for each responsible unit that chooses all of its cases. */
function UnitChips({ byUnit, chosen, onToggle }: UnitChipsProps) {
  return (
    <>
      {[...byUnit].map(([unit, own]) => {
        const all = own.every((row) => chosen.has(row.id));
        return (
          <Button key={unit} variant="default" aria-pressed={all} data-on={all || undefined} className={classes.unit ?? ''} onClick={() => onToggle(own)}>
            {words.all(unit, own.length)}
          </Button>
        );
      })}
    </>
  );
}

function targetOf(row: CaseListItem): CaseTarget {
  return {
    id: row.id,
    revision: row.revision,
    label: `${row.number} ${casesWords.problem(row.community, row.title)}`,
    reporterIds: [],
    dueOn: null,
    unit: row.unit,
  };
}
