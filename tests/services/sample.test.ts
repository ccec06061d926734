import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standardCalendar } from '#shared/domain/calendar/standard.ts';
import { sampleCommunities } from '#shared/services/sample/figures.ts';
import { SAMPLE_SEED } from '#shared/services/sample/index.ts';
import { planSample } from '#shared/services/sample/plan.ts';
import { readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import { BACKEND_DAY, type OpenedBackend, openedBackend } from '#tests/support/openedBackend.ts';

/** Three years are simulated through all services: some twenty seconds, several times that on a busy machine. */
const MAKING_MS = 300_000;

let folder: string;
let desk: OpenedBackend;
let ownHead: unknown;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-sample-'));
  desk = await openedBackend(folder);
  await desk.call('setup.start', {
    bureau: '本单位民政局',
    city: '本市',
    persons: [
      { name: '示例甲', post: '' },
      { name: '示例乙', post: '' },
    ],
    packId: 'qingzhen-2021-86',
    backupFolder: null,
  });
  ownHead = (await desk.call('system.info', {})).chain;
});
afterAll(async () => {
  await desk.backend.close();
  rmSync(folder, { recursive: true, force: true });
});

const sampleFolders = () => readdirSync(folder).filter((name) => name.startsWith('sample'));
/** Resolves when a job has got this far, in its own count. */
function reached(jobId: string, done: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = desk.backend.subscribe((event) => {
      if (event.type !== 'job' || event.id !== jobId || (event.done < done && event.state === 'running')) return;
      stop();
      resolve();
    });
  });
}

it(
  'stopped on the way, nothing of it stays, and the own database goes on meanwhile',
  async () => {
    const { jobId } = await desk.call('setup.openSample', {});
    await reached(jobId, 2);
    expect(sampleFolders()).toEqual(['sample.tmp']);
    expect(await desk.call('setup.state', {})).toMatchObject({ sample: false, bureau: '本单位民政局' });
    expect(await desk.call('jobs.cancel', { id: jobId })).toEqual({ cancelled: true });
    await expect(desk.finished(jobId)).rejects.toThrow('cancelled');
    expect(sampleFolders()).toEqual([]);
    expect(await desk.call('setup.sample', {})).toBeNull();
  },
  MAKING_MS,
);

describe('the sample database', () => {
  beforeAll(async () => {
    const { jobId } = await desk.call('setup.openSample', {});
    await desk.finished(jobId);
  }, MAKING_MS);

  it('is the marked city of 52 communities with its persons, made for today', async () => {
    expect(await desk.call('setup.state', {})).toMatchObject({
      stage: 'ready',
      sample: true,
      bureau: '示例市民政局',
      city: '示例市',
      today: BACKEND_DAY,
      clockBehind: false,
      persons: [{ name: '示例甲' }, { name: '示例乙' }, { name: '示例丙' }],
    });
    expect(sampleFolders()).toEqual(['sample']);
    expect(await desk.call('setup.sample', {})).toEqual({ madeOn: BACKEND_DAY });
    expect(await desk.call('register.summary', {})).toMatchObject({ communities: 52, subdistricts: 7 });
    const register = await desk.call('register.list', { limit: 200 });
    const tallies = register.rows.map((row) => row.tally!);
    expect(tallies.every((tally) => tally.pass > 60)).toBe(true);
    expect(tallies.filter((tally) => tally.fail > 0).length).toBeGreaterThan(30);
    expect(tallies.filter((tally) => tally.unknown > 0).length).toBeGreaterThan(40);
    expect((await desk.call('register.list', { filter: { includeClosed: true }, limit: 200 })).total).toBe(53);
  });

  it('has handed in what is counted by year and by quarter, so that it is judged', async () => {
    const { rules } = await desk.call('standards.overview', {});
    for (const { ruleId, tally } of rules.filter((rule) => /^QZ-(?:09[3-9]|10[0-2])$/.test(rule.ruleId)))
      expect([ruleId, tally.unknown < 12]).toEqual([ruleId, true]);
    const [city] = (await desk.call('standards.city', {})).units;
    expect(city!.verdicts.filter((verdict) => ['QZ-137', 'QZ-138'].includes(verdict.ruleId)).map((verdict) => verdict.state)).toEqual(['pass', 'pass']);
  });

  it('has members, rooms and boards of many communities one by one, estimates and blanks', async () => {
    const { rows } = await desk.call('register.list', { limit: 200, columns: ['register.population'] });
    expect(rows.filter((row) => row.values['register.population']?.qualifier === 'estimate').length).toBeGreaterThan(3);
    const pages = await Promise.all(rows.map((row) => desk.call('register.get', { id: row.id })));
    const withItems = pages.filter((page) => page.items.length > 12);
    expect(withItems.length).toBeGreaterThanOrEqual(25);
    const kinds = new Set(withItems.flatMap((page) => page.items.map((item) => item.kind)));
    expect([...kinds].toSorted()).toEqual(['board', 'member', 'room', 'signboard']);
    // What follows from the rooms is what the page shows.
    for (const page of withItems) {
      const reading = page.items.find((item) => item.values['room.functions']?.text === 'reading');
      expect(page.values['rooms.reading.area']?.number).toBe(reading?.values['room.area']?.number ?? page.values['rooms.reading.area']?.number);
    }
    expect((await desk.call('imports.list', {})).rows).toMatchObject([{ fileName: '社区名册-示例市.xlsx', added: 53 }]);
  });

  it('has rounds in the three phases and three years of findings and orders, most of them closed', async () => {
    const { rows, phases } = await desk.call('rounds.list', {});
    expect(phases.map(({ from, to }) => [from, to])).toEqual([
      ['2024-01-01', '2024-06-30'],
      ['2024-07-01', '2025-12-31'],
      ['2026-01-01', '2026-12-31'],
    ]);
    expect(new Set(rows.map((round) => round.phase))).toEqual(new Set(phases.map((phase) => phase.key)));
    expect(rows.find((round) => round.phase === phases[0]!.key)).toMatchObject({ communities: 52, inspected: 52 });

    const count = async (filter: object) => (await desk.call('cases.list', { filter, limit: 1 })).total;
    const [all, closed, onTime] = [await count({}), await count({ states: ['closed'] }), await count({ states: ['closed'], onTime: true })];
    // Every finding of the story came to be recorded.
    expect(all).toBe(planSample(sampleCommunities(SAMPLE_SEED), standardCalendar(), BACKEND_DAY, SAMPLE_SEED + 1).findings.length);
    expect(all).toBeGreaterThan(380);
    expect([closed / all > 0.74 && closed / all < 0.86, onTime / closed > 0.6 && onTime / closed < 0.8]).toEqual([true, true]);
    for (const year of [2024, 2025, 2026]) expect(await count({ opened: { from: `${year}-01-01`, to: `${year}-12-31` } })).toBeGreaterThan(60);
    expect(await count({ relapse: true })).toBeGreaterThan(5);
    const orders = await desk.call('orders.list', { limit: 200, filter: { stages: ['supervision', 'accountability'] } });
    expect(orders.total).toBeGreaterThan(20);
    expect((await desk.call('orders.list', { limit: 1, filter: { states: ['voided'] } })).total).toBeGreaterThan(0);
    // Gap-free numbers of each type and year.
    const numbers = (
      await desk.call('orders.list', { limit: 200, filter: { stages: ['rectification'], issuedFrom: '2025-01-01', issuedTo: '2025-12-31' } })
    ).rows.map((row) => row.number!);
    expect(numbers.map((number) => Number(/(\d+)号$/.exec(number)![1])).toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
    expect(numbers[0]).toContain('示民整〔2025〕');
  });

  it('gives every line of the desk something to do today', async () => {
    const { counts, phases } = await desk.call('cases.desk', {});
    expect(Object.entries(counts).filter(([, number]) => number === 0)).toEqual([]);
    expect(counts).toMatchObject({ overdue: 8, await_close: 4 });
    expect(phases.map((phase) => phase.state)).toEqual(['past', 'past', 'current']);
  });

  it('has photos, receipts and the issued papers, each marked 样例', async () => {
    const { rows } = await desk.call('cases.list', { filter: { states: ['closed'], stages: ['accountability'] }, limit: 5 });
    const view = await desk.call('cases.get', { id: rows[0]!.id });
    expect(view.steps.map((step) => step.stage)).toEqual(['rectification', 'supervision', 'accountability']);
    expect(view.attachments.some((file) => file.mime === 'image/png')).toBe(true);
    const { ticket } = await desk.call('orders.document', { id: view.steps[0]!.orderId!, kind: 'order' });
    const paper = new PizZip(await desk.bytes(ticket));
    expect(paper.file(/^word\/.*eader.*\.xml$/).map((part) => part.asText().includes('样例'))).toEqual([true, true]);
    const sheet = await desk.call('register.export', { columns: ['name', 'pass'] });
    const workbook = await readWorkbook(await desk.bytes(sheet.ticket));
    expect(JSON.stringify(workbook)).toContain('样例');
  });

  it('has the papers of past years arranged with their codes, and those of this year waiting', async () => {
    const years = await desk.call('archive.years', { fonds: 'bureau' });
    const byYear = new Map(years.map((year) => [year.year, year]));
    expect([byYear.get(2024)!.prefiled, byYear.get(2024)!.arranged > 100, byYear.get(2026)!.prefiled > 100, byYear.get(2026)!.arranged]).toEqual([
      0,
      true,
      true,
      0,
    ]);
    const communities = await desk.call('archive.communities', { year: 2026 });
    expect(communities.filter((community) => community.items >= 10).length).toBe(6);
  });

  it('has an unbroken log, and nobody recorded anything after today', async () => {
    const info = await desk.call('system.info', {});
    const result = await desk.finished((await desk.call('system.verifyChain', {})).jobId);
    expect(result).toMatchObject({ ok: true, count: info.chain!.seq, broken: null });
    expect(info.chain!.at < `${BACKEND_DAY}T`).toBe(true);
    expect(desk.problems).toEqual([]);
  });

  it('is left in one step, and may be removed without a trace', async () => {
    await desk.call('setup.leaveSample', { remove: false });
    expect(await desk.call('setup.state', {})).toMatchObject({ sample: false, bureau: '本单位民政局' });
    expect((await desk.call('system.info', {})).chain).toEqual(ownHead);
    await desk.call('setup.removeSample', {});
    expect(existsSync(join(folder, 'sample'))).toBe(false);
  });
});
