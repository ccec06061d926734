import { expect, it } from 'vitest';
import { unusedExports } from './support/exports.ts';
import { readSource, sources } from './support/sources.ts';

it('what a file exports is used by another', () => {
  expect(unusedExports(sources())).toEqual([]);
});

it.each([
  ['a function', 'export function a() {}'],
  ['a value taken apart', 'export const { a } = all;'],
  ['a type', 'export type a = string;'],
  ['a name given later', 'const b = 1; export { b as a };'],
  ['a name passed on', "export { a } from './b.ts';"],
  ["a file's own use", 'export const a = 1; console.log(a);'],
])('%s nobody imports is found', (_, text) => {
  expect(unusedExports([readSource('db/a.ts', text), readSource('db/b.ts', "import './a.ts';")])).toEqual(['db/a.ts:1 a']);
});

it.each([
  ["import { a } from './a.ts';"],
  ["import type { a } from '#db/a.ts';"],
  ["import { a as other } from './a.ts';"],
  ["import * as all from './a.ts';"],
  ["const { a } = await import('./a.ts');"],
  ["export { a } from './a.ts'; import { a } from './b.ts';"],
  ["export * from './a.ts'; import { a } from './b.ts';"],
  ["type A = typeof import('./a.ts');"],
])('is in use by: %s', (text) => {
  expect(unusedExports([readSource('db/a.ts', 'export const a = 1;'), readSource('db/b.ts', text)])).toEqual([]);
});
