import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { AppError, type ErrorData } from '#shared/domain/errors.ts';
import { fromBackendSchema, type BackendPlace, type FromBackend, type ToBackend } from '#host/utilityMessages.ts';

/** Milliseconds the backend gets to finish before it is ended. */
const CLOSE_MS = 10_000;

type Facts = Readonly<Record<string, string | number | boolean | null>>;

export type BackendOptions = {
  /** The bundle of the backend process. */
  readonly entry: string;
  readonly place: BackendPlace;
  readonly note: (what: string, facts?: Facts) => void;
  /** It could not open (another instance, newer data, full disk …); the process is gone. */
  readonly onRefused: (error: { readonly code: string; readonly data: ErrorData }) => void;
  /** It stopped by itself. */
  readonly onStopped: () => void;
};

export type BackendProcess = {
  /** Starts it; also after it stopped. */
  readonly start: () => void;
  readonly isRunning: () => boolean;
  /** Answers the page's end of a new line to the backend. */
  readonly connect: () => MessagePortMain;
  /** Streams the file behind a ticket to a path; rejects with AppError. */
  readonly save: (ticket: string, path: string) => Promise<void>;
  /** Lets it finish, at most ten seconds. */
  readonly close: () => Promise<void>;
};

/** Keeps one backend process: starts it, hands out lines to it, ends it in order. */
export function backendProcess(options: BackendOptions): BackendProcess {
  const saves = new Map<number, { resolve: () => void; reject: (error: AppError) => void }>();
  let child: UtilityProcess | null = null;
  let lastSave = 0;
  let refused = false;
  let closing = false;

  function start(): void {
    if (child !== null || closing) return;
    refused = false;
    const started = utilityProcess.fork(options.entry, [], { serviceName: 'backend', stdio: 'ignore' });
    child = started;
    started.on('message', (message: unknown) => {
      const parsed = fromBackendSchema.safeParse(message);
      if (parsed.success) hear(parsed.data);
      else options.note('backend sent an unknown message');
    });
    started.once('exit', (code) => ended(code));
    tell({ type: 'open', place: options.place });
  }

  function tell(message: ToBackend, ports: MessagePortMain[] = []): void {
    if (child === null) throw new AppError('host_gone');
    child.postMessage(message, ports);
  }

  function hear(message: FromBackend): void {
    if (message.type === 'refused') {
      refused = true;
      options.note('backend refused to open', { code: message.error.code });
      child?.kill();
      options.onRefused(message.error);
    } else if (message.type === 'saved') {
      const waiting = saves.get(message.id);
      saves.delete(message.id);
      if (message.error === null) waiting?.resolve();
      else waiting?.reject(new AppError(message.error.code, message.error.data));
    } else {
      options.note(`backend ${message.type}`);
    }
  }

  function ended(code: number): void {
    child = null;
    for (const waiting of saves.values()) waiting.reject(new AppError('host_gone'));
    saves.clear();
    options.note('backend ended', { code });
    if (!closing && !refused) options.onStopped();
  }

  return {
    start,
    isRunning: () => child !== null,
    connect() {
      const { port1, port2 } = new MessageChannelMain();
      tell({ type: 'port' }, [port1]);
      return port2;
    },
    save(ticket, path) {
      return new Promise((resolve, reject) => {
        const id = ++lastSave;
        tell({ type: 'save', id, ticket, path });
        saves.set(id, { resolve, reject });
      });
    },
    close() {
      closing = true;
      const closed = child;
      if (closed === null) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          options.note('backend did not close in time');
          closed.kill();
          resolve();
        }, CLOSE_MS);
        closed.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        tell({ type: 'close' });
      });
    },
  };
}
