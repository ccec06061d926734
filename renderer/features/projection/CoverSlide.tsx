import type { Board } from '#shared/contract/board.ts';
import { daysBetween } from '#shared/domain/date.ts';
import { boardWords } from '#shared/words/board.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { deskWords } from '#shared/words/desk.ts';
import { percentWords, programmeWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import { ProjectedFigures } from '#ui/ui/projection/ProjectedFigures.tsx';
import type { Slide } from '#ui/ui/projection/Projection.tsx';
import { countOf, countTone, groupOf, higherStages, rateTone } from '#ui/parts/board/figures.ts';
import classes from './slide.module.css';

/** What it is about, where the programme stands, the whole in four figures. */
export function coverSlide(board: Board): Slide {
  const phase = board.phases.find((candidate) => candidate.key === board.programme.phase) ?? null;
  return {
    id: 'cover',
    title: words.coverTitle,
    note: programmeWords({ state: board.programme.state, elapsed: board.programme.elapsed, phase }),
    body: <Cover board={board} />,
  };
}

function Cover({ board }: { readonly board: Board }) {
  const all = groupOf(board.scopes[0]!);
  const { phases } = board;
  return (
    <div className={classes.cover}>
      <p className={classes.paper}>
        {board.docTitle}
        <small>{board.docNo}</small>
      </p>
      <ol
        className={classes.phases}
        style={{ gridTemplateColumns: phases.map((phase) => `minmax(max-content, ${daysBetween(phase.from, phase.to) + 1}fr)`).join(' ') }}
      >
        {phases.map((phase) => (
          <li key={phase.key} data-state={phase.state} data-tone={phase.state === 'past' ? 'jade' : 'ink'}>
            <b>{phase.title}</b>
            <div className={classes.line} aria-hidden>
              <span style={{ width: `${phase.elapsed / 100}%` }} />
              {phase.state === 'current' ? <i style={{ left: `${phase.elapsed / 100}%` }} /> : null}
            </div>
            <small>{deskWords.phaseSpan(phase.from, phase.to)}</small>
            <small>
              {phase.state === 'past' ? boardWords.over : phase.state === 'future' ? boardWords.ahead : boardWords.elapsed(percentWords(phase.elapsed, 0))}
            </small>
          </li>
        ))}
      </ol>
      <ProjectedFigures
        figures={[
          {
            label: words.coverFigures.communities,
            value: whole(board.communities),
            note: words.coverNotes.inspected(whole(board.scopes[0]!.inspected.value)),
            tone: 'text',
          },
          { label: words.coverFigures.found, value: whole(countOf(all, 'found')), note: words.coverNotes.open(whole(countOf(all, 'open'))), tone: 'text' },
          {
            label: words.coverFigures.closeRate,
            value: percentWords(all.figures.closeRate),
            note: words.closedNote(whole(countOf(all, 'closed'))),
            tone: rateTone(all.figures.closeRate),
          },
          {
            label: words.coverFigures.overdue,
            value: whole(countOf(all, 'overdue')),
            note: words.stagesNote(...higherStages(all)),
            tone: countTone(countOf(all, 'overdue'), 'seal'),
          },
        ]}
      />
    </div>
  );
}
