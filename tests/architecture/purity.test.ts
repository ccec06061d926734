import { expect, it } from 'vitest';
import { eachNode, finding, readSource, sources, type Node, type Source } from './support/sources.ts';

/** Calls that answer something else each time; shared code gets such values as arguments. */
const moody = ['Date.now', 'Math.random', 'crypto.randomUUID', 'crypto.getRandomValues', 'performance.now'];

const way = 'take the time and ids as arguments; services get them from the Clock and Ids ports';

function moods(source: Source): string[] {
  const found: string[] = [];
  eachNode(source, (node, line) => {
    const called = node.type === 'MemberExpression' ? `${nameOf(node['object'])}.${nameOf(node['property'])}` : '';
    if (moody.includes(called)) found.push(finding(source, line, `${called}: ${way}`));
    if (node.type === 'Identifier' && nameOf(node) === 'globalThis') found.push(finding(source, line, `globalThis: ${way}`));
    // `new Date()` reads the clock; `Date()` too.
    const bare = (node.type === 'NewExpression' || node.type === 'CallExpression') && nameOf(node['callee']) === 'Date';
    if (bare && (node['arguments'] as readonly unknown[]).length === 0) found.push(finding(source, line, `the clock: ${way}`));
  });
  return found;
}

function nameOf(node: unknown): string {
  const { type, name } = node as Node;
  return type === 'Identifier' ? String(name) : '';
}

it('shared code reads no clock and makes no ids', () => {
  expect(
    sources()
      .filter(({ path }) => path.startsWith('shared/'))
      .flatMap(moods),
  ).toEqual([]);
});

it.each([
  'const a = Date.now();',
  'const b = new Date();',
  'const c = Date();',
  'const d = Math.random();',
  'const e = crypto.randomUUID();',
  'const f = Date.now;',
  'const g = globalThis.Date.now();',
])('%s is found', (text) => {
  expect(moods(readSource('shared/a.ts', text))).toHaveLength(1);
});

it.each(['const a = new Date(0);', 'const b = Date.UTC(2026, 0, 1);', 'const c = new Date(ms).getUTCDay();', 'const d = Math.max(1, 2);'])(
  '%s is allowed',
  (text) => {
    expect(moods(readSource('shared/a.ts', text))).toEqual([]);
  },
);
