/**
 * The import table of the program: the only one. ARCHITECTURE.md shows it and `.oxlintrc.json` says the
 * same to the editor; a test compares both with this. Only this table knows which imports may carry types only.
 */
export type Layer = {
  /** Folder, from the program's folder. The longest matching one counts. */
  readonly folder: string;
  /** What it holds, for ARCHITECTURE.md. */
  readonly holds: string;
  /** Files and folders of ours it may import besides its own folder. */
  readonly may: readonly string[];
  /** The same, for types only. */
  readonly types?: readonly string[];
  /** Packages, by name; `node:` stands for all of Node, `@mantine/` for all of Mantine. */
  readonly packages: readonly string[];
  /** What to do instead, said by lint and by the test. */
  readonly way: string;
};

const kit = ['react', 'react-dom', '@mantine/', '@tanstack/', '@tabler/icons-react', 'recharts', 'dayjs'];
const shown = ['shared/domain', 'shared/contract', 'shared/rpc', 'shared/words'];

export const layers: readonly Layer[] = [
  {
    folder: 'shared/domain',
    holds: 'the rules: values in, values out; no clock, no ids',
    may: [],
    packages: [],
    way: 'The domain is pure: it imports only #shared/domain. Take everything else as an argument.',
  },
  {
    folder: 'shared/words',
    holds: 'every Chinese sentence',
    may: ['shared/domain'],
    packages: [],
    way: 'Words import only words, and the domain’s types and formats.',
  },
  {
    folder: 'shared/packs',
    holds: 'the standards packs as data',
    may: ['shared/domain'],
    packages: [],
    way: 'A pack is data: it knows the domain’s types and nothing else.',
  },
  {
    folder: 'shared/contract',
    holds: 'every operation in zod; the command table; the native calls',
    may: ['shared/domain', 'shared/words/commands.ts'],
    packages: ['zod'],
    way: 'The contract imports zod, the domain and the titles of commands; how it is served is the business of shared/rpc and electron/host.',
  },
  {
    folder: 'shared/rpc',
    holds: 'serve, connect, transports',
    may: ['shared/domain/errors.ts', 'shared/contract/events.ts'],
    types: ['shared/contract'],
    packages: ['zod'],
    way: 'The RPC knows errors, the event stream and the types of the contract, no service and no platform: write down the few shapes it needs (transport.ts).',
  },
  {
    folder: 'shared/services',
    holds: 'use cases over ports; the only transactions',
    may: ['shared/domain', 'shared/words'],
    types: ['shared/contract', 'shared/rpc'],
    packages: [],
    way: 'A service reaches the world through a port (shared/services/ports.ts); it imports domain and words, and types of the contract.',
  },
  {
    folder: 'db',
    holds: 'the only SQL',
    may: ['shared/domain'],
    types: ['shared/services/ports.ts', 'shared/services/ports', 'shared/contract'],
    packages: ['kysely', 'better-sqlite3', '@electric-sql/pglite', 'node:'],
    way: 'The database knows the domain and implements shared/services/ports.ts; it calls no service and no host.',
  },
  {
    folder: 'electron/host',
    holds: 'composition, HTTP, files, jobs',
    may: ['shared', 'db/open.ts', 'electron/host/adapters'],
    packages: ['node:', 'zod'],
    way: 'The host is plain Node: never electron. SQL lives in db/ behind #db/open.ts; office, zip and pinyin packages behind electron/host/adapters.',
  },
  {
    folder: 'electron/host/adapters',
    holds: 'one office, zip or pinyin package behind a port each',
    may: ['shared/domain', 'shared/words'],
    types: ['shared/services/ports.ts', 'shared/services/ports'],
    packages: ['node:', 'hucre', 'docxtemplater', 'pizzip', 'yazl', 'yauzl', 'pinyin-pro'],
    way: 'An adapter wraps one office, zip or pinyin package behind a port of ours; it knows neither services, electron nor the database.',
  },
  {
    folder: 'electron/main',
    holds: 'window, menu, `app://` files, native dialogs, printing',
    may: [
      'shared/contract/commands.ts',
      'shared/contract/native.ts',
      'shared/contract/nativeChannels.ts',
      'shared/contract/contentSecurity.ts',
      'shared/words',
      'shared/domain/errors.ts',
      'electron/host/config.ts',
      'electron/host/log.ts',
      'electron/host/rendererFiles.ts',
      'electron/host/saveFile.ts',
      'electron/host/utilityMessages.ts',
    ],
    types: ['shared/contract/operation.ts'],
    packages: ['electron', 'zod', 'node:'],
    way: 'Main opens windows and hands over ports; business runs in the backend process (electron/host/utility.ts).',
  },
  {
    folder: 'electron/preload',
    holds: 'the bridge to the page',
    may: ['shared/contract/nativeChannels.ts'],
    types: ['shared/contract'],
    packages: ['electron'],
    way: 'The preload script passes the port and the native calls, nothing else.',
  },
  {
    folder: 'renderer',
    holds: 'start of the page',
    may: [...shown, 'renderer/app', 'renderer/ui', 'renderer/lib'],
    packages: kit,
    way: 'A page reaches the program through #ui/lib/client.ts and the contract; it imports shared/{domain,contract,rpc,words} and #ui only.',
  },
  {
    folder: 'renderer/app',
    holds: 'site map, shell, commands, finder',
    may: [...shown, 'renderer/features', 'renderer/parts', 'renderer/ui', 'renderer/lib'],
    packages: kit,
    way: 'The shell reaches the program through #ui/lib/client.ts and the contract; it imports shared/{domain,contract,rpc,words} and #ui only.',
  },
  {
    folder: 'renderer/features',
    holds: 'the pages; no feature imports another',
    may: [...shown, 'renderer/parts', 'renderer/ui', 'renderer/lib'],
    packages: kit,
    way: 'No feature imports another: what two share belongs in renderer/parts (it knows the contract) or renderer/ui (it does not), and pages link by address.',
  },
  {
    folder: 'renderer/parts',
    holds: 'what several features show or do alike',
    may: [...shown, 'renderer/ui', 'renderer/lib'],
    packages: kit,
    way: 'What several features share knows no feature and no page: take what differs as a property.',
  },
  {
    folder: 'renderer/ui',
    holds: 'building blocks without business',
    may: [...shown, 'renderer/lib'],
    packages: kit,
    way: 'Building blocks know no feature and no page: take what differs as a property.',
  },
  {
    folder: 'renderer/lib',
    holds: 'client, queries, address, settings',
    may: shown,
    packages: kit,
    way: 'The ground floor of the renderer knows no component and no page: take what differs as an argument.',
  },
  {
    folder: 'build',
    holds: 'start, test, build, bench, pictures',
    may: ['shared', 'db', 'electron', 'renderer'],
    packages: ['*'],
    way: 'Import upward by name: #build/…, #shared/…',
  },
  {
    folder: 'tests',
    holds: 'the tests',
    may: ['shared', 'db', 'electron', 'renderer', 'build'],
    packages: ['*'],
    way: 'Import upward by name: #tests/…, #shared/…',
  },
];

/** The layer a file belongs to. */
export function layerOf(path: string): Layer {
  const found = layers.filter((layer) => isWithin(path, layer.folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0];
  if (found === undefined) throw new Error(`${path} lies in no layer`);
  return found;
}

/** True when a path is this file or lies in this folder. */
export function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** True when a layer may import this package. `@mantine/` stands for all of its packages. */
export function mayUse(layer: Layer, name: string): boolean {
  return layer.packages.some(
    (allowed) => allowed === '*' || name === allowed || name.startsWith(allowed.endsWith('/') || allowed.endsWith(':') ? allowed : `${allowed}/`),
  );
}

/**
 * The unit a file counts to when cycles are looked for: its layer, and within the domain and the
 * features the area. Loose files of a layer are its own ground floor.
 */
export function unitOf(path: string): string {
  const parts = path.split('/');
  const [first = '', second = '', third = ''] = parts;
  if (first === 'db' || first === 'build' || first === 'tests') return first;
  const deep = (first === 'shared' && second === 'domain') || (first === 'renderer' && second === 'features') || (second === 'host' && third === 'adapters');
  const depth = deep ? 3 : 2;
  return parts.length > depth ? parts.slice(0, depth).join('/') : parts.slice(0, parts.length - 1).join('/');
}
