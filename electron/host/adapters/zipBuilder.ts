import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipEntry } from './zipDirectory.ts';

/** One entry ready to be written: its bytes already packed. */
export type ZipPart = { readonly name: string; readonly method: 0 | 8; readonly crc: number; readonly size: number; readonly packed: Uint8Array };

/** An entry as it is, uncompressed. */
export function storedPart(name: string, content: Uint8Array): ZipPart {
  return { name, method: 0, crc: crc32(content), size: content.length, packed: content };
}

/** An entry to be compressed. */
export function deflatedPart(name: string, content: Uint8Array | string): ZipPart {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { name, method: 8, crc: crc32(bytes), size: bytes.length, packed: deflateRawSync(bytes) };
}

/** An entry of another package, carried over without unpacking it. */
export function carriedPart(bytes: Uint8Array, entry: ZipEntry): ZipPart {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  return { name: entry.name, method: entry.method === 0 ? 0 : 8, crc: entry.crc, size: entry.size, packed };
}

/** A small zip in memory (no entry near 4 GB, fewer than 65,535 of them), names in UTF-8, dated 1980-01-01. */
export function buildZip(parts: readonly ZipPart[]): Uint8Array {
  const heads = parts.map((part) => ({ part, name: Buffer.from(part.name) }));
  const local = heads.reduce((sum, { part, name }) => sum + 30 + name.length + part.packed.length, 0);
  const central = heads.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const out = Buffer.alloc(local + central + 22);
  let at = 0;
  let directory = local;
  for (const { part, name } of heads) {
    out.writeUInt32LE(0x04034b50, at);
    writeHead(out, at + 4, part, name.length);
    out.writeUInt32LE(0x02014b50, directory);
    out.writeUInt16LE(20, directory + 4);
    writeHead(out, directory + 6, part, name.length);
    out.writeUInt32LE(at, directory + 42);
    name.copy(out, directory + 46);
    name.copy(out, at + 30);
    out.set(part.packed, at + 30 + name.length);
    at += 30 + name.length + part.packed.length;
    directory += 46 + name.length;
  }
  out.writeUInt32LE(0x06054b50, directory);
  out.writeUInt16LE(parts.length, directory + 8);
  out.writeUInt16LE(parts.length, directory + 10);
  out.writeUInt32LE(central, directory + 12);
  out.writeUInt32LE(local, directory + 16);
  return out;
}

/** The 26 bytes shared by the local and the central header. */
function writeHead(out: Buffer, at: number, part: ZipPart, nameLength: number): void {
  out.writeUInt16LE(20, at);
  out.writeUInt16LE(0x0800, at + 2);
  out.writeUInt16LE(part.method, at + 4);
  out.writeUInt16LE(0x0021, at + 8);
  out.writeUInt32LE(part.crc, at + 10);
  out.writeUInt32LE(part.packed.length, at + 14);
  out.writeUInt32LE(part.size, at + 18);
  out.writeUInt16LE(nameLength, at + 22);
}
