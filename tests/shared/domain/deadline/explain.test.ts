import { describe, expect, it } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { papersBetween } from '#shared/domain/calendar/workCalendar.ts';
import { addDays } from '#shared/domain/date.ts';
import { dueDay } from '#shared/domain/deadline/due.ts';
import { explainDue, groupDays } from '#shared/domain/deadline/explain.ts';
import type { Period } from '#shared/domain/deadline/period.ts';
import { deadlineHeadline, daySpan, groupSentence, periodText, provisionalText, stripDate, stripMark } from '#shared/words/calendar.ts';

const calendar = standardCalendar();

function strip(start: string, period: Period): string {
  return explainDue(start, period, calendar)
    .days.map((day) => `${stripDate(day)} ${stripMark(day)}`)
    .join('｜');
}

function sentences(start: string, period: Period): string[] {
  return groupDays(explainDue(start, period, calendar).days).map((group) => groupSentence(group, period.unit));
}

describe('期限怎么算', () => {
  it('shows the strip of the case page: 督办令, five working days from 2022-06-08', () => {
    expect(strip('2022-06-08', { unit: 'workday', count: 5 })).toBe(
      '6/8 三 送达｜6/9 四 1｜6/10 五 2｜6/11 六 休｜6/12 日 休｜6/13 一 3｜6/14 二 4｜6/15 三 5',
    );
    const papers = papersBetween(calendar, '2022-06-08', '2022-06-15').map(({ number }) => number);
    expect(deadlineHeadline('督办令', { unit: 'workday', count: 5 }, papers)).toBe('督办令 5 个工作日，送达次日起算；依据 国办发明电〔2021〕11号 工作日历');
  });

  it('gives every day of it with what the calendar says', () => {
    const { days, dueOn } = explainDue('2021-09-17', { unit: 'workday', count: 5 }, calendar);
    const paper = {
      number: '国办发明电〔2020〕27号',
      title: '国务院办公厅关于2021年部分节假日安排的通知',
      url: 'https://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm',
    };
    expect(dueOn).toBe('2021-09-26');
    expect(days).toEqual([
      { day: '2021-09-17', kind: 'start', dayKind: 'workday', count: null, name: null, paper: null, provisional: false },
      { day: '2021-09-18', kind: 'makeup', dayKind: 'makeup', count: 1, name: '中秋节', paper, provisional: false },
      { day: '2021-09-19', kind: 'holiday', dayKind: 'holiday', count: null, name: '中秋节', paper, provisional: false },
      { day: '2021-09-20', kind: 'holiday', dayKind: 'holiday', count: null, name: '中秋节', paper, provisional: false },
      { day: '2021-09-21', kind: 'holiday', dayKind: 'holiday', count: null, name: '中秋节', paper, provisional: false },
      { day: '2021-09-22', kind: 'counted', dayKind: 'workday', count: 2, name: null, paper: null, provisional: false },
      { day: '2021-09-23', kind: 'counted', dayKind: 'workday', count: 3, name: null, paper: null, provisional: false },
      { day: '2021-09-24', kind: 'counted', dayKind: 'workday', count: 4, name: null, paper: null, provisional: false },
      { day: '2021-09-25', kind: 'rest', dayKind: 'rest', count: null, name: null, paper: null, provisional: false },
      { day: '2021-09-26', kind: 'due', dayKind: 'makeup', count: 5, name: '国庆节', paper, provisional: false },
    ]);
  });

  it('says it in sentences, a whole holiday in one with its paper', () => {
    expect(sentences('2025-09-26', { unit: 'workday', count: 6 })).toEqual([
      '9月26日（星期五） 送达，当日不计',
      '9月27日（星期六） 休息日，不计',
      '9月28日（星期日） 国庆节、中秋节调休上班，国办发明电〔2024〕12号，第1个工作日',
      '9月29日—30日 第2—3个工作日',
      '10月1日—8日 国庆节、中秋节，国办发明电〔2024〕12号，放假不计',
      '10月9日—10日 第4—5个工作日',
      '10月11日（星期六） 第6个工作日，国庆节、中秋节调休上班，国办发明电〔2024〕12号，到期，当日反馈不算逾期',
    ]);
  });

  it('counts natural days over rest days and says why the last one moved', () => {
    expect(strip('2021-09-25', { unit: 'day', count: 7 })).toBe(
      '9/25 六 送达｜9/26 日 1｜9/27 一 2｜9/28 二 3｜9/29 三 4｜9/30 四 5｜10/1 五 6｜10/2 六 顺延｜10/3 日 假｜10/4 一 假｜10/5 二 假｜10/6 三 假｜10/7 四 假｜10/8 五 到期',
    );
    expect(sentences('2021-09-25', { unit: 'day', count: 7 }).slice(-3)).toEqual([
      '10月2日（星期六） 第7日，逢国庆节放假，国办发明电〔2020〕27号，顺延',
      '10月3日—7日 国庆节，国办发明电〔2020〕27号，放假不计',
      '10月8日（星期五） 到期，当日反馈不算逾期',
    ]);
  });

  it('shows a fixed day that lies before a late service as what it is', () => {
    expect(strip('2021-07-05', { unit: 'fixed', day: '2021-06-30' })).toBe('7/5 一 送达｜6/30 三 到期');
    expect(strip('2021-06-28', { unit: 'fixed', day: '2021-06-30' })).toBe('6/28 一 送达｜6/29 二 计｜6/30 三 到期');
  });

  it('marks the days of a year that is not published', () => {
    const { days, missingYears } = explainDue('2026-12-30', { unit: 'workday', count: 3 }, calendar);
    expect(days.filter(({ provisional }) => provisional).map(({ day }) => day)).toEqual(['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05']);
    expect(groupDays(days).map((group) => groupSentence(group, 'workday'))).toContain('1月1日（星期五） 元旦，《全国年节及纪念日放假办法》，放假不计');
    expect(provisionalText(missingYears)).toContain('2027年节假日未导入');
    expect(provisionalText([])).toBe('');
  });

  it('counts as many days as the period has, from every day of 2021–2022, and ends where the due day is', () => {
    for (let start = '2021-01-01'; start <= '2022-12-31'; start = addDays(start, 1)) {
      const whole = explainDue(start, { unit: 'workday', count: 60 }, calendar).days;
      for (let count = 1; count <= 60; count += 1) {
        const { dueOn } = dueDay(start, { unit: 'workday', count }, calendar);
        const counted = whole.filter((day) => day.day <= dueOn && day.count !== null).map((day) => day.count);
        if (counted.length !== count || counted.at(-1) !== count) expect.fail(`${start} + ${count}`);
      }
      for (const unit of ['workday', 'day', 'month'] as const) {
        const { days, dueOn } = explainDue(start, { unit, count: 2 }, calendar);
        const consecutive = days.every(({ day }, index) => day === addDays(start, index));
        if (!consecutive || days.at(-1)?.day !== dueOn || days.filter(({ kind }) => kind === 'due').length !== 1) expect.fail(`${start} ${unit}`);
      }
    }
  });
});

describe('words of periods and spans', () => {
  it('names periods and spans over months and years', () => {
    expect(periodText({ unit: 'workday', count: 10 })).toBe('10个工作日');
    expect(periodText({ unit: 'month', count: 3 })).toBe('3个月');
    expect(periodText({ unit: 'fixed', day: '2021-06-30' })).toBe('2021年6月30日前（含当日）');
    expect(daySpan('2021-10-01', '2021-10-08')).toBe('10月1日—8日');
    expect(daySpan('2021-09-30', '2021-10-02')).toBe('9月30日—10月2日');
    expect(daySpan('2022-12-31', '2023-01-02')).toBe('2022年12月31日—2023年1月2日');
  });
});
