import { eachNode, finding, type Node, type Source, targetOf } from './sources.ts';

/** Read by name from outside the sources: configurations, and what stands for a package. */
const entries = [/^build\/vite.*\.ts$/, /^build\/vitest\.ts$/, /^tests\/electron\/support\/fakeElectron\.mjs$/];

/** A type that stands in the file's own signatures may be named by whoever calls them, so it counts as used. */
type Exported = { readonly name: string; readonly line: number; readonly inOwnUse: boolean };
/** What a file takes: names of another file, or all of it. */
type Taken = { readonly target: string; readonly names: readonly string[] | 'all' };

const nodes = (value: unknown): readonly Node[] => (value ?? []) as readonly Node[];
const nameOf = (node: unknown): string => String((node as Node)['name'] ?? (node as Node)['value']);

/** Names a pattern declares: `a`, `{ a, b: c }`, `[a]`. */
function declared(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [nameOf(pattern)];
    case 'ObjectPattern':
      return nodes(pattern['properties']).flatMap((one) => declared((one['value'] ?? one['argument']) as Node));
    case 'ArrayPattern':
      return nodes(pattern['elements']).flatMap((one) => declared(one));
    case 'AssignmentPattern':
      return declared(pattern['left'] as Node);
    case 'RestElement':
      return declared(pattern['argument'] as Node);
    default:
      return [];
  }
}

function timesNamed(source: Source, name: string): number {
  return [...source.text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length;
}

function read(source: Source) {
  const exported: Exported[] = [];
  const taken: Taken[] = [];
  /** Files all of whose names are passed on. */
  const passed: string[] = [];
  eachNode(source, (node, line) => {
    const from = (node['source'] as Node | null | undefined)?.['value'];
    const target = typeof from === 'string' ? targetOf(source, from) : null;
    switch (node.type) {
      case 'ExportNamedDeclaration': {
        const declaration = node['declaration'] as Node | null;
        const specifiers = nodes(node['specifiers']);
        if (declaration !== null) {
          const names =
            declaration.type === 'VariableDeclaration'
              ? nodes(declaration['declarations']).flatMap((one) => declared(one['id'] as Node))
              : [nameOf(declaration['id'])];
          const isType = node['exportKind'] === 'type';
          exported.push(...names.map((name) => ({ name, line, inOwnUse: isType && timesNamed(source, name) > 1 })));
        }
        exported.push(...specifiers.map((one) => ({ name: nameOf(one['exported']), line, inOwnUse: false })));
        if (target !== null) taken.push({ target, names: specifiers.map((one) => nameOf(one['local'])) });
        break;
      }
      case 'ExportDefaultDeclaration':
        exported.push({ name: 'default', line, inOwnUse: false });
        break;
      case 'ExportAllDeclaration':
        if (target !== null) passed.push(target);
        break;
      case 'ImportDeclaration': {
        if (target === null) break;
        const specifiers = nodes(node['specifiers']);
        const whole = specifiers.some((one) => one.type === 'ImportNamespaceSpecifier');
        taken.push({ target, names: whole ? 'all' : specifiers.map((one) => (one.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(one['imported']))) });
        break;
      }
      case 'ImportExpression':
      case 'TSImportType':
        if (target !== null) taken.push({ target, names: 'all' });
        break;
    }
  });
  return { exported, taken, passed };
}

/** `path:line name` of every export no other file takes; a name passed on by a file counts when somebody takes it there. */
export function unusedExports(all: readonly Source[]): string[] {
  const files = new Map(all.map((source) => [source.path, read(source)]));
  const used = new Map<string, Set<string> | 'all'>();
  function take(target: string, names: readonly string[] | 'all'): void {
    const before = used.get(target);
    if (before === 'all') return;
    const fresh = names === 'all' ? 'all' : names.filter((name) => before?.has(name) !== true);
    if (fresh !== 'all' && fresh.length === 0) return;
    used.set(target, fresh === 'all' ? 'all' : new Set([...(before ?? []), ...fresh]));
    for (const next of files.get(target)?.passed ?? []) take(next, fresh);
  }
  for (const { taken } of files.values()) for (const { target, names } of taken) take(target, names);
  return all.flatMap((source) => {
    const names = used.get(source.path);
    if (names === 'all' || entries.some((entry) => entry.test(source.path))) return [];
    return files
      .get(source.path)!
      .exported.filter(({ name, inOwnUse }) => !inOwnUse && names?.has(name) !== true)
      .map(({ name, line }) => finding(source, line, name));
  });
}
