import { dayNumber, dayParts, weekdayOfNumber, type Day } from '#shared/domain/date.ts';
import { AppError } from '#shared/domain/errors.ts';
import { LAST_STATUTORY_YEAR, STATUTORY_LAW, statutoryDays } from './statutory.ts';
import { fingerprint, type Paper, type SetKind, type YearCalendar } from './yearCalendar.ts';

/** `workday` Monday–Friday worked, `rest` weekend, `holiday` 放假 by a notice (by the regulation until there is one), `makeup` weekend day worked by a notice. */
export type DayKind = 'workday' | 'rest' | SetKind;

/** What the calendar says of a day. */
export type DayStatus = {
  readonly kind: DayKind;
  readonly works: boolean;
  /** The day's year is not published: Monday–Friday but the statutory holidays are taken for working days until it is (暂定). */
  readonly provisional: boolean;
  readonly name: string | null;
  readonly paper: Paper | null;
};

/** The State Council's calendars of many years, made ready for counting. */
export type WorkCalendar = {
  /** Changes when any year changes: a due date remembers it and is projected again when it differs. */
  readonly version: string;
  /** The last published year: every year from the first to it is loaded. */
  readonly horizon: number;
  readonly firstYear: number;
  readonly years: readonly YearCalendar[];
  /** Day number of `codes[0]`. */
  readonly origin: number;
  /** One byte a day, see `WORKS` and `UNPUBLISHED`. */
  readonly codes: Uint8Array;
  /** `worked[i]`: working days among the first i days of `codes`. */
  readonly worked: Int32Array;
  readonly set: ReadonlyMap<Day, { readonly kind: SetKind; readonly name: string; readonly paper: Paper | null }>;
  /** Names of the statutory holidays of years that are not published. */
  readonly statutory: ReadonlyMap<Day, string>;
};

export const WORKS = 1;
export const UNPUBLISHED = 2;

/**
 * Joins years to one calendar. Where two notices set the same day (the last days of December), the later year's
 * notice holds. Errors: `calendar_empty`, `calendar_year_twice` {year}.
 */
export function workCalendar(years: readonly YearCalendar[]): WorkCalendar {
  const sorted = years.toSorted((a, b) => a.year - b.year);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) throw new AppError('calendar_empty');
  const set = new Map<Day, { kind: SetKind; name: string; paper: Paper | null }>();
  const published = new Set<number>();
  for (const year of sorted) {
    if (published.has(year.year)) throw new AppError('calendar_year_twice', { year: year.year });
    published.add(year.year);
    for (const [day, { kind, name, paper }] of Object.entries(year.days)) {
      set.set(day, { kind, name, paper: paper === null ? null : (year.papers[paper] ?? null) });
    }
  }
  let horizon = first.year;
  while (published.has(horizon + 1)) horizon += 1;
  const origin = dayNumber(`${first.year}-01-01`);
  const statutory = statutoryOf(first.year, published);
  const codes = makeCodes(first.year, Math.max(last.year, LAST_STATUTORY_YEAR), published, set, statutory);
  const worked = new Int32Array(codes.length + 1);
  codes.forEach((code, index) => {
    worked[index + 1] = (worked[index] ?? 0) + (code & WORKS);
  });
  const content = [...sorted.map(({ version }) => version), ...statutory.keys()].join(' ');
  const version = `${first.year}-${horizon}.${fingerprint(content).slice(0, 8)}`;
  return { version, horizon, firstYear: first.year, years: sorted, origin, codes, worked, set, statutory };
}

/** The calendar with one more year, or with a year replaced by another version of it. */
export function withYear(calendar: WorkCalendar, year: YearCalendar): WorkCalendar {
  return workCalendar([...calendar.years.filter((other) => other.year !== year.year), year]);
}

/** What the calendar says of a day. Errors: `invalid_day`. */
export function dayStatus(calendar: WorkCalendar, day: Day): DayStatus {
  const number = dayNumber(day);
  const code = codeAt(calendar, number);
  const works = (code & WORKS) !== 0;
  const provisional = (code & UNPUBLISHED) !== 0;
  const set = calendar.set.get(day);
  const statutory = calendar.statutory.get(day);
  if (set === undefined && statutory !== undefined) return { kind: 'holiday', works, provisional, name: statutory, paper: STATUTORY_LAW };
  if (set === undefined) return { kind: works ? 'workday' : 'rest', works, provisional, name: null, paper: null };
  return { kind: set.kind, works, provisional, name: set.name, paper: set.paper };
}

/** The kind of a day, or `unknown` where its year is not published. Errors: `invalid_day`. */
export function kindOfDay(calendar: WorkCalendar, day: Day): DayKind | 'unknown' {
  const { kind, provisional } = dayStatus(calendar, day);
  return provisional ? 'unknown' : kind;
}

/** Whether people work on a day; Monday–Friday but statutory holidays where the year is not published. Errors: `invalid_day`. */
export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  return (codeAt(calendar, dayNumber(day)) & WORKS) !== 0;
}

/** `WORKS` and `UNPUBLISHED` of a day number. */
export function codeAt(calendar: WorkCalendar, number: number): number {
  return calendar.codes[number - calendar.origin] ?? (weekdayOfNumber(number) <= 5 ? WORKS | UNPUBLISHED : UNPUBLISHED);
}

/** Years without a published calendar among the days `from`–`to` (both included). */
export function missingYears(calendar: WorkCalendar, from: Day, to: Day): number[] {
  const missing: number[] = [];
  for (let { year } = dayParts(from); year <= dayParts(to).year; year += 1) {
    if (!calendar.years.some((loaded) => loaded.year === year)) missing.push(year);
  }
  return missing;
}

/**
 * The papers behind the days `from`–`to` (both included): each year's arrangement, and those that changed it or came
 * with the next year's where they set one of these days. Errors: `invalid_day`.
 */
export function papersBetween(calendar: WorkCalendar, from: Day, to: Day): Paper[] {
  const papers: Paper[] = [];
  for (const year of calendar.years) {
    if (year.year < dayParts(from).year || year.year > dayParts(to).year + 1) continue;
    const used = new Set(Object.entries(year.days).flatMap(([day, { paper }]) => (from <= day && day <= to && paper !== null ? [paper] : [])));
    if (year.year <= dayParts(to).year) used.add(0);
    papers.push(...year.papers.filter((_paper, index) => used.has(index)));
  }
  return papers;
}

/** Of years after the first that are not published; those of a published year stand in its notice. */
function statutoryOf(firstYear: number, published: ReadonlySet<number>): ReadonlyMap<Day, string> {
  const days = new Map<Day, string>();
  for (let year = firstYear; year <= LAST_STATUTORY_YEAR; year += 1) {
    if (!published.has(year)) for (const [day, name] of statutoryDays(year)) days.set(day, name);
  }
  return days;
}

function makeCodes(
  firstYear: number,
  lastYear: number,
  published: ReadonlySet<number>,
  set: ReadonlyMap<Day, { kind: SetKind }>,
  statutory: ReadonlyMap<Day, string>,
): Uint8Array {
  const origin = dayNumber(`${firstYear}-01-01`);
  const codes = new Uint8Array(dayNumber(`${lastYear}-12-31`) - origin + 1);
  for (let year = firstYear; year <= lastYear; year += 1) {
    const unpublished = published.has(year) ? 0 : UNPUBLISHED;
    for (let number = dayNumber(`${year}-01-01`); number <= dayNumber(`${year}-12-31`); number += 1) {
      codes[number - origin] = (weekdayOfNumber(number) <= 5 ? WORKS : 0) | unpublished;
    }
  }
  for (const day of statutory.keys()) codes[dayNumber(day) - origin] = UNPUBLISHED;
  for (const [day, { kind }] of set) {
    const index = dayNumber(day) - origin;
    // A day set by a notice is certain even in a year whose own notice is missing (2026-12-31 set by 2027's).
    if (index >= 0) codes[index] = kind === 'makeup' ? WORKS : 0;
  }
  return codes;
}
