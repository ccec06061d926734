import type { Board, BoardScope } from '#shared/contract/board.ts';
import type { CaseFilter } from '#shared/domain/progress/filter.ts';
import { writeCaseFilter, type FigureName } from '#shared/domain/progress/address.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import { boardWords } from '#shared/words/board.ts';
import { stageWords } from '#shared/words/orders.ts';
import { funnelWords } from '#shared/words/progress.ts';
import { BarList } from '#ui/ui/BarList.tsx';
import { ColumnChart } from '#ui/ui/charts/ColumnChart.tsx';
import { TrendChart } from '#ui/ui/charts/TrendChart.tsx';
import { dayLong, whole } from '#ui/ui/format.ts';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Columns, Panel } from '#ui/ui/Panel.tsx';
import { countOf, listOf, taskColumns, unitBars } from './figures.ts';
import classes from './board.module.css';

/** Units, tasks, funnel, ladder and trend of a phase. */
export function ScopePanels({ board, scope }: { readonly board: Board; readonly scope: BoardScope }) {
  const bars = unitBars(board, scope);
  return (
    <>
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
        <Panel title={boardWords.units} note={boardWords.unitsNote(dayLong(board.compareWith))}>
          {bars.length === 0 ? <p className="dim">{boardWords.noPhase}</p> : <BarList label={boardWords.units} items={bars} />}
        </Panel>
        <Panel title={boardWords.tasks} note={boardWords.tasksNote}>
          <ColumnChart label={boardWords.tasks} most={100} columns={taskColumns(board)} />
        </Panel>
      </Columns>
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
        <Panel title={boardWords.funnel} note={boardWords.funnelNote}><Funnel scope={scope} /></Panel>
        <Panel title={boardWords.ladder} note={boardWords.ladderNote}><Ladder scope={scope} /></Panel>
      </Columns>
      {board.trend.length < 2 ? null : (
        <Panel title={boardWords.trend} note={boardWords.trendNote}><Trend board={board} /></Panel>
      )}
    </>
  );
}

function Funnel({ scope }: { readonly scope: BoardScope }) {
  const most = Math.max(1, ...scope.funnel.map((step) => step.value));
  return (
    <ol className={classes.funnel}>
      {scope.funnel.map(({ step, value }) => (
        <li key={step}>
          <PageLink to={`/cases?figure=${encodeURIComponent(writeCaseFilter({ ...scope.filter, reached: step } as CaseFilter))}`}>{funnelWords[step]}</PageLink>
          <span className={classes.track} data-tone="ink"><span style={{ width: `${(value / most) * 100}%` }} /></span>
          <b>{whole(value)}</b>
        </li>
      ))}
    </ol>
  );
}

function Ladder({ scope }: { readonly scope: BoardScope }) {
  const cell = (name: FigureName) => <PageLink to={listOf(scope.filter, name)}>{whole(countOf(scope.figures, name))}</PageLink>;
  return (
    <table className={classes.ladder}>
      <thead><tr><th scope="col" aria-label={boardWords.ladder} />{orderStages.map((stage) => <th scope="col" key={stage}>{stageWords[stage]}</th>)}</tr></thead>
      <tbody>
        <tr><th scope="row">{boardWords.overdueNow}</th>{orderStages.map((stage) => <td key={stage}>{cell(`overdue_${stage}`)}</td>)}</tr>
        <tr><th scope="row">{boardWords.issued}</th>{orderStages.map((stage) => <td key={stage}>{cell(`stage_${stage}`)}</td>)}</tr>
      </tbody>
    </table>
  );
}

function Trend({ board }: { readonly board: Board }) {
  const found = board.trend.map((month) => month.found);
  const closed = board.trend.map((month) => month.closed);
  const [first, last] = [board.trend[0]!, board.trend.at(-1)!];
  return (
    <TrendChart
      label={boardWords.trendLabel(first.month, last.month, whole(last.found), whole(last.closed))} moments={board.trend.map((month) => month.month)} format={whole}
      series={[{ name: funnelWords.found, tone: 'ink', values: found }, { name: funnelWords.closed, tone: 'jade', dashed: true, values: closed }]}
    />
  );
}
