import type { Board, BoardScope } from '#shared/contract/board.ts';
import { daysBetween } from '#shared/domain/date.ts';
import type { FigureName } from '#shared/domain/progress/address.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import { boardWords as words } from '#shared/words/board.ts';
import { deskWords } from '#shared/words/desk.ts';
import { stageShortWords } from '#shared/words/orders.ts';
import { numberWords, percentWords, tenthsWords } from '#shared/words/progress.ts';
import { useToday } from '#ui/lib/setup.ts';
import { dayLong } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { PhaseBar, type PhaseSegment } from '#ui/ui/PhaseBar.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { CountLink } from '#ui/parts/board/CountLink.tsx';
import { countOf, figureTo, groupOf, inspectedTo } from '#ui/parts/board/figures.ts';
import classes from './board.module.css';

/** The phases: where today stands, and every number of each side by side. */
export function PhasesPanel({ board, chosen }: { readonly board: Board; readonly chosen: string }) {
  const today = useToday();
  const current = board.phases.findIndex((phase) => phase.state === 'current');
  const last = board.phases.at(-1);
  return (
    <Panel title={words.phases} note={`${board.docNo} · ${words.phasesNote}`}>
      <PhaseBar
        label={deskWords.phases}
        phases={board.phases.map(segmentOf)}
        today={
          current < 0
            ? null
            : {
                phase: current,
                at: board.phases[current]!.elapsed / 10_000,
                text: board.asOf < today ? deskWords.dayFlag(board.asOf) : deskWords.todayFlag(board.asOf),
              }
        }
      />
      {board.programme.state === 'expired' && last !== undefined ? (
        <Notice tone="amber">
          <StateTag tone="amber" plain>
            {words.expiredTitle}
          </StateTag>
          　{words.expiredHint(dayLong(last.to))}
        </Notice>
      ) : null}
      <div className={classes.scroll}>
        <table className={classes.phases}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {words.columns.phase}
              </th>
              {[words.columns.inspected, numberWords.found, numberWords.closed, numberWords.closeRate, numberWords.onTimeRate].map((text) => (
                <th key={text} scope="col" rowSpan={2}>
                  {text}
                </th>
              ))}
              <th scope="colgroup" colSpan={4}>
                {words.columns.overdueOf}
              </th>
              <th scope="colgroup" colSpan={3}>
                {words.columns.issued}
              </th>
              {[numberWords.stillFailing, numberWords.relapsed, numberWords.reopened, words.columns.average].map((text) => (
                <th key={text} scope="col" rowSpan={2}>
                  {text}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="col">{words.columns.total}</th>
              {orderStages.map((stage) => (
                <th key={stage} scope="col">
                  {stageShortWords[stage]}
                </th>
              ))}
              {orderStages.map((stage) => (
                <th key={stage} scope="col">
                  {stageShortWords[stage]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...board.scopes.slice(1), ...board.scopes.slice(0, 1)].map((scope) => (
              <PhaseRow key={scope.key} board={board} scope={scope} isChosen={scope.key === chosen} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function PhaseRow({ board, scope, isChosen }: { readonly board: Board; readonly scope: BoardScope; readonly isChosen: boolean }) {
  const phase = board.phases.find((candidate) => candidate.key === scope.key);
  const group = groupOf(scope);
  const ahead = phase?.state === 'future';
  const cell = (name: FigureName, tone?: 'seal' | 'amber') => {
    const count = countOf(group, name);
    return (
      <td key={name} data-tone={count > 0 ? tone : undefined}>
        {ahead ? null : <CountLink count={count} to={figureTo(group, name)} />}
      </td>
    );
  };
  return (
    <tr data-chosen={isChosen || undefined} data-state={phase?.state ?? 'whole'}>
      <th scope="row">
        {phase === undefined ? words.wholeProgramme : phase.title}
        {ahead ? <small>{words.ahead}</small> : null}
      </th>
      <td>{ahead ? null : <CountLink count={scope.inspected.value} to={inspectedTo(scope)} />}</td>
      {cell('found')}
      {cell('closed')}
      <td className={classes.rate}>{ahead ? null : percentWords(scope.figures.closeRate)}</td>
      <td className={classes.rate}>{ahead ? null : percentWords(scope.figures.onTimeRate)}</td>
      {cell('overdue', 'seal')}
      {cell('overdue_rectification')}
      {cell('overdue_supervision')}
      {cell('overdue_accountability')}
      {cell('stage_rectification')}
      {cell('stage_supervision')}
      {cell('stage_accountability')}
      {cell('stillFailing', 'amber')}
      {cell('relapsed')}
      {cell('reopened')}
      <td>{ahead ? null : tenthsWords(scope.figures.averageTenths)}</td>
    </tr>
  );
}

function segmentOf(phase: Board['phases'][number]): PhaseSegment {
  const elapsed = phase.state === 'past' ? words.over : phase.state === 'future' ? words.ahead : words.elapsed(percentWords(phase.elapsed, 0));
  return {
    title: phase.title,
    period: deskWords.phaseSpan(phase.from, phase.to),
    figures: phase.state === 'current' ? [elapsed] : [],
    below: phase.state === 'current' ? '' : elapsed,
    weight: daysBetween(phase.from, phase.to) + 1,
    passed: phase.elapsed / 10_000,
    tone: phase.state === 'past' ? 'jade' : 'ink',
  };
}
