import { expect, test } from 'vitest';
import { coverage, roundProgress, type Round } from '#shared/domain/rounds/coverage.ts';

const round = (over: Partial<Round>): Round => ({
  id: 'r',
  name: '第一轮',
  phase: 'phase.1',
  team: '督查一组',
  startsOn: '2021-03-01',
  endsOn: '2021-03-31',
  tasks: [],
  communities: [],
  ...over,
});
const rounds = [
  round({
    tasks: [1, 2],
    communities: [
      { communityId: 'a', inspectedOn: '2021-03-02' },
      { communityId: 'b', inspectedOn: '2021-03-05' },
      { communityId: 'c', inspectedOn: null },
    ],
  }),
  round({
    id: 'q',
    communities: [
      { communityId: 'a', inspectedOn: '2021-04-02' },
      { communityId: 'gone', inspectedOn: '2021-04-02' },
    ],
  }),
];

test('tasks times communities: a round without tasks looks at all, twice counts once, a community no longer there does not count', () => {
  expect(coverage(rounds, ['a', 'b', 'c', 'd'], [1, 2, 3], '2021-12-31')).toEqual({
    asOf: '2021-12-31',
    communities: { inspected: 2, total: 4, percent: 5000 },
    cells: { covered: 5, total: 12, percent: 4166 },
    tasks: [
      { task: 1, inspected: 2, percent: 5000 },
      { task: 2, inspected: 2, percent: 5000 },
      { task: 3, inspected: 1, percent: 2500 },
    ],
    tasksTouched: 3,
    notInspected: ['c', 'd'],
  });
});

test('as of an earlier day later inspections are not there yet', () => {
  const early = coverage(rounds, ['a', 'b', 'c', 'd'], [1, 2, 3], '2021-03-04');
  expect([early.communities.inspected, early.cells.covered, early.tasksTouched]).toEqual([1, 2, 2]);
});

test('an inspection of the day itself counts', () => {
  expect(coverage(rounds, ['a', 'b'], [1], '2021-03-02').communities.inspected).toBe(1);
  expect([roundProgress(rounds[0]!, '2021-03-01').inspected, roundProgress(rounds[0]!, '2021-03-02').inspected]).toEqual([0, 1]);
});

test('nothing to look at has no percentage', () => {
  expect(coverage([], [], [], '2021-03-04')).toMatchObject({ communities: { percent: null }, cells: { percent: null } });
});

test('one round: inspected of those it lists', () => {
  expect(roundProgress(rounds[0]!, '2021-03-31')).toEqual({ inspected: 2, total: 3, percent: 6666 });
});
