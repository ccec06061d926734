import { mkdirSync } from 'node:fs';
import { pinyin } from '#host/adapters/pinyin.ts';
import { openBackend } from '#host/backend.ts';
import type { Backend } from '#host/backendTypes.ts';
import { clockStartingOn } from '#host/clock.ts';
import { createIds } from '#host/ids.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import { type Caller, connect } from '#shared/rpc/rpc.ts';

/** The real backend over a folder of its own, on 18 November 2026. */
export type OpenedBackend = {
  readonly backend: Backend;
  readonly call: Caller<AppContract>;
  readonly events: HostEvent[];
  /** What the backend reported as unexpected. */
  readonly problems: unknown[];
  /** Waits for a job's end by its events; rejects unless it is done. */
  finished(jobId: string): Promise<unknown>;
  /** The bytes behind a download ticket. */
  bytes(ticket: string): Promise<Uint8Array>;
};

export const BACKEND_DAY = '2026-11-18';

export async function openedBackend(dataFolder: string): Promise<OpenedBackend> {
  mkdirSync(dataFolder, { recursive: true });
  const problems: unknown[] = [];
  const report = (error: unknown) => String(problems.push(error));
  const backend = await openBackend({ dataFolder, version: '0.1.0', clock: clockStartingOn(BACKEND_DAY), ids: createIds(), pinyin, report, checkOutput: true });
  const events: HostEvent[] = [];
  backend.subscribe((event) => events.push(event));
  let keys = 0;
  const call = connect(contract, backend.dispatch, () => `key-${String(++keys).padStart(8, '0')}`);
  return {
    backend,
    call,
    events,
    problems,
    finished: (jobId) =>
      new Promise((resolve, reject) => {
        const look = async () => {
          const job = await call('jobs.get', { id: jobId });
          if (job.state === 'running') return;
          stop();
          if (job.state === 'done') resolve(job.result);
          else reject(new Error(`${job.state} ${JSON.stringify(job.error)}`));
        };
        const stop = backend.subscribe((event) => {
          if (event.type === 'job' && event.id === jobId && event.state !== 'running') void look();
        });
        void look();
      }),
    async bytes(ticket) {
      const parts: Uint8Array[] = [];
      for await (const part of (await backend.downloads.take(ticket))!.stream) parts.push(part);
      return Buffer.concat(parts);
    },
  };
}
