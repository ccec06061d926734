import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { formatStatutoryData, makeStatutoryData } from '#build/scripts/make-statutory-days.ts';
import { formatCalendarData, makeCalendarData } from '#build/scripts/make-calendar-data.ts';
import { standardCalendar, standardYears } from '#shared/domain/calendar/standard.ts';
import { statutoryDays } from '#shared/domain/calendar/statutory.ts';
import { isWorkday } from '#shared/domain/calendar/workCalendar.ts';
import { workdaysOfYear } from '#shared/domain/calendar/workdays.ts';
import { noticeRows } from '#shared/domain/calendar/yearCalendar.ts';
import { addDays, weekday } from '#shared/domain/date.ts';

const calendar = standardCalendar();
const root = new URL('../../../../', import.meta.url);

function makeupDays(year: number): string {
  const days = calendar.years.flatMap((loaded) =>
    Object.entries(loaded.days)
      .filter(([day, set]) => day.startsWith(`${year}-`) && set.kind === 'makeup')
      .map(([day]) => day.slice(5)),
  );
  return days.toSorted().join(' ');
}

describe('the calendar shipped with the program', () => {
  it('is what the script makes from its sources, so nobody edited it by hand', () => {
    expect(readFileSync(new URL('shared/domain/calendar/data.json', root), 'utf8')).toBe(formatCalendarData(makeCalendarData()));
  });

  it('has the statutory days of years to come from the script, as another lunar calendar has them', () => {
    expect(readFileSync(new URL('shared/domain/calendar/statutory.json', root), 'utf8')).toBe(formatStatutoryData(makeStatutoryData()));
    // The new moon falls within minutes of midnight in Peking: the other calendar, which approximates, is a day off.
    const nearMidnight = new Set(['2027-02-06', '2030-02-03']);
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    for (const { spring, dragon, moon, tombs } of Object.values(makeStatutoryData().years)) {
      const days = [
        [spring, '1/1'],
        [dragon, '5/5'],
        [moon, '8/15'],
      ] as const;
      for (const [day, expected] of days) if (!nearMidnight.has(day)) expect(`${day} ${lunar.format(new Date(`${day}T00:00:00Z`))}`).toBe(`${day} ${expected}`);
      expect(tombs.slice(5)).toMatch(/^04-0[45]$/);
    }
  });

  it.each([2025, 2026])('%i was published with every statutory day off', (year) => {
    expect([...statutoryDays(year).keys()].filter((day) => isWorkday(calendar, day))).toEqual([]);
  });

  it('covers 2004–2026 without a gap', () => {
    expect(standardYears().map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    expect(calendar).toMatchObject({ firstYear: 2004, horizon: 2026 });
  });

  it('names for every year the papers on record, and says so for 2004–2006, which have none', () => {
    const lines = readFileSync(new URL('tests/fixtures/domain/calendar-papers.csv', root), 'utf8').trim().split('\n').slice(1);
    const expected = lines.map((line) => line.trim());
    expect(standardYears().flatMap(({ year, papers }) => papers.map(({ url }) => `${year},${url}`))).toEqual(expected);
    expect(
      standardYears()
        .filter(({ sourceNote }) => sourceNote === 'paper_not_found')
        .map(({ year }) => year),
    ).toEqual([2004, 2005, 2006]);
    for (const { papers } of standardYears()) for (const { number } of papers) expect(number).toMatch(/^国(办)?发明电〔\d{4}〕\d+号$/);
  });

  it.each([
    [2015, '2015-09-06', '国发明电〔2015〕1号'],
    [2019, '2019-05-05', '国办发明电〔2019〕3号'],
    [2020, '2020-01-31', '国办发明电〔2020〕1号'],
    [2020, '2020-01-24', '国办发明电〔2019〕16号'],
  ] as const)('in %i, changed by a second paper, %s cites %s', (_year, day, number) => {
    expect(calendar.set.get(day)?.paper?.number).toBe(number);
  });

  it.each([
    ['2007-12-29', 'makeup'],
    ['2007-12-31', 'holiday'],
    ['2018-12-29', 'makeup'],
    ['2018-12-31', 'holiday'],
    ['2022-12-31', 'holiday'],
    ['2011-12-31', 'makeup'],
  ] as const)('%s was set by the next year’s notice', (day, kind) => {
    const year = standardYears().find((loaded) => loaded.year === Number(day.slice(0, 4)) + 1);
    expect(year?.days[day]).toMatchObject({ kind, name: '元旦' });
  });

  it('agrees with the package it comes from about every single day', () => {
    const file = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
    const source = JSON.parse(readFileSync(file, 'utf8')) as Record<'holidays' | 'workdays', Record<string, string>>;
    for (let day = '2004-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      const works = day in source.workdays || (weekday(day) <= 5 && !(day in source.holidays));
      if (isWorkday(calendar, day) !== works) expect.fail(day);
    }
  });

  it('sets make-up days only on weekends', () => {
    for (const { days } of standardYears()) for (const [day, { kind }] of Object.entries(days)) if (kind === 'makeup') expect(weekday(day)).toBeGreaterThan(5);
  });
});

describe('figures of the notices (domain/facts.md §4)', () => {
  it.each([
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(workdaysOfYear(calendar, year)).toBe(count);
  });

  it.each([
    [2021, '02-07 02-20 04-25 05-08 09-18 09-26 10-09'],
    [2022, '01-29 01-30 04-02 04-24 05-07 10-08 10-09'],
    [2023, '01-28 01-29 04-23 05-06 06-25 10-07 10-08'],
    [2024, '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'],
    [2025, '01-26 02-08 04-27 09-28 10-11'],
    [2026, '01-04 02-14 02-28 05-09 09-20 10-10'],
  ])('调休上班 in %i: %s', (year, days) => {
    expect(makeupDays(year)).toBe(days);
  });

  it('2026 stands as 国办发明电〔2025〕7号 sets it', () => {
    const year = standardYears().find((loaded) => loaded.year === 2026);
    if (year === undefined) expect.fail('2026 is missing');
    expect(noticeRows(year).map(({ from, to, kind, name }) => `${kind} ${from.slice(5)}~${to.slice(5)} ${name}`)).toEqual([
      'holiday 01-01~01-03 元旦',
      'makeup 01-04~01-04 元旦',
      'makeup 02-14~02-14 春节',
      'holiday 02-15~02-23 春节',
      'makeup 02-28~02-28 春节',
      'holiday 04-04~04-06 清明节',
      'holiday 05-01~05-05 劳动节',
      'makeup 05-09~05-09 劳动节',
      'holiday 06-19~06-21 端午节',
      'makeup 09-20~09-20 国庆节',
      'holiday 09-25~09-27 中秋节',
      'holiday 10-01~10-07 国庆节',
      'makeup 10-10~10-10 国庆节',
    ]);
    expect(year.papers.map(({ number }) => number)).toEqual(['国办发明电〔2025〕7号']);
  });
});
