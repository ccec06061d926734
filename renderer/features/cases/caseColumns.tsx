import type { CaseListItem } from '#shared/contract/cases.ts';
import { casesWords } from '#shared/words/caseScreens.ts';
import { orderHeading, stageWords } from '#shared/words/orders.ts';
import { CaseTag } from '#ui/parts/cases/CaseTag.tsx';
import { Mark } from '#ui/parts/work/Mark.tsx';
import { dayDense, NONE } from '#ui/ui/format.ts';
import type { Column } from '#ui/ui/list/types.ts';

const words = casesWords.columns;

/** Columns of the list of cases; 反弹 and 补录 are marked in every list (PRODUCT §5). */
export const caseColumns: ReadonlyArray<Column<CaseListItem>> = [
  { key: 'state', title: words.state, cell: (row) => <CaseTag row={row} />, fixed: true },
  { key: 'number', title: words.number, cell: (row) => row.number, sort: 'number', quiet: true },
  { key: 'unit', title: words.unit, cell: (row) => row.unit, sort: 'unit' },
  { key: 'title', title: words.title, cell: (row) => casesWords.problem(row.community, row.title), grow: true, fixed: true },
  { key: 'marks', title: words.marks, quietTitle: true, cell: (row) => <Marks row={row} />, fixed: true },
  { key: 'stage', title: words.stage, cell: (row) => (row.stage === null ? NONE : stageWords[row.stage]), hidden: true },
  { key: 'order', title: words.order, cell: orderOf, quiet: true },
  { key: 'opened', title: words.opened, cell: (row) => dayDense(row.openedOn), sort: 'opened', quiet: true },
  {
    key: 'due',
    title: words.due,
    cell: (row) =>
      row.dueOn === null ? (
        NONE
      ) : (
        <>
          {dayDense(row.dueOn)}
          {row.provisional ? <Mark>{casesWords.provisional}</Mark> : null}
        </>
      ),
    sort: 'due',
  },
  { key: 'reported', title: words.reported, cell: (row) => dayDense(row.reportedOn), hidden: true, quiet: true },
  { key: 'closed', title: words.closed, cell: (row) => dayDense(row.closedOn), sort: 'closed', hidden: true, quiet: true },
  { key: 'onTime', title: words.onTime, cell: (row) => (row.onTime === null ? NONE : row.onTime ? casesWords.onTime : casesWords.late), hidden: true },
  { key: 'task', title: words.task, cell: (row) => row.task ?? NONE, align: 'right', hidden: true },
  { key: 'rule', title: words.rule, cell: (row) => row.ruleId ?? NONE, hidden: true, quiet: true },
];

/** On a narrow screen fewer columns stand without being asked for. */
export const narrowColumns: typeof caseColumns = caseColumns.map((column) =>
  column.key === 'opened' || column.key === 'order' ? { ...column, hidden: true } : column,
);

function Marks({ row }: { readonly row: CaseListItem }) {
  return (
    <>
      {row.relapseOf === null ? null : <Mark tone="seal">{casesWords.relapse}</Mark>}
      {row.backfilled ? <Mark>{casesWords.backfilled}</Mark> : null}
    </>
  );
}

function orderOf(row: CaseListItem): string {
  if (row.stage === null) return NONE;
  return orderHeading({ stage: row.stage, number: row.orderNumber, state: row.orderState ?? 'drafted' });
}
