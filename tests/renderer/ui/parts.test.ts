import { describe, expect, test } from 'vitest';
import { barShares } from '#ui/ui/ThresholdBar.tsx';
import { readDay } from '#ui/ui/DayInput.tsx';
import { problemOf } from '#ui/ui/FileDrop.tsx';
import { secondsLeft } from '#ui/ui/JobProgress.tsx';
import { searchText } from '#ui/ui/SearchInput.tsx';
import { visibleKeys } from '#ui/ui/list/useColumns.ts';
import { nextIndex } from '#ui/ui/list/useRowKeys.ts';
import { nextPage } from '#ui/ui/projection/pages.ts';

describe('threshold bar', () => {
  test('52 of 40 fills the bar and puts the tick where 40 is', () => {
    expect(barShares(52, 40)).toEqual({ fill: 100, tick: (40 / 52) * 100 });
  });
  test('46 of 50 stops short of the tick at the end', () => {
    expect(barShares(46, 50)).toEqual({ fill: 92, tick: 100 });
  });
  test('a value far beyond leaves the tick readable', () => {
    expect(barShares(5000, 40).tick).toBeCloseTo(76.92, 1);
  });
  test('nothing there draws only the tick', () => {
    expect(barShares(0, 30)).toEqual({ fill: 0, tick: 100 });
  });
});

describe('a typed day', () => {
  test.each(['20240501', '2024.5.1', '2024年5月1日', '２０２４－５－１', ' 2024/5/1 '])('%s is 1 May 2024', (text) => {
    expect(readDay(text)).toEqual({ day: '2024-05-01', problem: null });
  });
  test('an empty field is no day and no problem', () => {
    expect(readDay('  ')).toEqual({ day: null, problem: null });
  });
  test('a day that does not exist is answered with the ways to write one', () => {
    expect(readDay('2023-02-29').problem).toContain('没有认出“2023-02-29”');
  });
  test('a day outside the limits names the limit', () => {
    expect(readDay('2024.5.1', '2024-05-02').problem).toContain('2024年5月2日');
    expect(readDay('2024.5.1', undefined, '2024-04-30').problem).toContain('2024年4月30日');
  });
});

describe('files picked', () => {
  test('the ending counts whatever its case', () => {
    expect(problemOf('名册.XLSX', 10, ['.xlsx', '.xls'], 100)).toBeNull();
  });
  test('a wrong kind is refused by name', () => {
    expect(problemOf('名册.pdf', 10, ['.xlsx'], 100)).toContain('“名册.pdf”不是 .xlsx 文件');
  });
  test('a file over the limit is refused with the limit', () => {
    expect(problemOf('名册.xlsx', 31 * 1024 * 1024, ['.xlsx'], 30 * 1024 * 1024)).toContain('超过 30.0 MB');
  });
});

describe('time left of long work', () => {
  test('is told from the pace so far', () => {
    expect(secondsLeft(400, 1200, 6_000)).toBe(12);
  });
  test('is not guessed in the first seconds, nor without a total', () => {
    expect([secondsLeft(400, 1200, 1_000), secondsLeft(10, 1200, 6_000), secondsLeft(400, null, 6_000)]).toEqual([null, null, null]);
  });
});

describe('lists', () => {
  const columns = [
    { key: 'name', title: '社区', cell: () => '', fixed: true },
    { key: 'homes', title: '户数', cell: () => '' },
    { key: 'note', title: '备注', cell: () => '', hidden: true },
  ];
  test('hidden columns wait until chosen; fixed ones always show', () => {
    expect(visibleKeys(columns, null)).toEqual(['name', 'homes']);
    expect(visibleKeys(columns, ['note'])).toEqual(['name', 'note']);
  });
  test('a column that no longer exists is dropped from an old choice', () => {
    expect(visibleKeys(columns, ['homes', 'gone'])).toEqual(['name', 'homes']);
  });
  test('arrows, Home and End stay inside the list', () => {
    expect([
      nextIndex('ArrowDown', 4, 5),
      nextIndex('ArrowUp', 0, 5),
      nextIndex('Home', 3, 5),
      nextIndex('End', 0, 5),
      nextIndex('x', 1, 5),
      nextIndex('End', 0, 0),
    ]).toEqual([4, 0, 0, 4, null, null]);
  });
  test('what is searched for has ordinary digits and letters and no outer blanks', () => {
    expect(searchText('　ＧＺ－２０２２ ')).toBe('GZ-2022');
  });
});

describe('projection', () => {
  test('the keys of a clicker turn pages and stop at both ends', () => {
    expect([
      nextPage('PageDown', 0, 3),
      nextPage('PageDown', 2, 3),
      nextPage('PageUp', 0, 3),
      nextPage(' ', 1, 3),
      nextPage(' ', 1, 3, true),
      nextPage('b', 1, 3),
    ]).toEqual([1, 2, 0, 2, 0, null]);
  });
});
