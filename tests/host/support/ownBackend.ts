import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract, type AppContract } from '#shared/contract/index.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import { type Caller, connect } from '#shared/rpc/rpc.ts';
import { pinyin } from '#host/adapters/pinyin.ts';
import { openBackend } from '#host/backend.ts';
import type { Backend } from '#host/backendTypes.ts';
import { createIds } from '#host/ids.ts';
import { fixedClock, type TestClock } from '#tests/support/engines.ts';

/** The whole program below the hosts, over files of its own in a folder of its own. */
export type OwnBackend = {
  readonly backend: Backend;
  readonly folder: string;
  readonly clock: TestClock;
  readonly call: Caller<AppContract>;
  /** Waits for a job's end by its events; answers its result or rejects with its error. */
  finished<T>(jobId: string): Promise<T>;
  /** Puts bytes where an upload would leave them; answers the staged id. */
  stage(name: string, bytes: Uint8Array, mime?: string): Promise<string>;
  close(): Promise<void>;
};

export function temporaryFolder(name: string): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function openOwnBackend(folder: string, day = '2021-06-18'): Promise<OwnBackend> {
  const clock = fixedClock(day);
  const fail = (error: unknown): string => {
    throw error;
  };
  const backend = await openBackend({
    dataFolder: folder,
    version: '0.0.0',
    clock,
    ids: createIds(() => Date.parse(clock.now())),
    pinyin,
    report: fail,
    checkOutput: true,
  });
  const call = connect(contract, (request) => backend.dispatch(request), randomUUID);
  return {
    backend,
    folder,
    clock,
    call,
    async finished<T>(jobId: string): Promise<T> {
      const ended = Promise.withResolvers<void>();
      const stop = backend.subscribe((event: HostEvent) => {
        if (event.type === 'job' && event.id === jobId && event.state !== 'running') ended.resolve();
      });
      try {
        if ((await call('jobs.get', { id: jobId })).state === 'running') await ended.promise;
        const job = await call('jobs.get', { id: jobId });
        if (job.state !== 'done') throw Object.assign(new Error(`job ${job.state}`), { state: job.state, ...job.error });
        return job.result as T;
      } finally {
        stop();
      }
    },
    async stage(name, bytes, mime = 'application/octet-stream') {
      const { ticket } = await call('files.uploadTicket', { name, mime });
      const sink = await backend.uploads.begin(ticket);
      await sink!.write(bytes);
      return (await sink!.finish()).staged;
    },
    close: () => backend.close(),
  };
}

/** After first run: 清镇市民政局, two persons; answers the clerk's id. */
export async function setUp(own: OwnBackend, backupFolder: string | null = null): Promise<string> {
  const { persons } = await own.call('setup.start', {
    bureau: '清镇市民政局',
    city: '清镇市',
    persons: [
      { name: '示例甲', post: '经办人' },
      { name: '示例乙', post: '科长' },
    ],
    packId: 'qingzhen-2021-86',
    backupFolder,
  });
  return persons[0]!.id;
}
