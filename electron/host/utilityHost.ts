import { AppError } from '#shared/domain/errors.ts';
import { replyError } from '#shared/rpc/transport.ts';
import type { Port } from '#shared/rpc/transports.ts';
import type { Backend } from './backendTypes.ts';
import { saveFile } from './saveFile.ts';
import { servePort } from './servePort.ts';
import { toBackendSchema, type BackendPlace, type FromBackend, type ToBackend } from './utilityMessages.ts';

/** The line to the main process, reduced to what is used of Electron's `parentPort`. */
export type ParentLink = {
  post(message: FromBackend): void;
  listen(onMessage: (data: unknown, ports: readonly Port[]) => void): void;
};

export type UtilityOptions = {
  readonly open: (place: BackendPlace) => Promise<Backend>;
  /** Logs an unexpected error; answers the reference shown to the user. */
  readonly report: (error: unknown, what: string) => string;
  /** Ends the process, after `closed` was said. */
  readonly exit: () => void;
};

/**
 * Runs the backend for Electron: opens it when main says where, serves every page port, saves
 * downloads to disk, closes in order. Ports that come before the backend is open wait for it.
 */
export function serveParent(parent: ParentLink, options: UtilityOptions): void {
  const { report } = options;
  const stops = new Set<() => void>();
  let opening: Promise<Backend> | null = null;

  async function open(place: BackendPlace): Promise<void> {
    if (opening !== null) return;
    opening = options.open(place);
    try {
      await opening;
      parent.post({ type: 'opened' });
    } catch (error) {
      parent.post({ type: 'refused', error: plain(error, 'open') });
    }
  }

  async function serve(port: Port | undefined): Promise<void> {
    if (port === undefined) return;
    const backend = await opened();
    stops.add(servePort(port, backend, report));
  }

  function opened(): Promise<Backend> {
    return opening ?? Promise.reject(new AppError('host_gone'));
  }

  async function save(id: number, ticket: string, path: string): Promise<void> {
    try {
      const download = await (await opened()).downloads.take(ticket);
      if (download === null) throw new AppError('download_gone');
      await saveFile(path, download.stream);
      parent.post({ type: 'saved', id, error: null });
    } catch (error) {
      parent.post({ type: 'saved', id, error: plain(error, 'save') });
    }
  }

  async function close(): Promise<void> {
    for (const stop of stops) stop();
    try {
      await (await opening)?.close();
    } catch (error) {
      report(error, 'close');
    }
    parent.post({ type: 'closed' });
    options.exit();
  }

  function plain(error: unknown, what: string): { code: string; data: Record<string, string | number | boolean | null | string[]> } {
    const { code, data, reference } = replyError(error, (unexpected) => report(unexpected, what));
    const copy = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typeof value === 'object' && value !== null ? [...value] : value]));
    return { code, data: reference === undefined ? copy : { ...copy, reference } };
  }

  function obey(message: ToBackend, ports: readonly Port[]): Promise<void> {
    switch (message.type) {
      case 'open':
        return open(message.place);
      case 'port':
        return serve(ports[0]).catch(() => ports[0]?.close());
      case 'save':
        return save(message.id, message.ticket, message.path);
      case 'close':
        return close();
    }
  }

  parent.listen((data, ports) => {
    const message = toBackendSchema.safeParse(data);
    if (message.success) void obey(message.data, ports);
    else report(message.error, 'parent');
  });
}
