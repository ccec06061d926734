import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { papersBetween } from '#shared/domain/calendar/workCalendar.ts';
import { buildTimeline } from '#shared/domain/cases/timeline.ts';
import { formatDayNear } from '#shared/domain/date.ts';
import { answerOf, explainLedger } from '#shared/domain/deadline/ledger.ts';
import { groupDays } from '#shared/domain/deadline/explain.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type CaseEvent, eventKinds, isEventKind } from '#shared/domain/events/kinds.ts';
import { itemCommands } from '#shared/domain/orders/itemState.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import type { Verdict } from '#shared/domain/standards/verdict.ts';
import { answeredText, answerWords, deadlineHeadline, groupSentence, provisionalText, stripDate, stripMark, type TermStart } from '#shared/words/calendar.ts';
import { timelineText } from '#shared/words/cases.ts';
import { stepWords } from '#shared/words/caseSteps.ts';
import { stageWords } from '#shared/words/orders.ts';
import { explain } from '#shared/words/standards.ts';
import type { CaseView } from '#shared/contract/cases.ts';
import type { CaseListRow, EventRecord, OrderItemRow, OrderRow, Ports } from '#shared/services/ports.ts';
import { calendarOf } from './calendar.ts';
import { ANY_CASE, dueStanding, listItem } from './listItem.ts';

/** Everything the page of one case shows. Throws `case_unknown`. */
export async function caseView(ports: Ports, id: string): Promise<CaseView> {
  const { reads } = ports;
  const found = await reads.cases.caseList({ ...ANY_CASE, ids: [id], limit: 1 });
  const row = found.rows[0];
  if (row === undefined) throw new AppError('case_unknown');
  const today = ports.clock.today();
  const [finding, items, calendar, { pack }, persons, reporters] = await Promise.all([
    reads.cases.finding(row.findingId),
    reads.cases.itemsOfCases([id]),
    calendarOf(reads.core),
    reads.standards.currentPack(),
    reads.core.persons(),
    reads.cases.reporters([id]),
  ]);
  const orders = await reads.cases.orders([...new Set(items.map((item) => item.orderId))]);
  const [events, attachments, round, relapse, ledgers] = await Promise.all([
    caseEvents(ports, row, orders),
    gatherAttachments(ports, row, orders),
    finding!.roundId === null ? null : reads.cases.round(finding!.roundId),
    row.relapseOf === null ? null : reads.cases.case(row.relapseOf),
    reads.cases.ledgers(items.map((item) => item.no)),
  ]);
  const rule = row.ruleId === null ? undefined : pack.rules.find((candidate) => candidate.id === row.ruleId);
  const current = items.find((item) => item.no === row.itemNo) ?? null;
  const order = current === null ? null : (orders.find((candidate) => candidate.id === current.orderId) ?? null);
  const frozen = finding!.verdict as { readonly verdict: Verdict } | null;
  return {
    ...listItem(row, calendar, today),
    detail: finding!.detail,
    place: finding!.place,
    requirement: finding!.requirement,
    foundOn: finding!.foundOn,
    source: finding!.source,
    severity: finding!.severity,
    roundName: round?.name ?? null,
    clause: rule === undefined ? '' : `${pack.docNo} ${rule.clause}`,
    quote: rule?.quote ?? '',
    verdictSentence: frozen === null || rule === undefined ? null : explain(frozen.verdict, rule, pack).sentence,
    relapseNumber: relapse?.number ?? null,
    asked: current === null || order === null ? null : askedBy(current, order, today),
    steps: stepsOf(items, orders, { ledgers, calendar, today, reopened: lastReturn(events) === 'reopened', closed: row.state === 'closed' }),
    deadline:
      current === null || order === null
        ? null
        : deadlineOf(current, order, ledgers.get(current.no) ?? [], calendar, { lastReturn: lastReturn(events), today }),
    timeline: buildTimeline(events).map((entry) => {
      const text = timelineText(entry);
      return {
        seq: entry.seq,
        onDay: entry.onDay,
        tone: entry.tone,
        title: text.title,
        who: text.who === '' ? null : text.who,
        detail: text.detail,
        backfilled: entry.backfilled,
      };
    }),
    attachments,
    commands: commandsOf(row, current),
    rechecker: persons.find((person) => person.id === current?.recheckerId)?.name ?? null,
    recheckBy: current?.recheckBy ?? null,
    reporterIds: current?.reportedOn == null ? [] : [...(reporters.get(current.no) ?? [])],
  };
}

/** What the order asks for as it was issued: it can be more than was written down when the problem was found. */
function askedBy(item: OrderItemRow, order: OrderRow, today: string): CaseView['asked'] {
  if (order.issuedOn === null) return null;
  const milestones = item.manner === 'phased' ? item.milestones : [];
  return {
    stage: order.stage,
    requirement: item.requirement,
    manner: item.manner,
    milestones: milestones.map(({ title, dueOn }) => ({ title, dueOn, reached: dueOn <= today })),
  };
}

/** The case's own events, its finding's and its orders', with names instead of ids. */
async function caseEvents(ports: Ports, row: CaseListRow, orders: readonly OrderRow[]): Promise<CaseEvent[]> {
  const { events, core } = ports.reads;
  const [persons, ...lists] = await Promise.all([
    core.persons(),
    events.ofSubject('finding', row.findingId),
    events.ofSubject('case', row.id),
    ...orders.map((order) => events.ofSubject('order', order.id)),
  ]);
  const names = new Map(persons.map((person) => [person.id, person.name]));
  return lists
    .flat()
    .filter((event: EventRecord) => isEventKind(event.kind) && eventKinds[event.kind].tone !== null)
    .map((event) => ({
      seq: event.seq,
      onDay: event.onDay,
      person: event.personId === null ? null : (names.get(event.personId) ?? null),
      backfilled: event.backfilled,
      subjectId: event.subjectId,
      kind: event.kind,
      payload: event.payload,
    })) as CaseEvent[];
}

async function gatherAttachments(ports: Ports, row: CaseListRow, orders: readonly OrderRow[]): Promise<CaseView['attachments']> {
  const own = await ports.reads.files.attachmentsOf('case', row.id);
  const ofOrders = await Promise.all(
    orders.map(async (order) =>
      (await ports.reads.files.attachmentsOf('order', order.id)).map((file) => ({ ...file, from: order.number ?? stageWords[order.stage] })),
    ),
  );
  return [...own.map((file) => ({ ...file, from: row.number })), ...ofOrders.flat()].map(({ id, kind, name, mime, size, hash, onDay, from }) => ({
    id,
    kind,
    name,
    mime,
    size,
    hash,
    onDay,
    from,
  }));
}

/** Whether the case came back to its unit by a recheck or by a reopening. */
function lastReturn(events: readonly CaseEvent[]): 'returned' | 'reopened' {
  const last = events
    .filter(({ kind }) => kind === 'case.recheck_failed' || kind === 'case.reopened')
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1);
  return last?.kind === 'case.reopened' ? 'reopened' : 'returned';
}

type Ledger = Parameters<typeof explainLedger>[0];

/** The three arrows: what each stage has come to. */
type StepContext = {
  readonly ledgers: ReadonlyMap<number, Ledger>;
  readonly calendar: WorkCalendar;
  readonly today: string;
  readonly reopened: boolean;
  readonly closed: boolean;
};

function stepsOf(items: readonly OrderItemRow[], orders: readonly OrderRow[], { ledgers, calendar, today, reopened, closed }: StepContext): CaseView['steps'] {
  return orderStages.map((stage) => {
    const item = items.findLast((candidate) => candidate.state !== 'voided' && orders.find((order) => order.id === candidate.orderId)?.stage === stage);
    const order = item === undefined ? undefined : orders.find((candidate) => candidate.id === item.orderId);
    if (item === undefined || order === undefined) {
      const voided = orders.findLast((candidate) => candidate.stage === stage && candidate.state === 'voided');
      if (voided?.voidedOn != null) {
        return {
          stage,
          orderId: voided.id,
          number: voided.number,
          orderState: voided.state,
          itemState: 'voided',
          servedOn: null,
          dueOn: null,
          note: stepWords.voided(formatDayNear(voided.voidedOn, today)),
        };
      }
      return {
        stage,
        orderId: null,
        number: null,
        orderState: null,
        itemState: null,
        servedOn: null,
        dueOn: null,
        note: closed ? stepWords.noMore : stage === 'rectification' ? stepWords.notYet : stepWords.later,
      };
    }
    const answer = answerOf(ledgers.get(item.no) ?? [], calendar);
    const span =
      order.servedOn === null
        ? stepWords.notServed(order.state)
        : answer !== null
          ? stepWords.answered(
              formatDayNear(order.servedOn, today),
              formatDayNear(answer.dueOn, today),
              formatDayNear(answer.answeredOn, today),
              answer.answeredOn > answer.dueOn,
            )
          : item.dueOn !== null && stage === 'accountability' && !reopened && item.failedRechecks === 0
            ? stepWords.answer(formatDayNear(order.servedOn, today), formatDayNear(item.dueOn, today), item.provisional)
            : item.dueOn === null
              ? stepWords.served(formatDayNear(order.servedOn, today))
              : stepWords.span(formatDayNear(order.servedOn, today), formatDayNear(item.dueOn, today), item.provisional);
    const carriedFor = items.findLast((other) => other.previousItemNo === item.no && other.state !== 'voided')?.reason ?? null;
    const outcome = stepWords.outcome({
      stage,
      state: item.state,
      onTime: item.onTime,
      standing: dueStanding(item.dueOn, calendar, today),
      carriedFor,
      reopened,
      answered: answer !== null,
    });
    return {
      stage,
      orderId: order.id,
      number: order.number,
      orderState: order.state,
      itemState: item.state,
      servedOn: order.servedOn,
      dueOn: item.dueOn,
      note: `${span}　${outcome}`.trim(),
    };
  });
}

function deadlineOf(
  item: OrderItemRow,
  order: OrderRow,
  ledger: Ledger,
  calendar: WorkCalendar,
  { lastReturn, today }: { readonly lastReturn: TermStart; readonly today: string },
): CaseView['deadline'] {
  if (ledger.length === 0) return null;
  // The first term begins with service, every later one with a return or a reopening.
  const start = ledger.filter((entry) => entry.kind === 'budget').length > 1 ? lastReturn : 'served';
  const explained = explainLedger(ledger, calendar);
  const first = explained.days[0]?.day ?? order.issuedOn ?? order.draftedOn;
  const last = explained.days.at(-1)?.day ?? first;
  const period = explained.period ?? item.period;
  const answer = answerOf(ledger, calendar);
  const papers = papersBetween(calendar, first, last).map((paper) => paper.number);
  return {
    headline: deadlineHeadline(
      order.stage === 'accountability' && start === 'served' ? answerWords(order.competentBody) : stageWords[order.stage],
      period,
      papers,
    ),
    days: explained.days.map((day) => ({
      day: day.day,
      kind: day.kind,
      count: day.count,
      date: stripDate(day),
      mark: stripMark(day, start),
      note: day.name ?? '',
    })),
    sentences: groupDays(explained.days).map((group) => groupSentence(group, period.unit, start, order.stage === 'accountability' && start === 'served')),
    answer:
      answer === null
        ? null
        : { late: answer.answeredOn > answer.dueOn, text: answeredText(formatDayNear(answer.answeredOn, today), answer.answeredOn > answer.dueOn) },
    provisional: explained.provisional ? provisionalText(explained.missingYears) : null,
  };
}

/** Buttons of the page, from the states of the item; below the buttons the same rules hold again. */
function commandsOf(row: CaseListRow, item: OrderItemRow | null): CaseView['commands'] {
  if (item === null) return row.state === 'found' ? ['draft_order'] : [];
  if (row.state === 'escalated') return ['escalate'];
  const order: CaseView['commands'] = ['report', 'recheck', 'arrange_recheck', 'submit_close', 'close', 'refuse_close', 'escalate', 'reopen'];
  const possible = new Set<string>(itemCommands(item.state).map((command) => (command === 'pass' || command === 'fail' ? 'recheck' : command)));
  return order.filter((command) => possible.has(command));
}
