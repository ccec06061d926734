import { randomBytes } from 'node:crypto';
import { open, realpath, stat, unlink } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { FolderProblem } from '#shared/services/ports.ts';

/** Looks whether backups of `dataFolder` could be kept in a folder: there, writable by a real write, and apart from the data. */
export async function checkFolder(folder: string, dataFolder: string): Promise<FolderProblem | null> {
  if (!isAbsolute(folder)) return 'not_absolute';
  const info = await stat(folder).catch(() => null);
  if (info === null) return 'missing';
  if (!info.isDirectory()) return 'not_folder';
  const [there, own] = [await realpath(folder), await realpath(dataFolder)];
  if (within(there, own) || within(own, there)) return 'inside_data';
  if (!(await canWrite(there))) return 'not_writable';
  // A folder on a memory stick or a server has another device number.
  return info.dev === (await stat(own)).dev ? 'same_disk' : null;
}

function within(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}

/** Permission bits do not tell (ACLs, read-only mounts): a file is made and removed again. */
async function canWrite(folder: string): Promise<boolean> {
  const path = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    await (await open(path, 'wx', 0o600)).close();
    await unlink(path);
    return true;
  } catch {
    return false;
  }
}
