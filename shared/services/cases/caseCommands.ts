import { AppError } from '#shared/domain/errors.ts';
import type { ItemCommand } from '#shared/domain/orders/itemState.ts';
import type { casesContract } from '#shared/contract/cases.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { writeFormsOf } from '#shared/services/archiveForms.ts';
import { runEach } from '#shared/services/batch.ts';
import { closedInTime } from '#shared/services/boardCases.ts';
import { attachFiles, claimFiles, type StoredFile } from '#shared/services/files.ts';
import type { OrderItemRow, Ports, Tx } from '#shared/services/ports.ts';
import { decide, nextLedgerSeq, type OpenCase, openCase, orderPart, recheckBy, refreshCase, writeLedger } from './caseFlow.ts';
import { completeIfDone, reopenOrders } from './orderFlow.ts';
import { prefileCase } from './prefile.ts';

/** Of so many cases closed at once the forms are written before the answer; of more they follow behind it. */
const MOST_AWAITED = 20;

type CaseCommands = Pick<
  Handlers<typeof casesContract>,
  'cases.report' | 'cases.arrangeRecheck' | 'cases.recheck' | 'cases.submitClose' | 'cases.close' | 'cases.refuseClose' | 'cases.reopen'
>;

/** From report to closing. Each rule of the way is in `#shared/domain/orders/itemState.ts`; this gathers and writes. */
export function caseCommands(ports: Ports): CaseCommands {
  /** Opens, decides, changes the item, brings the case up to date. */
  async function step(
    tx: Tx,
    target: { readonly id: string; readonly revision: number },
    command: (open: OpenCase) => ItemCommand,
    change: (open: OpenCase, state: OrderItemRow['state']) => Promise<Partial<OrderItemRow>>,
    brought = 0,
  ): Promise<{ readonly open: OpenCase; readonly label: string }> {
    const open = await openCase(tx, target.id, target.revision);
    const state = decide(open, command(open), tx, brought);
    await tx.cases.updateItem({ ...open.item, ...(await change(open, state)), state });
    await refreshCase(tx, open.row);
    return { open, label: open.row.number };
  }
  const attach = (tx: Tx, open: OpenCase, files: readonly StoredFile[], onDay: string, seq: number) =>
    attachFiles(tx, ports, { kind: 'case', id: open.row.id, onDay }, files, seq);
  const isPhoto = (file: StoredFile) => file.mime.startsWith('image/');

  return {
    async 'cases.report'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return runEach(ports, 'cases.report', context, input.cases, async (tx, target) => {
        const { label } = await step(
          tx,
          target,
          () => ({ type: 'report', on: input.on, content: input.content, reporter: input.reporter }),
          async (open) => {
            const seq = tx.journal.record({
              kind: 'case.reported',
              subjectKind: 'case',
              subjectId: open.row.id,
              onDay: input.on,
              backfilled: input.on < tx.journal.today,
              payload: { ...orderPart(open), content: input.content, reporter: input.reporter, photos: stored.filter(isPhoto).length, dueOn: open.item.dueOn },
            });
            await tx.cases.addReport({
              id: ports.ids.next(),
              caseId: open.row.id,
              itemNo: open.item.no,
              onDay: input.on,
              content: input.content,
              reporter: input.reporter,
              personId: tx.journal.actorId!,
              seq,
            });
            await attach(tx, open, stored, input.on, seq);
            return {
              reportedOn: open.item.state === 'reported' ? open.item.reportedOn : input.on,
              reportedBy: tx.journal.actorId,
              recheckBy: recheckBy(open.calendar, input.on, open.order.settings.recheckWorkdays),
              evidence: open.item.evidence + stored.length,
            };
          },
        );
        return label;
      });
    },
    'cases.arrangeRecheck': (input, context) =>
      runEach(ports, 'cases.arrangeRecheck', context, input.cases, async (tx, target) => {
        const rechecker = (await tx.core.persons()).find((person) => person.id === input.recheckerId && person.active);
        if (rechecker === undefined) throw new AppError('actor_unknown');
        const { label } = await step(
          tx,
          target,
          () => ({ type: 'arrange_recheck', on: input.on, recheckerId: input.recheckerId }),
          async (open) => {
            tx.journal.record({
              kind: 'case.recheck_arranged',
              subjectKind: 'case',
              subjectId: open.row.id,
              onDay: tx.journal.today,
              payload: { ...orderPart(open), rechecker: rechecker.name, on: input.on },
            });
            return { recheckerId: input.recheckerId, recheckBy: input.on };
          },
        );
        return label;
      }),
    async 'cases.recheck'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return runEach(ports, 'cases.recheck', context, input.cases, async (tx, target) => {
        const recheckerId = tx.journal.actorId!;
        const command = (): ItemCommand =>
          input.passed
            ? { type: 'pass', on: input.on, recheckerId, opinion: input.opinion }
            : { type: 'fail', on: input.on, recheckerId, opinion: input.opinion, newDueOn: input.newDueOn };
        const { label } = await step(
          tx,
          target,
          command,
          async (open) => {
            const photos = stored.filter(isPhoto).length;
            const seq = tx.journal.record({
              kind: input.passed ? 'case.recheck_passed' : 'case.recheck_failed',
              subjectKind: 'case',
              subjectId: open.row.id,
              onDay: input.on,
              backfilled: input.on < tx.journal.today,
              payload: { ...orderPart(open), opinion: input.opinion, photos, ...(input.passed ? {} : { newDueOn: input.newDueOn }) },
            });
            await tx.cases.addRecheck({
              id: ports.ids.next(),
              caseId: open.row.id,
              itemNo: open.item.no,
              onDay: input.on,
              passed: input.passed,
              opinion: input.opinion,
              personId: recheckerId,
              seq,
            });
            await attach(tx, open, stored, input.on, seq);
            const evidence = open.item.evidence + stored.length;
            if (input.passed) return { passedOn: input.on, passedBy: recheckerId, evidence };
            return { ...(await newTerm(tx, open, input.on, input.newDueOn, 'returned')), failedRechecks: open.item.failedRechecks + 1, evidence };
          },
          stored.length,
        );
        return label;
      });
    },
    async 'cases.submitClose'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return runEach(ports, 'cases.submitClose', context, input.cases, async (tx, target) => {
        const { label } = await step(
          tx,
          target,
          () => ({ type: 'submit_close', on: input.on }),
          async (open) => {
            const seq = tx.journal.record({
              kind: 'case.close_submitted',
              subjectKind: 'case',
              subjectId: open.row.id,
              onDay: input.on,
              payload: { opinion: input.opinion },
            });
            await attach(tx, open, stored, input.on, seq);
            return { evidence: open.item.evidence + stored.length };
          },
          stored.length,
        );
        return label;
      });
    },
    async 'cases.close'(input, context) {
      const stored = await claimFiles(ports, input.files);
      const results = await runEach(ports, 'cases.close', context, input.cases, async (tx, target) => {
        const { open, label } = await step(
          tx,
          target,
          () => ({ type: 'close', on: input.on }),
          async (current) => {
            const onTime = await closedInTime(tx, current.row.id, current.item.no, input.on);
            const seq = tx.journal.record({
              kind: 'case.closed',
              subjectKind: 'case',
              subjectId: current.row.id,
              onDay: input.on,
              backfilled: input.on < tx.journal.today,
              payload: { opinion: input.opinion, onTime },
            });
            await attach(tx, current, stored, input.on, seq);
            return { closedOn: input.on, onTime, evidence: current.item.evidence + stored.length };
          },
          stored.length,
        );
        for (const orderId of new Set([...open.others, open.item].map((item) => item.orderId))) await completeIfDone(tx, orderId, input.on);
        await prefileCase(tx, ports, open.row.id, input.on);
        return label;
      });
      // The forms are files: they are written after the rows are safe. What a crash leaves unwritten, the next export writes.
      const closed = results.filter(({ ok }) => ok).map(({ id }) => id);
      await writeFormsOf(ports, context, closed.slice(0, MOST_AWAITED));
      const rest = closed.slice(MOST_AWAITED);
      if (rest.length > 0) ports.jobs.start('archive_forms', () => writeFormsOf(ports, context, rest));
      return results;
    },
    'cases.refuseClose': (input, context) =>
      runEach(ports, 'cases.refuseClose', context, input.cases, async (tx, target) => {
        const { label } = await step(
          tx,
          target,
          () => ({ type: 'refuse_close', on: input.on, reason: input.reason }),
          async (open) => {
            tx.journal.record({ kind: 'case.close_refused', subjectKind: 'case', subjectId: open.row.id, onDay: input.on, payload: { reason: input.reason } });
            return {};
          },
        );
        return label;
      }),
    'cases.reopen': (input, context) =>
      runEach(ports, 'cases.reopen', context, input.cases, async (tx, target) => {
        const { label } = await step(
          tx,
          target,
          () => ({ type: 'reopen', on: input.on, reason: input.reason, newDueOn: input.newDueOn }),
          async (open) => {
            await reopenOrders(tx, [...open.others, open.item]);
            tx.journal.record({ kind: 'case.reopened', subjectKind: 'case', subjectId: open.row.id, onDay: input.on, payload: { reason: input.reason } });
            return { ...(await newTerm(tx, open, input.on, input.newDueOn, 'reopened')), closedOn: null, onTime: null, passedOn: null, passedBy: null };
          },
        );
        return label;
      }),
  };

  /** Returned or reopened with a new day: a new term of the ledger, running from that day; without one nothing runs until it is escalated. */
  async function newTerm(tx: Tx, open: OpenCase, on: string, newDueOn: string | null, reason: 'returned' | 'reopened'): Promise<Partial<OrderItemRow>> {
    const cleared = { reportedOn: null, reportedBy: null, recheckBy: null, recheckerId: null };
    if (newDueOn === null) return { ...cleared, dueOn: null, provisional: false };
    const seq = await nextLedgerSeq(tx, open.item.no);
    await writeLedger(tx, open.calendar, open.item.no, { seq, on, kind: 'budget', period: { unit: 'fixed', day: newDueOn } }, reason);
    const due = await writeLedger(tx, open.calendar, open.item.no, { seq: seq + 1, on, kind: 'service' });
    tx.journal.record({
      kind: 'case.due_moved',
      subjectKind: 'case',
      subjectId: open.row.id,
      onDay: on,
      payload: { ...orderPart(open), from: open.item.dueOn ?? '', to: due.dueOn ?? '', reason },
    });
    return { ...cleared, ...due };
  }
}
