import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
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
export function browserArguments(launcher: string, profile: string, asRoot: boolean, firstTime = false): readonly string[] {
  return [
    `--app=${pathToFileURL(launcher).href}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-features=Translate',
    '--password-store=basic',
    '--lang=zh-CN',
    // A window closed by a power cut needs no "restore pages?": the data are in the program.
    '--hide-crash-restore-bubble',
    // Later starts keep the size the user chose.
    ...(firstTime ? ['--start-maximized'] : []),
    // Chromium refuses its sandbox to root; everybody else keeps it.
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}

/** Opens the app window; answers the browser's process once it runs, null when it could not be started. */
export function openWindow(browser: string, launcher: string, profile: string, staysBehind: boolean): Promise<ChildProcess | null> {
  const firstTime = prepareProfile(profile);
  const child = spawn(browser, browserArguments(launcher, profile, process.getuid?.() === 0, firstTime), { stdio: 'ignore', detached: staysBehind });
  if (staysBehind) child.unref();
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(child));
    child.once('error', () => resolve(null));
  });
}

/**
 * What the browser must not do with the register's pages: offer to translate them, remember names,
 * numbers and passwords typed into them, ask about notifications or the place of the PC.
 */
const preferences = {
  translate: { enabled: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  profile: {
    password_manager_enabled: false,
    default_content_setting_values: { notifications: 2, geolocation: 2, media_stream_camera: 2, media_stream_mic: 2 },
  },
  search: { suggest_enabled: false },
  spellcheck: { use_spelling_service: false },
};

/** Makes the profile folder with our preferences; answers whether it is new. */
function prepareProfile(profile: string): boolean {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return false;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(preferences), { mode: 0o600 });
  return true;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
