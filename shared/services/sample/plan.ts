import type { WorkCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { addWorkdays, workdayOnOrAfter } from '#shared/domain/calendar/workdays.ts';
import { addDays, type Day, yearOf } from '#shared/domain/date.ts';
import { CURRENT_ROUND_BEGAN, planCurrentRound } from './currentRound.ts';
import type { SampleCommunity } from './figures.ts';
import { openPlanBook, type PlanBook } from './planBook.ts';
import { planPastRounds, registerDay } from './pastRounds.ts';
import { randomFrom } from './random.ts';
import type { Plan } from './steps.ts';

/** Faults in the register from the start that no finding follows: premises too small for 「原则上」, and some left open. */
const STANDING = 42;
/** 社区卫生服务站: run by the health system next door. */
const EXEMPTED = 'QZ-061';
/** Communities with an archive index of their own. */
const FILED = 6;
/** Communities with their rooms, members, boards and signboards one by one. */
const ITEMISED = 30;

/** The story of the sample up to the day before `today`: the same for the same day. */
export function planSample(communities: readonly SampleCommunity[], calendar: WorkCalendar, today: Day, seed: number): Plan {
  const year = yearOf(today);
  const book = openPlanBook(calendar, randomFrom(seed), communities, addDays(today, -1));
  const registerOn = registerDay(book, year);
  // The longest way of the past, over all three orders, takes forty working days.
  const settled = addWorkdays(calendar, today, -(CURRENT_ROUND_BEGAN + 2)).day;
  const fromStart = standingFaults(book);
  planRegisterWork(book, year, today, fromStart);
  planPastRounds(book, year, settled);
  planCurrentRound(book, today);
  planSlips(book, addWorkdays(calendar, today, -6).day);
  const agenda = [...book.agenda].map((entry, at) => ({ ...entry, at })).sort((a, b) => (a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1));
  return { rounds: book.rounds, findings: book.findings, orders: book.orders, agenda: agenda.map(({ day, step }) => ({ day, step })), fromStart, registerOn };
}

/** Premises first: they are what takes years. */
function standingFaults(book: PlanBook): Plan['fromStart'] {
  const { random, communities } = book;
  const standing: Plan['fromStart'][number][] = [];
  for (const { index, kind } of random.shuffled(communities).slice(0, STANDING)) {
    const wished = random.chance(0.45) && kind !== null ? (kind === 'old' ? 'QZ-034' : 'QZ-035') : random.pick(['QZ-055', 'QZ-061', 'QZ-048', 'QZ-063']);
    const fault = book.freshFault(index, wished);
    if (fault.by === 'tick') continue;
    book.take(index, fault);
    standing.push({ community: index, fault });
  }
  return standing;
}

/** What the clerks do beside the cases: rooms and members, a merger, exemptions. */
function planRegisterWork(book: PlanBook, year: number, today: Day, standing: Plan['fromStart']): void {
  const { calendar, random, communities } = book;
  const on = (day: Day) => workdayOnOrAfter(calendar, day).day;
  book.at(on(`${year - 1}-04-01`), { do: 'merge' });
  const itemised = random.shuffled(communities).slice(0, ITEMISED);
  const first = addWorkdays(calendar, today, -(CURRENT_ROUND_BEGAN + 24)).day;
  for (const [at, { index }] of itemised.entries()) {
    book.itemised.add(index);
    book.at(addWorkdays(calendar, first, Math.floor(at / 2)).day, { do: 'itemise', community: index });
  }
  for (const [at, { index }] of random.shuffled(communities).slice(0, FILED).entries()) {
    book.filed.add(index);
    book.at(addWorkdays(calendar, first, at).day, { do: 'file', community: index });
  }
  for (const past of [year - 2, year - 1]) book.at(on(`${past + 1}-03-18`), { do: 'arrange_year', year: past });
  for (const past of [year - 2, year - 1]) book.at(on(`${past}-12-20`), { do: 'year_end' });
  for (const each of [year - 2, year - 1, year]) for (const month of ['03', '06', '09', '12']) book.at(on(`${each}-${month}-20`), { do: 'quarter_end' });
  for (const { community } of standing.filter(({ fault }) => fault.ruleId === EXEMPTED).slice(0, 3)) {
    book.at(on(`${year - 1}-01-12`), { do: 'exempt', community, ruleId: EXEMPTED });
  }
}

/** Figures that communities have just handed in and that fail: nobody has made findings of them yet. */
function planSlips(book: PlanBook, day: Day): void {
  for (const { index } of book.random.shuffled(book.communities).slice(0, 18)) {
    const fault = book.freshFault(index);
    if (fault.by === 'tick') continue;
    book.take(index, fault);
    book.at(day, { do: 'slip', community: index, fault });
  }
}
