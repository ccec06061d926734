import type { Board } from '#shared/contract/board.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { percentWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import type { Slide } from '#ui/ui/projection/Projection.tsx';
import { rateTone } from '#ui/parts/board/figures.ts';
import classes from './slide.module.css';

/** The ten tasks over the whole page. */
export function tasksSlide(board: Board): Slide {
  return { id: 'tasks', title: words.tasks, note: words.tasksNote, body: <TaskColumns board={board} big /> };
}

/** Tasks as columns of 达标率; with `big` also the communities that fail. */
export function TaskColumns({ board, big = false }: { readonly board: Board; readonly big?: boolean }) {
  return (
    <ol className={`${classes.tasks} ${big ? classes.big : ''}`} aria-label={words.tasks}>
      {board.tasks.filter((task) => task.task > 0).map((task) => (
        <li key={task.task} data-tone={rateTone(task.percent)}>
          <span className={classes.room}>
            <b>{percentWords(task.percent, 0).replace('%', '')}</b>
            <span className={classes.column} style={{ height: `${(task.percent ?? 0) / 100}%` }} />
          </span>
          <span className={classes.name}>{task.short}</span>
          {big ? <span className={classes.below}>{words.failingOf(whole(task.failing))}</span> : null}
        </li>
      ))}
    </ol>
  );
}
