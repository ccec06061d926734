import { createWriteStream } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { AppError } from '#shared/domain/errors.ts';

/** What goes into a zip: a file of the disk or bytes at hand, under a slash-separated name. */
export type ZipSource = { readonly name: string; readonly file: string } | { readonly name: string; readonly bytes: Uint8Array };

export type ZipOptions = {
  readonly signal?: AbortSignal;
  /** Stamped on every entry; the files' own times when not given. */
  readonly stamp?: Date;
};

/** Kinds that are compressed already: storing them is four times faster and no larger. */
const packedKinds = /\.(?:docx|xlsx|pptx|pdf|zip|7z|rar|gz|jpe?g|png|gif|webp|heic|mp3|m4a|mp4|mov|ofd)$/i;

/**
 * The files of a folder and its sub-folders as sources, sorted by name, so that the same folder gives the same zip.
 * Links are refused: they would pull files of this PC into the archive.
 * @throws AppError archive_unsafe {entry, why: 'link'}
 */
export async function folderSources(folder: string, prefix = ''): Promise<ZipSource[]> {
  const sources: ZipSource[] = [];
  const names = (await readdir(folder)).toSorted();
  for (const name of names) {
    const file = join(folder, name);
    const kind = await lstat(file);
    if (kind.isSymbolicLink()) throw new AppError('archive_unsafe', { entry: prefix + name, why: 'link' });
    if (kind.isDirectory()) sources.push(...(await folderSources(file, `${prefix}${name}/`)));
    else if (kind.isFile()) sources.push({ name: prefix + name, file });
  }
  return sources;
}

/** A zip as a stream, made while it is read: memory does not grow with the files. Names are UTF-8, sizes zip64 where needed. */
export function zipStream(sources: readonly ZipSource[], options: ZipOptions = {}): Readable {
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  options.signal?.addEventListener('abort', () => output.destroy(new AppError('cancelled')), { once: true });
  for (const source of sources) {
    const settings = { mode: 0o100644, compress: !packedKinds.test(source.name), ...(options.stamp === undefined ? {} : { mtime: options.stamp }) };
    if ('file' in source) zip.addFile(source.file, source.name, settings);
    else zip.addBuffer(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength), source.name, settings);
  }
  zip.outputStream.pipe(output);
  zip.end();
  return output;
}

/**
 * Writes a zip file and forces it to the disk; answers its size in bytes. A cancelled or failed one is the caller's
 * to remove.
 * @throws AppError cancelled
 */
export async function writeZipFile(sources: readonly ZipSource[], target: string, options: ZipOptions = {}): Promise<number> {
  if (options.signal?.aborted === true) throw new AppError('cancelled');
  await pipeline(zipStream(sources, options), createWriteStream(target, { flags: 'wx' }));
  const handle = await open(target, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
