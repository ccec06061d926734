import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '#build/scripts/browser.mjs';
import { startHostProcess, type HostProcess } from '#tests/host/support/hostProcess.ts';

export type App = {
  readonly page: Page;
  readonly dataFolder: string;
  /** Problems the page reported: errors in the console, failed requests, refused content. */
  readonly problems: string[];
  /** Stops the host and starts it again on another day, with the same data; the page comes back to where it began. */
  onDay(day: string): Promise<void>;
  /** What the next download is called and holds. */
  download(act: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  close(): Promise<void>;
};

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The program as its users have it: the real host on a new data folder, the built pages, an installed browser. */
export async function openApp(options: { readonly day: string; readonly width?: number; readonly height?: number }): Promise<App> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no browser: install the package chromium');
  const dataFolder = mkdtempSync(join(tmpdir(), 'desk-e2e-'));
  let host: HostProcess = start(dataFolder, options.day);
  const browser: Browser = await chromium.launch({ executablePath, args: quiet });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.setDefaultTimeout(20_000);
  await page.goto(await host.address());
  return {
    page, dataFolder, problems,
    async onDay(day) {
      await page.goto('about:blank');
      await host.stop();
      host = start(dataFolder, day);
      await page.goto(await host.address());
    },
    async download(act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      const chunks: Uint8Array[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array);
      return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
    },
    async close() {
      await browser.close();
      await host.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function start(dataFolder: string, day: string): HostProcess {
  return startHostProcess(['--data', dataFolder, '--no-open'], { env: { DESK_START_DAY: day } });
}
