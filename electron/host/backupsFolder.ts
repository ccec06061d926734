import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readFile, readdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readManifest } from '#shared/domain/backup/manifest.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { BackupEntry } from '#shared/services/ports.ts';
import { replaceFile } from './files.ts';

/** What lies in every backup's own folder. */
export const MANIFEST_FILE = 'manifest.json';
export const DATABASE_NAME = 'register.db';
/** Attachments of all backups of a folder, by content: one copied once is never copied again. */
export const FILES_FOLDER = 'files';
const MAKING = '.making-';

export const makingName = (mark: string): string => `${MAKING}${mark}`;

/** Reads the backup in a folder; its manifest may be missing or unreadable. */
export async function readEntry(path: string): Promise<BackupEntry> {
  const entry = { id: basename(path), path };
  const text = await readFile(join(path, MANIFEST_FILE), 'utf8').catch(() => null);
  if (text === null) return { ...entry, manifest: null, problem: 'manifest_missing' };
  const read = readManifest(text);
  return read.ok ? { ...entry, manifest: read.manifest, problem: null } : { ...entry, manifest: null, problem: read.problem };
}

/** Every backup below a folder, newest first by its manifest; folders that are none of ours are passed over. */
export async function readEntries(folder: string): Promise<BackupEntry[]> {
  const names = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const entries: BackupEntry[] = [];
  for (const name of names) {
    if (!name.isDirectory() || name.name.startsWith('.') || name.name === FILES_FOLDER) continue;
    const path = join(folder, name.name);
    if (existsSync(join(path, MANIFEST_FILE)) || existsSync(join(path, DATABASE_NAME))) entries.push(await readEntry(path));
  }
  return entries.toSorted((a, b) => compare(b.manifest?.madeAt ?? '', a.manifest?.madeAt ?? '') || compare(b.id, a.id));
}

/** What somebody points at: a backup's folder, a file in it, or the folder of all backups. Throws `backup_not_found`. */
export async function entriesAt(path: string): Promise<readonly BackupEntry[]> {
  const info = await stat(path).catch(() => null);
  if (info === null) throw new AppError('backup_not_found', { path });
  const folder = info.isDirectory() ? path : dirname(path);
  if (existsSync(join(folder, MANIFEST_FILE)) || existsSync(join(folder, DATABASE_NAME))) return [await readEntry(folder)];
  const entries = await readEntries(folder);
  if (entries.length === 0) throw new AppError('backup_not_found', { path });
  return entries;
}

/** Attachments lie beside the backup's folder; in a copy somebody made of one backup they may lie inside. */
export function filesBeside(path: string): string {
  const inside = join(path, FILES_FOLDER);
  return existsSync(inside) ? inside : join(dirname(path), FILES_FOLDER);
}

/** What a run that was cut off left behind: nothing of it was ever a backup. Running ones are younger. */
export async function sweepUnfinished(folder: string, olderThanMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(MAKING)) continue;
    const info = await stat(join(folder, name)).catch(() => null);
    if (info !== null && Date.now() - info.mtimeMs >= olderThanMs) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Copies one file by content into a store, durably: under another name first, so that half a file never has a good name.
 * A real copy (or the file system's own clone), not a link: what damages one must not damage both.
 */
export async function copyInto(source: string, folder: string, hash: string): Promise<void> {
  const place = join(folder, hash.slice(0, 2));
  await mkdir(place, { recursive: true, mode: 0o700 });
  const temporary = join(place, `${MAKING}${hash}`);
  try {
    await copyFile(source, temporary, constants.COPYFILE_FICLONE);
    await syncFile(temporary);
    await replaceFile(temporary, join(place, hash));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Bytes free where a folder lies; null when the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  const info = await statfs(folder).catch(() => null);
  return info === null ? null : Number(info.bavail) * Number(info.bsize);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
