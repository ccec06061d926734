import type { Board } from '#shared/contract/board.ts';
import { boardWords } from '#shared/words/board.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { deskWords } from '#shared/words/desk.ts';
import { numberWords, percentWords } from '#shared/words/progress.ts';
import { dayLong, whole } from '#ui/ui/format.ts';
import { ProjectedColumns, ProjectedFigures, ProjectedPart } from '#ui/ui/projection/ProjectedFigures.tsx';
import type { Slide } from '#ui/ui/projection/Projection.tsx';
import { countOf, countTone, groupOf, higherStages, moved, movedPoints, rateTone, scopeOf } from '#ui/parts/board/figures.ts';
import { RankingRows } from './RankingRows.tsx';
import { anyUnknown, TaskColumns } from './TasksSlide.tsx';
import { unitRows } from './unitRows.ts';

/** Units beside the tasks: as many as the last row can read. Longer names take more room, on a 4:3 picture a second line. */
function unitsShown(names: readonly string[]): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return longest <= 9 ? 7 : longest <= 12 ? 6 : 5;
}

/** A phase: its four figures, the units and the tasks, as in the picture. */
export function phaseSlide(board: Board, phase: Board['phases'][number]): Slide {
  const scope = scopeOf(board, phase.key);
  const now = groupOf(scope);
  const before = groupOf(scope, {}, scope.last);
  const rows = unitRows(board, scope);
  const most = unitsShown(rows.map((row) => row.name));
  const elapsed = phase.state === 'current' ? boardWords.elapsed(percentWords(phase.elapsed, 0)) : boardWords.over;
  const noted = (text: string) => (text === '' || text === boardWords.same ? text : words.moved(text));
  return {
    id: phase.key,
    title: words.phaseTitle(phase.title),
    note: words.spanAndElapsed(deskWords.phaseSpan(phase.from, phase.to), elapsed),
    body: (
      <>
        <ProjectedFigures
          figures={[
            {
              label: numberWords.found,
              value: whole(countOf(now, 'found')),
              note: noted(moved(countOf(now, 'found'), countOf(before, 'found'))),
              tone: 'text',
            },
            {
              label: numberWords.closeRate,
              value: percentWords(scope.figures.closeRate),
              note: words.closedNote(whole(countOf(now, 'closed'))),
              tone: rateTone(scope.figures.closeRate),
            },
            {
              label: numberWords.onTimeRate,
              value: percentWords(scope.figures.onTimeRate),
              note: noted(movedPoints(scope.figures.onTimeRate, scope.last.onTimeRate)),
              tone: rateTone(scope.figures.onTimeRate),
            },
            {
              label: numberWords.overdue,
              value: whole(countOf(now, 'overdue')),
              note: words.stagesNote(...higherStages(now)),
              tone: countTone(countOf(now, 'overdue'), 'seal'),
            },
          ]}
        />
        <ProjectedColumns>
          <ProjectedPart
            title={words.units}
            {...(rows.length > most ? { note: words.unitsTop(most, rows.length) } : {})}
            {...(rows.length === 0 ? {} : { foot: words.lastMark })}
          >
            {rows.length === 0 ? <p>{boardWords.noCases}</p> : <RankingRows label={words.units} rows={rows.slice(0, most)} />}
          </ProjectedPart>
          <ProjectedPart
            title={words.tasks}
            {...(phase.state === 'past' ? { note: words.judgedOn(dayLong(board.asOf)) } : {})}
            {...(anyUnknown(board) ? { foot: words.tasksLegend } : {})}
            wide
          >
            <TaskColumns board={board} />
          </ProjectedPart>
        </ProjectedColumns>
      </>
    ),
  };
}
