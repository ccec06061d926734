import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { yearOf } from '#shared/domain/date.ts';
import { dueDay } from '#shared/domain/deadline/due.ts';
import { isPeriod } from '#shared/domain/deadline/period.ts';
import { AppError } from '#shared/domain/errors.ts';
import { checkBeforeIssue, type CheckFinding, type ItemToCheck, type OrderToCheck } from '#shared/domain/orders/check.ts';
import { addresseeKind, responsibleUnitIds } from '#shared/domain/orders/responsible.ts';
import { endedItemStates } from '#shared/domain/orders/itemState.ts';
import { type EarlierOrder, orderContent, type OrderContent, type OrderTextInput } from '#shared/domain/orders/orderText.ts';
import type { OrderSettings, StageSettings } from '#shared/domain/orders/settings.ts';
import type { ItemStanding } from '#shared/domain/orders/stages.ts';
import type { Pack, Rule } from '#shared/domain/standards/types.ts';
import type { Verdict } from '#shared/domain/standards/verdict.ts';
import { findingWords } from '#shared/words/findings.ts';
import { orderDocumentWords } from '#shared/words/orderDocuments.ts';
import { orderTextWords } from '#shared/words/orders.ts';
import type {
  CaseLoads,
  CaseRow,
  CommunityRow,
  CoreReads,
  FindingRow,
  OrderItemRow,
  OrderRow,
  RegisterLoads,
  RoundRow,
  StandardsLoads,
  UnitRow,
} from '#shared/services/ports.ts';
import { calendarOf } from './calendar.ts';
import { orderSettingsOf } from './orderSettings.ts';

export type OrderLoads = { readonly core: CoreReads; readonly register: RegisterLoads; readonly standards: StandardsLoads; readonly cases: CaseLoads };

/** One item of an order with everything its text, its check and its page need. */
export type GatheredItem = {
  readonly item: OrderItemRow;
  readonly case: CaseRow;
  readonly finding: FindingRow;
  readonly community: CommunityRow;
  readonly rule: Rule | null;
  readonly problem: string;
  /** Earlier items of the same case with their orders, earliest first. */
  readonly earlier: ReadonlyArray<{ readonly item: OrderItemRow; readonly order: OrderRow }>;
};

export type GatheredOrder = {
  readonly order: OrderRow;
  /** The settings as they were reviewed; null before and after. */
  readonly reviewedWith: StageSettings | null;
  /** What its paper said of the facts when it was reviewed (`paperFacts`); null before and after. */
  readonly reviewedFacts: readonly string[] | null;
  readonly units: readonly UnitRow[];
  readonly addressee: UnitRow;
  readonly copies: readonly UnitRow[];
  readonly items: readonly GatheredItem[];
  readonly pack: Pack;
  readonly round: RoundRow | null;
  /** The day each finding's community was inspected in its round. */
  readonly inspectedOn: ReadonlyMap<string, string>;
  readonly settings: OrderSettings;
  readonly calendar: WorkCalendar;
};

/** Gathers an order for its page, its check or its document. Throws `order_unknown`. */
export async function gatherOrder(loads: OrderLoads, id: string): Promise<GatheredOrder> {
  const stored = await loads.cases.order(id);
  if (stored === null) throw new AppError('order_unknown');
  const [own, copyIds, units, { pack }, settings, calendar] = await Promise.all([
    loads.cases.itemsOfOrder(id),
    loads.cases.copiesOf(id),
    loads.core.units(),
    loads.standards.currentPack(),
    orderSettingsOf(loads),
    calendarOf(loads.core),
  ]);
  // Until it is issued an order is what the settings make of it today; what was issued keeps the settings it had then.
  const waiting = stored.state === 'drafted' || stored.state === 'reviewed';
  const order: OrderRow = waiting ? { ...stored, settings: settings.stages[stored.stage] } : stored;
  const caseIds = own.map((item) => item.caseId);
  const [cases, all] = await Promise.all([loads.cases.cases(caseIds), loads.cases.itemsOfCases(caseIds)]);
  const findings = await loads.cases.findings(cases.map((row) => row.findingId));
  const orders = new Map((await loads.cases.orders([...new Set(all.map((item) => item.orderId))])).map((row) => [row.id, row]));
  const communities = new Map<number, CommunityRow>();
  for (const no of new Set(cases.map((row) => row.communityNo))) communities.set(no, (await loads.register.communityByNo(no))!);
  const caseById = new Map(cases.map((row) => [row.id, row]));
  const findingById = new Map(findings.map((row) => [row.id, row]));
  const rules = new Map(pack.rules.map((rule) => [rule.id, rule]));
  const items = own.map((item): GatheredItem => {
    const row = caseById.get(item.caseId)!;
    const finding = findingById.get(row.findingId)!;
    const rule = finding.ruleId === null ? null : (rules.get(finding.ruleId) ?? null);
    const earlier = all
      .filter((other) => other.caseId === item.caseId && other.no < item.no && other.state !== 'voided')
      .map((other) => ({ item: other, order: orders.get(other.orderId)! }));
    return { item, case: row, finding, community: communities.get(row.communityNo)!, rule, problem: problemOf(finding, rule), earlier };
  });
  const roundIds = new Set(findings.map((finding) => finding.roundId));
  const round = roundIds.size === 1 && findings[0]!.roundId !== null ? await loads.cases.round(findings[0]!.roundId) : null;
  const inspectedOn = await inspectionDays(loads, findings);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  return {
    reviewedFacts: stored.state === 'reviewed' ? await loads.cases.reviewedFacts(id) : null,
    order,
    reviewedWith: stored.state === 'reviewed' ? stored.settings : null,
    units,
    addressee: unitById.get(order.addresseeId)!,
    copies: copyIds.map((unitId) => unitById.get(unitId)!),
    items,
    pack,
    round,
    inspectedOn,
    settings,
    calendar,
  };
}

async function inspectionDays(loads: OrderLoads, findings: readonly FindingRow[]): Promise<ReadonlyMap<string, string>> {
  const days = new Map<string, string>();
  for (const [roundId, own] of Map.groupBy(findings, (finding) => finding.roundId)) {
    if (roundId === null) continue;
    const inspected = new Map((await loads.cases.roundCommunities(roundId)).map((row) => [row.communityNo, row.inspectedOn]));
    for (const finding of own) days.set(finding.id, inspected.get(finding.communityNo) ?? finding.foundOn);
  }
  return days;
}

/** The problem in a few words: from the frozen verdict, or as it was written down. */
export function problemOf(finding: FindingRow, rule: Rule | null): string {
  const frozen = finding.verdict as { readonly verdict: Verdict } | null;
  return frozen === null || rule === null ? finding.title : findingWords(rule, frozen.verdict).problem;
}

/** The text of the order, ready for a layout; a draft reads as if it were issued today. */
export function contentOf(gathered: GatheredOrder, today: string): OrderContent {
  const content = orderContent(textInput(gathered, today), orderTextWords);
  // A void order keeps its number, and every paper that still goes out says so beside it.
  if (gathered.order.state === 'voided') return { ...content, number: orderDocumentWords.voidedNumber(content.number) };
  // What is written anew from a 补录 is not the paper that was sent.
  return gathered.order.backfilled && gathered.order.number !== null ? { ...content, number: orderDocumentWords.backfilledNumber(content.number) } : content;
}

function textInput({ order, addressee, copies, items, pack, round, inspectedOn, settings }: GatheredOrder, today: string): OrderTextInput {
  const { issuedOn } = order;
  const asOf = issuedOn ?? today;
  return {
    stage: order.stage,
    settings: order.settings,
    number: order.number,
    year: order.year ?? yearOf(asOf),
    addressee: addressee.fullName,
    addresseeShort: addressee.name,
    copies: copies.map((unit) => unit.fullName),
    issuedOn,
    basis: { number: pack.docNo, title: pack.title },
    round: round?.name ?? null,
    attachmentFrom: settings.attachmentFrom,
    acknowledgeWorkdays: order.settings.acknowledgeWorkdays,
    urgentReason: order.urgentReason,
    competentBody: order.competentBody,
    personsNamed: order.personsNamed,
    contact: '',
    items: items.map(({ item, case: row, finding, community, rule, problem, earlier }) => ({
      caseNumber: row.number,
      community: community.name,
      problem,
      detail: finding.detail === problem ? '' : finding.detail,
      clause: item.clause,
      quote: item.clauseQuote,
      requirement: item.requirement,
      manner: item.manner,
      milestones: item.milestones,
      period: item.period,
      // What is signed before service names no due day but a fixed one; the text stays what it was when days are counted later.
      dueOn: item.period.unit === 'fixed' && isPeriod(item.period) ? item.period.day : null,
      foundOn: earlierDay(inspectedOn.get(finding.id) ?? finding.foundOn, asOf),
      source: finding.roundId !== null && finding.source === 'register' ? 'inspection' : finding.source,
      ownBasis: rule === null && citedRule(pack, item) === undefined,
      earlier: earlier
        .map((before, index) => {
          const next = earlier[index + 1]?.item ?? item;
          return earlierOf(before, reasonOf(next, before.item, issuedOn === null && next === item ? today : null));
        })
        .filter((before) => before !== null),
    })),
  };
}

function earlierOf({ item, order }: GatheredItem['earlier'][number], outcome: EarlierOrder['outcome']): EarlierOrder | null {
  if (order.number === null || order.servedOn === null) return null;
  return {
    stage: order.stage,
    number: order.number,
    servedOn: order.servedOn,
    dueOn: item.dueOn,
    outcome,
    reportedOn: item.reportedOn,
    returned: item.failedRechecks > 0,
  };
}

/** Why an item went up, as it was signed; a draft says what holds today. */
function reasonOf(next: OrderItemRow, previous: OrderItemRow, today: string | null): EarlierOrder['outcome'] {
  if (today === null) return next.reason ?? 'urgent';
  const standing = standingOf(previous, today);
  return standing === 'in_time' ? 'urgent' : standing;
}

function earlierDay(a: string, b: string): string {
  return a < b ? a : b;
}

/** The rule whose clause an item without a rule of its own cites. */
export function citedRule(pack: Pack, item: OrderItemRow): Rule | undefined {
  return item.clause === '' ? undefined : pack.rules.find((rule) => rule.clause === item.clause && rule.quote === item.clauseQuote);
}

/** The check before issue, as if it were issued and served on this day. */
export function checkOf(gathered: GatheredOrder, today: string, issuedOn: string | null): CheckFinding[] {
  const { order, addressee, items, pack, calendar } = gathered;
  const toCheck: OrderToCheck = {
    stage: order.stage,
    addressee: { id: addressee.id, name: addressee.name, kind: addresseeKind(addressee) },
    copies: gathered.copies.map((unit) => unit.id),
    issuedOn,
    backfilled: order.backfilled,
    urgentReason: order.urgentReason,
    competentBody: order.competentBody,
    items: items.map(({ item, case: row, finding, community, rule, earlier }): ItemToCheck => {
      const due = issuedOn === null || !isPeriod(item.period) ? null : dueDay(issuedOn, item.period, calendar);
      const running = earlier.findLast((before) => !endedItemStates.has(before.item.state));
      return {
        caseId: row.id,
        caseNumber: row.number,
        responsibleUnitIds: responsibleUnitIds(rule?.responsibleUnits ?? null, community.subdistrictId, gathered.units),
        clause: item.clause,
        // A basis typed by a person is its own quotation.
        quote: rule === null && citedRule(pack, item) === undefined ? item.clause : item.clauseQuote,
        basisNumber: rule === null && item.clause === '' ? '' : pack.docNo,
        requirement: item.requirement,
        manner: item.manner,
        milestones: item.milestones,
        period: item.period,
        dueOn: due?.dueOn ?? null,
        provisional: due?.provisional ?? false,
        evidence: finding.verdict === null ? item.evidence : 1,
        foundOn: finding.foundOn,
        remedy: rule?.remedy ?? 'order',
        caseClosed: row.state === 'closed',
        running:
          running === undefined
            ? null
            : {
                stage: running.order.stage,
                number: running.order.number,
                standing: standingOf(running.item, issuedOn ?? today),
                reportedOn: running.item.reportedOn,
                dueOn: running.item.dueOn,
              },
      };
    }),
  };
  const { reviewedFacts } = gathered;
  return checkBeforeIssue(toCheck, {
    today,
    settings: order.settings,
    reviewedWith: gathered.reviewedWith,
    facts: reviewedFacts === null ? null : { reviewed: reviewedFacts, now: paperFacts(gathered, issuedOn ?? today) },
  });
}

/**
 * What the paper says that nobody types and that can change while it waits for its signature: names, days, and how the
 * orders before it ended. The order's own first, then item by item.
 */
export function paperFacts(gathered: GatheredOrder, today: string): string[] {
  const { addressee, copies, basis, round, items } = textInput(gathered, today);
  return [
    [addressee, ...copies, basis.number, basis.title, round ?? ''].join('|'),
    ...items.map(({ community, foundOn, earlier }) =>
      [
        community,
        foundOn,
        ...earlier.flatMap(({ number, servedOn, dueOn, outcome, reportedOn, returned }) => [
          number,
          servedOn,
          dueOn ?? '',
          outcome,
          outcome === 'reported' ? (reportedOn ?? '') : '',
          returned ? 'returned' : '',
        ]),
      ].join('|'),
    ),
  ];
}

/** Why an earlier item goes up: late, failed, or (in time) only for an urgent reason; reported or passed, it does not. */
export function standingOf(item: OrderItemRow, today: string): ItemStanding {
  if (item.state === 'reported' || item.state === 'recheck') return 'reported';
  if (item.state === 'passed' || item.state === 'pending_close') return 'passed';
  const waiting = item.state === 'rectifying' || item.state === 'returned';
  if (waiting && item.dueOn !== null && item.dueOn < today) return 'overdue';
  return item.state === 'returned' && item.failedRechecks > 0 && item.dueOn === null ? 'failed' : 'in_time';
}
