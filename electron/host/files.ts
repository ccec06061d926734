import { randomBytes } from 'node:crypto';
import { open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/domain/errors.ts';

export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;
export type WriteOptions = {
  /** Permission bits; 0600 by default: the data folder is nobody else's business. */
  readonly mode?: number;
  /** How the finished file takes its place; another one only to show what a lock of Windows does. */
  readonly rename?: (from: string, to: string) => Promise<void>;
  /** Milliseconds after which a busy target is given up. */
  readonly patience?: number;
};

/** What Windows answers while WPS, a virus scanner or an indexer has the target open. */
const BUSY = new Set(['EBUSY', 'EPERM', 'EACCES']);
/** Longest wait for a busy target, in milliseconds. Elsewhere these answers mean what they say, and waiting helps nobody. */
const PATIENCE_MS = process.platform === 'win32' ? 5_000 : 0;

/**
 * Writes a file whole or not at all, and durably: temporary file beside it, fsync, rename, fsync of
 * the folder. Without the two fsyncs a power cut leaves empty or missing files.
 * Throws `file_busy` when the target stays locked; the temporary file never stays behind.
 */
export async function writeFileWhole(path: string, content: FileContent, options: WriteOptions = {}): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', options.mode ?? 0o600);
    try {
      await writeAll(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    await replaceFile(temporary, path, options);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Moves a finished, already synced file or folder to its place and syncs the folder. Throws `file_busy`. */
export async function replaceFile(from: string, to: string, options: WriteOptions = {}): Promise<void> {
  await move(from, to, options);
  await syncFolder(dirname(to));
}

/** The one way the host renames anything: waits a little where something has it open. Throws `file_busy`. */
export async function move(from: string, to: string, options: WriteOptions = {}): Promise<void> {
  const giveUp = performance.now() + (options.patience ?? PATIENCE_MS);
  for (let pause = 10; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await (options.rename ?? rename)(from, to);
    } catch (error) {
      if (!BUSY.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      if (performance.now() + pause > giveUp) throw new AppError('file_busy', { name: basename(to) });
      await wait(pause);
    }
  }
}

/** Makes new names in a folder survive a power cut. Windows has no such call; NTFS journals names by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeAll(file: FileHandle, content: FileContent): Promise<void> {
  if (typeof content === 'string' || content instanceof Uint8Array) return file.writeFile(content);
  for await (const chunk of content) await file.writeFile(chunk);
}
