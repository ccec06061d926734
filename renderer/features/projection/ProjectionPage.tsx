import type { Board } from '#shared/contract/board.ts';
import { useGo } from '#ui/lib/address.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { dayLong, instantLong } from '#ui/ui/format.ts';
import { Projection, type Slide } from '#ui/ui/projection/Projection.tsx';
import { boardTo, firstScope, scopeOf } from '#ui/parts/board/figures.ts';
import { coverSlide } from './CoverSlide.tsx';
import { ladderSlide } from './LadderSlide.tsx';
import { phaseSlide } from './PhaseSlide.tsx';
import { standingSlide } from './StandingSlide.tsx';
import { tasksSlide } from './TasksSlide.tsx';
import { unitSlides } from './UnitSlides.tsx';
import { useBoard } from '#ui/parts/board/useBoard.ts';

/** 投屏: the dashboard for the meeting room, page by page, as it was when it was opened. */
export function ProjectionPage() {
  const go = useGo();
  const { data: setup } = useSetup();
  const { board, error, refetch, request, texts } = useBoard(true);
  const chosen = texts['phase'] ?? null;
  if (board === undefined) return error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Projection
      slides={slidesOf(board, chosen)}
      asOf={request.asOf === null ? instantLong(board.at) : dayLong(board.asOf)}
      issuer={board.issuer}
      sample={setup?.sample ?? false}
      onLeave={() => go(boardTo('/board', request.asOf, chosen), { replace: true })}
    />
  );
}

/** Cover; each phase that has begun; tasks; units, what is overdue and what is not yet met of the phase chosen on the dashboard. */
function slidesOf(board: Board, chosen: string | null): Slide[] {
  const scope = scopeOf(board, chosen ?? firstScope(board));
  return [
    coverSlide(board),
    ...board.phases.filter((phase) => phase.state !== 'future').map((phase) => phaseSlide(board, phase)),
    ...unitSlides(board, scope),
    tasksSlide(board),
    ladderSlide(board, scope),
    standingSlide(board, scope),
  ];
}
