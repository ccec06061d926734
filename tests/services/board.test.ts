import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Board } from '#shared/contract/board.ts';
import { figureFilter, figureNames, readCaseFilter, writeCaseFilter } from '#shared/domain/progress/address.ts';
import type { CaseFilter } from '#shared/domain/progress/filter.ts';
import { connect, serve } from '#shared/rpc/rpc.ts';
import { createServices } from '#shared/services/index.ts';
import { progressOf } from '#shared/services/boardStore.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { liveHistory } from './support/caseHistory.ts';

describe('the dashboard of a programme that was lived through', () => {
  let desk: Desk;
  let board: Board;
  const evenings: Board[] = [];

  beforeAll(async () => {
    desk = await startedDesk();
    // Asked all along, so that the numbers in memory were brought up to date many times.
    await desk.call('board.get', {});
    await liveHistory(desk, { evening: async (day) => void evenings.push(await desk.call('board.get', { asOf: day })) });
    board = await desk.call('board.get', {});
  }, 120_000);
  afterAll(() => desk.close());

  const rowsOf = async (filter: CaseFilter) => (await desk.call('cases.list', { filter: { figure: writeCaseFilter(filter) }, limit: 1 })).total;

  it('is long enough and reaches every figure', () => {
    const all = board.scopes[0]!.figures.counts;
    expect(all.found).toBeGreaterThan(300);
    expect(figureNames.filter((name) => all[name] === 0)).toEqual([]);
  });

  it.each([
    ['2022-06-07', null],
    ['2021-09-30', '2021-06-30'],
  ])(
    'opens exactly its rows from every number, as of %s',
    async (asOf, compareWith) => {
      const { scopes } = await desk.call('board.get', { asOf, compareWith });
      const wrong: unknown[] = [];
      for (const scope of scopes) {
        const groups = [
          { what: scope.key, filter: scope.filter, counts: scope.figures.counts },
          ...scope.units.map((unit) => ({ what: `${scope.key} ${unit.unitId}`, filter: { ...scope.filter, unitId: unit.unitId }, counts: unit.counts })),
          ...scope.tasks.map((task) => ({ what: `${scope.key} ${task.task}`, filter: { ...scope.filter, task: task.task }, counts: task.counts })),
        ];
        for (const { what, filter, counts } of groups) {
          for (const name of figureNames) {
            const rows = await rowsOf(figureFilter(filter as CaseFilter, name));
            if (rows !== counts[name]) wrong.push([what, name, counts[name], rows]);
          }
        }
        for (const { step, value } of scope.funnel) {
          const rows = await rowsOf({ ...scope.filter, reached: step } as CaseFilter);
          if (rows !== value) wrong.push([scope.key, step, value, rows]);
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('says of every past day what it said on that evening, whatever was reopened or voided since', async () => {
    expect(evenings.length).toBeGreaterThan(25);
    for (const { asOf, compareWith, scopes, trend } of evenings) {
      const again = await desk.call('board.get', { asOf, compareWith });
      // A community inspected again within a round keeps its latest day only.
      const counted = (all: Board['scopes']) => all.map(({ inspected: _, lastInspected: __, ...scope }) => scope);
      expect([asOf, counted(again.scopes), again.trend]).toEqual([asOf, counted(scopes), trend]);
    }
  }, 120_000);

  it('opens the cases found and closed by the end of each month of the trend', async () => {
    expect(board.trend[0]!.month).toBe('2021-01');
    expect(board.trend.at(-1)).toMatchObject({ month: '2022-06', asOf: '2022-06-07', found: board.scopes[0]!.figures.counts.found });
    for (const { asOf, found, closed } of board.trend)
      expect([asOf, await rowsOf({ asOf }), await rowsOf({ asOf, closed: true })]).toEqual([asOf, found, closed]);
  });

  it('counts inspected communities and those with failures like the register lists them', async () => {
    for (const { inspected } of board.scopes) {
      const list = await desk.call('register.list', { filter: { inspectedFrom: inspected.from, inspectedTo: inspected.to } });
      expect(list.total).toBe(inspected.value);
    }
    for (const task of board.tasks.filter((each) => each.task > 0)) {
      expect([task.task, (await desk.call('register.list', { filter: { task: task.task, standing: 'failing' } })).total]).toEqual([task.task, task.failing]);
      expect([task.task, (await desk.call('register.list', { filter: { task: task.task, standing: 'incomplete' } })).total]).toEqual([task.task, task.open]);
    }
    expect(board.clean).toBe((await desk.call('register.list', { filter: { standing: 'clean' } })).total);
  });

  it('opens the communities behind the tasks of a past day as they stood on it, page by page', async () => {
    const asOf = '2021-09-30';
    const { tasks, clean } = await desk.call('board.get', { asOf });
    const now = board.tasks.map((task) => [task.task, task.failing, task.open]);
    expect(tasks.map((task) => [task.task, task.failing, task.open])).not.toEqual(now);
    for (const { task, failing, open } of tasks.filter((each) => each.task > 0)) {
      const listed = async (standing: 'failing' | 'incomplete') => (await desk.call('register.list', { filter: { task, standing, asOf } })).total;
      expect([task, await listed('failing'), await listed('incomplete')]).toEqual([task, failing, open]);
    }
    expect((await desk.call('register.list', { filter: { standing: 'clean', asOf } })).total).toBe(clean);
    const all = await desk.call('register.list', { filter: { asOf }, sort: 'fails', descending: true, limit: 200 });
    expect(all.rows.map((row) => row.tally!.fail + row.tally!.usualFail)).toEqual(
      all.rows.map((row) => row.tally!.fail + row.tally!.usualFail).toSorted((a, b) => b - a),
    );
    const seen: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page: { rows: { id: string }[]; next: string | null } = await desk.call('register.list', {
        filter: { asOf },
        sort: 'fails',
        descending: true,
        limit: 7,
        cursor,
      });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(seen).toEqual(all.rows.map((row) => row.id));
  });

  it('shows the open cases and the values of a past day in its list, and refuses a day to come', async () => {
    const asOf = '2021-09-30';
    const { rows } = await desk.call('register.list', { filter: { asOf }, columns: ['register.households'], limit: 200 });
    expect(rows.reduce((sum, row) => sum + row.openCases, 0)).toBe((await desk.call('board.get', { asOf })).scopes[0]!.figures.counts['open']);
    for (const row of rows.slice(0, 5)) {
      const { values } = await desk.call('register.get', { id: row.id, asOf });
      expect(row.values['register.households']?.number).toBe(values['register.households']?.number);
    }
    await expect(desk.call('register.list', { filter: { asOf: '2030-01-01' } })).rejects.toMatchObject({ code: 'day_in_future' });
  });

  it('says overdue of the same cases as the desk and the list', async () => {
    const { overdue } = board.scopes[0]!.figures.counts;
    expect((await desk.call('cases.desk', {})).counts['overdue']).toBe(overdue);
    expect((await desk.call('cases.list', { filter: { deadline: 'overdue' } })).total).toBe(overdue);
  });

  it('shows the same 整改率 and 按期率 above the desk', async () => {
    const figures = await desk.call('cases.phaseFigures', {});
    const scope = board.scopes.find((each) => each.key === 'phase.2')!;
    expect(figures['phase.2']).toEqual([`整改率 ${(scope.figures.closeRate! / 100).toFixed(1)}%`, `按期率 ${(scope.figures.onTimeRate! / 100).toFixed(1)}%`]);
  });

  it('wrote in time or late into each closed case as it counts it', async () => {
    const views = (await progressOf(desk.ports)).viewsOn('2022-06-07');
    const closed = await desk.ports.reads.cases.cases(views.filter((view) => view.closed).map((view) => view.case.id));
    const written = new Map(closed.map((row) => [row.id, row.onTime]));
    expect(closed.length).toBeGreaterThan(100);
    expect(views.filter((view) => view.closed && view.onTime !== written.get(view.case.id)).map((view) => view.case.id)).toEqual([]);
  });

  it('answers the same after a restart, when everything is read afresh', async () => {
    const again = connect(contract, serve(contract, createServices({ ...desk.ports, reads: { ...desk.ports.reads } }), { report: String }), () => 'again-key');
    expect(await again('board.get', {})).toEqual(board);
  });

  it('cuts long lists behind a figure into pages without losing or doubling a row', async () => {
    const figure = writeCaseFilter(figureFilter(board.scopes[0]!.filter as CaseFilter, 'closed'));
    const seen: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page: { rows: { id: string }[]; next: string | null; total: number } = await desk.call('cases.list', {
        filter: { figure },
        sort: 'closed',
        descending: true,
        limit: 17,
        cursor,
      });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect([new Set(seen).size, seen.length]).toEqual([board.scopes[0]!.figures.counts.closed, board.scopes[0]!.figures.counts.closed]);
  });
});

describe('days and phases', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startedDesk();
  });
  afterAll(() => desk.close());

  it('compares with the same day a month before unless told otherwise', async () => {
    desk.clock.set('2022-03-31');
    expect(await desk.call('board.get', {})).toMatchObject({ asOf: '2022-03-31', compareWith: '2022-02-28', programme: { state: 'phase', phase: 'phase.2' } });
    expect((await desk.call('board.get', { compareWith: '2022-03-15' })).compareWith).toBe('2022-03-15');
    await expect(desk.call('board.get', { asOf: '2022-04-01' })).rejects.toMatchObject({ code: 'day_in_future' });
    await expect(desk.call('board.get', { asOf: '2022-03-01', compareWith: '2022-03-02' })).rejects.toMatchObject({ code: 'compared_day_later' });
  });

  it('says 方案期满 after the last phase', async () => {
    desk.clock.set('2024-01-01');
    const { programme, phases } = await desk.call('board.get', {});
    expect([programme, phases.map((phase) => [phase.key, phase.state, phase.elapsed])]).toEqual([
      { state: 'expired', phase: 'phase.3', elapsed: 10_000 },
      [
        ['phase.1', 'past', 10_000],
        ['phase.2', 'past', 10_000],
        ['phase.3', 'past', 10_000],
      ],
    ]);
  });

  it('names the leading group’s office for projected pages', async () => {
    expect((await desk.call('board.get', {})).issuer).toBe('清镇市社区居委会常态长效工作领导小组办公室');
  });

  it('refuses a list behind a figure that cannot be read', async () => {
    await expect(desk.call('cases.list', { filter: { figure: '2022-03-31.nonsense' } })).rejects.toMatchObject({ code: 'figure_unreadable' });
  });

  it.each<[CaseFilter]>([
    [{ asOf: '2022-06-07' }],
    [
      {
        asOf: '2022-06-07',
        foundFrom: '2021-07-01',
        foundTo: '2022-06-07',
        unitId: '01900000-0000-7000-8000-00000000000a',
        task: 0,
        closed: false,
        decided: true,
        onTime: true,
      },
    ],
    [
      {
        asOf: '2022-06-07',
        closed: true,
        onTime: false,
        overdue: true,
        overdueStage: 'supervision',
        relapse: true,
        stillFailing: true,
        stage: 'accountability',
        reached: 'acknowledged',
        task: 10,
      },
    ],
  ])('keeps a filter in an address: %j', (filter) => {
    expect(readCaseFilter(writeCaseFilter(filter))).toEqual(filter);
    expect(encodeURIComponent(writeCaseFilter(filter))).toBe(writeCaseFilter(filter));
  });

  it.each([
    '',
    'overdue',
    '2022-13-01',
    '2022-06-07.unit_x',
    '2022-06-07.task_-1',
    '2022-06-07.from_',
    '2022-06-07.stage_none',
    '2022-06-07.__proto__',
    '2022-06-07..closed',
  ])('does not read %j', (text) => {
    expect(readCaseFilter(text)).toBeNull();
  });
});
