import { Button, SegmentedControl } from '@mantine/core';
import type { Board, BoardScope } from '#shared/contract/board.ts';
import { daysBetween } from '#shared/domain/date.ts';
import { boardWords } from '#shared/words/board.ts';
import { boardPageWords } from '#shared/words/boardPages.ts';
import { deskWords } from '#shared/words/desk.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useClient } from '#ui/lib/clientContext.ts';
import { saveTicket } from '#ui/lib/files.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { instantLong } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { PhaseBar } from '#ui/ui/PhaseBar.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { firstScope } from './figures.ts';
import { ScopeFigures } from './ScopeFigures.tsx';
import { ScopePanels } from './ScopePanels.tsx';
import classes from './board.module.css';

/** 看板: the programme's phases on one page, each number opening its list. */
export function BoardPage() {
  const go = useGo();
  const client = useClient();
  const [texts, patch] = useSearchTexts();
  const request = { asOf: texts['asOf'] ?? null, compareWith: texts['last'] ?? null };
  const { data: board, error, refetch } = useCall('board.get', request, ['cases', 'orders', 'rounds', 'register', 'verdicts', 'settings'], { keep: true });
  const save = useCommand('board.export', { onDone: ({ ticket, name }) => void saveTicket(client, ticket, name) });
  useAction('view.project', () => go('/board/projection'));
  if (board === undefined) return <Page title={boardWords.title}>{error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />}</Page>;
  const key = board.scopes.some((scope) => scope.key === texts['phase']) ? texts['phase']! : firstScope(board);
  const scope = board.scopes.find((candidate) => candidate.key === key)!;
  const isEmpty = (board.scopes[0]?.figures.counts.found ?? 0) === 0 && (board.scopes[0]?.inspected.value ?? 0) === 0;
  return (
    <Page
      title={boardWords.title}
      state={`${boardWords.state(board.communities, board.units.length, board.docNo)} · ${boardWords.asOf(instantLong(board.at))}`}
      actions={<>
        <Button variant="default" onClick={() => save.run(request)} loading={save.busy} title={boardWords.exportHint}>{boardWords.export}</Button>
        <Button onClick={() => go('/board/projection')} title={boardWords.projectHint}>{boardWords.projection}<kbd className={classes.key}>F5</kbd></Button>
      </>}
    >
      {isEmpty ? <BoardEmpty board={board} /> : (
        <>
          <Panel>
            <PhaseBar label={deskWords.phases} phases={board.phases.map((phase) => segmentOf(board, phase))} today={todayOf(board)} />
            {board.programme.state === 'expired' ? (
              <Notice tone="amber"><StateTag tone="amber" plain>{boardWords.expiredTitle}</StateTag>　{boardWords.expiredHint}</Notice>
            ) : null}
          </Panel>
          <div className={classes.tools}>
            <SegmentedControl aria-label={boardWords.scopeLabel} value={key} onChange={(phase) => patch({ phase })} data={board.scopes.map((each) => ({ value: each.key, label: scopeTitle(board, each) }))} />
            <span className={classes.compare}>
              <span id="compare-day">{boardWords.compareWith}</span>
              <DayInput aria-labelledby="compare-day" value={board.compareWith} max={board.asOf} onChange={(last) => patch({ last })} />
            </span>
          </div>
          <ScopeFigures board={board} scope={scope} />
          <ScopePanels board={board} scope={scope} />
        </>
      )}
    </Page>
  );
}

function BoardEmpty({ board }: { readonly board: Board }) {
  const go = useGo();
  return board.communities === 0
    ? <EmptyState title={boardWords.emptyRegisterTitle} hint={boardWords.emptyRegisterHint} action={<Button onClick={() => go('/register/import')}>{boardWords.emptyRegisterAction}</Button>} />
    : <EmptyState title={boardWords.emptyTitle} hint={boardWords.emptyHint} action={<Button onClick={() => go('/rounds')}>{boardWords.emptyAction}</Button>} />;
}

export function scopeTitle(board: Board, scope: BoardScope): string {
  const phase = board.phases.find((candidate) => candidate.key === scope.key);
  return phase === undefined ? boardWords.wholeProgramme : boardPageWords.scope(phase.title, phase.state);
}

type Phase = Board['phases'][number];

function segmentOf(board: Board, phase: Phase) {
  const scope = board.scopes.find((candidate) => candidate.key === phase.key);
  const inspected = scope === undefined || phase.state === 'future' ? '' : boardWords.coverage(scope.inspected.value, board.communities);
  return {
    title: phase.title, period: deskWords.phaseSpan(phase.from, phase.to), figures: phase.state === 'current' ? [inspected] : [],
    below: phase.state === 'past' ? inspected : phase.state === 'future' ? boardWords.ahead : '', weight: daysBetween(phase.from, phase.to) + 1, passed: phase.elapsed / 10_000,
    tone: phase.state === 'past' ? 'jade' as const : 'ink' as const,
  };
}

function todayOf(board: Board) {
  const index = board.phases.findIndex((phase) => phase.state === 'current');
  const phase = board.phases[index];
  return phase === undefined ? null : { phase: index, at: phase.elapsed / 10_000, text: deskWords.todayFlag(board.asOf) };
}

