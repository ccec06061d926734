import { AppError } from '#shared/domain/errors.ts';
import { UPLOAD_BYTES } from '#shared/rpc/limits.ts';
import { clientFrameSchema, type ClientFrame, type HostFrame, type Port } from '#shared/rpc/portFrames.ts';
import { replyError } from '#shared/rpc/transport.ts';
import type { Backend, Download, UploadSink } from './backendTypes.ts';

type OpenUpload = { readonly sink: UploadSink; received: number };
type OpenDownload = { readonly size: number; readonly iterator: AsyncIterator<Uint8Array> };

/** Streams one page may keep open; more is a page gone wrong. */
const MAX_STREAMS = 32;

/**
 * Serves a backend over one message port: the host's half of `overPort`. Uploads left open are
 * aborted when the port closes. `report` logs an unexpected error and answers its reference.
 */
export function servePort(port: Port, backend: Backend, report: (error: unknown, op: string) => string): () => void {
  const uploads = new Map<number, OpenUpload>();
  const downloads = new Map<number, OpenDownload>();
  let lastStream = 0;
  let closed = false;

  /** A failed structured clone must not swallow the answer: the caller still gets an error of its own. */
  function safePost(frame: HostFrame): void {
    if (closed) return;
    try {
      port.post(frame);
    } catch (error) {
      if ('event' in frame) report(error, 'event');
      else port.post({ id: frame.id, ok: false, error: { code: 'internal', data: {}, reference: report(error, 'post') } });
    }
  }

  function upload(stream: number): OpenUpload {
    const open = uploads.get(stream);
    if (open === undefined) throw new AppError('ticket_unknown');
    return open;
  }

  function nextStream(): number {
    if (uploads.size + downloads.size >= MAX_STREAMS) throw new AppError('too_many_streams');
    return ++lastStream;
  }

  async function answer(frame: ClientFrame): Promise<unknown> {
    switch (frame.method) {
      case 'rpc':
        return backend.dispatch(frame.request);
      case 'upload': {
        const stream = nextStream();
        const sink = await backend.uploads.begin(frame.ticket);
        if (sink === null) throw new AppError('ticket_unknown');
        if (closed) await sink.abort();
        uploads.set(stream, { sink, received: 0 });
        return { stream };
      }
      case 'write': {
        const open = upload(frame.stream);
        open.received += frame.bytes.byteLength;
        if (open.received > UPLOAD_BYTES) throw new AppError('file_too_large', { limit: `${UPLOAD_BYTES / 1024 / 1024} MB` });
        await open.sink.write(frame.bytes);
        return null;
      }
      case 'finish': {
        const { sink } = upload(frame.stream);
        uploads.delete(frame.stream);
        return sink.finish();
      }
      case 'download': {
        const stream = nextStream();
        const file = await backend.downloads.take(frame.ticket);
        if (file === null) throw new AppError('ticket_unknown');
        return openDownload(stream, file);
      }
      case 'read': {
        const open = downloads.get(frame.stream);
        if (open === undefined) throw new AppError('ticket_unknown');
        const { done, value } = await open.iterator.next();
        if (done) downloads.delete(frame.stream);
        return { bytes: done ? null : new Uint8Array(value) };
      }
      case 'stop':
        await stop(frame.stream);
        return null;
    }
  }

  function openDownload(stream: number, file: Download): unknown {
    downloads.set(stream, { size: file.size, iterator: file.stream[Symbol.asyncIterator]() });
    return { stream, name: file.name, mime: file.mime, size: file.size };
  }

  async function stop(stream: number): Promise<void> {
    const open = uploads.get(stream);
    uploads.delete(stream);
    await open?.sink.abort();
    const iterator = downloads.get(stream)?.iterator;
    downloads.delete(stream);
    await iterator?.return?.();
  }

  async function receive(data: unknown): Promise<void> {
    const parsed = clientFrameSchema.safeParse(data);
    if (!parsed.success) {
      const id = (data as { id?: unknown } | null)?.id;
      if (typeof id === 'number') safePost({ id, ok: false, error: { code: 'invalid_request', data: {} } });
      return;
    }
    const frame = parsed.data;
    try {
      safePost({ id: frame.id, ok: true, value: await answer(frame) });
    } catch (error) {
      safePost({ id: frame.id, ok: false, error: replyError(error, (unexpected) => report(unexpected, frame.method)) });
    }
  }

  function end(): void {
    if (closed) return;
    closed = true;
    unsubscribe();
    for (const stream of [...uploads.keys(), ...downloads.keys()]) stop(stream).catch((error: unknown) => report(error, 'stop'));
  }

  const unsubscribe = backend.subscribe((event) => safePost({ event }));
  port.listen((data) => void receive(data), end);
  return () => {
    port.close();
    end();
  };
}
