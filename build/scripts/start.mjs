import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodePath, root, runScript, say } from './bootstrap.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureBuilt } from './output.mjs';
import { withWholePath } from './startArguments.mjs';
import { words } from './words.mjs';

/** An Electron that cannot show its window gives up within this. */
const LONGEST_FAILED_START_MS = 10_000;

/** `npm start`: installs and builds what is missing, then opens the program. */
await runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const args = withWholePath(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  // These two ask for the loopback host by name.
  const wantsHost = args.some((arg) => arg === '--no-open' || arg === '--port' || arg.startsWith('--port='));
  if (wantsHost) return serve(args);
  const electron = electronPath();
  if (electron === null || !existsSync(join(root, 'out', 'electron', 'main.mjs'))) {
    say(words.noElectron);
  } else if (hasDisplay()) {
    const started = Date.now();
    const code = await follow(electron, electronArguments(args), false);
    // A library it lacks, a display that is gone: it ends at once. Later endings are the program's own.
    const hasFailed = code === null || (code !== 0 && Date.now() - started < LONGEST_FAILED_START_MS);
    if (!hasFailed) return code;
    say(words.electronFailed);
  }
  return serve(args);
});

/** The installed Electron, if any; asking its package would start a download. */
function electronPath() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules', 'electron', 'dist');
  const name = process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
  const path = join(folder, name);
  return existsSync(path) ? path : null;
}

function hasDisplay() {
  return process.platform === 'win32' || process.platform === 'darwin' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** @param {readonly string[]} args */
function electronArguments(args) {
  // Chromium refuses its sandbox to root; everybody else keeps it.
  return [root, ...args.filter((arg) => arg.startsWith('--data=')), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}

/** @param {readonly string[]} args */
async function serve(args) {
  return (await follow(nodePath(), [join(root, 'out', 'host', 'loopback.mjs'), ...args], true)) ?? 1;
}

/**
 * npm hands a signal to the shell it started, not to us below it: when that shell is gone, so are we.
 * @param {() => void} stop
 */
function followParent(stop) {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => (process.ppid === parent ? undefined : stop()), 500).unref();
}

/**
 * Runs a child to its end and hands on what ends this process; with a channel, the child also notices
 * when this process dies. Answers its exit code, null when it could not be started.
 * @param {string} command @param {readonly string[]} args @param {boolean} withChannel
 * @returns {Promise<number | null>}
 */
function follow(command, args, withChannel) {
  return new Promise((resolve) => {
    const env = { ...process.env };
    delete env['ELECTRON_RUN_AS_NODE'];
    const child = spawn(command, args, { env, stdio: withChannel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' });
    // Ctrl+C reaches the child by itself; the others come only here.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
    followParent(() => child.kill('SIGTERM'));
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
