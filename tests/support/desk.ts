import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract, type AppContract } from '#shared/contract/index.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import { type Caller, connect, serve } from '#shared/rpc/rpc.ts';
import { createServices } from '#shared/services/index.ts';
import type { Ports, Workspace } from '#shared/services/ports.ts';
import { pinyin } from '#host/adapters/pinyin.ts';
import { noBackups } from '#host/backups.ts';
import { createBags } from '#host/bags.ts';
import { documents } from '#host/documents.ts';
import { openFileStore, type HostFileStore } from '#host/fileStore.ts';
import { createJobBoard } from '#host/jobs.ts';
import { packLibrary } from '#host/packs.ts';
import { spreadsheets } from '#host/spreadsheets.ts';
import { countingIds, type EngineName, openEngine, sha256, type TestClock } from './engines.ts';

/** The whole program below the hosts, over a real database in memory and a real folder for files. */
export type Desk = {
  readonly call: Caller<AppContract>;
  readonly ports: Ports;
  readonly clock: TestClock;
  readonly files: HostFileStore;
  readonly events: HostEvent[];
  /** Ids of the persons after `startedDesk`. */
  readonly clerk: string;
  readonly rechecker: string;
  /** Puts bytes where an upload would leave them; answers the staged id. */
  stage(name: string, bytes: Uint8Array, mime?: string): Promise<string>;
  /** Waits for a job's end by its events, never by time; answers its result. */
  finished(jobId: string): Promise<unknown>;
  close(): Promise<void>;
};

/** One database and no way to another. */
export function testWorkspace(folder: string): Workspace {
  const kept = new Map<string, string>();
  return {
    choices: async () => Object.fromEntries(kept),
    async keepChoices(changes) {
      for (const [key, value] of Object.entries(changes)) {
        if (value === null) kept.delete(key);
        else kept.set(key, value);
      }
    },
    sample: false,
    version: '0.0.0',
    place: () => ({ dataFolder: folder, databaseBytes: 0, runtime: '' }),
    checkFolder: async () => null,
    sampleInfo: async () => null,
    openSample: async () => {},
    leaveSample: async () => {},
    removeSample: async () => {},
    restore: () => '',
  };
}

export async function openDesk(engine: EngineName = 'SQLite'): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const files = openFileStore(join(folder, 'files'));
  const { database, clock } = await openEngine(engine);
  const ids = countingIds();
  const events: HostEvent[] = [];
  const waiting = new Set<(event: HostEvent) => void>();
  const emit = (event: HostEvent) => {
    events.push(event);
    for (const listener of waiting) listener(event);
  };
  const fail = (error: unknown): string => {
    throw error;
  };
  const jobs = createJobBoard({ newId: () => ids.next(), emit, report: (error) => String(error) });
  const ports: Ports = {
    clock,
    ids,
    unitOfWork: database.unitOfWork,
    reads: database.reads,
    files,
    jobs,
    pinyin,
    sha256,
    packs: packLibrary,
    documents,
    spreadsheets: spreadsheets(false),
    backups: noBackups,
    bags: createBags({
      database,
      filesFolder: files.folder,
      exportsFolder: join(folder, 'exports'),
      checkFolder: async () => null,
      stagedPath: async (id) => ((await files.staged(id)) === null ? null : join(files.folder, 'staged', id)),
    }),
    workspace: testWorkspace(folder),
  };
  const dispatch = serve(contract, createServices(ports), { report: fail, checkOutput: true });
  let keys = 0;
  const desk = {
    call: connect(contract, dispatch, () => `test-key-${++keys}`),
    ports,
    clock,
    files,
    events,
    clerk: '',
    rechecker: '',
    async stage(name: string, bytes: Uint8Array, mime = 'application/octet-stream') {
      const sink = await files.uploads.begin(files.uploadTicket(name, mime));
      await sink!.write(bytes);
      return (await sink!.finish()).staged;
    },
    finished(jobId: string) {
      return new Promise<unknown>((resolve, reject) => {
        const look = () => {
          const job = jobs.get(jobId);
          if (job === null || job.state === 'running') return;
          waiting.delete(look);
          if (job.state === 'done') resolve(job.result);
          else reject(new Error(`job ${job.state}: ${JSON.stringify(job.error)}`));
        };
        waiting.add(look);
        look();
      });
    },
    async close() {
      await jobs.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

/** A desk after first run: 清镇市民政局, two persons, 清镇's pack. Calls are made by the clerk unless another actor is given. */
export async function startedDesk(engine: EngineName = 'SQLite'): Promise<Desk> {
  const desk = await openDesk(engine);
  const { persons } = await desk.call('setup.start', {
    bureau: '清镇市民政局',
    city: '清镇市',
    persons: [
      { name: '示例甲', post: '经办人' },
      { name: '示例乙', post: '科长' },
    ],
    packId: 'qingzhen-2021-86',
    backupFolder: null,
  });
  const clerk = persons[0]!.id;
  const call: Desk['call'] = (op, input, options) => desk.call(op, input, { actor: clerk, ...options });
  return { ...desk, call, clerk, rechecker: persons[1]!.id };
}
