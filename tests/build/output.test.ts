import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from '#build/fileList.ts';
import { fingerprint } from '#build/scripts/output.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-output-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('the build is stale', () => {
  const long = new Date('2026-01-01T00:00:00Z');
  function settle(path: string): void {
    utimesSync(join(folder, path), long, long);
  }

  test('after an input is edited, touched, added, renamed or deleted, and not otherwise', () => {
    write('shared/domain/date.ts', 'one');
    write('renderer/main.tsx', 'two');
    settle('shared/domain/date.ts');
    settle('renderer/main.tsx');
    const seen = [fingerprint(folder)];
    expect(fingerprint(folder)).toBe(seen[0]);
    write('tests/shared/date.test.ts', 'no input');
    write('out/host/loopback.mjs', 'no input either');
    expect(fingerprint(folder)).toBe(seen[0]);

    const steps = [
      () => write('shared/domain/date.ts', 'longer'),
      () => utimesSync(join(folder, 'renderer/main.tsx'), long, new Date('2026-01-02T00:00:00Z')),
      () => write('db/new.ts', ''),
      () => renameSync(join(folder, 'db/new.ts'), join(folder, 'db/newer.ts')),
      () => rmSync(join(folder, 'db/newer.ts')),
      () => write('package-lock.json', '{}'),
    ];
    for (const step of steps) {
      step();
      seen.push(fingerprint(folder));
      expect(seen.at(-1)).not.toBe(seen.at(-2));
    }
  });
});

describe('the list of built files', () => {
  test('names every file with type and size; only hashed ones may be kept by the browser', () => {
    write('index.html', '<!doctype html>');
    write('assets/main-1a2b.js', 'one');
    write('files.json', 'an older list');
    expect(listFiles(folder)).toEqual({
      '/assets/main-1a2b.js': { type: 'text/javascript; charset=utf-8', size: 3, immutable: true },
      '/index.html': { type: 'text/html; charset=utf-8', size: 15, immutable: false },
    });
  });

  test('a file of an unknown kind stops the build', () => {
    write('assets/tool.exe', 'MZ');
    expect(() => listFiles(folder)).toThrow('assets/tool.exe');
  });
});
