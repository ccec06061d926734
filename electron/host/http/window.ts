import type { ChildProcess } from 'node:child_process';
import type { HttpHost } from './server.ts';

/** After the browser has gone, milliseconds without a connected page before that is taken for the end. */
const LINGER_MS = 10_000;
/** A browser that cannot open its window ends with an error within this many milliseconds; others run on or hand over. */
const FAILURE_MS = 3_000;

export type WindowEvents = {
  /** The first page has connected. */
  readonly opened: () => void;
  /** The browser ended and no page ever connected: no display that answers, a profile it cannot use. */
  readonly failed: () => void;
  /** The browser ended and no page is left. */
  readonly deserted: () => void;
};

/**
 * Follows the window that a browser was asked to open. A browser may end at once, without an error, because it handed the
 * window to one already running: then its page still comes.
 */
export function followWindow(browser: ChildProcess, host: Pick<HttpHost, 'firstPage' | 'pages'>, events: WindowEvents, lingerMs = LINGER_MS): void {
  let state: 'opening' | 'opened' | 'failed' = 'opening';
  let gone = false;
  let patience: NodeJS.Timeout | undefined;
  void host.firstPage.then(() => {
    if (state === 'failed') return;
    state = 'opened';
    clearTimeout(patience);
    events.opened();
    if (gone) whenDeserted(host, lingerMs, events.deserted);
  });
  browser.once('exit', (code) => {
    gone = true;
    if (state === 'opened') return whenDeserted(host, lingerMs, events.deserted);
    patience = setTimeout(
      () => {
        state = 'failed';
        events.failed();
      },
      code === 0 ? lingerMs : 0,
    );
  });
}

/** True when the browser ends with an error before it can have shown anything. */
export function failsSoon(browser: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const runsOn = setTimeout(() => resolve(false), FAILURE_MS);
    browser.once('exit', (code) => {
      clearTimeout(runsOn);
      resolve(code !== 0);
    });
  });
}

function whenDeserted(host: Pick<HttpHost, 'pages'>, lingerMs: number, then: () => void): void {
  const step = Math.min(1_000, lingerMs);
  let lonely = 0;
  const look = setInterval(() => {
    lonely = host.pages() > 0 ? 0 : lonely + step;
    if (lonely < lingerMs) return;
    clearInterval(look);
    then();
  }, step);
  look.unref();
}
