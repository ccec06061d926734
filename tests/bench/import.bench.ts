import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { openSqliteWriter } from '#db/dialects/sqlite.ts';
import { pinyin } from '#host/adapters/pinyin.ts';
import { closeWorkbookReader, readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import { openBackend } from '#host/backend.ts';
import { systemClock } from '#host/clock.ts';
import { createIds } from '#host/ids.ts';
import { contract } from '#shared/contract/index.ts';
import { connect } from '#shared/rpc/rpc.ts';
import type { GridCell } from '#shared/domain/sheet/grid.ts';

/**
 * Import of a register: open, preview and commit through the whole backend on a file, against the library's bare read
 * and a raw insert of the very rows and events that the import wrote. Target: 1,200 rows in at most twice that;
 * 10,000 rows under 400 MB. `node tests/bench/import.bench.ts [result.json]`; `--peak <rows>` measures memory alone.
 */

const FILE = new URL('../fixtures/register/清镇市社区名册-模拟.xlsx', import.meta.url);
const ROUNDS = 7;
const TABLES = [
  'unit',
  'subject',
  'community',
  'metric',
  'register_value',
  'register_current',
  'search_entry',
  'verdict',
  'import_batch',
  'import_mapping',
  'event',
  'event_payload',
] as const;

type Dump = ReadonlyArray<{ readonly table: string; readonly columns: readonly string[]; readonly rows: ReadonlyArray<readonly unknown[]> }>;
type Timed = { readonly open: number; readonly preview: number; readonly rows: number; readonly commit: number; readonly total: number };

/** The register of the fixtures with its 52 communities repeated under other names and codes. */
async function largeRegister(rows: number): Promise<Uint8Array> {
  const [sheet] = (await readWorkbook(readFileSync(FILE))).sheets;
  if (sheet === undefined) throw new Error('the fixture has no sheet');
  const header = sheet.rows.slice(0, 4);
  const data = sheet.rows.slice(4).filter((row) => typeof row[0] === 'number');
  const body = Array.from({ length: rows }, (_, index): GridCell[] => {
    const row = [...data[index % data.length]!];
    const turn = Math.floor(index / data.length);
    row[0] = index + 1;
    if (turn === 0) return row;
    row[2] = `${String(row[2]).replace('社区', '')}第${turn}社区`;
    row[3] = `${String(row[3])}${turn}`;
    row[4] = String(520_181_900_000 + index);
    row[6] = typeof row[6] === 'number' ? row[6] + turn : (row[6] ?? null);
    row[8] = typeof row[8] === 'number' ? row[8] + (turn % 90) : (row[8] ?? null);
    return row;
  });
  const cells = [...header, ...body].map((row) =>
    Array.from(row, (cell) => (typeof cell === 'object' && cell !== null ? ('date' in cell ? cell.date : cell.error) : (cell ?? null))),
  );
  const merges = sheet.merges
    .filter((merge) => merge.bottom < 4)
    .map((merge) => ({ startRow: merge.top, startCol: merge.left, endRow: merge.bottom, endCol: merge.right }));
  return writeXlsx({ sheets: [{ name: sheet.name, rows: cells, merges }] });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'import-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openDesk(folder: string) {
  return openBackend({
    dataFolder: folder,
    version: '0',
    clock: systemClock(),
    ids: createIds(),
    pinyin,
    report: (error) => {
      throw error;
    },
  });
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

function callerOf(backend: Desk) {
  let keys = 0;
  return connect(contract, backend.dispatch, () => `bench-key-${++keys}`);
}

/** Waits for a job; answers its result. */
async function jobDone(backend: Desk, jobId: string): Promise<unknown> {
  const call = callerOf(backend);
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = backend.subscribe((event) => {
    if (event.type === 'job' && event.id === jobId && event.state !== 'running') resolve();
  });
  if ((await call('jobs.get', { id: jobId })).state === 'running') await promise;
  stop();
  return (await call('jobs.get', { id: jobId })).result;
}

/**
 * A register after first run and before its first import, with a fresh backup: the one that is made before an import
 * follows the size of the register, not of the table, and is measured with the backups.
 */
async function setUp(folder: string): Promise<void> {
  const backend = await openDesk(folder);
  const call = callerOf(backend);
  const { persons } = await call('setup.start', {
    bureau: '示例市民政局',
    city: '示例市',
    persons: [
      { name: '示例甲', post: '' },
      { name: '示例乙', post: '' },
    ],
    packId: 'qingzhen-2021-86',
    backupFolder: null,
  });
  await jobDone(backend, (await call('backup.now', {}, { actor: persons[0]!.id })).jobId);
  await backend.close();
}

/** The whole import through the backend, as a page does it after the upload. */
async function importOnce(folder: string, bytes: Uint8Array): Promise<Timed> {
  const backend = await openDesk(folder);
  const call = callerOf(backend);
  const { persons } = await call('setup.state', {});
  const actor = { actor: persons[0]!.id };
  const { ticket } = await call('files.uploadTicket', { name: '名册.xlsx', mime: '' }, actor);
  const sink = await backend.uploads.begin(ticket);
  await sink!.write(bytes);
  const { staged } = await sink!.finish();
  const marks = [performance.now()];
  const mark = (): number => marks.push(performance.now());
  const opened = await call('imports.open', { staged }, actor);
  const session =
    opened.session ?? (await call('imports.session', { session: ((await jobDone(backend, opened.jobId!)) as { readonly session: string }).session }));
  mark();
  const mapping = Object.fromEntries(session.columns.map((column) => [String(column.columnIndex), column.target]));
  const { preview, counts } = await call('imports.preview', { session: session.id, sheet: session.sheet, mapping, onDay: session.onDay });
  mark();
  await call('imports.rows', { session: session.id, preview, limit: 50 });
  mark();
  const written = await call('imports.confirm', { session: session.id, preview }, actor);
  mark();
  if (written.added !== counts.new || written.errors > 0) throw new Error(`wrote ${JSON.stringify(written)}`);
  await backend.close();
  const [start = 0, open = 0, previewed = 0, listed = 0, end = 0] = marks;
  return { open: open - start, preview: previewed - open, rows: listed - previewed, commit: end - listed, total: end - start };
}

/** Every row of the tables an import writes. */
function rowsOf(folder: string): Dump {
  const file = new BetterSqlite(join(folder, 'register.db'), { readonly: true });
  const dump = TABLES.map((table) => ({
    table,
    columns: (file.pragma(`table_info("${table}")`) as Array<{ name: string }>).map((column) => column.name),
    rows: file.prepare(`select * from "${table}"`).raw().all() as unknown[][],
  }));
  file.close();
  return dump;
}

/** What the import added, to be written again by hand. */
function addedRows(before: Dump, after: Dump): Dump {
  return after.map((table, index) => {
    const known = new Set(before[index]!.rows.map((row) => JSON.stringify(row)));
    return { ...table, rows: table.rows.filter((row) => !known.has(JSON.stringify(row))) };
  });
}

/** The floor: the library reads the bytes, and prepared statements insert the same rows in one transaction of the same durability. */
async function floorOnce(folder: string, bytes: Uint8Array, dump: Dump): Promise<{ readonly read: number; readonly insert: number; readonly total: number }> {
  const file = openSqliteWriter(join(folder, 'register.db'));
  const start = performance.now();
  await readXlsx(bytes);
  const read = performance.now();
  file.exec('begin immediate');
  file.pragma('defer_foreign_keys = ON');
  for (const { table, columns, rows } of dump) {
    const statement = file.prepare(
      `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of rows) statement.run(row);
  }
  file.exec('commit');
  const end = performance.now();
  file.close();
  return { read: read - start, insert: end - read, total: end - start };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

async function speed(rows: number): Promise<Record<string, unknown>> {
  const bytes = await largeRegister(rows);
  const ours: Timed[] = [];
  const floors: Array<{ read: number; insert: number; total: number }> = [];
  let dump: Dump = [];
  await inFolder(async (start) => {
    await setUp(start);
    const before = rowsOf(start);
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(
        await inFolder(async (folder) => {
          cpSync(start, folder, { recursive: true });
          const timed = await importOnce(folder, bytes);
          if (round === 0) dump = addedRows(before, rowsOf(folder));
          return timed;
        }),
      );
      floors.push(
        await inFolder((folder) => {
          cpSync(start, folder, { recursive: true });
          return floorOnce(folder, bytes, dump);
        }),
      );
    }
  });
  // The first round of each pays for starting threads and compiling; it is told apart.
  const [cold, ...warm] = ours;
  const [coldFloor, ...warmFloors] = floors;
  const total = median(warm.map((timed) => timed.total));
  const floor = median(warmFloors.map((timed) => timed.total));
  return {
    rows,
    columns: 42,
    megabytes: rounded(bytes.byteLength / (1 << 20)),
    insertedRows: dump.reduce((sum, table) => sum + table.rows.length, 0),
    ours: rounded(total),
    floor: rounded(floor),
    ratio: Math.round((total / floor) * 100) / 100,
    parts: Object.fromEntries((['open', 'preview', 'rows', 'commit'] as const).map((part) => [part, rounded(median(warm.map((timed) => timed[part])))])),
    floorParts: { read: rounded(median(warmFloors.map((timed) => timed.read))), insert: rounded(median(warmFloors.map((timed) => timed.insert))) },
    cold: { ours: rounded(cold!.total), floor: rounded(coldFloor!.total), ratio: Math.round((cold!.total / coldFloor!.total) * 100) / 100 },
  };
}

/** Peak memory of a process that does nothing but the import. */
function peakOf(rows: number): Record<string, unknown> {
  const text = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--peak', String(rows)], { encoding: 'utf8' });
  return JSON.parse(text.trim().split('\n').at(-1)!) as Record<string, unknown>;
}

if (process.argv[2] === '--peak') {
  // The workbook is made by another process, so that its memory does not count here.
  const rows = Number(process.argv[3]);
  await inFolder(async (folder) => {
    const path = join(folder, 'large.xlsx');
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--write', String(rows), path]);
    await setUp(join(folder, 'data'));
    const timed = await importOnce(join(folder, 'data'), readFileSync(path));
    await closeWorkbookReader();
    console.log(JSON.stringify({ rows, milliseconds: rounded(timed.total), peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
  });
} else if (process.argv[2] === '--write') {
  writeFileSync(process.argv[4]!, await largeRegister(Number(process.argv[3])));
  await closeWorkbookReader();
} else {
  const figures = { import1200: await speed(1_200), peak10000: peakOf(10_000), targets: { ratio: 2, peakMegabytes: 400 } };
  await closeWorkbookReader();
  const target = process.argv[2] ?? 'out/bench/import.json';
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(JSON.stringify(figures));
}
