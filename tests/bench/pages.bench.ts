import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figureFilter, writeCaseFilter } from '#shared/domain/progress/address.ts';
import type { CaseFilter } from '#shared/domain/progress/filter.ts';
import { type RunningHost, share, startHost } from './support/hostCalls.ts';
import { LARGE } from './support/large.ts';
import { buildLargeRegister } from './support/largeRegister.ts';

/**
 * Every page's data at the host over HTTP: 1,200 communities, 60,000 cases, 20,000 orders, 100,000 search rows.
 * Target: p95 of pages 100 ms, of search 50 ms. `node tests/bench/pages.bench.ts [result.json] [--folder=DIR]`; a
 * folder is kept and used again.
 */

const PAGE_MS = 100;
const SEARCH_MS = 50;
const ROUNDS = 40;

type Call = (round: number) => Promise<unknown>;
type Measured = {
  readonly page: string;
  readonly what: string;
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  /** Processor time of the host a call, on average. */ readonly cpu: number | null;
  readonly target: number;
};

const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const result = paths[0] ?? fileURLToPath(new URL('../../out/bench/pages.json', import.meta.url));
const given = process.argv.find((argument) => argument.startsWith('--folder='))?.slice('--folder='.length);
const folder = given ?? mkdtempSync(join(tmpdir(), 'pages-bench-'));

if (!existsSync(join(folder, 'register.db'))) {
  const begun = performance.now();
  const rows = await buildLargeRegister(folder);
  console.log(
    `built in ${Math.round(performance.now() - begun)} ms: ${Object.entries(rows)
      .map(([table, count]) => `${table} ${count}`)
      .join(', ')}`,
  );
}
const host = await startHost(folder, LARGE.day);
try {
  const measured: Measured[] = [];
  for (const { page, what, target, call } of await calls(host)) measured.push({ page, what, ...(await timed(host, call)), target });
  print(measured);
  const written = await afterCommand(host);
  const over = measured.filter((each) => each.p95 > each.target);
  const figures = {
    rows: LARGE,
    startMs: Math.round(host.startMs),
    boardAfterCommandMs: written,
    over: over.map((each) => `${each.page} ${each.what}`),
    worstPageP95Ms: Math.max(...measured.filter((each) => each.target === PAGE_MS).map((each) => each.p95)),
    worstSearchP95Ms: Math.max(...measured.filter((each) => each.target === SEARCH_MS).map((each) => each.p95)),
    pages: measured,
  };
  mkdirSync(dirname(result), { recursive: true });
  writeFileSync(result, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(JSON.stringify({ ...figures, pages: undefined }));
} finally {
  await host.stop();
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}

/** What the pages ask, with different rows in every round. */
async function calls({
  call,
}: RunningHost): Promise<ReadonlyArray<{ readonly page: string; readonly what: string; readonly target: number; readonly call: Call }>> {
  // What every page asks before anything else; the first answer brings the verdicts of the day.
  await call('setup.state', {});
  const { rows: communities } = await call('register.list', { limit: 200 });
  const { rows: cases } = await call('cases.list', { limit: 200, sort: 'opened', descending: true });
  const { rows: orders } = await call('orders.list', { limit: 200 });
  const { rows: rounds } = await call('rounds.list', {});
  const { rows: items } = await call('archive.list', { limit: 200 });
  const board = await call('board.get', {});
  const of = <T>(rows: readonly T[], round: number): T => rows[(round * 37) % rows.length]!;
  const unit = (round: number) => of(board.units, round).id;
  const whole = board.scopes[0]!.filter as CaseFilter;
  const figure = (filter: CaseFilter) => ({ filter: { figure: writeCaseFilter(filter) } });
  const page = (name: string, what: string, ask: Call) => ({ page: name, what, target: PAGE_MS, call: ask });
  const search = (what: string, text: readonly string[]) => ({
    page: 'search',
    what,
    target: SEARCH_MS,
    call: (round: number) => call('search.everywhere', { text: of(text, round) }),
  });
  const columns = ['office.area_total', 'register.households', 'register.population', 'rooms.archive.area'];
  return [
    page('frame', 'setup.state', () => call('setup.state', {})),
    page('desk', 'cases.desk', () => call('cases.desk', {})),
    page('board', 'board.get', () => call('board.get', {})),
    page('board', 'another day compared', (round) => call('board.get', { compareWith: ['2022-04-07', '2022-03-07'][round % 2]! })),
    page('register', 'list', () => call('register.list', { columns })),
    page('register', 'list by name', () => call('register.list', { columns, sort: 'name' })),
    page('register', 'list by failures', () => call('register.list', { columns, sort: 'fails', descending: true })),
    page('register', 'list by a value', () => call('register.list', { columns, sort: 'value', sortMetric: 'office.area_total' })),
    page('register', 'list of one unit', (round) => call('register.list', { columns, filter: { subdistrictId: unit(round) } })),
    page('register', 'list found by text', (round) => call('register.list', { columns, filter: { text: of(['桥', '松岭', 'sl', '12'], round) } })),
    page('register', 'list failing a task', (round) => call('register.list', { columns, filter: { task: 1 + (round % 10), standing: 'failing' } })),
    page('register', 'list failing a rule', () => call('register.list', { columns, filter: { ruleId: 'QZ-034', ruleState: 'fail' } })),
    page('register', 'list inspected in a phase', () => call('register.list', { columns, filter: { inspectedFrom: '2021-07-01', inspectedTo: LARGE.day } })),
    page('register', 'summary', () => call('register.summary', {})),
    page('register', 'get', (round) => call('register.get', { id: of(communities, round).id })),
    page('register', 'changes', (round) => call('register.changes', { id: of(communities, round).id })),
    page('register', 'history of a value', (round) => call('register.history', { id: of(communities, round).id, metric: 'office.area_total' })),
    page('register', 'missing', () => call('register.missing', {})),
    page('register', 'missing of one community', (round) => call('register.missing', { communityId: of(communities, round).id })),
    page('register', 'imports', () => call('imports.list', {})),
    page('compliance', 'overview', () => call('standards.overview', {})),
    page('compliance', 'matrix', () => call('standards.matrix', {})),
    page('compliance', 'of a community', (round) => call('standards.ofCommunity', { communityId: of(communities, round).id })),
    page('compliance', 'city', () => call('standards.city', {})),
    page('compliance', 'pack', () => call('standards.pack', {})),
    page('compliance', 'exemptions', () => call('standards.exemptions', {})),
    page('compliance', 'evidence of a community', (round) => call('standards.evidence', { communityId: of(communities, round).id })),
    page('inspection', 'rounds', () => call('rounds.list', {})),
    page('inspection', 'round', (round) => call('rounds.get', { id: of(rounds, round).id })),
    page('inspection', 'communities to choose from', () => call('rounds.communities', {})),
    page('inspection', 'problems proposed in one unit', (round) =>
      call('findings.propose', { communityIds: communities.filter((row) => row.subdistrictId === of(communities, round).subdistrictId).map((row) => row.id) }),
    ),
    page('cases', 'list', () => call('cases.list', {})),
    page('cases', 'list by due day', () => call('cases.list', { sort: 'due' })),
    page('cases', 'list by day found, newest first', () => call('cases.list', { sort: 'opened', descending: true })),
    page('cases', 'list by unit', () => call('cases.list', { sort: 'unit' })),
    page('cases', 'list closed, latest first', () => call('cases.list', { sort: 'closed', descending: true, filter: { states: ['closed'] } })),
    page('cases', 'list overdue', () => call('cases.list', { filter: { deadline: 'overdue' }, sort: 'due' })),
    page('cases', 'list of one unit and task', (round) => call('cases.list', { filter: { unitId: unit(round), task: 5 } })),
    page('cases', 'list of one community', (round) => call('cases.list', { filter: { communityId: of(communities, round).id } })),
    page('cases', 'list of one round', (round) => call('cases.list', { filter: { roundId: of(rounds, round).id } })),
    page('cases', 'list found by text', (round) => call('cases.list', { filter: { text: of(['桥', '图书', 'gz-2021-1', '消防', 'sljm'], round) } })),
    page('cases', 'list of a bucket', () => call('cases.list', { filter: { bucket: 'await_close' } })),
    page('cases', 'list behind 整改率', () => call('cases.list', figure(figureFilter(whole, 'closed')))),
    page('cases', 'list behind 逾期', () => call('cases.list', figure(figureFilter(whole, 'overdue')))),
    page('cases', 'list behind a unit’s figure', (round) => call('cases.list', figure(figureFilter({ ...whole, unitId: unit(round) }, 'onTime')))),
    page('cases', 'second page', async () => call('cases.list', { cursor: (await call('cases.list', { limit: 1 })).next })),
    page('cases', 'get', (round) => call('cases.get', { id: of(cases, round).id })),
    page('orders', 'list', () => call('orders.list', {})),
    page('orders', 'list by addressee', () => call('orders.list', { sort: 'addressee' })),
    page('orders', 'list found by text', (round) => call('orders.list', { filter: { text: of(['桥', '2021', '示民整'], round) } })),
    page('orders', 'get', (round) => call('orders.get', { id: of(orders, round).id })),
    page('archive', 'list', () => call('archive.list', {})),
    page('archive', 'list by code', () => call('archive.list', { sort: 'code' })),
    page('archive', 'list found by text', (round) => call('archive.list', { filter: { text: of(['桥', '图书'], round) } })),
    page('archive', 'years', () => call('archive.years', { fonds: 'bureau' })),
    page('archive', 'communities of a year', () => call('archive.communities', { year: 2021 })),
    page('archive', 'get', (round) => call('archive.get', { id: of(items, round).id })),
    page('archive', 'arrangement of a year', () => call('archive.previewArrange', { fonds: 'bureau', year: 2021 })),
    page('archive', 'what an audit export takes', () => call('export.plan', { from: null, to: null })),
    page('system', 'calendar of a year', () => call('calendar.year', { year: 2021 })),
    page('system', 'backup', () => call('backup.state', {})),
    search('one character', ['桥', '松', '图', '缺', '镇', '鑫']),
    search('two characters', ['松岭', '图书', '消防', '梧桐', '垃圾', '鑫隆']),
    search('initials', ['sl', 'ts', 'wxxf', 'qq', 'slsq', 'zz']),
    search('number', ['2021〕11', 'gz-2022-59', '12', '20号']),
  ];
}

async function timed({ cpuMs }: RunningHost, call: Call): Promise<Pick<Measured, 'first' | 'p50' | 'p95' | 'cpu'>> {
  const once = async (round: number) => {
    const begun = performance.now();
    await call(round);
    return performance.now() - begun;
  };
  const first = await once(0);
  const times: number[] = [];
  const before = cpuMs();
  for (let round = 1; round <= ROUNDS; round += 1) times.push(await once(round));
  const after = cpuMs();
  const cpu = before === null || after === null ? null : Math.round(((after - before) / ROUNDS) * 10) / 10;
  return { first: Math.round(first * 10) / 10, p50: share(times, 0.5), p95: share(times, 0.95), cpu };
}

/** The dashboard and the desk right after somebody changed something: what must be computed anew. */
async function afterCommand({ call, cpuMs }: RunningHost): Promise<{ readonly board: number; readonly desk: number; readonly cpu: number | null }> {
  const [person] = (await call('setup.state', {})).persons;
  const { rows } = await call('cases.list', { filter: { states: ['rectifying'] }, limit: 20 });
  const [board, desk]: [number[], number[]] = [[], []];
  const before = cpuMs();
  for (const row of rows) {
    await call(
      'cases.report',
      { cases: [{ id: row.id, revision: row.revision }], on: LARGE.day, content: '已整改', reporter: '示例戊' },
      { actor: person!.id },
    );
    const begun = performance.now();
    await call('cases.desk', {});
    desk.push(performance.now() - begun);
    const again = performance.now();
    await call('board.get', {});
    board.push(performance.now() - again);
  }
  const after = cpuMs();
  return { board: share(board, 0.95), desk: share(desk, 0.95), cpu: before === null || after === null ? null : Math.round((after - before) / rows.length) };
}

function print(measured: readonly Measured[]): void {
  const line = (cells: readonly (string | number)[]) =>
    console.log(cells.map((cell, index) => (index < 2 ? String(cell).padEnd(index === 0 ? 12 : 34) : String(cell).padStart(8))).join(''));
  line(['page', 'what', 'first', 'p50', 'p95', 'cpu', 'target', '']);
  for (const { page, what, first, p50, p95, cpu, target } of measured) line([page, what, first, p50, p95, cpu ?? '', target, p95 > target ? 'OVER' : '']);
}
