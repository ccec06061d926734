/**
 * The import table of the program (ARCHITECTURE.md). `.oxlintrc.json` says the same to the editor;
 * this table also knows which imports may carry types only.
 */
export type Layer = {
  /** Folder, from the program's folder. The longest matching one counts. */
  readonly folder: string;
  /** Files and folders of ours it may import besides its own folder. */
  readonly may: readonly string[];
  /** The same, for types only. */
  readonly types?: readonly string[];
  /** Packages, by name; `node:` stands for all of Node. */
  readonly packages: readonly string[];
};

const react = ['react', 'react-dom', '@mantine/', '@tanstack/', '@tabler/icons-react', 'recharts', 'dayjs', 'clsx', 'zod'];
const shown = ['shared/domain', 'shared/contract', 'shared/rpc', 'shared/words'];

export const layers: readonly Layer[] = [
  { folder: 'shared/domain', may: [], packages: [] },
  { folder: 'shared/words', may: ['shared/domain'], packages: [] },
  { folder: 'shared/packs', may: ['shared/domain'], packages: [] },
  { folder: 'shared/contract', may: ['shared/domain', 'shared/words'], packages: ['zod'] },
  { folder: 'shared/rpc', may: ['shared/domain', 'shared/contract'], packages: ['zod'] },
  { folder: 'shared/services', may: ['shared/domain', 'shared/words'], types: ['shared/contract', 'shared/rpc'], packages: [] },
  {
    folder: 'db',
    may: ['shared/domain'],
    types: ['shared/services/ports.ts', 'shared/services/ports', 'shared/contract'],
    packages: ['kysely', 'better-sqlite3', '@electric-sql/pglite', 'node:'],
  },
  { folder: 'electron/host', may: ['shared', 'db/open.ts', 'electron/host/adapters'], packages: ['node:', 'zod'] },
  {
    folder: 'electron/host/adapters',
    may: ['shared'],
    packages: ['node:', 'zod', 'hucre', 'docx', 'docxtemplater', 'pizzip', 'yazl', 'yauzl', 'pinyin-pro'],
  },
  {
    folder: 'electron/main',
    may: [
      'shared/contract', 'shared/words', 'shared/domain/errors.ts',
      'electron/host/config.ts', 'electron/host/log.ts', 'electron/host/rendererFiles.ts', 'electron/host/saveFile.ts', 'electron/host/utilityMessages.ts',
    ],
    packages: ['electron', 'zod', 'node:'],
  },
  { folder: 'electron/preload', may: ['shared/contract/nativeChannels.ts'], types: ['shared/contract'], packages: ['electron'] },
  { folder: 'renderer', may: [...shown, 'renderer'], packages: react },
  { folder: 'renderer/features', may: [...shown, 'renderer/parts', 'renderer/ui', 'renderer/lib', 'renderer/app'], packages: react },
  // What several features show or do alike (dialogs, papers, files): knows contract and words, no page.
  { folder: 'renderer/parts', may: [...shown, 'renderer/ui', 'renderer/lib'], packages: react },
  { folder: 'renderer/ui', may: [...shown, 'renderer/lib'], packages: react },
  { folder: 'renderer/lib', may: shown, packages: react },
  { folder: 'build', may: ['shared', 'db', 'electron', 'renderer'], packages: ['*'] },
  { folder: 'tests', may: ['shared', 'db', 'electron', 'renderer', 'build'], packages: ['*'] },
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
  return layer.packages.some((allowed) => allowed === '*' || name === allowed || name.startsWith(allowed.endsWith('/') || allowed.endsWith(':') ? allowed : `${allowed}/`));
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
