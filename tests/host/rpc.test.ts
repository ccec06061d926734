import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { servePort } from '#host/servePort.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { RPC_BYTES, UPLOAD_BYTES } from '#shared/rpc/limits.ts';
import { connect, connectPage } from '#shared/rpc/rpc.ts';
import { eventPort, overHttp, overPort, type DownloadedFile, type WatchState } from '#shared/rpc/transports.ts';
import { fileOf, smallContract } from './support/smallBackend.ts';
import { startSmallHost } from './support/smallHost.ts';
import { linkOverHttp, linkOverPort, systemTimer, type Link } from './support/links.ts';

let keys = 0;
const newKey = (): string => `key-${String(++keys).padStart(8, '0')}`;

describe.each([
  ['a message port', linkOverPort],
  ['HTTP', linkOverHttp],
])('over %s', (_name, open) => {
  let link: Link;
  beforeEach(async () => {
    link = await open();
  });
  afterEach(() => link.close());

  const caller = () => connect(smallContract, link.transport.send, newKey);

  test('a command changes the data and a query reads it back', async () => {
    expect(await caller()('notes.add', { text: '整改令' })).toEqual({ count: 1 });
    expect(await caller()('notes.list', {})).toEqual(['整改令']);
  });

  test('a page that leaves the contract at home is answered the same', async () => {
    const page = connectPage<typeof smallContract>(link.transport.send, newKey);
    expect(await page('notes.add', { text: '整改令' })).toEqual({ count: 1 });
    expect(await page('notes.list', {})).toEqual(['整改令']);
    await expect(page('notes.refuse', { reason: '已合并' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a hundred calls at once are each answered with their own answer', async () => {
    const counts = await Promise.all(Array.from({ length: 100 }, (_, index) => caller()('notes.add', { text: `第${index}条` })));
    expect(counts.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  test('an expected error arrives as its code with data', async () => {
    await expect(caller()('notes.refuse', { reason: '已合并' })).rejects.toMatchObject({ code: 'not_found', data: { reason: '已合并' } });
  });

  test('an unexpected error shows only a reference, its message stays in the host', async () => {
    const error = await caller()('notes.break', {}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'internal', data: { reference: 'R-1' } });
    expect(JSON.stringify(error)).not.toContain('张三');
    expect(link.backend.reported).toHaveLength(1);
  });

  test('an input that breaks the contract is refused naming the field', async () => {
    await expect(caller()('notes.add', { text: '' })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(link.backend.notes).toEqual([]);
  });

  test('an operation that does not exist is refused, also one with the name of an object method', async () => {
    for (const op of ['nothing.here', 'toString', '__proto__']) {
      expect(await link.transport.send({ op, input: {} })).toEqual({ ok: false, error: { code: 'unknown_operation', data: { op } } });
    }
  });

  test('text far beyond ASCII survives both ways', async () => {
    const text = '𠮷野家 居民公约“示例”\t\n\u2028';
    await caller()('notes.add', { text });
    expect(await caller()('notes.list', {})).toEqual([text]);
  });

  test('control characters and halves of characters are refused before anything is written', async () => {
    for (const text of ['前\u0000后', '前\u001f后', '半个\ud842字'])
      await expect(caller()('notes.add', { text })).rejects.toMatchObject({ code: 'input_unwritable' });
    expect(await caller()('notes.list', {})).toEqual([]);
  });

  test('a change is told to every page that watches', async () => {
    const first = watch(link);
    const second = watch(link);
    await first.state('open');
    await second.state('open');
    await caller()('notes.add', { text: '一' });
    const changed = { type: 'changed', seq: 1, topics: ['register'] };
    expect([await first.event(), await second.event()]).toEqual([changed, changed]);
    first.end();
    second.end();
  });

  test('a page that stops watching hears nothing more', async () => {
    const early = watch(link);
    const late = watch(link);
    await early.state('open');
    await late.state('open');
    early.end();
    link.backend.emit({ type: 'job', id: 'j1', state: 'done', done: 1, total: 1 });
    await late.event();
    expect(early.events).toEqual([]);
    late.end();
  });

  test('a listener that throws does not end the stream', async () => {
    const events: HostEvent[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    // The test runner listens too and would call the run broken.
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const thrown = once(process, 'unhandledRejection');
    const opened = Promise.withResolvers<void>();
    const end = link.transport.watch(
      (event) => {
        events.push(event);
        if (events.length === 1) throw new Error('a screen is broken');
        resolve();
      },
      (state) => (state === 'open' ? opened.resolve() : undefined),
    );
    await opened.promise;
    link.backend.emit({ type: 'changed', seq: 1, topics: ['cases'] });
    link.backend.emit({ type: 'changed', seq: 2, topics: ['cases'] });
    await promise;
    await thrown;
    for (const listener of others) process.on('unhandledRejection', listener);
    expect(events).toHaveLength(2);
    end();
  });

  test('an upload arrives byte for byte and is named by its hash', async () => {
    const bytes = randomBytes(1_700_000);
    const ticket = link.backend.issueUpload();
    const staged = await link.transport.upload(ticket, new Blob([bytes]));
    expect(staged).toEqual({ staged: ticket, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(link.backend.staged.get(ticket)?.equals(bytes)).toBe(true);
  });

  test('an empty file can be uploaded and downloaded', async () => {
    const ticket = link.backend.issueUpload();
    expect(await link.transport.upload(ticket, new Blob([]))).toMatchObject({ size: 0 });
    const file = await link.transport.download(link.backend.issueDownload(fileOf('空.txt', new Uint8Array(0))));
    expect(await collect(file)).toEqual(Buffer.alloc(0));
  });

  test('an upload ticket works once', async () => {
    const ticket = link.backend.issueUpload();
    await link.transport.upload(ticket, new Blob(['第一次']));
    await expect(link.transport.upload(ticket, new Blob(['第二次']))).rejects.toMatchObject({ code: 'ticket_unknown' });
  });

  test('a file over the limit is refused before anything is sent, and its ticket stays good', async () => {
    const ticket = link.backend.issueUpload();
    await expect(link.transport.upload(ticket, new Blob([new Uint8Array(UPLOAD_BYTES + 1)]))).rejects.toMatchObject({ code: 'file_too_large' });
    expect(await link.transport.upload(ticket, new Blob(['小文件']))).toMatchObject({ size: 9 });
  });

  test('a download keeps its Chinese name, type, size and bytes', async () => {
    const bytes = randomBytes(900_000);
    const name = "归档文件目录 (2021)'附件*.xlsx";
    const file = await link.transport.download(link.backend.issueDownload(fileOf(name, bytes, 70_000, 'application/vnd.ms-excel')));
    expect({ name: file.name, mime: file.mime, size: file.size }).toEqual({ name, mime: 'application/vnd.ms-excel', size: 900_000 });
    expect((await collect(file)).equals(bytes)).toBe(true);
  });

  test('a download ticket works once', async () => {
    const ticket = link.backend.issueDownload(fileOf('一次.txt', Buffer.from('一次')));
    await collect(await link.transport.download(ticket));
    await expect(link.transport.download(ticket)).rejects.toMatchObject({ code: 'ticket_unknown' });
  });

  test('a download that breaks off in the middle is an error, never a short file', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(100_000, 1);
      throw new Error('disk fault');
    }
    const file = { name: '档案.zip', mime: 'application/zip', size: 200_000, stream: broken() };
    const outcome = link.transport.download(link.backend.issueDownload(file)).then(collect);
    await expect(outcome).rejects.toBeInstanceOf(AppError);
  });

  test('a download whose bytes are fewer than promised is an error', async () => {
    const short = { ...fileOf('短.txt', Buffer.from('abc')), size: 10 };
    await expect(link.transport.download(link.backend.issueDownload(short)).then(collect)).rejects.toBeInstanceOf(AppError);
  });

  test('leaving a download early closes the file in the host', async () => {
    const closed = Promise.withResolvers<void>();
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.alloc(64_000, 7);
      } finally {
        closed.resolve();
      }
    }
    const file = await link.transport.download(link.backend.issueDownload({ name: '大.bin', mime: 'application/x-big', size: 1e12, stream: endless() }));
    for await (const chunk of file.chunks) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      break;
    }
    await closed.promise;
  });

  test('when the host is gone, calls reject with host_gone', async () => {
    await link.breakOff();
    await expect(caller()('notes.list', {})).rejects.toMatchObject({ code: 'host_gone' });
  });

  test('a silent host ends in timeout instead of waiting for ever', async () => {
    await link.close();
    link = await open((_ms, action) => {
      const soon = setImmediate(action);
      return () => clearImmediate(soon);
    });
    await expect(caller()('notes.wait', {})).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('over a message port', () => {
  test('everything pending rejects when the host dies', async () => {
    const { port1, port2 } = new MessageChannel();
    const transport = overPort(eventPort(port1), systemTimer);
    const states: WatchState[] = [];
    transport.watch(
      () => undefined,
      (state) => states.push(state),
    );
    const calls = [1, 2, 3].map(() => transport.send({ op: 'notes.list', input: {} }));
    port2.close();
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason.code)).toEqual(['host_gone', 'host_gone', 'host_gone']);
    expect(states.at(-1)).toBe('ended');
  });

  test('an answer that cannot be cloned becomes an error of its own call', async () => {
    const link = await linkOverPort();
    await expect(connect(smallContract, link.transport.send, newKey)('notes.function', {})).rejects.toMatchObject({ code: 'internal' });
    expect(await connect(smallContract, link.transport.send, newKey)('notes.list', {})).toEqual([]);
    await link.close();
  });

  test('a request that cannot be cloned is refused at once', async () => {
    const link = await linkOverPort();
    await expect(link.transport.send({ op: 'notes.list', input: { bad: () => 1 } })).rejects.toMatchObject({ code: 'invalid_request' });
    await link.close();
  });

  test('uploads left open are given up when the page closes', async () => {
    const link = await linkOverPort();
    const { port1, port2 } = new MessageChannel();
    servePort(eventPort(port2), link.backend, () => 'x');
    const answered = nextMessage(port1);
    port1.postMessage({ id: 1, method: 'upload', ticket: link.backend.issueUpload() });
    expect(await answered).toEqual({ id: 1, ok: true, value: { stream: 1 } });
    const gone = once(port2, 'close');
    port1.close();
    await gone;
    expect(link.backend.aborted()).toBe(1);
    await link.close();
  });

  test.each([
    ['no method', { id: 5 }],
    ['an unknown method', { id: 5, method: 'drop' }],
    ['bytes that are text', { id: 5, method: 'write', stream: 1, bytes: 'abc' }],
    ['a stream that is not open', { id: 5, method: 'read', stream: 99 }],
  ])('a frame with %s is answered with an error', async (_name, frame) => {
    const link = await linkOverPort();
    const { port1, port2 } = new MessageChannel();
    servePort(eventPort(port2), link.backend, () => 'x');
    const answered = nextMessage(port1);
    port1.postMessage(frame);
    expect(await answered).toMatchObject({ id: 5, ok: false });
    port1.close();
    await link.close();
  });
});

describe('over HTTP', () => {
  test('a request beyond the limit is refused as too large', async () => {
    const link = await linkOverHttp();
    const call = connect(smallContract, link.transport.send, newKey)('notes.add', { text: '字'.repeat(RPC_BYTES / 3 + 10) });
    await expect(call).rejects.toMatchObject({ code: 'request_too_large' });
    await link.close();
  });

  test('a page without a session hears that it has ended and does not try again', async () => {
    const small = await startSmallHost();
    const stranger = overHttp<Blob>((url, init) => fetch(url, init), `http://127.0.0.1:${small.host.port}`, systemTimer);
    const ended = Promise.withResolvers<WatchState>();
    stranger.watch(() => undefined, ended.resolve);
    expect(await ended.promise).toBe('ended');
    await expect(stranger.send({ op: 'notes.list', input: {} })).rejects.toMatchObject({ code: 'session_expired' });
    await small.close();
  });
});

type Watching = { readonly events: HostEvent[]; event(): Promise<HostEvent>; state(wanted: WatchState): Promise<void>; end(): void };

function watch(link: Link): Watching {
  const events: HostEvent[] = [];
  const first = Promise.withResolvers<HostEvent>();
  const reached = new Map<WatchState, PromiseWithResolvers<void>>();
  function of(state: WatchState): PromiseWithResolvers<void> {
    const known = reached.get(state) ?? Promise.withResolvers<void>();
    reached.set(state, known);
    return known;
  }
  const end = link.transport.watch(
    (event) => {
      events.push(event);
      first.resolve(event);
    },
    (state) => of(state).resolve(),
  );
  return { events, event: () => first.promise, state: (wanted) => of(wanted).promise, end };
}

function nextMessage(port: MessagePort): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  port.addEventListener('message', (event) => resolve(event.data), { once: true });
  port.start();
  return promise;
}

async function collect(file: DownloadedFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}
