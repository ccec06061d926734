import { describe, expect, it } from 'vitest';
import { standardCalendar, standardYears } from '#shared/domain/calendar/standard.ts';
import { STATUTORY_LAW } from '#shared/domain/calendar/statutory.ts';
import { dayStatus, isWorkday, kindOfDay, missingYears, papersBetween, withYear, workCalendar } from '#shared/domain/calendar/workCalendar.ts';
import { addWorkdays, nextWorkday, workdayOnOrAfter, workdaysBetween, workdaysOfYear } from '#shared/domain/calendar/workdays.ts';
import { noticeRows, yearCalendar } from '#shared/domain/calendar/yearCalendar.ts';
import { addDays } from '#shared/domain/date.ts';

const calendar = standardCalendar();
const PAPER = { number: '国办发明电〔2026〕9号', title: '', url: '' };
const NEW_YEAR_2027 = yearCalendar(
  2027,
  [PAPER],
  [
    { from: '2026-12-31', to: '2027-01-02', kind: 'holiday', name: '元旦', paper: 0 },
    { from: '2027-01-03', to: '2027-01-03', kind: 'makeup', name: '元旦', paper: 0 },
  ],
);

describe('what the calendar says of a day', () => {
  it.each([
    ['2021-06-07', 'workday'],
    ['2021-06-05', 'rest'],
    ['2021-10-01', 'holiday'],
    ['2021-09-18', 'makeup'],
    ['2021-09-26', 'makeup'],
    ['2027-01-04', 'unknown'],
    ['2027-01-02', 'unknown'],
    ['2003-06-02', 'unknown'],
  ])('%s is %s', (day, kind) => {
    expect(kindOfDay(calendar, day)).toBe(kind);
  });

  it('names the holiday and the paper that sets it', () => {
    expect(dayStatus(calendar, '2025-10-06')).toEqual({
      kind: 'holiday',
      works: false,
      provisional: false,
      name: '国庆节、中秋节',
      paper: {
        number: '国办发明电〔2024〕12号',
        title: '国务院办公厅关于2025年部分节假日安排的通知',
        url: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
      },
    });
    expect(dayStatus(calendar, '2005-05-08')).toEqual({ kind: 'makeup', works: true, provisional: false, name: '劳动节', paper: null });
  });

  it('takes Monday to Friday but the statutory holidays for working days where no year is published, and marks it', () => {
    expect(dayStatus(calendar, '2027-01-01')).toEqual({ kind: 'holiday', works: false, provisional: true, name: '元旦', paper: STATUTORY_LAW });
    expect(dayStatus(calendar, '2027-01-04')).toEqual({ kind: 'workday', works: true, provisional: true, name: null, paper: null });
    // Four days of spring festival, none of them given back for the weekend before there is a notice.
    expect(['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'].map((day) => isWorkday(calendar, day))).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(dayStatus(calendar, '2028-10-03').name).toBe('国庆节、中秋节');
    expect(workdaysOfYear(calendar, 2027)).toBe(254);
    expect(isWorkday(withYear(calendar, NEW_YEAR_2027), '2027-02-05')).toBe(true);
    expect(dayStatus(calendar, '2030-06-08')).toMatchObject({ kind: 'rest', provisional: true });
    expect(missingYears(calendar, '2026-12-30', '2028-01-05')).toEqual([2027, 2028]);
  });

  it('knows a year between two loaded ones is missing, and stops its horizon before the gap', () => {
    const gapped = workCalendar(standardYears().filter(({ year }) => year !== 2024));
    expect(gapped.horizon).toBe(2023);
    expect(kindOfDay(gapped, '2024-02-04')).toBe('unknown');
    expect(kindOfDay(gapped, '2025-01-26')).toBe('makeup');
    expect(addWorkdays(gapped, '2023-12-28', 3)).toEqual({ day: '2024-01-02', provisional: true, missingYears: [2024] });
  });

  it('lets the next year’s notice set the last days of December', () => {
    const wider = withYear(calendar, NEW_YEAR_2027);
    expect(kindOfDay(calendar, '2026-12-31')).toBe('workday');
    expect(kindOfDay(wider, '2026-12-31')).toBe('holiday');
    expect(wider.horizon).toBe(2027);
  });

  it('cites the arrangement of each year touched, and a change only where it sets a day', () => {
    const numbers = (from: string, to: string): string[] => papersBetween(calendar, from, to).map(({ number }) => number);
    expect(numbers('2022-06-08', '2022-06-15')).toEqual(['国办发明电〔2021〕11号']);
    expect(numbers('2020-06-08', '2020-06-15')).toEqual(['国办发明电〔2019〕16号']);
    expect(numbers('2020-01-20', '2020-02-10')).toEqual(['国办发明电〔2019〕16号', '国办发明电〔2020〕1号']);
    expect(numbers('2018-12-25', '2018-12-31')).toEqual(['国办发明电〔2017〕12号', '国办发明电〔2018〕15号']);
    expect(numbers('2022-12-26', '2023-01-04')).toEqual(['国办发明电〔2021〕11号', '国办发明电〔2022〕16号']);
    expect(numbers('2005-06-08', '2005-06-15')).toEqual([]);
  });
});

describe('versions', () => {
  it('stay the same for the same content and change with any change of it', () => {
    expect(workCalendar([...standardYears()].reverse()).version).toBe(calendar.version);
    expect(withYear(calendar, NEW_YEAR_2027).version).not.toBe(calendar.version);
    const renamed = yearCalendar(
      2027,
      [PAPER],
      noticeRows(NEW_YEAR_2027).map((row) => ({ ...row, name: '元旦节' })),
    );
    expect(renamed.version).not.toBe(NEW_YEAR_2027.version);
    expect(yearCalendar(2027, [PAPER], noticeRows(NEW_YEAR_2027)).version).toBe(NEW_YEAR_2027.version);
    expect(withYear(withYear(calendar, renamed), NEW_YEAR_2027).version).toBe(withYear(calendar, NEW_YEAR_2027).version);
  });

  it('a calendar of no year, or of one year twice, is refused', () => {
    expect(() => workCalendar([])).toThrow('calendar_empty');
    expect(() => workCalendar([NEW_YEAR_2027, NEW_YEAR_2027])).toThrow('calendar_year_twice');
  });
});

describe('counting working days', () => {
  it('finds the next working day over a holiday and stops on a make-up Saturday', () => {
    expect(nextWorkday(calendar, '2021-10-01').day).toBe('2021-10-08');
    expect(nextWorkday(calendar, '2021-09-17').day).toBe('2021-09-18');
    expect(workdayOnOrAfter(calendar, '2021-09-18').day).toBe('2021-09-18');
    expect(workdayOnOrAfter(calendar, '2021-09-19').day).toBe('2021-09-22');
  });

  it('counts back to the day of a reminder', () => {
    expect(addWorkdays(calendar, '2022-06-01', -1).day).toBe('2022-05-31');
    expect(addWorkdays(calendar, '2021-10-08', -3).day).toBe('2021-09-28');
    expect(addWorkdays(calendar, '2021-06-20', 0).day).toBe('2021-06-18');
    expect(addWorkdays(calendar, '2021-06-18', 0).day).toBe('2021-06-18');
  });

  it('marks what was counted through an unpublished year, in both directions', () => {
    expect(nextWorkday(calendar, '2026-12-31')).toEqual({ day: '2027-01-04', provisional: true, missingYears: [2027] });
    expect(addWorkdays(calendar, '2027-01-05', -3)).toEqual({ day: '2026-12-30', provisional: true, missingYears: [2027] });
    expect(addWorkdays(calendar, '2026-12-28', 3)).toEqual({ day: '2026-12-31', provisional: false, missingYears: [] });
  });

  it('counts the same in constant time as day by day, also beyond both ends of the calendar', () => {
    let counted = 0;
    for (let day = '2003-11-01'; day <= '2028-03-01'; day = addDays(day, 1)) {
      if (workdaysBetween(calendar, '2003-10-31', day) !== counted + (isWorkday(calendar, day) ? 1 : 0)) expect.fail(day);
      counted += isWorkday(calendar, day) ? 1 : 0;
    }
    expect(workdaysBetween(calendar, '2021-06-22', '2021-06-07')).toBe(-10);
    expect(workdaysBetween(calendar, '2021-06-07', '2021-06-07')).toBe(0);
  });
});
