import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { algorithmsNeeded, isReadTagFile } from '#shared/domain/bag/algorithms.ts';
import type { BagContent, BagEntry } from '#shared/domain/bag/content.ts';
import { type InfoField, parseBagInfo } from '#shared/domain/bag/tags.ts';
import { verifyBag } from '#shared/domain/bag/verify.ts';
import { AppError } from '#shared/domain/errors.ts';
import { isHeadOf } from '#shared/domain/events/head.ts';
import { type Anchor, type ChainReport, type SealedRecord, verifyChain } from '#shared/domain/events/chain.ts';
import { auditFiles } from '#shared/words/auditExport.ts';
import type { BagCheck, JobControl } from '#shared/services/ports.ts';
import { openArchive } from './adapters/archiveUnzip.ts';

/** A bag as it is read: from a folder or out of a zip. */
type Source = {
  readonly entries: ReadonlyArray<{ readonly path: string; readonly size: number; readonly kind: BagEntry['kind'] }>;
  open(path: string): Promise<AsyncIterable<Uint8Array>>;
  close(): void;
};

/** Larger tag files are not read into memory: nobody's manifest is. */
const MOST_TAG_BYTES = 256 * 2 ** 20;
/** Records compared at a time. */
const AT_ONCE = 2_000;

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

/** Checks a bag in a folder or a zip of the disk. Nothing is unpacked or changed. */
export async function verifyBagAt(path: string, control: JobControl): Promise<BagCheck> {
  const info = await stat(path).catch(() => null);
  if (info === null) throw new AppError('bag_not_found', { path });
  const source = info.isDirectory() ? await folderSource(await bagFolder(path)) : await zipSource(path);
  try {
    return await check(source, control);
  } finally {
    source.close();
  }
}

/** Progress is told in megabytes. */
function megabytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 2 ** 20));
}

async function check(source: Source, control: JobControl): Promise<BagCheck> {
  const algorithms = algorithmsNeeded(source.entries.map(({ path }) => path));
  const total = source.entries.reduce((sum, entry) => sum + entry.size, 0);
  const entries: BagEntry[] = [];
  const tagFiles = new Map<string, Uint8Array>();
  let done = 0;
  for (const { path, size, kind } of source.entries) {
    control.signal.throwIfAborted();
    if (kind !== 'file') {
      entries.push({ path, size, kind, hashes: {} });
      continue;
    }
    const hashes = algorithms.map((algorithm) => createHash(algorithm));
    const kept: Uint8Array[] = [];
    const keep = isReadTagFile(path) && size <= MOST_TAG_BYTES;
    let read = 0;
    const whole = await readWhole(source, path, (chunk) => {
      control.signal.throwIfAborted();
      for (const hash of hashes) hash.update(chunk);
      if (keep) kept.push(chunk);
      read += chunk.byteLength;
      control.progress(megabytes(done + read), megabytes(total));
    });
    done += read;
    if (!whole) {
      entries.push({ path, size, kind: 'damaged', hashes: {} });
      continue;
    }
    entries.push({ path, size: read, kind, hashes: Object.fromEntries(algorithms.map((algorithm, index) => [algorithm, hashes[index]!.digest('hex')])) });
    if (keep) tagFiles.set(path, Buffer.concat(kept));
  }
  const content: BagContent = { entries, tagFiles };
  const report = verifyBag(content);
  const infoText = tagFiles.get('bag-info.txt');
  const info = infoText === undefined ? [] : parseBagInfo(Buffer.from(infoText).toString('utf8')).fields;
  const log = source.entries.find(({ path, kind }) => kind === 'file' && path.startsWith('data/') && path.endsWith(`/${auditFiles.chain}`));
  const written: WrittenHead = {
    short: valueOf(info, auditFiles.headLabel),
    count: valueOf(info, auditFiles.countLabel),
    hash: valueOf(info, auditFiles.hashLabel),
  };
  if (log === undefined) return { report, info, chain: isWritten(written) ? logGone : null };
  const lines = await opened(source, log.path);
  return { report, info, chain: await checkChain(lines === null ? noLines() : linesOf(lines), written, control) };
}

/** Reads a file to its end; false when it is damaged there: a finding of this file, and the others are still read. */
async function readWhole(source: Source, path: string, take: (chunk: Uint8Array) => void): Promise<boolean> {
  const chunks = (await opened(source, path))?.[Symbol.asyncIterator]();
  if (chunks === undefined) return false;
  for (;;) {
    const next = await chunks.next().catch(unreadable);
    if (next === null) return false;
    if (next.done === true) return true;
    take(next.value);
  }
}

function opened(source: Source, path: string): Promise<AsyncIterable<Uint8Array> | null> {
  return source.open(path).catch(unreadable);
}

/** What a damaged member of a zip or a bad place on the disk brings; everything else is thrown on. */
function unreadable(error: unknown): null {
  if (error instanceof AppError ? error.code === 'archive_unreadable' : error instanceof Error && 'syscall' in error) return null;
  throw error;
}

/** What the label says of the log: its short head, how many records, the hash of the last; null where it says nothing. */
type WrittenHead = { readonly short: string | null; readonly count: string | null; readonly hash: string | null };

/** The label tells of a log that is not there. */
const logGone: NonNullable<BagCheck['chain']> = { ok: false, count: 0, head: { seq: 0, hash: '' }, broken: null, headMatches: false, payloads: 0, provenTo: 0 };

function valueOf(info: readonly InfoField[], name: string): string | null {
  return info.find(({ label }) => label === name)?.value ?? null;
}

function isWritten({ short, count, hash }: WrittenHead): boolean {
  return short !== null || count !== null || hash !== null;
}

function isAsWritten({ short, count, hash }: WrittenHead, head: Anchor): boolean {
  return (short === null || isHeadOf(short, head.hash)) && (count === null || count === String(head.seq)) && (hash === null || hash === head.hash);
}

/** Follows the log inside from its first record; what the label says of it must be true of its last. */
async function checkChain(lines: AsyncIterable<string | null>, written: WrittenHead, control: JobControl): Promise<NonNullable<BagCheck['chain']>> {
  let head: Anchor = { seq: 0, hash: '' };
  let payloads = 0;
  let part: SealedRecord[] = [];
  const compare = (): ChainReport => {
    const report = verifyChain(part, sha256, [], head);
    part = [];
    head = report.head;
    return report;
  };
  for await (const line of lines) {
    control.signal.throwIfAborted();
    const record = line === null ? null : recordOf(line);
    if (record === null) return { ...compare(), ok: false, broken: { seq: head.seq + 1, reason: 'record' }, headMatches: null, payloads };
    if (record.content !== undefined && record.content !== null) payloads += 1;
    part.push(record);
    if (part.length < AT_ONCE) continue;
    const report = compare();
    if (report.broken !== null) return { ...report, headMatches: null, payloads };
  }
  const report = compare();
  return { ...report, count: head.seq, headMatches: report.broken !== null || !isWritten(written) ? null : isAsWritten(written, head), payloads };
}

/** A line of `chain.jsonl`; null when it is none. */
function recordOf(line: string): SealedRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'seq' in value && 'hash' in value ? (value as SealedRecord) : null;
  } catch {
    return null;
  }
}

/** The lines of a file; null where it cannot be read on. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  const chunks = bytes[Symbol.asyncIterator]();
  let rest = '';
  for (;;) {
    const next = await chunks.next().catch(unreadable);
    if (next === null) {
      yield null;
      return;
    }
    if (next.done === true) break;
    const lines = (rest + decoder.decode(next.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest.trim() !== '') yield rest;
}

async function* noLines(): AsyncGenerator<null> {
  yield null;
}

/** The folder itself, or the one folder in it: what an unpacked zip makes. */
async function bagFolder(path: string): Promise<string> {
  const names = await readdir(path, { withFileTypes: true });
  if (names.some((entry) => entry.name === 'bagit.txt')) return path;
  const folders = names.filter((entry) => entry.isDirectory());
  return folders.length === 1 && names.length === 1 ? join(path, folders[0]!.name) : path;
}

async function folderSource(folder: string): Promise<Source> {
  const entries: { path: string; size: number; kind: BagEntry['kind'] }[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const name of (await readdir(join(folder, below))).toSorted()) {
      const path = below === '' ? name : `${below}/${name}`;
      const info = await lstat(join(folder, path));
      if (info.isDirectory()) await walk(path);
      else entries.push({ path, size: info.size, kind: info.isFile() ? 'file' : info.isSymbolicLink() ? 'link' : 'other' });
    }
  };
  await walk('');
  return { entries, open: async (path) => createReadStream(join(folder, path)), close: () => {} };
}

async function zipSource(path: string): Promise<Source> {
  const archive = await openArchive(path);
  const first = archive.entries[0]?.name.split('/')[0] ?? '';
  const nested = archive.entries.every(({ name }) => name.startsWith(`${first}/`)) && !archive.entries.some(({ name }) => name === 'bagit.txt');
  const prefix = nested ? `${first}/` : '';
  const byPath = new Map(archive.entries.map((entry) => [entry.name.slice(prefix.length), entry]));
  return {
    entries: [...byPath].map(([name, { size }]) => ({ path: name, size, kind: 'file' as const })),
    open: async (name) => archive.read(byPath.get(name)!),
    close: () => archive.close(),
  };
}
