import { Button, SegmentedControl } from '@mantine/core';
import type { Board, BoardScope } from '#shared/contract/board.ts';
import { boardWords } from '#shared/words/board.ts';
import { programmeWords } from '#shared/words/progress.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useGo } from '#ui/lib/address.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayLong, instantLong } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Columns } from '#ui/ui/Panel.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { boardTo, firstScope, scopeOf } from '#ui/parts/board/figures.ts';
import { CityPanel } from './CityPanel.tsx';
import { FunnelPanel } from './FunnelPanel.tsx';
import { PhasesPanel } from './PhasesPanel.tsx';
import { ScopeFigures } from './ScopeFigures.tsx';
import { TasksPanel } from './TasksPanel.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import { UnitsPanel } from './UnitsPanel.tsx';
import { useBoard } from '#ui/parts/board/useBoard.ts';
import classes from './board.module.css';

/** 看板: the programme's phases on one page, each number opening its list. */
export function BoardPage() {
  const go = useGo();
  const { board, error, refetch, request, texts, patch, setMeeting } = useBoard();
  const download = useDownload();
  const exportBoard = () => void download.save('board.export', request);
  const project = () => go(boardTo('/board/projection', request.asOf, texts['phase'] ?? null));
  const isEmpty = board === undefined || hasNothing(board);
  useAction('view.project', project, !isEmpty);
  useAction('page.export', exportBoard, !isEmpty);
  if (board === undefined) return <Page title={boardWords.title}>{error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />}</Page>;
  const scope = scopeOf(board, texts['phase'] ?? firstScope(board));
  return (
    <Page
      title={boardWords.title}
      state={`${stateOf(board)} · ${boardWords.asOf(request.asOf === null ? instantLong(board.at) : dayLong(board.asOf))}`}
      actions={
        isEmpty ? undefined : (
          <>
            <Button variant="default" onClick={exportBoard} loading={download.busy !== null} title={boardWords.exportHint}>
              {boardWords.export}
            </Button>
            <Button onClick={project} title={boardWords.projectHint}>
              {boardWords.project}
              <kbd>F5</kbd>
            </Button>
          </>
        )
      }
    >
      {request.asOf === null ? null : (
        <Notice
          tone="amber"
          actions={
            <Button size="xs" variant="default" onClick={() => patch({ asOf: null })}>
              {boardWords.backToToday}
            </Button>
          }
        >
          {boardWords.lookingBack(dayLong(board.asOf))}
        </Notice>
      )}
      {isEmpty ? (
        <BoardEmpty board={board} scope={scope} today={request.asOf === null} />
      ) : (
        <>
          <PhasesPanel board={board} chosen={scope.key} />
          <div className={classes.tools}>
            <SegmentedControl
              aria-label={boardWords.scopeLabel}
              value={scope.key}
              onChange={(phase) => patch({ phase: phase === firstScope(board) ? null : phase })}
              data={board.scopes.map(({ key }) => ({ value: key, label: scopeLabel(board, key) }))}
            />
            <span className={classes.days}>
              <DayOf label={boardWords.lookBack} value={board.asOf} onChange={(asOf) => patch({ asOf })} />
              <DayOf label={boardWords.compareWith} value={board.compareWith} max={board.asOf} onChange={setMeeting} />
            </span>
          </div>
          <ScopeFigures scope={scope} />
          <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
            <UnitsPanel board={board} scope={scope} />
            <TasksPanel board={board} scope={scope} />
          </Columns>
          <Columns columns="minmax(0, 5fr) minmax(0, 7fr)" fold="soon">
            <FunnelPanel scope={scope} />
            <TrendPanel board={board} />
          </Columns>
          {request.asOf === null ? <CityPanel /> : null}
        </>
      )}
    </Page>
  );
}

function DayOf({
  label,
  value,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly max?: string;
  readonly onChange: (day: string | null) => void;
}) {
  return (
    <span className={classes.day}>
      <span aria-hidden>{label}</span>
      <DayInput aria-label={label} value={value} {...(max === undefined ? {} : { max })} onChange={onChange} width="11rem" />
    </span>
  );
}

function stateOf(board: Board): string {
  const phase = board.phases.find((candidate) => candidate.key === board.programme.phase) ?? null;
  return programmeWords({ state: board.programme.state, elapsed: board.programme.elapsed, phase });
}

function scopeLabel(board: Board, key: string): string {
  const phase = board.phases.find((candidate) => candidate.key === key);
  return phase === undefined ? boardWords.wholeProgramme : boardWords.scope(phase.title, phase.state);
}

function hasNothing({ scopes }: Board): boolean {
  const [whole] = scopes;
  return whole === undefined || ((whole.figures.counts.found ?? 0) === 0 && whole.inspected.value === 0);
}

/** Before the first finding there is still the register to judge: what the tasks and the city's own duties say. */
function BoardEmpty({ board, scope, today }: { readonly board: Board; readonly scope: BoardScope; readonly today: boolean }) {
  const go = useGo();
  if (board.communities === 0)
    return (
      <EmptyState
        title={boardWords.emptyRegisterTitle}
        hint={boardWords.emptyRegisterHint}
        action={<Button onClick={() => go('/register/import')}>{boardWords.emptyRegisterAction}</Button>}
      />
    );
  return (
    <>
      <Notice
        tone="ink"
        actions={
          <Button size="xs" variant="default" onClick={() => go('/rounds')}>
            {boardWords.emptyAction}
          </Button>
        }
      >
        {boardWords.emptyTitle}。{boardWords.emptyHint}
      </Notice>
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
        <TasksPanel board={board} scope={scope} />
        {today ? <CityPanel /> : null}
      </Columns>
    </>
  );
}
