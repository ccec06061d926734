import type { Day } from '#shared/domain/date.ts';
import type { EscalationReason, OrderStage } from '#shared/domain/orders/stages.ts';

/**
 * What the dashboard is computed from: plain rows with days. Every number can be computed as of an earlier day,
 * because what happened later is simply not yet there.
 */

/** A due day and the day from which it was in force: service, extension, return with a new day. */
export type DueFrom = { readonly from: Day; readonly dueOn: Day | null };

/** A closing that was taken back: closed from one day until the day before it was reopened. */
export type TakenBack = { readonly on: Day; readonly reopenedOn: Day };

/** Carried up by an order of the next stage, until that order is voided. An urgent matter was not late. */
export type Escalation = { readonly on: Day; readonly reason: EscalationReason; readonly until: Day | null };

/** An item of an issued order. */
export type ProgressItem = {
  readonly stage: OrderStage;
  readonly issuedOn: Day | null;
  readonly servedOn: Day | null;
  readonly acknowledgedOn: Day | null;
  /** Due days with the day from which each was in force, earliest first; null while suspended (`duesOf` of the ledger). */
  readonly dues: readonly DueFrom[];
  readonly reports: readonly Day[];
  /** `after`: how many reports had been recorded before it, which says the order within a day; without it a recheck comes after the reports of its day. */
  readonly rechecks: ReadonlyArray<{ readonly on: Day; readonly passed: boolean; readonly after?: number }>;
  readonly closedOn: Day | null;
  /** Closings before that one, earliest first. */
  readonly takenBack: readonly TakenBack[];
  readonly escalations: readonly Escalation[];
  readonly voidedOn: Day | null;
};

export type ProgressCase = {
  readonly id: string;
  readonly communityId: string;
  /** The responsible unit. */
  readonly unitId: string;
  readonly ruleId: string | null;
  readonly task: number | null;
  readonly foundOn: Day;
  /** The closing that stands. */
  readonly closedOn: Day | null;
  /** Closings before that one, earliest first: a reopened case was closed all the same. */
  readonly takenBack: readonly TakenBack[];
  /** The case it is a relapse of. */
  readonly relapseOf: string | null;
  /** Earliest first. */
  readonly items: readonly ProgressItem[];
};

/** A community was inspected on a day. */
export type ProgressVisit = { readonly communityId: string; readonly unitId: string; readonly on: Day };

/** A phase of the programme; both days inclusive. */
export type ProgressPhase = { readonly key: string; readonly title: string; readonly from: Day; readonly to: Day };

/** Steps of a case, in order; the funnel counts the cases that have reached each. */
export const funnelSteps = ['found', 'ordered', 'served', 'acknowledged', 'reported', 'passed', 'closed'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** A case as it stood on a day: everything the numbers and their lists ask about. */
export type CaseView = {
  readonly case: ProgressCase;
  /** The furthest step reached. */
  readonly reached: FunnelStep;
  readonly closed: boolean;
  /** Since when; null while open. */
  readonly closedOn: Day | null;
  /** Closed once and opened again. */
  readonly reopened: boolean;
  /** Highest stage issued. */
  readonly stage: OrderStage | null;
  readonly stages: ReadonlySet<OrderStage>;
  /** Past its due day without a report: what somebody has to act on. A late report ends it, and stays late. */
  readonly overdue: boolean;
  /** The stage of the overdue item. */
  readonly overdueStage: OrderStage | null;
  /** True: closed without ever having been late. False: late at least once. Null: not decided yet. */
  readonly onTime: boolean | null;
};

/** The view of a case on a day; null when it was not yet found. */
export function caseView(row: ProgressCase, asOf: Day): CaseView | null {
  if (row.foundOn > asOf) return null;
  const closedOn = closedAt(row, asOf);
  const closed = closedOn !== null;
  let reached = closed ? funnelSteps.length - 1 : 0;
  let stage: OrderStage | null = null;
  let overdueStage: OrderStage | null = null;
  let late = false;
  const stages = new Set<OrderStage>();
  for (const item of row.items) {
    if (!had(item.issuedOn, asOf) || had(item.voidedOn, asOf)) continue;
    stage = item.stage;
    stages.add(item.stage);
    reached = Math.max(reached, stepOf(item, asOf));
    late = late || missedDue(item, asOf) || item.escalations.some((escalation) => escalation.reason !== 'urgent' && inForce(escalation, asOf));
    if (!closed && isOverdue(item, asOf)) overdueStage = item.stage;
  }
  return {
    case: row,
    reached: funnelSteps[reached] ?? 'found',
    closed,
    closedOn,
    reopened: row.takenBack.some(({ reopenedOn }) => reopenedOn <= asOf),
    stage,
    stages,
    overdue: overdueStage !== null,
    overdueStage,
    onTime: late ? false : closed ? true : null,
  };
}

/** All cases found by a day, as they stood on it. */
export function caseViews(rows: readonly ProgressCase[], asOf: Day): CaseView[] {
  return rows.map((row) => caseView(row, asOf)).filter((view) => view !== null);
}

function had(day: Day | null, asOf: Day): boolean {
  return day !== null && day <= asOf;
}

/** The closing that stood on a day. */
function closedAt({ closedOn, takenBack }: Pick<ProgressItem, 'closedOn' | 'takenBack'>, asOf: Day): Day | null {
  return takenBack.find(({ on, reopenedOn }) => on <= asOf && reopenedOn > asOf)?.on ?? (had(closedOn, asOf) ? closedOn : null);
}

function inForce({ on, until }: Escalation, asOf: Day): boolean {
  return on <= asOf && !had(until, asOf);
}

function stepOf(item: ProgressItem, asOf: Day): number {
  const reached: FunnelStep =
    closedAt(item, asOf) !== null
      ? 'closed'
      : item.rechecks.some(({ on, passed }) => passed && on <= asOf)
        ? 'passed'
        : item.reports.some((on) => on <= asOf)
          ? 'reported'
          : had(item.acknowledgedOn, asOf)
            ? 'acknowledged'
            : had(item.servedOn, asOf)
              ? 'served'
              : 'ordered';
  return funnelSteps.indexOf(reached);
}

/** The first day on which the item no longer ran; null while it runs. */
function endOf(item: ProgressItem, asOf: Day): Day | null {
  const escalatedOn = item.escalations.find((escalation) => inForce(escalation, asOf))?.on ?? null;
  const ends = [closedAt(item, asOf), escalatedOn, item.voidedOn].filter((day): day is Day => had(day, asOf));
  return ends.sort()[0] ?? null;
}

/**
 * Whether a due day passed while it was in force without a report standing: none by the due day, or one that a
 * recheck failed afterwards without giving a new day at once.
 */
function missedDue(item: ProgressItem, asOf: Day): boolean {
  const end = endOf(item, asOf) ?? asOf;
  return item.dues.some(({ from, dueOn }, index) => {
    const until = item.dues[index + 1]?.from ?? null;
    const runs = (day: Day): boolean => day <= end && day <= asOf && !(had(until, asOf) && until !== null && until <= day);
    if (dueOn === null || from > asOf || dueOn >= asOf) return false;
    const missed = dueOn < end && runs(dueOn) && !isReported(item, dueOn);
    return missed || item.rechecks.some(({ on, passed }) => !passed && on > dueOn && runs(on));
  });
}

function isOverdue(item: ProgressItem, asOf: Day): boolean {
  const due = item.dues.findLast(({ from }) => from <= asOf)?.dueOn ?? null;
  return due !== null && due < asOf && had(item.servedOn, asOf) && endOf(item, asOf) === null && !isReported(item, asOf);
}

/** A report stands on a day until a recheck fails it. */
function isReported(item: ProgressItem, day: Day): boolean {
  const last = item.reports.findLastIndex((on) => on <= day);
  const report = item.reports[last];
  return report !== undefined && !item.rechecks.some(({ on, passed, after }) => !passed && on <= day && (after === undefined ? on >= report : after > last));
}
