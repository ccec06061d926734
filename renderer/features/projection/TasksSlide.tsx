import type { Board } from '#shared/contract/board.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { percentWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import type { Slide } from '#ui/ui/projection/Projection.tsx';
import type { Tone } from '#ui/ui/theme.ts';
import { rateTone } from '#ui/parts/board/figures.ts';
import classes from './slide.module.css';

/** The ten tasks over the whole page. */
export function tasksSlide(board: Board): Slide {
  return {
    id: 'tasks',
    title: words.tasks,
    note: words.tasksNote,
    body: (
      <>
        <TaskColumns board={board} big />
        {anyUnknown(board) ? <p className={classes.legend}>{words.tasksLegend}</p> : null}
      </>
    ),
  };
}

/** Whether a column has a hatched part, which then wants a word. */
export function anyUnknown(board: Board): boolean {
  return board.tasks.some((task) => task.task > 0 && task.unknown > 0);
}

/**
 * Tasks as columns as high as the 达标率 written on them; the hatched part of a column's width is what could not be
 * judged. With `big` also the communities behind what fails and what is unknown.
 */
export function TaskColumns({ board, big = false }: { readonly board: Board; readonly big?: boolean }) {
  const anyOpen = board.tasks.some((task) => task.task > 0 && task.open > 0);
  return (
    <ol className={`${classes.tasks} ${big ? classes.big : ''}`} aria-label={words.tasks}>
      {board.tasks
        .filter((task) => task.task > 0)
        .map((task) => (
          <li key={task.task} data-tone={taskTone(task)}>
            <span className={classes.room}>
              <b>{nothingJudged(task) ? percentWords(null) : percentWords(task.percent, 0).replace('%', '')}</b>
              <span className={classes.column} style={{ height: `${nothingJudged(task) ? 100 : (task.percent ?? 0) / 100}%` }}>
                {task.unknown === 0 ? null : <span className={classes.unknown} data-tone="slate" style={{ width: `${share(task.unknown, task)}%` }} />}
              </span>
            </span>
            <span className={classes.name}>{task.short}</span>
            {big ? (
              <span className={classes.below}>
                {words.failing}
                <br />
                {words.failingOf(whole(task.failing))}
              </span>
            ) : null}
            {big && anyOpen ? <Unknown count={task.open} /> : null}
          </li>
        ))}
    </ol>
  );
}

/** Its lines stand empty under a task without any: all columns begin at one height. */
function Unknown({ count }: { readonly count: number }) {
  if (count === 0)
    return (
      <span className={classes.below} aria-hidden>
        <br />
        <br />
      </span>
    );
  return (
    <span className={classes.below}>
      {words.unknown}
      <br />
      {words.failingOf(whole(count))}
    </span>
  );
}

type Task = Board['tasks'][number];

/** Nothing of it could be judged: that is no failure. */
function nothingJudged({ pass, fail }: Task): boolean {
  return pass + fail === 0;
}

function taskTone(task: Task): Tone {
  return nothingJudged(task) ? 'slate' : rateTone(task.percent);
}

function share(part: number, { pass, fail, unknown }: Task): number {
  return (part / (pass + fail + unknown)) * 100;
}
