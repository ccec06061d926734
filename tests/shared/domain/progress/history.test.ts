import { describe, expect, test } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import type { LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import { duesOf } from '#shared/domain/progress/history.ts';
import { caseView, type ProgressItem } from '#shared/domain/progress/rows.ts';

const budget = (seq: number, on: string, count: number): LedgerEntry => ({ seq, on, kind: 'budget', period: { unit: 'workday', count } });
const calendar = standardCalendar();

describe('due days read off the ledger', () => {
  test.each<readonly [string, readonly LedgerEntry[], ReadonlyArray<readonly [string, string | null]>]>([
    ['not served', [budget(1, '2021-06-07', 10)], []],
    ['served', [budget(1, '2021-06-07', 10), { seq: 2, on: '2021-06-07', kind: 'service' }], [['2021-06-07', '2021-06-22']]],
    [
      'extended',
      [
        budget(1, '2021-06-07', 10),
        { seq: 2, on: '2021-06-07', kind: 'service' },
        { seq: 3, on: '2021-06-20', kind: 'extend', period: { unit: 'fixed', day: '2021-07-15' }, askedOn: '2021-06-18' },
      ],
      [
        ['2021-06-07', '2021-06-22'],
        ['2021-06-20', '2021-07-15'],
      ],
    ],
    [
      'suspended and resumed',
      [
        budget(1, '2021-06-07', 10),
        { seq: 2, on: '2021-06-07', kind: 'service' },
        { seq: 3, on: '2021-06-15', kind: 'suspend' },
        { seq: 4, on: '2021-06-29', kind: 'resume' },
      ],
      [
        ['2021-06-07', '2021-06-22'],
        ['2021-06-15', null],
        ['2021-06-29', '2021-07-06'],
      ],
    ],
    [
      'returned with a new day',
      [
        budget(1, '2021-06-07', 10),
        { seq: 2, on: '2021-06-07', kind: 'service' },
        { seq: 3, on: '2021-06-24', kind: 'budget', period: { unit: 'fixed', day: '2021-07-09' } },
        { seq: 4, on: '2021-06-24', kind: 'service' },
      ],
      [
        ['2021-06-07', '2021-06-22'],
        ['2021-06-24', null],
        ['2021-06-24', '2021-07-09'],
      ],
    ],
    [
      'answered, and the day of the answer corrected',
      [
        budget(1, '2021-07-05', 3),
        { seq: 2, on: '2021-07-05', kind: 'service' },
        { seq: 3, on: '2021-07-14', kind: 'answered' },
        { seq: 4, on: '2021-07-07', kind: 'answered' },
      ],
      [
        ['2021-07-05', '2021-07-08'],
        ['2021-07-07', null],
      ],
    ],
  ])('%s', (_, entries, expected) => {
    expect(duesOf(entries, calendar).map(({ from, dueOn }) => [from, dueOn])).toEqual(expected);
  });
});

test('while suspended nothing is overdue, before and after it may be', () => {
  const dues = duesOf(
    [
      budget(1, '2021-06-07', 10),
      { seq: 2, on: '2021-06-07', kind: 'service' },
      { seq: 3, on: '2021-06-15', kind: 'suspend' },
      { seq: 4, on: '2021-06-29', kind: 'resume' },
    ],
    calendar,
  );
  const item: ProgressItem = {
    stage: 'rectification',
    issuedOn: '2021-06-07',
    servedOn: '2021-06-07',
    acknowledgedOn: null,
    dues,
    reports: [],
    rechecks: [],
    closedOn: null,
    takenBack: [],
    escalations: [],
    voidedOn: null,
  };
  const overdue = (asOf: string) =>
    caseView(
      {
        id: 'c',
        communityId: 's',
        unitId: 'u',
        ruleId: null,
        task: null,
        foundOn: '2021-06-01',
        closedOn: null,
        takenBack: [],
        relapseOf: null,
        items: [item],
      },
      asOf,
    )?.overdue;
  expect(['2021-06-14', '2021-06-23', '2021-07-06', '2021-07-07'].map(overdue)).toEqual([false, false, false, true]);
});
