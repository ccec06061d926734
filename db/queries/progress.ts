import { sql } from 'kysely';
import type { LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import type { ProgressCaseRow, ProgressItemRow, ProgressLoads, ProgressOrderRow, ProgressParts, ProgressReads } from '#shared/services/ports.ts';
import { ledgersOf } from '#db/repositories/caseLoads.ts';
import type { ReadSession } from '#db/session.ts';

/** SQLite allows 32,766 parameters a statement. */
const MOST_IN = 10_000;
/** Beyond this many changed cases reading all of them again is quicker. */
const MOST_CHANGED = 5_000;
/** Subjects whose events change nothing but cases, or nothing that is counted. */
const OF_CASES: ReadonlySet<string> = new Set(['case', 'order', 'finding', 'person', 'attachment', 'document', 'archive_item', 'backup', 'export']);

/**
 * The past of cases in plain columns. No table is sorted or joined more than needed: at 60,000 cases the whole is read
 * in well under a second, and afterwards only what changed.
 */
export function progressLoads(db: ReadSession): ProgressLoads {
  return {
    async parts(caseIds) {
      if (caseIds === null) return partsOf(db, null);
      const parts: ProgressParts[] = [];
      for (let start = 0; start < caseIds.length; start += MOST_IN) parts.push(await partsOf(db, caseIds.slice(start, start + MOST_IN)));
      return {
        cases: parts.flatMap((part) => part.cases),
        items: parts.flatMap((part) => part.items),
        ledgers: new Map(parts.flatMap((part) => [...part.ledgers])),
        tried: new Set(parts.flatMap((part) => [...part.tried])),
        reports: parts.flatMap((part) => part.reports),
        rechecks: parts.flatMap((part) => part.rechecks),
        reopenings: parts.flatMap((part) => part.reopenings),
        closings: parts.flatMap((part) => part.closings),
      };
    },
  };
}

/** The dashboard's reads: parts of cases, what changed, inspections. */
export function progressReads(db: ReadSession): ProgressReads {
  return {
    ...progressLoads(db),
    async changedSince({ seq, hash }) {
      const known = await db.selectFrom('event').select('hash').where('seq', '=', seq).executeTakeFirst();
      if (known?.hash !== hash) return null;
      const rows = await db
        .selectFrom('event')
        .select(['subject_kind', 'subject_id'])
        .distinct()
        .where('seq', '>', seq)
        .limit(MOST_CHANGED + 1)
        .execute();
      if (rows.length > MOST_CHANGED) return null;
      const of = (kind: string) => rows.filter((row) => row.subject_kind === kind).map((row) => row.subject_id);
      const orders = of('order');
      const items = orders.length === 0 ? [] : await db.selectFrom('order_item').select('case_id').distinct().where('order_id', 'in', orders).execute();
      return {
        caseIds: [...new Set([...of('case'), ...items.map((item) => item.case_id)])],
        besides: rows.some((row) => !OF_CASES.has(row.subject_kind)),
      };
    },
    async visits() {
      const rows = await db
        .selectFrom('round_community')
        .innerJoin('community', 'community.no', 'round_community.community_no')
        .select(['round_community.community_no', 'round_community.inspected_on'])
        .where('community.valid_to', 'is', null)
        .where('round_community.inspected_on', 'is not', null)
        .execute();
      return rows.map((row) => ({ communityNo: row.community_no, on: row.inspected_on! }));
    },
    async verdictMark() {
      const row = await db
        .selectFrom('verdict')
        .select((eb) => [
          eb.fn.countAll<number>().as('count'),
          eb.fn.sum<number>('passes').as('passes'),
          eb.fn.sum<number>('fails').as('fails'),
          eb.fn.sum<number>('usual_fails').as('usual'),
          eb.fn.sum<number>('unknowns').as('unknowns'),
          eb.fn.max('as_of').as('as_of'),
        ])
        .executeTakeFirstOrThrow();
      return Object.values(row).join(' ');
    },
  };
}

async function partsOf(db: ReadSession, caseIds: readonly string[] | null): Promise<ProgressParts> {
  const rows = await db
    .selectFrom('order_item')
    .select(['no', 'case_id', 'order_id', 'previous_item_no', 'reason', 'state', 'due_on', 'reported_on', 'passed_on', 'closed_on'])
    .$if(caseIds !== null, (query) => query.where('case_id', 'in', caseIds!))
    .execute();
  const [orders, cases, ledgers, tried] = await Promise.all([
    ordersOf(db, caseIds === null ? null : [...new Set(rows.map((row) => row.order_id))]),
    db
      .selectFrom('case_file')
      .select(['id', 'community_no', 'responsible_unit_id', 'rule_id', 'task', 'opened_on', 'closed_on', 'relapse_of'])
      .$if(caseIds !== null, (query) => query.where('id', 'in', caseIds!))
      .execute(),
    unusualLedgers(db, caseIds === null ? null : rows.map((row) => row.no)),
    triedCases(db, caseIds),
  ]);
  return {
    cases: cases.map((row): ProgressCaseRow => ({
      id: row.id,
      communityNo: row.community_no,
      unitId: row.responsible_unit_id,
      ruleId: row.rule_id,
      task: row.task,
      foundOn: row.opened_on,
      closedOn: row.closed_on,
      relapseOf: row.relapse_of,
    })),
    items: rows.map(
      (row) =>
        ({
          no: row.no,
          caseId: row.case_id,
          order: orders.get(row.order_id),
          previousItemNo: row.previous_item_no,
          reason: row.reason,
          state: row.state,
          dueOn: row.due_on,
          reportedOn: row.reported_on,
          passedOn: row.passed_on,
          closedOn: row.closed_on,
        }) as ProgressItemRow,
    ),
    ledgers,
    ...tried,
  };
}

async function ordersOf(db: ReadSession, ids: readonly string[] | null): Promise<ReadonlyMap<string, ProgressOrderRow>> {
  if (ids?.length === 0) return new Map();
  const rows = await db
    .selectFrom('orders')
    .select(['id', 'stage', 'issued_on', 'served_on', 'acknowledged_on', 'voided_on'])
    .$if(ids !== null, (query) => query.where('id', 'in', ids!))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        stage: row.stage as ProgressOrderRow['stage'],
        issuedOn: row.issued_on,
        servedOn: row.served_on,
        acknowledgedOn: row.acknowledged_on,
        voidedOn: row.voided_on,
      },
    ]),
  );
}

/** Nearly every case is reported once and passes: only the others' reports and rechecks are read. */
async function triedCases(
  db: ReadSession,
  caseIds: readonly string[] | null,
): Promise<Pick<ProgressParts, 'tried' | 'reports' | 'rechecks' | 'reopenings' | 'closings'>> {
  const [failed, reopenings] = await Promise.all([
    db
      .selectFrom('order_item')
      .select('case_id')
      .distinct()
      .where('failed_rechecks', '>', 0)
      .$if(caseIds !== null, (query) => query.where('case_id', 'in', caseIds!))
      .execute(),
    db
      .selectFrom('event')
      .select(['subject_id', 'on_day', 'seq'])
      .where('kind', '=', 'case.reopened')
      .$if(caseIds !== null, (query) => query.where('subject_id', 'in', caseIds!))
      .execute(),
  ]);
  const tried = [...new Set([...failed.map((row) => row.case_id), ...reopenings.map((row) => row.subject_id)])];
  const reports: { itemNo: number; on: string; seq: number }[] = [];
  const rechecks: { itemNo: number; on: string; passed: boolean; seq: number }[] = [];
  for (let start = 0; start < tried.length; start += MOST_IN) {
    const part = tried.slice(start, start + MOST_IN);
    for (const row of await db.selectFrom('report').select(['item_no', 'on_day', 'seq']).where('case_id', 'in', part).execute()) {
      reports.push({ itemNo: row.item_no, on: row.on_day, seq: row.seq });
    }
    for (const row of await db.selectFrom('recheck').select(['item_no', 'on_day', 'passed', 'seq']).where('case_id', 'in', part).execute()) {
      rechecks.push({ itemNo: row.item_no, on: row.on_day, passed: row.passed === 1, seq: row.seq });
    }
  }
  const reopened = [...new Set(reopenings.map((row) => row.subject_id))];
  const closings: ProgressParts['closings'][number][] = [];
  for (let start = 0; start < reopened.length; start += MOST_IN) {
    const rows = await db
      .selectFrom('event')
      .select(['subject_id', 'on_day', 'seq'])
      .where('kind', '=', 'case.closed')
      .where('subject_kind', '=', 'case')
      .where('subject_id', 'in', reopened.slice(start, start + MOST_IN))
      .execute();
    closings.push(...rows.map(stepOf));
  }
  return { tried: new Set(tried), reports, rechecks, reopenings: reopenings.map(stepOf), closings };
}

function stepOf(row: { readonly subject_id: string; readonly on_day: string; readonly seq: number }): ProgressParts['closings'][number] {
  return { caseId: row.subject_id, on: row.on_day, seq: row.seq };
}

/** Ledgers that hold more than one period and one service, or whose due day was taken away; all others are told by the item's own columns. */
async function unusualLedgers(db: ReadSession, itemNos: readonly number[] | null): Promise<ReadonlyMap<number, readonly LedgerEntry[]>> {
  if (itemNos?.length === 0) return new Map();
  const unusual = db
    .selectFrom('due_entry')
    .select('item_no as no')
    .groupBy('item_no')
    .having(sql`count(*)`, '>', 2)
    .$if(itemNos !== null, (query) => query.where('item_no', 'in', itemNos!))
    .union(
      db
        .selectFrom('order_item')
        .select('no')
        .where('due_on', 'is', null)
        .$if(itemNos !== null, (query) => query.where('no', 'in', itemNos!)),
    );
  return ledgersOf(await db.selectFrom('due_entry').selectAll().where('item_no', 'in', unusual).execute());
}
