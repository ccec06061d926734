import type { Board, BoardScope } from '#shared/contract/board.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { dayLong } from '#ui/ui/format.ts';
import type { Slide } from '#ui/ui/projection/Projection.tsx';
import { scopeName } from '#ui/parts/board/figures.ts';
import { RankingRows } from './RankingRows.tsx';
import { unitRows } from './unitRows.ts';

/** Units on one page: more would be smaller than the last row can read. */
const A_PAGE = 8;

/** The ranking of the units, as many pages as it takes. */
export function unitSlides(board: Board, scope: BoardScope): Slide[] {
  const rows = unitRows(board, scope);
  const pages = Math.ceil(rows.length / A_PAGE);
  return Array.from({ length: pages }, (_, page) => ({
    id: `units-${page}`,
    title: `${words.units}${words.pageOf(page + 1, pages)}`,
    note: words.scopeAnd(scopeName(board, scope), words.lastMarkOn(dayLong(board.compareWith))),
    body: <RankingRows ranks label={words.units} rows={rows.slice(page * A_PAGE, (page + 1) * A_PAGE)} />,
  }));
}
