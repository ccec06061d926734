import { describe, expect, test } from 'vitest';
import { caseStandingLong, caseStandingText, figureText, type CaseStanding } from '#shared/words/caseScreens.ts';
import { deskWords } from '#shared/words/desk.ts';
import { writeCaseFilter } from '#shared/domain/progress/address.ts';

const standing = (over: Partial<CaseStanding>, days: Partial<CaseStanding['standing']> = {}): CaseStanding => ({
  state: 'rectifying',
  stage: 'supervision',
  orderState: 'served',
  standing: { state: 'running', workdaysLeft: 4, workdaysOver: null, ...days },
  ...over,
});

describe('where a case stands', () => {
  test.each([
    [standing({}), '还剩 4 个工作日', '督办中 · 还剩 4 个工作日'],
    [standing({}, { state: 'overdue', workdaysOver: 3 }), '逾期 3 个工作日', '督办中 · 逾期 3 个工作日'],
    [standing({}, { state: 'overdue', workdaysOver: 0 }), '逾期', '督办中 · 已逾期'],
    [standing({ stage: 'accountability' }, { state: 'due_today', workdaysLeft: 0 }), '今日到期', '问责中 · 答复期限今日到期'],
    [standing({ state: 'returned' }, { state: 'not_started', workdaysLeft: null }), '退回整改', '退回整改，没有另定期限'],
    [standing({ state: 'ordered', orderState: 'drafted' }), '待审核', '待审核'],
    [standing({ state: 'ordered', orderState: 'issued' }), '待送达', '待送达'],
    [standing({ state: 'pending_close' }), '待销号', '待销号'],
  ])('%o is %s, in full %s', (row, short, long) => {
    expect([caseStandingText(row), caseStandingLong(row)]).toEqual([short, long]);
  });
});

test.each([
  ['2021-01-01', '2021-06-30', '2021.1–6'],
  ['2021-07-01', '2022-12-31', '2021.7–2022.12'],
  ['2023-01-01', '2023-12-31', '2023 全年'],
])('a phase from %s to %s is %s', (from, to, words) => {
  expect(deskWords.phaseSpan(from, to)).toBe(words);
});

test('a figure of the board is named by what it counts and as of when', () => {
  expect(figureText(writeCaseFilter({ asOf: '2022-06-07', foundFrom: '2021-07-01', overdueStage: 'supervision' }))).toBe(
    '看板：2021年7月1日起发现，督办令逾期，截至2022年6月7日',
  );
  expect(figureText('?')).toBe('看板的一个数字');
});
