import { describe, expect, it } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import type { Day } from '#shared/domain/date.ts';
import { reminderRung, reminders, standing, type Standing } from '#shared/domain/deadline/standing.ts';
import { reminderText, standingText } from '#shared/words/calendar.ts';

const calendar = standardCalendar();

/** Standing of an item due on Wednesday 2022-06-15. */
function on(today: Day, reportedOn: Day | null = null, closed = false): Standing {
  return standing({ due: { state: 'running', dueOn: '2022-06-15' }, today, reportedOn, closed }, calendar);
}

function words(value: Standing): string {
  return standingText(value, { state: 'running' });
}

describe('where an item stands', () => {
  it.each([
    ['2022-06-08', 'running', '还剩 5 个工作日'],
    ['2022-06-09', 'running', '还剩 4 个工作日'],
    ['2022-06-10', 'due_soon', '还剩 3 个工作日'],
    ['2022-06-12', 'due_soon', '还剩 3 个工作日'],
    ['2022-06-14', 'due_soon', '还剩 1 个工作日'],
    ['2022-06-15', 'due_today', '今日到期'],
    ['2022-06-16', 'overdue', '逾期 1 个工作日'],
    ['2022-06-20', 'overdue', '逾期 3 个工作日'],
  ] as const)('on %s it is %s: %s', (today, state, text) => {
    expect(on(today).state).toBe(state);
    expect(words(on(today))).toBe(text);
  });

  it('is overdue on the Saturday after a Friday, though no working day has passed', () => {
    const value = standing({ due: { state: 'running', dueOn: '2022-06-17' }, today: '2022-06-18', reportedOn: null, closed: false }, calendar);
    expect(value).toEqual({ state: 'overdue', workdaysLeft: null, workdaysOver: 0, daysOver: 1 });
    expect(words(value)).toBe('逾期 1 天');
  });

  it('reported in time is never overdue while it waits for recheck, however long', () => {
    expect(on('2022-12-31', '2022-06-15')).toEqual({ state: 'stopped', workdaysLeft: null, workdaysOver: 0, daysOver: 0 });
  });

  it('reported late stays overdue by the days it was late, not by the days recheck takes', () => {
    expect(on('2022-12-31', '2022-06-17')).toEqual({ state: 'overdue', workdaysLeft: null, workdaysOver: 2, daysOver: 2 });
  });

  it('closed is stopped; closed after a late report remembers how late', () => {
    expect(on('2022-12-31', '2022-06-14', true)).toMatchObject({ state: 'stopped', workdaysOver: 0 });
    expect(on('2022-12-31', '2022-06-17', true)).toMatchObject({ state: 'stopped', workdaysOver: 2 });
    expect(on('2022-12-31', null, true)).toMatchObject({ state: 'stopped', workdaysOver: 0 });
  });

  it('without a due day it has not started, or is suspended', () => {
    const facts = { today: '2022-06-15', reportedOn: null, closed: false };
    expect(standing({ due: { state: 'not_served', dueOn: null }, ...facts }, calendar).state).toBe('not_started');
    expect(standing({ due: { state: 'suspended', dueOn: null }, ...facts }, calendar).state).toBe('stopped');
  });

  it('on the rest day before a fixed day that is a rest day too, no working day is left, but it is not due yet', () => {
    const value = standing({ due: { state: 'running', dueOn: '2022-06-19' }, today: '2022-06-18', reportedOn: null, closed: false }, calendar);
    expect(value).toMatchObject({ state: 'due_soon', workdaysLeft: 0 });
    expect(words(value)).toBe('不足 1 个工作日');
  });

  it('takes the setting for 临期', () => {
    const facts = { due: { state: 'running', dueOn: '2022-06-15' }, today: '2022-06-08', reportedOn: null, closed: false } as const;
    expect(standing(facts, calendar, 5).state).toBe('due_soon');
    expect(standing(facts, calendar, 4).state).toBe('running');
  });
});

describe('reminders', () => {
  it('fall 7, 3, 1 and 0 working days before', () => {
    expect(reminders('2022-05-18', '2022-06-01', calendar)).toEqual([
      { rung: 7, on: '2022-05-23' },
      { rung: 3, on: '2022-05-27' },
      { rung: 1, on: '2022-05-31' },
      { rung: 0, on: '2022-06-01' },
    ]);
  });

  it('never fall on or before the day of service', () => {
    expect(reminders('2022-06-08', '2022-06-15', calendar).map(({ rung }) => rung)).toEqual([3, 1, 0]);
  });

  it('fall on working days: the last one of a fixed rest day comes on the Friday', () => {
    expect(reminders('2022-06-08', '2022-06-19', calendar, [0])).toEqual([{ rung: 0, on: '2022-06-17' }]);
  });

  it.each([
    [9, null],
    [7, 7],
    [5, 7],
    [3, 3],
    [2, 3],
    [1, 1],
    [0, 0],
    [null, null],
  ])('%s working days left is rung %s', (left, rung) => {
    expect(reminderRung(left)).toBe(rung);
  });

  it('are named', () => {
    expect(reminderText(1)).toBe('到期前 1 个工作日提醒');
    expect(reminderText(0)).toBe('到期当日提醒');
  });
});
