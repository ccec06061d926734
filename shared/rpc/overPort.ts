import { AppError } from '#shared/domain/errors.ts';
import { hostEventSchema, type HostEvent } from '#shared/contract/events.ts';
import { CALL_TIMEOUT_MS, CHUNK_BYTES, UPLOAD_BYTES } from './limits.ts';
import { openedDownloadSchema, openedUploadSchema, readSchema, type ClientFrame, type HostFrame, type Port } from './portFrames.ts';
import { errorFrom, exactly, replyFrom, stagedUploadSchema, type ByteSource, type Timer, type Transport, type WatchState } from './transport.ts';

type WithoutId<F> = F extends unknown ? Omit<F, 'id'> : never;
type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (error: AppError) => void; readonly cancel: () => void };
type Watcher = { readonly onEvent: (event: HostEvent) => void; readonly onState: (state: WatchState) => void };

/** Reaches the host over a message port. When the port closes, everything pending rejects with `host_gone`. */
export function overPort(port: Port, timer: Timer): Transport & { close(): void } {
  const pending = new Map<number, Pending>();
  const watchers = new Set<Watcher>();
  let lastId = 0;
  let gone = false;

  function call(frame: WithoutId<ClientFrame>): Promise<unknown> {
    if (gone) return Promise.reject(new AppError('host_gone'));
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const cancel = timer(CALL_TIMEOUT_MS, () => settle(id)?.reject(new AppError('timeout')));
      pending.set(id, { resolve, reject, cancel });
      try {
        port.post({ ...frame, id });
      } catch {
        settle(id)?.reject(new AppError('invalid_request'));
      }
    });
  }

  /** Takes a call off the table; undefined for one that timed out before. */
  function settle(id: number): Pending | undefined {
    const entry = pending.get(id);
    pending.delete(id);
    entry?.cancel();
    return entry;
  }

  function receive(data: unknown): void {
    const frame = data as HostFrame;
    if ('event' in frame) {
      const event = hostEventSchema.safeParse(frame.event);
      if (event.success) for (const watcher of watchers) void Promise.resolve().then(() => watcher.onEvent(event.data));
    } else if (frame.ok) {
      settle(frame.id)?.resolve(frame.value);
    } else {
      settle(frame.id)?.reject(errorFrom(frame.error));
    }
  }

  function hostGone(): void {
    if (gone) return;
    gone = true;
    for (const id of [...pending.keys()]) settle(id)?.reject(new AppError('host_gone'));
    for (const watcher of watchers) watcher.onState('ended');
  }

  async function* chunksOf(stream: number): AsyncGenerator<Uint8Array> {
    let ended = false;
    try {
      for (;;) {
        const { bytes } = readSchema.parse(await call({ method: 'read', stream }));
        ended = bytes === null;
        if (bytes === null) return;
        yield bytes;
      }
    } finally {
      if (!ended) await call({ method: 'stop', stream }).catch(() => undefined);
    }
  }

  port.listen(receive, hostGone);

  return {
    async send(request) {
      return replyFrom(await call({ method: 'rpc', request }));
    },
    watch(onEvent, onState) {
      const watcher = { onEvent, onState };
      watchers.add(watcher);
      void Promise.resolve().then(() => onState(gone ? 'ended' : 'open'));
      return () => void watchers.delete(watcher);
    },
    async upload(ticket: string, source: ByteSource) {
      if (source.size > UPLOAD_BYTES) throw new AppError('file_too_large', { limit: `${UPLOAD_BYTES / 1024 / 1024} MB` });
      const { stream } = openedUploadSchema.parse(await call({ method: 'upload', ticket }));
      try {
        for (let start = 0; start < source.size; start += CHUNK_BYTES) {
          const part = await source.slice(start, Math.min(start + CHUNK_BYTES, source.size)).arrayBuffer();
          await call({ method: 'write', stream, bytes: new Uint8Array(part) });
        }
        return stagedUploadSchema.parse(await call({ method: 'finish', stream }));
      } catch (error) {
        await call({ method: 'stop', stream }).catch(() => undefined);
        throw error instanceof AppError ? error : new AppError('upload_failed');
      }
    },
    async download(ticket) {
      const opened = openedDownloadSchema.parse(await call({ method: 'download', ticket }));
      const { stream, name, mime, size } = opened;
      return { name, mime, size, chunks: exactly(name, size, chunksOf(stream)) };
    },
    close() {
      port.close();
      hostGone();
    },
  };
}
