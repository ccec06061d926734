import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import type { CaseState } from '#shared/domain/cases/state.ts';
import { standing } from '#shared/domain/deadline/standing.ts';
import type { CaseListItem } from '#shared/contract/cases.ts';
import type { CaseListQuery, CaseListRow } from '#shared/services/ports.ts';

/** States in which a deadline runs. */
export const RUNNING: readonly CaseState[] = ['rectifying', 'returned'];
/** Working days left from which an item is due soon. */
export const SOON = 3;

const NO_SPAN = { from: null, to: null };
/** The list without a filter, by number. */
export const ANY_CASE: CaseListQuery = {
  text: '',
  ids: null,
  unitId: null,
  communityNo: null,
  task: null,
  ruleId: null,
  roundId: null,
  orderId: null,
  states: [],
  stages: [],
  opened: NO_SPAN,
  closed: NO_SPAN,
  due: NO_SPAN,
  onTime: null,
  relapse: null,
  backfilled: null,
  sort: 'number',
  descending: false,
  cursor: null,
  limit: 100,
};

/** How a running due day stands today. */
export function dueStanding(dueOn: string | null, calendar: WorkCalendar, today: string): CaseListItem['standing'] {
  return standing({ due: { state: dueOn === null ? 'not_served' : 'running', dueOn }, today, reportedOn: null, closed: false }, calendar, SOON);
}

/** A row of the list with its standing derived for today. */
export function listItem(row: CaseListRow, calendar: WorkCalendar, today: string): CaseListItem {
  const { state, workdaysLeft, workdaysOver } = standing(
    {
      due: { state: row.dueOn === null ? 'not_served' : 'running', dueOn: row.dueOn },
      today,
      reportedOn: RUNNING.includes(row.state) ? null : row.reportedOn,
      closed: row.state === 'closed',
    },
    calendar,
    SOON,
  );
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    stage: row.stage,
    openedOn: row.openedOn,
    communityId: row.communityId,
    community: row.community,
    unit: row.unit,
    responsibleUnitId: row.responsibleUnitId,
    ruleId: row.ruleId,
    task: row.task,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    orderState: row.orderState,
    dueOn: row.dueOn,
    provisional: row.provisional,
    reportedOn: row.reportedOn,
    closedOn: row.closedOn,
    onTime: row.onTime,
    relapseOf: row.relapseOf,
    backfilled: row.backfilled,
    revision: row.revision,
    standing: { state, workdaysLeft, workdaysOver },
  };
}
