import { join } from 'node:path';
import { emitterPort } from '#shared/rpc/transports.ts';
import { pinyin } from './adapters/pinyin.ts';
import { openBackend } from './backend.ts';
import { systemClock } from './clock.ts';
import { createIds } from './ids.ts';
import { openLog, type Log } from './log.ts';
import { serveParent, type ParentLink } from './utilityHost.ts';

type ElectronPort = Parameters<typeof emitterPort>[0];
/** Electron's line from a utility process to main; written down here because a host never imports electron. */
type ParentPort = {
  postMessage(message: unknown): void;
  on(type: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void): unknown;
};

/** Entry of the backend inside Electron: a utility process that main starts and talks to by `parentPort`. */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
const parent: ParentLink = {
  post: (message) => parentPort.postMessage(message),
  listen: (onMessage) => void parentPort.on('message', (event) => onMessage(event.data, event.ports.map(emitterPort))),
};
let log: Log | null = null;

function report(error: unknown, what: string): string {
  return log?.report(error, what) ?? 'start';
}

serveParent(parent, {
  open({ dataFolder, version }) {
    log = openLog(join(dataFolder, 'logs'), () => new Date().toISOString());
    return openBackend({ dataFolder, version, clock: systemClock(), ids: createIds(), pinyin, report });
  },
  report,
  exit: () => process.exit(0),
});

// A process in an unknown state must not go on writing: main starts a fresh one.
process.on('uncaughtException', (error) => {
  report(error, 'uncaught');
  process.exit(1);
});
