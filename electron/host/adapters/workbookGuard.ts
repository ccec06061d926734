import { AppError } from '#shared/domain/errors.ts';
import { columnLetters } from '#shared/domain/sheet/grid.ts';
import { fileKind, type FileKind } from './fileKind.ts';
import { officePackage, partBytes, partText, relationsOf, type OfficePackage } from './officePackage.ts';
import { checkOldWorkbook, type CheckedOldWorkbook } from './oldWorkbookGuard.ts';
import { scanWorksheet, type SheetExtent } from './worksheetScan.ts';
import { escapeXml, startTags } from './xmlTags.ts';
import { buildZip, storedPart, type ZipPart } from './zipBuilder.ts';
import { officeLimits, PackageFault, readZipDirectory, type PackageFaultKind, type ZipEntry } from './zipDirectory.ts';

/** What a workbook may hold at most. A year of a province's register stays far below. */
export const workbookLimits = {
  bytes: 30 << 20,
  /** One sheet or the string table, unpacked. */
  partBytes: 150 << 20,
  rows: 200_000,
  columns: 300,
  /** Cells with a value over all sheets. */
  cells: 1_500_000,
  /** Tags of the string table: a text has four, more with rich formatting. */
  stringTags: 10_000_000,
  /** Rows × columns of one sheet: the reader lays sheets out densely. */
  area: 10_000_000,
} as const;

export type SheetEntry = { readonly name: string; readonly hidden: boolean };

/** A workbook no parser has seen yet, reduced to the parts that hold values. */
export type CheckedWorkbook =
  | { readonly format: 'xlsx'; readonly bytes: Uint8Array; readonly sheets: readonly SheetEntry[]; readonly range: string; readonly externalLinks: boolean }
  | CheckedOldWorkbook;

const faultCodes: Readonly<Record<PackageFaultKind, string>> = {
  truncated: 'workbook_truncated',
  damaged: 'workbook_damaged',
  bomb: 'workbook_bomb',
  unsafe: 'workbook_unsafe',
  encrypted: 'workbook_encrypted',
};

/**
 * Refuses everything that is not a harmless workbook and answers a clean copy for the parser: sheets, strings and
 * styles only, repacked from verified bytes, so that the parser cannot see another file than the one checked.
 * @throws AppError workbook_empty, workbook_too_large, workbook_not_workbook, workbook_truncated, workbook_damaged,
 *   workbook_bomb, workbook_unsafe, workbook_encrypted, workbook_dimensions, workbook_old_version
 */
export function checkWorkbook(bytes: Uint8Array): CheckedWorkbook {
  if (bytes.length === 0) throw new AppError('workbook_empty');
  if (bytes.length > workbookLimits.bytes) throw new AppError('workbook_too_large', { megabytes: Math.ceil(bytes.length / (1 << 20)), limit: 30 });
  const kind = fileKind(bytes);
  try {
    if (kind === 'zip') return checkPackage(bytes);
    if (kind === 'ole') return checkOldWorkbook(bytes);
  } catch (error) {
    if (error instanceof PackageFault) throw new AppError(faultCodes[error.kind], { part: error.entry });
    throw error;
  }
  if (kind === 'old-workbook') throw new AppError('workbook_old_version');
  throw notWorkbook(kind);
}

function notWorkbook(looksLike: FileKind | 'docx' | 'pptx' | 'xlsb' | 'opendocument'): AppError {
  return new AppError('workbook_not_workbook', { looksLike });
}

function checkPackage(bytes: Uint8Array): CheckedWorkbook {
  const entries = readZipDirectory(bytes, officeLimits);
  const source = officePackage(bytes, entries);
  const main = relationsOf(source, '').find((relation) => relation.type === 'officeDocument')?.target ?? '';
  if (!source.entries.has(main) || !isWorkbook(source, main)) throw notWorkbook(packageKind(entries));
  const relations = relationsOf(source, main);
  const targets = new Map(relations.filter((relation) => relation.type === 'worksheet').map((relation) => [relation.id, relation.target]));
  const workbook = partText(source, main) ?? '';
  const sheets: SheetEntry[] = [];
  const parts: ZipPart[] = [];
  const widest = { rows: 1, columns: 1, cells: 0 };
  for (const tag of startTags(workbook, 'sheet')) {
    const target = targets.get(tag['id'] ?? '');
    // Chart and dialog sheets hold no cells of their own.
    if (target === undefined) continue;
    const name = tag['name'] ?? '';
    const content = readPart(source, target);
    if (content === null) throw new PackageFault('damaged', target);
    const extent = scanWorksheet(content);
    refuseExtent(name, extent, widest);
    sheets.push({ name, hidden: (tag['state'] ?? 'visible') !== 'visible' });
    parts.push(storedPart(`xl/sheet${sheets.length}.xml`, withoutTail(content, extent)));
  }
  if (sheets.length === 0) throw new PackageFault('damaged', main);
  const date1904 = ['1', 'true'].includes(startTags(workbook, 'workbookPr')[0]?.['date1904'] ?? '');
  return {
    format: 'xlsx',
    bytes: cleanPackage(sheets, parts, date1904, sharedParts(source, relations)),
    sheets,
    range: `A1:${columnLetters(widest.columns - 1)}${widest.rows}`,
    externalLinks: relations.some((relation) => relation.type === 'externalLink'),
  };
}

function isWorkbook(source: OfficePackage, main: string): boolean {
  const head = main.endsWith('.xml') ? (partText(source, main) ?? '') : '';
  return startTags(head, 'workbook').length > 0;
}

function packageKind(entries: readonly ZipEntry[]): FileKind | 'docx' | 'pptx' | 'xlsb' | 'opendocument' {
  const names = entries.map((entry) => entry.name);
  if (names.some((name) => name.startsWith('xl/') && name.endsWith('workbook.bin'))) return 'xlsb';
  if (names.some((name) => name.startsWith('word/'))) return 'docx';
  if (names.some((name) => name.startsWith('ppt/'))) return 'pptx';
  return names[0] === 'mimetype' && names.includes('content.xml') ? 'opendocument' : 'archive';
}

function readPart(source: OfficePackage, name: string): Buffer | null {
  const entry = source.entries.get(name);
  if (entry !== undefined && entry.size > workbookLimits.partBytes) throw new PackageFault('bomb', name);
  return partBytes(source, name);
}

function refuseExtent(sheet: string, extent: SheetExtent, widest: { rows: number; columns: number; cells: number }): void {
  widest.rows = Math.max(widest.rows, extent.rows);
  widest.columns = Math.max(widest.columns, extent.columns);
  widest.cells += extent.cells;
  const { rows, columns, cells, area } = workbookLimits;
  if (extent.rows <= rows && extent.columns <= columns && extent.rows * extent.columns <= area && widest.cells <= cells) return;
  throw new AppError('workbook_dimensions', {
    sheet,
    rows: extent.rows,
    columns: extent.columns,
    cell: `${columnLetters(Math.max(0, extent.columns - 1))}${extent.rows}`,
    cells: widest.cells,
  });
}

/** Formatted rows below the data, dropped when they are worth it. */
function withoutTail(content: Buffer, extent: SheetExtent): Buffer {
  const tail = extent.tail;
  if (tail === null || tail.to - tail.from < 64 << 10) return content;
  return Buffer.concat([content.subarray(0, tail.from), content.subarray(tail.to)]);
}

function sharedParts(source: OfficePackage, relations: ReadonlyArray<{ readonly type: string; readonly target: string }>): ZipPart[] {
  return ['sharedStrings', 'styles'].flatMap((type) => {
    const target = relations.find((relation) => relation.type === type)?.target;
    const content = target === undefined ? null : readPart(source, target);
    if (content !== null && tagCount(content) > workbookLimits.stringTags) throw new PackageFault('bomb', target);
    return content === null ? [] : [storedPart(`xl/${type}.xml`, content)];
  });
}

function tagCount(xml: Buffer): number {
  let count = 0;
  for (let at = 0; at < xml.length; at += 1) if (xml[at] === 0x3c) count += 1;
  return count;
}

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function cleanPackage(sheets: readonly SheetEntry[], parts: readonly ZipPart[], date1904: boolean, shared: readonly ZipPart[]): Uint8Array {
  const relations = [
    ...sheets.map((_, index) => ['worksheet', `sheet${index + 1}.xml`]),
    ...shared.map((part) => [part.name.slice(3, -4), part.name.slice(3)]),
  ].map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relationTypes}/${type}" Target="${target}"/>`);
  const list = sheets.map((sheet, index) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const text = (name: string, xml: string): ZipPart => storedPart(name, Buffer.from(xml));
  return buildZip([
    text('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    text('_rels/.rels', relationsXml([`<Relationship Id="rId1" Type="${relationTypes}/officeDocument" Target="xl/workbook.xml"/>`])),
    text('xl/workbook.xml', `<workbook xmlns:r="${relationTypes}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`),
    text('xl/_rels/workbook.xml.rels', relationsXml(relations)),
    ...parts,
    ...shared,
  ]);
}

function relationsXml(relations: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`;
}
