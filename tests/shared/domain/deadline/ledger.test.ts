import { describe, expect, it } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { addDays, type Day } from '#shared/domain/date.ts';
import { dueDay } from '#shared/domain/deadline/due.ts';
import { groupDays } from '#shared/domain/deadline/explain.ts';
import { appendLedger, explainLedger, projectLedger, type LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import type { Period } from '#shared/domain/deadline/period.ts';
import { standing } from '#shared/domain/deadline/standing.ts';
import { groupSentence, stripDate, stripMark } from '#shared/words/calendar.ts';
import { errorWords } from '#shared/words/errors.ts';

const calendar = standardCalendar();
const TEN: Period = { unit: 'workday', count: 10 };

type Line = readonly ['budget' | 'extend', Day, Period] | readonly ['extend', Day, Period, Day] | readonly ['service' | 'suspend' | 'resume', Day];

/** A ledger from lines, through every check of `appendLedger`. */
function ledger(...lines: readonly Line[]): readonly LedgerEntry[] {
  return lines.reduce<readonly LedgerEntry[]>((entries, line, index) => appendLedger(entries, entry(line, index + 1), calendar), []);
}

function entry(line: Line, seq: number): LedgerEntry {
  const [kind, on, period, askedOn] = line;
  if (kind === 'budget') return { seq, on, kind, period };
  if (kind === 'extend') return { seq, on, kind, period, askedOn: askedOn ?? on };
  return { seq, on, kind };
}

const SERVED = [
  ['budget', '2021-06-04', TEN],
  ['service', '2021-06-07'],
] as const;

describe('the due day of a ledger', () => {
  it('does not run before service', () => {
    expect(projectLedger([], calendar)).toMatchObject({ state: 'no_period', dueOn: null });
    expect(projectLedger(ledger(['budget', '2021-06-04', TEN]), calendar)).toMatchObject({ state: 'not_served', dueOn: null, period: TEN });
  });

  it('runs from the day of service, which is not counted, and remembers the calendar', () => {
    expect(projectLedger(ledger(...SERVED), calendar)).toEqual({
      state: 'running',
      dueOn: '2021-06-22',
      provisional: false,
      missingYears: [],
      rolledFrom: null,
      servedOn: '2021-06-07',
      period: TEN,
      suspendedDays: 0,
      suspendedSince: null,
      extensions: 0,
      calendarVersion: calendar.version,
    });
  });

  it('an order served late is due later: what counts is service, not issue', () => {
    expect(projectLedger(ledger(['budget', '2021-06-04', TEN], ['service', '2021-06-18']), calendar).dueOn).toBe('2021-07-02');
  });

  it('a corrected service moves the due day', () => {
    expect(projectLedger(ledger(...SERVED, ['service', '2021-06-08']), calendar)).toMatchObject({ dueOn: '2021-06-23', servedOn: '2021-06-08' });
  });

  it('returned with a new date: a new period with its own service, the old one forgotten', () => {
    const entries = ledger(...SERVED, ['extend', '2021-06-15', TEN], ['budget', '2021-07-01', { unit: 'workday', count: 3 }], ['service', '2021-07-01']);
    expect(projectLedger(entries.slice(0, 4), calendar).state).toBe('not_served');
    expect(projectLedger(entries, calendar)).toMatchObject({ dueOn: '2021-07-06', extensions: 0, period: { unit: 'workday', count: 3 } });
  });

  it('is 暂定 beyond the published years', () => {
    const entries = ledger(['budget', '2026-12-29', { unit: 'workday', count: 3 }], ['service', '2026-12-30']);
    expect(projectLedger(entries, calendar)).toMatchObject({ dueOn: '2027-01-05', provisional: true, missingYears: [2027] });
  });

  it('gives the same whatever order the entries are read in', () => {
    const entries = ledger(...SERVED, ['suspend', '2021-06-10'], ['resume', '2021-06-15'], ['extend', '2021-06-16', { unit: 'workday', count: 2 }]);
    expect(projectLedger(entries.toReversed(), calendar)).toEqual(projectLedger(entries, calendar));
  });
});

describe('suspension', () => {
  it('stops the clock: no due day, and nothing to be overdue', () => {
    const due = projectLedger(ledger(...SERVED, ['suspend', '2021-06-10']), calendar);
    expect(due).toMatchObject({ state: 'suspended', dueOn: null, suspendedSince: '2021-06-10' });
    expect(standing({ due, today: '2022-06-10', reportedOn: null, closed: false }, calendar)).toEqual({
      state: 'stopped',
      workdaysLeft: null,
      workdaysOver: 0,
      daysOver: 0,
    });
  });

  it('adds the working days it really took', () => {
    // 10, 11, 15 and 16 June are the working days from suspension to resumption on the 17th (12–14 端午节).
    const entries = ledger(...SERVED, ['suspend', '2021-06-10'], ['resume', '2021-06-17']);
    expect(projectLedger(entries, calendar)).toMatchObject({ state: 'running', dueOn: '2021-06-28', suspendedDays: 7, suspendedSince: null });
  });

  it('adds the natural days it really took, and rolls only then', () => {
    const entries = ledger(
      ['budget', '2021-09-01', { unit: 'day', count: 20 }],
      ['service', '2021-09-01'],
      ['suspend', '2021-09-06'],
      ['resume', '2021-09-16'],
    );
    expect(projectLedger(entries, calendar)).toMatchObject({ dueOn: '2021-10-08', rolledFrom: '2021-10-01', suspendedDays: 10 });
  });

  it.each([
    [{ unit: 'month', count: 1 }, '2021-07-12'],
    [{ unit: 'fixed', day: '2021-07-02' }, '2021-07-07'],
  ] as const)('moves months and fixed days by its length: %o', (period, dueOn) => {
    const entries = ledger(['budget', '2021-06-04', period], ['service', '2021-06-07'], ['suspend', '2021-06-10'], ['resume', '2021-06-15']);
    expect(projectLedger(entries, calendar).dueOn).toBe(dueOn);
  });

  it('on a rest day, or resumed the same day, costs nothing', () => {
    expect(projectLedger(ledger(...SERVED, ['suspend', '2021-06-12'], ['resume', '2021-06-14']), calendar)).toMatchObject({
      dueOn: '2021-06-22',
      suspendedDays: 2,
    });
    expect(projectLedger(ledger(...SERVED, ['suspend', '2021-06-10'], ['resume', '2021-06-10']), calendar)).toMatchObject({
      dueOn: '2021-06-22',
      suspendedDays: 0,
    });
  });

  it('on the very due day leaves one day after it; after the due day it does not revive the period', () => {
    expect(projectLedger(ledger(...SERVED, ['suspend', '2021-06-22'], ['resume', '2021-06-28']), calendar).dueOn).toBe('2021-06-28');
    expect(projectLedger(ledger(...SERVED, ['suspend', '2021-06-23'], ['resume', '2021-06-28']), calendar).dueOn).toBe('2021-06-22');
  });

  it.each([
    ['on the last natural day', '2021-06-07', 3, '2021-06-10', '2021-06-15', '2021-06-15'],
    ['on the day of service, which never counted', '2021-06-07', 2, '2021-06-07', '2021-06-08', '2021-06-09'],
    ['while the end rolls over a holiday', '2021-06-05', 7, '2021-06-14', '2021-06-17', '2021-06-17'],
  ])('%s, is added as it was', (_where, on, count, from, to, dueOn) => {
    const entries = ledger(['budget', on, { unit: 'day', count }], ['service', on], ['suspend', from], ['resume', to]);
    expect(projectLedger(entries, calendar).dueOn).toBe(dueOn);
    expect(explainLedger(entries, calendar).days.at(-1)).toMatchObject({ day: dueOn, kind: 'due' });
  });

  it('twice adds both', () => {
    const entries = ledger(...SERVED, ['suspend', '2021-06-08'], ['resume', '2021-06-10'], ['suspend', '2021-06-10'], ['resume', '2021-06-16']);
    expect(projectLedger(entries, calendar)).toMatchObject({ dueOn: '2021-06-29', suspendedDays: 8 });
  });

  it('shifts by exactly the working days inside it, for every suspension of 1–20 days within a period', () => {
    for (let offset = 1; offset <= 9; offset += 1) {
      for (let length = 1; length <= 20; length += 1) {
        const from = addDays('2021-09-10', offset);
        const to = addDays(from, length);
        const { dueOn } = projectLedger(ledger(['budget', '2021-09-10', TEN], ['service', '2021-09-10'], ['suspend', from], ['resume', to]), calendar);
        const { days } = explainLedger(ledger(['budget', '2021-09-10', TEN], ['service', '2021-09-10'], ['suspend', from], ['resume', to]), calendar);
        const counted = days.filter(({ count }) => count !== null);
        if (counted.length !== 10 || days.at(-1)?.day !== dueOn || counted.some(({ day }) => day >= from && day < to)) expect.fail(`${from}–${to}: ${dueOn}`);
      }
    }
  });
});

describe('extension', () => {
  it('by working days counts on from the due day', () => {
    expect(projectLedger(ledger(...SERVED, ['extend', '2021-06-21', { unit: 'workday', count: 5 }]), calendar)).toMatchObject({
      dueOn: '2021-06-29',
      extensions: 1,
    });
  });

  it('to a fixed day takes that day', () => {
    expect(projectLedger(ledger(...SERVED, ['extend', '2021-06-21', { unit: 'fixed', day: '2021-07-10' }]), calendar).dueOn).toBe('2021-07-10');
  });

  it('asked on the due day is in time, the day after is too late; what counts is the asking, not the approval', () => {
    expect(projectLedger(ledger(...SERVED, ['extend', '2021-06-24', { unit: 'workday', count: 5 }, '2021-06-22']), calendar).dueOn).toBe('2021-06-29');
    expect(() => ledger(...SERVED, ['extend', '2021-06-24', { unit: 'workday', count: 5 }, '2021-06-23'])).toThrow('extension_after_expiry');
  });

  it('must give a later day', () => {
    expect(() => ledger(...SERVED, ['extend', '2021-06-21', { unit: 'fixed', day: '2021-06-22' }])).toThrow('extension_not_later');
  });

  it('a suspension after it is added to the agreed day, one before it is in it already', () => {
    const until = { unit: 'fixed', day: '2021-07-09' } as const;
    expect(projectLedger(ledger(...SERVED, ['extend', '2021-06-08', until], ['suspend', '2021-06-10'], ['resume', '2021-06-13']), calendar).dueOn).toBe(
      '2021-07-12',
    );
    expect(projectLedger(ledger(...SERVED, ['suspend', '2021-06-10'], ['resume', '2021-06-13'], ['extend', '2021-06-15', until]), calendar).dueOn).toBe(
      '2021-07-09',
    );
  });

  it('explains both stretches, with the former due day, in order and ending on the due day', () => {
    const until = { unit: 'fixed', day: '2021-07-09' } as const;
    for (const entries of [
      ledger(...SERVED, ['extend', '2021-06-08', until], ['suspend', '2021-06-10'], ['resume', '2021-06-13']),
      ledger(...SERVED, ['extend', '2021-06-08', { unit: 'workday', count: 4 }], ['suspend', '2021-06-10'], ['resume', '2021-06-30']),
      ledger(...SERVED, ['extend', '2021-06-08', until], ['service', '2021-07-05']),
    ]) {
      const { days, dueOn } = explainLedger(entries, calendar);
      const order = days.map(({ day }) => day);
      expect(order).toEqual([...new Set(order)].toSorted());
      expect(days.at(-1)).toMatchObject({ day: dueOn, kind: 'due' });
    }
  });
});

describe('the strip of a ledger', () => {
  it('shows suspension, extension and the former due day', () => {
    const entries = ledger(
      ['budget', '2022-06-08', { unit: 'workday', count: 5 }],
      ['service', '2022-06-08'],
      ['suspend', '2022-06-10'],
      ['resume', '2022-06-14'],
      ['extend', '2022-06-16', { unit: 'workday', count: 2 }],
    );
    const { days, dueOn } = explainLedger(entries, calendar);
    expect(dueOn).toBe('2022-06-21');
    expect(days.map((day) => `${stripDate(day)} ${stripMark(day)}`).join('｜')).toBe(
      '6/8 三 送达｜6/9 四 1｜6/10 五 停｜6/11 六 停｜6/12 日 停｜6/13 一 停｜6/14 二 2｜6/15 三 3｜6/16 四 4｜6/17 五 5｜6/18 六 休｜6/19 日 休｜6/20 一 1｜6/21 二 2',
    );
    expect(
      groupDays(days)
        .filter(({ kind }) => kind === 'suspended' || kind === 'former_due')
        .map((group) => groupSentence(group, 'workday')),
    ).toEqual(['6月10日—13日 暂停，不计', '6月17日（星期五） 第5个工作日，原到期日，已批准延期']);
  });

  it('ends with the suspension while it is open, and is empty before service', () => {
    const { days } = explainLedger(ledger(...SERVED, ['suspend', '2021-06-10']), calendar);
    expect(days.map(({ day, kind, count }) => [day, kind, count])).toEqual([
      ['2021-06-07', 'start', null],
      ['2021-06-08', 'counted', 1],
      ['2021-06-09', 'counted', 2],
      ['2021-06-10', 'suspended', null],
    ]);
    expect(explainLedger(ledger(['budget', '2021-06-04', TEN]), calendar).days).toEqual([]);
  });

  it('is the plain explanation when nothing happened but service', () => {
    expect(explainLedger(ledger(...SERVED), calendar)).toMatchObject(dueDay('2021-06-07', TEN, calendar));
  });
});

describe('entries that contradict each other are refused', () => {
  const fixtures: ReadonlyArray<readonly [string, readonly Line[]]> = [
    ['ledger_no_period', [['service', '2021-06-07']]],
    [
      'ledger_not_served',
      [
        ['budget', '2021-06-04', TEN],
        ['suspend', '2021-06-07'],
      ],
    ],
    [
      'ledger_not_served',
      [
        ['budget', '2021-06-04', TEN],
        ['extend', '2021-06-07', TEN],
      ],
    ],
    ['ledger_not_suspended', [...SERVED, ['resume', '2021-06-10']]],
    ['ledger_suspended', [...SERVED, ['suspend', '2021-06-10'], ['suspend', '2021-06-11']]],
    ['ledger_suspended', [...SERVED, ['suspend', '2021-06-10'], ['extend', '2021-06-11', TEN]]],
    ['ledger_day_before', [...SERVED, ['suspend', '2021-06-10'], ['resume', '2021-06-09']]],
    ['ledger_day_before', [...SERVED, ['suspend', '2021-06-06']]],
    [
      'service_before_issue',
      [
        ['budget', '2021-06-04', TEN],
        ['service', '2021-06-03'],
      ],
    ],
    ['invalid_period', [['budget', '2021-06-04', { unit: 'workday', count: 0 }]]],
    [
      'invalid_day',
      [
        ['budget', '2021-06-04', TEN],
        ['service', '2021-06-31'],
      ],
    ],
  ];

  it.each(fixtures)('%s', (code, lines) => {
    expect(() => ledger(...lines)).toThrow(code);
    expect(errorWords[code]?.({})).toMatch(/。$/);
  });
});
