import { type ChildProcess, spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { followWindow } from '#host/http/window.ts';

/** A stand-in browser that ends by itself with this code. */
const browser = (exitCode: number): ChildProcess => spawn(process.execPath, ['-e', `process.exit(${exitCode})`], { stdio: 'ignore' });

/** A host whose first page can be let in, and what is told of the window. */
function followed(child: ChildProcess, lingerMs: number) {
  const first = Promise.withResolvers<void>();
  const told: string[] = [];
  let pages = 0;
  const last = new Promise<string>((resolve) => {
    const tell = (what: string) => () => {
      told.push(what);
      if (what !== 'opened') resolve(what);
    };
    followWindow(
      child,
      { firstPage: first.promise, pages: () => pages },
      { opened: tell('opened'), failed: tell('failed'), deserted: tell('deserted') },
      lingerMs,
    );
  });
  return {
    told,
    last,
    enter() {
      pages = 1;
      first.resolve();
    },
    leave() {
      pages = 0;
    },
  };
}
const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

test('a browser that ends with an error is given up at once', async () => {
  const window = followed(browser(1), 600_000);
  expect(await window.last).toBe('failed');
});

test('a browser that ends without an error is given up when no page comes', async () => {
  const window = followed(browser(0), 20);
  expect(await window.last).toBe('failed');
});

test('a page that comes after the browser handed its window over is the window, and its end is the end', async () => {
  const child = browser(0);
  const window = followed(child, 300);
  await ended(child);
  window.enter();
  await new Promise((resolve) => setImmediate(resolve));
  expect(window.told).toEqual(['opened']);
  window.leave();
  expect(await window.last).toBe('deserted');
  expect(window.told).toEqual(['opened', 'deserted']);
});

test('a page opened by hand after all does not end the program when it is left', async () => {
  const child = browser(1);
  const window = followed(child, 1);
  await window.last;
  window.enter();
  window.leave();
  await ended(browser(0));
  expect(window.told).toEqual(['failed']);
});
