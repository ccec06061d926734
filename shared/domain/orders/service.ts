import type { Day } from '#shared/domain/date.ts';
import type { Period } from '#shared/domain/deadline/period.ts';
import type { Manner, Milestone, Refusal } from './stages.ts';

/** An item as its service sees it. */
export type ItemToServe = { readonly caseNumber: string; readonly manner: Manner; readonly period: Period; readonly milestones: readonly Milestone[] };

/**
 * Whether a fixed day leaves no time after the actual service, which may be later than anybody thought at the issue:
 * 立行立改 may end on the day of service, everything else ends after it.
 */
export function endsBeforeService(item: Pick<ItemToServe, 'manner' | 'period'>, on: Day): boolean {
  return item.period.unit === 'fixed' && (item.manner === 'immediate' ? item.period.day < on : item.period.day <= on);
}

/**
 * What stands against serving on this day. A fixed day that is past then needs a new one, given with the service; a plan
 * whose first step is past has to be made anew.
 */
export function serviceProblems(items: readonly ItemToServe[], on: Day, newDueOn: Day | null): Refusal[] {
  const problems: Refusal[] = [];
  const planned = items.filter((item) => item.manner === 'phased' && item.milestones.some((step) => step.dueOn <= on));
  if (planned.length > 0) {
    const first = planned[0]?.milestones[0]?.dueOn ?? '';
    problems.push({ code: 'order_milestone_before_service', data: { cases: planned.map((item) => item.caseNumber), dueOn: first, on } });
  }
  const late = items.filter((item) => endsBeforeService(item, on));
  const days = late.map(({ period }) => (period.unit === 'fixed' ? period.day : '')).toSorted();
  if (late.length > 0 && newDueOn === null)
    problems.push({ code: 'order_due_before_service', data: { cases: late.map((item) => item.caseNumber), dueOn: days[0] ?? '', on } });
  if (newDueOn !== null && late.some((item) => endsBeforeService({ manner: item.manner, period: { unit: 'fixed', day: newDueOn } }, on))) {
    problems.push({ code: 'order_new_due_before_service', data: { newDueOn, on } });
  }
  return problems;
}
