import { addDays } from '#shared/domain/date.ts';
import type { ProgressCase, ProgressItem, ProgressVisit } from '#shared/domain/progress/rows.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';

/** Repeatable numbers for made-up programmes. */
export function numberMaker(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Cases of three years that went every way a case can go. */
export function randomCases(count: number, seed: number): ProgressCase[] {
  const next = numberMaker(seed);
  return Array.from({ length: count }, (_, index) => {
    const foundOn = addDays('2021-01-01', next(1100));
    const items: ProgressItem[] = [];
    let day = foundOn;
    let closedOn: string | null = null;
    let takenBack: ProgressCase['takenBack'] = [];
    for (const stage of orderStages.slice(0, next(4))) {
      const made = randomItem(stage, day, next);
      items.push(made.item);
      day = made.day;
      ({ closedOn, takenBack } = made.item);
      if (made.item.escalations.length === 0) break;
    }
    const task = next(12);
    return {
      id: `c${index}`,
      communityId: `s${next(52)}`,
      unitId: `u${next(9)}`,
      ruleId: next(10) === 0 ? null : `QZ-${next(120)}`,
      task: task === 11 ? null : task,
      foundOn,
      closedOn,
      takenBack,
      relapseOf: next(12) === 0 ? 'c0' : null,
      items,
    };
  });
}

function randomItem(stage: ProgressItem['stage'], from: string, next: (below: number) => number): { readonly item: ProgressItem; readonly day: string } {
  let day = addDays(from, 1 + next(20));
  const after = (days: number): string => (day = addDays(day, 1 + next(days)));
  const issuedOn = day;
  const blank = {
    stage,
    issuedOn,
    servedOn: null,
    acknowledgedOn: null,
    dues: [],
    reports: [],
    rechecks: [],
    closedOn: null,
    takenBack: [],
    escalations: [],
    voidedOn: null,
  };
  if (next(15) === 0) return { item: blank, day };
  if (next(15) === 0) return { item: { ...blank, voidedOn: after(3) }, day };
  const servedOn = after(3);
  const dues = [{ from: servedOn, dueOn: addDays(servedOn, 5 + next(20)) }];
  const item = { ...blank, servedOn, acknowledgedOn: next(5) === 0 ? null : after(3), dues };
  const way = next(6);
  if (way === 0) return { item, day };
  if (way === 1) return { item: { ...item, escalations: [{ on: after(40), reason: next(4) === 0 ? 'urgent' : 'overdue', until: null }] }, day };
  const reports = [after(25)];
  if (way === 2) return { item: { ...item, reports }, day };
  const rechecks = [{ on: after(5), passed: way !== 3 }];
  if (way === 3) {
    const failedOn = day;
    return {
      item: {
        ...item,
        reports,
        rechecks,
        dues: next(2) === 0 ? dues : [...dues, { from: failedOn, dueOn: addDays(failedOn, 7) }],
        escalations: next(2) === 0 ? [{ on: after(10), reason: 'failed', until: null }] : [],
      },
      day,
    };
  }
  const closedOn = way === 4 ? null : after(10);
  if (closedOn === null || next(6) > 0) return { item: { ...item, reports, rechecks, closedOn }, day };
  // Taken back, and closed for good later or not yet.
  const reopenedOn = after(30);
  const again = next(2) === 0 ? null : after(30);
  return {
    item: {
      ...item,
      reports: again === null ? reports : [...reports, again],
      rechecks: again === null ? rechecks : [...rechecks, { on: reopenedOn, passed: false }, { on: again, passed: true }],
      dues: [...dues, { from: reopenedOn, dueOn: null }],
      takenBack: [{ on: closedOn, reopenedOn }],
      closedOn: again,
    },
    day,
  };
}

export function randomVisits(count: number, seed: number): ProgressVisit[] {
  const next = numberMaker(seed);
  return Array.from({ length: count }, () => {
    const community = next(52);
    return { communityId: `s${community}`, unitId: `u${community % 9}`, on: addDays('2021-01-01', next(1100)) };
  });
}
