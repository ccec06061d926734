import { expect, it } from 'vitest';
import { eachNode, finding, readSource, sources, type Source } from './support/sources.ts';

/** The log moves its own files without a wait: it must never hold up the work. */
const own = ['electron/host/files.ts', 'electron/host/log.ts'];

function renames(source: Source): string[] {
  const found: string[] = [];
  eachNode(source, (node, line) => {
    const { imported } = node as unknown as { readonly imported?: { readonly name?: string } };
    if (node.type === 'ImportSpecifier' && /^rename(?:Sync)?$/.test(imported?.name ?? '')) {
      found.push(finding(source, line, 'rename: move files with electron/host/files.ts, which waits for a virus scanner of Windows'));
    }
  });
  return found;
}

it('the host moves files by the one function that waits for virus scanners', () => {
  expect(
    sources()
      .filter(({ path }) => path.startsWith('electron/') && !own.includes(path))
      .flatMap(renames),
  ).toEqual([]);
});

it.each(["import { rename } from 'node:fs/promises';", "import { readFileSync, renameSync as move } from 'node:fs';"])('%s is found', (text) => {
  expect(renames(readSource('electron/host/a.ts', text))).toHaveLength(1);
});
