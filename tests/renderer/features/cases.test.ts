import { describe, expect, test } from 'vitest';
import type { CaseListItem } from '#shared/contract/cases.ts';
import { caseFilterOf, caseSortOf, clearedFilters, isFiltered } from '#ui/features/cases/caseAddress.ts';
import { batchesOf, batchWork } from '#ui/features/cases/caseBatch.ts';

const row = (over: Partial<CaseListItem>): CaseListItem => ({
  id: over.number ?? 'one',
  number: 'GZ-2022-0001',
  title: '微型消防站未设',
  state: 'rectifying',
  stage: 'rectification',
  openedOn: '2022-05-12',
  communityId: 'c',
  community: '松岭社区',
  unit: '云桥街道',
  responsibleUnitId: 'u',
  ruleId: null,
  task: null,
  orderId: 'o',
  orderNumber: '示民整〔2022〕1号',
  orderState: 'served',
  dueOn: '2022-06-01',
  provisional: false,
  reportedOn: null,
  closedOn: null,
  onTime: null,
  relapseOf: null,
  backfilled: false,
  revision: 3,
  standing: { state: 'running', workdaysLeft: 5, workdaysOver: null },
  ...over,
});

describe('the filter of the list of cases in the address', () => {
  test('reads every part, and leaves out what it does not understand', () => {
    expect(
      caseFilterOf({
        q: '松岭',
        unit: 'u1',
        state: 'found',
        stage: 'supervision',
        task: '4',
        deadline: 'overdue',
        relapse: '1',
        backfilled: '0',
        ontime: '1',
        from: '2022-01-01',
        cto: '2022-06-30',
        bucket: 'await_close',
      }),
    ).toMatchObject({
      text: '松岭',
      unitId: 'u1',
      states: ['found'],
      stages: ['supervision'],
      task: 4,
      deadline: 'overdue',
      relapse: true,
      backfilled: false,
      onTime: true,
      opened: { from: '2022-01-01', to: null },
      closed: { from: null, to: '2022-06-30' },
      bucket: 'await_close',
    });
    expect(caseFilterOf({ state: 'lost', stage: 'x', task: 'vier', deadline: 'soon', from: 'gestern', bucket: 'none', relapse: 'ja' })).toMatchObject({
      states: [],
      stages: [],
      task: null,
      deadline: null,
      opened: { from: null, to: null },
      bucket: null,
      relapse: null,
    });
  });
  test('未销号 stands for every state but closed', () => {
    const { states } = caseFilterOf({ state: 'open' });
    expect(states).toContain('found');
    expect(states).not.toContain('closed');
  });
  test('the newest case stands first until a column is chosen', () => {
    expect([caseSortOf({}), caseSortOf({ sort: 'due', desc: '0' }), caseSortOf({ sort: 'nothing' })]).toEqual([
      { key: 'number', descending: true },
      { key: 'due', descending: false },
      { key: 'number', descending: true },
    ]);
  });
  test('clearing takes out what filtering put in', () => {
    const texts = { bucket: 'overdue', q: '松', sort: 'due' };
    expect(isFiltered(texts)).toBe(true);
    expect(isFiltered({ ...texts, ...Object.fromEntries(Object.keys(clearedFilters()).map((name) => [name, ''])) })).toBe(false);
  });
});

describe('batches of chosen cases', () => {
  test('each step takes the cases it fits, the step that fits most first', () => {
    const late = row({ number: 'late', standing: { state: 'overdue', workdaysLeft: null, workdaysOver: 2 } });
    const batches = batchesOf([
      row({ number: 'found', state: 'found', stage: null }),
      row({ number: 'on' }),
      late,
      row({ number: 'reported', state: 'reported' }),
      row({ number: 'closed', state: 'closed' }),
    ]);
    expect(batches.map(({ key, rows }) => [key, rows.map((one) => one.number)])).toEqual([
      ['report', ['on', 'late']],
      ['draft', ['found']],
      ['supervision', ['late']],
      ['arrange', ['reported']],
      ['recheck', ['reported']],
    ]);
  });
  test('a failed recheck without a new day goes up; nothing goes above 问责令', () => {
    expect(
      batchesOf([row({ state: 'returned', dueOn: null, standing: { state: 'not_started', workdaysLeft: null, workdaysOver: null } })]).map(({ key }) => key),
    ).toContain('supervision');
    expect(batchesOf([row({ stage: 'accountability', standing: { state: 'overdue', workdaysLeft: null, workdaysOver: 1 } })]).map(({ key }) => key)).toEqual([
      'report',
    ]);
  });
  test('a dialog gets ids with the revisions that were seen', () => {
    expect(batchWork('close', [row({ number: 'a' })])).toMatchObject({
      kind: 'close',
      cases: [{ id: 'a', revision: 3, label: 'a 松岭社区 · 微型消防站未设' }],
    });
    expect(batchWork('supervision', [row({})])).toMatchObject({ kind: 'draft', stage: 'supervision' });
  });
});
