import { type Day, formatDayChinese } from '#shared/domain/date.ts';
import { exemptionState } from '#shared/domain/standards/exemption.ts';
import type { ExemptionView } from '#shared/contract/standards.ts';
import { compliancePageWords as words } from '#shared/words/standardsPages.ts';
import { type ListColumn, listSheet, type ListSheet } from './cases/sheetTicket.ts';

/** The list of exemptions with the columns seen, as it stands on the screen. */
export function exemptionSheet(rows: readonly ExemptionView[], keys: readonly string[], today: Day): ListSheet {
  const headers = words.exemptionColumns;
  const columns: readonly ListColumn<ExemptionView>[] = [
    { key: 'state', header: headers.state, kind: 'text', cell: (row) => words.exemptionStates[exemptionState(row, today)] },
    { key: 'community', header: headers.community, kind: 'text', cell: (row) => row.community },
    { key: 'rule', header: headers.rule, kind: 'text', cell: (row) => row.title },
    { key: 'paper', header: headers.paper, kind: 'text', cell: (row) => row.paper },
    { key: 'days', header: headers.days, kind: 'text', cell: (row) => words.exemptionDays(formatDayChinese(row.from), formatDayChinese(row.to)) },
    { key: 'reason', header: headers.reason, kind: 'text', cell: (row) => row.reason },
  ];
  return listSheet(words.exemptionsSheet, columns, keys, rows);
}
