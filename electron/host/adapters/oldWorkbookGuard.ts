import { AppError } from '#shared/domain/errors.ts';
import { readOleDirectory, readOleStream, type OleStream } from './oleDirectory.ts';
import { PackageFault } from './zipDirectory.ts';

/** An .xls (BIFF8) checked for size, encryption and version, ready for the parser. */
export type CheckedOldWorkbook = { readonly format: 'xls'; readonly bytes: Uint8Array; readonly hidden: readonly boolean[]; readonly externalLinks: boolean };

const biff8 = 0x0600;
const record = { beginning: 0x0809, end: 0x000a, encrypted: 0x002f, sheet: 0x0085, format: 0x00e0, book: 0x01ae } as const;

/**
 * Looks into an OLE2 file: only an unencrypted BIFF8 workbook passes ([MS-XLS]).
 * @throws AppError workbook_not_workbook, workbook_encrypted, workbook_old_version; PackageFault
 */
export function checkOldWorkbook(bytes: Uint8Array): CheckedOldWorkbook {
  const streams = readStreams(bytes);
  const named = (name: string): OleStream | undefined => streams.find((stream) => stream.name === name);
  if (named('EncryptedPackage') !== undefined) throw new PackageFault('encrypted');
  const workbook = named('Workbook');
  if (workbook === undefined) {
    if (named('Book') !== undefined) throw new AppError('workbook_old_version');
    throw new AppError('workbook_not_workbook', {
      looksLike: named('WordDocument') !== undefined ? 'doc' : named('PowerPoint Document') !== undefined ? 'ppt' : 'ole',
    });
  }
  const content = readOleStream(bytes, workbook);
  if (content.length > 0) return readGlobals(bytes, workbook, content);
  return { format: 'xls', bytes, hidden: [], externalLinks: false };
}

function readStreams(bytes: Uint8Array): OleStream[] {
  try {
    return readOleDirectory(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new PackageFault('truncated');
    throw error;
  }
}

/** Walks the workbook globals: version, encryption, hidden sheets, links, and the Chinese date formats. */
function readGlobals(bytes: Uint8Array, workbook: OleStream, content: Uint8Array): CheckedOldWorkbook {
  const view = new DataView(content.buffer);
  if (content.length < 8 || view.getUint16(0, true) !== record.beginning) throw new PackageFault('damaged');
  if (view.getUint16(4, true) !== biff8) throw new AppError('workbook_old_version');
  const hidden: boolean[] = [];
  let externalLinks = false;
  const copy = Uint8Array.from(bytes);
  for (let at = 0; at + 4 <= content.length; at += 4 + view.getUint16(at + 2, true)) {
    const id = view.getUint16(at, true);
    const data = at + 4;
    if (id === record.end || data + 8 > content.length) break;
    if (id === record.encrypted) throw new PackageFault('encrypted');
    if (id === record.sheet) hidden.push((view.getUint8(data + 4) & 3) !== 0);
    // SupBook: 0x0401 is this workbook, 0x3A01 an add-in, anything else another file.
    if (id === record.book && ![0x0401, 0x3a01].includes(view.getUint16(data + 2, true))) externalLinks = true;
    if (id === record.format && isEastAsianDate(view.getUint16(data + 2, true))) writeFormat(copy, workbook, data + 2, 14);
  }
  return { format: 'xls', bytes: copy, hidden, externalLinks };
}

/**
 * Built-in number formats 27–36 and 50–58 are dates in Chinese Excel (ISO/IEC 29500-1 §18.8.30); the parser knows only
 * the western ones in .xls, so these cells are given format 14 (a plain date).
 */
function isEastAsianDate(format: number): boolean {
  return (format >= 27 && format <= 31) || format === 36 || (format >= 50 && format <= 54) || format === 57 || format === 58;
}

function writeFormat(bytes: Uint8Array, stream: OleStream, at: number, format: number): void {
  [format & 0xff, format >> 8].forEach((value, index) => {
    const sector = stream.sectors[Math.floor((at + index) / stream.sectorSize)];
    if (sector !== undefined) bytes[sector + ((at + index) % stream.sectorSize)] = value;
  });
}
