import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';

/** Written by the renderer's build: every file it made, nothing else. */
export const FILE_LIST = 'files.json';
const fileListSchema = z.record(
  z.string().regex(/^\/[A-Za-z0-9_-][A-Za-z0-9._/-]*$/),
  z.object({ type: z.string(), size: z.number().int(), immutable: z.boolean() }),
);

export type RendererFile = { readonly type: string; readonly immutable: boolean; readonly bytes: Buffer };
/** The fixed map from URL path to file: what is not in the built list does not exist. */
export type RendererFiles = { take(path: string): RendererFile | null };

/**
 * Opens the built pages. A path is looked up, never turned into a file name, so traversal has
 * nothing to work on. All files are read at once (a few megabytes): a build made while the host runs
 * cannot pull them from under its pages. Throws `not_built` when the list or a file is missing.
 */
export function openRendererFiles(folder: string): RendererFiles {
  const listPath = join(folder, FILE_LIST);
  const list = orNotBuilt(listPath, () => fileListSchema.parse(JSON.parse(readFileSync(listPath, 'utf8'))));
  const files = new Map(
    Object.entries(list).map(([name, { type, immutable }]) => {
      const path = join(folder, ...name.slice(1).split('/'));
      return [name, { type, immutable, bytes: orNotBuilt(path, () => readFileSync(path)) }];
    }),
  );
  return { take: (path) => files.get(path === '/' ? '/index.html' : path) ?? null };
}

function orNotBuilt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new AppError('not_built', { path });
  }
}
