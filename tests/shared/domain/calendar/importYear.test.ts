import { describe, expect, it } from 'vitest';
import { importYear, readCalendarTable, type YearImport } from '#shared/domain/calendar/importYear.ts';
import { readNotice } from '#shared/domain/calendar/notice.ts';
import { standardYears } from '#shared/domain/calendar/standard.ts';
import { noticeRows } from '#shared/domain/calendar/yearCalendar.ts';
import { errorWords } from '#shared/words/errors.ts';

const PAPER = { number: '国办发明电〔2025〕7号', title: '国务院办公厅关于2026年部分节假日安排的通知', url: '' };

const TABLE = [
  '日期\t类型\t名称\t文号',
  '2026年1月1日至3日\t放假\t元旦\t',
  '1月4日\t上班\t元旦\t',
  '2026-02-15~2026-02-23\t放假调休\t春节\t国办发明电[2025]7号',
  '2月14日\t上班\t春节\t',
  '2026.2.28\t调休上班\t春节\t',
  '4月4日—6日\t放假\t清 明 节\t',
  '5月1日-5月5日\t放假\t劳动节\t',
  '20260509\t补班\t劳动节\t',
  '6月19日至21日\t休\t端午节\t',
  '9月25日—27日\t放假\t中秋节\t',
  '10月1日（星期四）至7日（星期三）\t放假\t国庆节\t',
  '9月20日（星期日）\t上班\t国庆节\t',
  '１０月１０日\t上班\t国庆节\t',
];

function problems(result: YearImport): string[] {
  return result.ok ? [] : result.problems.map(({ code, data }) => `${data.row} ${code}`);
}

function importTable(lines: readonly string[], paper: typeof PAPER | null = PAPER): YearImport {
  return importYear(2026, readCalendarTable(lines.join('\n')) ?? [], paper);
}

describe('importing a year from a table', () => {
  it('reads what a clerk retypes from the notice, in several spellings, to the very calendar of that year', () => {
    const result = importTable(TABLE);
    expect(problems(result)).toEqual([]);
    if (!result.ok) return;
    const shipped = standardYears().find(({ year }) => year === 2026);
    expect(result.calendar.days).toEqual(shipped?.days);
    expect(result.calendar.papers).toEqual([PAPER]);
  });

  it('reads CSV with quotes and another order of columns, and JSON', () => {
    const csv = readCalendarTable('节日,日期,依据,性质\n"元旦, 2026",2026-01-01至2026-01-03,,放假\n');
    expect(csv).toEqual([{ row: 2, day: '2026-01-01至2026-01-03', kind: '放假', name: '元旦, 2026', paper: '' }]);
    expect(readCalendarTable('[{"day":"2026-01-01","kind":"holiday","name":"元旦"}]')).toEqual([
      { row: 1, day: '2026-01-01', kind: 'holiday', name: '元旦', paper: '' },
    ]);
  });

  it('keeps the line numbers of the source over empty lines', () => {
    expect(readCalendarTable('日期,类型,名称\n\n1月1日,放假,元旦\n')?.map(({ row }) => row)).toEqual([3]);
  });

  it.each(['', '   ', '今天天气好', '[1,2', '{"a":1}'])('「%s」 is no table', (text) => {
    expect(readCalendarTable(text)).toBeNull();
  });

  it('reports every bad row at once, with its row', () => {
    const result = importTable([
      ...TABLE.slice(0, 4),
      '2.14\t上班\t春节\t',
      '2月30日\t放假\t春节\t',
      '2月10日\t半天\t春节\t',
      '2月28日\t上班\t\t',
      '2027-01-01\t放假\t元旦\t',
      '5月11日\t上班\t劳动节\t',
      '1月2日\t放假\t元旦\t',
      '6月19日\t放假\t端午节\t通知',
      '5月5日至5月1日\t放假\t劳动节\t',
      '1月1日至12月31日\t放假\t元旦\t',
    ]);
    expect(problems(result)).toEqual([
      '5 calendar_row_day',
      '6 calendar_row_day',
      '7 calendar_row_kind',
      '8 calendar_row_name',
      '9 calendar_row_outside',
      '10 calendar_row_makeup_weekday',
      '11 calendar_row_double',
      '12 calendar_row_no_paper',
      '13 calendar_row_day',
      '14 calendar_row_day',
    ]);
  });

  it('refuses a year in which a statutory holiday or day is absent', () => {
    expect(problems(importTable(TABLE.filter((line) => !line.includes('端午'))))).toEqual(['0 calendar_holiday_absent']);
    expect(problems(importTable(TABLE.map((line) => line.replace('10月1日（星期四）至7日（星期三）', '10月2日至7日'))))).toEqual([
      '0 calendar_statutory_day_absent',
    ]);
    expect(problems(importTable([]))).toEqual(['0 calendar_no_rows']);
  });

  it('wants a paper for every row', () => {
    expect(problems(importTable(['1月1日\t放假\t元旦\t'], null))).toEqual(['1 calendar_row_no_paper']);
    const own = importTable(
      TABLE.slice(1).map((line) => `${line.split('\t').slice(0, 3).join('\t')}\t国办发明电（2025）7号`),
      null,
    );
    expect(own.ok && own.calendar.papers).toEqual([{ number: '国办发明电〔2025〕7号', title: '', url: '' }]);
  });

  it('has words for every problem it reports', () => {
    for (const code of [
      'calendar_not_a_table',
      'calendar_no_rows',
      'calendar_row_day',
      'calendar_row_kind',
      'calendar_row_name',
      'calendar_row_outside',
      'calendar_row_makeup_weekday',
      'calendar_row_double',
      'calendar_row_no_paper',
      'calendar_holiday_absent',
      'calendar_statutory_day_absent',
    ]) {
      expect(errorWords[code]?.({ row: 3, day: '2026-05-11', year: 2026, value: '甲', first: 2, name: '端午节' })).toMatch(/[。]$/);
    }
    expect(errorWords['calendar_row_makeup_weekday']?.({ row: 3, day: '2026-05-11' })).toBe(
      '第 3 行：2026年5月11日是周一至周五，本来就是工作日，不会是调休上班。请核对日期。',
    );
  });
});

const NOTICE_2022 = `国务院办公厅关于2022年
部分节假日安排的通知
国办发明电〔2021〕11号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2022年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：2022年1月1日至3日放假，共3天。
　　二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。
　　三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。
　　四、劳动节：4月30日至5月4日放假调休，共5天。4月24日（星期日）、5月7日（星期六）上班。
　　五、端午节：6月3日至5日放假，共3天。
　　六、中秋节：9月10日至12日放假，共3天。
　　七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2021年10月25日`;

const NOTICE_2017 = `国务院办公厅关于2017年部分节假日安排的通知 国办发明电[2016]17号 一、元旦:1月1日放假,1月2日(星期一)补休。二、春节:1月27日至2月2日放假调休,共7天。1月22日(星期日)、2月4日(星期六)上班。
三、清明节:4月2日至4日放假调休,共3天。4月1日(星期六)上班。四、劳动节:5月1日放假,与周末连休。五、端午节:5月28日至30日放假调休,共3天。5月27日(星期六)上班。
六、中秋节、国庆节:10月1日至8日放假调休,共8天。9月30日(星期六)上班。`;

const NOTICE_2019 = `国务院办公厅关于2019年部分节假日安排的通知 国办发明电〔2018〕15号
一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日放假。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`;

describe('importing a year from the text of its notice', () => {
  it.each([
    [2022, NOTICE_2022],
    [2017, NOTICE_2017],
  ])('the text for %i, pasted as it is, makes the calendar shipped for that year', (year, text) => {
    const notice = readNotice(text);
    const result = importYear(year, notice?.rows ?? [], notice?.paper ?? null);
    expect(problems(result)).toEqual([]);
    const shipped = standardYears().find((loaded) => loaded.year === year);
    expect(result.ok && result.calendar.days).toEqual(shipped?.days);
    expect(notice?.paper.number).toBe(shipped?.papers[0]?.number);
  });

  it('understands a New Year’s holiday that begins in December', () => {
    const notice = readNotice(NOTICE_2019);
    const result = importYear(2019, notice?.rows ?? [], notice?.paper ?? null);
    expect(result.ok && noticeRows(result.calendar).slice(0, 2)).toEqual([
      { from: '2018-12-29', to: '2018-12-29', kind: 'makeup', name: '元旦', paper: 0 },
      { from: '2018-12-30', to: '2019-01-01', kind: 'holiday', name: '元旦', paper: 0 },
    ]);
  });

  it('leaves a day it cannot place to the person: it comes back as a row with a problem', () => {
    const notice = readNotice(NOTICE_2022.replace('6月3日至5日', '6月31日至5日'));
    expect(problems(importYear(2022, notice?.rows ?? [], notice?.paper ?? null))).toEqual(['5 calendar_row_day']);
  });

  it.each(['', '放假通知', NOTICE_2022.replace('〔2021〕11号', ''), NOTICE_2022.split('一、')[0] ?? ''])(
    'a text without title, number or items is no notice',
    (text) => {
      expect(readNotice(text)).toBeNull();
    },
  );
});
