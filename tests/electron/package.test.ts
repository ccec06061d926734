import { execFile } from 'node:child_process';
import { appendFileSync, constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setupStateSchema } from '#shared/contract/setup.ts';

const run = promisify(execFile);
const root = process.cwd();
const builder = join(root, 'node_modules/electron-builder/cli.js');
const packageSchema = z.object({ version: z.string(), main: z.string() });

/** The packaged program; `program` stands for Electron's executable. */
const at = mkdtempSync(join(tmpdir(), 'package-'));
const packed = join(at, 'out', `${process.platform === 'win32' ? 'win' : 'linux'}-unpacked`);
const archive = join(packed, 'resources', 'app.asar');
const program = join(packed, 'shequ-dudaotai');

/**
 * A stand-in for Electron's own archive: this Node as the executable, with the mark behind which
 * Electron keeps its fuses (9 of them, version 1), and the files electron-builder expects beside it.
 */
function makeStandIn(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  copyFileSync(process.execPath, join(folder, 'electron'), constants.COPYFILE_FICLONE);
  appendFileSync(join(folder, 'electron'), 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009011011011');
  for (const language of ['zh-CN', 'zh-TW', 'en-US', 'de', 'ja']) writeFileSync(join(folder, 'locales', `${language}.pak`), 'pak');
  const version = z.object({ version: z.string() }).parse(createRequire(import.meta.url)('electron/package.json')).version;
  for (const [name, text] of [['version', version], ['LICENSE', 'MIT'], ['resources.pak', 'pak'], ['chrome-sandbox', '']] as const) writeFileSync(join(folder, name), text);
}

/** Builds one part of the program, as `npm run build` does. */
async function compile(config: string): Promise<void> {
  await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', config], { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
}

/** Runs electron-builder with Electron replaced; answers what it said. */
async function pack(standIn: string, output: string, ...extra: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [builder, '--linux', 'dir', `-c.electronDist=${standIn}`, `-c.directories.output=${output}`, ...extra], { cwd: root });
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

  const names = () => listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));

  it('holds main, preload, backend, its worker, the icon and every page file of the built list', () => {
    const { main } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const pages = Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(root, 'out/renderer/files.json'), 'utf8'))));
    const wanted = [main.slice(1), ...['preload.cjs', 'utility.mjs', 'spreadsheetWorker.mjs', 'icon.png'].map((name) => `/out/electron/${name}`), '/out/renderer/files.json', ...pages.map((name) => `/out/renderer${name}`)];
    expect(wanted.filter((name) => !names().includes(name))).toEqual([]);
  });

  it('holds nothing else: no sources, no pinned Node, no library but the native one, only this platform’s binary', () => {
    const allowed = /^\/(?:package\.json|out|out\/electron|out\/electron\/[\w.-]+\.(?:mjs|cjs|png)|out\/renderer(?:\/.*)?|node_modules|node_modules\/better-sqlite3(?:\/(?:package\.json|LICENSE|lib(?:\/.*)?|prebuilds))?)$/;
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
    const app = join(at, 'app');
    extractAll(archive, app);
    const data = join(at, 'data');
    const { stdout } = await run(program, [join(root, 'tests/electron/support/askPackedBackend.mjs'), join(app, 'out/electron/utility.mjs'), data], { cwd: at });
    const answer = z.object({ opened: z.object({ type: z.string() }), reply: z.object({ ok: z.literal(true), value: setupStateSchema }), closed: z.object({ type: z.string() }) }).parse(JSON.parse(stdout));
    expect([answer.opened.type, answer.reply.value.stage, answer.reply.value.version, answer.closed.type]).toEqual(['opened', 'first_run', '9.9.9', 'closed']);
    expect(existsSync(join(data, 'register.db'))).toBe(true);
  });

  it('the preload script needs nothing but electron', () => {
    const preload = readFileSync(join(root, 'out/electron/preload.cjs'), 'utf8');
    expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(preload).not.toMatch(/\b(?:import|eval)\s*\(|new Function/);
  });

  it('a wrong word in its configuration stops the packing', async () => {
    await expect(pack(join(at, 'electron'), join(at, 'wrong'), '-c.nsis.oneclick=true')).rejects.toThrow(/oneclick/);
  });
});
