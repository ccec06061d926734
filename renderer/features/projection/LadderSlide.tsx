import type { Board, BoardScope } from '#shared/contract/board.ts';
import type { FigureName } from '#shared/domain/progress/address.ts';
import { orderStages, type OrderStage } from '#shared/domain/orders/stages.ts';
import { slideWords as words } from '#shared/words/boardPages.ts';
import { stageWords } from '#shared/words/orders.ts';
import { whole } from '#ui/ui/format.ts';
import { ProjectedPart } from '#ui/ui/projection/ProjectedFigures.tsx';
import type { Slide } from '#ui/ui/projection/Projection.tsx';
import type { Tone } from '#ui/ui/theme.ts';
import { countOf, countTone, groupOf, scopeName } from '#ui/parts/board/figures.ts';
import { RankingRows } from './RankingRows.tsx';
import classes from './slide.module.css';

/** Units in each of the two rankings. */
const UNITS = 4;
const toneOf: Readonly<Record<OrderStage, Tone>> = { rectification: 'ink', supervision: 'amber', accountability: 'seal' };

/** What is overdue on each stage of the ladder, how often each was issued; which units have most of it, and were escalated most. */
export function ladderSlide(board: Board, scope: BoardScope): Slide {
  const all = groupOf(scope);
  const [overdue, higher] = [mostOf(board, scope, 'overdue'), mostOf(board, scope, 'stage_supervision')];
  return {
    id: 'ladder',
    title: words.ladder,
    note: scopeName(board, scope),
    body: (
      <div className={classes.ladder}>
        <ol className={classes.steps}>
          {orderStages.map((stage) => (
            <li key={stage} data-tone={countTone(countOf(all, `overdue_${stage}`), toneOf[stage])}>
              <span>
                <b>{stageWords[stage]}</b>
                <small>{words.ladderOverdue}</small>
                <small>{words.ladderIssued(whole(countOf(all, `stage_${stage}`)))}</small>
              </span>
              <strong>{whole(countOf(all, `overdue_${stage}`))}</strong>
            </li>
          ))}
        </ol>
        <div className={classes.stack}>
          <UnitsOf title={words.ladderUnits} units={overdue} tone="seal" />
          {higher.length === 0 ? null : <UnitsOf title={words.ladderHigher} units={higher} tone="amber" />}
        </div>
      </div>
    ),
  };
}

type Amount = { readonly id: string; readonly name: string; readonly count: number };

function mostOf(board: Board, scope: BoardScope, figure: FigureName): readonly Amount[] {
  const names = new Map(board.units.map((unit) => [unit.id, unit.name]));
  return scope.units
    .map((unit) => ({ id: unit.unitId, name: names.get(unit.unitId) ?? '', count: unit.counts[figure] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, UNITS);
}

function UnitsOf({ title, units, tone }: { readonly title: string; readonly units: readonly Amount[]; readonly tone: Tone }) {
  const most = units[0]?.count ?? 1;
  return (
    <ProjectedPart title={title}>
      {units.length === 0 ? (
        <p className={classes.none}>{words.ladderNone}</p>
      ) : (
        <RankingRows
          label={title}
          rows={units.map(({ id, name, count }) => ({ key: id, name, value: (count / most) * 100, text: words.pieces(whole(count)), tone, last: null }))}
        />
      )}
    </ProjectedPart>
  );
}
