import { crc32, inflateRawSync } from 'node:zlib';

/** What is wrong with a zip package, before anything in it is interpreted. */
export type PackageFaultKind = 'truncated' | 'damaged' | 'bomb' | 'unsafe' | 'encrypted';

/** A package refused by its structure alone; each reader words it for its own kind of file. */
export class PackageFault extends Error {
  readonly kind: PackageFaultKind;
  readonly entry: string;

  constructor(kind: PackageFaultKind, entry = '') {
    super(`${kind} package${entry === '' ? '' : `: ${entry}`}`);
    this.name = 'PackageFault';
    this.kind = kind;
    this.entry = entry;
  }
}

export type ZipEntry = {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes as packed and as declared unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Offset of the packed bytes. */
  readonly start: number;
};

export type ZipLimits = {
  readonly entries: number;
  /** Sum of the declared unpacked sizes, bytes. */
  readonly unpacked: number;
  /** Largest unpacked : packed of an entry of at least `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
};

/** Office packages: 2,000 parts, 300 MB unpacked, 100 : 1 from 1 MB on. */
export const officeLimits: ZipLimits = { entries: 2_000, unpacked: 300 << 20, ratio: 100, ratioFrom: 1 << 20 };

const endRecord = 0x06054b50;
const centralRecord = 0x02014b50;
const localRecord = 0x04034b50;
const full32 = 0xffffffff;

/**
 * The central directory of a zip held in memory (APPNOTE 6.3 §4.3), refused unless every entry is plain, inside the
 * file, alone at its place and under the limits. Nothing is unpacked.
 * @throws PackageFault
 */
export function readZipDirectory(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end.count > limits.entries) throw new PackageFault('bomb');
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let unpacked = 0;
  let at = end.directory;
  for (let index = 0; index < end.count; index += 1) {
    if (at + 46 > end.at || view.getUint32(at, true) !== centralRecord) throw new PackageFault('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end.at) throw new PackageFault('damaged');
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
    const entry = readEntry(view, at, name, nameLength, extraLength, end.directory);
    refuseUnsafe(view, at, name, seen);
    unpacked += entry.size;
    if (unpacked > limits.unpacked) throw new PackageFault('bomb', name);
    if (entry.size >= limits.ratioFrom && entry.size > entry.packed * limits.ratio) throw new PackageFault('bomb', name);
    entries.push(entry);
    at = next;
  }
  refuseOverlap(entries);
  return entries;
}

/**
 * One entry unpacked: never more bytes than declared (headers lie), exactly as many, and with the right checksum.
 * @throws PackageFault
 */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  const content = entry.method === 0 ? Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength) : inflate(packed, entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new PackageFault('damaged', entry.name);
  return content;
}

function inflate(packed: Uint8Array, entry: ZipEntry): Buffer {
  if (entry.size === 0) return Buffer.alloc(0);
  try {
    // One output chunk of the declared size: no second copy for joining, and one byte more ends it.
    return inflateRawSync(packed, { maxOutputLength: entry.size, chunkSize: Math.max(64, entry.size) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new PackageFault(code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'damaged', entry.name);
  }
}

type End = { readonly at: number; readonly directory: number; readonly count: number };

function findEnd(view: DataView): End {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - 65_536; at -= 1) {
    if (view.getUint32(at, true) !== endRecord || at + 22 + view.getUint16(at + 20, true) !== view.byteLength) continue;
    const count = view.getUint16(at + 10, true);
    const directory = view.getUint32(at + 16, true);
    if (count !== 0xffff && directory !== full32) return { at, directory, count };
    return findWideEnd(view, at);
  }
  throw new PackageFault('truncated');
}

function findWideEnd(view: DataView, end: number): End {
  if (end < 20 || view.getUint32(end - 20, true) !== 0x07064b50) throw new PackageFault('damaged');
  const at = wide(view, end - 12);
  if (at + 56 > end || view.getUint32(at, true) !== 0x06064b50) throw new PackageFault('damaged');
  return { at, directory: wide(view, at + 48), count: wide(view, at + 32) };
}

function readEntry(view: DataView, at: number, name: string, nameLength: number, extraLength: number, directory: number): ZipEntry {
  const method = view.getUint16(at + 10, true);
  if ((view.getUint16(at + 8, true) & 0x2041) !== 0 || method === 99) throw new PackageFault('encrypted', name);
  if (method !== 0 && method !== 8) throw new PackageFault('damaged', name);
  let size = view.getUint32(at + 24, true);
  let packed = view.getUint32(at + 20, true);
  let local = view.getUint32(at + 42, true);
  if (size === full32 || packed === full32 || local === full32) {
    let field = wideField(view, at + 46 + nameLength, extraLength, name);
    if (size === full32) [size, field] = [wide(view, field), field + 8];
    if (packed === full32) [packed, field] = [wide(view, field), field + 8];
    if (local === full32) local = wide(view, field);
  }
  if (local + 30 > directory || view.getUint32(local, true) !== localRecord) throw new PackageFault('damaged', name);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > directory) throw new PackageFault('damaged', name);
  if (method === 0 && packed !== size) throw new PackageFault('damaged', name);
  return { name, method, crc: view.getUint32(at + 16, true), packed, size, start };
}

function wideField(view: DataView, start: number, length: number, name: string): number {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return at + 4;
  }
  throw new PackageFault('damaged', name);
}

function wide(view: DataView, at: number): number {
  if (at < 0 || at + 8 > view.byteLength) throw new PackageFault('damaged');
  const value = view.getBigUint64(at, true);
  if (value > 0xffffffffffn) throw new PackageFault('damaged');
  return Number(value);
}

/** Names that could leave the package or hide behind another, and links. */
function refuseUnsafe(view: DataView, at: number, name: string, seen: Set<string>): void {
  const madeByUnix = view.getUint8(at + 5) === 3;
  const link = madeByUnix && ((view.getUint32(at + 38, true) >>> 16) & 0xf000) === 0xa000;
  const key = name.toLowerCase();
  if (link || seen.has(key) || !isSafePath(name)) throw new PackageFault('unsafe', name);
  seen.add(key);
}

/** Whether a slash-separated name stays inside its folder on every system: no root, drive, `..`, backslash, NUL. */
export function isSafePath(name: string): boolean {
  for (let index = 0; index < name.length; index += 1) if (name.charCodeAt(index) < 0x20) return false;
  if (name === '' || name.startsWith('/') || /^[a-zA-Z]:/.test(name) || name.includes('\\')) return false;
  return !name.split('/').some((part, index, parts) => part === '..' || part === '.' || (part === '' && index < parts.length - 1));
}

function refuseOverlap(entries: readonly ZipEntry[]): void {
  const placed = entries.filter((entry) => entry.packed > 0).toSorted((a, b) => a.start - b.start);
  let free = 0;
  for (const entry of placed) {
    if (entry.start < free) throw new PackageFault('bomb', entry.name);
    free = entry.start + entry.packed;
  }
}

function decodeName(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
