import { mkdtempSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alone } from '#build/scripts/alone.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-alone-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const lock = () => join(folder, 'out', 'install.lock');
const HOUR = 3_600_000;

test('two starts at once install one after the other, and the second says that it waits', async () => {
  const told: string[] = [];
  const release = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  const first = alone(lock(), HOUR, async () => {
    told.push('first begins');
    begun.resolve(undefined);
    await release.promise;
    told.push('first ends');
  });
  await begun.promise;
  const second = alone(
    lock(),
    HOUR,
    async () => void told.push('second'),
    () => {
      told.push('second waits');
      release.resolve(undefined);
    },
  );
  await Promise.all([first, second]);
  expect(told).toEqual(['first begins', 'second waits', 'first ends', 'second']);
});

test('a lock left by a process that died, or older than the work can take, holds nobody up', async () => {
  expect(await alone(lock(), HOUR, async () => 'made')).toBe('made');
  writeFileSync(lock(), '4194999');
  expect(await alone(lock(), HOUR, async () => 'after a crash')).toBe('after a crash');
  writeFileSync(lock(), String(process.pid));
  expect(await alone(lock(), -1, async () => 'after an age')).toBe('after an age');
});

test('work that fails gives the lock back', async () => {
  await expect(alone(lock(), HOUR, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  expect(existsSync(lock())).toBe(false);
});
