import { PackageFault } from './zipDirectory.ts';

/** One stream of an OLE2 compound file: where each of its bytes lies in the file. */
export type OleStream = {
  readonly name: string;
  readonly size: number;
  /** Offsets of its sectors in order; empty when the stream lies in the mini stream. */
  readonly sectors: readonly number[];
  readonly sectorSize: number;
};

const endOfChain = 0xfffffffe;
const firstSpecial = 0xfffffffa;
const storageRoot = 5;
const stream = 2;

/**
 * The streams of an OLE2 compound file ([MS-CFB]): old .xls, .doc, and the envelope of encrypted workbooks.
 * Chains are followed within the file and never twice through a sector.
 * @throws PackageFault
 */
export function readOleDirectory(bytes: Uint8Array): OleStream[] {
  if (bytes.length < 1536) throw new PackageFault('truncated');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw new PackageFault('damaged');
  const sectorSize = 1 << shift;
  const table = allocationTable(view, sectorSize);
  const miniLimit = view.getUint32(56, true);
  const streams: OleStream[] = [];
  for (const sector of chain(view, table, view.getUint32(48, true), sectorSize)) {
    for (let at = sector; at < sector + sectorSize; at += 128) {
      const type = view.getUint8(at + 66);
      if (type !== stream && type !== storageRoot) continue;
      const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2));
      const name = Buffer.from(bytes.buffer, bytes.byteOffset + at, nameBytes).toString('utf16le');
      const size = view.getUint32(at + 120, true);
      const mini = type === stream && size < miniLimit;
      const sectors = mini || size === 0 ? [] : chain(view, table, view.getUint32(at + 116, true), sectorSize);
      if (!mini && sectors.length * sectorSize < size) throw new PackageFault('truncated', name);
      if (type === stream) streams.push({ name, size, sectors, sectorSize });
    }
  }
  return streams;
}

/** The bytes of a stream put together; empty for a mini stream. */
export function readOleStream(bytes: Uint8Array, source: OleStream): Uint8Array {
  const content = new Uint8Array(source.sectors.length === 0 ? 0 : source.size);
  source.sectors.forEach((offset, index) => {
    const at = index * source.sectorSize;
    const length = Math.min(source.sectorSize, content.length - at);
    if (length > 0) content.set(bytes.subarray(offset, offset + length), at);
  });
  return content;
}

function allocationTable(view: DataView, sectorSize: number): Uint32Array {
  const sectors: number[] = [];
  const count = view.getUint32(44, true);
  const last = view.byteLength / sectorSize;
  if (count > last) throw new PackageFault('truncated');
  for (let index = 0; index < Math.min(109, count); index += 1) sectors.push(view.getUint32(76 + index * 4, true));
  let next = view.getUint32(68, true);
  for (let guard = 0; sectors.length < count && next < firstSpecial; guard += 1) {
    const offset = place(view, next, sectorSize);
    if (guard > last) throw new PackageFault('bomb');
    const perSector = sectorSize / 4 - 1;
    for (let index = 0; index < perSector && sectors.length < count; index += 1) sectors.push(view.getUint32(offset + index * 4, true));
    next = view.getUint32(offset + perSector * 4, true);
  }
  const table = new Uint32Array(sectors.length * (sectorSize / 4));
  sectors.forEach((sector, index) => {
    const offset = place(view, sector, sectorSize);
    for (let slot = 0; slot < sectorSize / 4; slot += 1) table[index * (sectorSize / 4) + slot] = view.getUint32(offset + slot * 4, true);
  });
  return table;
}

/** Byte offsets of the sectors of a chain. */
function chain(view: DataView, table: Uint32Array, first: number, sectorSize: number): number[] {
  const offsets: number[] = [];
  for (let sector = first; sector !== endOfChain; sector = table[sector] ?? firstSpecial) {
    if (sector >= firstSpecial) throw new PackageFault('damaged');
    if (offsets.length > table.length) throw new PackageFault('bomb');
    offsets.push(place(view, sector, sectorSize));
  }
  return offsets;
}

/** A sector must lie in the file whole (the last one may be cut short by some writers, not missing). */
function place(view: DataView, sector: number, sectorSize: number): number {
  const offset = (sector + 1) * sectorSize;
  if (offset + sectorSize > view.byteLength + sectorSize - 1) throw new PackageFault('truncated');
  return offset;
}
