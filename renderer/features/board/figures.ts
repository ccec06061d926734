import type { Board, BoardScope, Figures } from '#shared/contract/board.ts';
import { figureFilter, type FigureName, writeCaseFilter } from '#shared/domain/progress/address.ts';
import type { CaseFilter } from '#shared/domain/progress/filter.ts';
import { boardWords } from '#shared/words/board.ts';
import { percentWords } from '#shared/words/progress.ts';
import { signed } from '#ui/ui/format.ts';
import type { Tone } from '#ui/ui/theme.ts';

/** The list behind a figure: the address says exactly its rows. */
export function listOf(filter: CaseFilter, name: FigureName): string {
  return `/cases?figure=${encodeURIComponent(writeCaseFilter(figureFilter(filter, name)))}`;
}

export function unitList(scope: BoardScope, unitId: string, name: FigureName): string {
  return listOf({ ...scope.filter, unitId } as CaseFilter, name);
}

export const countOf = (figures: Figures, name: FigureName): number => figures.counts[name] ?? 0;

/** 比上次 +18 件; level when nothing moved. */
export function moved(now: number, before: number): string {
  return now === before ? boardWords.same : boardWords.moreCases(signed(now - before));
}

/** 比上次 +3.1 个百分点. Rates are in 0.01 %. */
export function movedPoints(now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  const tenths = Math.round((now - before) / 10);
  return tenths === 0 ? boardWords.same : boardWords.morePoints(`${tenths > 0 ? '+' : '−'}${(Math.abs(tenths) / 10).toFixed(1)}`);
}

/** Good, middling, poor: the thresholds are the program's, said by colour and by the figure itself. */
export function rateTone(percent: number | null): Tone {
  if (percent === null) return 'slate';
  if (percent >= 9_000) return 'jade';
  return percent >= 7_000 ? 'ink' : 'seal';
}

/** Units as bars, best first; those without cases last. */
export function unitBars(board: Board, scope: BoardScope) {
  const names = new Map(board.units.map((unit) => [unit.id, unit.name]));
  return scope.units.filter((unit) => countOf(unit, 'found') > 0).map((unit) => ({
    label: names.get(unit.unitId) ?? '', value: (unit.closeRate ?? 0) / 100, text: percentWords(unit.closeRate), tone: rateTone(unit.closeRate),
    last: unit.lastCloseRate === null ? null : unit.lastCloseRate / 100, to: unitList(scope, unit.unitId, 'found'),
  }));
}

/** Tasks as columns of 达标率. */
export function taskColumns(board: Board) {
  return board.tasks.filter((task) => task.task > 0).map((task) => ({
    label: task.short, value: (task.percent ?? 0) / 100, text: task.percent === null ? '—' : String(Math.round(task.percent / 100)), tone: rateTone(task.percent),
    to: `/communities?task=${task.task}&standing=failing`,
  }));
}

/** The scope shown first: the running phase, else all of the programme. */
export function firstScope(board: Board): string {
  return board.phases.find((phase) => phase.state === 'current')?.key ?? board.scopes[0]?.key ?? '';
}
