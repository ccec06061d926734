import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, posix, sep } from 'node:path';
import { parseAst } from 'vite';

/** The tree's own folders; everything in them is ours. */
const folders = ['shared', 'db', 'electron', 'renderer', 'build', 'tests'] as const;
const root = process.cwd();

/** One import or re-export: what it names, whether only types pass, and the line it stands on. */
export type Import = { readonly from: string; readonly typeOnly: boolean; readonly line: number };
/** A text in code: string, template part, text between tags, or regular expression. */
export type Text = { readonly text: string; readonly line: number };
export type Source = {
  /** From the program's folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly texts: readonly Text[];
  /** The parsed file, for `eachNode`. */
  readonly program: Node;
};

export type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

/** Paths of our files with one of these endings, below these folders, in order. */
export function pathsOf(endings: readonly string[], below: readonly string[] = folders): string[] {
  return below
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && endings.includes(extname(entry.name)))
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .split(sep)
            .join('/'),
        ),
    )
    .toSorted();
}

let known: readonly Source[] | null = null;

/** All TypeScript and JavaScript files of ours, read and parsed once. */
export function sources(): readonly Source[] {
  known ??= pathsOf(['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs']).map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
  return known;
}

/** Reads one file; comments are no part of the result. */
export function readSource(path: string, text: string): Source {
  const imports: Import[] = [];
  const texts: Text[] = [];
  const lang = path.endsWith('x') ? 'tsx' : /\.[mc]?js$/.test(path) ? 'js' : 'ts';
  const lineOf = lineFinder(text);
  const program = parseAst(text, { lang }) as unknown as Node;
  walk(program, (node) => {
    const line = lineOf(node.start);
    const source = node['source'] as Node | null | undefined;
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        if (typeof source?.['value'] === 'string') imports.push({ from: source['value'], typeOnly: isTypeOnly(node), line });
        break;
      case 'Literal':
        if (typeof node['value'] === 'string') texts.push({ text: node['value'], line });
        else if (node['regex'] !== undefined) texts.push({ text: (node['regex'] as { pattern: string }).pattern, line });
        break;
      case 'TemplateElement':
        texts.push({ text: (node['value'] as { cooked: string | null }).cooked ?? '', line });
        break;
      case 'JSXText':
        texts.push({ text: String(node['value']), line });
        break;
    }
  });
  return { path, text, imports, texts, program };
}

/** Visits every node of a file with the line it starts on. */
export function eachNode(source: Source, visit: (node: Node, line: number) => void): void {
  const lineOf = lineFinder(source.text);
  walk(source.program, (node) => visit(node, lineOf(node.start)));
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers = (node['specifiers'] as Node[] | undefined) ?? [];
  return specifiers.length > 0 && specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type');
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string') walk(child as Node, visit);
    }
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return (offset) => {
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

const subpaths: Readonly<Record<string, string>> = {
  '#shared/': 'shared/',
  '#db/': 'db/',
  '#host/': 'electron/host/',
  '#main/': 'electron/main/',
  '#ui/': 'renderer/',
  '#build/': 'build/',
  '#tests/': 'tests/',
};

/** The file an import means, from the program's folder; null for a package. */
export function targetOf(source: Source, from: string): string | null {
  if (from.startsWith('.')) return posix.normalize(posix.join(dirname(source.path), from));
  const prefix = Object.keys(subpaths).find((name) => from.startsWith(name));
  return prefix === undefined ? null : subpaths[prefix]! + from.slice(prefix.length);
}

/** `path:line` and what is wrong there, the form every test here reports in. */
export function finding(source: Source, line: number, what: string): string {
  return `${source.path}:${line} ${what}`;
}
