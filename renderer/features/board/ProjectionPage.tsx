import type { Board, BoardScope } from '#shared/contract/board.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import { boardWords } from '#shared/words/board.ts';
import { boardPageWords as words } from '#shared/words/boardPages.ts';
import { deskWords } from '#shared/words/desk.ts';
import { stageWords } from '#shared/words/orders.ts';
import { numberWords, percentWords, tenthsWords } from '#shared/words/progress.ts';
import { useGo } from '#ui/lib/address.ts';
import { useCall } from '#ui/lib/query.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { BarList } from '#ui/ui/BarList.tsx';
import { ColumnChart } from '#ui/ui/charts/ColumnChart.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayLong, instantLong, whole } from '#ui/ui/format.ts';
import { ProjectedColumns, ProjectedFigures, ProjectedPart } from '#ui/ui/projection/ProjectedFigures.tsx';
import { Projection, type Slide } from '#ui/ui/projection/Projection.tsx';
import { countOf, firstScope, moved, movedPoints, taskColumns, unitBars } from './figures.ts';

/** Units on one projected page: more than this would be smaller than the last row can read. */
const UNITS_A_PAGE = 8;

/** 投屏: the phases for the meeting room, page by page. */
export function ProjectionPage() {
  const go = useGo();
  const { data: setup } = useSetup();
  const { data: board, error, refetch } = useCall('board.get', { asOf: null, compareWith: null }, [], { keep: true });
  if (board === undefined) return error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <Projection slides={slidesOf(board)} asOf={instantLong(board.at)} issuer={board.issuer} sample={setup?.sample ?? false} onLeave={() => go('/board')} />;
}

function slidesOf(board: Board): Slide[] {
  const current = board.scopes.find((scope) => scope.key === firstScope(board)) ?? board.scopes[0]!;
  const phases = board.phases.filter((phase) => phase.state !== 'future').map((phase) => phaseSlide(board, phase));
  return [...expiredSlide(board), ...phases.reverse(), ...unitSlides(board, current), tasksSlide(board), ladderSlide(current), standingSlide(board, current)];
}

function phaseSlide(board: Board, phase: Board['phases'][number]): Slide {
  const scope = board.scopes.find((candidate) => candidate.key === phase.key)!;
  const { figures, last } = scope;
  const elapsed = phase.state === 'current' ? boardWords.elapsed(percentWords(phase.elapsed, 0)) : boardWords.over;
  return {
    id: phase.key, title: `${boardWords.phase(phase.title)}　${words.slides.progress}`, note: words.spanAndElapsed(deskWords.phaseSpan(phase.from, phase.to), elapsed),
    body: (
      <>
        <ProjectedFigures figures={[
          { label: numberWords.found, value: whole(countOf(figures, 'found')), note: moved(countOf(figures, 'found'), countOf(last, 'found')), tone: 'text' },
          { label: numberWords.closeRate, value: percentWords(figures.closeRate), note: words.closedNote(whole(countOf(figures, 'closed'))), tone: 'jade' },
          { label: numberWords.onTimeRate, value: percentWords(figures.onTimeRate), note: movedPoints(figures.onTimeRate, last.onTimeRate), tone: 'ink' },
          { label: numberWords.overdue, value: whole(countOf(figures, 'overdue')), note: words.openNote(whole(countOf(figures, 'open'))), tone: 'seal' },
        ]} />
        <ProjectedColumns>
          <ProjectedPart title={words.slides.units} note={words.lastMark}><BarList big label={words.slides.units} items={withoutLinks(unitBars(board, scope)).slice(0, UNITS_A_PAGE - 1)} /></ProjectedPart>
          <ProjectedPart title={words.slides.tasks} wide><ColumnChart big label={words.slides.tasks} most={100} columns={withoutLinks(taskColumns(board))} /></ProjectedPart>
        </ProjectedColumns>
      </>
    ),
  };
}

function unitSlides(board: Board, scope: BoardScope): Slide[] {
  const bars = withoutLinks(unitBars(board, scope));
  const pages = Math.ceil(bars.length / UNITS_A_PAGE);
  return Array.from({ length: pages }, (_, page) => ({
    id: `units-${page}`, title: `${words.slides.units}${words.unitsPage(page + 1, pages)}`, note: `${words.lastMark}（${dayLong(board.compareWith)}）`,
    body: <BarList big label={words.slides.units} items={bars.slice(page * UNITS_A_PAGE, (page + 1) * UNITS_A_PAGE)} />,
  }));
}

function tasksSlide(board: Board): Slide {
  return {
    id: 'tasks', title: `${words.slides.tasks}（%）`, note: boardWords.tasksNote,
    body: <ColumnChart big label={words.slides.tasks} most={100} columns={withoutLinks(taskColumns(board))} />,
  };
}

function ladderSlide({ figures }: BoardScope): Slide {
  return {
    id: 'ladder', title: words.slides.ladder, note: boardWords.ladderNote,
    body: (
      <>
        <ProjectedFigures figures={[
          { label: `${boardWords.overdueNow}`, value: whole(countOf(figures, 'overdue')), tone: 'seal' },
          ...orderStages.map((stage) => ({ label: stageWords[stage], value: whole(countOf(figures, `overdue_${stage}`)), note: boardWords.overdueNow, tone: 'text' as const })),
        ]} />
        <ProjectedFigures figures={[
          { label: numberWords.averageWorkdays, value: tenthsWords(figures.averageTenths), tone: 'ink' },
          ...orderStages.map((stage) => ({ label: stageWords[stage], value: whole(countOf(figures, `stage_${stage}`)), note: boardWords.issued, tone: 'text' as const })),
        ]} />
      </>
    ),
  };
}

function standingSlide(board: Board, { figures, last, inspected }: BoardScope): Slide {
  return {
    id: 'standing', title: words.slides.standing,
    body: (
      <>
        <ProjectedFigures figures={[
          { label: numberWords.stillFailing, value: whole(countOf(figures, 'stillFailing')), note: words.openNote(whole(countOf(figures, 'open'))), tone: 'amber' },
          { label: numberWords.relapsed, value: whole(countOf(figures, 'relapsed')), note: moved(countOf(figures, 'relapsed'), countOf(last, 'relapsed')), tone: 'seal' },
        ]} />
        <ProjectedFigures figures={[
          { label: words.figures.clean, value: whole(board.clean), note: boardWords.communities, tone: 'jade' },
          { label: words.figures.inspected, value: whole(inspected.value), note: boardWords.coverage(inspected.value, board.communities), tone: 'ink' },
        ]} />
      </>
    ),
  };
}

function expiredSlide(board: Board): Slide[] {
  const end = board.phases.at(-1)?.to;
  if (board.programme.state !== 'expired' || end === undefined) return [];
  return [{ id: 'expired', title: words.slides.expired, body: <ProjectedPart title={words.expiredLine(dayLong(end))}><p>{boardWords.expiredHint}</p></ProjectedPart> }];
}

/** Nothing on a projected page can be clicked by accident. */
function withoutLinks<T extends { readonly to?: string }>(items: readonly T[]): Omit<T, 'to'>[] {
  return items.map(({ to: _, ...item }) => item);
}
