import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BackupManifest, readManifest } from '#shared/domain/backup/manifest.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { BackupEntry } from '#shared/services/ports.ts';
import { registerOf } from '#db/open.ts';
import { replaceFile } from './files.ts';

/** What lies in every backup's own folder. */
export const MANIFEST_FILE = 'manifest.json';
export const DATABASE_NAME = 'register.db';
/** Attachments of all backups of a folder, by content: one copied once is never copied again. */
export const FILES_FOLDER = 'files';
const MAKING = '.making-';
/** Bytes copied at once. */
const CHUNK = 1 << 20;

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

/** A backup whose manifest can be read. */
export type WholeEntry = BackupEntry & { readonly manifest: BackupManifest };

/**
 * The backups of one register below a folder, newest first: others may keep theirs there as well. `register`: hash of its
 * first event. A manifest of an earlier program does not say it; then the copied database is asked.
 */
export async function readOwnEntries(folder: string, register: string): Promise<WholeEntry[]> {
  const whole = (await readEntries(folder)).filter((entry): entry is WholeEntry => entry.manifest !== null);
  return whole.filter(({ path, manifest }) => (manifest.facts.register ?? registerOf(join(path, manifest.database.name))) === register);
}

/** The bureaus of other registers whose backups lie in a folder. */
export async function othersIn(folder: string, register: string): Promise<readonly string[]> {
  const own = new Set((await readOwnEntries(folder, register)).map(({ id }) => id));
  const others = (await readEntries(folder)).flatMap(({ id, manifest }) => (manifest === null || own.has(id) ? [] : [manifest.facts.bureau || id]));
  return [...new Set(others)];
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

/** Where a file of this content lies in a store. */
export const placeOf = (store: string, hash: string): string => join(store, hash.slice(0, 2), hash);

/**
 * Copies one file by content into a store, durably: under another name first and hashed on the way, so that neither half
 * a file nor a damaged one ever has a good name; a damaged one there is replaced. Answers false, and leaves the store as
 * it was, when the source is gone or is not what its name says.
 * A real copy, not a link: what damages one must not damage both.
 */
export async function copyInto(source: string, folder: string, hash: string): Promise<boolean> {
  if (!existsSync(source)) return false;
  const place = join(folder, hash.slice(0, 2));
  await mkdir(place, { recursive: true, mode: 0o700 });
  const temporary = join(place, `${MAKING}${hash}`);
  try {
    const isWhole = (await copyHashed(source, temporary)) === hash;
    if (isWhole) await replaceFile(temporary, join(place, hash));
    else await rm(temporary, { force: true });
    return isWhole;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Whether a store has a file in its size and, when it is read through, with its content. */
export async function isWhole(folder: string, { hash, size }: { readonly hash: string; readonly size: number }, readThrough: boolean): Promise<boolean> {
  const path = placeOf(folder, hash);
  if ((await stat(path).catch(() => null))?.size !== size) return false;
  return !readThrough || (await hashThrough(path)) === hash;
}

async function hashThrough(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) hash.update(chunk as Buffer);
  } catch {
    return '';
  }
  return hash.digest('hex');
}

/** Copies and syncs; answers the checksum of the bytes that went over, empty when the source cannot be read to its end. */
async function copyHashed(source: string, target: string): Promise<string> {
  const hash = createHash('sha256');
  const from = await open(source, 'r').catch(() => null);
  if (from === null) return '';
  const handle = await open(target, 'w', 0o600);
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const read = await from.read(buffer, 0, CHUNK).catch(() => null);
      if (read === null) return '';
      if (read.bytesRead === 0) break;
      const chunk = buffer.subarray(0, read.bytesRead);
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await from.close();
    await handle.close();
  }
  return hash.digest('hex');
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
