import type { Board, BoardScope } from '#shared/contract/board.ts';
import { boardWords } from '#shared/words/board.ts';
import { boardPageWords as words } from '#shared/words/boardPages.ts';
import { numberWords, percentWords, tenthsWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import { countOf, listOf, moved, movedPoints } from './figures.ts';

/** The figures of a phase, each opening exactly its rows. */
export function ScopeFigures({ board, scope }: { readonly board: Board; readonly scope: BoardScope }) {
  const { figures, last } = scope;
  const to = (name: Parameters<typeof listOf>[1]) => listOf(scope.filter, name);
  const count = (name: Parameters<typeof listOf>[1]) => countOf(figures, name);
  return (
    <>
      <KeyFigures label={boardWords.figuresLabel}>
        <KeyFigure label={numberWords.found} value={whole(count('found'))} note={moved(count('found'), countOf(last, 'found'))} to={to('found')} />
        <KeyFigure label={numberWords.closeRate} value={percentWords(figures.closeRate)} note={words.closedNote(whole(count('closed')))} tone="jade" to={to('closed')} />
        <KeyFigure label={numberWords.onTimeRate} value={percentWords(figures.onTimeRate)} note={movedPoints(figures.onTimeRate, last.onTimeRate) || words.decidedNote(whole(count('onTime')), whole(count('decided')))} tone="ink" to={to('onTime')} />
        <KeyFigure label={numberWords.overdue} value={whole(count('overdue'))} note={words.overdueNote(whole(count('overdue_rectification')), whole(count('overdue_supervision')), whole(count('overdue_accountability')))} tone="seal" to={to('overdue')} />
      </KeyFigures>
      <KeyFigures label={boardWords.figuresLabel}>
        <KeyFigure label={words.figures.inspected} value={whole(scope.inspected.value)} note={boardWords.coverage(scope.inspected.value, board.communities)} to={`/communities?inspectedFrom=${scope.inspected.from}&inspectedTo=${scope.inspected.to}`} />
        <KeyFigure label={numberWords.stillFailing} value={whole(count('stillFailing'))} note={words.openNote(whole(count('open')))} tone="amber" to={to('stillFailing')} />
        <KeyFigure label={numberWords.relapsed} value={whole(count('relapsed'))} note={moved(count('relapsed'), countOf(last, 'relapsed'))} tone="seal" to={to('relapsed')} />
        <KeyFigure label={numberWords.averageWorkdays} value={tenthsWords(figures.averageTenths)} note={boardWords.workdays} />
      </KeyFigures>
    </>
  );
}
