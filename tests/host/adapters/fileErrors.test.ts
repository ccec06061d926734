import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorWords } from '#shared/words/errors.ts';
import { filesErrors } from '#shared/words/errors-files.ts';

const folder = new URL('../../../electron/host/adapters/', import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const thrown = new Set([
  ...Array.from(sources.matchAll(/AppError\('(\w+)'/g), ([, code]) => code ?? ''),
  ...Array.from(sources.matchAll(/: '((?:workbook|template|archive)_\w+)'/g), ([, code]) => code ?? ''),
]);

test('every error the adapters throw has its sentence', () => {
  expect([...thrown].filter((code) => !Object.hasOwn(errorWords, code))).toEqual([]);
  expect(thrown.size).toBeGreaterThan(15);
});

test('no sentence is kept for an error nobody throws', () => {
  expect(Object.keys(filesErrors).filter((code) => !thrown.has(code))).toEqual([]);
});
