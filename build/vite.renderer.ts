import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fileList } from './fileList.ts';
import { preloads } from './preloads.ts';

const root = fileURLToPath(new URL('../renderer', import.meta.url));
const outDir = fileURLToPath(new URL('../out/renderer', import.meta.url));

/**
 * The pages, for Chromium 120 and newer (Electron brings its own). Addresses are relative: the same
 * files are served under `http://127.0.0.1` and `app://`. Nothing is inlined, the policy forbids it.
 */
export default defineConfig({
  root,
  base: './',
  // Output is read by people who ask for help: keep it short.
  logLevel: 'warn',
  plugins: [react(), preloads('renderer/app/start.tsx'), fileList(outDir)],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      output: {
        // What every page needs is cut by how often it changes; charts wait for the first page that draws one.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler|react-is|use-sync-external-store)[\\/]/, priority: 50 },
            { name: 'query', test: /node_modules[\\/]@tanstack[\\/]/, priority: 40 },
            { name: 'schema', test: /node_modules[\\/]zod[\\/]/, priority: 40 },
            {
              name: 'mantine',
              test: /node_modules[\\/](?:@mantine[\\/](?:core|hooks|form|modals|notifications|spotlight|store)|@floating-ui|clsx|tabbable)[\\/]/,
              priority: 30,
            },
            // What `main.tsx` stands on: it asks the host before any of the rest is read.
            {
              name: 'first',
              test: /[\\/](?:renderer[\\/](?:lib[\\/](?:actor|ahead|choices|client|native|nativeTransport|preferences)|app[\\/]places)|shared[\\/](?:rpc[\\/]|contract[\\/](?:events|native|preferences)|domain[\\/]errors))/,
              priority: 35,
            },
            // Some forty small files would each be asked for and compiled apart; charts and the first script stay out.
            { name: 'words', test: /[\\/]shared[\\/](?:words|domain)[\\/](?!errors\.ts)/, priority: 10 },
            { name: 'kit', test: /[\\/]renderer[\\/](?:ui[\\/](?!charts|styles)|parts[\\/]|app[\\/](?!places))/, priority: 10 },
            {
              name: 'charts',
              test: /node_modules[\\/](?:recharts|victory-vendor|d3-[a-z]+|@mantine[\\/]charts|@reduxjs|redux|react-redux|reselect|immer|decimal\.js-light|es-toolkit|eventemitter3)[\\/]/,
              priority: 20,
            },
          ],
        },
      },
    },
  },
});
