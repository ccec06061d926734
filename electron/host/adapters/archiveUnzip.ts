import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#shared/domain/errors.ts';
import { isSafePath } from './zipDirectory.ts';

/** A file in an archive: its name as people read it, its declared size. */
export type ArchiveEntry = { readonly name: string; readonly size: number };

/** An open archive whose whole directory has been checked. */
export type Archive = {
  readonly entries: readonly ArchiveEntry[];
  /** The content of an entry; fails with `archive_unreadable` when it is damaged. */
  read(entry: ArchiveEntry): Promise<Readable>;
  close(): void;
};

export type ArchiveLimits = { readonly entries: number; readonly bytes: number };

/** An audit bag of a whole bureau stays far below. */
const archiveLimits: ArchiveLimits = { entries: 200_000, bytes: 64 * 2 ** 30 };

/** Names Windows keeps for devices, and endings it drops silently. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const longestPath = 240;

/**
 * Opens a zip and checks every name and size before anything is unpacked. Chinese names of old tools (GBK without a
 * mark) are read as such. Folders are left out: they follow from the names.
 * @throws AppError archive_unreadable {name}, archive_unsafe {entry, why}, archive_too_large {files} or {megabytes}
 */
export async function openArchive(path: string, limits: ArchiveLimits = archiveLimits): Promise<Archive> {
  const zip = await reading(path, () => openPromise(path, { decodeStrings: false, autoClose: false, validateEntrySizes: true }));
  try {
    const known = await reading(path, () => directory(zip, limits));
    return {
      entries: [...known.keys()],
      async read(entry) {
        const source = known.get(entry);
        if (source === undefined) throw new AppError('archive_unreadable', { name: entry.name });
        const stream = await reading(entry.name, () => zip.openReadStreamPromise(source));
        return checked(stream, source, entry.name);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/**
 * Unpacks an archive into an existing folder, in the order of the archive; answers the names. Nothing is written
 * outside the folder or over a file that is there.
 * @throws AppError as `openArchive`, and cancelled
 */
export async function extractArchive(
  path: string,
  folder: string,
  options: { readonly limits?: ArchiveLimits; readonly signal?: AbortSignal } = {},
): Promise<string[]> {
  if (!(await stat(folder)).isDirectory()) throw new AppError('archive_unreadable', { name: folder });
  const archive = await openArchive(path, options.limits);
  try {
    for (const entry of archive.entries) {
      if (options.signal?.aborted === true) throw new AppError('cancelled');
      const target = join(folder, ...entry.name.split('/'));
      await mkdir(dirname(target), { recursive: true });
      await pipeline(await archive.read(entry), createWriteStream(target, { flags: 'wx' }));
    }
    return archive.entries.map((entry) => entry.name);
  } finally {
    archive.close();
  }
}

async function directory(zip: ZipFile, limits: ArchiveLimits): Promise<Map<ArchiveEntry, Entry>> {
  if (zip.entryCount > limits.entries) throw new AppError('archive_too_large', { files: limits.entries });
  const known = new Map<ArchiveEntry, Entry>();
  const seen = new Set<string>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entryName(entry).replaceAll('\\', '/');
    refuse(entry, name, seen);
    bytes += entry.uncompressedSize;
    if (bytes > limits.bytes) throw new AppError('archive_too_large', { megabytes: Math.round(limits.bytes / 2 ** 20) });
    if (!name.endsWith('/')) known.set({ name, size: entry.uncompressedSize }, entry);
  }
  return known;
}

function refuse(entry: Entry, name: string, seen: Set<string>): void {
  const key = name.normalize('NFC').toLowerCase();
  const segments = name.split('/').filter((segment) => segment !== '');
  const link = entry.versionMadeBy >>> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000;
  const why = !isSafePath(name)
    ? 'path'
    : link
      ? 'link'
      : seen.has(key)
        ? 'double'
        : name.length > longestPath || segments.some((segment) => reserved.test(segment) || /[. ]$|[<>:"|?*]/.test(segment))
          ? 'name'
          : entry.isEncrypted()
            ? 'encrypted'
            : null;
  if (why !== null) throw new AppError('archive_unsafe', { entry: name, why });
  seen.add(key);
}

/** Marked UTF-8, then the Unicode path field of Info-ZIP, then valid UTF-8, then GBK. */
function entryName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  if ((entry.generalPurposeBitFlag & 0x0800) !== 0) return raw.toString('utf8');
  const field = entry.extraFields.find((extra) => extra.id === 0x7075)?.data;
  if (field !== undefined && field.length > 5 && field.readUInt32LE(1) === crc32(raw)) return field.subarray(5).toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

/** Passes a content on and fails at its end when its checksum is wrong. */
function checked(stream: Readable, entry: Entry, name: string): Readable {
  let crc = 0;
  const output = new PassThrough({
    transform(chunk: Buffer, _encoding, done) {
      crc = crc32(chunk, crc);
      done(null, chunk);
    },
    flush(done) {
      done(crc === entry.crc32 ? null : new AppError('archive_unreadable', { name }));
    },
  });
  stream.on('error', () => output.destroy(new AppError('archive_unreadable', { name })));
  return stream.pipe(output);
}

async function reading<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('archive_unreadable', { name: name.split(/[/\\]/).at(-1) ?? name });
  }
}
