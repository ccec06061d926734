import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { eventPort, overPort } from '#shared/rpc/transports.ts';
import { serveParent } from '#host/utilityHost.ts';
import type { FromBackend } from '#host/utilityMessages.ts';
import type { Download } from '#host/backendTypes.ts';
import { systemTimer } from '#tests/host/support/links.ts';
import { fileOf, openSmallBackend, type SmallBackend } from '#tests/host/support/smallBackend.ts';

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const place = { dataFolder: '/somewhere', version: '1.2.3' };

/** Main's end of the line: sends messages, and waits for the answers it wants. */
function startProcess(open?: (backend: SmallBackend) => Promise<SmallBackend>) {
  const backend = openSmallBackend();
  const line = new MessageChannel();
  const heard: FromBackend[] = [];
  const waiting: { type: string; found: (message: FromBackend) => void }[] = [];
  const places: unknown[] = [];
  const reported: unknown[] = [];
  const exited = Promise.withResolvers<string>();

  serveParent(
    {
      post: (message) => line.port2.postMessage(message),
      listen: (onMessage) =>
        void line.port2.on('message', (data: { message: unknown; ports: MessagePort[] }) => onMessage(data.message, data.ports.map(eventPort))),
    },
    {
      open: async (where) => {
        places.push(where);
        return open === undefined ? backend : open(backend);
      },
      report: (error) => `R-${reported.push(error)}`,
      exit: () => exited.resolve('exited'),
    },
  );
  line.port1.on('message', (message: FromBackend) => {
    heard.push(message);
    const index = waiting.findIndex((wish) => wish.type === message.type);
    if (index >= 0) waiting.splice(index, 1)[0]?.found(message);
  });
  ends.push(() => line.port1.close());

  return {
    backend,
    heard,
    places,
    reported,
    exited: exited.promise,
    tell: (message: unknown, ports: MessagePort[] = []) => line.port1.postMessage({ message, ports }, ports),
    hear: (type: FromBackend['type']) => new Promise<FromBackend>((found) => waiting.push({ type, found })),
    openPage() {
      const { port1, port2 } = new MessageChannel();
      line.port1.postMessage({ message: { type: 'port' }, ports: [port2] }, [port2]);
      const page = overPort(eventPort(port1), systemTimer);
      ends.push(() => page.close());
      return page;
    },
  };
}

const list = { op: 'notes.list', input: {} };
const add = (text: string) => ({ op: 'notes.add', input: { text }, key: `key-of-${text}-1` });

describe('the backend process of the desktop program', () => {
  it('opens where main says and answers the page', async () => {
    const process = startProcess();
    const opened = process.hear('opened');
    process.tell({ type: 'open', place });
    await opened;
    const page = process.openPage();
    expect(await page.send(add('整改'))).toEqual({ ok: true, value: { count: 1 } });
    expect({ places: process.places, notes: process.backend.notes }).toEqual({ places: [place], notes: ['整改'] });
  });

  it('lets a page that came too early wait', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const process = startProcess(async (backend) => {
      await gate;
      return backend;
    });
    process.tell({ type: 'open', place });
    const reply = process.openPage().send(list);
    release();
    expect(await reply).toEqual({ ok: true, value: [] });
  });

  it('tells every page what one of them changed', async () => {
    const process = startProcess();
    process.tell({ type: 'open', place });
    const [one, two] = [process.openPage(), process.openPage()];
    await two.send(list);
    const seen = new Promise((resolve) => two.watch(resolve, () => undefined));
    await one.send(add('a'));
    expect(await seen).toEqual({ type: 'changed', seq: 1, topics: ['register'] });
  });

  it('takes an upload and gives a download, byte for byte', async () => {
    const process = startProcess();
    process.tell({ type: 'open', place });
    const page = process.openPage();
    const bytes = randomBytes(1_300_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const sent = await page.upload(process.backend.issueUpload(), new Blob([bytes]));
    expect(sent).toMatchObject({ size: bytes.byteLength, sha256 });
    const { chunks } = await page.download(process.backend.issueDownload(fileOf('照片.jpg', bytes)));
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  });

  it('says why it cannot open, and the page hears that the host is gone', async () => {
    const process = startProcess(() => Promise.reject(new AppError('database_newer', { found: 90 })));
    const refused = process.hear('refused');
    process.tell({ type: 'open', place });
    expect(await refused).toEqual({ type: 'refused', error: { code: 'database_newer', data: { found: 90 } } });
    await expect(process.openPage().send(list)).rejects.toMatchObject({ code: 'host_gone' });
  });

  it('hides an unexpected reason behind a reference', async () => {
    const process = startProcess(() => Promise.reject(new Error('/home/clerk/secret.db')));
    const refused = process.hear('refused');
    process.tell({ type: 'open', place });
    expect(await refused).toEqual({ type: 'refused', error: { code: 'internal', data: { reference: 'R-1' } } });
    expect(process.reported).toHaveLength(1);
  });

  it('drops what a page was listening to when the page is gone', async () => {
    const process = startProcess();
    process.tell({ type: 'open', place });
    const page = process.openPage();
    await page.send(list);
    expect(process.backend.listeners()).toBe(1);
    page.close();
    await expect.poll(() => process.backend.listeners()).toBe(0);
  });

  it('closes the backend before it says so and ends; the page hears it', async () => {
    const process = startProcess();
    process.tell({ type: 'open', place });
    const page = process.openPage();
    await page.send(list);
    const ended = new Promise((resolve) =>
      page.watch(
        () => undefined,
        (state) => state === 'ended' && resolve('ended'),
      ),
    );
    const closed = process.hear('closed');
    process.tell({ type: 'close' });
    await closed;
    expect([process.backend.closed(), await process.exited, await ended]).toEqual([true, 'exited', 'ended']);
  });

  it('ends even when closing fails, and when nothing was ever opened', async () => {
    const failing = startProcess(async (backend) => ({ ...backend, close: () => Promise.reject(new Error('disk')) }));
    failing.tell({ type: 'open', place });
    await failing.openPage().send(list);
    failing.tell({ type: 'close' });
    const idle = startProcess();
    idle.tell({ type: 'close' });
    expect([await failing.exited, await idle.exited, failing.reported.length]).toEqual(['exited', 'exited', 1]);
  });

  it.each([
    [{ type: 'shell', run: 'rm' }],
    [{ type: 'open' }],
    [{ type: 'save', id: 1 }],
    ['close'],
    [null],
    [{ type: 'open', place: { ...place, extra: 1 } }],
  ])('passes over %j', async (message) => {
    const process = startProcess();
    process.tell(message);
    const opened = process.hear('opened');
    process.tell({ type: 'open', place });
    await opened;
    expect({ heard: process.heard, reported: process.reported.length }).toEqual({ heard: [{ type: 'opened' }], reported: 1 });
  });

  it('opens once, however often it is told', async () => {
    const process = startProcess();
    process.tell({ type: 'open', place });
    process.tell({ type: 'open', place });
    await process.openPage().send(list);
    expect(process.places).toHaveLength(1);
  });
});

describe('saving a download to disk', () => {
  function folder(): string {
    const path = mkdtempSync(join(tmpdir(), 'save-'));
    ends.push(() => rm(path, { recursive: true, force: true }));
    return path;
  }

  async function save(path: string, file: Download | null) {
    const process = startProcess();
    process.tell({ type: 'open', place });
    const saved = process.hear('saved');
    process.tell({ type: 'save', id: 7, ticket: file === null ? 'unknown' : process.backend.issueDownload(file), path });
    return saved;
  }

  it('writes the whole file over the old one and leaves nothing else', async () => {
    const at = folder();
    writeFileSync(join(at, '名册.xlsx'), 'old');
    const bytes = randomBytes(400_000);
    expect(await save(join(at, '名册.xlsx'), fileOf('名册.xlsx', bytes))).toEqual({ type: 'saved', id: 7, error: null });
    expect([readFileSync(join(at, '名册.xlsx')).equals(bytes), readdirSync(at)]).toEqual([true, ['名册.xlsx']]);
  });

  it('keeps the old file when the content breaks off', async () => {
    const at = folder();
    writeFileSync(join(at, '名册.xlsx'), 'old');
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(1000);
      throw new AppError('file_missing', { hash: 'ab' });
    }
    expect(await save(join(at, '名册.xlsx'), { name: '名册.xlsx', mime: 'x/y', size: 2000, stream: broken() })).toEqual({
      type: 'saved',
      id: 7,
      error: { code: 'file_missing', data: { hash: 'ab' } },
    });
    expect([readFileSync(join(at, '名册.xlsx'), 'utf8'), readdirSync(at)]).toEqual(['old', ['名册.xlsx']]);
  });

  it('says when the ticket was used or has expired', async () => {
    expect(await save(join(folder(), 'a.xlsx'), null)).toMatchObject({ error: { code: 'download_gone' } });
  });

  it('names the file when its folder does not exist', async () => {
    expect(await save(join(folder(), 'gone', '名册.xlsx'), fileOf('名册.xlsx', randomBytes(10)))).toMatchObject({
      error: { code: 'folder_denied', data: { name: '名册.xlsx' } },
    });
  });

  it('names the file when something else stands in its place', async () => {
    const at = folder();
    mkdirSync(join(at, '名册.xlsx', 'x'), { recursive: true });
    expect(await save(join(at, '名册.xlsx'), fileOf('名册.xlsx', randomBytes(10)))).toMatchObject({
      error: { code: 'save_failed', data: { name: '名册.xlsx' } },
    });
    expect(readdirSync(at)).toEqual(['名册.xlsx']);
  });
});
