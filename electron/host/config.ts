import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Everything the host is told from outside, read once. */
export type HostConfig = {
  /** Holds database, files, logs; made 0700 when missing. Absolute. */
  readonly dataFolder: string;
  /** TCP port on 127.0.0.1; 0 lets the system choose. */
  readonly port: number;
  /** Open a window; otherwise the one-time address is printed. */
  readonly open: boolean;
  /** Running from sources: outputs are checked and the test clock is allowed. Never true in a built program. */
  readonly development: boolean;
  /** A day `YYYY-MM-DD` on which the clock starts; development only. */
  readonly startDay: string | null;
  /** The built pages. Absolute. */
  readonly rendererFolder: string;
  /** The program's version, from package.json. */
  readonly version: string;
};

export type ConfigProblem = { readonly problem: 'option' | 'port' | 'folder'; readonly text: string };

type Surroundings = { readonly platform: NodeJS.Platform; readonly home: string; readonly development: boolean };

/** Sources end in .ts, a build never does: a built program cannot be talked into development. */
const here = fileURLToPath(import.meta.url);
export const isDevelopment = here.endsWith('.ts');
/** `electron/host/` and `out/host/` lie equally deep below the program's folder. */
const programFolder = resolve(dirname(here), '../..');

/** Reads the command line (`--data DIR --port N --no-open`) and the environment. Answers a problem instead of guessing. */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  around: Surroundings = { platform: process.platform, home: homedir(), development: isDevelopment },
): HostConfig | ConfigProblem {
  const options = optionsOf(argv);
  if (options === null) return { problem: 'option', text: argv.join(' ') };
  const port = options.port === undefined ? 0 : Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return { problem: 'port', text: options.port ?? '' };
  if (options.data === '') return { problem: 'folder', text: '' };
  // Only tests set these two; a built program never looks.
  const day = around.development ? env['DESK_START_DAY'] : undefined;
  const renderer = around.development ? env['DESK_RENDERER_FOLDER'] : undefined;
  return {
    dataFolder: options.data === undefined ? defaultDataFolder(env, around) : resolve(options.data),
    port,
    open: options['no-open'] !== true,
    development: around.development,
    startDay: day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    rendererFolder: resolve(renderer ?? join(programFolder, 'out/renderer')),
    version: versionOf(join(programFolder, 'package.json')),
  };
}

/** The user's own folder: XDG on Linux, %LOCALAPPDATA% on Windows. Never beside the program. */
export function defaultDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  around: Pick<Surroundings, 'platform' | 'home'> = { platform: process.platform, home: homedir() },
): string {
  if (around.platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(around.home, 'AppData', 'Local'), 'shequ-dudaotai');
  const base = env['XDG_DATA_HOME'];
  // The XDG specification: a relative path is to be ignored.
  return join(base !== undefined && isAbsolute(base) ? base : join(around.home, '.local', 'share'), 'shequ-dudaotai');
}

function versionOf(packageFile: string): string {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version?: unknown };
  return typeof version === 'string' ? version : '0.0.0';
}

function optionsOf(argv: readonly string[]): { data?: string; port?: string; 'no-open'?: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: { data: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    });
    return values;
  } catch {
    return null;
  }
}
