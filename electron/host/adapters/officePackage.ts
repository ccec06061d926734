import { startTags } from './xmlTags.ts';
import { inflateEntry, PackageFault, type ZipEntry } from './zipDirectory.ts';

/** A relationship of a part, its target as a path inside the package. */
export type Relation = { readonly id: string; readonly type: string; readonly target: string; readonly external: boolean };

/** An Office package (ISO/IEC 29500-2) whose directory has been checked. */
export type OfficePackage = { readonly bytes: Uint8Array; readonly entries: ReadonlyMap<string, ZipEntry> };

/** Entries by name, as relationships spell it. */
export function officePackage(bytes: Uint8Array, entries: readonly ZipEntry[]): OfficePackage {
  return { bytes, entries: new Map(entries.map((entry) => [entry.name, entry])) };
}

/**
 * A part as text. Document type declarations are refused: no office program writes them, and they carry entity bombs.
 * @throws PackageFault
 */
export function partText(source: OfficePackage, name: string): string | null {
  return partBytes(source, name)?.toString('utf8') ?? null;
}

/**
 * A part as checked bytes, null when the package has none of that name.
 * @throws PackageFault
 */
export function partBytes(source: OfficePackage, name: string): Buffer | null {
  const entry = source.entries.get(name);
  if (entry === undefined) return null;
  const content = inflateEntry(source.bytes, entry);
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) throw new PackageFault('unsafe', name);
  return content;
}

/**
 * Relationships of a part (`''` for the package itself) in the order written; types shortened to their last word.
 * @throws PackageFault
 */
export function relationsOf(source: OfficePackage, part: string): Relation[] {
  const text = partText(source, relationsName(part));
  if (text === null) return [];
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/')) : '';
  return startTags(text, 'Relationship').map((tag) => {
    const external = tag['TargetMode'] === 'External';
    const target = tag['Target'] ?? '';
    return { id: tag['Id'] ?? '', type: (tag['Type'] ?? '').split('/').at(-1) ?? '', target: external ? target : resolvePath(folder, target), external };
  });
}

/** The name of the relationships part of a part. */
export function relationsName(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** A relationship target relative to a folder of the package. */
function resolvePath(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
