import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { type FileHandle, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { BlobRow, FileStore, StagedFile } from '#shared/services/ports.ts';
import type { Backend, Download, UploadSink } from './backendTypes.ts';
import { move, syncFolder } from './files.ts';

type UploadTicket = { readonly name: string; readonly mime: string; readonly until: number };
type DownloadSource = { readonly hash: string } | { readonly path: string } | { readonly bytes: Uint8Array };
type DownloadTicket = { readonly name: string; readonly mime: string; readonly source: DownloadSource; readonly until: number };

const TICKET_LIFE_MS = 120_000;
const STAGED_LIFE_MS = 6 * 3_600_000;
/** Larger uploads are refused while they stream. */
const MOST_BYTES = 64 * 1024 * 1024;

/** `durable: false` only for a store being made that is thrown away when it is not finished. */
export type FileStoreOptions = { readonly durable?: boolean };

export type HostFileStore = FileStore & Pick<Backend, 'uploads' | 'downloads'> & { readonly folder: string };

/**
 * Files by content under `folder/ab/abcdef…`, staged uploads under `folder/staged`. Durable means:
 * file fsynced, renamed, folder fsynced (reliability-security-ux §1.2: anything less leaves empty files).
 */
export function openFileStore(folder: string, { durable = true }: FileStoreOptions = {}): HostFileStore {
  const stagedFolder = join(folder, 'staged');
  mkdirSync(stagedFolder, { recursive: true, mode: 0o700 });
  const uploads = new Map<string, UploadTicket>();
  const downloads = new Map<string, DownloadTicket>();
  const staged = new Map<string, StagedFile>();
  void sweep(stagedFolder);

  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  const stagedPath = (id: string) => join(stagedFolder, id);

  async function adopt(temporary: string, hash: string): Promise<void> {
    const target = pathOf(hash);
    mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
    // One that has rotted since is replaced by what was brought again.
    if (await holds(target, hash)) {
      await rm(temporary, { force: true });
      return;
    }
    await move(temporary, target);
    if (!durable) return;
    await syncFolder(join(folder, hash.slice(0, 2)));
    await syncFolder(folder);
  }

  /** Tickets nobody took must not keep whole files in memory. */
  function dropExpired(): void {
    const now = Date.now();
    for (const tickets of [uploads, downloads]) for (const [ticket, { until }] of tickets) if (until < now) tickets.delete(ticket);
  }

  return {
    folder,
    uploadTicket(name, mime) {
      dropExpired();
      const ticket = randomBytes(24).toString('base64url');
      uploads.set(ticket, { name: plainName(name), mime, until: Date.now() + TICKET_LIFE_MS });
      return ticket;
    },
    downloadTicket({ name, mime, source }) {
      dropExpired();
      const ticket = randomBytes(24).toString('base64url');
      downloads.set(ticket, { name: plainName(name), mime, source, until: Date.now() + TICKET_LIFE_MS });
      return ticket;
    },
    async staged(id) {
      return staged.get(id) ?? null;
    },
    async readStaged(id) {
      const file = staged.get(id);
      if (file === undefined) throw new AppError('upload_gone');
      return readFile(existsSync(stagedPath(id)) ? stagedPath(id) : pathOf(file.hash));
    },
    async claim(id) {
      // A command refused or repeated claims again: what was adopted before is still what the id names.
      const file = staged.get(id);
      if (file === undefined) throw new AppError('upload_gone');
      if (existsSync(stagedPath(id))) await adopt(stagedPath(id), file.hash);
      else if (!existsSync(pathOf(file.hash))) throw new AppError('upload_gone');
      return { hash: file.hash, size: file.size, mime: file.mime, name: file.name };
    },
    async store(bytes, mime): Promise<BlobRow> {
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (!(await holds(pathOf(hash), hash))) {
        const temporary = stagedPath(`made-${randomBytes(12).toString('hex')}`);
        const file = await open(temporary, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          if (durable) await file.sync();
        } finally {
          await file.close();
        }
        await adopt(temporary, hash);
      }
      return { hash, size: bytes.byteLength, mime };
    },
    async read(hash) {
      const bytes = await readFile(pathOf(hash)).catch(() => null);
      if (bytes === null) throw new AppError('file_missing', { hash });
      if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new AppError('file_altered', { hash });
      return bytes;
    },
    async has(hash) {
      return existsSync(pathOf(hash));
    },
    uploads: {
      async begin(ticket) {
        const found = uploads.get(ticket);
        uploads.delete(ticket);
        if (found === undefined || found.until < Date.now()) return null;
        return openSink(stagedPath, found, durable, (file) => staged.set(file.staged, file));
      },
    },
    downloads: {
      async take(ticket) {
        const found = downloads.get(ticket);
        downloads.delete(ticket);
        if (found === undefined || found.until < Date.now()) return null;
        return openDownload(found, pathOf);
      },
    },
  };
}

/** Whether a kept file is there and still what its name says. */
async function holds(path: string, hash: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === hash;
}

async function openSink(pathOf: (id: string) => string, ticket: UploadTicket, durable: boolean, done: (file: StagedFile) => void): Promise<UploadSink> {
  const id = randomBytes(16).toString('hex');
  const hash = createHash('sha256');
  let file: FileHandle | null = await open(pathOf(id), 'wx', 0o600).catch(translateFileError);
  let size = 0;
  const drop = async () => {
    await file?.close();
    file = null;
    await rm(pathOf(id), { force: true });
  };
  return {
    async write(chunk) {
      if (file === null) throw new AppError('upload_gone');
      size += chunk.byteLength;
      if (size > MOST_BYTES) {
        await drop();
        throw new AppError('upload_too_large', { most: MOST_BYTES });
      }
      hash.update(chunk);
      await file.write(chunk).catch(translateFileError);
    },
    async finish() {
      if (file === null) throw new AppError('upload_gone');
      if (durable) await file.sync();
      await file.close();
      file = null;
      const sha256 = hash.digest('hex');
      done({ staged: id, name: ticket.name, mime: ticket.mime, size, hash: sha256 });
      return { staged: id, size, sha256 };
    },
    abort: drop,
  };
}

async function openDownload(ticket: DownloadTicket, pathOf: (hash: string) => string): Promise<Download> {
  const { name, mime, source } = ticket;
  if ('bytes' in source) {
    const { bytes } = source;
    return {
      name,
      mime,
      size: bytes.byteLength,
      stream: (async function* one() {
        yield bytes;
      })(),
    };
  }
  const path = 'path' in source ? source.path : pathOf(source.hash);
  const info = await stat(path).catch(() => null);
  if (info === null) throw new AppError('file_missing', { hash: 'hash' in source ? source.hash : name });
  return { name, mime, size: info.size, stream: createReadStream(path) };
}

/** What the disk says, in the program's codes. */
function translateFileError(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC') throw new AppError('disk_full');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new AppError('folder_readonly');
  throw error;
}

/** A file name for showing and saving only: never part of a path of ours. */
function plainName(name: string): string {
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(0, 150) || 'file';
}

/** Uploads nobody claimed go after some hours. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const info = await stat(path).catch(() => null);
    if (info !== null && Date.now() - info.mtimeMs > STAGED_LIFE_MS) await rm(path, { force: true });
  }
}
