import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Everything the host is told from outside, read once. */
export type HostConfig = {
  /** Holds database, files, logs; made 0700 when missing. Absolute. */
  readonly dataFolder: string;
  /** TCP port on 127.0.0.1, from 1024 on; 0 lets the system choose. */
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
const isDevelopment = here.endsWith('.ts');
/** `electron/host/` and `out/host/` lie equally deep below the program's folder. */
const programFolder = resolve(dirname(here), '../..');

/** Reads the command line (`--data DIR --port N --no-open`) and the environment. Answers a problem instead of guessing. */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  around: Surroundings = { platform: process.platform, home: homedir(), development: isDevelopment },
): HostConfig | ConfigProblem {
  const options = optionsOf(argv);
  if ('problem' in options) return options;
  const port = portOf(options.port);
  if (port === null) return { problem: 'port', text: options.port ?? '' };
  // Only tests set these two; a built program never looks.
  const day = around.development ? env['DESK_START_DAY'] : undefined;
  const renderer = around.development ? env['DESK_RENDERER_FOLDER'] : undefined;
  return {
    dataFolder: options.data === undefined ? defaultDataFolder(env, around) : resolve(options.data),
    port,
    open: !options.noOpen,
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

const options = { data: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } } as const;
type Options = { readonly data?: string; readonly port?: string; readonly noOpen: boolean };

/** Read leniently, so that what is not understood can be named alone. */
function optionsOf(argv: readonly string[]): Options | ConfigProblem {
  const { values, tokens } = parseArgs({ args: [...argv], strict: false, tokens: true, allowPositionals: true, options });
  const unknown = tokens.flatMap((token) => {
    if (token.kind !== 'option') return token.kind === 'positional' ? [token.value] : [];
    const known = Object.hasOwn(options, token.name) && (token.name !== 'no-open' || token.value === undefined);
    return known ? [] : [token.inlineValue === true ? `${token.rawName}=${token.value}` : token.rawName];
  });
  if (unknown.length > 0) return { problem: 'option', text: unknown.join(' ') };
  // A value that is the next option is a value forgotten.
  const lacks = (name: string, option = '-') =>
    tokens.some(
      (token) =>
        token.kind === 'option' &&
        token.name === name &&
        (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith(option))),
    );
  if (lacks('data')) return { problem: 'folder', text: '' };
  if (lacks('port', '--')) return { problem: 'port', text: '' };
  const { data, port } = values;
  return {
    noOpen: values['no-open'] === true,
    ...(typeof data === 'string' ? { data } : {}),
    // Without a value it reads as true.
    ...(port === undefined ? {} : { port: typeof port === 'string' ? port : '' }),
  };
}

/** Null for what cannot be a port here: below 1024 a system asks for its own rights, and to port 80 browsers send no port in Host. */
function portOf(text: string | undefined): number | null {
  if (text === undefined) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port === 0 || (port >= 1_024 && port <= 65_535) ? port : null;
}
