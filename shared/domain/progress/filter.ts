import type { Day } from '#shared/domain/date.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import { funnelSteps, type CaseView, type FunnelStep, type ProgressPhase, type ProgressVisit } from './rows.ts';

/**
 * Which rows a number counts. A number carries the descriptor, a click opens the list with it, and the list shows
 * exactly that many rows: both sides use the predicates below. Plain JSON, so that it can stand in an address.
 */
export type CaseFilter = {
  readonly asOf: Day;
  /** Found within these days (a phase, a year). */
  readonly foundFrom?: Day;
  readonly foundTo?: Day;
  readonly unitId?: string;
  /** 0 is: outside the tasks. */
  readonly task?: number;
  readonly closed?: boolean;
  /** Decided either way: closed, or late. */
  readonly decided?: true;
  readonly onTime?: boolean;
  readonly overdue?: true;
  readonly overdueStage?: OrderStage;
  readonly relapse?: true;
  readonly reopened?: true;
  readonly stillFailing?: true;
  /** An order of this stage has been issued. */
  readonly stage?: OrderStage;
  /** At least this step reached. */
  readonly reached?: FunnelStep;
};

export type VisitFilter = { readonly from: Day; readonly to: Day; readonly unitId?: string };

/** Verdicts of communities, by the letters of the verdict cache (`verdicts/outcomes.ts`). */
export type VerdictFilter = { readonly asOf: Day; readonly task: number; readonly state: 'pass' | 'fail' | 'unknown'; readonly unitId?: string };

export type Drill =
  | { readonly list: 'cases'; readonly filter: CaseFilter }
  | { readonly list: 'inspected'; readonly filter: VisitFilter }
  | { readonly list: 'verdicts'; readonly filter: VerdictFilter };

/** A number with the rows behind it. */
export type Count = { readonly value: number; readonly drill: Drill };

/** A share of counted rows: `percent` in 0.01 %, null of nothing. */
export type Rate = { readonly part: Count; readonly whole: Count; readonly percent: number | null };

/** Community and rule of a verdict that fails now. */
export function failingKey(communityId: string, ruleId: string): string {
  return `${communityId} ${ruleId}`;
}

/** Whether a case, as it stood on the filter's day, is among the rows. `failing` holds `failingKey`s. */
export function caseMatches(view: CaseView, filter: CaseFilter, failing: ReadonlySet<string>): boolean {
  const { case: row } = view;
  if (filter.foundFrom !== undefined && row.foundOn < filter.foundFrom) return false;
  if (filter.foundTo !== undefined && row.foundOn > filter.foundTo) return false;
  if (filter.unitId !== undefined && row.unitId !== filter.unitId) return false;
  if (filter.task !== undefined && (row.task ?? 0) !== filter.task) return false;
  if (filter.closed !== undefined && view.closed !== filter.closed) return false;
  if (filter.decided === true && view.onTime === null) return false;
  if (filter.onTime !== undefined && view.onTime !== filter.onTime) return false;
  if (filter.overdue === true && !view.overdue) return false;
  if (filter.overdueStage !== undefined && view.overdueStage !== filter.overdueStage) return false;
  if (filter.relapse === true && row.relapseOf === null) return false;
  if (filter.reopened === true && !view.reopened) return false;
  if (filter.stillFailing === true && !isStillFailing(view, failing)) return false;
  if (filter.stage !== undefined && !view.stages.has(filter.stage)) return false;
  return filter.reached === undefined || funnelSteps.indexOf(view.reached) >= funnelSteps.indexOf(filter.reached);
}

/** Whether the case's rule fails for its community now, whatever the case's state says. */
export function isStillFailing(view: CaseView, failing: ReadonlySet<string>): boolean {
  const { ruleId, communityId } = view.case;
  return ruleId !== null && failing.has(failingKey(communityId, ruleId));
}

/** Whether a visit counts. The list shows each community once. */
export function visitMatches(visit: ProgressVisit, filter: VisitFilter): boolean {
  return visit.on >= filter.from && visit.on <= filter.to && (filter.unitId === undefined || visit.unitId === filter.unitId);
}

/** The cases found in a phase, up to the day. */
export function phaseFilter(phase: ProgressPhase | null, asOf: Day): CaseFilter {
  return phase === null ? { asOf } : { asOf, foundFrom: phase.from, foundTo: phase.to < asOf ? phase.to : asOf };
}
