import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RoundListItem } from '#shared/contract/rounds.ts';
import { deskWords } from '#shared/words/desk.ts';
import { roundsWords as words } from '#shared/words/roundScreens.ts';
import { useGo } from '#ui/lib/address.ts';
import { useCall } from '#ui/lib/query.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayDense, whole } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { Page } from '#ui/ui/Page.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { CoverageBar } from './CoverageBar.tsx';
import { FreeFindingDialog } from './FreeFindingDialog.tsx';
import { RoundDialog } from './RoundDialog.tsx';
import classes from './rounds.module.css';

const columns: ReadonlyArray<Column<RoundListItem>> = [
  { key: 'name', title: words.columns.name, cell: (row) => row.name, grow: true, fixed: true },
  { key: 'team', title: words.columns.team, cell: (row) => row.team, fixed: true },
  { key: 'dates', title: words.columns.dates, cell: (row) => `${dayDense(row.startsOn)}–${dayDense(row.endsOn)}`, quiet: true, fixed: true },
  {
    key: 'coverage',
    title: words.columns.coverage,
    cell: (row) => <CoverageBar inspected={row.inspected} communities={row.communities} />,
    width: '17rem',
    fixed: true,
  },
  { key: 'findings', title: words.columns.findings, cell: (row) => whole(row.findings), align: 'right', fixed: true },
];

/** 督查检查: the rounds, phase by phase, with how far each has come. */
export function RoundsPage() {
  const go = useGo();
  const rounds = useCall('rounds.list', {}, ['rounds', 'findings', 'settings', 'register']);
  const [creating, setCreating] = useState(false);
  const [free, setFree] = useState(false);
  const rows = rounds.data?.rows ?? [];
  const [latest] = rows;
  const phases = rounds.data?.phases ?? [];
  const known = new Set(phases.map((phase) => phase.key));
  const others = rows.filter((row) => !known.has(row.phase));
  return (
    <Page
      title={words.title}
      state={
        rounds.data === undefined
          ? undefined
          : latest === undefined
            ? words.stateNone
            : words.state(rows.length, whole(latest.inspected), whole(latest.communities))
      }
      actions={
        <>
          <Button variant="default" onClick={() => setFree(true)}>
            {words.free}
          </Button>
          <Button onClick={() => setCreating(true)}>{words.new}</Button>
        </>
      }
    >
      {rounds.error === null ? null : <ErrorNotice error={rounds.error} onRetry={() => void rounds.refetch()} />}
      {rounds.data !== undefined && rows.length === 0 ? (
        <Panel grow>
          <EmptyState
            title={words.empty}
            hint={words.emptyHint}
            action={
              <Button variant="default" onClick={() => setCreating(true)}>
                {words.new}
              </Button>
            }
          />
        </Panel>
      ) : (
        [
          ...phases.map((phase) => ({ ...phase, rows: rows.filter((row) => row.phase === phase.key) })),
          ...(others.length === 0 ? [] : [{ key: '', title: words.otherPhase, from: '', to: '', rows: others }]),
        ].map((phase) => (
          <Panel
            key={phase.key}
            title={phase.title}
            note={phase.from === '' ? undefined : words.phaseNote(deskWords.phaseSpan(phase.from, phase.to), phase.rows.length)}
          >
            {phase.rows.length === 0 ? (
              <p className={classes.none}>{words.phaseEmpty}</p>
            ) : (
              <DataList
                bare
                name="rounds"
                label={phase.title}
                columns={columns}
                rows={phase.rows}
                rowId={(row) => row.id}
                rowName={(row) => row.name}
                onOpen={(row) => go(`/rounds/${row.id}`)}
                empty={null}
              />
            )}
          </Panel>
        ))
      )}
      {creating ? <RoundDialog round={null} phases={phases} onClose={() => setCreating(false)} onSaved={(id) => go(`/rounds/${id}`)} /> : null}
      {free ? <FreeFindingDialog roundId={null} communityId={null} onClose={() => setFree(false)} /> : null}
    </Page>
  );
}
