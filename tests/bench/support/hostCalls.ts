import { readFileSync } from 'node:fs';
import { contract, type AppContract } from '#shared/contract/index.ts';
import { type Caller, connect, type Reply } from '#shared/rpc/rpc.ts';
import { startHostProcess } from '#tests/host/support/hostProcess.ts';

/** The real host from its sources on a data folder, spoken to over HTTP as a page does. */
export type RunningHost = {
  readonly call: Caller<AppContract>;
  readonly startMs: number;
  /** Processor time of the host so far, ms; null where the system does not tell. */ cpuMs(): number | null;
  stop(): Promise<void>;
};

export async function startHost(dataFolder: string, day: string): Promise<RunningHost> {
  const begun = performance.now();
  const host = startHostProcess(['--data', dataFolder, '--no-open'], { env: { DESK_START_DAY: day } });
  const address = new URL(await host.address());
  const startMs = performance.now() - begun;
  const json = { 'content-type': 'application/json' };
  const session = await fetch(`${address.origin}/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token: address.hash.slice('#token='.length) }),
  });
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const send = async (request: unknown) => {
    const reply = await fetch(`${address.origin}/rpc`, { method: 'POST', headers: { ...json, cookie }, body: JSON.stringify(request) });
    return (await reply.json()) as Reply;
  };
  return { call: connect(contract, send, () => crypto.randomUUID()), startMs, cpuMs: () => processorMs(host.child.pid), stop: () => host.stop() };
}

/** Linux: user and system time in hundredths of a second, fields 14 and 15 of proc_pid_stat(5). */
function processorMs(pid: number | undefined): number | null {
  try {
    const fields =
      readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

/** The value below which so much of the times lies. */
export function share(times: readonly number[], of: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))]! * 10) / 10;
}
