import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import candidates from './browsers.json' with { type: 'json' };

type Env = Readonly<Record<string, string | undefined>>;

/** Path of an installed Chromium, Chrome or Edge (or what DESK_BROWSER names); null without one. */
export function findBrowser(env: Env, platform: NodeJS.Platform = process.platform): string | null {
  const named = env['DESK_BROWSER'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  return places(env, platform).find(isProgram) ?? null;
}

function places(env: Env, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'win32') return candidates.win32.flatMap(([base, path]) => (env[base!] === undefined ? [] : [join(env[base!]!, path!)]));
  if (platform === 'darwin') return candidates.darwin;
  const folders = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  return candidates.linux.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Windows and macOS always have a screen; elsewhere X11 or Wayland must be named. */
export function hasDisplay(env: Env, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * The command line of an app window on a launcher file, with a profile of its own below the data
 * folder, quiet towards the network. Never carries an address with a token.
 */
export function browserArguments(launcher: string, profile: string, asRoot: boolean): readonly string[] {
  return [
    `--app=${pathToFileURL(launcher).href}`,
    `--user-data-dir=${profile}`,
    '--no-first-run', '--no-default-browser-check', '--disable-sync', '--disable-background-networking',
    '--disable-component-update', '--disable-features=Translate', '--password-store=basic', '--lang=zh-CN',
    // Chromium refuses its sandbox to root; everybody else keeps it.
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}

/** Opens the app window; answers the browser's process once it runs, null when it could not be started. */
export function openWindow(browser: string, launcher: string, profile: string, staysBehind: boolean): Promise<ChildProcess | null> {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const child = spawn(browser, browserArguments(launcher, profile, process.getuid?.() === 0), { stdio: 'ignore', detached: staysBehind });
  if (staysBehind) child.unref();
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(child));
    child.once('error', () => resolve(null));
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
