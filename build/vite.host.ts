import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Entry points of the plain Node host: the process, and workers that are started by file name. */
const entries = {
  loopback: 'electron/host/loopback.ts',
  spreadsheetWorker: 'electron/host/adapters/spreadsheetWorker.ts',
  backupsWorker: 'electron/host/backupsWorker.ts',
};

/**
 * The loopback host for Node 24, as few files as start fastest. All files lie flat in `out/host/`,
 * because sources find workers and the program's folder by their own place (`electron/host/` and
 * `out/host/` are equally deep).
 */
export default defineConfig({
  root,
  logLevel: 'warn',
  // The native module keeps its own folder; everything else is bundled.
  ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
  build: {
    ssr: true,
    outDir: `${root}out/host`,
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(entries)
          .filter(([, path]) => existsSync(`${root}${path}`))
          .map(([name, path]) => [name, `${root}${path}`]),
      ),
      external: [/^node:/, 'better-sqlite3'],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
