import { addDays, addMonths, type Day } from '#shared/domain/date.ts';
import type { PlanBook } from './planBook.ts';

/**
 * Where an item of the running orders stands today: `none` nothing came yet · `reported`, `arranged` for today ·
 * `failed` without a new day · `again` turned down with a new day · `passed`, `pending` · `closed` these days, `settled`
 * closed in time some weeks ago · `up` carried on.
 */
type End = 'none' | 'reported' | 'arranged' | 'failed' | 'again_today' | 'again_later' | 'passed' | 'pending' | 'closed' | 'settled' | 'up';
type Item = readonly [end: End, wished?: string];

/** Working days before today (negative). `null`: has not come to that yet. */
type RunningOrder = {
  readonly town: number;
  readonly served: number | null;
  readonly acknowledged?: null;
  readonly issued?: number | null;
  readonly reviewed?: number | null;
  readonly items: readonly Item[];
  readonly phasedMonths?: number;
};

const none = (count: number): Item[] => Array.from({ length: count }, () => ['none'] as const);
const settled = (count: number): Item[] => Array.from({ length: count }, () => ['settled'] as const);

/**
 * The orders that are running today, so that every line of the desk has something: subdistricts in the order of
 * `sampleTowns` (0 云桥 1 西河 2 梧桐 3 临湖 4 红杉 5 东堡 6 新桥).
 */
const RUNNING: readonly RunningOrder[] = [
  { town: 1, served: -13, items: [['none', 'QZ-034'], ['none', 'QZ-059'], ['none'], ['failed'], ['pending'], ['closed'], ['closed']] },
  { town: 0, served: -11, items: [['none', 'QZ-059'], ['none', 'QZ-063'], ['reported'], ['passed'], ['closed'], ['closed']] },
  { town: 2, served: -10, items: [['none', 'QZ-048'], ['none', 'QZ-066'], ['none'], ['reported'], ['reported'], ['again_today'], ['closed']] },
  { town: 3, served: -8, items: [...none(5), ['reported', 'QZ-014'], ['closed'], ['closed'], ['closed']] },
  { town: 0, served: -7, items: [...none(4), ['arranged'], ['arranged'], ['again_today'], ['pending']] },
  { town: 6, served: -5, items: [...none(7), ['arranged'], ['closed'], ['closed']] },
  { town: 5, served: -4, items: [['none', 'QZ-135'], ...none(3), ['again_later'], ['passed']] },
  { town: 4, served: -2, acknowledged: null, items: [['none', 'QZ-020'], ...none(2)] },
  { town: 6, served: -1, acknowledged: null, items: none(3) },
  { town: 1, served: null, issued: -1, items: none(4) },
  { town: 0, served: null, issued: null, reviewed: -1, items: none(3) },
  { town: 1, served: null, issued: null, reviewed: null, items: none(4) },
  { town: 3, served: -22, items: settled(7) },
  { town: 5, served: -20, items: settled(6) },
  { town: 4, served: -19, items: settled(6) },
  {
    town: 2,
    served: -26,
    phasedMonths: 6,
    items: [
      ['none', 'QZ-034'],
      ['none', 'QZ-042'],
    ],
  },
  {
    town: 0,
    served: -26,
    phasedMonths: 6,
    items: [
      ['none', 'QZ-034'],
      ['none', 'QZ-052'],
    ],
  },
  { town: 3, served: -26, phasedMonths: 6, items: [['none', 'QZ-035']] },
];

/** 整改令 that ran out, with what followed: service of the 督办令 and of the 问责令, and how each item stands. */
const ESCALATED: ReadonlyArray<{
  readonly town: number;
  readonly served: number;
  readonly supervised: number;
  readonly items: readonly Item[];
  readonly held?: number | 'draft';
  readonly heldItems?: number;
}> = [
  { town: 1, served: -26, supervised: -11, items: [['up', 'QZ-052'], ['none', 'QZ-057'], ['reported']], held: 'draft', heldItems: 1 },
  { town: 0, served: -19, supervised: -4, items: [['none', 'QZ-047'], ['none'], ['none']] },
  { town: 1, served: -36, supervised: -21, items: [['up', 'QZ-061']], held: -9, heldItems: 1 },
  { town: 0, served: -33, supervised: -17, items: [['up', 'QZ-042'], ['closed']], held: -2, heldItems: 1 },
];

/** Findings nobody has drafted an order for yet. */
const UNORDERED: ReadonlyArray<readonly [town: number, count: number]> = [
  [1, 6],
  [2, 5],
];

/** Working days before today on which the round began. */
export const CURRENT_ROUND_BEGAN = 44;

/** The round that is under way and its orders. */
export function planCurrentRound(book: PlanBook, today: Day): void {
  const ago = (workdays: number): Day => book.workday(today, workdays);
  const { communities, random } = book;
  const round = book.addRound({ from: ago(-CURRENT_ROUND_BEGAN), to: ago(12), communities: communities.map(({ index }) => index), team: book.rounds.length });
  book.at(ago(-CURRENT_ROUND_BEGAN), { do: 'open_round', round });
  const visited = new Set<number>();

  /** Found on a day, in communities of the subdistrict. */
  function find(town: number, items: ReadonlyArray<readonly [unknown, string?]>, day: Day): number[] {
    const members = random.shuffled(communities.filter((community) => community.town === town).map(({ index }) => index));
    const found = items.map(([, wished], at) => {
      const turn = [...members.slice(at % members.length), ...members.slice(0, at % members.length)];
      const suiting = wished === undefined ? undefined : turn.find((index) => book.freshFault(index, wished).ruleId === wished);
      const community = suiting ?? turn[0]!;
      const back = wished === undefined && random.chance(0.09) ? book.oldFault(community, book.workday(day, -60)) : null;
      return book.addFinding(community, back ?? book.freshFault(community, wished));
    });
    const places = [...new Set(found.map((finding) => book.findings[finding]!.community))];
    for (const place of places) visited.add(place);
    book.at(day, { do: 'visit', round, communities: places });
    book.at(day, { do: 'fail', findings: found });
    book.at(day, { do: 'record', round, findings: found });
    return found;
  }

  for (const order of RUNNING) {
    const base = order.served ?? order.issued ?? order.reviewed ?? -1;
    const found = find(order.town, order.items, ago(base - 5));
    const key = book.addOrder('rectification', order.town, found, order.phasedMonths);
    book.at(ago(base - 2), { do: 'draft', order: key });
    if (order.served !== null || order.reviewed !== null) book.at(ago(base - 1), { do: 'review', order: key });
    if (order.served === null && order.issued === null) continue;
    book.at(ago(base), { do: 'issue', order: key });
    if (order.served === null) continue;
    book.at(ago(order.served), { do: 'serve', order: key });
    if (order.acknowledged !== null) book.at(ago(Math.min(-1, order.served + 1)), { do: 'acknowledge', order: key });
    for (const [at, [end]] of order.items.entries()) finish(book, found[at]!, end, ago, today, order.served);
  }
  for (const { town, served, supervised, items, held, heldItems = 0 } of ESCALATED) {
    const found = find(town, items, ago(served - 5));
    send(book, book.addOrder('rectification', town, found), ago, served);
    send(book, book.addOrder('supervision', town, found), ago, supervised);
    for (const [at, [end]] of items.entries()) finish(book, found[at]!, end, ago, today, served);
    if (held === undefined) continue;
    const last = book.addOrder('accountability', town, found.slice(0, heldItems));
    if (held === 'draft') book.at(ago(-1), { do: 'draft', order: last });
    else send(book, last, ago, held);
  }
  for (const [town, count] of UNORDERED) find(town, none(count), ago(-1));
  // What is left of the city is being visited: some of it is still to come.
  const rest = communities.map(({ index }) => index).filter((index) => !visited.has(index));
  for (const [at, index] of rest.slice(0, Math.floor(rest.length * 0.6)).entries()) book.at(ago(-30 + (at % 20)), { do: 'visit', round, communities: [index] });
}

type Ago = (workdays: number) => Day;

function send(book: PlanBook, order: number, ago: Ago, served: number): void {
  book.at(ago(served - 2), { do: 'draft', order });
  book.at(ago(served - 1), { do: 'review', order });
  book.at(ago(served), { do: 'issue', order });
  book.at(ago(served), { do: 'serve', order });
  book.at(ago(Math.min(-1, served + 1)), { do: 'acknowledge', order });
}

function finish(book: PlanBook, finding: number, end: End, ago: Ago, today: Day, served: number): void {
  switch (end) {
    case 'none':
    case 'up':
      return undefined;
    // Three working days to recheck: due today.
    case 'reported':
      return book.at(ago(-3), { do: 'report', finding });
    case 'arranged':
      book.at(ago(-2), { do: 'report', finding });
      return book.at(ago(-1), { do: 'arrange', finding, on: today });
    case 'failed':
    case 'again_today':
    case 'again_later':
      book.at(ago(-4), { do: 'report', finding });
      return book.at(ago(-2), { do: 'return', finding, newDueOn: end === 'failed' ? null : end === 'again_today' ? today : ago(4) });
    case 'settled': {
      const reported = served + book.random.between(4, 9);
      book.at(ago(reported), { do: 'report', finding });
      book.at(ago(reported + 2), { do: 'pass', finding });
      book.at(ago(reported + 2), { do: 'submit', finding });
      return book.at(ago(reported + 3), { do: 'close', finding });
    }
    case 'passed':
    case 'pending':
    case 'closed':
      book.at(ago(-4), { do: 'report', finding });
      book.at(ago(-3), { do: 'pass', finding });
      if (end === 'passed') return undefined;
      book.at(ago(-2), { do: 'submit', finding });
      return end === 'closed' ? book.at(ago(-1), { do: 'close', finding }) : undefined;
  }
}

/** The stages of a plan over these months, counted from the day the order is drafted. */
export function milestoneDays(draftedOn: Day, months: number): readonly [Day, Day] {
  return [addMonths(draftedOn, Math.floor(months / 3)), addDays(addMonths(draftedOn, months), -20)];
}
