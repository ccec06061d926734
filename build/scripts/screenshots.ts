import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'docs', 'screenshots');
/** A Tuesday in the last phase, within the published calendar. */
const DAY = '2026-06-09';
const WINDOW = { width: 1366, height: 768 };
/** Old and small, with rooms, cases and something of everything. */
const COMMUNITY = '松岭社区';
const PROJECTOR = { width: 1920, height: 1080 };

/**
 * Takes the six pictures of the README from the sample database, through the real host and the built pages
 * (`npm run build` first): `node_modules/.bin/node build/scripts/screenshots.ts`.
 */
async function main(): Promise<void> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no browser: install the package chromium');
  const dataFolder = mkdtempSync(join(tmpdir(), 'desk-screenshots-'));
  const host = spawn(process.execPath, [join(root, 'electron/host/loopback.ts'), '--data', dataFolder, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DESK_START_DAY: DAY },
  });
  try {
    const address = await addressOf(host);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const context = await browser.newContext({ viewport: WINDOW, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(address);
      await takeAll(page, new URL(address).origin);
      const large = await browser.newContext({
        viewport: PROJECTOR,
        deviceScaleFactor: WINDOW.width / PROJECTOR.width,
        storageState: await context.storageState(),
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      });
      await takeProjection(await large.newPage(), new URL(address).origin);
    } finally {
      await browser.close();
    }
  } finally {
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    host.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(text);
      if (found !== null) resolve(found[0]);
    });
    host.once('exit', () => reject(new Error(text)));
  });
}

/** Opens a page as after a start and waits until it has read what it shows. */
async function open(page: Page, origin: string, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${origin}/#${path}`, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  // The event stream stays open, so the network is never idle: what is being read shows as such.
  await page.waitForFunction(`document.querySelector('[aria-busy=true], .mantine-Skeleton-root, [role=status]:not(:empty)') === null`);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.mouse.move(0, 0);
}

async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: '打开样例数据库' }).click();
  await page.getByRole('complementary', { name: '样例' }).waitFor({ timeout: 180_000 });
}

async function takeAll(page: Page, origin: string): Promise<void> {
  await openSample(page);
  await open(page, origin, '/');
  await shoot(page, 'desk');

  await open(page, origin, '/communities');
  await page.getByRole('grid').getByRole('row', { name: COMMUNITY, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: COMMUNITY }).waitFor();
  await page.getByRole('table').first().waitFor();
  await shoot(page, 'community');

  await open(page, origin, '/cases?stage=supervision&deadline=running');
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await page.getByRole('list', { name: '三令进程' }).waitFor();
  await page.getByRole('article').waitFor();
  await shoot(page, 'case');

  await open(page, origin, '/compliance?view=communities');
  await shoot(page, 'compliance');
  await open(page, origin, '/board');
  await shoot(page, 'board');
}

async function takeProjection(page: Page, origin: string): Promise<void> {
  await open(page, origin, '/board/projection');
  await shoot(page, 'projection');
}

async function shoot(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  console.log(`${name}.png ${Math.round(statSync(path).size / 1024)} kB`);
}

mkdirSync(folder, { recursive: true });
await main();
