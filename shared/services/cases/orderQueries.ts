import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { headingLines, titleLines } from '#shared/domain/document/titleLines.ts';
import { formatDayChinese } from '#shared/domain/date.ts';
import { dueDay } from '#shared/domain/deadline/due.ts';
import { isPeriod, type Period } from '#shared/domain/deadline/period.ts';
import { standing } from '#shared/domain/deadline/standing.ts';
import { orderCommands as commandsAfter } from '#shared/domain/orders/orderState.ts';
import { AppError } from '#shared/domain/errors.ts';
import { checkSentence } from '#shared/words/orders-check.ts';
import type { OrderListItem, ordersContract, OrderSettingsView, OrderView } from '#shared/contract/orders.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { DOCX } from '#shared/services/mime.ts';
import type { OrderRow, Ports } from '#shared/services/ports.ts';
import { calendarOf } from './calendar.ts';
import { keepDocument, renderOrder, renderReceipt } from './orderDocument.ts';
import { orderSettingsOf } from './orderSettings.ts';
import { orderSheet } from './orderSheet.ts';
import { checkOf, citedRule, contentOf, gatherOrder } from './orderText.ts';
import { sheetTicket } from './sheetTicket.ts';

type OrderQueries = Pick<
  Handlers<typeof ordersContract>,
  'orders.settings' | 'orders.list' | 'orders.export' | 'orders.get' | 'orders.dueDays' | 'orders.document'
>;
type ListInput = Parameters<OrderQueries['orders.list']>[0];

/** Lists of orders, one order with its check and text, its papers. */
export function orderQueries(ports: Ports): OrderQueries {
  const { reads } = ports;
  const page = async ({ filter, ...input }: ListInput) => {
    const found = await reads.cases.orderList({
      text: filter.text,
      stages: filter.stages,
      states: filter.states,
      addresseeId: filter.addresseeId,
      issued: { from: filter.issuedFrom, to: filter.issuedTo },
      sort: input.sort,
      descending: input.descending,
      cursor: input.cursor,
      limit: input.limit,
    });
    return {
      rows: found.rows.map((row): OrderListItem => ({
        id: row.id,
        stage: row.stage,
        number: row.number,
        title: row.title,
        addresseeId: row.addresseeId,
        addressee: row.addressee,
        receivedBy: row.stage === 'accountability' ? row.competentBody : row.addressee,
        state: row.state,
        draftedOn: row.draftedOn,
        issuedOn: row.issuedOn,
        servedOn: row.servedOn,
        acknowledgedOn: row.acknowledgedOn,
        acknowledgeBy: row.acknowledgeBy,
        items: Number(row.items),
        openItems: Number(row.openItems),
        nextDueOn: row.nextDueOn,
        backfilled: row.backfilled,
        revision: row.revision,
      })),
      next: found.next,
      total: found.total,
    };
  };
  return {
    'orders.settings': async () => (await orderSettingsOf(reads)) as OrderSettingsView,
    'orders.list': page,
    async 'orders.export'(input) {
      const rows: OrderListItem[] = [];
      for (let cursor: string | null = null; ;) {
        const part = await page({ ...input, cursor, limit: 1_000 });
        rows.push(...part.rows);
        cursor = part.next;
        if (cursor === null) break;
      }
      return sheetTicket(ports, orderSheet(rows, input.columns));
    },
    async 'orders.dueDays'({ on, periods }) {
      const calendar = await calendarOf(reads.core);
      return periods.map((period) => dueOrNull(on, period, calendar));
    },
    'orders.get': ({ id }) => view(ports, id),
    async 'orders.document'({ id, kind }, context) {
      const order = await reads.cases.order(id);
      if (order === null) throw new AppError('order_unknown');
      if (kind === 'receipt') {
        if (order.number === null) throw new AppError('order_not_issued', { label: order.title });
        const { bytes, name } = await renderReceipt(ports, id);
        return { ticket: ports.files.downloadTicket({ name, mime: DOCX, source: { bytes } }), name, size: bytes.byteLength };
      }
      // What was signed is kept as it was; a void order's paper goes out marked.
      if (order.issuedOn === null || order.state === 'voided' || (order.backfilled && order.documentId === null)) {
        const { bytes, name } = await renderOrder(ports, id);
        return { ticket: ports.files.downloadTicket({ name, mime: DOCX, source: { bytes } }), name, size: bytes.byteLength };
      }
      const { name, mime, hash, size } = await keepDocument(ports, context, id);
      return { ticket: ports.files.downloadTicket({ name, mime, source: { hash } }), name, size };
    },
  };
}

/** A period typed half is no error here: the check before issue says what is wrong with it. */
function dueOrNull(on: string, period: Period, calendar: WorkCalendar): { dueOn: string; provisional: boolean } | null {
  if (!isPeriod(period)) return null;
  const { dueOn, provisional } = dueDay(on, period, calendar);
  return { dueOn, provisional };
}

/** The day of the latest recording of a 问责令's result. */
async function outcomeDay({ reads }: Pick<Ports, 'reads'>, order: OrderRow): Promise<string | null> {
  if (order.outcome === '') return null;
  const events = await reads.events.ofSubject('order', order.id);
  return events.findLast(({ kind }) => kind === 'order.outcome_recorded' || kind === 'order.outcome_corrected')?.onDay ?? null;
}

async function view(ports: Ports, id: string): Promise<OrderView> {
  const { reads } = ports;
  const gathered = await gatherOrder(reads, id);
  const { order, addressee, copies, items, calendar } = gathered;
  const [persons, attachments] = await Promise.all([reads.core.persons(), reads.files.attachmentsOf('order', id)]);
  const nameOf = (personId: string | null) => persons.find((person) => person.id === personId)?.name ?? null;
  const today = ports.clock.today();
  const isDraft = order.state === 'drafted' || order.state === 'reviewed';
  const content = contentOf(gathered, today);
  return {
    id: order.id,
    stage: order.stage,
    number: order.number,
    title: order.title,
    addresseeId: order.addresseeId,
    addressee: addressee.name,
    receivedBy: order.stage === 'accountability' ? order.competentBody : addressee.name,
    state: order.state,
    draftedOn: order.draftedOn,
    issuedOn: order.issuedOn,
    servedOn: order.servedOn,
    acknowledgedOn: order.acknowledgedOn,
    backfilled: order.backfilled,
    revision: order.revision,
    settings: order.settings as OrderView['settings'],
    copies: copies.map((unit) => ({ id: unit.id, name: unit.name })),
    urgentReason: order.urgentReason,
    competentBody: order.competentBody,
    personsNamed: order.personsNamed,
    outcome: order.outcome,
    outcomeOn: await outcomeDay(ports, order),
    draftedBy: nameOf(order.draftedBy),
    draftedById: order.draftedBy,
    reviewedOn: order.reviewedOn,
    reviewedBy: nameOf(order.reviewedBy),
    signer: order.signer,
    serviceMethod: order.serviceMethod,
    receiver: order.receiver,
    witness: order.witness,
    acknowledgeBy: order.acknowledgeBy,
    completedOn: order.completedOn,
    voidedOn: order.voidedOn,
    voidReason: order.voidReason,
    items: items.map(({ item, case: row, finding, community, rule, problem }) => {
      const { state, workdaysLeft, workdaysOver } = standing(
        {
          due: { state: item.dueOn === null ? 'not_served' : 'running', dueOn: item.dueOn },
          today,
          reportedOn: item.reportedOn,
          closed: item.state === 'closed',
        },
        calendar,
      );
      return {
        no: item.no,
        ord: item.ord,
        caseId: row.id,
        caseNumber: row.number,
        community: community.name,
        problem,
        detail: finding.detail,
        requirement: item.requirement,
        ruleId: rule?.id ?? citedRule(gathered.pack, item)?.id ?? null,
        clauseOpen: finding.ruleId === null,
        clause: item.clause,
        quote: item.clauseQuote,
        manner: item.manner,
        milestones: item.milestones.map((milestone) => ({ ...milestone })),
        period: item.period,
        state: item.state,
        dueOn: item.dueOn,
        provisional: item.provisional,
        standing: { state, workdaysLeft, workdaysOver },
      };
    }),
    check: isDraft
      ? checkOf(gathered, today, order.backfilled ? (order.issuedOn ?? today) : today).map((finding) => ({
          code: finding.code,
          severity: finding.severity,
          itemNo: finding.itemNo ?? null,
          text: checkSentence(finding),
        }))
      : [],
    content: {
      heading: content.heading,
      number: content.number,
      title: content.title,
      headingLines: headingLines(content.heading),
      titleLines: titleLines(content.title, content.titlePieces),
      addressee: content.addressee,
      body: content.body.map((paragraph) => ({ ...paragraph })),
      attachments: content.attachments.map(({ title, titlePieces, columns, rows }) => ({
        title,
        titleLines: titleLines(title, titlePieces),
        columns: [...columns],
        rows: rows.map((row) => [...row]),
      })),
      issuer: content.issuer,
      date: content.issuedOn === null ? '' : formatDayChinese(content.issuedOn),
      copies: [...content.copies],
    },
    attachments: attachments.map(({ id: attachmentId, kind, name, mime, size, hash, onDay }) => ({ id: attachmentId, kind, name, mime, size, hash, onDay })),
    commands: commandsAfter(order.state),
  };
}
