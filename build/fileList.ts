import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Media types of everything the renderer may consist of; a file of another kind stops the build. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};
const LIST = 'files.json';

export type ListedFile = { readonly type: string; readonly size: number; readonly immutable: boolean };

/** URL path → facts of every file below `folder`; files under `assets/` carry their content's hash in their name. */
export function listFiles(folder: string): Readonly<Record<string, ListedFile>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => name !== LIST)
    .toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
      if (type === undefined) throw new Error(`the renderer holds a file of an unknown kind: ${name}`);
      return [`/${name}`, { type, size: statSync(join(folder, name)).size, immutable: name.startsWith('assets/') }];
    }),
  );
}

/** Writes the fixed list both hosts serve from: what is not in it does not exist. */
export function fileList(folder: string): Plugin {
  return {
    name: 'desk-file-list',
    apply: 'build',
    closeBundle: {
      order: 'post',
      handler() {
        writeFileSync(join(folder, LIST), `${JSON.stringify(listFiles(folder), null, 1)}\n`);
      },
    },
  };
}
