import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import type { Reply, ReplyError, Send } from './rpc.ts';

/**
 * The few platform shapes a transport needs, written down here because `shared` knows neither
 * DOM nor Node. The browser's own `fetch`, `Blob` and `MessagePort` fit them as they are.
 */

/** Runs `action` once after `ms` milliseconds; answers the function that cancels it. */
export type Timer = (ms: number, action: () => void) => () => void;

/** What is uploaded: a `Blob` or `File` fits. */
export type ByteSource = {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
};

export type ByteReader = {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<unknown>;
};

export type FetchReply = {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): ByteReader } | null;
  json(): Promise<unknown>;
};

/** The part of `fetch` in use; `Body` is the platform's blob type. */
export type FetchLike<Body> = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string | Body;
    readonly cache?: 'no-store';
    readonly credentials?: 'same-origin';
  },
) => Promise<FetchReply>;

/** What an upload became; `staged` is the id by which a command claims it. Size in bytes, sha256 in hex. */
export const stagedUploadSchema = z.object({
  staged: z.string().min(1).max(200),
  size: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type StagedUpload = z.infer<typeof stagedUploadSchema>;

/** A file on its way to the page. `chunks` may be read once; it throws `download_failed` when cut short. */
export type DownloadedFile = {
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
};

/**
 * `open`: events flow; after a `lost` the page must refetch what it shows, since events were missed.
 * `lost`: reconnecting. `ended`: the session is over, only a new one-time address helps.
 */
export type WatchState = 'open' | 'lost' | 'ended';

/** One way to reach the host. Every method rejects with AppError only. */
export type Transport<Body extends ByteSource = ByteSource> = {
  readonly send: Send;
  /** Follows the host's events until the answered function is called; reconnects by itself. */
  watch(onEvent: (event: HostEvent) => void, onState: (state: WatchState) => void): () => void;
  /** Streams a file to the host under a one-time ticket of a command. */
  upload(ticket: string, source: Body): Promise<StagedUpload>;
  /** Fetches the file behind a one-time ticket. */
  download(ticket: string): Promise<DownloadedFile>;
};

const errorSchema = z.object({
  code: z.string().max(80),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])).default({}),
  reference: z.string().optional(),
});

const replySchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value: z.unknown() }), z.object({ ok: z.literal(false), error: errorSchema })]);

/** Reads a reply that crossed a process; anything unreadable throws `host_gone`. */
export function replyFrom(raw: unknown): Reply {
  const parsed = replySchema.safeParse(raw);
  if (!parsed.success) throw new AppError('host_gone');
  if (parsed.data.ok) return parsed.data;
  const { code, data, reference } = parsed.data.error;
  return { ok: false, error: reference === undefined ? { code, data } : { code, data, reference } };
}

/** Reads an error that crossed a process; anything unreadable becomes `host_gone`. */
export function errorFrom(raw: unknown): AppError {
  const parsed = errorSchema.safeParse(raw);
  if (!parsed.success) return new AppError('host_gone');
  const { code, data, reference } = parsed.data;
  return new AppError(code, reference === undefined ? data : { ...data, reference });
}

/** The form of an error that crosses a process: never a message, never a stack. */
export function replyError(error: unknown, report: (error: unknown) => string): ReplyError {
  if (error instanceof AppError) return { code: error.code, data: error.data };
  return { code: 'internal', data: {}, reference: report(error) };
}

/** Passes `chunks` on and throws `download_failed` unless they are exactly `size` bytes. */
export async function* exactly(name: string, size: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let seen = 0;
  try {
    for await (const chunk of chunks) {
      seen += chunk.byteLength;
      if (seen > size) break;
      yield chunk;
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('download_failed', { name });
  }
  if (seen !== size) throw new AppError('download_failed', { name });
}
