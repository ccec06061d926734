import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pathsOf } from './support/sources.ts';

/** Lines of a file at most; entry points and the composition root must stay readable at a glance. */
const most = 500;
const thin: Readonly<Record<string, number>> = { 'electron/host/backend.ts': 150, 'electron/preload/preload.ts': 150, 'electron/main/main.ts': 150 };

function tooLong(path: string, text: string): string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const limit = thin[path] ?? most;
  return lines > limit ? [`${path}: ${lines} lines, at most ${limit}`] : [];
}

it('no file is longer than one can hold in mind', () => {
  expect(pathsOf(['.ts', '.tsx', '.css', '.mjs']).flatMap((path) => tooLong(path, readFileSync(path, 'utf8')))).toEqual([]);
});

it('the thin files exist', () => {
  expect(Object.keys(thin).filter((path) => !pathsOf(['.ts']).includes(path))).toEqual([]);
});

it('a longer one is found', () => {
  expect(tooLong('shared/a.ts', 'x\n'.repeat(501))).toEqual(['shared/a.ts: 501 lines, at most 500']);
  expect(tooLong('electron/main/main.ts', 'x\n'.repeat(151))).toEqual(['electron/main/main.ts: 151 lines, at most 150']);
  expect(tooLong('shared/a.ts', 'x\n'.repeat(500))).toEqual([]);
});
