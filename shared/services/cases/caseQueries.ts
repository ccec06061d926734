import { addWorkdays, workdaysBetween } from '#shared/domain/calendar/workdays.ts';
import { addDays, formatDayChinese } from '#shared/domain/date.ts';
import { desk, deskSummary } from '#shared/domain/cases/desk.ts';
import { type ExportColumn, exportSheet } from '#shared/domain/import/exportSheet.ts';
import { phaseOn, phasesUnder } from '#shared/domain/standards/pack.ts';
import { caseStateWords } from '#shared/words/cases.ts';
import { caseListWords } from '#shared/words/caseLists.ts';
import { stageWords } from '#shared/words/orders.ts';
import type { CaseListItem, casesContract } from '#shared/contract/cases.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { CHOICES_KEY } from '#shared/services/judging.ts';
import { XLSX } from '#shared/services/mime.ts';
import type { CaseListQuery, Ports } from '#shared/services/ports.ts';
import { calendarOf } from './calendar.ts';
import { caseView } from './caseView.ts';
import { listItem, RUNNING, SOON } from './listItem.ts';
import { phaseFigures } from './phaseFigures.ts';

type CaseQueries = Pick<Handlers<typeof casesContract>, 'cases.list' | 'cases.get' | 'cases.export' | 'cases.desk'>;
type ListInput = Parameters<Handlers<typeof casesContract>['cases.list']>[0];

/** Rows of the desk at most; the counts above it are of all. */
const DESK_ROWS = 200;

/** Lists of cases, one case, and the desk. */
export function caseQueries(ports: Ports): CaseQueries {
  const { reads } = ports;
  const page = async (input: ListInput) => {
    const today = ports.clock.today();
    const [communityNo, calendar] = await Promise.all([
      input.filter.communityId === null ? null : reads.register.community(input.filter.communityId).then((row) => row?.no ?? -1), calendarOf(reads.core),
    ]);
    const found = await reads.cases.caseList(toQuery(input, communityNo, today));
    return { rows: found.rows.map((row) => listItem(row, calendar, today)), next: found.next, total: found.total };
  };
  return {
    'cases.list': page,
    'cases.get': ({ id }) => caseView(ports, id),
    async 'cases.export'(input) {
      const rows: CaseListItem[] = [];
      for (let cursor: string | null = null; ;) {
        const part = await page({ ...input, cursor, limit: 1_000 });
        rows.push(...part.rows);
        cursor = part.next;
        if (cursor === null) break;
      }
      const bureau = (await reads.core.meta('bureau')) ?? '';
      const today = ports.clock.today();
      const bytes = await ports.spreadsheets.write([exportSheet({
        name: caseListWords.sheet, titles: [`${bureau}${caseListWords.title}`, caseListWords.state(rows.length, formatDayChinese(today))],
        columns: caseListWords.columns.map((header): ExportColumn => ({ header, kind: 'text' })),
        rows: rows.map((row) => [
          row.number, row.unit, row.community, row.title, caseStateWords[row.state], row.stage === null ? '' : stageWords[row.stage], row.orderNumber ?? '',
          row.openedOn, row.dueOn === null ? '' : `${row.dueOn}${row.provisional ? caseListWords.provisional : ''}`, row.reportedOn ?? '', row.closedOn ?? '',
          row.onTime === null ? '' : row.onTime ? caseListWords.yes : caseListWords.no, row.relapseOf === null ? '' : caseListWords.yes, row.backfilled ? caseListWords.backfilled : '',
        ]),
      })]);
      const name = `${caseListWords.sheet}-${today}.xlsx`;
      return { ticket: ports.files.downloadTicket({ name, mime: XLSX, source: { bytes } }), name, size: bytes.byteLength };
    },
    async 'cases.desk'() {
      const today = ports.clock.today();
      const [items, calendar, { pack }, choices] = await Promise.all([
        reads.cases.deskItems(), calendarOf(reads.core), reads.standards.currentPack(), reads.core.setting(CHOICES_KEY),
      ]);
      const rows = desk(items, { today, soon: SOON, workdays: (from, to) => workdaysBetween(calendar, from, to) });
      const summary = deskSummary(rows);
      const phases = phasesUnder(pack, (choices ?? {}) as Record<string, string>);
      // Midnight in Shanghai at the beginning of the last working day.
      const yesterday = addWorkdays(calendar, today, -1).day;
      return {
        today,
        changedSince: await reads.cases.changedSince(`${addDays(yesterday, -1)}T16:00:00.000Z`),
        counts: { ...summary.counts },
        proposals: summary.proposals, longestUnacknowledged: summary.longestUnacknowledged, recheckDue: summary.recheckDue, total: rows.length,
        rows: rows.filter((row) => row.bucket !== 'running').slice(0, DESK_ROWS).map(({ item, ...row }) => ({
          caseId: item.caseId, caseNumber: item.caseNumber, orderId: item.orderId, orderNumber: item.orderNumber, stage: item.stage, unitId: item.unitId, unit: item.unit,
          communityId: item.communityId, community: item.community, title: item.title, dueOn: item.dueOn, provisional: item.provisional, ...row,
        })),
        phases: await phaseFigures(ports, phases, today),
        expired: phaseOn(phases, today).expired,
      };
    },
  };
}

function toQuery({ filter, ...input }: ListInput, communityNo: number | null, today: string): CaseListQuery {
  const due = filter.deadline === 'overdue' ? { from: null, to: addDays(today, -1) }
    : filter.deadline === 'due_today' ? { from: today, to: today }
      : filter.deadline === 'running' ? { from: today, to: null } : { from: null, to: null };
  return {
    text: filter.text, ids: null, unitId: filter.unitId, communityNo, task: filter.task, ruleId: filter.ruleId, roundId: filter.roundId, orderId: filter.orderId,
    states: filter.deadline === null ? filter.states : RUNNING, stages: filter.stages, opened: filter.opened, closed: filter.closed, due,
    onTime: filter.onTime, relapse: filter.relapse, sort: input.sort, descending: input.descending, cursor: input.cursor, limit: input.limit,
  };
}
