import type { Board, BoardScope } from '#shared/contract/board.ts';
import { boardWords as words } from '#shared/words/board.ts';
import { numberWords, percentWords } from '#shared/words/progress.ts';
import { useToday } from '#ui/lib/setup.ts';
import { dayLong, whole } from '#ui/ui/format.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { CountLink } from '#ui/parts/board/CountLink.tsx';
import { RateBar } from './RateBar.tsx';
import { countOf, figureTo, groupOf, rateTone, taskTo } from '#ui/parts/board/figures.ts';
import classes from './board.module.css';

/** Each task: 达标率 with the communities that fail it or cannot be judged, and the phase's cases. */
export function TasksPanel({ board, scope }: { readonly board: Board; readonly scope: BoardScope }) {
  const day = board.asOf < useToday() ? board.asOf : null;
  return (
    <Panel title={words.tasks} note={day === null ? words.tasksNote : words.tasksNoteOn(dayLong(day))}>
      <table className={`${classes.ranking} ${classes.tasks}`}>
        <thead>
          <tr>
            <th scope="col" colSpan={2} className={classes.name}>
              {words.task}
            </th>
            <th scope="col" colSpan={2}>
              {numberWords.passRate}
            </th>
            <th scope="col">{words.columns.failing}</th>
            <th scope="col">{words.columns.open}</th>
            <th scope="col">{words.columns.ofFound}</th>
          </tr>
        </thead>
        <tbody>
          {board.tasks.map((task) => {
            const group = groupOf(
              scope,
              { task: task.task },
              scope.tasks.find((each) => each.task === task.task),
            );
            const list = (standing: 'failing' | 'incomplete', count: number) =>
              task.task === 0 ? whole(count) : <CountLink count={count} to={taskTo(task.task, standing, day)} />;
            return (
              <tr key={task.task}>
                <td>{task.task === 0 ? '' : task.task}</td>
                <th scope="row">
                  {task.task === 0 || day !== null ? (
                    task.short
                  ) : (
                    <PageLink to={`/compliance?view=communities&task=${task.task}`} title={task.title}>
                      {task.short}
                    </PageLink>
                  )}
                </th>
                <td className={classes.bar}>
                  <RateBar percent={task.percent} last={task.lastPercent} tone={rateTone(task.percent)} />
                </td>
                <td className={classes.strong}>{percentWords(task.percent)}</td>
                <td>{list('failing', task.failing)}</td>
                <td>{list('incomplete', task.open)}</td>
                <td>
                  {countOf(group, 'found') === 0 ? (
                    '0'
                  ) : (
                    <>
                      <CountLink count={countOf(group, 'closed')} to={figureTo(group, 'closed')} />
                      <span className={classes.of}> / </span>
                      <CountLink count={countOf(group, 'found')} to={figureTo(group, 'found')} />
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
