import { addWorkdays } from '#shared/domain/calendar/workdays.ts';
import { addDays } from '#shared/domain/date.ts';
import { deskSummary } from '#shared/domain/cases/desk.ts';
import { phaseOn, phasesUnder } from '#shared/domain/standards/pack.ts';
import type { CaseListItem, casesContract } from '#shared/contract/cases.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { casesOfFigure } from '#shared/services/boardLists.ts';
import { CHOICES_KEY } from '#shared/services/judging.ts';
import type { CaseListQuery, Ports } from '#shared/services/ports.ts';
import { calendarOf } from './calendar.ts';
import { caseSheet } from './caseSheet.ts';
import { caseView } from './caseView.ts';
import { deskRows } from './deskRows.ts';
import { ANY_CASE, listItem, RUNNING } from './listItem.ts';
import { sheetTicket } from './sheetTicket.ts';
import { phaseBars, phaseFigures } from './phaseFigures.ts';

type CaseQueries = Pick<Handlers<typeof casesContract>, 'cases.list' | 'cases.get' | 'cases.export' | 'cases.desk' | 'cases.phaseFigures'>;
type ListInput = Parameters<Handlers<typeof casesContract>['cases.list']>[0];

/** Rows of the desk at most; the counts above it are of all. */
const DESK_ROWS = 200;

/** Lists of cases, one case, and the desk. */
export function caseQueries(ports: Ports): CaseQueries {
  const { reads } = ports;
  const page = async (input: ListInput) => {
    const today = ports.clock.today();
    const [communityNo, calendar] = await Promise.all([
      input.filter.communityId === null ? null : reads.register.community(input.filter.communityId).then((row) => row?.no ?? -1),
      calendarOf(reads.core),
    ]);
    const inBucket =
      input.filter.bucket === null
        ? null
        : (await deskRows(ports, calendar, today)).filter((row) => row.bucket === input.filter.bucket).map((row) => row.item.caseId);
    const behind = input.filter.figure === '' ? null : await casesOfFigure(ports, input.filter.figure);
    const chosen = behind === null ? null : new Set(behind);
    const ids = inBucket === null || chosen === null ? (inBucket ?? behind) : inBucket.filter((id) => chosen.has(id));
    const found = await reads.cases.caseList({ ...toQuery(input, communityNo, today), ids });
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
      return sheetTicket(ports, caseSheet(rows, input.columns));
    },
    async 'cases.desk'() {
      const today = ports.clock.today();
      const [calendar, { pack }, choices, found, all] = await Promise.all([
        calendarOf(reads.core),
        reads.standards.currentPack(),
        reads.core.setting(CHOICES_KEY),
        reads.cases.caseList({ ...ANY_CASE, states: ['found'], limit: 1 }),
        reads.cases.caseList({ ...ANY_CASE, limit: 1 }),
      ]);
      const rows = await deskRows(ports, calendar, today);
      const summary = deskSummary(rows);
      const phases = phasesUnder(pack, asChoices(choices));
      // Midnight in Shanghai at the beginning of the last working day.
      const yesterday = addWorkdays(calendar, today, -1).day;
      return {
        today,
        changedSince: await reads.cases.changedSince(`${addDays(yesterday, -1)}T16:00:00.000Z`),
        counts: { ...summary.counts },
        found: found.total,
        cases: all.total,
        proposals: summary.proposals,
        longestUnacknowledged: summary.longestUnacknowledged,
        recheckDue: summary.recheckDue,
        recheckOver: summary.recheckOver,
        total: rows.length,
        rows: rows
          .filter((row) => row.bucket !== 'running')
          .slice(0, DESK_ROWS)
          .map(({ item, ...row }) => ({
            caseId: item.caseId,
            caseNumber: item.caseNumber,
            orderId: item.orderId,
            orderNumber: item.orderNumber,
            orderState: item.orderState,
            stage: item.stage,
            unitId: item.unitId,
            unit: item.unit,
            receivedBy: item.stage === 'accountability' ? item.competentBody : item.unit,
            communityId: item.communityId,
            community: item.community,
            title: item.title,
            dueOn: item.dueOn,
            provisional: item.provisional,
            revision: item.caseRevision,
            orderRevision: item.orderRevision,
            draftId: item.draftId,
            reporterIds: [...item.reporterIds],
            ...row,
          })),
        phases: phaseBars(phases, today),
        expired: phaseOn(phases, today).expired,
      };
    },
    async 'cases.phaseFigures'() {
      const [{ pack }, choices] = await Promise.all([reads.standards.currentPack(), reads.core.setting(CHOICES_KEY)]);
      return phaseFigures(ports, phasesUnder(pack, asChoices(choices)), ports.clock.today());
    },
  };
}

function asChoices(choices: unknown): Record<string, string> {
  return (choices ?? {}) as Record<string, string>;
}

function toQuery({ filter, ...input }: ListInput, communityNo: number | null, today: string): CaseListQuery {
  const due =
    filter.deadline === 'overdue'
      ? { from: null, to: addDays(today, -1) }
      : filter.deadline === 'due_today'
        ? { from: today, to: today }
        : filter.deadline === 'running'
          ? { from: today, to: null }
          : { from: null, to: null };
  return {
    text: filter.text,
    ids: null,
    unitId: filter.unitId,
    communityNo,
    task: filter.task,
    ruleId: filter.ruleId,
    roundId: filter.roundId,
    orderId: filter.orderId,
    states: filter.deadline === null ? filter.states : RUNNING,
    stages: filter.stages,
    opened: filter.opened,
    closed: filter.closed,
    due,
    onTime: filter.onTime,
    relapse: filter.relapse,
    backfilled: filter.backfilled,
    sort: input.sort,
    descending: input.descending,
    cursor: input.cursor,
    limit: input.limit,
  };
}
