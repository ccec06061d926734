import { describe, expect, it } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { isWorkday } from '#shared/domain/calendar/workCalendar.ts';
import { workdaysBetween } from '#shared/domain/calendar/workdays.ts';
import { addDays, type Day } from '#shared/domain/date.ts';
import { dueDay } from '#shared/domain/deadline/due.ts';

const calendar = standardCalendar();

describe('due days (domain/facts.md §4)', () => {
  it.each([
    ['2021-06-07', 10, '2021-06-22'],
    ['2021-09-17', 1, '2021-09-18'],
    ['2021-09-17', 5, '2021-09-26'],
    ['2021-09-30', 5, '2021-10-13'],
    ['2021-10-02', 1, '2021-10-08'],
    ['2022-01-28', 3, '2022-02-07'],
    ['2022-04-01', 1, '2022-04-02'],
    ['2022-12-30', 2, '2023-01-04'],
    ['2023-04-21', 1, '2023-04-23'],
    ['2024-09-27', 3, '2024-10-08'],
    ['2025-01-24', 2, '2025-01-27'],
    ['2025-09-26', 3, '2025-09-30'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-09-30', 3, '2026-10-10'],
  ])('%s and %i working days end on %s', (start, count, dueOn) => {
    expect(dueDay(start, { unit: 'workday', count }, calendar)).toEqual({ dueOn, provisional: false, missingYears: [], rolledFrom: null });
  });

  it.each([
    ['2022-09-20', 15, '2022-10-08', '2022-10-05'],
    ['2021-09-25', 7, '2021-10-08', '2021-10-02'],
    ['2026-02-05', 15, '2026-02-24', '2026-02-20'],
    ['2025-05-16', 15, '2025-06-03', '2025-05-31'],
  ])('%s and %i natural days end on %s, rolled off %s', (start, count, dueOn, rolledFrom) => {
    expect(dueDay(start, { unit: 'day', count }, calendar)).toEqual({ dueOn, provisional: false, missingYears: [], rolledFrom });
  });

  it('2026-12-30 and 3 working days is 暂定 because 2027 is not published', () => {
    expect(dueDay('2026-12-30', { unit: 'workday', count: 3 }, calendar)).toEqual({
      dueOn: '2027-01-05',
      provisional: true,
      missingYears: [2027],
      rolledFrom: null,
    });
  });

  it('stays certain up to the last published day, whatever the unit', () => {
    expect(dueDay('2026-12-30', { unit: 'workday', count: 1 }, calendar)).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(dueDay('2026-12-24', { unit: 'day', count: 7 }, calendar)).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(dueDay('2026-12-24', { unit: 'day', count: 8 }, calendar)).toMatchObject({ dueOn: '2027-01-04', provisional: true, missingYears: [2027] });
    expect(dueDay('2026-12-31', { unit: 'month', count: 14 }, calendar)).toMatchObject({ dueOn: '2028-02-29', provisional: true, missingYears: [2027, 2028] });
  });

  it('makes a short end of a make-up day: a natural day that is worked does not roll', () => {
    expect(dueDay('2021-09-11', { unit: 'day', count: 7 }, calendar)).toMatchObject({ dueOn: '2021-09-18', rolledFrom: null });
  });

  it.each([
    ['2021-06-15', 1, '2021-07-15', null],
    ['2021-01-31', 1, '2021-03-01', '2021-02-28'],
    ['2021-08-31', 1, '2021-09-30', null],
    ['2021-09-01', 1, '2021-10-08', '2021-10-01'],
  ])('%s and %i months end on %s', (start, count, dueOn, rolledFrom) => {
    expect(dueDay(start, { unit: 'month', count }, calendar)).toMatchObject({ dueOn, rolledFrom });
  });

  it('takes a fixed day as it is, also on a rest day and beyond the published years', () => {
    expect(dueDay('2021-06-07', { unit: 'fixed', day: '2021-10-02' }, calendar)).toEqual({
      dueOn: '2021-10-02',
      provisional: false,
      missingYears: [],
      rolledFrom: null,
    });
    expect(dueDay('2021-06-07', { unit: 'fixed', day: '2030-01-01' }, calendar)).toMatchObject({ dueOn: '2030-01-01', provisional: false });
  });

  it.each([
    { unit: 'workday', count: 0 },
    { unit: 'workday', count: -1 },
    { unit: 'day', count: 1.5 },
    { unit: 'month', count: 121 },
    { unit: 'workday', count: 1e9 },
    { unit: 'day', count: Number.NaN },
  ] as const)('no clear period is refused: %o', (period) => {
    expect(() => dueDay('2021-06-07', period, calendar)).toThrow('invalid_period');
  });

  it('days that do not exist are refused', () => {
    expect(() => dueDay('2021-02-30', { unit: 'workday', count: 1 }, calendar)).toThrow('invalid_day');
    expect(() => dueDay('2021-06-07', { unit: 'fixed', day: '2021-06-31' }, calendar)).toThrow('invalid_day');
  });
});

describe('laws of counting, from every day of 2021–2022', () => {
  const days: Day[] = [];
  for (let day = '2021-01-01'; day <= '2022-12-31'; day = addDays(day, 1)) days.push(day);

  it('one working day more always ends later, on a working day, with as many working days between', () => {
    for (const start of days) {
      let last = start;
      for (let count = 1; count <= 60; count += 1) {
        const { dueOn } = dueDay(start, { unit: 'workday', count }, calendar);
        if (dueOn <= last || !isWorkday(calendar, dueOn) || workdaysBetween(calendar, start, dueOn) !== count) expect.fail(`${start} + ${count} = ${dueOn}`);
        last = dueOn;
      }
    }
  });

  it('a later service never gives an earlier due day, in any unit', () => {
    for (const unit of ['workday', 'day', 'month'] as const) {
      for (const count of [1, 3, 10, 25]) {
        let last = '';
        for (const start of days) {
          const { dueOn } = dueDay(start, { unit, count }, calendar);
          if (dueOn < last) expect.fail(`${start} + ${count} ${unit} = ${dueOn} < ${last}`);
          last = dueOn;
        }
      }
    }
  });

  it('natural days end on a working day, on the plain day or after it, with rest days only between', () => {
    for (const start of days) {
      for (let count = 1; count <= 60; count += 1) {
        const plain = addDays(start, count);
        const { dueOn, rolledFrom } = dueDay(start, { unit: 'day', count }, calendar);
        const between = workdaysBetween(calendar, addDays(plain, -1), dueOn);
        if (!isWorkday(calendar, dueOn) || between !== 1 || (rolledFrom === null) !== (dueOn === plain)) expect.fail(`${start} + ${count} = ${dueOn}`);
      }
    }
  });
});
