import { describe, expect, test } from 'vitest';
import { daysBetween } from '#shared/domain/date.ts';
import { caseMatches, failingKey, visitMatches, type Count, type Rate } from '#shared/domain/progress/filter.ts';
import { change, elapsedOf, funnel, phaseNumbers, programmeOn, taskNumbers, unitNumbers, type Numbers } from '#shared/domain/progress/numbers.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { caseViews, type CaseView } from '#shared/domain/progress/rows.ts';
import { taskRates, verdictMatches } from '#shared/domain/progress/tasks.ts';
import { changeWords, percentWords, phaseSpanWords, programmeWords } from '#shared/words/progress.ts';
import { numberMaker, randomCases, randomVisits } from './random.ts';

const phases = [
  { key: 'phase.1', title: '督查摸底', from: '2021-01-01', to: '2021-06-30' },
  { key: 'phase.2', title: '巩固提升', from: '2021-07-01', to: '2022-12-31' },
  { key: 'phase.3', title: '长效机制', from: '2023-01-01', to: '2023-12-31' },
];
const cases = randomCases(3000, 86);
const visits = randomVisits(400, 7);
const next = numberMaker(5);
const failing = new Set(Array.from({ length: 2500 }, () => failingKey(`s${next(52)}`, `QZ-${next(120)}`)));
const context = (asOf: string) => ({ asOf, failing, workdays: daysBetween });

/** Every count and both halves of every rate of a group, by name. */
function countsOf(numbers: Numbers): Array<readonly [string, Count]> {
  const rate = (name: string, { part, whole }: Rate): Array<readonly [string, Count]> => [
    [`${name}.part`, part],
    [`${name}.whole`, whole],
  ];
  return [
    ['found', numbers.found],
    ['closed', numbers.closed],
    ['open', numbers.open],
    ...rate('closeRate', numbers.closeRate),
    ...rate('onTimeRate', numbers.onTimeRate),
    ['overdue', numbers.overdue],
    ['stillFailing', numbers.stillFailing],
    ['relapsed', numbers.relapsed],
    ['reopened', numbers.reopened],
    ...Object.entries(numbers.overdueByStage).map(([stage, count]) => [`overdue ${stage}`, count] as const),
    ...Object.entries(numbers.escalated).map(([stage, count]) => [`escalated ${stage}`, count] as const),
  ];
}

/** The rows that the list would show for a number. */
function rowsOf(count: Count, views: readonly CaseView[]): number {
  const { drill } = count;
  if (drill.list === 'cases') return views.filter((view) => caseMatches(view, drill.filter, failing)).length;
  if (drill.list === 'inspected') return new Set(visits.filter((visit) => visitMatches(visit, drill.filter)).map(({ communityId }) => communityId)).size;
  throw new Error('not a list of cases');
}

describe.each(['2020-12-31', '2021-03-15', '2021-06-30', '2022-06-07', '2022-12-31', '2023-06-30', '2024-02-01'])('as of %s', (asOf) => {
  const views = caseViews(cases, asOf);

  test('every number of every phase is the number of rows it opens', () => {
    for (const numbers of phaseNumbers(views, visits, phases, context(asOf))) {
      for (const [name, count] of [...countsOf(numbers), ['inspected', numbers.inspected] as const])
        expect([numbers.phase.key, name, count.value]).toEqual([numbers.phase.key, name, rowsOf(count, views)]);
    }
  });

  test.each([
    ['all phases', null],
    ['巩固提升', phases[1] ?? null],
  ] as const)('every number of every unit and task is the number of rows it opens: %s', (_, phase) => {
    const groups = [
      ...unitNumbers(views, ['u0', 'u99'], phase, context(asOf)),
      ...taskNumbers(views, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], phase, context(asOf)),
    ];
    for (const numbers of groups) for (const [name, count] of countsOf(numbers)) expect([name, count.value]).toEqual([name, rowsOf(count, views)]);
  });

  test('the funnel only narrows, and each step is the number of rows it opens', () => {
    const steps = funnel(views, null, asOf).map(({ count }) => count);
    expect(steps.map(({ value }) => value)).toEqual(steps.map((count) => rowsOf(count, views)));
    expect(steps.map(({ value }) => value)).toEqual(steps.map(({ value }) => value).toSorted((a, b) => b - a));
  });

  test('units and tasks each add up to the whole', () => {
    const sum = (groups: readonly Numbers[]): readonly number[] =>
      [0, 1, 2].map((at) => groups.reduce((total, numbers) => total + ([numbers.found, numbers.closed, numbers.overdue][at]?.value ?? 0), 0));
    const whole = [views.length, views.filter(({ closed }) => closed).length, views.filter(({ overdue }) => overdue).length];
    expect(sum(unitNumbers(views, [], null, context(asOf)))).toEqual(whole);
    expect(sum(taskNumbers(views, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], null, context(asOf)))).toEqual(whole);
  });

  test('a case that was late once stays late on every later day', () => {
    const later = new Map(caseViews(cases, '2026-01-01').map((view) => [view.case.id, view.onTime]));
    expect(views.filter(({ case: { id }, onTime }) => onTime === false && later.get(id) !== false).map(({ case: { id } }) => id)).toEqual([]);
  });

  test('closed and open make found; an overdue case is open; in time is closed', () => {
    for (const view of views) {
      if (view.overdue) expect([view.closed, view.onTime]).toEqual([false, false]);
      if (view.onTime === true) expect(view.closed).toBe(true);
    }
    for (const { found, closed, open } of phaseNumbers(views, visits, phases, context(asOf))) expect(found.value).toBe(closed.value + open.value);
  });
});

test('the test data reaches every corner', () => {
  const [numbers] = phaseNumbers(
    caseViews(cases, '2022-06-07'),
    visits,
    [{ key: 'all', title: '', from: '2021-01-01', to: '2023-12-31' }],
    context('2022-06-07'),
  );
  for (const [name, { value }] of numbers === undefined ? [] : countsOf(numbers)) expect([name, value > 0]).toEqual([name, true]);
});

describe('average working days to close', () => {
  const row = (foundOn: string, closedOn: string | null) => ({
    id: foundOn,
    communityId: 's',
    unitId: 'u',
    ruleId: null,
    task: 1,
    foundOn,
    closedOn,
    takenBack: [],
    relapseOf: null,
    items: [],
  });
  const average = (rows: ReturnType<typeof row>[]) => taskNumbers(caseViews(rows, '2021-12-31'), [1], null, context('2021-12-31'))[0]?.averageTenths;
  test('over the closed ones only, in tenths', () => {
    expect(average([row('2021-03-01', '2021-03-11'), row('2021-03-02', '2021-03-07'), row('2021-03-03', null), row('2021-03-04', '2022-02-01')])).toBe(75);
    expect([average([row('2021-03-03', null)]), average([])]).toEqual([null, null]);
  });
});

describe('communities inspected', () => {
  const seen = [
    ['s1', 'u1', '2021-06-30'],
    ['s1', 'u1', '2021-07-01'],
    ['s2', 'u1', '2022-12-31'],
    ['s2', 'u1', '2022-12-31'],
    ['s3', 'u2', '2023-01-01'],
  ].map(([communityId = '', unitId = '', on = '']) => ({ communityId, unitId, on }));
  test('count once a phase, both end days included, and nothing after the day', () => {
    const inspected = (asOf: string): number[] => phaseNumbers([], seen, phases, context(asOf)).map((numbers) => numbers.inspected.value);
    expect([inspected('2023-12-31'), inspected('2022-12-30'), inspected('2021-06-30')]).toEqual([
      [1, 2, 1],
      [1, 1, 0],
      [1, 0, 0],
    ]);
  });
  test('the list follows days and unit', () => {
    const filter = { from: '2021-07-01', to: '2022-12-31', unitId: 'u1' };
    expect(seen.map((visit) => visitMatches(visit, filter))).toEqual([false, true, true, true, false]);
    expect(seen.filter((visit) => visitMatches(visit, { ...filter, unitId: 'u2' }))).toEqual([]);
  });
});

describe('ranking of units', () => {
  const row = (unitId: string, found: number, closed: number) =>
    Array.from({ length: found }, (_, index) => ({
      id: `${unitId}-${index}`,
      communityId: 's',
      unitId,
      ruleId: null,
      task: null,
      foundOn: '2021-02-01',
      closedOn: index < closed ? '2021-03-01' : null,
      takenBack: [],
      relapseOf: null,
      items: [],
    }));
  test('ties share a rank, the next is skipped, a unit without cases has none', () => {
    const rows = [...row('甲', 10, 9), ...row('乙', 30, 27), ...row('丙', 4, 4), ...row('丁', 3, 1), ...row('戊', 3, 0)];
    expect(
      unitNumbers(caseViews(rows, '2021-12-31'), ['己'], null, context('2021-12-31')).map(({ unitId, rank, closeRate }) => [unitId, rank, closeRate.percent]),
    ).toEqual([
      ['丙', 1, 10000],
      ['乙', 2, 9000],
      ['甲', 2, 9000],
      ['丁', 4, 3333],
      ['戊', 5, 0],
      ['己', null, null],
    ]);
  });
  test('rates that only look alike after rounding are no tie', () => {
    const rows = [...row('甲', 20001, 20000), ...row('乙', 20000, 19999)];
    expect(unitNumbers(caseViews(rows, '2021-12-31'), [], null, context('2021-12-31')).map(({ unitId, rank }) => [unitId, rank])).toEqual([
      ['甲', 1],
      ['乙', 2],
    ]);
  });
});

describe('三阶段', () => {
  test.each([
    ['2020-12-31', 'before', null, null],
    ['2021-01-01', 'phase', 'phase.1', 55],
    ['2021-06-30', 'phase', 'phase.1', 10000],
    ['2021-07-01', 'phase', 'phase.2', 18],
    ['2022-06-07', 'phase', 'phase.2', 6229],
    ['2023-12-31', 'phase', 'phase.3', 10000],
    ['2024-01-01', 'expired', 'phase.3', 10000],
  ])('%s: %s %s', (today, state, key, elapsed) => {
    const programme = programmeOn(phases, today);
    expect([programme.state, programme.phase?.key ?? null, programme.elapsed]).toEqual([state, key, elapsed]);
  });
  test('a gap between two phases is said', () => {
    expect(programmeOn([phases[0]!, phases[2]!], '2022-01-01')).toMatchObject({ state: 'between', phase: { key: 'phase.1' } });
  });
  test('a phase that has not begun is 0 gone, one that is over is wholly gone', () => {
    expect(elapsedOf(phases[2]!, '2022-06-07')).toBe(0);
    expect(elapsedOf(phases[0]!, '2022-06-07')).toBe(10_000);
  });
  test('the words of the picture', () => {
    expect(programmeWords(programmeOn(phases, '2022-06-07'))).toBe('巩固提升阶段，已过 62%');
    expect(phaseSpanWords(phases[1]!)).toBe('2021年7月—2022年12月');
    expect(programmeWords(programmeOn(phases, '2024-01-01'))).toBe('方案期满，已于2023年12月31日结束');
  });
});

describe('the same number at the last meeting', () => {
  const before = phaseNumbers(caseViews(cases, '2022-03-01'), visits, phases, context('2022-03-01'))[1]!;
  const now = phaseNumbers(caseViews(cases, '2022-06-07'), visits, phases, context('2022-06-07'))[1]!;
  test('counts differ by rows, rates by percentage points', () => {
    expect(change(now.found, before.found)).toEqual({ now: now.found.value, before: before.found.value, difference: now.found.value - before.found.value });
    expect(change(now.closeRate, before.closeRate).difference).toBe((now.closeRate.percent ?? 0) - (before.closeRate.percent ?? 0));
    expect(change(now.found, null).difference).toBeNull();
  });
  test.each([
    [18, 'count', '比上次会议 +18 件'],
    [-3, 'count', '比上次会议 −3 件'],
    [310, 'rate', '比上次会议 +3.1 个百分点'],
    [0, 'rate', '与上次会议持平'],
    [null, 'rate', ''],
  ] as const)('%j as %s: %s', (difference, kind, words) => {
    expect(changeWords({ now: 1, before: 1, difference }, kind)).toBe(words);
  });
});

describe('percentages', () => {
  test.each([
    [323, 412, 7839],
    [0, 5, 0],
    [5, 5, 10000],
    [0, 0, null],
    [1, 30000, 1],
    [29999, 30000, 9999],
    [1, 3, 3333],
    [2, 3, 6666],
    [1, 8, 1250],
    [94, 155, 6064],
  ])('%i of %i', (part, whole, expected) => {
    expect(percentOf(part, whole)).toBe(expected);
  });
  test('a rate is rounded once: 94 of 155 is 60.6 %', () => {
    expect(percentWords(percentOf(94, 155))).toBe('60.6%');
  });
  test.each([
    [7840, '78.4%'],
    [10000, '100.0%'],
    [9999, '99.9%'],
    [1, '0.1%'],
    [0, '0.0%'],
    [null, '—'],
  ])('%j is shown as %s', (percent, words) => {
    expect(percentWords(percent)).toBe(words);
  });
});

describe('达标率 by task', () => {
  const rows = [
    { communityId: 's1', unitId: 'u1', outcomes: 'PRAFGUNE' },
    { communityId: 's2', unitId: 'u2', outcomes: 'FFFFUUPP' },
    { communityId: 's3', unitId: 'u1', outcomes: 'PPPPPPPP' },
  ];
  const spans = [
    { task: 1, indexes: [0, 1, 2, 3] },
    { task: 2, indexes: [4, 5] },
    { task: 3, indexes: [6, 7] },
    { task: 4, indexes: [] },
  ];
  test('pass with a remark passes, unknown counts against, not applicable, exempt and mere advice do not count', () => {
    expect(
      taskRates(rows, spans, '2022-06-07').map(({ task, pass, fail, unknown, percent }) => [task, pass.value, fail.value, unknown.value, percent]),
    ).toEqual([
      [1, 6, 5, 0, 5454],
      [2, 2, 1, 3, 3333],
      [3, 4, 0, 0, 10000],
      [4, 0, 0, 0, null],
    ]);
  });
  test.each([[undefined], ['u1']])('every number is the number of verdicts it opens (%s)', (unitId) => {
    for (const { pass, fail, unknown } of taskRates(rows, spans, '2022-06-07', unitId)) {
      for (const { value, drill } of [pass, fail, unknown]) {
        if (drill.list !== 'verdicts') throw new Error('not verdicts');
        expect(rows.reduce((sum, row) => sum + verdictMatches(row, drill.filter, spans).length, 0)).toBe(value);
      }
    }
  });
});
