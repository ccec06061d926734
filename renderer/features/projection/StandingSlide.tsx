import type { Board, BoardScope } from '#shared/contract/board.ts';
import { boardWords } from '#shared/words/board.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { numberWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import { ProjectedPart } from '#ui/ui/projection/ProjectedFigures.tsx';
import type { Slide } from '#ui/ui/projection/Projection.tsx';
import { countOf, countTone, groupOf, moved, scopeName } from '#ui/parts/board/figures.ts';
import { RankingRows } from './RankingRows.tsx';
import classes from './slide.module.css';

const TASKS = 7;

/** What fails although it was found, what failed again after closing, and under which tasks. */
export function standingSlide(board: Board, scope: BoardScope): Slide {
  const [now, before] = [groupOf(scope), groupOf(scope, {}, scope.last)];
  const titles = new Map(board.tasks.map((task) => [task.task, task.short]));
  const tasks = scope.tasks
    .map((task) => ({ task: task.task, count: task.counts.stillFailing ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, TASKS);
  const most = tasks[0]?.count ?? 1;
  const change = moved(countOf(now, 'relapsed'), countOf(before, 'relapsed'));
  return {
    id: 'standing',
    title: words.standing,
    note: scopeName(board, scope),
    body: (
      <div className={classes.ladder}>
        <ol className={classes.steps}>
          <li data-tone={countTone(countOf(now, 'stillFailing'), 'amber')}>
            <span>
              <b>{numberWords.stillFailing}</b>
              <small>{words.stillNote}</small>
            </span>
            <strong>{whole(countOf(now, 'stillFailing'))}</strong>
          </li>
          <li data-tone={countTone(countOf(now, 'relapsed'), 'seal')}>
            <span>
              <b>{numberWords.relapsed}</b>
              <small>{words.relapsedNote}</small>
              <small>{change === boardWords.same ? change : words.moved(change)}</small>
            </span>
            <strong>{whole(countOf(now, 'relapsed'))}</strong>
          </li>
          <li data-tone="text">
            <span>
              <b>{numberWords.open}</b>
              <small>{words.openNote}</small>
            </span>
            <strong>{whole(countOf(now, 'open'))}</strong>
          </li>
        </ol>
        <ProjectedPart title={words.standingTasks}>
          {tasks.length === 0 ? (
            <p className={classes.none}>{words.standingNone}</p>
          ) : (
            <RankingRows
              label={words.standingTasks}
              rows={tasks.map(({ task, count }) => ({
                key: String(task),
                name: titles.get(task) ?? '',
                value: (count / most) * 100,
                text: words.pieces(whole(count)),
                tone: 'amber',
                last: null,
              }))}
            />
          )}
        </ProjectedPart>
      </div>
    ),
  };
}
