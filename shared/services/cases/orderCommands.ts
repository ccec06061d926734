import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { addWorkdays } from '#shared/domain/calendar/workdays.ts';
import { yearOf } from '#shared/domain/date.ts';
import { checkPeriod } from '#shared/domain/deadline/period.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type CheckFinding, refusedAtReview, refusedCodes } from '#shared/domain/orders/check.ts';
import { decideItem } from '#shared/domain/orders/itemState.ts';
import { isAddressee } from '#shared/domain/orders/responsible.ts';
import { formatOrderNumber, isOrderPrefix, parseOrderNumber } from '#shared/domain/orders/number.ts';
import { outcomeProblems } from '#shared/domain/orders/outcome.ts';
import { endsBeforeService, serviceProblems } from '#shared/domain/orders/service.ts';
import { nextStage, orderStages, previousStage } from '#shared/domain/orders/stages.ts';
import { serviceMethodWords, stageWords } from '#shared/words/orders.ts';
import { checkSentence } from '#shared/words/orders-check.ts';
import type { ordersContract } from '#shared/contract/orders.ts';
import type { CallContext, Handlers } from '#shared/rpc/rpc.ts';
import { refuse, runEach } from '#shared/services/batch.ts';
import { attachFiles, claimFiles, type StoredFile } from '#shared/services/files.ts';
import type { CaseRow, OrderItemRow, OrderRow, Ports, Tx } from '#shared/services/ports.ts';
import { runCommand } from '#shared/services/run.ts';
import { calendarOf } from './calendar.ts';
import { nextLedgerSeq, refreshCase, writeLedger } from './caseFlow.ts';
import { keepDocument } from './orderDocument.ts';
import { completeIfDone, decideOn, endAnswerTerm, draftOrder, nameOf, openOrder, refreshCases, retitle, voidItems } from './orderFlow.ts';
import { ORDER_SETTINGS_KEY, orderSettingsOf } from './orderSettings.ts';
import { checkOf, gatherOrder, paperFacts, standingOf } from './orderText.ts';

type OrderCommands = Omit<
  Handlers<typeof ordersContract>,
  'orders.settings' | 'orders.list' | 'orders.export' | 'orders.get' | 'orders.dueDays' | 'orders.document'
>;

/** From draft to completion. The ways of an order are in `#shared/domain/orders/orderState.ts`. */
export function orderCommands(ports: Ports): OrderCommands {
  const part = (order: OrderRow) => ({ stage: order.stage, number: order.number });
  const record = (tx: Tx, order: OrderRow, kind: Parameters<Tx['journal']['record']>[0]['kind'], onDay: string, payload: Readonly<Record<string, unknown>>) =>
    tx.journal.record({
      kind,
      subjectKind: 'order',
      subjectId: order.id,
      onDay,
      payload: { ...part(order), ...payload },
      backfilled: onDay < tx.journal.today,
    });

  return {
    'orders.saveSettings': (settings, context) =>
      runCommand(ports, 'orders.saveSettings', context, async (tx) => {
        for (const stage of orderStages) {
          const { prefix, issuer, period } = settings.stages[stage];
          if (!isOrderPrefix(prefix)) throw new AppError('order_setting_prefix', { stage: stageWords[stage] });
          if (issuer.name.trim() === '') throw new AppError('order_setting_issuer', { stage: stageWords[stage] });
          checkPeriod(period);
          const twin =
            orderStages.find((other) => other !== stage && settings.stages[other].prefix === prefix) ??
            (await tx.cases.stagesOfPrefix(prefix)).find((other) => other !== stage);
          if (twin !== undefined) throw new AppError('order_setting_prefix_taken', { stage: stageWords[stage], other: stageWords[twin], prefix });
        }
        await tx.core.setSetting(ORDER_SETTINGS_KEY, settings);
        tx.journal.record({ kind: 'setting.changed', subjectKind: 'setting', subjectId: ORDER_SETTINGS_KEY, onDay: tx.journal.today, payload: { settings } });
        tx.journal.touch('settings', 'orders');
        return {};
      }),
    'orders.draft': (input, context) =>
      runCommand(ports, 'orders.draft', context, async (tx) => {
        const cases = await tx.cases.cases(input.caseIds);
        if (cases.length < new Set(input.caseIds).size) throw new AppError('case_unknown');
        const waiting = await ordersNotServed(tx, input.caseIds);
        for (const row of cases) refuseUndraftable(row, waiting.get(row.id) ?? null, input.stage, input.urgentReason);
        const units = new Map((await tx.core.units()).map((unit) => [unit.id, unit.name]));
        const orders = [];
        for (const [unitId, own] of Map.groupBy(cases, (row) => row.responsibleUnitId)) {
          const order = await draftOrder(tx, ports, { stage: input.stage, unitId, cases: own, urgentReason: input.urgentReason, backfilled: input.backfilled });
          for (const row of own) await refreshCase(tx, row);
          orders.push({ id: order.id, unit: units.get(unitId) ?? '', items: own.length });
        }
        return { orders };
      }),
    'orders.saveDraft': (input, context) =>
      runCommand(ports, 'orders.saveDraft', context, async (tx) => {
        const order = await openOrder(tx, input.id, input.revision);
        if (order.state !== 'drafted') throw new AppError('order_not_draft', { label: nameOf(order) });
        const addressee = await tx.core.unit(input.addresseeId ?? order.addresseeId);
        if (addressee === null || (addressee.id !== order.addresseeId && !isAddressee(addressee))) throw new AppError('unit_unknown');
        const items = await tx.cases.itemsOfOrder(order.id);
        const kept = new Map(input.items.map((item) => [item.no, item]));
        const rules = new Map((await tx.standards.currentPack()).pack.rules.map((rule) => [rule.id, rule]));
        const clauseOpen = await itemsWithoutRule(tx, items);
        if (input.items.some((item) => !items.some((own) => own.no === item.no))) throw new AppError('order_item_unknown');
        const removed = items.filter((item) => !kept.has(item.no));
        await tx.cases.removeItems(removed.map((item) => item.no));
        for (const item of items) {
          const change = kept.get(item.no);
          if (change === undefined) continue;
          const rule = change.ruleId === null || !clauseOpen.has(item.no) ? null : (rules.get(change.ruleId) ?? null);
          await tx.cases.updateItem({
            ...item,
            requirement: change.requirement,
            manner: change.manner,
            milestones: change.milestones,
            period: change.period,
            ...(!clauseOpen.has(item.no) ? {} : rule === null ? { clause: change.basis, clauseQuote: '' } : { clause: rule.clause, clauseQuote: rule.quote }),
          });
        }
        await tx.cases.setCopies(order.id, input.copies);
        record(tx, order, 'order.revised', tx.journal.today, { items: input.items.length });
        const saved = await retitle(tx, {
          ...order,
          addresseeId: addressee.id,
          urgentReason: input.urgentReason,
          competentBody: input.competentBody,
          personsNamed: input.personsNamed,
        });
        await refreshCases(tx, removed);
        return { revision: saved.revision };
      }),
    'orders.review': (input, context) =>
      each('orders.review', input.orders, context, async (tx, order) => {
        await decideOn(tx, order, { type: 'review', on: input.on, reviewerId: tx.journal.actorId });
        const gathered = await gatherOrder(tx, order.id);
        const standing = refusedAtReview(checkOf(gathered, tx.journal.today, input.on));
        if (standing.length > 0) throw refusedByCheck(order, standing);
        const reviewer = (await tx.core.persons()).find((person) => person.id === tx.journal.actorId)?.name ?? '';
        record(tx, order, 'order.reviewed', input.on, { reviewer, facts: paperFacts(gathered, input.on) });
        const settings = (await orderSettingsOf(tx)).stages[order.stage];
        await tx.cases.updateOrder({ ...order, settings, state: 'reviewed', reviewedOn: input.on, reviewedBy: tx.journal.actorId });
      }),
    'orders.sendBack': (input, context) =>
      each('orders.sendBack', input.orders, context, async (tx, order) => {
        await decideOn(tx, order, { type: 'send_back', on: input.on, reason: input.reason });
        record(tx, order, 'order.sent_back', input.on, { reason: input.reason });
        await tx.cases.updateOrder({ ...order, state: 'drafted', reviewedOn: null, reviewedBy: null });
      }),
    async 'orders.issue'(input, context) {
      const stored = await claimFiles(ports, input.files);
      const original = input.orders.length === 1 ? { number: input.originalNumber, files: stored } : NO_ORIGINAL;
      const results = await each('orders.issue', input.orders, context, (tx, order) => issue(tx, order, input.on, input.signer, original));
      // The paper carries the number given in the transaction, so it is written and kept after it. What is entered late has its own.
      for (const result of results)
        if (result.ok && (await ports.reads.cases.order(result.id))?.backfilled === false) await keepDocument(ports, context, result.id);
      return results;
    },
    async 'orders.serve'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return each('orders.serve', input.orders, context, async (tx, order) => {
        await decideOn(tx, order, { type: 'serve', on: input.on, method: input.method, receiver: input.receiver, witness: input.witness });
        const items = await tx.cases.itemsOfOrder(order.id);
        const numbers = new Map((await tx.cases.cases(items.map((item) => item.caseId))).map((row) => [row.id, row.number]));
        const problems = serviceProblems(
          items.map((item) => ({ ...item, caseNumber: numbers.get(item.caseId) ?? '' })),
          input.on,
          input.newDueOn,
        );
        if (problems.length > 0) refuse(problems, nameOf(order));
        const addressee = await receiverOf(tx, order);
        const seq = record(tx, order, 'order.served', input.on, {
          addressee,
          method: serviceMethodWords[input.method],
          receiver: input.receiver,
          witness: input.witness,
          receiptPages: stored.length,
        });
        await attachFiles(
          tx,
          ports,
          { kind: 'order', id: order.id, onDay: input.on },
          stored.map((file) => ({ ...file, kind: 'receipt' })),
          seq,
        );
        const calendar = await calendarOf(tx.core);
        // 留置送达 is service without a signature: nobody is waited for.
        const acknowledgeBy = input.method === 'left' ? null : addWorkdays(calendar, input.on, order.settings.acknowledgeWorkdays).day;
        await tx.cases.updateOrder({
          ...order,
          state: 'served',
          servedOn: input.on,
          serviceMethod: input.method,
          receiver: input.receiver,
          witness: input.witness,
          acknowledgeBy,
        });
        for (const item of items) {
          if (input.newDueOn !== null && endsBeforeService(item, input.on)) await moveDue(tx, order, item, input.on, input.newDueOn, calendar);
          const due = await writeLedger(tx, calendar, item.no, { seq: await nextLedgerSeq(tx, item.no), on: input.on, kind: 'service' });
          await tx.cases.updateItem({ ...item, ...due, state: 'rectifying' });
        }
        // The answer was quicker than the receipt.
        if (order.outcome !== '') await endAnswerTerm(tx, order, input.on);
        await refreshCases(tx, items);
      });
    },
    async 'orders.acknowledge'(input, context) {
      const stored = await claimFiles(ports, input.files);
      return each('orders.acknowledge', input.orders, context, async (tx, order) => {
        await decideOn(tx, order, { type: 'acknowledge', on: input.on, receiver: input.receiver });
        const addressee = await receiverOf(tx, order);
        const seq = record(tx, order, 'order.acknowledged', input.on, { addressee, receiver: input.receiver });
        await attachFiles(
          tx,
          ports,
          { kind: 'order', id: order.id, onDay: input.on },
          stored.map((file) => ({ ...file, kind: 'receipt' })),
          seq,
        );
        await tx.cases.updateOrder({ ...order, state: 'acknowledged', acknowledgedOn: input.on, receiver: input.receiver });
        await completeIfDone(tx, order.id, input.on);
      });
    },
    'orders.urge': (input, context) =>
      each('orders.urge', input.orders, context, async (tx, order) => {
        if (order.state !== 'served') throw new AppError('order_not_awaiting_receipt', { label: nameOf(order) });
        if (order.serviceMethod === 'left') throw new AppError('order_needs_no_receipt', { label: nameOf(order) });
        record(tx, order, 'order.urged', input.on, { addressee: await receiverOf(tx, order) });
        tx.journal.touch('orders');
      }),
    'orders.void': (input, context) =>
      each('orders.void', input.orders, context, async (tx, order) => {
        await decideOn(tx, order, { type: 'void', on: input.on, reason: input.reason });
        record(tx, order, 'order.voided', input.on, { reason: input.reason });
        await tx.cases.updateOrder({ ...order, state: 'voided', voidedOn: input.on, voidReason: input.reason });
        await voidItems(tx, order, input.on);
      }),
    'orders.discard': (input, context) =>
      each('orders.discard', input.orders, context, async (tx, order) => {
        await decideOn(tx, order, { type: 'discard', on: tx.journal.today });
        const items = await tx.cases.itemsOfOrder(order.id);
        tx.journal.record({
          kind: 'order.discarded',
          subjectKind: 'order',
          subjectId: order.id,
          onDay: tx.journal.today,
          payload: { title: order.title, items: items.length },
        });
        await tx.cases.removeDraft(order.id);
        await tx.core.removeSearch('order', [order.id]);
        await refreshCases(tx, items);
      }),
    'orders.recordOutcome': (input, context) =>
      runCommand(ports, 'orders.recordOutcome', context, async (tx) => {
        const order = await openOrder(tx, input.id, input.revision);
        const problems = outcomeProblems(order, input, tx.journal.today);
        if (problems.length > 0) refuse(problems, nameOf(order));
        if (order.outcome === '') record(tx, order, 'order.outcome_recorded', input.on, { outcome: input.outcome });
        else record(tx, order, 'order.outcome_corrected', input.on, { outcome: input.outcome, before: order.outcome, reason: input.reason });
        await tx.cases.updateOrder({ ...order, outcome: input.outcome });
        await endAnswerTerm(tx, order, input.on);
        tx.journal.touch('orders', 'cases');
        return { revision: order.revision + 1 };
      }),
  };

  function each(operation: string, targets: Parameters<typeof runEach>[3], context: CallContext, work: (tx: Tx, order: OrderRow) => Promise<void>) {
    return runEach(ports, operation, context, targets, async (tx, target) => {
      const order = await openOrder(tx, target.id, target.revision);
      await work(tx, order);
      tx.journal.touch('orders', 'cases');
      return nameOf((await tx.cases.order(order.id)) ?? order);
    });
  }

  /** Checks, numbers without a gap, opens each item's ledger, and carries earlier items of the same cases up. */
  async function issue(tx: Tx, order: OrderRow, on: string, signer: string, original: Original): Promise<void> {
    const gathered = await gatherOrder(tx, order.id);
    const findings = checkOf(gathered, tx.journal.today, on);
    const refused = refusedCodes(findings);
    if (refused.length > 0)
      throw refusedByCheck(
        order,
        findings.filter((finding) => finding.severity === 'refuse'),
      );
    await decideOn(tx, order, { type: 'issue', on, signer, refused });
    const year = yearOf(on);
    // From here on the settings of this day are the order's own.
    const { settings } = gathered.order;
    const numbered = order.backfilled
      ? { serial: null, number: await originalNumber(tx, order, original.number, year) }
      : await nextNumber(tx, gathered.order, year);
    const issued: OrderRow = { ...order, settings, state: 'issued', issuedOn: on, signer, year, ...numbered };
    const calendar = await calendarOf(tx.core);
    for (const { item, earlier } of gathered.items) {
      await writeLedger(tx, calendar, item.no, { seq: 1, on, kind: 'budget', period: item.period });
      const previous = earlier.find((before) => before.item.no === item.previousItemNo);
      if (previous === undefined) continue;
      // Drafted in time and signed after the due day: it is signed as overdue.
      const standing = standingOf(previous.item, on);
      const reason = standing === 'overdue' || standing === 'failed' ? standing : 'urgent';
      await tx.cases.updateItem({ ...item, reason });
      await carryUp(tx, issued, { ...item, reason }, previous.item, previous.order, on);
    }
    // Who is told to put it right answers for the case from now on.
    for (const { case: row } of gathered.items)
      if (row.responsibleUnitId !== order.addresseeId) await tx.cases.updateCase({ ...row, responsibleUnitId: order.addresseeId });
    // After what it takes up: the story then tells why before it tells what.
    const seq = record(tx, issued, 'order.issued', on, { signer, addressee: gathered.addressee.name, items: gathered.items.length });
    const scans = order.backfilled
      ? await attachFiles(
          tx,
          ports,
          { kind: 'order', id: order.id, onDay: on },
          original.files.map((file) => ({ ...file, kind: 'document' })),
          seq,
        )
      : [];
    if (issued.stage === 'accountability') record(tx, issued, 'order.handed_over', on, { body: issued.competentBody, persons: issued.personsNamed });
    await retitle(tx, { ...issued, documentId: scans[0]?.id ?? null });
    await refreshCases(
      tx,
      gathered.items.map(({ item }) => item),
    );
  }

  /** A fixed day that the service has overtaken: a new term with the day agreed on. What was signed stays as it was signed. */
  async function moveDue(tx: Tx, order: OrderRow, item: OrderItemRow, on: string, newDueOn: string, calendar: WorkCalendar): Promise<void> {
    await writeLedger(tx, calendar, item.no, { seq: await nextLedgerSeq(tx, item.no), on, kind: 'budget', period: { unit: 'fixed', day: newDueOn } });
    tx.journal.record({
      kind: 'case.due_moved',
      subjectKind: 'case',
      subjectId: item.caseId,
      onDay: on,
      backfilled: on < tx.journal.today,
      payload: { ...part(order), from: item.period.unit === 'fixed' ? item.period.day : '', to: newDueOn, reason: 'served_late' },
    });
  }

  async function carryUp(tx: Tx, order: OrderRow, item: OrderItemRow, previous: OrderItemRow, from: OrderRow, on: string): Promise<void> {
    const reason = item.reason ?? 'urgent';
    const decision = decideItem(
      {
        stage: from.stage,
        state: previous.state,
        servedOn: from.servedOn,
        dueOn: previous.dueOn,
        reportedOn: previous.reportedOn,
        reporterIds: [],
        passedOn: previous.passedOn,
        passedById: previous.passedBy,
        failedRechecks: previous.failedRechecks,
        evidence: previous.evidence,
        otherOpenItems: 0,
      },
      { type: 'escalate', on, reason, to: order.stage },
      { today: tx.journal.today, roles: null },
    );
    const label = (await tx.cases.case(previous.caseId))?.number ?? '';
    if (!decision.ok) return refuse(decision.refusals, label);
    await tx.cases.updateItem({ ...previous, state: decision.state });
    tx.journal.record({
      kind: 'case.escalated',
      subjectKind: 'case',
      subjectId: previous.caseId,
      onDay: on,
      backfilled: on < tx.journal.today,
      payload: { from: part(from), to: part(order), reason, dueOn: previous.dueOn },
    });
    return undefined;
  }
}

/** The refusal of review and issue, in the words of the check. */
function refusedByCheck(order: OrderRow, findings: readonly CheckFinding[]): AppError {
  return new AppError('order_check_refused', { label: nameOf(order), reasons: findings.map(checkSentence) });
}

/** What an order bore that ran before the program: its number and the scan of its paper. */
type Original = { readonly number: string; readonly files: readonly StoredFile[] };
const NO_ORIGINAL: Original = { number: '', files: [] };

/** 补录 takes the number the paper bore, of the year it was issued in, and none of the program's. */
async function originalNumber(tx: Tx, order: OrderRow, typed: string, year: number): Promise<string> {
  if (typed === '') throw new AppError('order_original_number_missing', { label: nameOf(order) });
  const parts = parseOrderNumber(typed);
  if (parts !== null && parts.year !== year) throw new AppError('order_number_year', { label: nameOf(order), number: typed, year });
  const number = parts === null ? typed : formatOrderNumber(parts.prefix, parts.year, parts.serial);
  if (await tx.cases.numberTaken(number)) throw new AppError('order_number_taken', { label: nameOf(order), number });
  return number;
}

/** The next number of the type and year; one that a 补录 bears already is passed over. */
async function nextNumber(tx: Tx, order: OrderRow, year: number): Promise<{ readonly serial: number; readonly number: string }> {
  for (;;) {
    const serial = await tx.core.nextSerial(`order.${order.stage}`, year);
    const number = formatOrderNumber(order.settings.prefix, year, serial);
    if (!(await tx.cases.numberTaken(number))) return { serial, number };
  }
}

/** Who gets the paper: the competent body gets a 问责建议, and the responsible unit a copy. */
async function receiverOf(tx: Tx, order: OrderRow): Promise<string> {
  return order.stage === 'accountability' ? order.competentBody : ((await tx.core.unit(order.addresseeId))?.name ?? '');
}

/** Items whose finding names no rule: their clause is chosen in the order. */
async function itemsWithoutRule(tx: Tx, items: readonly OrderItemRow[]): Promise<ReadonlySet<number>> {
  const cases = new Map((await tx.cases.cases(items.map((item) => item.caseId))).map((row) => [row.id, row]));
  return new Set(items.filter((item) => cases.get(item.caseId)?.ruleId === null).map((item) => item.no));
}

/** A draft of the next order leaves the case where it stands, so the order that is not served yet is looked for. */
async function ordersNotServed(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, OrderRow>> {
  const items = (await tx.cases.itemsOfCases(caseIds)).filter((item) => item.state === 'open');
  const orders = new Map((await tx.cases.orders([...new Set(items.map((item) => item.orderId))])).map((order) => [order.id, order]));
  return new Map(items.map((item) => [item.caseId, orders.get(item.orderId)!]));
}

/** A 整改令 takes cases without an order; a higher one takes what runs a stage below, or (urgent) starts at 督办令. */
function refuseUndraftable(row: CaseRow, waiting: OrderRow | null, stage: OrderRow['stage'], urgentReason: string): void {
  const data = { label: row.number, number: row.number };
  if (row.state === 'closed') throw new AppError('case_is_closed', data);
  if (waiting !== null)
    throw new AppError('case_has_draft', { ...data, stage: waiting.stage, order: waiting.number, title: waiting.title, draftedOn: waiting.draftedOn });
  if (row.stage === null) {
    if (stage === 'accountability' || (stage === 'supervision' && urgentReason === '')) throw new AppError('case_starts_too_high', data);
    return;
  }
  if (row.stage === previousStage(stage)) return;
  throw new AppError('case_wrong_stage', { ...data, next: nextStage(row.stage) ?? '' });
}
