import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askHost } from '#host/http/admin.ts';
import { askRunningHost, writeSidecar } from '#host/http/sidecar.ts';
import { connect } from '#shared/rpc/rpc.ts';
import { openSession, overHttp, tokenOf } from '#shared/rpc/transports.ts';
import { systemTimer } from './support/links.ts';
import { startHostProcess, type HostProcess } from './support/hostProcess.ts';
import { smallContract } from './support/smallBackend.ts';
import { builtFiles, writeBuiltFiles } from './support/smallHost.ts';

let folder: string;
let data: string;
let renderer: string;
const running: HostProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-loopback-'));
  data = join(folder, '数据 data');
  renderer = join(folder, 'renderer');
  writeBuiltFiles(renderer);
});
afterEach(async () => {
  for (const host of running.splice(0)) await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

type StartOptions = { readonly env?: Record<string, string>; readonly withParentChannel?: boolean };

function start(args: readonly string[] = ['--no-open'], options: StartOptions = {}): HostProcess {
  const host = startHostProcess(['--data', data, ...args], {
    entry: 'tests/host/support/smallLoopback.ts',
    ...options,
    env: { DESK_RENDERER_FOLDER: renderer, ...options.env },
  });
  running.push(host);
  return host;
}

/** Opens an address as the page does, and answers a caller. */
async function enter(address: string) {
  const { origin, hash } = new URL(address);
  let cookie = '';
  const asPage = async (url: string, init: RequestInit) => {
    const reply = await fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), cookie } });
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return reply;
  };
  await openSession(asPage, origin, tokenOf(hash) ?? '');
  let keys = 0;
  return connect(smallContract, overHttp<Blob>(asPage, origin, systemTimer).send, () => `key-${String(++keys).padStart(6, '0')}`);
}

/** Opens an address and the stream of its events, as a page keeps it open. */
async function openPage(address: string): Promise<{ readonly events: Response; leave(): Promise<void> }> {
  const { origin, hash } = new URL(address);
  const session = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: tokenOf(hash) }),
  });
  const events = await fetch(`${origin}/events`, { headers: { cookie: session.headers.getSetCookie()[0]?.split(';')[0] ?? '' } });
  return { events, leave: async () => events.body?.cancel() };
}

/** A stand-in browser: notes its arguments and ends, with an error where one is named. */
function fakeBrowser(exitCode = 0): { readonly env: Record<string, string>; arguments(): string[] } {
  const [program, notes] = [join(folder, 'browser.sh'), join(folder, 'arguments')];
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${notes}.tmp'; mv '${notes}.tmp' '${notes}'; exit ${exitCode}\n`);
  chmodSync(program, 0o755);
  return { env: { DESK_BROWSER: program, DISPLAY: ':99' }, arguments: () => readFileSync(notes, 'utf8').trim().split('\n') };
}

async function fileAppears(path: string): Promise<void> {
  const { watch } = await import('node:fs/promises');
  const changes = watch(join(path, '..'), { signal: AbortSignal.timeout(10_000) });
  if (existsSync(path)) return;
  for await (const _change of changes) if (existsSync(path)) return;
}

describe('starting', () => {
  test('prints an address that opens the page once and lets it call', async () => {
    const address = await start().address();
    expect(await (await fetch(new URL(address).origin)).text()).toBe(builtFiles['/index.html'].text);
    const call = await enter(address);
    expect(await call('notes.add', { text: '一' })).toEqual({ count: 1 });
    await expect(enter(address)).rejects.toMatchObject({ code: 'session_expired' });
  });

  test('keeps the data folder and its sidecar to this user', async () => {
    await start().address();
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'host.json')).mode & 0o777).toBe(0o600);
  });

  test('an unknown option, a wrong port and a missing folder name are refused with what is allowed', async () => {
    for (const [args, words] of [
      [['--opne'], '--no-open'],
      [['--port', '70000'], '65535'],
      [['--port', '80'], '端口号 80 不能用，应为 1024 至 65535 的整数'],
      [['--data', ''], '--data'],
    ] as const) {
      const host = startHostProcess(args, { entry: 'tests/host/support/smallLoopback.ts' });
      expect(await host.ended).toEqual({ code: 1, signal: null });
      expect(host.output()).toContain(words);
    }
  });

  test('starts on the same port again, so that the browser keeps what was chosen, and on another when it is taken', async () => {
    const portOf = (address: string) => new URL(address).port;
    const first = start();
    const port = portOf(await first.address());
    await first.stop();
    const second = start();
    expect(portOf(await second.address())).toBe(port);
    await second.stop();
    const other = createServer().listen(Number(port), '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    expect(portOf(await start().address())).not.toBe(port);
    other.close();
  });

  test('a port that is taken is named', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const host = start(['--no-open', '--port', String(port)]);
    expect((await host.ended).code).toBe(1);
    expect(host.output()).toContain(`端口 ${port} 已被别的程序占用`);
    expect(host.output()).toContain('backend closed');
    other.close();
  });

  test('a data folder that is a file is named', async () => {
    writeFileSync(data, 'not a folder');
    const host = start();
    expect((await host.ended).code).toBe(1);
    expect(host.output()).toContain(data);
    rmSync(data);
  });

  test('without a built page it says what to run', async () => {
    rmSync(renderer, { recursive: true });
    const host = start();
    expect((await host.ended).code).toBe(1);
    expect(host.output()).toContain('npm run build');
  });

  test('without a display it prints the address instead of opening a window', async () => {
    const host = start([], { env: { ...fakeBrowser().env, DISPLAY: '' } });
    expect(await host.address()).toContain('#token=');
    expect(host.output()).toContain('没有图形界面');
  });

  test('without a browser it names the package to install', async () => {
    const host = start([], { env: { DISPLAY: ':99', PATH: '' } });
    expect(await host.address()).toContain('#token=');
    expect(host.output()).toContain('chromium');
  });
});

describe('opening a window', () => {
  test('the browser is given a private file, and nobody else sees the token', async () => {
    const browser = fakeBrowser();
    const host = start([], browser);
    await host.printed(/正在用浏览器打开/);
    await fileAppears(join(folder, 'arguments'));
    const given = browser.arguments();
    const launcher = fileURLToPath(given.find((argument) => argument.startsWith('--app='))?.slice('--app='.length) ?? '');
    const token = /#token=([\w-]+)/.exec(readFileSync(launcher, 'utf8'))?.[1] ?? '';
    expect(token).toHaveLength(43);
    expect([statSync(launcher).mode & 0o777, statSync(join(launcher, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(given.join(' ')).not.toContain(token);
    expect(host.output()).not.toContain(token);
    expect(readFileSync(`/proc/${host.child.pid}/cmdline`, 'utf8')).not.toContain(token);
    expect(readFileSync(join(data, 'logs/host.log'), 'utf8')).not.toContain(token);
    expect(readFileSync(join(data, 'host.json'), 'utf8')).not.toContain(token);
  });

  test('its profile is below the data folder, and only root goes without the sandbox', async () => {
    const browser = fakeBrowser();
    await start([], browser).printed(/正在用浏览器打开/);
    await fileAppears(join(folder, 'arguments'));
    expect(browser.arguments()).toContain(`--user-data-dir=${join(data, 'browser')}`);
    expect(browser.arguments().includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  test('the browser is told beforehand to remember nothing that is typed', async () => {
    await start([], fakeBrowser()).printed(/正在用浏览器打开/);
    const preferences = JSON.parse(readFileSync(join(data, 'browser/Default/Preferences'), 'utf8')) as Record<string, unknown>;
    expect(preferences).toMatchObject({ autofill: { enabled: false }, credentials_enable_service: false, translate: { enabled: false } });
  });

  test('a browser that cannot show its window leaves the program running, with an address to open by hand', async () => {
    const host = start([], fakeBrowser(1));
    const call = await enter(await host.address());
    expect(await call('notes.add', { text: '一' })).toEqual({ count: 1 });
    expect(host.output()).toContain('没有打开窗口就退出了');
    expect(host.output()).not.toContain('已在浏览器窗口中打开');
  });

  test('it says that the window is open once its page has come', async () => {
    const host = start([], fakeBrowser());
    await host.printed(/正在用浏览器打开/);
    await fileAppears(join(folder, 'arguments'));
    const launcher = join(data, 'run', readdirSync(join(data, 'run'))[0] ?? '');
    const address = /url=([^"]+)"/.exec(readFileSync(launcher, 'utf8'))?.[1] ?? '';
    const page = await openPage(address);
    await host.printed(/已在浏览器窗口中打开/);
    await page.leave();
  });

  test('the file is gone as soon as its address has been used', async () => {
    const browser = fakeBrowser();
    await start([], browser).printed(/正在用浏览器打开/);
    await fileAppears(join(folder, 'arguments'));
    const launcher = join(data, 'run', readdirSync(join(data, 'run'))[0] ?? '');
    await enter(/url=([^"]+)"/.exec(readFileSync(launcher, 'utf8'))?.[1] ?? '');
    expect(readdirSync(join(data, 'run'))).toEqual([]);
  });
});

describe('starting a second time', () => {
  test('the running host gives another address and both pages work on the same data', async () => {
    const first = start();
    const one = await enter(await first.address());
    const second = start();
    const two = await enter(await second.address());
    expect(await second.ended).toEqual({ code: 0, signal: null });
    expect(second.output()).toContain('已在运行');
    await one('notes.add', { text: '一' });
    expect(await two('notes.list', {})).toEqual(['一']);
  });

  test('with a browser it opens another window', async () => {
    await start().address();
    const browser = fakeBrowser();
    const second = start([], browser);
    expect(await second.ended).toEqual({ code: 0, signal: null });
    await fileAppears(join(folder, 'arguments'));
    expect(browser.arguments()[0]).toMatch(/^--app=file:.*desk\.html$/);
    expect(second.output()).not.toContain('#token=');
  });

  test('with a browser that cannot show its window it prints the address', async () => {
    await start().address();
    const second = start([], fakeBrowser(1));
    const call = await enter(await second.address());
    expect(await second.ended).toEqual({ code: 0, signal: null });
    expect(await call('notes.list', {})).toEqual([]);
  });

  test('what a killed host left behind is recognised, and a new one starts', async () => {
    const first = start();
    await first.address();
    first.child.kill('SIGKILL');
    await first.ended;
    expect(existsSync(join(data, 'host.json'))).toBe(true);
    const second = start();
    const call = await enter(await second.address());
    expect(await call('notes.list', {})).toEqual([]);
    expect(second.output()).not.toContain('已在运行');
  });

  test('a damaged sidecar is passed over', async () => {
    const first = start();
    await first.address();
    await first.stop();
    writeFileSync(join(data, 'host.json'), '{"pid":');
    expect(await start().address()).toContain('#token=');
  });

  test('a stranger who took the port cannot hand out an address', async () => {
    const stranger = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ answer: { address: 'http://127.0.0.1:1/#token=x', pages: 0 }, proof: body }));
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const { port } = stranger.address() as AddressInfo;
    const secret = 'S'.repeat(43);
    expect(await askHost(port, secret, 'address')).toBeNull();
    await start()
      .address()
      .then(() => running.pop()?.stop());
    await writeSidecar(data, { pid: process.pid, port, secret });
    expect(await askRunningHost(data, 'address')).toBeNull();
    stranger.close();
  });

  test('the owner can ask for the state and for the end', async () => {
    const host = start();
    await host.address();
    expect(await askRunningHost(data, 'status')).toEqual({ pages: 0 });
    expect(await askRunningHost(data, 'stop')).toEqual({ pages: 0 });
    expect(await host.ended).toEqual({ code: 0, signal: null });
  });
});

describe('ending', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s closes the backend in order and leaves no sidecar', async (signal) => {
    const host = start();
    await host.address();
    host.child.kill(signal);
    expect(await host.ended).toEqual({ code: 0, signal: null });
    expect(host.output()).toContain('backend closed');
    expect(existsSync(join(data, 'host.json'))).toBe(false);
  });

  test('an open page does not hold it up', async () => {
    const host = start();
    const { events } = await openPage(await host.address());
    expect((await askRunningHost(data, 'status'))?.pages).toBe(1);
    host.child.kill('SIGTERM');
    expect((await host.ended).code).toBe(0);
    expect(await events.text()).toContain(':');
  });

  test('it follows its parent: on request, and when the parent is gone', async () => {
    const asked = start(['--no-open'], { withParentChannel: true });
    await asked.address();
    asked.child.send({ stop: true });
    expect((await asked.ended).code).toBe(0);
    const orphan = start(['--no-open'], { withParentChannel: true });
    await orphan.address();
    orphan.child.disconnect();
    expect((await orphan.ended).code).toBe(0);
    expect(orphan.output()).toContain('backend closed');
  });
});
