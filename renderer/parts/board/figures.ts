import type { Board, BoardScope, Figures } from '#shared/contract/board.ts';
import { figureFilter, type FigureName, writeCaseFilter } from '#shared/domain/progress/address.ts';
import type { CaseFilter } from '#shared/domain/progress/filter.ts';
import { boardWords } from '#shared/words/board.ts';
import { whole } from '#ui/ui/format.ts';
import type { Tone } from '#ui/ui/theme.ts';

/** A group of cases: a phase, or one unit's or task's within it. */
export type Group = { readonly filter: CaseFilter; readonly figures: Figures };

export function groupOf(scope: BoardScope, of: { readonly unitId?: string; readonly task?: number } = {}, figures: Figures = scope.figures): Group {
  return { filter: { ...scope.filter, ...of } as CaseFilter, figures };
}

/** The dashboard, or its projection, of a day and a phase; null: of today, of the phase shown first. */
export function boardTo(path: '/board' | '/board/projection', asOf: string | null, phase: string | null): string {
  const texts = new URLSearchParams({ ...(asOf === null ? {} : { asOf }), ...(phase === null ? {} : { phase }) });
  return texts.size === 0 ? path : `${path}?${texts.toString()}`;
}

/** The list of cases behind a filter. */
export function casesTo(filter: CaseFilter): string {
  return `/cases?figure=${writeCaseFilter(filter)}`;
}

/** The list behind a figure: the address says exactly its rows. */
export function figureTo({ filter }: Group, name: FigureName): string {
  return casesTo(figureFilter(filter, name));
}

export function countOf({ figures }: Group, name: FigureName): number {
  return figures.counts[name] ?? 0;
}

/** The communities inspected in a phase. */
export function inspectedTo({ inspected }: BoardScope): string {
  return `/communities?inspectedFrom=${inspected.from}&inspectedTo=${inspected.to}`;
}

/** The communities behind a task's figure, as they stood on `day` (null: today). */
export function taskTo(task: number, standing: 'failing' | 'incomplete', day: string | null): string {
  return `/communities?task=${task}&standing=${standing}${day === null ? '' : `&day=${day}`}`;
}

/** 增 18 件; level when nothing moved. */
export function moved(now: number, before: number): string {
  if (now === before) return boardWords.same;
  return now > before ? boardWords.moreCases(whole(now - before)) : boardWords.fewerCases(whole(before - now));
}

/** 升 3.1 个百分点. Rates are in 0.01 %; empty where one of them has nothing to be a share of. */
export function movedPoints(now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  const tenths = Math.round(Math.abs(now - before) / 10);
  if (tenths === 0) return boardWords.same;
  return now > before ? boardWords.morePoints((tenths / 10).toFixed(1)) : boardWords.fewerPoints((tenths / 10).toFixed(1));
}

/** Good, middling, poor, as in the picture: from 90 % jade, from 70 % ink, below seal. The figure stands beside it. */
export function rateTone(percent: number | null): Tone {
  if (percent === null) return 'slate';
  if (percent >= 9_000) return 'jade';
  return percent >= 7_000 ? 'ink' : 'seal';
}

/** A count that should be none stands out only where there is something. */
export function countTone(count: number, tone: Tone): Tone | 'text' {
  return count > 0 ? tone : 'text';
}

/** A phase as it is named where nothing else says which: 巩固提升阶段, 全部阶段. */
export function scopeName(board: Board, scope: BoardScope): string {
  const phase = board.phases.find(({ key }) => key === scope.key);
  return phase === undefined ? boardWords.wholeProgramme : boardWords.phase(phase.title);
}

/** The scope shown first: the running phase, else the last one that ran, else all of the programme. */
export function firstScope(board: Board): string {
  const running = board.phases.find((phase) => phase.state === 'current') ?? board.phases.findLast((phase) => phase.state === 'past');
  return running?.key ?? board.scopes[0]!.key;
}

export function scopeOf(board: Board, key: string): BoardScope {
  return board.scopes.find((scope) => scope.key === key) ?? board.scopes[0]!;
}

/** What of the overdue ones stands above the first stage, for a note beside the figure: 督办, 问责. */
export function higherStages(group: Group): readonly [string, string] {
  return [whole(countOf(group, 'overdue_supervision')), whole(countOf(group, 'overdue_accountability'))];
}
