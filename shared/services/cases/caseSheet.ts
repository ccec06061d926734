import type { CaseListItem } from '#shared/contract/cases.ts';
import { caseListWords } from '#shared/words/caseLists.ts';
import { caseStateWords } from '#shared/words/cases.ts';
import { stageWords } from '#shared/words/orders.ts';
import { type ListColumn, listSheet, type ListSheet } from './sheetTicket.ts';

const words = caseListWords.columns;
const yes = (value: boolean): string => (value ? caseListWords.yes : '');
const columns: readonly ListColumn<CaseListItem>[] = [
  { key: 'state', header: words.state, kind: 'text', cell: (row) => caseStateWords[row.state] },
  { key: 'number', header: words.number, kind: 'text', cell: (row) => row.number },
  { key: 'unit', header: words.unit, kind: 'text', cell: (row) => row.unit },
  { key: 'community', header: words.community, kind: 'text', cell: (row) => row.community },
  { key: 'title', header: words.title, kind: 'text', cell: (row) => row.title },
  { key: 'task', header: words.task, kind: 'integer', cell: (row) => row.task },
  { key: 'rule', header: words.rule, kind: 'text', cell: (row) => row.ruleId ?? '' },
  { key: 'stage', header: words.stage, kind: 'text', cell: (row) => (row.stage === null ? '' : stageWords[row.stage]) },
  { key: 'order', header: words.order, kind: 'text', cell: (row) => row.orderNumber ?? '' },
  { key: 'opened', header: words.opened, kind: 'text', cell: (row) => row.openedOn },
  { key: 'due', header: words.due, kind: 'text', cell: (row) => (row.dueOn === null ? '' : `${row.dueOn}${row.provisional ? caseListWords.provisional : ''}`) },
  { key: 'reported', header: words.reported, kind: 'text', cell: (row) => row.reportedOn ?? '' },
  { key: 'closed', header: words.closed, kind: 'text', cell: (row) => row.closedOn ?? '' },
  { key: 'onTime', header: words.onTime, kind: 'text', cell: (row) => (row.onTime === null ? '' : row.onTime ? caseListWords.yes : caseListWords.no) },
  { key: 'relapse', header: words.relapse, kind: 'text', cell: (row) => yes(row.relapseOf !== null) },
  { key: 'backfilled', header: words.backfilled, kind: 'text', cell: (row) => yes(row.backfilled) },
];

/** The list of cases with the columns seen. 补录 is always marked (PRODUCT §5). */
export function caseSheet(rows: readonly CaseListItem[], keys: readonly string[]): ListSheet {
  return listSheet(caseListWords.title, columns, keys.length === 0 ? [] : [...keys, 'backfilled'], rows);
}
