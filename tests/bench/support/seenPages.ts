import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '#build/scripts/browser.mjs';

/** One look at a page: milliseconds until it is usable, and after that until it answered a key. */
export type Seen = { readonly usable: number; readonly input: number };
/** What shows that a page is usable, and a key that it must answer. */
export type Looked = { readonly path: string; readonly shows: string; readonly answers: (page: Page) => Promise<void> };

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a profile of its own that stays between looks: files and compiled scripts are kept as on a user's PC. */
export async function openBrowser(profile: string): Promise<BrowserContext> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no browser: install the package chromium');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: quiet,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
}

/** Where a page is got from; `since` (an instant, ms) is where the time counts from, else the navigation. */
export type Way = { readonly address: string; readonly since?: number };

/** Opens a page of its own, ready before the way to it is asked for. */
export async function lookAt(browser: BrowserContext, way: () => Promise<Way>, { shows, answers }: Looked): Promise<Seen> {
  const page = await browser.newPage();
  try {
    await page.addInitScript((selector) => {
      const note = (): void => {
        if (document.querySelector(selector) === null) return;
        watching.disconnect();
        // The frame that paints it, then a task of its own: only then has the page time for a key.
        requestAnimationFrame(() => setTimeout(() => performance.mark('usable')));
      };
      const watching = new MutationObserver(note);
      watching.observe(document, { childList: true, subtree: true });
    }, shows);
    const { address, since } = await way();
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
    const begun = performance.now();
    await answers(page);
    const input = performance.now() - begun;
    const { origin, at } = await page.evaluate(() => ({ origin: performance.timeOrigin, at: performance.getEntriesByName('usable')[0]!.startTime }));
    return { usable: since === undefined ? at : origin + at - since, input };
  } finally {
    await page.close();
  }
}
