import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { type HostProcess, startHostProcess } from '#tests/host/support/hostProcess.ts';
import { buildFloorProgram, entries } from './support/floorProgram.ts';
import { LARGE, type RegisterSize, USUAL } from './support/large.ts';
import { buildLargeRegister } from './support/largeRegister.ts';
import { type Looked, lookAt, openBrowser, type Seen } from './support/seenPages.ts';

/**
 * Start of the built program to a usable page, against an empty Mantine page served by the same host on an empty
 * register: from the start of the process, and of the page alone. Usable: the rows are painted and a key is answered.
 * Turn by turn in one run, in one browser whose profile is warm. Target: at most three times.
 * `node tests/bench/start.bench.ts [result.json]`
 */

const ROUNDS = 7;
const WARMING = 2;

const desk: Looked = {
  path: '/',
  shows: '[role=grid] tbody tr[data-index]',
  answers: async (page) => {
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TR');
  },
};
const register: Looked = { path: '/communities', shows: '[role=grid] tbody tr[data-index]', answers: (page) => typed(page) };
const empty: Looked = { path: '/', shows: '#floor', answers: async () => {} };

/** The list answers what is typed into its search: one of the names, which changes how many there are. */
async function typed(page: Page): Promise<void> {
  const search = page.getByRole('searchbox', { name: '查找' });
  await search.pressSequentially('桥');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type=search]')?.value === '桥');
}

type Spread = { readonly min: number; readonly median: number; readonly max: number };
type Compared = {
  readonly what: string;
  readonly ours: Spread;
  readonly floor: Spread;
  readonly ratio: number;
  readonly worstRatio: number;
  readonly input: Spread;
};

const folder = mkdtempSync(join(tmpdir(), 'start-bench-'));
const target = process.argv[2] ?? 'out/bench/start.json';
await buildFloorProgram();
const nothing = join(folder, 'empty');
await buildLargeRegister(nothing, { ...USUAL, units: 0, communities: 0, cases: 0, orders: 0, supervisions: 0, accountabilities: 0, searched: 0 });
const browser = await openBrowser(join(folder, 'profile'));
try {
  const compared = [...(await atSize('usual', USUAL)), ...(await atSize('large', LARGE))];
  const figures = { rounds: ROUNDS, target: 3, worst: Math.max(...compared.map((each) => each.ratio)), compared };
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(JSON.stringify(figures));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function atSize(name: string, size: RegisterSize): Promise<readonly Compared[]> {
  const data = join(folder, name);
  await buildLargeRegister(data, size);
  const started = await alternate(
    () => startOnce(entries.ours, data, desk),
    () => startOnce(entries.floor, nothing, empty),
  );
  const [ours, floor] = [await entered(entries.ours, data, desk), await entered(entries.floor, nothing, empty)];
  const pages = [];
  for (const [page, looked] of [
    ['工作台', desk],
    ['社区名册', register],
  ] as const) {
    pages.push(
      comparison(
        `${name}: page of ${page}`,
        await alternate(
          () => lookAt(browser, async () => ({ address: `${ours.origin}/#${looked.path}` }), looked),
          () => lookAt(browser, async () => ({ address: `${floor.origin}/` }), empty),
        ),
      ),
    );
  }
  await ours.host.stop();
  await floor.host.stop();
  rmSync(data, { recursive: true });
  return [comparison(`${name}: process start to 工作台`, started), ...pages];
}

/** A host started, its page looked at, and stopped again. */
async function startOnce(entry: string, data: string, looked: Looked): Promise<Seen> {
  let host: HostProcess | null = null;
  try {
    return await lookAt(
      browser,
      async () => {
        const since = performance.timeOrigin + performance.now();
        host = startHostProcess(['--data', data, '--no-open'], { entry });
        return { address: await host.address(), since };
      },
      looked,
    );
  } finally {
    await (host as HostProcess | null)?.stop();
  }
}

/** A running host that the browser has a session with. */
async function entered(entry: string, data: string, looked: Looked): Promise<{ readonly host: HostProcess; readonly origin: string }> {
  const host = startHostProcess(['--data', data, '--no-open'], { entry });
  const address = await host.address();
  await lookAt(browser, async () => ({ address }), looked);
  return { host, origin: new URL(address).origin };
}

type Turns = { readonly ours: readonly Seen[]; readonly floor: readonly Seen[] };

/** Turn by turn, the first ones not counted: they fill the browser's cache and bring the verdicts of the day. */
async function alternate(once: () => Promise<Seen>, floorOnce: () => Promise<Seen>): Promise<Turns> {
  const turns: { ours: Seen[]; floor: Seen[] } = { ours: [], floor: [] };
  for (let round = -WARMING; round < ROUNDS; round += 1) {
    const [ours, floor] = [await once(), await floorOnce()];
    if (round < 0) continue;
    turns.ours.push(ours);
    turns.floor.push(floor);
  }
  return turns;
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const [min = 0, median = 0, max = 0] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((time) => Math.round((time ?? 0) * 10) / 10);
  return { min, median, max };
}

function comparison(what: string, { ours, floor }: Turns): Compared {
  const [mine, least] = [spread(ours.map((seen) => seen.usable)), spread(floor.map((seen) => seen.usable))];
  const pairs = ours.map((seen, index) => seen.usable / floor[index]!.usable);
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const compared = {
    what,
    ours: mine,
    floor: least,
    ratio: rounded(mine.median / least.median),
    worstRatio: rounded(Math.max(...pairs)),
    input: spread(ours.map((seen) => seen.input)),
  };
  console.log(`${what.padEnd(34)} ${mine.median} ms, floor ${least.median} ms, ${compared.ratio} ×`);
  return compared;
}
