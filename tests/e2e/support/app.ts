import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { chromium, type Browser, type Page, type Request } from 'playwright-core';
import { contract, type AppContract } from '#shared/contract/index.ts';
import { type Caller, connect, type Reply } from '#shared/rpc/rpc.ts';
import { findBrowser } from '#build/scripts/browser.mjs';
import { startHostProcess, type HostProcess } from '#tests/host/support/hostProcess.ts';

export type App = {
  readonly page: Page;
  readonly dataFolder: string;
  /** Problems the page reported: errors in the console, failed requests, refused content. */
  readonly problems: string[];
  /** Calls an operation behind the pages' back, to prepare what a test is not about. */
  readonly call: Caller<AppContract>;
  /** Puts bytes where an upload would leave them; answers the staged id. */
  stage(name: string, bytes: Uint8Array, mime?: string): Promise<string>;
  /** Stops the host and starts it again on another day, with the same data; the page comes back to where it began. */
  onDay(day: string): Promise<void>;
  /** What the next download is called and holds. */
  download(act: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** Opens a page by its address in the site map, as after a restart, and waits until it has read what it shows. */
  open(path: string): Promise<void>;
  /** Waits until the page has its heading and nothing on it is being read. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** For `expect.poll`: what becomes true by itself, e.g. after typing has come to rest. */
export const soon = { timeout: 15_000, interval: 50 } as const;

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type AppOptions = { readonly day: string; readonly width?: number; readonly height?: number };

/**
 * One program for the tests of a file, opened before the first and closed after the last; `prepare` does what they
 * take for granted. After a failed test the page is photographed into `out/test/e2e/`.
 */
export function appFor(options: AppOptions, prepare: (app: App) => Promise<void> = async () => {}): App {
  const app = {} as App;
  beforeAll(async () => {
    Object.assign(app, await openApp(options));
    await prepare(app);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    mkdirSync('out/test/e2e', { recursive: true });
    await app.page.screenshot({ path: `out/test/e2e/${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.png` });
  });
  afterAll(() => (app as Partial<App>).close?.());
  return app;
}

/** The program as its users have it: the real host on a new data folder, the built pages, an installed browser. */
async function openApp(options: AppOptions): Promise<App> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no browser: install the package chromium');
  const dataFolder = mkdtempSync(join(tmpdir(), 'desk-e2e-'));
  let host: HostProcess = start(dataFolder, options.day);
  let origin = '';
  const browser: Browser = await chromium.launch({ executablePath, args: quiet });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.setDefaultTimeout(20_000);
  const settled = watchCalls(page);

  async function enter(): Promise<void> {
    const address = await host.address();
    origin = new URL(address).origin;
    await page.goto(address);
    await settled();
  }
  // A program without Fetch-Metadata, like curl: the cookie is what counts.
  const call = connect(
    contract,
    async (request) => (await context.request.post(`${origin}/rpc`, { data: request })).json() as Promise<Reply>,
    () => crypto.randomUUID(),
  );
  async function close(): Promise<void> {
    await browser.close();
    await host.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
  await enter().catch(async (error: unknown) => {
    await close();
    throw new Error(`the program did not open: ${String(error)} ${problems.join(' ')}`);
  });
  return {
    page,
    dataFolder,
    problems,
    call,
    settled,
    async stage(name, bytes, mime = 'application/octet-stream') {
      const { ticket } = await call('files.uploadTicket', { name, mime });
      const reply = await context.request.post(`${origin}/blobs/${ticket}`, {
        data: Buffer.from(bytes),
        headers: { 'content-type': 'application/octet-stream' },
      });
      return ((await reply.json()) as { readonly staged: string }).staged;
    },
    async onDay(day) {
      await page.goto('about:blank');
      await host.stop();
      host = start(dataFolder, day);
      await enter();
    },
    async download(act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      const chunks: Uint8Array[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array);
      return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
    },
    async open(path) {
      // Another document first: within one, the page before stays until the next is ready.
      await page.goto('about:blank');
      await page.goto(`${origin}/#${path}`);
      await settled();
    },
    close,
  };
}

/** Knows the page's calls under way, and answers how to wait until it is whole: a heading, no call, nothing pending. */
function watchCalls(page: Page): () => Promise<void> {
  const running = new Set<Request>();
  const waiting = new Set<() => void>();
  const ended = (request: Request): void => {
    running.delete(request);
    if (running.size > 0) return;
    for (const go of waiting) go();
    waiting.clear();
  };
  page.on('request', (request) => {
    if (/\/(?:rpc|session)$/.test(new URL(request.url()).pathname)) running.add(request);
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    do {
      if (running.size > 0) await new Promise<void>((resolve) => waiting.add(resolve));
      await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[aria-busy=true], .mantine-Skeleton-root') === null);
      // What an answer changes, and the calls that follow from it, come with the next frames.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))));
    } while (running.size > 0);
  };
}

function start(dataFolder: string, day: string): HostProcess {
  return startHostProcess(['--data', dataFolder, '--no-open'], { env: { DESK_START_DAY: day } });
}
