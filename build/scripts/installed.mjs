import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode } from './bootstrap.mjs';

/** What a finished install leaves: the lockfile it came from, and how large the binaries were that everything runs on. */
const NOTE = 'node_modules/.desk-install.json';
const NPM_NOTE = 'node_modules/.package-lock.json';
/** Opening a database in memory needs the pinned Node and the native module whole. */
const TRIAL = "new (require('better-sqlite3'))(':memory:').close()";

/** @typedef {{ of: string, sizes: Record<string, number> }} Note */
/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/**
 * The lockfile and the machine an install is for.
 * @param {string} folder
 */
export function stateOf(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch}`;
}

/**
 * Null as well when it is only half written.
 * @param {string} folder
 * @returns {Note | null}
 */
export function readNote(folder) {
  const note = readJson(join(folder, NOTE));
  return typeof note?.of === 'string' && typeof note.sizes === 'object' && note.sizes !== null ? note : null;
}

/**
 * Notes that all is there, in one step: half a note would be no harm, but another start may be reading.
 * @param {string} folder
 */
export function noteInstall(folder) {
  const sizes = Object.fromEntries(binaries(folder).map((path) => [path, sizeOf(join(folder, path))]));
  const path = join(folder, NOTE);
  writeFileSync(`${path}.${process.pid}`, JSON.stringify({ of: stateOf(folder), sizes }));
  renameSync(`${path}.${process.pid}`, path);
}

/**
 * The first thing that is gone or cut short; null when nothing is. Looks at each package's own description and at the
 * binaries, which takes some ten milliseconds, not into every file.
 * @param {string} folder @param {Note | null} note
 * @returns {string | null}
 */
export function findDamage(folder, note) {
  const wanted = packagesIn(folder, 'package-lock.json') ?? {};
  const found = packagesIn(folder, NPM_NOTE);
  if (found === null) return NPM_NOTE;
  const names = new Set([...Object.keys(found), ...Object.keys(wanted).filter((path) => wanted[path]?.optional !== true), ...runtimePackages(wanted)]);
  names.delete('');
  const cut = Object.entries(note?.sizes ?? {}).find(([path, size]) => sizeOf(join(folder, path)) !== size);
  return [...names].find((path) => sizeOf(join(folder, path, 'package.json')) === 0) ?? cut?.[0] ?? null;
}

/**
 * What does not run of the pinned Node and the native module; null when they do. Only asked before an install is noted.
 * @param {string} folder
 * @returns {string | null}
 */
export function deadRuntime(folder) {
  const packages = runtimePackages(packagesIn(folder, 'package-lock.json') ?? {});
  const pinned = pinnedNode();
  const node = pinned !== null && packages.some((path) => pinned.startsWith(join(path, '/'))) ? pinned : null;
  const trial = packages.includes('node_modules/better-sqlite3') ? ['-e', TRIAL] : ['--version'];
  const { status } = spawnSync(node === null ? process.execPath : join(folder, node), node === null ? ['--version'] : trial, { cwd: folder, stdio: 'ignore' });
  return status === 0 ? null : node;
}

/**
 * Whether node_modules, as npm noted it there, already holds what the lockfile wants: somebody may
 * have run npm by hand. Optional packages are left to `findDamage`.
 * @param {string} folder
 */
export function matchesLockfile(folder) {
  const wanted = packagesIn(folder, 'package-lock.json');
  const found = packagesIn(folder, NPM_NOTE);
  if (wanted === null || found === null) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional === true || (found[path]?.version === version && existsSync(join(folder, path))),
  );
}

/**
 * Two packages that an unlucky npm setting leaves out, and everything fails without: of this machine, where the lockfile has them.
 * @param {Packages} wanted
 */
function runtimePackages(wanted) {
  const pinned = pinnedNode()?.replaceAll('\\', '/').split('/').slice(0, 2).join('/');
  return ['node_modules/better-sqlite3', pinned].filter((path) => path !== undefined && wanted[path] !== undefined).map(String);
}

/** @param {string} folder */
function binaries(folder) {
  const native = join('node_modules', 'better-sqlite3', 'prebuilds', `${process.platform}-${process.arch}.node`);
  return [pinnedNode(), native].filter((path) => path !== null).filter((path) => sizeOf(join(folder, path)) > 0);
}

/**
 * 0 when it is not there.
 * @param {string} path
 */
function sizeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * @param {string} folder @param {string} name
 * @returns {Packages | null}
 */
function packagesIn(folder, name) {
  return readJson(join(folder, name))?.packages ?? null;
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
