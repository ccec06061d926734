import { expect, it } from 'vitest';
import { csvText } from '#shared/domain/sheet/csv.ts';

it('is what Excel and WPS read: marked UTF-8, CRLF, quoted where needed', () => {
  expect(
    csvText([
      ['社区', '户数'],
      ['松岭社区', 2_598],
      ['“引号”与"quote"', null],
      ['两行\n文字', 163.5],
    ]),
  ).toBe('\uFEFF社区,户数\r\n松岭社区,2598\r\n"“引号”与""quote""",\r\n"两行\n文字",163.5\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('text that a spreadsheet would run stays text: %j', (text) => {
  expect(
    csvText([[text]])
      .slice(1)
      .replaceAll('"', ''),
  ).toMatch(/^'/);
});

it('a negative number stays a number', () => {
  expect(csvText([[-5]])).toBe('\uFEFF-5\r\n');
});
