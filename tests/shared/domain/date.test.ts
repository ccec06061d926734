import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  asDay,
  compareDays,
  dayNumber,
  dayOfInstant,
  dayOfNumber,
  daysBetween,
  formatDayChinese,
  formatDayShort,
  isDay,
  makeDay,
  parseLooseDay,
  weekday,
  yearOf,
} from '#shared/domain/date.ts';

describe('calendar days', () => {
  it.each(['2021-06-07', '2024-02-29', '2000-02-29', '1949-10-01', '9999-12-31'])('%s exists', (day) => {
    expect(isDay(day)).toBe(true);
    expect(asDay(day)).toBe(day);
  });

  it.each([
    '2021-02-29',
    '1900-02-29',
    '2021-04-31',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '0000-01-01',
    '2021-6-7',
    '20210607',
    '2021-06-07 ',
    '',
    null,
    5,
  ])('%s does not', (value) => {
    expect(isDay(value)).toBe(false);
  });

  it('agrees with the Gregorian calendar of the platform for every day of 1890–2110', () => {
    const first = dayNumber('1890-01-01');
    for (let number = first; number < dayNumber('2111-01-01'); number += 1) {
      const instant = new Date(number * 86_400_000);
      const day = instant.toISOString().slice(0, 10);
      if (dayOfNumber(number) !== day || dayNumber(day) !== number || weekday(day) % 7 !== instant.getUTCDay()) expect.fail(day);
    }
  });

  it('adds days over months, years and leap days', () => {
    expect(addDays('2021-12-31', 1)).toBe('2022-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2021-03-01', -1)).toBe('2021-02-28');
    expect(daysBetween('2021-06-07', '2021-06-22')).toBe(15);
    expect(daysBetween('2021-06-22', '2021-06-07')).toBe(-15);
  });

  it.each([
    ['2021-01-31', 1, '2021-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2021-05-15', 1, '2021-06-15'],
    ['2021-08-31', 1, '2021-09-30'],
    ['2021-11-30', 3, '2022-02-28'],
    ['2021-12-15', 1, '2022-01-15'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2021-03-31', -1, '2021-02-28'],
    ['2021-01-15', -13, '2019-12-15'],
  ])('民法典第202条: %s and %i months ends on %s', (start, months, end) => {
    expect(addMonths(start, months)).toBe(end);
  });

  it('orders days, names their weekday and year', () => {
    expect(['2022-01-01', '2021-12-31', '2021-06-07'].toSorted(compareDays)).toEqual(['2021-06-07', '2021-12-31', '2022-01-01']);
    expect(weekday('2021-06-07')).toBe(1);
    expect(weekday('2026-10-04')).toBe(7);
    expect(yearOf('2021-06-07')).toBe(2021);
    expect(makeDay(2021, 4, 31)).toBeNull();
  });

  it('writes dates as GB/T 9704 wants them: no leading zeros', () => {
    expect(formatDayChinese('2021-06-07')).toBe('2021年6月7日');
    expect(formatDayShort('2021-12-30')).toBe('12月30日');
  });

  it('refuses arithmetic on something that is no day', () => {
    expect(() => addDays('2021-02-30', 1)).toThrow('invalid_day');
    expect(() => formatDayChinese('soon')).toThrow('invalid_day');
    expect(() => addDays('9999-12-31', 1)).toThrow('invalid_day');
  });
});

describe('the Chinese day of an instant', () => {
  it.each([
    ['2021-06-07T15:59:59.999Z', '2021-06-07'],
    ['2021-06-07T16:00:00.000Z', '2021-06-08'],
    ['2021-12-31T23:30:00Z', '2022-01-01'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
  ])('%s is %s in Shanghai', (instant, day) => {
    expect(dayOfInstant(instant)).toBe(day);
  });

  it.each(['2021-06-07', '2021-06-07T16:00:00+08:00', '2021-02-30T00:00:00Z', '2021-06-07T24:00:00Z', ''])('%s is refused', (instant) => {
    expect(() => dayOfInstant(instant)).toThrow('invalid_instant');
  });
});

describe('dates as clerks and spreadsheets write them', () => {
  it.each([
    ['2021.5.5', '2021-05-05'],
    ['2021。5。5', '2021-05-05'],
    ['2021年6月16日', '2021-06-16'],
    ['2021年6月16', '2021-06-16'],
    ['2021年6月16号', '2021-06-16'],
    ['20210404', '2021-04-04'],
    ['2021-06-09', '2021-06-09'],
    ['2021－6－9', '2021-06-09'],
    ['2021—6—9', '2021-06-09'],
    ['2021/4/11', '2021-04-11'],
    ['２０２１年６月１６日', '2021-06-16'],
    ['２０２１．５．５', '2021-05-05'],
    [' 2021 年 6 月 16 日 ', '2021-06-16'],
    ['2021-06-09 00:00:00', '2021-06-09'],
    ['2021/6/9 8:30', '2021-06-09'],
    ['2021-06-09T08:30:00', '2021-06-09'],
    ['二〇二一年六月七日', '2021-06-07'],
    ['二○○九年十二月三十一日', '2009-12-31'],
    [44_197, '2021-01-01'],
    [44_197.75, '2021-01-01'],
    [20_210_404, '2021-04-04'],
    [7306, '1920-01-01'],
  ])('%s is %s', (value, day) => {
    expect(parseLooseDay(value)).toBe(day);
  });

  it.each([
    '',
    '无',
    '2021',
    '2021年',
    '2021年5月',
    '2021.5',
    '5月5日',
    '21.5.5',
    '2021-2-30',
    '2021.13.1',
    '20211301',
    '2021-6/9',
    '2021.6月9',
    '2021-6-9日',
    '44197',
    '2021-06-09T16:00:00Z',
    '1021-05-05',
    '2921-05-05',
    '二〇二一年六月',
    '2021.5.5—6.5',
    '约2021.5.5',
  ])('「%s」 is not guessed at', (value) => {
    expect(parseLooseDay(value)).toBeNull();
  });

  it('takes no small number for a date: 2021 in a date column is a year, 5 a month or a slip', () => {
    for (const value of [0, 5, 60, 2021, 7305, -1, Number.NaN, 20_210_230, 3e9]) expect(parseLooseDay(value)).toBeNull();
  });
});
