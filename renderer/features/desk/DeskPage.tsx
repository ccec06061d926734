import { Button } from '@mantine/core';
import { useState } from 'react';
import { deskWords } from '#shared/words/desk.ts';
import { runAction, useAction } from '#ui/lib/actions.ts';
import { useGo } from '#ui/lib/address.ts';
import { useCall, type Out } from '#ui/lib/query.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayWithWeekday, whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { DeskPrint } from './DeskPrint.tsx';
import { DeskTable } from './DeskTable.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { PhasePanel } from './PhasePanel.tsx';
import { DeskLoading } from './DeskLoading.tsx';
import classes from './desk.module.css';

type Desk = Out<'cases.desk'>;

/** 工作台: where the programme stands, five figures, and what is to be done today. */
export function DeskPage() {
  const go = useGo();
  const { data: setup } = useSetup();
  const desk = useCall('cases.desk', {}, ['cases', 'orders', 'rounds', 'register', 'verdicts', 'calendar', 'settings']);
  const [printing, setPrinting] = useState(false);
  const rows = desk.data?.rows ?? [];
  useAction('page.print', () => setPrinting(true), rows.length > 0);
  return (
    <Page
      fill
      title={deskWords.title}
      state={desk.data === undefined ? undefined : [dayWithWeekday(desk.data.today), deskWords.changed(desk.data.changedSince)].join(' · ')}
      actions={
        <>
          <Button variant="default" onClick={() => runAction('find.open')}>
            {deskWords.find}
            <kbd>Ctrl K</kbd>
          </Button>
          <Button variant="default" disabled={rows.length === 0} onClick={() => setPrinting(true)}>
            {deskWords.print}
          </Button>
          <Button variant={desk.data?.cases === 0 ? 'default' : 'filled'} onClick={() => go('/orders/new')}>
            {deskWords.newOrder}
            <kbd>Ctrl N</kbd>
          </Button>
        </>
      }
    >
      {desk.error === null ? null : <ErrorNotice error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data === undefined ? <DeskLoading /> : <DeskBody desk={desk.data} />}
      {printing && desk.data !== undefined ? (
        <DeskPrint rows={rows} today={desk.data.today} bureau={setup?.bureau ?? ''} onDone={() => setPrinting(false)} />
      ) : null}
    </Page>
  );
}

function DeskBody({ desk }: { readonly desk: Desk }) {
  const register = useCall('register.summary', {}, ['register'], { enabled: desk.total === 0 });
  if (desk.total === 0 && register.data === undefined) return <DeskLoading />;
  const isNew = desk.total === 0 && (register.data?.communities === 0 || desk.found > 0 || neverFound(desk));
  return (
    <>
      <PhasePanel phases={desk.phases} today={desk.today} expired={desk.expired} />
      {isNew ? (
        <FirstSteps communities={register.data?.communities ?? 0} found={desk.found} />
      ) : (
        <>
          <Figures desk={desk} />
          <Todo desk={desk} />
        </>
      )}
    </>
  );
}

/** No case was ever found: the figures of the phases count them all. */
function neverFound(desk: Desk): boolean {
  return desk.cases === 0;
}

function count(desk: Desk, bucket: string): number {
  return desk.counts[bucket] ?? 0;
}

function Figures({ desk }: { readonly desk: Desk }) {
  return (
    <KeyFigures label={deskWords.figures}>
      <KeyFigure label={deskWords.dueToday} value={whole(count(desk, 'due_today'))} note={deskWords.pieces} tone="amber" to="/cases?bucket=due_today" />
      <KeyFigure
        label={deskWords.overdue}
        value={whole(count(desk, 'overdue'))}
        note={desk.proposals === 0 ? deskWords.pieces : deskWords.proposals(desk.proposals)}
        tone="seal"
        to="/cases?bucket=overdue"
      />
      <KeyFigure
        label={deskWords.acknowledge}
        value={whole(count(desk, 'await_acknowledge'))}
        note={count(desk, 'await_acknowledge') === 0 ? deskWords.pieces : deskWords.longest(desk.longestUnacknowledged)}
        tone="slate"
        to="/cases?bucket=await_acknowledge"
      />
      <KeyFigure
        label={deskWords.recheck}
        value={whole(count(desk, 'await_recheck'))}
        note={deskWords.recheckDue(desk.recheckDue, desk.recheckOver)}
        tone="ink"
        to="/cases?bucket=await_recheck"
      />
      <KeyFigure label={deskWords.close} value={whole(count(desk, 'await_close'))} note={deskWords.pieces} tone="jade" to="/cases?bucket=await_close" />
    </KeyFigures>
  );
}

function Todo({ desk }: { readonly desk: Desk }) {
  const go = useGo();
  const running = count(desk, 'running');
  const todo = desk.total - running;
  return (
    <Panel
      title={deskWords.todo}
      note={todo > desk.rows.length ? deskWords.todoMore(desk.rows.length, todo) : deskWords.todoNote}
      grow
      actions={
        <span className={classes.aside}>
          {running === 0 || todo === 0 ? null : <PageLink to="/cases?bucket=running">{deskWords.running(running)}</PageLink>}
          {desk.found === 0 ? null : <PageLink to="/orders/new">{deskWords.found(desk.found)}</PageLink>}
        </span>
      }
    >
      {desk.rows.length === 0 ? (
        <EmptyState
          small
          title={deskWords.nothing}
          hint={deskWords.nothingHint(running)}
          action={
            <Button variant="default" onClick={() => go('/compliance')}>
              {deskWords.toCompliance}
            </Button>
          }
        />
      ) : (
        <DeskTable rows={desk.rows} />
      )}
    </Panel>
  );
}
