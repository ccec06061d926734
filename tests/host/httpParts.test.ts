import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { browserArguments, findBrowser, hasDisplay } from '#host/http/browser.ts';
import { refuse } from '#host/http/guard.ts';
import { openLauncherFolder } from '#host/http/launcher.ts';
import { cookieOf, createSessions } from '#host/http/sessions.ts';
import { HEARTBEAT, eventFrame, readEvents } from '#shared/rpc/eventStream.ts';
import type { HostEvent } from '#shared/contract/events.ts';

describe('sessions', () => {
  test('a crowd of pages pushes out the one unused longest, never the busy one', () => {
    const sessions = createSessions(() => 0);
    const enter = () => sessions.redeem(sessions.issueToken()) ?? '';
    const busy = enter();
    const idle = enter();
    for (let page = 0; page < 31; page++) {
      enter();
      expect(sessions.keyOf(busy)).not.toBeNull();
    }
    expect(sessions.keyOf(idle)).toBeNull();
  });

  test('what a token guards is put away once, used or expired', () => {
    let now = 0;
    const ended: string[] = [];
    const sessions = createSessions(() => now);
    const used = sessions.issueToken(() => ended.push('used'));
    sessions.issueToken(() => ended.push('expired'));
    sessions.redeem(used);
    now = 60_000;
    sessions.sweep();
    sessions.sweep();
    expect(ended).toEqual(['used', 'expired']);
  });

  test.each([
    ['alone', 'desk_80=abc', 'abc'],
    ['among others', 'a=1; desk_80=abc; b=2', 'abc'],
    ['of another port', 'desk_8080=abc', null],
    ['twice', 'desk_80=abc; desk_80=abc', null],
    ['missing', undefined, null],
  ])('the cookie %s', (_name, header, value) => {
    expect(cookieOf(header, 80)).toBe(value);
  });
});

describe('the door', () => {
  test('without a program in between, a request of ours passes', () => {
    expect(
      refuse({ method: 'POST', target: '/rpc', rawHeaders: ['Host', '127.0.0.1:80', 'Origin', 'http://127.0.0.1:80', 'Sec-Fetch-Site', 'same-origin'] }, 80),
    ).toBeNull();
  });

  test('header names count in any letter case', () => {
    expect(refuse({ method: 'POST', target: '/rpc', rawHeaders: ['HOST', '127.0.0.1:80', 'hOsT', 'evil.example'] }, 80)).toEqual({
      status: 400,
      reason: 'doubled_header',
    });
  });
});

describe('the event stream', () => {
  const events: HostEvent[] = [
    { type: 'changed', seq: 1, topics: ['cases', 'orders'] },
    { type: 'job', id: '任务一\n\n', state: 'running', done: 3, total: null },
  ];

  test('survives being cut at every byte', async () => {
    const bytes = Buffer.from(HEARTBEAT + events.map(eventFrame).join(HEARTBEAT));
    for (let cut = 0; cut <= bytes.length; cut++) {
      const parts = [bytes.subarray(0, cut), bytes.subarray(cut)];
      const seen: HostEvent[] = [];
      await readEvents({ read: async () => ({ done: parts.length === 0, value: parts.shift() }), cancel: async () => undefined }, (event) => seen.push(event));
      expect(seen).toEqual(events);
    }
  });

  test('frames of a newer host and damaged ones are passed over', async () => {
    const parts = [Buffer.from(`event: x\n\ndata: {"type":"later"}\n\ndata: {"type\n\n${eventFrame(events[0]!)}`)];
    const seen: HostEvent[] = [];
    await readEvents({ read: async () => ({ done: parts.length === 0, value: parts.shift() }), cancel: async () => undefined }, (event) => seen.push(event));
    expect(seen).toEqual([events[0]]);
  });
});

describe('launcher files', () => {
  test('what a killed host left is removed, and two unused ones do not overwrite each other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-launcher-'));
    openLauncherFolder(folder).write('http://127.0.0.1:1/#token=old');
    const launchers = openLauncherFolder(folder);
    expect(readdirSync(folder)).toEqual([]);
    const [first, second] = [launchers.write('http://127.0.0.1:1/#token=one'), launchers.write('http://127.0.0.1:1/#token=two')];
    expect(readFileSync(first.path, 'utf8')).toContain('#token=one');
    expect(readFileSync(second.path, 'utf8')).toContain('#token=two');
    first.remove();
    second.remove();
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('the browser', () => {
  test('is looked for where each system keeps it', () => {
    expect(findBrowser({ DESK_BROWSER: process.execPath })).toBe(process.execPath);
    expect(findBrowser({ DESK_BROWSER: '/nowhere' })).toBeNull();
    expect(findBrowser({ PATH: '/nowhere' }, 'linux')).toBeNull();
    expect(findBrowser({ ProgramFiles: '/nowhere' }, 'win32')).toBeNull();
  });

  test('needs a display on Linux only', () => {
    expect([hasDisplay({}, 'linux'), hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'), hasDisplay({}, 'win32')]).toEqual([false, true, true]);
  });

  test('loses its sandbox for root only', () => {
    expect(browserArguments('/data/run/desk.html', '/data/browser', false)).not.toContain('--no-sandbox');
    expect(browserArguments('/data/run/desk.html', '/data/browser', true)).toContain('--no-sandbox');
  });
});
