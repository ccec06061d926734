import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pinnedNode, root, say, Stop } from './bootstrap.mjs';
import { words } from './words.mjs';

const STAMP = 'node_modules/.desk-install.json';

/**
 * Installs what package-lock.json names, when it is not already there. Scripts of packages never run:
 * none of ours needs one, and one of them would call a compiler.
 * @param {string} [folder]
 */
export async function ensureInstalled(folder = root) {
  const stamp = stampOf(folder);
  if (readText(join(folder, STAMP)) === stamp && isWhole(folder)) return;
  if (!matchesLockfile(folder) || !isWhole(folder)) await install(folder);
  if (!isWhole(folder)) throw new Stop(words.incomplete(missing(folder) ?? ''));
  writeFileSync(join(folder, STAMP), stamp);
}

/** @param {string} folder */
function stampOf(folder) {
  const lock = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  return JSON.stringify({ lock, platform: process.platform, arch: process.arch });
}

/** @param {string} folder */
function isWhole(folder) {
  return missing(folder) === null;
}

/**
 * Two things that an unlucky npm setting leaves out, and everything fails without.
 * @param {string} folder
 */
function missing(folder) {
  const needed = [join('node_modules', 'better-sqlite3', 'package.json'), pinnedNode()];
  return needed.find((path) => path !== null && !existsSync(join(folder, path))) ?? null;
}

/**
 * Whether node_modules, as npm noted it there, already holds what the lockfile wants: somebody may
 * have run npm by hand. Optional packages are left to `isWhole`.
 * @param {string} folder
 */
export function matchesLockfile(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const found = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === null || found === null) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    path === '' || optional === true || (found[path]?.version === version && existsSync(join(folder, path))));
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function readPackages(path) {
  const text = readText(path);
  if (text === null) return null;
  try {
    return JSON.parse(text).packages ?? null;
  } catch {
    return null;
  }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} folder */
async function install(folder) {
  say(words.installing);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const ticking = setInterval(() => say(words.stillInstalling(seconds())), 15_000);
  try {
    const code = await npm(folder, [
      'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error',
      // Against a user's own `omit` or NODE_ENV=production.
      '--include=dev', '--include=optional',
    ]);
    if (code !== 0) throw new Stop(words.installFailed(code));
  } finally {
    clearInterval(ticking);
  }
  say(words.installed(seconds()));
}

/**
 * @param {string} folder @param {readonly string[]} args
 * @returns {Promise<number | null>}
 */
function npm(folder, args) {
  const script = npmScript();
  // Without its script, `npm` must be found on PATH; on Windows that is a batch file, which needs the shell.
  const [command, all] = script === null ? ['npm', args] : [process.execPath, [script, ...args]];
  return new Promise((resolve) => {
    const child = spawn(command, all, {
      cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell: script === null && process.platform === 'win32',
    });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code));
  });
}

/** npm's own script: the one that runs us, else the one beside the running Node. */
function npmScript() {
  const running = process.env['npm_execpath'];
  const beside = dirname(process.execPath);
  const places = [
    running !== undefined && basename(running) === 'npm-cli.js' ? running : null,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return places.find((place) => place !== null && existsSync(place)) ?? null;
}
