import { execFile } from 'node:child_process';
import { appendFileSync, constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contentSecurityPolicy, printHeaders } from '#shared/contract/contentSecurity.ts';
import { backendPortMessage, nativeChannels } from '#shared/contract/nativeChannels.ts';
import { setupStateSchema } from '#shared/contract/setup.ts';
import { desktopWords } from '#shared/words/desktop.ts';

const run = promisify(execFile);
const root = process.cwd();
const support = join(root, 'tests/electron/support');
const builder = join(root, 'node_modules/electron-builder/cli.js');
const packageSchema = z.object({ version: z.string(), main: z.string() });

/** The packaged program; `program` stands for Electron's executable. */
const at = mkdtempSync(join(tmpdir(), 'package-'));
const packed = join(at, 'out', `${process.platform === 'win32' ? 'win' : 'linux'}-unpacked`);
const archive = join(packed, 'resources', 'app.asar');
const program = join(packed, 'shequ-dudaotai');

/** The mark behind which Electron keeps its fuses: version 1, nine of them. */
const fuses = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009011011011';

/** A stand-in for Electron's own archive: this Node as the executable, and the files electron-builder expects beside it. */
function makeStandIn(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  copyFileSync(process.execPath, join(folder, 'electron'), constants.COPYFILE_FICLONE);
  appendFileSync(join(folder, 'electron'), fuses);
  for (const language of ['zh-CN', 'zh-TW', 'en-US', 'de', 'ja']) writeFileSync(join(folder, 'locales', `${language}.pak`), 'pak');
  const version = z.object({ version: z.string() }).parse(createRequire(import.meta.url)('electron/package.json')).version;
  for (const [name, text] of [
    ['version', version],
    ['LICENSE', 'MIT'],
    ['resources.pak', 'pak'],
    ['chrome-sandbox', ''],
  ] as const)
    writeFileSync(join(folder, name), text);
}

/** The same for Windows: an empty program that electron-builder can write its resources into. */
function makeWindowsStandIn(folder: string): void {
  // electron-builder's own tool for such files, taken from there.
  const { NtExecutable, NtExecutableResource, Resource } = createRequire(join(root, 'node_modules/app-builder-lib/package.json'))(
    'resedit',
  ) as typeof import('resedit');
  const exe = NtExecutable.createEmpty();
  const resources = NtExecutableResource.from(exe);
  Resource.VersionInfo.create({
    lang: 1033,
    fixedInfo: {},
    strings: [{ lang: 1033, codepage: 1200, values: { FileDescription: 'x' } }],
  }).outputToResourceEntries(resources.entries);
  resources.outputResource(exe);
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron.exe'), Buffer.concat([Buffer.from(exe.generate()), Buffer.from(fuses, 'latin1')]));
  for (const name of ['version', 'LICENSE', 'resources.pak', 'locales/zh-CN.pak', 'locales/en-US.pak']) writeFileSync(join(folder, name), 'x');
}

/** Builds one part of the program, as `npm run build` does. */
async function compile(config: string): Promise<void> {
  await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', config], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** Runs electron-builder with Electron replaced; answers what it said. */
async function pack(standIn: string, output: string, target: readonly string[] = ['--linux', 'dir'], ...extra: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [builder, ...target, `-c.electronDist=${standIn}`, `-c.directories.output=${output}`, ...extra], {
    cwd: root,
  });
  return stdout + stderr;
}

describe.skipIf(process.platform !== 'linux')('the package', () => {
  beforeAll(async () => {
    await compile('build/vite.electron.ts');
    if (!existsSync(join(root, 'out/renderer/files.json'))) await compile('build/vite.renderer.ts');
    makeStandIn(join(at, 'electron'));
    await pack(join(at, 'electron'), join(at, 'out'));
  }, 120_000);
  afterAll(() => rm(at, { recursive: true, force: true }));

  /** The archive's content as plain files, unpacked once. */
  const extracted = (): string => {
    const app = join(at, 'app');
    if (!existsSync(app)) extractAll(archive, app);
    return app;
  };
  const names = () => listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));

  it('holds main, preload, backend, its worker, the icon and every page file of the built list', () => {
    const { main } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const pages = Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(root, 'out/renderer/files.json'), 'utf8'))));
    const wanted = [
      main.slice(1),
      ...['preload.cjs', 'utility.mjs', 'spreadsheetWorker.mjs', 'icon.png'].map((name) => `/out/electron/${name}`),
      '/out/renderer/files.json',
      ...pages.map((name) => `/out/renderer${name}`),
    ];
    expect(wanted.filter((name) => !names().includes(name))).toEqual([]);
  });

  it('holds nothing else: no sources, no pinned Node, no library but the native one, only this platform’s binary', () => {
    const allowed =
      /^\/(?:package\.json|out|out\/electron|out\/electron\/[\w.-]+\.(?:mjs|cjs|png)|out\/renderer(?:\/.*)?|electron(?:\/host(?:\/adapters(?:\/templates(?:\/[\w-]+\.(?:docx|mjs))?)?)?)?|node_modules|node_modules\/better-sqlite3(?:\/(?:package\.json|LICENSE|lib(?:\/.*)?|prebuilds))?)$/;
    expect(names().filter((name) => !allowed.test(name))).toEqual([`/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`]);
    expect(names().filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  it('keeps only the native binary outside the archive', () => {
    const outside = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(outside.map((entry) => entry.name)).toEqual([`linux-${process.arch}.node`]);
  });

  it('speaks Chinese and English only', () => {
    expect(readdirSync(join(packed, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });

  it('has its fuses set', async () => {
    const { stdout } = await run(process.execPath, [join(root, 'node_modules/@electron/fuses/dist/bin.js'), 'read', '--app', program]);
    const fuses = Object.fromEntries([...stdout.matchAll(/^ {2}(\w+) is (\w+)$/gm)].map(([, name, state]) => [name, state]));
    expect(fuses).toMatchObject({
      RunAsNode: 'Disabled',
      EnableCookieEncryption: 'Enabled',
      EnableNodeOptionsEnvironmentVariable: 'Disabled',
      EnableNodeCliInspectArguments: 'Disabled',
      EnableEmbeddedAsarIntegrityValidation: 'Enabled',
      OnlyLoadAppFromAsar: 'Enabled',
      GrantFileProtocolExtraPrivileges: 'Disabled',
    });
  });

  it('runs its backend: the packed bundle opens a database with the packed binary and answers a page', async () => {
    const data = join(at, 'data');
    const { stdout } = await run(program, [join(support, 'askPackedBackend.mjs'), join(extracted(), 'out/electron/utility.mjs'), data], { cwd: at });
    const answer = z
      .object({
        opened: z.object({ type: z.string() }),
        reply: z.object({ ok: z.literal(true), value: setupStateSchema }),
        closed: z.object({ type: z.string() }),
      })
      .parse(JSON.parse(stdout));
    expect([answer.opened.type, answer.reply.value.stage, answer.reply.value.version, answer.closed.type]).toEqual(['opened', 'first_run', '9.9.9', 'closed']);
    expect(existsSync(join(data, 'register.db'))).toBe(true);
  });

  it('runs whole on a stand-in for Electron: window, page, files, native calls, a dead backend, the end', async () => {
    const saved = join(at, 'saved');
    const { stdout } = await run(process.execPath, [join(support, 'runDesktop.mjs'), join(extracted(), 'out/electron'), join(at, 'desk'), saved], { cwd: at });
    const path = (name: string) => join(saved, name);
    const refused = (code: string, data = {}) => ({ ok: false, error: { code, data } });
    expect(JSON.parse(stdout)).toMatchObject({
      window: {
        title: '社区督导台',
        minWidth: 1024,
        minHeight: 720,
        width: 1366,
        height: 728,
        show: false,
        preload: true,
        icon: true,
        webPreferences: {
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          experimentalFeatures: false,
          webviewTag: false,
          spellcheck: false,
          navigateOnDragDrop: false,
          devTools: false,
        },
      },
      shown: true,
      page: { status: 200, csp: contentSecurityPolicy, html: true },
      files: { script: 200, missing: 404, posted: 405 },
      privileges: [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }],
      switches: { appended: ['host-resolver-rules=MAP * ~NOTFOUND', 'disable-background-networking'], removed: 9, sandboxed: true },
      denied: [false, false, false],
      cancelled: { own: false, foreign: true, local: true },
      prevented: { navigate: true, frame: true, reload: false, redirect: true, webview: true, open: 'deny' },
      downloadStopped: true,
      stranger: refused('native_refused'),
      frameConnected: 0,
      portMessage: [nativeChannels.port, backendPortMessage],
      state: { ok: true, value: { stage: 'first_run', version: '9.9.9' } },
      download: { ok: true, value: path('名册.xlsx') },
      downloaded: { whole: true, kind: 'PK' },
      pdf: { ok: true, value: path('目录.pdf') },
      pdfText: `%PDF ${printHeaders['content-security-policy']} <p>一</p>`,
      pdfCancelled: { ok: true, value: null },
      opened: [{ ok: true }, [path('目录.pdf')]],
      notSaved: refused('not_saved_here', { name: 'passwd' }),
      revealed: [{ ok: true }, [path('目录.pdf')]],
      folder: { ok: true, value: saved },
      goneTicket: refused('download_gone'),
      fullScreen: [['setFullScreen', true]],
      menu: { enabled: true, sent: [[nativeChannels.command, 'page.save']] },
      stopBox: { title: desktopWords.backendStopped.title, buttons: ['重新启动', '退出'] },
      stateAgain: true,
      backends: 2,
      second: ['restore', 'focus'],
      exitCode: 0,
      bounds: { x: 10, y: 20, width: 1200, height: 800, maximized: false },
      log: true,
    });
  });

  it('says why it does not start on a damaged database, and ends', async () => {
    const { stdout } = await run(process.execPath, [join(support, 'runRefused.mjs'), join(extracted(), 'out/electron'), join(at, 'damaged')], { cwd: at });
    const told = z
      .object({ boxes: z.array(z.object({ title: z.string(), detail: z.string() })), exitCode: z.number(), backends: z.number() })
      .parse(JSON.parse(stdout));
    expect([told.boxes.length, told.boxes[0]?.title, told.exitCode, told.backends]).toEqual([1, desktopWords.backendFailed.title, 0, 1]);
    expect(told.boxes[0]?.detail).not.toMatch(/undefined|Error|SQLITE/);
  });

  it('other systems and processors get their own binary, Windows its names and icon', async () => {
    makeWindowsStandIn(join(at, 'windows'));
    await pack(join(at, 'electron'), join(at, 'arm'), ['--linux', 'dir', '--arm64']);
    await pack(join(at, 'windows'), join(at, 'win'), ['--win', 'dir', '--x64']);
    const binaries = (folder: string) =>
      readdirSync(join(at, folder), { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.node'))
        .map((name) => basename(name));
    expect([binaries('arm'), binaries('win')]).toEqual([['linux-arm64.node'], ['win32-x64.node']]);
    const exe = readFileSync(join(at, 'win/win-unpacked/shequ-dudaotai.exe'));
    expect(['社区督导台', 'shequ-dudaotai', 'INTEGRITY'].filter((text) => !exe.includes(Buffer.from(text, 'utf16le')))).toEqual([]);
    expect(exe.includes(readFileSync(join(root, 'build/icons/256x256.png')))).toBe(true);
  }, 120_000);

  it('the preload script needs nothing but electron', () => {
    const preload = readFileSync(join(root, 'out/electron/preload.cjs'), 'utf8');
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(preload).not.toMatch(/\b(?:import|eval)\s*\(|new Function/);
  });

  it('a wrong word in its configuration stops the packing', async () => {
    await expect(pack(join(at, 'electron'), join(at, 'wrong'), ['--linux', 'dir'], '-c.nsis.oneclick=true')).rejects.toThrow(/oneclick/);
  }, 60_000);
});
