import type { Board, BoardScope } from '#shared/contract/board.ts';
import { orderStages, type OrderStage } from '#shared/domain/orders/stages.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { stageWords } from '#shared/words/orders.ts';
import { whole } from '#ui/ui/format.ts';
import { ProjectedPart } from '#ui/ui/projection/ProjectedFigures.tsx';
import type { Slide } from '#ui/ui/projection/Projection.tsx';
import type { Tone } from '#ui/ui/theme.ts';
import { countOf, groupOf } from '#ui/parts/board/figures.ts';
import { RankingRows } from './RankingRows.tsx';
import classes from './slide.module.css';

const UNITS = 7;
const toneOf: Readonly<Record<OrderStage, Tone>> = { rectification: 'ink', supervision: 'amber', accountability: 'seal' };

/** What is overdue on each stage of the ladder, how often each was issued, and which units have most of it. */
export function ladderSlide(board: Board, scope: BoardScope): Slide {
  const all = groupOf(scope);
  const names = new Map(board.units.map((unit) => [unit.id, unit.name]));
  const units = scope.units.map((unit) => ({ unit, overdue: unit.counts.overdue ?? 0 })).filter(({ overdue }) => overdue > 0).sort((a, b) => b.overdue - a.overdue).slice(0, UNITS);
  const most = units[0]?.overdue ?? 1;
  return {
    id: 'ladder', title: words.ladder,
    body: (
      <div className={classes.ladder}>
        <ol className={classes.steps}>
          {orderStages.map((stage) => (
            <li key={stage} data-tone={toneOf[stage]}>
              <span><b>{stageWords[stage]}</b><small>{words.ladderOverdue}</small><small>{words.ladderIssued(whole(countOf(all, `stage_${stage}`)))}</small></span>
              <strong>{whole(countOf(all, `overdue_${stage}`))}</strong>
            </li>
          ))}
        </ol>
        <ProjectedPart title={words.ladderUnits}>
          {units.length === 0 ? <p className={classes.none}>{words.ladderNone}</p> : (
            <RankingRows
              label={words.ladderUnits}
              rows={units.map(({ unit, overdue }) => ({ key: unit.unitId, name: names.get(unit.unitId) ?? '', value: (overdue / most) * 100, text: words.pieces(whole(overdue)), tone: 'seal', last: null }))}
            />
          )}
        </ProjectedPart>
      </div>
    ),
  };
}
