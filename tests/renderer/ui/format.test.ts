import { describe, expect, test } from 'vitest';
import { clockOf, dayDense, daySlash, dayWithWeekday, fileSize, instantNear, percent, scaled, share, signed, timeLeft, whole, yuan } from '#ui/ui/format.ts';

describe('figures as people read them', () => {
  test('whole numbers get thousands; nothing filled in is a dash, never 0', () => {
    expect([whole(0), whole(999), whole(1234567), whole(-2598), whole(null)]).toEqual(['0', '999', '1,234,567', '−2,598', '—']);
  });
  test('areas in 0.01 ㎡ lose trailing zeros only', () => {
    expect([scaled(16300), scaled(16350), scaled(16305), scaled(-5), scaled(123456789), scaled(null)]).toEqual([
      '163',
      '163.5',
      '163.05',
      '−0.05',
      '1,234,567.89',
      '—',
    ]);
  });
  test('money in 分 shows 元, with both decimals when there are 角 or 分', () => {
    expect([yuan(250000), yuan(123456), yuan(123450), yuan(null)]).toEqual(['2,500', '1,234.56', '1,234.50', '—']);
  });
  test('shares in 0.01 % show one decimal, half rounded up', () => {
    expect([percent(7840), percent(6920), percent(10000), percent(6545), percent(null)]).toEqual(['78.4%', '69.2%', '100.0%', '65.5%', '—']);
  });
  test('a share of nothing is a dash, not 0 %', () => {
    expect([share(55, 84), share(0, 7), share(0, 0)]).toEqual(['65.5%', '0.0%', '—']);
  });
  test('differences carry their sign', () => {
    expect([signed(18), signed(0), signed(-3)]).toEqual(['+18', '0', '−3']);
  });
});

describe('days and moments', () => {
  test('days by place: dense column, strip, page head', () => {
    expect([dayDense('2022-06-07'), daySlash('2022-06-12'), dayWithWeekday('2022-06-07')]).toEqual(['2022.6.7', '6/12 日', '2022年6月7日 星期二']);
  });
  test('an instant is told in China: 16:30 UTC is half past midnight of the next day', () => {
    expect([clockOf('2022-06-06T16:30:00.000Z'), instantNear('2022-06-06T16:30:00.000Z', '2022-06-07')]).toEqual(['00:30', '今日 00:30']);
  });
  test('older moments name the day, those of other years the year', () => {
    expect([instantNear('2022-06-03T00:02:00.000Z', '2022-06-07'), instantNear('2021-12-31T00:02:00.000Z', '2022-06-07')]).toEqual([
      '6月3日 08:02',
      '2021年12月31日',
    ]);
  });
});

describe('sizes and time left', () => {
  test('file sizes step up at 1024', () => {
    expect([fileSize(820), fileSize(12_698), fileSize(31_457_280)]).toEqual(['820 B', '12.4 KB', '30.0 MB']);
  });
  test('time left is told roughly: steps of five seconds, then minutes', () => {
    expect([timeLeft(2), timeLeft(37), timeLeft(61)]).toEqual(['约 5 秒', '约 40 秒', '约 2 分钟']);
  });
});
