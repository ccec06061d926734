import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WRITTEN_ALGORITHMS } from '#shared/domain/bag/algorithms.ts';
import { pathProblem } from '#shared/domain/bag/paths.ts';
import { buildBagit, buildManifest } from '#shared/domain/bag/tags.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { BagTotals, BagWriter, FinishedBag, JobControl } from '#shared/services/ports.ts';
import { replaceFile, syncFolder } from './files.ts';

export type WriterOptions = {
  readonly name: string;
  /** Where the bag is put together; made here, and gone at the end. */
  readonly making: string;
  /** Kept files by content. */
  readonly filesFolder: string;
  /** Gives the finished folder its place; answers what the caller is told of it. */
  readonly place: (made: string, control: JobControl) => Promise<Pick<FinishedBag, 'path' | 'size'>>;
};

type Written = { readonly path: string; readonly bytes: number; readonly hashes: readonly string[] };
/** Files forced to the disk at the same time. */
const SYNCS = 8;
/** Text is gathered to pieces of about this many characters before it is hashed and written. */
const PIECE = 1 << 16;
/** A bag in the making, and the zip of one. */
const UNFINISHED = /^\.bag-[0-9a-f]{12}\.tmp(\.zip)?$/;
const DAY_MS = 86_400_000;

/** Writes a bag file by file: hashed on the way, each forced to the disk, manifests at the end. */
export async function openBagWriter(options: WriterOptions): Promise<BagWriter> {
  const { making } = options;
  await mkdir(making, { recursive: true, mode: 0o700 });
  const written: Written[] = [];
  const names = new Set<string>();
  const folders = new Set<string>([making]);
  const syncing = new Set<Promise<void>>();
  let broken: unknown = null;

  async function write(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Written> {
    if (pathProblem(path) !== null || names.has(path)) throw new AppError('export_path', { path });
    names.add(path);
    const target = join(making, ...path.split('/'));
    for (let folder = dirname(target); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const hashes = WRITTEN_ALGORITHMS.map((algorithm) => createHash(algorithm));
    const file = await open(target, 'wx', 0o600);
    let bytes = 0;
    try {
      for await (const chunk of content) {
        for (const hash of hashes) hash.update(chunk);
        bytes += chunk.byteLength;
        await file.writeFile(chunk);
      }
    } catch (error) {
      await file.close();
      throw error;
    }
    const made = { path, bytes, hashes: hashes.map((hash) => hash.digest('hex')) };
    await sync(file);
    written.push(made);
    return made;
  }

  /** The disk takes its time; the next file is written meanwhile. */
  async function sync(file: FileHandle): Promise<void> {
    const work = (async () => {
      try {
        await file.sync();
      } catch (error) {
        broken ??= error;
      } finally {
        await file.close();
      }
    })();
    syncing.add(work);
    void work.finally(() => syncing.delete(work));
    if (syncing.size >= SYNCS) await Promise.race(syncing);
    if (broken !== null) throw broken as Error;
  }

  async function settled(): Promise<void> {
    await Promise.all(syncing);
    if (broken !== null) throw broken as Error;
  }

  const isPayload = (file: Written) => file.path.startsWith('data/');
  const payload = () => written.filter(isPayload);
  const totals = (): BagTotals => ({ bytes: payload().reduce((sum, file) => sum + file.bytes, 0), files: payload().length });
  const writeText = (path: string, text: string) => write(path, [Buffer.from(text)]);

  return {
    async add(path, content) {
      if (typeof content === 'string') return (await writeText(path, content)).bytes;
      return (await write(path, content instanceof Uint8Array ? [content] : encoded(content))).bytes;
    },
    async addKept(path, hash) {
      const source = join(options.filesFolder, hash.slice(0, 2), hash);
      if (!existsSync(source)) return false;
      const made = await write(path, createReadStream(source));
      // The first written algorithm is the one files are kept by.
      if (made.hashes[0] === hash) return true;
      written.splice(written.indexOf(made), 1);
      await settled();
      await rm(join(making, ...path.split('/')), { force: true });
      return false;
    },
    async finish(info, control) {
      await writeText('bag-info.txt', info(totals()));
      await writeText('bagit.txt', buildBagit());
      const manifestOf = (files: readonly Written[], index: number) => buildManifest(files.map(({ path, hashes }) => ({ path, hash: hashes[index]! })));
      const { bytes, files } = totals();
      let manifestSha256 = '';
      for (const [index, algorithm] of WRITTEN_ALGORITHMS.entries()) {
        const made = await writeText(`manifest-${algorithm}.txt`, manifestOf(payload(), index));
        if (algorithm === 'sha256') manifestSha256 = made.hashes[0]!;
      }
      const tags = written.filter((file) => !isPayload(file));
      for (const [index, algorithm] of WRITTEN_ALGORITHMS.entries()) await writeText(`tagmanifest-${algorithm}.txt`, manifestOf(tags, index));
      await settled();
      for (const folder of folders) await syncFolder(folder);
      control.signal.throwIfAborted();
      const placed = await options.place(making, control);
      return { ...placed, files, payloadBytes: bytes, manifestSha256 };
    },
    async abort() {
      await Promise.allSettled(syncing);
      await rm(making, { recursive: true, force: true });
    },
  };
}

/** Gives a finished folder its name in a folder somebody chose. */
export async function placeFolder(made: string, folder: string, name: string): Promise<string> {
  const target = join(folder, name);
  if (existsSync(target)) throw new AppError('export_exists', { name });
  await replaceFile(made, target);
  return target;
}

export function makingFolder(folder: string): string {
  return join(folder, `.bag-${randomBytes(6).toString('hex')}.tmp`);
}

/** What a power cut left of an earlier bag goes. A day is longer than any bag takes, another computer's included. */
export async function sweepUnfinished(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    if (!UNFINISHED.test(name)) continue;
    const path = join(folder, name);
    const info = await stat(path).catch(() => null);
    if (info !== null && now - info.mtimeMs > DAY_MS) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let waiting = '';
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < PIECE) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}
