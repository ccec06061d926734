import { basename } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { writeFileWhole, type FileContent, type WriteOptions } from './files.ts';

const denied = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR']);
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Saves a file where a person chose: whole or not at all, readable like any file of theirs.
 * Throws `file_busy`, `folder_denied`, `folder_full` or `save_failed`, each with the file's name;
 * an error of the content itself passes through.
 */
export async function saveFile(path: string, content: FileContent, options: WriteOptions = {}): Promise<void> {
  try {
    await writeFileWhole(path, content, { mode: 0o666, ...options });
  } catch (error) {
    if (error instanceof AppError) throw error;
    const name = basename(path);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (denied.has(code)) throw new AppError('folder_denied', { name });
    if (full.has(code)) throw new AppError('folder_full', { name });
    throw new AppError('save_failed', { name, reason: code === '' ? 'unknown' : code });
  }
}
