import type { BoardScope } from '#shared/contract/board.ts';
import type { FigureName } from '#shared/domain/progress/address.ts';
import { boardWords } from '#shared/words/board.ts';
import { slideWords } from '#shared/words/boardPages.ts';
import { numberWords, percentWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import { countOf, countTone, figureTo, type Group, groupOf, higherStages, moved, movedPoints, rateTone } from '#ui/parts/board/figures.ts';
import classes from './board.module.css';

/** The figures of a phase with what changed since the last meeting, each opening exactly its rows. */
export function ScopeFigures({ scope }: { readonly scope: BoardScope }) {
  const now = groupOf(scope);
  const before = groupOf(scope, {}, scope.last);
  return (
    <div className={classes.figures}>
      <KeyFigures label={boardWords.figuresLabel}>
        <KeyFigure
          label={numberWords.found}
          value={whole(countOf(now, 'found'))}
          note={moved(countOf(now, 'found'), countOf(before, 'found'))}
          {...linkTo(now, 'found')}
        />
        <KeyFigure
          label={numberWords.closeRate}
          value={percentWords(scope.figures.closeRate)}
          note={movedPoints(scope.figures.closeRate, scope.last.closeRate)}
          tone={rateTone(scope.figures.closeRate)}
          {...linkTo(now, 'closed')}
        />
        <KeyFigure
          label={numberWords.onTimeRate}
          value={percentWords(scope.figures.onTimeRate)}
          note={movedPoints(scope.figures.onTimeRate, scope.last.onTimeRate)}
          tone={rateTone(scope.figures.onTimeRate)}
          {...linkTo(now, 'onTime')}
        />
        <KeyFigure
          label={numberWords.overdue}
          value={whole(countOf(now, 'overdue'))}
          note={slideWords.stagesNote(...higherStages(now))}
          tone={countTone(countOf(now, 'overdue'), 'seal')}
          {...linkTo(now, 'overdue')}
        />
        <KeyFigure
          label={numberWords.stillFailing}
          value={whole(countOf(now, 'stillFailing'))}
          note={slideWords.coverNotes.open(whole(countOf(now, 'open')))}
          tone={countTone(countOf(now, 'stillFailing'), 'amber')}
          {...linkTo(now, 'stillFailing')}
        />
        <KeyFigure
          label={numberWords.relapsed}
          value={whole(countOf(now, 'relapsed'))}
          note={moved(countOf(now, 'relapsed'), countOf(before, 'relapsed'))}
          tone={countTone(countOf(now, 'relapsed'), 'amber')}
          {...linkTo(now, 'relapsed')}
        />
      </KeyFigures>
    </div>
  );
}

/** None of it has no list. */
function linkTo(group: Group, name: FigureName): { readonly to?: string } {
  return countOf(group, name) === 0 ? {} : { to: figureTo(group, name) };
}
