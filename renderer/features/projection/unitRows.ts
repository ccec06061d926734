import type { Board, BoardScope } from '#shared/contract/board.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { percentWords } from '#shared/words/progress.ts';
import { whole } from '#ui/ui/format.ts';
import { countOf, groupOf, rateTone } from '#ui/parts/board/figures.ts';
import type { RankingRow } from './RankingRows.tsx';

/** Units with cases by 整改率, best first. */
export function unitRows(board: Board, scope: BoardScope): RankingRow[] {
  const names = new Map(board.units.map((unit) => [unit.id, unit.name]));
  return scope.units
    .filter((unit) => (unit.counts.found ?? 0) > 0)
    .map((unit) => {
      const group = groupOf(scope, { unitId: unit.unitId }, unit);
      return {
        key: unit.unitId,
        name: names.get(unit.unitId) ?? '',
        value: (unit.closeRate ?? 0) / 100,
        text: percentWords(unit.closeRate),
        tone: rateTone(unit.closeRate),
        last: unit.lastCloseRate === null ? null : unit.lastCloseRate / 100,
        rank: words.rankOf(unit.rank),
        cases: words.casesOf(whole(countOf(group, 'closed')), whole(countOf(group, 'found'))),
      };
    });
}
