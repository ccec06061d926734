import type { BoardScope } from '#shared/contract/board.ts';
import { boardWords } from '#shared/words/board.ts';
import { slideWords } from '#shared/words/boardPages.ts';
import { numberWords, percentWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import { countOf, figureTo, groupOf, higherStages, moved, movedPoints } from '#ui/parts/board/figures.ts';
import classes from './board.module.css';

/** The figures of a phase with what changed since the last meeting, each opening exactly its rows. */
export function ScopeFigures({ scope }: { readonly scope: BoardScope }) {
  const now = groupOf(scope);
  const before = groupOf(scope, {}, scope.last);
  return (
    <div className={classes.figures}>
      <KeyFigures label={boardWords.figuresLabel}>
        <KeyFigure label={numberWords.found} value={whole(countOf(now, 'found'))} note={moved(countOf(now, 'found'), countOf(before, 'found'))} to={figureTo(now, 'found')} />
        <KeyFigure label={numberWords.closeRate} value={percentWords(scope.figures.closeRate)} note={movedPoints(scope.figures.closeRate, scope.last.closeRate)} tone="jade" to={figureTo(now, 'closed')} />
        <KeyFigure label={numberWords.onTimeRate} value={percentWords(scope.figures.onTimeRate)} note={movedPoints(scope.figures.onTimeRate, scope.last.onTimeRate)} tone="ink" to={figureTo(now, 'onTime')} />
        <KeyFigure label={numberWords.overdue} value={whole(countOf(now, 'overdue'))} note={slideWords.stagesNote(...higherStages(now))} tone="seal" to={figureTo(now, 'overdue')} />
        <KeyFigure label={numberWords.stillFailing} value={whole(countOf(now, 'stillFailing'))} note={slideWords.coverNotes.open(whole(countOf(now, 'open')))} tone="amber" to={figureTo(now, 'stillFailing')} />
        <KeyFigure label={numberWords.relapsed} value={whole(countOf(now, 'relapsed'))} note={moved(countOf(now, 'relapsed'), countOf(before, 'relapsed'))} tone="amber" to={figureTo(now, 'relapsed')} />
      </KeyFigures>
    </div>
  );
}
