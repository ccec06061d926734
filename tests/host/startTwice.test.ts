import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startHostProcess } from './support/hostProcess.ts';
import { temporaryFolder } from './support/ownBackend.ts';

const data = temporaryFolder('desk-twice');
afterAll(() => data.remove());

it('two starts in the same moment lead to one host: the slower one hands out its address', async () => {
  const both = [1, 2].map(() => startHostProcess(['--no-open', '--data', data.folder]));
  try {
    const addresses = await Promise.all(both.map((host) => host.address()));
    expect(new Set(addresses.map((address) => new URL(address).port)).size).toBe(1);
    expect(new Set(addresses).size).toBe(2);
    const slower = await Promise.race(both.map((host) => host.ended.then(({ code }) => ({ code, output: host.output() }))));
    expect(slower).toMatchObject({ code: 0, output: expect.stringContaining('已在运行') });
  } finally {
    for (const host of both) if (host.child.exitCode === null) await host.stop();
  }
});

it.skipIf(!existsSync('/proc/self'))('a data folder that cannot be made is told at once', async () => {
  const host = startHostProcess(['--no-open', '--data', join('/proc', 'desk', 'data')]);
  expect((await host.ended).code).toBe(1);
  expect(host.output()).toContain('/proc/desk/data');
});
