import { AppError } from '#shared/domain/errors.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import { CALL_TIMEOUT_MS, RPC_BYTES, UPLOAD_BYTES } from './limits.ts';
import { readEvents } from './eventStream.ts';
import {
  errorFrom,
  exactly,
  replyFrom,
  stagedUploadSchema,
  type ByteReader,
  type ByteSource,
  type FetchLike,
  type FetchReply,
  type Timer,
  type Transport,
} from './transport.ts';

/** Waiting times before reconnecting, in milliseconds; the last one repeats. */
const RETRY_MS = [300, 1_000, 3_000, 10_000];

/**
 * Reaches the loopback host. `base` is '' for a page served by the host itself.
 * The session cookie travels by itself; without one every call rejects with `session_expired`.
 */
export function overHttp<Body extends ByteSource>(fetchLike: FetchLike<Body>, base: string, timer: Timer): Transport<Body> {
  async function post(path: string, type: string, body: string | Body): Promise<FetchReply> {
    const reply = await answered(
      fetchLike(base + path, { method: 'POST', headers: { 'content-type': type }, body, cache: 'no-store', credentials: 'same-origin' }),
      timer,
    );
    if (!reply.ok) throw await refusalOf(reply);
    return reply;
  }

  return {
    async send(request) {
      const body = JSON.stringify(request);
      // Characters, not bytes: the exact limit is the host's; this only spares a hopeless transfer.
      if (body.length > RPC_BYTES) throw new AppError('request_too_large');
      const reply = await post('/rpc', 'application/json', body);
      return replyFrom(await reply.json().catch(() => null));
    },
    watch: (onEvent, onState) => follow(fetchLike, base, timer, onEvent, onState),
    async upload(ticket, source) {
      if (source.size > UPLOAD_BYTES) throw tooLarge();
      const reply = await post(`/blobs/${ticket}`, 'application/octet-stream', source);
      const parsed = stagedUploadSchema.safeParse(await reply.json().catch(() => null));
      if (!parsed.success) throw new AppError('upload_failed');
      return parsed.data;
    },
    async download(ticket) {
      const reply = await post('/blobs/read', 'application/json', JSON.stringify({ ticket }));
      const name = decodeURIComponent(reply.headers.get('x-file-name') ?? '');
      const size = Number(reply.headers.get('content-length') ?? Number.NaN);
      if (reply.body === null || !Number.isSafeInteger(size)) throw new AppError('download_failed', { name });
      const mime = reply.headers.get('content-type') ?? 'application/octet-stream';
      return { name, mime, size, chunks: exactly(name, size, chunksOf(reply.body.getReader())) };
    },
  };
}

/** Exchanges the one-time token of the address for the session cookie; rejects with `session_expired`. */
export async function openSession(fetchLike: FetchLike<never>, base: string, token: string): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) };
  const reply = await fetchLike(`${base}/session`, { ...init, cache: 'no-store', credentials: 'same-origin' }).catch(() => null);
  if (reply === null) throw new AppError('host_gone');
  if (!reply.ok) throw await refusalOf(reply);
}

/** The one-time token in an address's fragment (`#token=…`), or null. */
export function tokenOf(fragment: string): string | null {
  return /^#token=([A-Za-z0-9_-]{20,200})$/.exec(fragment)?.[1] ?? null;
}

function tooLarge(): AppError {
  return new AppError('file_too_large', { limit: `${UPLOAD_BYTES / 1024 / 1024} MB` });
}

async function refusalOf(reply: FetchReply): Promise<AppError> {
  const body = await reply.json().catch(() => null);
  return errorFrom((body as { error?: unknown } | null)?.error);
}

/** Network failures become `host_gone`, silence becomes `timeout`. */
function answered(reply: Promise<FetchReply>, timer: Timer): Promise<FetchReply> {
  return new Promise((resolve, reject) => {
    const cancel = timer(CALL_TIMEOUT_MS, () => reject(new AppError('timeout')));
    reply.then(resolve, () => reject(new AppError('host_gone'))).finally(cancel);
  });
}

async function* chunksOf(reader: ByteReader): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function follow<Body>(
  fetchLike: FetchLike<Body>,
  base: string,
  timer: Timer,
  onEvent: (event: HostEvent) => void,
  onState: (state: 'open' | 'lost' | 'ended') => void,
): () => void {
  let stopped = false;
  let stop = (): void => undefined;

  /** Delivers apart from the reading loop: a throwing listener is reported by the platform, the stream goes on. */
  function deliver(event: HostEvent): void {
    void Promise.resolve().then(() => (stopped ? undefined : onEvent(event)));
  }

  /** Answers true when the stream had been open. */
  async function once(): Promise<boolean | 'ended'> {
    const reply = await fetchLike(`${base}/events`, {
      method: 'GET',
      headers: { accept: 'text/event-stream' },
      cache: 'no-store',
      credentials: 'same-origin',
    });
    if (reply.status === 401) return 'ended';
    if (!reply.ok || reply.body === null || stopped) return false;
    const reader = reply.body.getReader();
    stop = () => void reader.cancel().catch(() => undefined);
    onState('open');
    await readEvents(reader, deliver).catch(() => undefined);
    return true;
  }

  async function loop(): Promise<void> {
    for (let failures = 0; !stopped;) {
      const outcome = await once().catch(() => false as const);
      if (stopped) return;
      if (outcome === 'ended') return onState('ended');
      failures = outcome ? 0 : failures + 1;
      onState('lost');
      const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0;
      await new Promise<void>((resolve) => {
        const cancel = timer(wait, resolve);
        stop = () => {
          cancel();
          resolve();
        };
      });
    }
  }

  void loop();
  return () => {
    stopped = true;
    stop();
  };
}
