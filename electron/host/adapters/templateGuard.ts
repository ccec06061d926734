import { AppError } from '#shared/domain/errors.ts';
import { templateWords } from '#shared/words/documents.ts';
import { officePackage, partText, relationsOf, type OfficePackage } from './officePackage.ts';
import { PackageFault, readZipDirectory, type ZipLimits } from './zipDirectory.ts';

const limits: ZipLimits = { entries: 500, unpacked: 60 << 20, ratio: 100, ratioFrom: 1 << 20 };
const mostBytes = 10 << 20;
/** Fields that fetch or run something when the document is opened. */
const fetchingFields = /<w:instrText\b[^>]*>[^<]*\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|LINK)\b/i;

/**
 * Refuses a Word file that would bring in other files, programs or code: templates before use, documents before they
 * go out.
 * @throws AppError template_damaged {name}, template_unsafe {name, what}
 */
export function checkWordFile(bytes: Uint8Array, name: string): OfficePackage {
  try {
    if (bytes.length > mostBytes) throw unsafe(name, 'size');
    const entries = readZipDirectory(bytes, limits);
    const source = officePackage(bytes, entries);
    const main = relationsOf(source, '').find((relation) => relation.type === 'officeDocument')?.target ?? '';
    const document = main.endsWith('document.xml') ? partText(source, main) : null;
    if (document === null) throw new AppError('template_damaged', { name });
    refuseParts(source, name);
    return source;
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error;
    throw error.kind === 'truncated' || error.kind === 'damaged'
      ? new AppError('template_damaged', { name })
      : unsafe(name, error.kind === 'encrypted' ? 'password' : 'package');
  }
}

function refuseParts(source: OfficePackage, name: string): void {
  const types = partText(source, '[Content_Types].xml') ?? '';
  if (/macroEnabled|vbaProject/i.test(types)) throw unsafe(name, 'macro');
  for (const part of source.entries.keys()) {
    if (/vbaProject|vbaData/i.test(part)) throw unsafe(name, 'macro');
    if (/\/(?:embeddings|activeX)\//i.test(part)) throw unsafe(name, 'object');
    if (part.endsWith('.rels') && relationsOf(source, ownerOf(part)).some((relation) => relation.external)) throw unsafe(name, 'external');
    if (!/^word\/[^/]+\.xml$/.test(part)) continue;
    const xml = partText(source, part) ?? '';
    if (xml.includes('<w:altChunk') || relationsOf(source, part).some((relation) => relation.type === 'aFChunk' || relation.type === 'subDocument'))
      throw unsafe(name, 'chunk');
    if (fetchingFields.test(xml)) throw unsafe(name, 'field');
    if (/<w:(?:object|control)\b|<o:OLEObject\b/.test(xml)) throw unsafe(name, 'object');
  }
}

function ownerOf(part: string): string {
  const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(part);
  return match === null ? '' : `${match[1] ?? ''}${match[2] ?? ''}`;
}

function unsafe(name: string, what: keyof typeof templateWords.unsafe): AppError {
  return new AppError('template_unsafe', { name, what: templateWords.unsafe[what] });
}
