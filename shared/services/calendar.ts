import { importYear, type ImportProblem, readCalendarTable } from '#shared/domain/calendar/importYear.ts';
import { readNotice } from '#shared/domain/calendar/notice.ts';
import { type WorkCalendar, withYear } from '#shared/domain/calendar/workCalendar.ts';
import { workdaysOfYear } from '#shared/domain/calendar/workdays.ts';
import { noticeRows, type Paper, type YearCalendar } from '#shared/domain/calendar/yearCalendar.ts';
import { AppError } from '#shared/domain/errors.ts';
import { yearOf } from '#shared/domain/date.ts';
import { calendarPageWords } from '#shared/words/systemCalendar.ts';
import { errorText } from '#shared/words/errors.ts';
import type { calendarContract, CalendarSpan, CalendarYearRow, MovedItem } from '#shared/contract/calendar.ts';
import type { Handlers } from '#shared/rpc/rpc.ts';
import { CALENDAR_YEARS_KEY, calendarOf } from './cases/calendar.ts';
import { movedBy, moveAll } from './calendarMoves.ts';
import type { CoreReads, Ports, Tx } from './ports.ts';
import { runCommand } from './run.ts';

type Pasted = { readonly text: string; readonly year: number | null; readonly paper: string };
type ReadPaste = {
  readonly form: 'notice' | 'table';
  readonly year: number | null;
  readonly papers: readonly Paper[];
  readonly calendar: YearCalendar | null;
  readonly problems: readonly ImportProblem[];
};

/** The State Council's calendar by year: what is loaded, a year more, and which due days move with it. */
export function calendarHandlers(ports: Ports): Handlers<typeof calendarContract> {
  const { reads } = ports;
  return {
    async 'calendar.years'() {
      const [calendar, loaded, persons] = await Promise.all([calendarOf(reads.core), loadedYears(reads.core), reads.core.persons()]);
      const names = new Map(persons.map((person) => [person.id, person.name]));
      const years = await Promise.all(
        calendar.years.map(async (year): Promise<CalendarYearRow> => {
          const own = loaded.some((other) => other.year === year.year);
          const event = own ? (await reads.events.ofSubject('calendar', String(year.year))).at(-1) : undefined;
          return {
            year: year.year,
            papers: year.papers.map((paper) => ({ ...paper })),
            source: own ? 'loaded' : 'shipped',
            loaded: event === undefined ? null : { at: event.at, person: names.get(event.personId ?? '') ?? '' },
            workdays: workdaysOfYear(calendar, year.year),
            ...countsOf(year),
          };
        }),
      );
      const provisional = (await reads.cases.deskItems()).filter((item) => item.provisional).length;
      return { today: ports.clock.today(), firstYear: calendar.firstYear, horizon: calendar.horizon, provisional, years: years.toReversed() };
    },
    async 'calendar.year'({ year }) {
      const found = (await calendarOf(reads.core)).years.find((one) => one.year === year);
      if (found === undefined) throw new AppError('calendar_year_unknown', { year });
      return { year, spans: spansOf(found) };
    },
    async 'calendar.preview'(input) {
      const read = readPaste(input);
      const calendar = await calendarOf(reads.core);
      const next = read.calendar === null ? null : withYear(calendar, read.calendar);
      return {
        year: read.year,
        form: read.form,
        papers: read.papers.map((paper) => ({ ...paper })),
        spans: read.calendar === null ? [] : spansOf(read.calendar),
        problems: read.problems.map(({ code, data }) => ({ row: data.row, text: errorText(code, data) })),
        already: alreadyOf(calendar, read.calendar),
        workdays: next === null ? null : workdaysOfYear(next, read.calendar!.year),
        moved: next === null ? [] : [...(await movedBy(reads, calendar, next))].map(({ item: _, ...moved }): MovedItem => moved),
      };
    },
    'calendar.load': (input, context) => runCommand(ports, 'calendar.load', context, (tx) => load(tx, input)),
  };
}

/** Writes the year and moves what it moves: one transaction, one event for the year and one for each case that moves. */
async function load(tx: Tx, input: Pasted): Promise<{ year: number; moved: MovedItem[] }> {
  const read = readPaste(input);
  const year = read.calendar;
  if (year === null) throw new AppError('calendar_not_read', { problems: read.problems.length });
  const before = await calendarOf(tx.core);
  if (alreadyOf(before, year) === 'same') throw new AppError('calendar_same', { year: year.year });
  const after = withYear(before, year);
  const moved = await movedBy(tx, before, after);
  const loaded = (await loadedYears(tx.core)).filter((other) => other.year !== year.year);
  await tx.core.setSetting(
    CALENDAR_YEARS_KEY,
    [...loaded, year].toSorted((a, b) => a.year - b.year),
  );
  tx.journal.record({
    kind: 'calendar.loaded',
    subjectKind: 'calendar',
    subjectId: String(year.year),
    onDay: tx.journal.today,
    payload: { version: year.version, papers: year.papers.map((paper) => paper.number), replaced: alreadyOf(before, year) === 'other', moved: moved.length },
  });
  await moveAll(tx, moved, after);
  tx.journal.touch('calendar', 'settings', 'cases', 'orders');
  return { year: year.year, moved: moved.map(({ item: _, ...rest }) => rest) };
}

async function loadedYears(core: CoreReads): Promise<readonly YearCalendar[]> {
  return ((await core.setting(CALENDAR_YEARS_KEY)) ?? []) as readonly YearCalendar[];
}

/** A notice says its year and number itself; of a table the year is asked for unless its days name one. */
function readPaste({ text, year, paper }: Pasted): ReadPaste {
  const notice = readNotice(text);
  if (notice !== null) {
    const result = importYear(notice.year, notice.rows, notice.paper);
    return {
      form: 'notice',
      year: notice.year,
      papers: [notice.paper],
      calendar: result.ok ? result.calendar : null,
      problems: result.ok ? [] : result.problems,
    };
  }
  const rows = readCalendarTable(text);
  const wanted = year ?? (rows === null ? null : yearNamed(rows.map((row) => row.day)));
  if (rows === null || wanted === null) {
    const code = rows === null ? 'calendar_not_a_table' : 'calendar_year_missing';
    return { form: 'table', year: wanted, papers: [], calendar: null, problems: [{ code, data: { row: 0 } }] };
  }
  const result = importYear(wanted, rows, paper === '' ? null : { number: paper, title: calendarPageWords.noticeTitle(wanted), url: '' });
  return {
    form: 'table',
    year: wanted,
    papers: result.ok ? result.calendar.papers : [],
    calendar: result.ok ? result.calendar : null,
    problems: result.ok ? [] : result.problems,
  };
}

/** The year most days of a table stand in. */
function yearNamed(days: readonly string[]): number | null {
  const counts = new Map<number, number>();
  for (const day of days) {
    const year = Number(/^\D*(\d{4})/.exec(day)?.[1]);
    if (year >= 2000 && year <= 2100) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function alreadyOf(calendar: WorkCalendar, year: YearCalendar | null): 'none' | 'same' | 'other' {
  const known = calendar.years.find((one) => one.year === year?.year);
  if (known === undefined || year === null) return 'none';
  const days = (of: YearCalendar) => JSON.stringify(Object.entries(of.days).map(([day, { kind }]) => [day, kind]));
  return days(known) === days(year) ? 'same' : 'other';
}

function spansOf(year: YearCalendar): CalendarSpan[] {
  return noticeRows(year).map(({ from, to, kind, name, paper }) => ({
    from,
    to,
    kind,
    name,
    paper: paper === null ? null : (year.papers[paper]?.number ?? null),
  }));
}

/** Days of the year itself; those of the December before stand in its notice too. */
function countsOf(year: YearCalendar): { readonly holidays: number; readonly makeups: number } {
  const own = Object.entries(year.days)
    .filter(([day]) => yearOf(day) === year.year)
    .map(([, { kind }]) => kind);
  return { holidays: own.filter((kind) => kind === 'holiday').length, makeups: own.filter((kind) => kind === 'makeup').length };
}
