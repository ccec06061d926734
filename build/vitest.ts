import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Project → folders below tests/. What is in no list runs as `other`, so that no test is forgotten. */
const folders = {
  unit: ['shared'],
  services: ['services'],
  db: ['db'],
  host: ['host', 'electron'],
  renderer: ['renderer'],
  architecture: ['architecture', 'build'],
} as const;
const named = Object.values(folders).flat();
const filesIn = (names: readonly string[]): string[] => names.map((name) => `tests/${name}/**/*.test.{ts,tsx}`);

/** All but e2e, which needs a built program and a browser and runs one after the other. */
const projects = [
  ...Object.entries(folders).map(([name, names]) => ({ extends: true as const, test: { name, include: filesIn(names) } })),
  { extends: true as const, test: { name: 'other', include: ['tests/**/*.test.{ts,tsx}'], exclude: filesIn([...named, 'e2e']) } },
  {
    extends: true as const,
    test: { name: 'e2e', include: filesIn(['e2e']), fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000, sequence: { groupOrder: 1 } },
  },
];

export default defineConfig({
  root,
  test: {
    projects,
    pool: 'forks',
    // PGlite's WebAssembly code, made better and thrown away while it runs, now and then ends a worker with a fatal
    // error of V8 ("jit_page.has_value()", nodejs/node#64500). Compiled once and kept, it runs as fast.
    execArgv: ['--liftoff-only', '--no-wasm-code-gc', '--no-memory-protection-keys'],
    maxWorkers: 2,
    // Generous, for old disks and shared machines: a timeout is for what hangs, not for what is slow.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Nothing may depend on the machine's zone; days are always those of Shanghai.
    env: { TZ: 'UTC' },
    passWithNoTests: true,
  },
});
