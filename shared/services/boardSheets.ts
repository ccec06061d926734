import { percentOf } from '#shared/domain/percent.ts';
import { type ExportColumn, exportSheet } from '#shared/domain/import/exportSheet.ts';
import type { SheetCell, SheetToWrite } from '#shared/domain/sheet/grid.ts';
import type { Board, BoardScope, Figures } from '#shared/contract/board.ts';
import { boardSheetWords as words, boardWords, figureTitle } from '#shared/words/board.ts';
import { funnelWords, noRankWords, numberWords } from '#shared/words/progress.ts';

type Rows = ReadonlyArray<readonly SheetCell[]>;
/** A column with the cell of a row. */
type Column<R> = ExportColumn & { readonly cell: (row: R) => SheetCell };

/** Every table of the dashboard, a sheet each: phases, units, tasks, steps, months. */
export function boardSheets(board: Board): { readonly name: string; readonly sheets: readonly SheetToWrite[] } {
  const titleOf = new Map(board.phases.map((phase) => [phase.key, boardWords.phase(phase.title)]));
  const phaseOf = (scope: BoardScope) => titleOf.get(scope.key) ?? boardWords.wholeProgramme;
  const unitName = new Map(board.units.map((unit) => [unit.id, unit.name]));
  const taskName = new Map(board.tasks.map((task) => [task.task, task.title]));
  const state = words.state(board.asOf, board.compareWith);
  const sheet = (title: string, columns: readonly ExportColumn[], rows: Rows) =>
    exportSheet({ name: title, titles: [`${board.bureau}${title}`, state], columns, rows });
  const table = <R>(title: string, columns: readonly Column<R>[], rows: readonly R[]) =>
    sheet(
      title,
      columns.map(({ cell: _, ...column }) => column),
      rows.map((row) => columns.map((column) => column.cell(row))),
    );
  const { phases, units, tasks, funnel, trend } = words.titles;
  return {
    name: words.fileName(board.asOf),
    sheets: [
      table<BoardScope>(
        phases,
        [
          { header: words.phase, kind: 'text', cell: phaseOf },
          { header: numberWords.inspected, kind: 'integer', cell: (scope) => scope.inspected.value },
          ...ofFigures<BoardScope>((scope) => scope.figures),
          ...lastFigures<BoardScope>((scope) => scope.last),
        ],
        board.scopes,
      ),
      table(
        units,
        [
          { header: words.phase, kind: 'text', cell: (row) => row.phase },
          { header: boardWords.rank, kind: 'text', cell: (row) => (row.unit.rank === null ? noRankWords : row.unit.rank) },
          { header: boardWords.unit, kind: 'text', cell: (row) => unitName.get(row.unit.unitId) ?? '' },
          ...ofFigures<{ readonly phase: string; readonly unit: BoardScope['units'][number] }>((row) => row.unit),
          { group: words.last, header: `${numberWords.closeRate}${words.percent}`, kind: 'decimal', cell: (row) => shareCell(row.unit.lastCloseRate) },
        ],
        board.scopes.flatMap((scope) => scope.units.map((unit) => ({ phase: phaseOf(scope), unit }))),
      ),
      table(
        tasks,
        [
          { header: words.phase, kind: 'text', cell: (row) => row.phase },
          { header: boardWords.task, kind: 'text', cell: (row) => taskName.get(row.task.task) ?? '' },
          { header: `${numberWords.passRate}${words.percent}`, kind: 'decimal', cell: (row) => shareCell(row.verdicts?.percent ?? null) },
          { header: words.passed, kind: 'integer', cell: (row) => row.verdicts?.pass ?? null },
          { header: words.failed, kind: 'integer', cell: (row) => row.verdicts?.fail ?? null },
          { header: words.unknown, kind: 'integer', cell: (row) => row.verdicts?.unknown ?? null },
          { header: words.failingCommunities, kind: 'integer', cell: (row) => row.verdicts?.failing ?? null },
          { header: words.openCommunities, kind: 'integer', cell: (row) => row.verdicts?.open ?? null },
          ...ofFigures<{ readonly phase: string; readonly task: BoardScope['tasks'][number]; readonly verdicts: Board['tasks'][number] | undefined }>(
            (row) => row.task,
          ),
        ],
        board.scopes.flatMap((scope) =>
          scope.tasks.map((task) => ({ phase: phaseOf(scope), task, verdicts: board.tasks.find((each) => each.task === task.task) })),
        ),
      ),
      table(
        funnel,
        [
          { header: words.phase, kind: 'text', cell: (row) => row.phase },
          { header: words.step, kind: 'text', cell: (row) => funnelWords[row.step.step] },
          { header: numberWords.found, kind: 'integer', cell: (row) => row.step.value },
          { header: words.percent, kind: 'decimal', cell: (row) => shareCell(percentOf(row.step.value, row.whole)) },
        ],
        board.scopes.flatMap((scope) => scope.funnel.map((step) => ({ phase: phaseOf(scope), step, whole: scope.figures.counts.found }))),
      ),
      table(
        trend,
        [
          { header: words.month, kind: 'text', width: MONTHLY, cell: (row) => row.month },
          { header: numberWords.found, kind: 'integer', width: MONTHLY, cell: (row) => row.found },
          { header: numberWords.closed, kind: 'integer', width: MONTHLY, cell: (row) => row.closed },
        ],
        board.trend,
      ),
    ],
  };
}

/** Narrow, with the header in several lines, so that the phases stand on one sheet of paper. */
const FIGURE = 8.5;
/** Three columns under a title as long as the bureau's name. */
const MONTHLY = 18;

function ofFigures<R>(figures: (row: R) => Figures): Column<R>[] {
  const count = (name: Parameters<typeof figureTitle>[0]): Column<R> => ({
    header: figureTitle(name),
    kind: 'integer',
    width: FIGURE,
    cell: (row) => figures(row).counts[name],
  });
  return [
    count('found'),
    count('closed'),
    count('open'),
    { header: `${numberWords.closeRate}${words.percent}`, kind: 'decimal', width: FIGURE, cell: (row) => shareCell(figures(row).closeRate) },
    count('onTime'),
    count('decided'),
    { header: `${numberWords.onTimeRate}${words.percent}`, kind: 'decimal', width: FIGURE, cell: (row) => shareCell(figures(row).onTimeRate) },
    count('overdue'),
    count('overdue_rectification'),
    count('overdue_supervision'),
    count('overdue_accountability'),
    count('stillFailing'),
    count('relapsed'),
    count('reopened'),
    count('stage_rectification'),
    count('stage_supervision'),
    count('stage_accountability'),
    {
      header: numberWords.averageWorkdays,
      kind: 'decimal',
      width: FIGURE,
      cell: (row) => {
        const { averageTenths } = figures(row);
        return averageTenths === null ? null : averageTenths / 10;
      },
    },
  ];
}

function lastFigures<R>(figures: (row: R) => Figures): Column<R>[] {
  const group = words.last;
  return [
    { group, header: figureTitle('found'), kind: 'integer', width: FIGURE, cell: (row) => figures(row).counts.found },
    { group, header: figureTitle('closed'), kind: 'integer', width: FIGURE, cell: (row) => figures(row).counts.closed },
    { group, header: `${numberWords.closeRate}${words.percent}`, kind: 'decimal', width: FIGURE, cell: (row) => shareCell(figures(row).closeRate) },
    { group, header: `${numberWords.onTimeRate}${words.percent}`, kind: 'decimal', width: FIGURE, cell: (row) => shareCell(figures(row).onTimeRate) },
    { group, header: figureTitle('overdue'), kind: 'integer', width: FIGURE, cell: (row) => figures(row).counts.overdue },
  ];
}

/** 0.01 % as a number of percent. */
function shareCell(percent: number | null): number | null {
  return percent === null ? null : percent / 100;
}
