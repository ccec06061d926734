import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isWithin, layerOf, mayUse, unitOf } from './support/layers.ts';
import { finding, readSource, sources, targetOf, type Source } from './support/sources.ts';

/** Everything this file has against one source; the other tests show that it finds what it should. */
function against(source: Source): string[] {
  const layer = layerOf(source.path);
  return source.imports.flatMap(({ from, typeOnly, line }) => {
    const say = (what: string) => [finding(source, line, `${from}: ${what}`)];
    if (from.startsWith('../')) return say('Import upward by its subpath name (#shared/…, #db/…, #host/…, #ui/…).');
    const target = targetOf(source, from);
    if (target === null) return mayUse(layer, from) ? [] : say(layer.way);
    if (!/\.(?:ts|tsx|mjs|js|json|css|svg|png)(?:\?\w+)?$/.test(target)) return say('Write the file ending: Node runs the sources as they are.');
    if (isWithin(target, layer.folder) && layerOf(target) === layer) return featureCrossing(source.path, target) ? say(layer.way) : [];
    if (layer.may.some((place) => isWithin(target, place))) return [];
    if (layer.types?.some((place) => isWithin(target, place))) return typeOnly ? [] : say(`Only types may come from here (import type). ${layer.way}`);
    return say(layer.way);
  });
}

function featureCrossing(path: string, target: string): boolean {
  const feature = (name: string) => (name.startsWith('renderer/features/') ? name.split('/')[2] : undefined);
  const own = feature(path);
  return own !== undefined && feature(target) !== own;
}

it('every import is allowed by the table', () => {
  expect(sources().flatMap(against)).toEqual([]);
});

it('every imported file of ours exists', () => {
  const missing = sources().flatMap((source) =>
    source.imports.flatMap(({ from, line }) => {
      const target = targetOf(source, from)?.replace(/\?\w+$/, '') ?? null;
      return target === null || existsSync(target) ? [] : [finding(source, line, from)];
    }),
  );
  expect(missing).toEqual([]);
});

it('no folders depend on each other in a ring', () => {
  const edges = new Map<string, Map<string, string>>();
  for (const source of sources()) {
    const unit = unitOf(source.path);
    for (const { from } of source.imports) {
      const target = targetOf(source, from);
      if (target === null || unitOf(target) === unit) continue;
      if (!edges.has(unit)) edges.set(unit, new Map());
      edges.get(unit)!.set(unitOf(target), `${source.path} imports ${target}`);
    }
  }
  expect(rings(edges)).toEqual([]);
});

it('no files import each other in a ring, not even for a type', () => {
  const edges = new Map(
    sources().map((source) => [
      source.path,
      new Map(
        source.imports.flatMap(({ from, line }) => {
          const target = targetOf(source, from)?.replace(/\?\w+$/, '') ?? null;
          return target === null ? [] : [[target, finding(source, line, from)] as const];
        }),
      ),
    ]),
  );
  expect(rings(edges)).toEqual([]);
});

/** For every unit that reaches itself, the imports that lie on its ring. */
function rings(edges: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const reached = new Map([...edges.keys()].map((unit) => [unit, reachable(edges, unit)]));
  return [...edges].flatMap(([unit, targets]) =>
    [...targets].filter(([target]) => reached.get(target)?.has(unit) === true).map(([target, why]) => `${unit} ⇄ ${target}: ${why}`),
  );
}

function reachable(edges: ReadonlyMap<string, ReadonlyMap<string, string>>, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const rest = [from];
  while (rest.length > 0) {
    for (const next of edges.get(rest.pop()!)?.keys() ?? []) {
      if (!seen.has(next)) rest.push(next);
      seen.add(next);
    }
  }
  return seen;
}

it.each([
  ['shared/domain/date.ts', "import { z } from 'zod';"],
  ['shared/domain/date.ts', "import type { Tx } from '#shared/services/ports.ts';"],
  ['shared/domain/orders/a.ts', "import { day } from '../date.ts';"],
  ['shared/domain/date.ts', "import { a } from '#shared/domain/a';"],
  ['shared/words/a.ts', "import { contract } from '#shared/contract/index.ts';"],
  ['shared/contract/a.ts', "import { errorWords } from '#shared/words/errors.ts';"],
  ['shared/rpc/a.ts', "import { contract } from '#shared/contract/index.ts';"],
  ['electron/host/adapters/a.ts', "import { createServices } from '#shared/services/index.ts';"],
  ['electron/host/adapters/a.ts', "import { z } from 'zod';"],
  ['electron/main/a.ts', "import { contract } from '#shared/contract/index.ts';"],
  ['shared/contract/a.ts', "import { serve } from '#shared/rpc/rpc.ts';"],
  ['shared/services/a.ts', "import { serve } from '#shared/rpc/rpc.ts';"],
  ['shared/services/a.ts', "import { readFile } from 'node:fs/promises';"],
  ['shared/services/a.ts', "import { openSqlite } from '#db/open.ts';"],
  ['db/a.ts', "import { createServices } from '#shared/services/index.ts';"],
  ['db/a.ts', "import { ports } from '#shared/services/ports.ts';"],
  ['electron/host/a.ts', "import { app } from 'electron';"],
  ['electron/host/a.ts', "export { app } from 'electron';"],
  ['electron/host/a.ts', "const electron = await import('electron');"],
  ['electron/host/a.ts', "import { schema } from '#db/schema.ts';"],
  ['electron/host/a.ts', "import { read } from 'hucre/xlsx';"],
  ['electron/host/adapters/a.ts', "import Database from 'better-sqlite3';"],
  ['electron/main/a.ts', "import { openBackend } from '#host/backend.ts';"],
  ['electron/main/a.ts', "import { openSqlite } from '#db/open.ts';"],
  ['electron/preload/a.ts', "import { nativeContract } from '#shared/contract/native.ts';"],
  ['electron/preload/a.ts', "import { z } from 'zod';"],
  ['renderer/app/a.tsx', "import { createServices } from '#shared/services/index.ts';"],
  ['renderer/app/a.tsx', "import type { Tx } from '#shared/services/ports.ts';"],
  ['renderer/app/a.tsx', "import { join } from 'node:path';"],
  ['renderer/app/a.tsx', "import docx from 'docx';"],
  ['renderer/features/cases/a.tsx', "import { Row } from '#ui/features/orders/Row.tsx';"],
  ['renderer/ui/a.tsx', "import { Row } from '#ui/features/orders/Row.tsx';"],
])('the table refuses, in %s: %s', (path, text) => {
  expect(against(readSource(path, text))).toHaveLength(1);
});

it.each([
  ['shared/domain/orders/a.ts', "import { day } from '#shared/domain/date.ts'; import { b } from './b.ts';"],
  ['shared/services/a.ts', "import type { Reply } from '#shared/rpc/rpc.ts'; import { type InputOf } from '#shared/contract/operation.ts';"],
  ['db/a.ts', "import type { Tx } from '#shared/services/ports.ts'; import { sql } from 'kysely'; import fs from 'node:fs';"],
  [
    'electron/preload/a.ts',
    "import type { NativeApi } from '#shared/contract/native.ts'; import { nativeChannels } from '#shared/contract/nativeChannels.ts';",
  ],
  [
    'renderer/features/cases/a.tsx',
    "import { Row } from '#ui/features/cases/Row.tsx'; import { Page } from '#ui/ui/Page.tsx'; import { Button } from '@mantine/core'; import './a.css';",
  ],
])('the table allows, in %s: %s', (path, text) => {
  expect(against(readSource(path, text))).toEqual([]);
});

it('a ring of folders is found', () => {
  const edges = new Map([
    ['a', new Map([['b', 'a1 imports b1']])],
    ['b', new Map([['c', 'b2 imports c1']])],
    [
      'c',
      new Map([
        ['a', 'c2 imports a2'],
        ['d', 'x'],
      ]),
    ],
    ['d', new Map()],
  ]);
  expect(rings(edges)).toEqual(['a ⇄ b: a1 imports b1', 'b ⇄ c: b2 imports c1', 'c ⇄ a: c2 imports a2']);
});
