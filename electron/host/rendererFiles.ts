import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';

/** Written by the renderer's build: every file it made, nothing else. */
export const FILE_LIST = 'files.json';
export const fileListSchema = z.record(
  z.string().regex(/^\/[A-Za-z0-9_-][A-Za-z0-9._/-]*$/),
  z.object({ type: z.string(), size: z.number().int(), immutable: z.boolean() }),
);

export type RendererFile = { readonly type: string; readonly immutable: boolean; readonly bytes: Buffer };
/** The fixed map from URL path to file: what is not in the built list does not exist. */
export type RendererFiles = { take(path: string): Promise<RendererFile | null> };

/**
 * Opens the built pages. A path is looked up, never turned into a file name, so traversal has
 * nothing to work on. Files are read once and kept: the whole renderer is a few megabytes.
 * Throws `not_built` when the build's list is missing or unreadable.
 */
export function openRendererFiles(folder: string): RendererFiles {
  const list = readList(folder);
  const kept = new Map<string, RendererFile>();
  return {
    async take(path) {
      const name = path === '/' ? '/index.html' : path;
      const known = kept.get(name);
      if (known !== undefined) return known;
      const entry = list.get(name);
      if (entry === undefined) return null;
      const bytes = await readFile(join(folder, ...name.slice(1).split('/')));
      const file = { type: entry.type, immutable: entry.immutable, bytes };
      kept.set(name, file);
      return file;
    },
  };
}

function readList(folder: string): Map<string, z.infer<typeof fileListSchema>[string]> {
  const path = join(folder, FILE_LIST);
  try {
    return new Map(Object.entries(fileListSchema.parse(JSON.parse(readFileSync(path, 'utf8')))));
  } catch {
    throw new AppError('not_built', { path });
  }
}
