import { AppError } from '#shared/domain/errors.ts';
import type { BagWriter } from '#shared/services/ports.ts';

/** What a full disk and a full share of it answer, from the system, from the database and from the thread that copies it. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'disk_full', 'backup_disk_full']);
const MEGABYTE = 2 ** 20;

export type Space = {
  readonly folder: string;
  /** A zip is made from the folder, so that both lie on the disk for a while. */
  readonly form: 'folder' | 'zip';
  /** Bytes the bag is expected to have. */
  readonly bytes: number;
};

/**
 * Does what writes to a disk; a full one is said as `export_disk_full` {folder, megabytes}, with about as much as the whole
 * export takes: more than was expected, when more had been written already.
 */
export async function withinSpace<T>({ folder, form, bytes }: Space, written: () => number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string' || !FULL.has(code)) throw error;
    const whole = Math.max(bytes, written()) * (form === 'zip' ? 2 : 1);
    throw new AppError('export_disk_full', { folder, megabytes: Math.max(1, Math.ceil(whole / MEGABYTE)) });
  }
}

/** A bag writer whose disk may become full. */
export function writerWithinSpace(writer: BagWriter, space: Space): BagWriter {
  let written = 0;
  const within = <T>(work: () => Promise<T>): Promise<T> => withinSpace(space, () => written, work);
  return {
    ...writer,
    add: (path, content) =>
      within(async () => {
        const bytes = await writer.add(path, content);
        written += bytes;
        return bytes;
      }),
    addKept: (path, hash) => within(() => writer.addKept(path, hash)),
    finish: (info, control) =>
      within(() =>
        writer.finish((totals) => {
          written = totals.bytes;
          return info(totals);
        }, control),
      ),
  };
}
