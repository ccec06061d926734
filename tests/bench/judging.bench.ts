import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type OpenDatabase, openSqlite } from '#db/open.ts';
import { openFileStore } from '#host/fileStore.ts';
import { createIds } from '#host/ids.ts';
import { createJobBoard } from '#host/jobs.ts';
import { packLibrary } from '#host/packs.ts';
import { spreadsheets } from '#host/spreadsheets.ts';
import { contract } from '#shared/contract/index.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { connect, serve } from '#shared/rpc/rpc.ts';
import { createServices } from '#shared/services/index.ts';
import { rejudge } from '#shared/services/judging.ts';
import { adoptPack } from '#shared/services/packs.ts';
import type { Clock, NewValue, Ports } from '#shared/services/ports.ts';
import { registerSheet, valuesOfRow } from '#tests/fixtures/domain/registerRows.ts';

/**
 * Judging on a database file with durable commits: 1,200 communities × all community rules with the cache written
 * (target 0.5 s), one edited community through the service (target 20 ms), and the whole nation's number, which may
 * take no more time a community than 1,200 do.
 * `node tests/bench/judging.bench.ts [names.csv.gz] [result.json] [--without-nation]`
 */

const USUAL = 1_200;
const NATION = 124_649;
const ROUNDS = 9;
const clock: Clock = { now: () => new Date().toISOString(), today: () => '2021-06-18' };
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

type Place = {
  readonly database: OpenDatabase;
  readonly ports: Ports;
  readonly personId: string;
  readonly nos: readonly number[];
  readonly ids: readonly string[];
  close(): Promise<void>;
};

/** A register of so many communities; `full` fills in every metric, otherwise what the clerks' workbook has. */
async function place(names: readonly string[], full: boolean): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'judging-'));
  const ids = createIds();
  const database = await openSqlite(join(folder, 'register.db'), { clock, sha256 });
  const ports = {
    clock,
    ids,
    unitOfWork: database.unitOfWork,
    reads: database.reads,
    files: openFileStore(join(folder, 'files')),
    jobs: createJobBoard({ newId: () => ids.next(), emit: () => undefined, report: String }),
    pinyin: { initials: (text: string) => text },
    sha256,
    packs: packLibrary,
    spreadsheets: spreadsheets(false),
  } as unknown as Ports;
  const personId = ids.next();
  const rows = Object.keys(registerSheet.rows).map((name) => [...valuesOfRow(name)].filter(([, value]) => value.qualifier !== 'unfilled'));
  const nos: number[] = [];
  const communityIds: string[] = [];
  for (let start = 0; start < names.length; start += 2_000) {
    await database.unitOfWork.run({ operation: 'bench', idempotencyKey: null, actorId: start === 0 ? null : personId }, async (tx) => {
      if (start === 0) {
        await tx.core.savePerson({ id: personId, name: '示例甲', post: '', active: true, ord: 1, revision: 1 });
        await adoptPack(tx, ports, 'qingzhen-2021-86');
      }
      const town = await tx.core.addUnit({
        id: ids.next(),
        kind: 'subdistrict',
        name: `第${start}街道`,
        fullName: `第${start}街道办事处`,
        parentId: null,
        code: null,
        ord: start,
        validFrom: '2021-01-01',
        validTo: null,
      });
      const added = await tx.register.addCommunities(
        names.slice(start, start + 2_000).map((name, index) => ({
          id: ids.next(),
          subdistrictId: town.id,
          name: `${name}${start + index}`,
          code: null,
          haystack: name,
          sortKey: name,
          ord: index,
          validFrom: '2021-01-01',
          validTo: null,
        })),
      );
      const values: NewValue[] = added.flatMap((community, index) => {
        const own = new Map<string, MetricValue>(rows[index % rows.length]!);
        if (full) for (const [key, value] of everything(index)) if (!own.has(key)) own.set(key, value);
        return [...own].map(([metric, value]) => ({ subjectNo: community.no, metric, value, validFrom: '2021-06-01', seq: 1, source: 'entry' as const }));
      });
      await tx.register.writeValues(values);
      for (const community of added) {
        nos.push(community.no);
        communityIds.push(community.id);
      }
    });
  }
  return {
    database,
    ports,
    personId,
    nos,
    ids: communityIds,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Some value for every field of a community. */
function everything(index: number): ReadonlyArray<readonly [string, MetricValue]> {
  return metrics
    .filter((metric) => metric.subject === 'community' && metric.group !== 'derived')
    .map((metric, at) => {
      const turn = (index + at) % 7;
      switch (metric.type) {
        case 'flag':
          return [metric.key, { number: turn === 0 ? 0 : 1, text: null, qualifier: 'exact' }];
        case 'integer':
        case 'scaled':
        case 'money':
          return [metric.key, { number: turn * 1_000, text: null, qualifier: turn === 1 ? 'estimate' : 'exact' }];
        case 'choice':
        case 'set':
          return [metric.key, { number: null, text: metric.choices![turn % metric.choices!.length]!.code, qualifier: 'exact' }];
        case 'text':
          return [metric.key, { number: null, text: metric.label, qualifier: 'exact' }];
        case 'date':
          return [metric.key, { number: null, text: '2021-06-01', qualifier: 'exact' }];
      }
    });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! * 10) / 10;
}

/** All communities judged and their cache written, some times over. */
async function judgedAll({ database }: Place, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(() => database.unitOfWork.maintain((tx) => rejudge(tx, null))));
  return times;
}

/** One value of one community changed through the services, as a clerk does. */
async function editedOne({ ports, personId, ids }: Place, rounds: number): Promise<number[]> {
  const dispatch = serve(contract, createServices(ports), { report: String });
  const call = connect(contract, dispatch, () => crypto.randomUUID());
  await call('register.list', {}, { actor: personId });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const id = ids[(round * 37) % ids.length]!;
    const { revision } = await call('register.get', { id });
    const value: MetricValue = { number: 16_000 + round, text: null, qualifier: 'exact' };
    times.push(
      await timed(() =>
        call('register.save', { id, revision, validFrom: '2021-06-18', values: [{ metric: 'office.area_total', value }] }, { actor: personId }),
      ),
    );
  }
  return times;
}

function namesFrom(path: string | undefined, count: number): readonly string[] {
  if (path === undefined) return Array.from({ length: count }, (_, index) => `示例${index % 997}社区`);
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(1);
  return Array.from({ length: count }, (_, index) => lines[index % lines.length]!.split(',')[1] ?? '社区');
}

const paths = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const csv = paths.find((path) => path.endsWith('.csv.gz'));
const result = paths.find((path) => path.endsWith('.json')) ?? fileURLToPath(new URL('../../out/bench/judging.json', import.meta.url));

const full = await place(namesFrom(csv, USUAL), true);
const [allFull, one] = [await judgedAll(full, ROUNDS), await editedOne(full, 60)];
await full.close();
const usual = await place(namesFrom(csv, USUAL), false);
const allUsual = await judgedAll(usual, ROUNDS);
await usual.close();
const figures: Record<string, number | boolean> = {
  communities: USUAL,
  allMs: at(allFull, 0.5),
  allWorstMs: at(allFull, 1),
  allOfTarget: Math.round(at(allFull, 0.5) / 5) / 100,
  oneMs: at(one, 0.5),
  oneP95Ms: at(one, 0.95),
  oneOfTarget: Math.round((at(one, 0.95) / 20) * 100) / 100,
  workbookAllMs: at(allUsual, 0.5),
};
if (!process.argv.includes('--without-nation')) {
  const nation = await place(namesFrom(csv, NATION), false);
  const whole = await judgedAll(nation, 3);
  const oneOfNation = await editedOne(nation, 20);
  await nation.close();
  const perUsual = at(allUsual, 0.5) / USUAL;
  Object.assign(figures, {
    nation: NATION,
    nationMs: at(whole, 0.5),
    nationOverLinear: Math.round((at(whole, 0.5) / NATION / perUsual) * 100) / 100,
    nationOneP95Ms: at(oneOfNation, 0.95),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  });
}
mkdirSync(dirname(result), { recursive: true });
writeFileSync(result, `${JSON.stringify(figures, null, 2)}\n`);
console.log(JSON.stringify(figures));
