import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import type { Day } from '#shared/domain/date.ts';
import type { LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import { duesOf } from '#shared/domain/progress/history.ts';
import { caseView, type DueFrom, type Escalation, type ProgressCase, type ProgressItem, type TakenBack } from '#shared/domain/progress/rows.ts';
import type { ProgressItemRow, ProgressParts, Tx } from '#shared/services/ports.ts';
import { calendarOf } from './cases/calendar.ts';

type Report = ProgressParts['reports'][number];
type Recheck = { readonly on: Day; readonly passed: boolean; readonly seq: number; readonly reopening: boolean };

/** The life of each case, put together from its rows, in the order of the rows. */
export function progressCases(parts: ProgressParts, idByNo: ReadonlyMap<number, string>, calendar: WorkCalendar): ProgressCase[] {
  const items = groups(parts.items, (row) => row.caseId);
  const past = pastOf(parts);
  // The same few thousand texts come with every row: kept once.
  const texts = new Map<string, string>();
  const kept = <T extends string | null>(text: T): T => {
    if (text === null) return text;
    const known = texts.get(text);
    if (known !== undefined) return known as T;
    texts.set(text, text);
    return text;
  };
  return parts.cases.map((row): ProgressCase => {
    const own = items.get(row.id) ?? NONE;
    if (own.length > 1) own.sort((a, b) => a.no - b.no);
    return {
      id: row.id,
      communityId: idByNo.get(row.communityNo) ?? '',
      unitId: kept(row.unitId),
      ruleId: kept(row.ruleId),
      task: row.task,
      foundOn: kept(row.foundOn),
      closedOn: kept(row.closedOn),
      takenBack: past.takenBack(row.id),
      relapseOf: row.relapseOf,
      items: own.map((item) => progressItem(item, own, past.of(item, own), calendar)),
    };
  });
}

/**
 * Whether a case that closes on a day was never late: the dashboard's own definition, applied to what is written down
 * of it. The closing itself need not be written yet.
 */
export async function closedInTime(tx: Pick<Tx, 'progress' | 'core'>, caseId: string, itemNo: number, on: Day): Promise<boolean> {
  const [parts, calendar] = await Promise.all([tx.progress.parts([caseId]), calendarOf(tx.core)]);
  const closed: ProgressParts = {
    ...parts,
    cases: parts.cases.map((row) => ({ ...row, closedOn: on })),
    items: parts.items.map((item) => (item.no === itemNo ? { ...item, closedOn: on } : item)),
  };
  const row = progressCases(closed, new Map(), calendar)[0];
  return row !== undefined && caseView(row, on)?.onTime === true;
}

const NONE: never[] = [];

type Past = {
  readonly ledger: readonly LedgerEntry[] | null;
  readonly reports: readonly Report[];
  readonly rechecks: readonly Recheck[];
  readonly takenBack: readonly TakenBack[];
};
type Pasts = {
  readonly of: (item: ProgressItemRow, all: readonly ProgressItemRow[]) => Past;
  /** Of a case. */
  readonly takenBack: (caseId: string) => readonly TakenBack[];
};

/** What happened to an item, in order: read off the item itself where it was reported once and passed. */
function pastOf(parts: ProgressParts): Pasts {
  const reports = groups(
    parts.reports.toSorted((a, b) => a.seq - b.seq),
    (row) => row.itemNo,
  );
  const rechecks = groups(
    parts.rechecks.toSorted((a, b) => a.seq - b.seq),
    (row) => row.itemNo,
  );
  const reopenings = groups(
    parts.reopenings.toSorted((a, b) => a.seq - b.seq),
    (row) => row.caseId,
  );
  const closings = groups(
    parts.closings.toSorted((a, b) => a.seq - b.seq),
    (row) => row.caseId,
  );
  const takenBackBy = (steps: ProgressParts['reopenings']): TakenBack[] =>
    steps.flatMap(({ caseId, on, seq }) => {
      const closing = closings.get(caseId)?.findLast((step) => step.seq < seq);
      return closing === undefined ? [] : [{ on: closing.on, reopenedOn: on }];
    });
  const of: Pasts['of'] = (item, all) => {
    const ledger = parts.ledgers.get(item.no)?.toSorted((a, b) => a.seq - b.seq) ?? null;
    if (!parts.tried.has(item.caseId)) {
      return {
        ledger,
        reports: item.reportedOn === null ? NONE : [{ itemNo: item.no, on: item.reportedOn, seq: 0 }],
        rechecks: item.passedOn === null ? NONE : [{ on: item.passedOn, passed: true, seq: 1, reopening: false }],
        takenBack: NONE,
      };
    }
    // What is reopened is the item that was closed: the last one reported before.
    const reopened = (reopenings.get(item.caseId) ?? NONE).filter(
      ({ seq }) => all.findLast((other) => reports.get(other.no)?.some((report) => report.seq < seq) === true) === item,
    );
    return {
      ledger,
      reports: reports.get(item.no) ?? NONE,
      rechecks: [
        ...(rechecks.get(item.no) ?? NONE).map(({ on, passed, seq }): Recheck => ({ on, passed, seq, reopening: false })),
        // A report no longer stands once its case is reopened.
        ...reopened.map(({ on, seq }): Recheck => ({ on, passed: false, seq, reopening: true })),
      ].sort((a, b) => a.seq - b.seq),
      takenBack: takenBackBy(reopened),
    };
  };
  return { of, takenBack: (caseId) => takenBackBy(reopenings.get(caseId) ?? NONE) };
}

function progressItem(item: ProgressItemRow, all: readonly ProgressItemRow[], past: Past, calendar: WorkCalendar): ProgressItem {
  const { stage, issuedOn, servedOn, acknowledgedOn, voidedOn } = item.order;
  // Carried up on the day the next order was issued; a draft carries nothing, a voided one carried until then.
  const escalations = all.flatMap((other): Escalation[] =>
    other.previousItemNo !== item.no || other.order.issuedOn === null
      ? NONE
      : [{ on: other.order.issuedOn, reason: other.reason ?? 'urgent', until: other.order.voidedOn }],
  );
  return {
    stage,
    issuedOn,
    servedOn,
    acknowledgedOn,
    voidedOn,
    dues: withoutTerm(termsOf(item, past.ledger, calendar), past),
    reports: past.reports.map((report) => report.on),
    rechecks: past.rechecks.map(({ on, passed, seq }) => ({ on, passed, after: past.reports.filter((report) => report.seq < seq).length })),
    closedOn: item.closedOn,
    takenBack: past.takenBack,
    escalations: escalations.length === 0 ? NONE : escalations,
  };
}

/** Due days by the ledger; of one period and one service the item's own column says the same. */
function termsOf(item: ProgressItemRow, ledger: readonly LedgerEntry[] | null, calendar: WorkCalendar): readonly DueFrom[] {
  const { servedOn } = item.order;
  if (servedOn === null) return NONE;
  return ledger === null ? [{ from: servedOn, dueOn: item.dueOn }] : duesOf(ledger, calendar);
}

/**
 * An item returned without a new day has none while it waits to be carried up, as the desk shows it (`caseCommands.ts`).
 * Reported again after all, it is measured by the day it had; one reopened without a new day had kept its day already.
 */
function withoutTerm(terms: readonly DueFrom[], { ledger, reports, rechecks }: Past): readonly DueFrom[] {
  const fails = rechecks.filter(
    (recheck) => !recheck.passed && !(ledger ?? NONE).some((entry, index) => index > 0 && entry.kind === 'budget' && entry.on === recheck.on),
  );
  if (fails.length === 0) return terms;
  const dues: DueFrom[] = [...terms];
  const answeredOn = (ledger ?? NONE).findLast((entry) => entry.kind === 'answered')?.on ?? null;
  for (const { on, seq, reopening } of fails) {
    const before = dues.findLast(({ from, dueOn }) => from <= on && dueOn !== null);
    if (before === undefined || (answeredOn !== null && before.from <= answeredOn && answeredOn <= on)) continue;
    const again = reports.find((report) => report.seq > seq);
    const pause: DueFrom[] = [{ from: on, dueOn: null }];
    if (again !== undefined && !reopening) pause.push({ from: again.on, dueOn: before.dueOn });
    const place = dues.findLastIndex(({ from }) => from <= on) + 1;
    dues.splice(place, 0, ...pause);
  }
  return dues;
}

function groups<K, R>(rows: readonly R[], keyOf: (row: R) => K): Map<K, R[]> {
  const found = new Map<K, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key);
    if (group === undefined) found.set(key, [row]);
    else group.push(row);
  }
  return found;
}
