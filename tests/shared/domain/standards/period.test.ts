import { expect, it } from 'vitest';
import { periodCheck, periodStart, type PeriodUnit } from '#shared/domain/standards/period.ts';
import { periodName } from '#shared/words/periods.ts';

it.each([
  ['month', '2021-02-28', '2021-02-01', '2021年2月'],
  ['month', '2021-12-01', '2021-12-01', '2021年12月'],
  ['quarter', '2021-03-31', '2021-01-01', '2021年第一季度'],
  ['quarter', '2021-11-22', '2021-10-01', '2021年第四季度'],
  ['half_year', '2021-06-30', '2021-01-01', '2021年上半年'],
  ['half_year', '2021-07-01', '2021-07-01', '2021年下半年'],
  ['year', '2021-12-31', '2021-01-01', '2021年度'],
] as ReadonlyArray<readonly [PeriodUnit, string, string, string]>)('the %s of %s begins on %s and is called %s… %s', (unit, day, start, name) => {
  expect([periodStart(unit, day), periodName(unit, periodStart(unit, day))]).toEqual([start, name]);
});

it.each([
  ['year', '2022-06-01', '2020-12-31', true],
  ['year', '2022-06-01', '2021-01-01', false],
  ['year', '2022-06-01', '2022-06-01', false],
  ['quarter', '2022-01-01', '2021-09-30', true],
  ['quarter', '2022-01-01', '2021-10-01', false],
  ['month', '2021-03-31', '2021-01-31', true],
  ['month', '2021-03-31', '2021-02-01', false],
] as ReadonlyArray<readonly [PeriodUnit, string, string, boolean]>)('by %s, judged on %s, a figure of %s is too old: %s', (unit, asOf, since, past) => {
  expect(periodCheck(unit, asOf).isPast(since)).toBe(past);
});
