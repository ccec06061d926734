import { addWorkdays } from '#shared/domain/calendar/workdays.ts';
import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import type { Day } from '#shared/domain/date.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import { type Fault, faults } from './faults.ts';
import type { SampleCommunity } from './figures.ts';
import type { Random } from './random.ts';
import type { Dated, PlannedFinding, PlannedOrder, PlannedRound, Step } from './steps.ts';

/** The plan while it is being written: who has which fault, what happens when. */
export type PlanBook = {
  readonly calendar: WorkCalendar;
  readonly random: Random;
  readonly communities: readonly SampleCommunity[];
  /** The day before today: nothing is recorded later. */
  readonly last: Day;
  readonly findings: PlannedFinding[];
  readonly orders: PlannedOrder[];
  readonly rounds: PlannedRound[];
  readonly agenda: Dated[];
  /** Communities whose members and boards are listed one by one: their pay and boards are changed there, not by a fault. */
  readonly itemised: Set<number>;
  /** Communities with an archive index of their own, from which task nine follows. */
  readonly filed: Set<number>;
  /** The count-th working day after a day, before it when negative. */
  workday(from: Day, count: number): Day;
  /** Puts a step on a day; what lies after yesterday is left out, for it has not happened yet. */
  at(day: Day, step: Step): void;
  addRound(round: Omit<PlannedRound, 'key'>): number;
  addFinding(community: number, fault: Fault, free?: PlannedFinding['free']): number;
  addOrder(stage: OrderStage, town: number, findings: readonly number[], phasedMonths?: number): number;
  /** A fault this community does not have yet; `wished` first, when it fits. There are far more than the story needs. */
  freshFault(community: number, wished?: string): Fault;
  /** A fault of this community that was put right before this day: it comes back. */
  oldFault(community: number, before: Day): Fault | null;
  /** From now on this fault is spoken for at the community. */
  take(community: number, fault: Fault): void;
  putRight(finding: number, on: Day): void;
};

export function openPlanBook(calendar: WorkCalendar, random: Random, communities: readonly SampleCommunity[], last: Day): PlanBook {
  const used = communities.map(() => new Set<string>());
  const righted: { community: number; fault: Fault; on: Day; again: boolean }[] = [];
  const listed = (index: number, fault: Fault) =>
    (book.itemised.has(index) && LISTED.test(fault.metric)) || (book.filed.has(index) && FILED.test(fault.metric));
  const book: PlanBook = {
    calendar,
    random,
    communities,
    last,
    findings: [],
    orders: [],
    rounds: [],
    agenda: [],
    itemised: new Set(),
    filed: new Set(),
    workday: (from, count) => addWorkdays(calendar, from, count).day,
    at(day, step) {
      if (day <= last) book.agenda.push({ day, step });
    },
    addRound(round) {
      book.rounds.push({ key: book.rounds.length, ...round });
      return book.rounds.length - 1;
    },
    addFinding(community, fault, free = null) {
      book.take(community, fault);
      book.findings.push({ key: book.findings.length, community, fault, free });
      return book.findings.length - 1;
    },
    addOrder(stage, town, findings, phasedMonths) {
      book.orders.push({ key: book.orders.length, stage, town, findings: [...findings], phasedMonths: phasedMonths ?? null });
      return book.orders.length - 1;
    },
    freshFault(index, wished) {
      const community = communities[index]!;
      const open = faults.filter((fault) => fits(fault, community, used[index]!) && !listed(index, fault));
      return open.find((fault) => fault.ruleId === wished) ?? random.weighted(open);
    },
    oldFault(index, before) {
      const back = righted.find((entry) => entry.community === index && !entry.again && entry.on < before && !listed(index, entry.fault));
      if (back === undefined) return null;
      back.again = true;
      return back.fault;
    },
    take(community, fault) {
      used[community]!.add(fault.metric);
    },
    putRight(finding, on) {
      const { community, fault } = book.findings[finding]!;
      righted.push({ community, fault, on, again: false });
    },
  };
  return book;
}

const FILED = /^archive\.category\./;
const LISTED = /^(?:staff|committee)\.|^bulletin\.(?:area|fixed)$/;

/** Either the station is missing or its equipment: what is not there cannot be ill equipped. */
const FIRE = new Set(['rooms.firestation.area', 'rooms.firestation.equip']);

function fits(fault: Fault, community: SampleCommunity, used: ReadonlySet<string>): boolean {
  if (used.has(fault.metric) || (FIRE.has(fault.metric) && [...FIRE].some((metric) => used.has(metric)))) return false;
  if (fault.only === 'daycare') return community.daycare;
  if (fault.metric === 'staff.allowance.deputy' && community.sound.get(fault.metric)?.qualifier === 'none') return false;
  return fault.only === undefined || fault.only === community.kind;
}
