import { spawn, type ChildProcess } from 'node:child_process';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

export type HostProcess = {
  readonly child: ChildProcess;
  /** Everything printed so far, both streams. */
  output(): string;
  /** Resolves with the first match in the output; rejects with the output when the process ends before. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** The one-time address it prints. */
  address(): Promise<string>;
  /** Exit code and signal, when it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  stop(): Promise<void>;
};

export type HostProcessOptions = {
  /** Source file to run; the whole program's host when left out. */
  readonly entry?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Opens the channel by which `npm start` speaks to the host. */
  readonly withParentChannel?: boolean;
};

const sources = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Runs a loopback host from its sources as a process of its own, without window or display.
 * Stops when `stop()` is called; a test that forgets leaves a process behind.
 */
export function startHostProcess(args: readonly string[], options: HostProcessOptions = {}): HostProcess {
  const child = spawn(process.execPath, [`${sources}${options.entry ?? 'electron/host/loopback.ts'}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', ...(options.withParentChannel === true ? ['ipc' as const] : [])],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: process.env['TZ'], ...options.env },
  });
  let text = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    for (const look of waiting) look();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  // Not the 'close' event: it never comes once the parent's end of the channel was closed first.
  const silent = Promise.all([child.stdout, child.stderr].map((stream) => (stream === null ? null : finished(stream))));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => void silent.then(() => resolve({ code, signal })));
  });

  function printed(pattern: RegExp): Promise<RegExpMatchArray> {
    const { promise, resolve, reject } = Promise.withResolvers<RegExpMatchArray>();
    const look = (): void => {
      const found = pattern.exec(text);
      if (found !== null) resolve(found);
    };
    waiting.add(look);
    void ended.then(() => reject(new Error(`the host ended, having printed: ${text}`)));
    look();
    return promise.finally(() => waiting.delete(look));
  }

  return {
    child,
    ended,
    printed,
    output: () => text,
    address: async () => (await printed(/http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/))[0],
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
