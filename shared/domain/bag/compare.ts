import { manifestName, type BagAlgorithm } from './algorithms.ts';
import type { BagEntry } from './content.ts';
import { isReservedName, nameKey } from './names.ts';
import { decodeManifestPath, pathProblem, tidyPath } from './paths.ts';
import type { Notes } from './report.ts';
import type { ManifestLine } from './tags.ts';

export type ManifestToCheck = {
  /** The manifest's own file name. */
  readonly file: string;
  readonly kind: 'payload' | 'tag';
  readonly algorithm: BagAlgorithm;
  readonly lines: readonly ManifestLine[];
};

/** Files that systems leave behind; they change without anybody's doing. */
const SYSTEM_FILES: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db', 'desktop.ini', '.apdisk', '.directory', 'ehthumbs.db']);

/** What can be said of the files without any manifest: not plain files, twice in a zip, colliding or odd names. */
export function checkNames(entries: readonly BagEntry[], notes: Notes): void {
  const seen = new Set<string>();
  const byComposition = new Map<string, string>();
  const byCase = new Map<string, string>();
  for (const { path, kind } of entries) {
    if (kind === 'damaged') notes.error('file_damaged', { path });
    else if (kind !== 'file') notes.error('not_a_file', { path });
    const problem = pathProblem(path);
    if (problem !== null) notes.error('path_unsafe', { path, problem });
    if (seen.has(path)) {
      notes.error('file_twice', { path });
      continue;
    }
    seen.add(path);
    noteCollision(byComposition, path.normalize('NFC'), path, 'composition_collision', notes);
    noteCollision(byCase, nameKey(path), path, 'case_collision', notes);
    const name = path.split('/').at(-1) ?? '';
    if (SYSTEM_FILES.has(name.toLowerCase()) || name.startsWith('._')) notes.warn('system_file', { path });
    if (path.split('/').some(isReservedName)) notes.warn('reserved_name', { path });
  }
}

function noteCollision(known: Map<string, string>, key: string, path: string, code: 'composition_collision' | 'case_collision', notes: Notes): void {
  const other = known.get(key);
  if (other === undefined) known.set(key, path);
  // Two compositions of one name are said once, not again as a difference of case.
  else if (code === 'composition_collision' || other.normalize('NFC') !== path.normalize('NFC')) notes.warn(code, { path, actual: other });
}

/**
 * Compares every manifest with the files. `strict` is BagIt 1.0, where every payload file stands in every
 * payload manifest exactly once; before, one manifest was enough and a repeated equal line was tolerated.
 * `own` is a bag of this program (`own.ts`), in which nothing stands that its tag manifests do not list.
 */
export function checkEntries(entries: readonly BagEntry[], manifests: readonly ManifestToCheck[], strict: boolean, notes: Notes, own = false): void {
  const files = new Map<string, BagEntry>();
  for (const entry of entries) if (!files.has(entry.path)) files.set(entry.path, entry);
  const composed = new Map([...files.keys()].map((path) => [path.normalize('NFC'), path]));
  const listedBy = new Map<string, Set<string>>();
  for (const manifest of manifests) {
    const reader = { files, composed, strict, notes, manifest, hashes: new Map<string, string>() };
    for (const line of manifest.lines) {
      const path = checkLine(reader, line);
      if (path !== null) listedBy.set(path, (listedBy.get(path) ?? new Set()).add(manifest.file));
    }
  }
  checkPayloadListed(files, manifests, listedBy, strict, notes);
  checkTagListed(files, manifests, listedBy, { strict, own }, notes);
}

type Reader = {
  readonly files: ReadonlyMap<string, BagEntry>;
  readonly composed: ReadonlyMap<string, string>;
  readonly strict: boolean;
  readonly notes: Notes;
  readonly manifest: ManifestToCheck;
  /** Checksum of each file already listed by this manifest. */
  readonly hashes: Map<string, string>;
};

/** Checks one line and answers the path of the file it stands for, or null when it stands for none of this bag. */
function checkLine(reader: Reader, line: ManifestLine): string | null {
  const { notes, manifest, strict } = reader;
  const written = line.path;
  const about = { manifest: manifest.file, line: line.line, path: written };
  const problem = pathProblem(decodeManifestPath(written)) ?? pathProblem(written);
  if (problem !== null) {
    notes.error('path_unsafe', { ...about, problem });
    return null;
  }
  const { path: tidy, tidy: isTidy } = tidyPath(written);
  if (!isTidy) notes.warn('path_untidy', about);
  if (line.starred) notes.warn('md5sum_star', about);
  if (written.includes('\\')) notes.warn('backslash', about);
  if (strict && /%(?!0A|0D|25)/i.test(written)) notes.warn('percent_raw', about);
  if (!inScope(manifest, tidy, notes, about)) return null;

  const path = findFile(reader, tidy);
  const key = path ?? decodeManifestPath(tidy).normalize('NFC');
  const before = reader.hashes.get(key);
  reader.hashes.set(key, line.hash);
  if (before !== undefined && before !== line.hash) notes.error('entry_twice_differing', about);
  else if (before !== undefined && strict) notes.error('entry_twice', about);
  else if (before !== undefined) notes.warn('entry_repeated', about);

  if (path === null) {
    notes.error(manifest.kind === 'payload' ? 'file_missing' : 'tag_file_missing', about);
    return null;
  }
  if (path !== tidy && path.normalize('NFC') === tidy.normalize('NFC')) notes.warn('composition_differs', { ...about, actual: path });
  compareHash(reader, line, path);
  return path;
}

function inScope(manifest: ManifestToCheck, path: string, notes: Notes, about: { readonly path: string }): boolean {
  const payload = path.startsWith('data/');
  if (manifest.kind === 'payload') {
    if (!payload) notes.error('path_out_of_scope', about);
    return payload;
  }
  if (payload) notes.error('tag_manifest_lists_payload', about);
  const listsTagManifest = manifestName(path)?.kind === 'tag';
  if (listsTagManifest) notes.error('tag_manifest_lists_tag_manifest', about);
  return !payload && !listsTagManifest;
}

/** The file a written path means: decoded first in 1.0, as written first before; other compositions last. */
function findFile({ files, composed, strict }: Reader, written: string): string | null {
  const decoded = decodeManifestPath(written);
  const candidates = strict ? [decoded, written] : [written, decoded];
  const exact = candidates.find((path) => files.has(path));
  if (exact !== undefined) return exact;
  for (const path of candidates) {
    const found = composed.get(path.normalize('NFC'));
    if (found !== undefined) return found;
  }
  return null;
}

function compareHash({ files, manifest, notes }: Reader, line: ManifestLine, path: string): void {
  const entry = files.get(path);
  const actual = entry?.hashes[manifest.algorithm]?.toLowerCase();
  const about = { manifest: manifest.file, line: line.line, path };
  if (entry?.kind !== 'file') return;
  if (actual === undefined) notes.error('file_not_checked', about);
  else if (actual !== line.hash) notes.error(manifest.kind === 'payload' ? 'file_altered' : 'tag_file_altered', { ...about, expected: line.hash, actual });
}

function checkPayloadListed(
  files: ReadonlyMap<string, BagEntry>,
  manifests: readonly ManifestToCheck[],
  listedBy: ReadonlyMap<string, ReadonlySet<string>>,
  strict: boolean,
  notes: Notes,
): void {
  const payloadManifests = manifests.filter(({ kind }) => kind === 'payload').map(({ file }) => file);
  if (payloadManifests.length === 0) return;
  for (const path of files.keys()) {
    if (!path.startsWith('data/')) continue;
    const missing = payloadManifests.filter((file) => listedBy.get(path)?.has(file) !== true);
    if (missing.length === payloadManifests.length) notes.error('file_unlisted', { path });
    else if (strict) for (const manifest of missing) notes.error('file_not_in_every_manifest', { path, manifest });
  }
}

function checkTagListed(
  files: ReadonlyMap<string, BagEntry>,
  manifests: readonly ManifestToCheck[],
  listedBy: ReadonlyMap<string, ReadonlySet<string>>,
  { strict, own }: { readonly strict: boolean; readonly own: boolean },
  notes: Notes,
): void {
  const tagManifests = manifests.filter(({ kind }) => kind === 'tag').map(({ file }) => file);
  if (tagManifests.length === 0) return;
  for (const path of files.keys()) {
    const named = manifestName(path);
    if (path.startsWith('data/') || named?.kind === 'tag') continue;
    const missing = tagManifests.filter((file) => listedBy.get(path)?.has(file) !== true);
    if (missing.length === 0) continue;
    if (named?.kind === 'payload' && strict) for (const manifest of missing) notes.error('tag_manifest_omits_manifest', { manifest, path });
    // Our bags list every file they are made of.
    else if (own) notes.error('tag_file_extra', { path });
    // Somebody may have put it there after the bag was made.
    else if (missing.length === tagManifests.length) notes.warn('tag_file_unlisted', { path });
  }
}
