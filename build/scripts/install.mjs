import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { alone } from './alone.mjs';
import { root, say, Stop } from './bootstrap.mjs';
import { deadRuntime, findDamage, matchesLockfile, noteInstall, readNote, stateOf } from './installed.mjs';
import { words } from './words.mjs';

const LOCK = 'out/install.lock';
const LONGEST_INSTALL_MS = 60 * 60_000;
/**
 * What is installed does not hang on the user's ~/.npmrc or NODE_ENV: each of these settings, common or not, leaves
 * something out or puts it elsewhere. Registry, proxy and certificates stay the user's.
 */
const OWN_SETTINGS = [
  '--include=dev',
  '--include=optional',
  '--include=peer',
  '--legacy-peer-deps=false',
  '--strict-peer-deps=false',
  '--install-strategy=hoisted',
  '--dry-run=false',
  '--package-lock=true',
  '--package-lock-only=false',
  '--global=false',
  '--engine-strict=false',
];
const ENDINGS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Installs what package-lock.json names, when it is not already there or not whole any more. Scripts of packages never
 * run: none of ours needs one, and one of them would call a compiler.
 * @param {string} [folder]
 */
export async function ensureInstalled(folder = root) {
  const note = readNote(folder);
  if (note?.of === stateOf(folder) && findDamage(folder, note) === null) return;
  await alone(
    join(folder, LOCK),
    LONGEST_INSTALL_MS,
    () => bringUp(folder),
    () => say(words.otherInstalls),
  );
}

/** @param {string} folder */
async function bringUp(folder) {
  // Looked at again: another start may have installed while this one waited.
  const note = readNote(folder);
  const damage = findDamage(folder, note);
  const isNoted = note?.of === stateOf(folder);
  if (isNoted && damage === null) return;
  if (isNoted && damage !== null) say(words.damaged(damage));
  if (damage !== null || !matchesLockfile(folder) || deadRuntime(folder) !== null) await install(folder);
  const left = findDamage(folder, null) ?? deadRuntime(folder);
  if (left !== null) throw new Stop(words.incomplete(left));
  noteInstall(folder);
}

/** @param {string} folder */
async function install(folder) {
  say(words.installing);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const ticking = setInterval(() => say(words.stillInstalling(seconds())), 15_000);
  try {
    const code = await npm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...OWN_SETTINGS]);
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
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: script === null && process.platform === 'win32',
    });
    // Ctrl+C reaches npm by itself; what ends only this process must not leave it running.
    const stop = () => child.kill('SIGTERM');
    for (const signal of ENDINGS) process.on(signal, stop);
    const done = (/** @type {number | null} */ code) => {
      for (const signal of ENDINGS) process.off(signal, stop);
      resolve(code);
    };
    child.once('error', () => done(127));
    child.once('exit', done);
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
