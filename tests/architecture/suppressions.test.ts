import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { eachNode, finding, pathsOf, readSource, sources, type Source } from './support/sources.ts';

/** What would silence a tool. Put together here, so that this file is clean itself. */
const silencers = ['oxlint-', 'eslint-', 'biome-', 'stylelint-']
  .map((tool) => `${tool}disable`)
  .concat(
    ['ignore', 'expect-error', 'nocheck'].map((word) => `@ts-${word}`),
    ['v8', 'c8', 'istanbul'].map((tool) => `${tool} ignore`),
  );

function silenced(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => silencers.filter((word) => line.includes(word)).map((word) => `${path}:${index + 1} ${word}`));
}

/** `any` in any position: annotation, cast, type argument. */
function anys(source: Source): string[] {
  const found: string[] = [];
  eachNode(source, (node, line) => {
    if (node.type === 'TSAnyKeyword') found.push(finding(source, line, 'any'));
  });
  return found;
}

/** A cast by way of `unknown`: the compiler believes it whatever it is. */
function doubleCasts(source: Source): string[] {
  const found: string[] = [];
  eachNode(source, (node, line) => {
    const inner = node.type === 'TSAsExpression' ? (node['expression'] as typeof node) : null;
    if (inner?.type === 'TSAsExpression' && (inner['typeAnnotation'] as typeof node).type === 'TSUnknownKeyword')
      found.push(finding(source, line, 'as unknown as'));
  });
  return found;
}

/** Where the compiler cannot know: brands of sessions, a driver's own types, tables that migrations name as texts, Electron's line to its parent. */
const unknowable = ['db/session.ts', 'db/dialects/sqlite.ts', 'db/migrations/runner.ts', 'electron/host/utility.ts'];

it('no tool is silenced anywhere', () => {
  const paths = pathsOf(['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.css', '.html']);
  expect(paths.flatMap((path) => silenced(path, readFileSync(path, 'utf8')))).toEqual([]);
});

it('nothing has the type any', () => {
  expect(sources().flatMap(anys)).toEqual([]);
});

it('nothing is cast by way of unknown but where the compiler cannot know', () => {
  const casts = sources()
    .filter(({ path }) => !path.startsWith('tests/') && !unknowable.includes(path))
    .flatMap(doubleCasts);
  expect(casts).toEqual([]);
  expect(doubleCasts(readSource('a.ts', 'const a = b as unknown as string;'))).toEqual(['a.ts:1 as unknown as']);
});

it.each(silencers)('%s is found', (word) => {
  expect(silenced('a.ts', `const a = 1; // ${word}\n/* ${word} */`)).toEqual([`a.ts:1 ${word}`, `a.ts:2 ${word}`]);
});

it.each(['let a: any;', 'b as any', 'const c = <T,>(d: Array<any>) => d;', 'type E = Record<string, any>;'])('%s is found', (text) => {
  expect(anys(readSource('a.ts', text))).toEqual(['a.ts:1 any']);
});
