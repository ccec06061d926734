import { workdayOnOrAfter, workdaysBetween } from '#shared/domain/calendar/workdays.ts';
import { addDays, type Day } from '#shared/domain/date.ts';
import { pastOrder, voidedOrder } from './courses.ts';
import { townCare } from './figures.ts';
import type { PlanBook } from './planBook.ts';

/** When the rounds of the three years take place (years before this one, month and day), and how much they find. */
const ROUNDS = [
  { years: 2, from: '02-19', to: '06-14', share: 1, findings: 80 },
  { years: 2, from: '09-03', to: '09-27', share: 0.55, findings: 30 },
  { years: 1, from: '03-04', to: '03-28', share: 0.55, findings: 28 },
  { years: 1, from: '06-03', to: '06-27', share: 0.5, findings: 26 },
  { years: 1, from: '10-14', to: '11-07', share: 0.55, findings: 28 },
  { years: 0, from: '03-03', to: '03-27', share: 0.6, findings: 52 },
  { years: 0, from: '06-02', to: '06-26', share: 0.6, findings: 56 },
] as const;
/** Findings of rounds that have not come yet go to those before, so that the sample is as full in January. */
const PAST_FINDINGS = ROUNDS.reduce((sum, round) => sum + round.findings, 0);
/** Findings of the past outside the rounds: telephone, deputies, superiors. */
const FREE_FINDINGS = 24;
const SOURCES = ['hotline', 'hotline', 'hotline', 'covert', 'covert', 'congress', 'cppcc', 'superior', 'self_check'] as const;
const MOST_ITEMS = 8;
/** About one order in so many is voided and drafted anew. */
const VOIDED_EVERY = 28;

/** The day on which the register was first filled in: before the first round. */
export function registerDay(book: Pick<PlanBook, 'calendar'>, year: number): Day {
  return workdayOnOrAfter(book.calendar, `${year - 2}-01-15`).day;
}

/** Everything that was found and put right up to `before`. */
export function planPastRounds(book: PlanBook, year: number, before: Day): void {
  const rounds = ROUNDS.map((round) => ({ ...round, from: `${year - round.years}-${round.from}`, to: `${year - round.years}-${round.to}` })).filter(
    (round) => round.to <= before,
  );
  const known = rounds.reduce((sum, round) => sum + round.findings, 0);
  for (const [at, round] of rounds.entries()) {
    planRound(book, { ...round, findings: Math.round((round.findings * PAST_FINDINGS) / known), first: at === 0, again: at >= 3 });
  }
  planFreeFindings(book, rounds[0]?.from ?? before, before);
}

type RoundToPlan = {
  readonly from: Day;
  readonly to: Day;
  readonly share: number;
  readonly findings: number;
  readonly first: boolean;
  readonly again: boolean;
};

function planRound(book: PlanBook, wanted: RoundToPlan): void {
  const { random, communities } = book;
  const towns = townCare
    .map((_, town) => communities.filter((community) => community.town === town).map(({ index }) => index))
    .map((all) =>
      random
        .shuffled(all)
        .slice(0, Math.max(3, Math.round(all.length * wanted.share)))
        .toSorted((a, b) => a - b),
    );
  const round = book.addRound({
    from: workdayOnOrAfter(book.calendar, wanted.from).day,
    to: workdayOnOrAfter(book.calendar, wanted.to).day,
    communities: towns.flat(),
    team: book.rounds.length,
  });
  const { from, to } = book.rounds[round]!;
  book.at(from, { do: 'open_round', round });
  const workdays = workdaysBetween(book.calendar, from, to);
  const quota = quotas(book, towns.flat(), wanted.findings);
  for (const [town, members] of towns.entries()) {
    const start = book.workday(from, Math.floor((workdays * town) / towns.length));
    visitTown(book, { round, town, members, start, quota, first: wanted.first, again: wanted.again });
  }
}

/** More findings where less care is taken. */
function quotas({ random, communities }: PlanBook, members: readonly number[], total: number): ReadonlyMap<number, number> {
  const weights = members.map((index) => ({ index, weight: 1.5 - townCare[communities[index]!.town]! }));
  const counts = new Map<number, number>();
  for (let left = total; left > 0; left -= 1) {
    const { index } = random.weighted(weights);
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return counts;
}

type Visit = {
  readonly round: number;
  readonly town: number;
  readonly members: readonly number[];
  readonly start: Day;
  readonly quota: ReadonlyMap<number, number>;
  readonly first: boolean;
  readonly again: boolean;
};

/** The communities of a subdistrict, some a day; then its orders. */
function visitTown(book: PlanBook, { round, town, members, start, quota, first, again }: Visit): void {
  const { random } = book;
  const found: number[] = [];
  let day = start;
  for (let at = 0; at < members.length; at += 3) {
    const visited = members.slice(at, at + 3);
    book.at(day, { do: 'visit', round, communities: visited });
    const today: number[] = [];
    for (const community of visited) {
      for (let left = quota.get(community) ?? 0; left > 0; left -= 1) {
        const fault = (again && random.chance(0.07) ? book.oldFault(community, book.workday(day, -60)) : null) ?? book.freshFault(community);
        today.push(book.addFinding(community, fault));
      }
    }
    if (first) book.at(day, { do: 'tick', communities: visited });
    if (today.length > 0) {
      book.at(day, { do: 'fail', findings: today });
      book.at(day, { do: 'record', round, findings: today });
    }
    found.push(...today);
    day = book.workday(day, 1);
  }
  const parts = Math.max(1, Math.ceil(found.length / MOST_ITEMS));
  const size = Math.ceil(found.length / parts);
  for (let part = 0; part < parts; part += 1) {
    const items = found.slice(part * size, (part + 1) * size);
    if (items.length === 0) continue;
    const draftedOn = book.workday(day, part + 1);
    // Now and then one goes out with a mistake.
    if (items.length > 2 && book.orders.length % VOIDED_EVERY < 2) voidedOrder(book, town, items, draftedOn);
    else pastOrder(book, town, items, draftedOn);
  }
}

/** Matters that came in by telephone or from above, each with an order of its own; a third is entered days later. */
function planFreeFindings(book: PlanBook, from: Day, before: Day): void {
  const { random, communities } = book;
  const span = workdaysBetween(book.calendar, from, before);
  for (let at = 0; at < FREE_FINDINGS; at += 1) {
    const day = book.workday(from, Math.max(1, Math.floor((span * (at + 0.5)) / FREE_FINDINGS) - random.between(0, 6)));
    const community = random.between(0, communities.length - 1);
    const fault = book.freshFault(community);
    const finding = book.addFinding(community, fault, { source: random.pick(SOURCES), words: at });
    book.at(day, { do: 'fail', findings: [finding] });
    book.at(day, { do: 'record_free', finding, foundOn: at % 3 === 0 ? addDays(day, -random.between(2, 6)) : day });
    pastOrder(book, communities[community]!.town, [finding], book.workday(day, 1));
  }
}
