import { canonicalJson } from '#shared/domain/canonical.ts';
import { isDay, type Day } from '#shared/domain/date.ts';
import { isPeriod, LONGEST_PERIOD, type Period } from '#shared/domain/deadline/period.ts';
import { isOrderPrefix } from './number.ts';
import type { StageSettings } from './settings.ts';
import { compareStages, previousStage, type ItemStanding, type Manner, type Milestone, type OrderStage } from './stages.ts';

/**
 * The check before issue: what would make an order void, unclear or unfair to its addressee, found by the
 * program instead of by the addressee. `refuse` stops the issue; `warn` is for a person to weigh.
 */
export type CheckFinding = {
  readonly code: CheckCode;
  readonly severity: 'refuse' | 'warn';
  /** The item, by its place in the order from 1; missing for the order as a whole. */
  readonly itemNo?: number;
  readonly data: Readonly<Record<string, string | number | null>>;
};

export type CheckCode =
  | 'settings_changed'
  | 'facts_changed'
  | 'no_items'
  | 'prefix_unclear'
  | 'issuer_missing'
  | 'issuer_without_authority'
  | 'authority_paper_missing'
  | 'addressee_missing'
  | 'addressee_is_committee'
  | 'addressee_not_responsible'
  | 'mixed_addressees'
  | 'copy_is_addressee'
  | 'issue_day_missing'
  | 'issue_day_future'
  | 'issue_day_past'
  | 'issue_before_finding'
  | 'no_period'
  | 'period_unclear'
  | 'period_ends_before_service'
  | 'period_in_the_past'
  | 'period_provisional'
  | 'period_much_shorter'
  | 'milestones_missing'
  | 'milestones_disordered'
  | 'milestones_beyond_period'
  | 'no_clause'
  | 'no_quote'
  | 'no_basis_number'
  | 'no_requirement'
  | 'requirement_vague'
  | 'no_evidence'
  | 'case_twice'
  | 'case_closed'
  | 'case_under_order'
  | 'remedy_is_proposal'
  | 'stage_skipped'
  | 'stage_not_due'
  | 'previous_order_missing'
  | 'urgent_reason_missing'
  | 'urgent_reason_idle'
  | 'waits_for_recheck'
  | 'recheck_passed'
  | 'competent_body_missing';

/** Whom an order may be addressed to, and whom it may not: a committee is self-governing. */
export type AddresseeKind = 'subdistrict' | 'county' | 'department' | 'community';

export type OrderToCheck = {
  readonly stage: OrderStage;
  readonly addressee: { readonly id: string; readonly name: string; readonly kind: AddresseeKind } | null;
  readonly copies: readonly string[];
  readonly issuedOn: Day | null;
  /** Orders that ran before the program came, entered late: days in the past are right. */
  readonly backfilled: boolean;
  /** Why it starts above its rung (特事特办). */
  readonly urgentReason: string;
  /** 问责令: the body that is competent for the persons concerned. */
  readonly competentBody: string;
  readonly items: readonly ItemToCheck[];
};

export type ItemToCheck = {
  readonly caseId: string;
  readonly caseNumber: string;
  /** The rule's responsible units as units of the register; empty for a finding without a rule. */
  readonly responsibleUnitIds: readonly string[];
  readonly clause: string;
  readonly quote: string;
  /** Document number the clause stands in. */
  readonly basisNumber: string;
  readonly requirement: string;
  readonly manner: Manner;
  readonly milestones: readonly Milestone[];
  readonly period: Period | null;
  /** Where the period would end if the order were served on the day of issue. */
  readonly dueOn: Day | null;
  readonly provisional: boolean;
  readonly evidence: number;
  /** The day the problem was found: an order cannot be older. */
  readonly foundOn: Day;
  readonly remedy: 'order' | 'proposal';
  readonly caseClosed: boolean;
  /** The case's item that is still running in another order, if any, and how it stands. */
  readonly running: RunningItem | null;
};

type RunningItem = {
  readonly stage: OrderStage;
  readonly number: string | null;
  readonly standing: ItemStanding;
  /** The report that waits for its recheck or has passed it. */
  readonly reportedOn: Day | null;
  readonly dueOn: Day | null;
};

export type CheckContext = {
  readonly today: Day;
  readonly settings: StageSettings;
  /** What the settings were when the order was reviewed; null when it is not reviewed. */
  readonly reviewedWith?: StageSettings | null;
  /** What the paper said of the facts then and says now: the order's own first, then item by item. */
  readonly facts?: { readonly reviewed: readonly string[]; readonly now: readonly string[] } | null;
};

/** Settings that stand in the paper itself. */
const SEEN = ['prefix', 'issuer', 'heading', 'authority', 'consent', 'acknowledgeWorkdays'] as const;

/** Everything the check finds, the order's own findings first, then item by item. Empty when all is well. */
export function checkBeforeIssue(order: OrderToCheck, context: CheckContext): CheckFinding[] {
  const findings: CheckFinding[] = [];
  const add: Add = (severity, code, data = {}, itemNo) => {
    findings.push(itemNo === undefined ? { severity, code, data } : { severity, code, data, itemNo });
  };
  checkIssuer(order, context, add);
  checkReviewed(context, add);
  checkAddressee(order, add);
  checkIssueDay(order, context, add);
  if (order.items.length === 0) add('refuse', 'no_items');
  const seen = new Map<string, number>();
  order.items.forEach((item, index) => {
    const no = index + 1;
    const first = seen.get(item.caseId);
    if (first !== undefined) add('refuse', 'case_twice', { case: item.caseNumber, first }, no);
    seen.set(item.caseId, first ?? no);
    checkContent(order, item, no, add);
    checkPeriodOf(order, item, no, context, add);
    checkLadder(order, item, no, add);
  });
  checkUrgency(order, add);
  return findings;
}

/** What hangs on a step of the case itself: nobody should approve such a paper either. */
const BEFORE_REVIEW: ReadonlySet<CheckCode> = new Set<CheckCode>(['waits_for_recheck', 'recheck_passed']);

/** Findings that stand in the way of the review already. */
export function refusedAtReview(findings: readonly CheckFinding[]): CheckFinding[] {
  return findings.filter(({ code }) => BEFORE_REVIEW.has(code));
}

/** Codes that stand in the way of issuing. */
export function refusedCodes(findings: readonly CheckFinding[]): CheckCode[] {
  return [...new Set(findings.filter(({ severity }) => severity === 'refuse').map(({ code }) => code))];
}

type Add = (severity: 'refuse' | 'warn', code: CheckCode, data?: CheckFinding['data'], itemNo?: number) => void;

function checkIssuer(order: OrderToCheck, { settings }: CheckContext, add: Add): void {
  if (!isOrderPrefix(settings.prefix)) add('refuse', 'prefix_unclear', { prefix: settings.prefix });
  if (isBlank(settings.issuer.name)) return add('refuse', 'issuer_missing');
  const { kind, name } = settings.issuer;
  const toLowerGovernment = order.addressee?.kind === 'subdistrict' || order.addressee?.kind === 'county';
  if (kind === 'department' && toLowerGovernment && isBlankPaper(settings.consent)) {
    add('refuse', 'issuer_without_authority', { issuer: name, addressee: order.addressee?.name ?? '' });
  }
  // 政府办 and a leading group write by authorisation: the paper should be at hand.
  if ((kind === 'government_office' || kind === 'leading_group') && isBlankPaper(settings.authority)) {
    add('refuse', 'authority_paper_missing', { issuer: name });
  }
  if (order.stage === 'accountability' && isBlank(order.competentBody)) add('refuse', 'competent_body_missing');
}

/** The order goes out under the settings and as the facts are on the day; who reviewed it may have seen others. */
function checkReviewed({ settings, reviewedWith = null, facts = null }: CheckContext, add: Add): void {
  facts?.now.forEach((fact, index) => {
    if (fact !== facts.reviewed[index]) add('warn', 'facts_changed', { what: index === 0 ? 'order' : 'item' }, index === 0 ? undefined : index);
  });
  if (reviewedWith === null) return;
  const changed = SEEN.filter((key) => canonicalJson(settings[key]) !== canonicalJson(reviewedWith[key]));
  if (changed.length > 0) add('warn', 'settings_changed', { what: changed.join(' ') });
}

function checkAddressee(order: OrderToCheck, add: Add): void {
  const { addressee } = order;
  if (addressee === null) return add('refuse', 'addressee_missing');
  if (addressee.kind === 'community') add('refuse', 'addressee_is_committee', { addressee: addressee.name });
  if (order.copies.includes(addressee.id)) add('warn', 'copy_is_addressee', { addressee: addressee.name });
  const judged = order.items.map((item, index) => ({ item, no: index + 1 })).filter(({ item }) => item.responsibleUnitIds.length > 0);
  const wrong = judged.filter(({ item }) => !item.responsibleUnitIds.includes(addressee.id));
  for (const { item, no } of wrong) add('refuse', 'addressee_not_responsible', { case: item.caseNumber, addressee: addressee.name }, no);
  // Some fit and some do not: two units' problems were put into one order.
  if (wrong.length > 0 && wrong.length < judged.length) add('refuse', 'mixed_addressees', { addressee: addressee.name });
}

function checkIssueDay(order: OrderToCheck, { today }: CheckContext, add: Add): void {
  if (order.issuedOn === null || !isDay(order.issuedOn)) add('refuse', 'issue_day_missing');
  else if (order.issuedOn > today) add('refuse', 'issue_day_future', { on: order.issuedOn, today });
  else if (order.issuedOn < today && !order.backfilled) add('warn', 'issue_day_past', { on: order.issuedOn, today });
}

function checkContent({ issuedOn }: OrderToCheck, item: ItemToCheck, no: number, add: Add): void {
  const about = { case: item.caseNumber };
  if (isBlank(item.clause)) add('refuse', 'no_clause', about, no);
  else if (isBlank(item.basisNumber)) add('refuse', 'no_basis_number', about, no);
  else if (isBlank(item.quote)) add('warn', 'no_quote', about, no);
  if (isBlank(item.requirement)) add('refuse', 'no_requirement', about, no);
  else if (isVague(item.requirement)) add('warn', 'requirement_vague', { ...about, requirement: item.requirement }, no);
  if (item.evidence === 0) add('warn', 'no_evidence', about, no);
  if (issuedOn !== null && issuedOn < item.foundOn) add('refuse', 'issue_before_finding', { ...about, on: issuedOn, foundOn: item.foundOn }, no);
  if (item.caseClosed) add('refuse', 'case_closed', about, no);
  if (item.remedy === 'proposal') add('refuse', 'remedy_is_proposal', about, no);
}

function checkPeriodOf(order: OrderToCheck, item: ItemToCheck, no: number, { today, settings }: CheckContext, add: Add): void {
  const about = { case: item.caseNumber };
  checkMilestones(item, no, add);
  const { period } = item;
  if (period === null) return add('refuse', 'no_period', about, no);
  if (!isPeriod(period))
    return add(
      'refuse',
      'period_unclear',
      period.unit === 'fixed' ? { ...about, count: period.day, longest: null } : { ...about, count: period.count, longest: LONGEST_PERIOD[period.unit] },
      no,
    );
  if (item.dueOn === null) return undefined;
  const issuedOn = order.issuedOn !== null && isDay(order.issuedOn) ? order.issuedOn : null;
  // 立行立改 may end on the day it is served; every other period leaves at least a day after service.
  const tooEarly = issuedOn !== null && (item.manner === 'immediate' ? item.dueOn < issuedOn : item.dueOn <= issuedOn);
  if (tooEarly) add('refuse', 'period_ends_before_service', { ...about, dueOn: item.dueOn, issuedOn }, no);
  else if (item.dueOn < today && !order.backfilled) add('refuse', 'period_in_the_past', { ...about, dueOn: item.dueOn, today }, no);
  if (item.provisional) add('warn', 'period_provisional', { ...about, dueOn: item.dueOn }, no);
  if (item.manner !== 'immediate' && isMuchShorter(period, settings.period)) add('warn', 'period_much_shorter', about, no);
  return undefined;
}

/** A plan in stages needs its stages, in order, the last within the period. */
function checkMilestones(item: ItemToCheck, no: number, add: Add): void {
  if (item.manner !== 'phased') return;
  const about = { case: item.caseNumber };
  const { milestones } = item;
  if (milestones.length < 2 || milestones.some(({ title, dueOn }) => isBlank(title) || !isDay(dueOn))) return add('refuse', 'milestones_missing', about, no);
  if (milestones.some(({ dueOn }, index) => index > 0 && dueOn <= (milestones[index - 1]?.dueOn ?? ''))) add('refuse', 'milestones_disordered', about, no);
  const last = milestones.at(-1)?.dueOn ?? '';
  if (item.dueOn !== null && last > item.dueOn) add('refuse', 'milestones_beyond_period', { ...about, last, dueOn: item.dueOn }, no);
}

/**
 * A 督办令 follows an overdue or failed 整改令, a 问责令 a 督办令. Urgent matters may start at 督办令 with a reason;
 * nothing starts at 问责令.
 */
function checkLadder(order: OrderToCheck, item: ItemToCheck, no: number, add: Add): void {
  const about = { case: item.caseNumber, stage: order.stage };
  const below = previousStage(order.stage);
  const { running } = item;
  if (below === null) {
    if (running !== null) add('refuse', 'case_under_order', { ...about, number: running.number }, no);
    return;
  }
  if (running !== null && compareStages(running.stage, order.stage) >= 0) return add('refuse', 'case_under_order', { ...about, number: running.number }, no);
  if (running !== null && running.stage === below) {
    if (running.number === null) add('refuse', 'previous_order_missing', about, no);
    if (running.standing === 'reported' || running.standing === 'passed')
      return add('refuse', running.standing === 'reported' ? 'waits_for_recheck' : 'recheck_passed', reportOf(item, running), no);
    if (running.standing === 'in_time') needUrgency(order, about, no, 'stage_not_due', add);
    return;
  }
  if (order.stage === 'accountability') return add('refuse', 'stage_skipped', about, no);
  needUrgency(order, about, no, 'stage_skipped', add);
}

/** Going up early is possible with a reason (三明 2017: 重大紧急事项可直接发橙色督查单), never silently. */
function needUrgency(order: OrderToCheck, about: CheckFinding['data'], no: number, code: 'stage_not_due' | 'stage_skipped', add: Add): void {
  if (order.stage === 'accountability') add('refuse', code, about, no);
  else if (isBlank(order.urgentReason)) add('refuse', 'urgent_reason_missing', about, no);
  else add('warn', code, { ...about, reason: order.urgentReason }, no);
}

/** The report on file, and whether it came in time. */
function reportOf(item: ItemToCheck, { reportedOn, dueOn }: RunningItem): CheckFinding['data'] {
  return { case: item.caseNumber, reportedOn, late: reportedOn !== null && dueOn !== null && reportedOn > dueOn ? 1 : 0 };
}

/** An urgent reason that no item needs any more (the period is over, the recheck failed) stays out of the paper. */
function checkUrgency(order: OrderToCheck, add: Add): void {
  if (order.stage !== 'supervision' || isBlank(order.urgentReason) || order.items.length === 0) return;
  if (order.items.every(({ running }) => running !== null && running.standing !== 'in_time')) add('warn', 'urgent_reason_idle', { reason: order.urgentReason });
}

/** Words that leave open what is to be done or by when, or too few of them to say it. */
function isVague(requirement: string): boolean {
  return /尽快|抓紧|适时|酌情/.test(requirement) || [...requirement.trim()].length < 6;
}

/** Less than a third of the usual number of days: possible, but somebody should have meant it. */
function isMuchShorter(period: Period, usual: Period): boolean {
  return period.unit !== 'fixed' && usual.unit !== 'fixed' && period.unit === usual.unit && period.count * 3 < usual.count;
}

function isBlankPaper(paper: { readonly number: string } | null): boolean {
  return paper === null || isBlank(paper.number);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
