import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = `${root}out/electron`;

/** Never bundled: Electron itself, the native module, and the test database nobody ships. */
const external = [/^node:/, 'electron', 'better-sqlite3', '@electric-sql/pglite'];

/**
 * The desktop program for the Node of Electron 45. All files lie flat in `out/electron/`, because
 * sources find workers and the program's folder by their own place. Not minified: the log's lines
 * should mean something, and the archive is read from a local disk.
 */
const shared: InlineConfig = {
  root,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', '@electric-sql/pglite'], target: 'node' },
};

/** The preload script: one CommonJS file, because a sandboxed preload loads nothing else. */
const preload: InlineConfig = {
  ...shared,
  configFile: false,
  build: {
    ssr: true,
    outDir,
    emptyOutDir: false,
    target: 'chrome142',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { preload: `${root}electron/preload/preload.ts` },
      external,
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
};

/** Adds to the folder what has another form: the preload script and the window's icon. */
const besides: Plugin = {
  name: 'desk-preload-and-icon',
  apply: 'build',
  closeBundle: {
    order: 'post',
    async handler() {
      await build(preload);
      copyFileSync(`${root}build/icons/256x256.png`, `${outDir}/icon.png`);
    },
  },
};

/** Main process, backend process and its worker: ES modules that share their chunks. */
export default defineConfig({
  ...shared,
  plugins: [besides],
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: `${root}electron/main/main.ts`,
        utility: `${root}electron/host/utility.ts`,
        spreadsheetWorker: `${root}electron/host/adapters/spreadsheetWorker.ts`,
        backupsWorker: `${root}electron/host/backupsWorker.ts`,
      },
      external,
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
