import { hexLengths, isBagAlgorithm, manifestName, weakAlgorithms } from './algorithms.ts';
import type { BagContent } from './content.ts';
import { decodeText, hasUtf8Mark, isKnownEncoding } from './encoding.ts';
import { checkEntries, checkNames, type ManifestToCheck } from './compare.ts';
import { checkOwnBag, isOwnBag } from './own.ts';
import { pathProblem, tidyPath } from './paths.ts';
import { newNotes, type BagReport, type Notes } from './report.ts';
import { parseBagInfo, parseDeclaration, parseFetch, parseManifest, payloadOxum } from './tags.ts';

const KNOWN_VERSIONS: ReadonlySet<string> = new Set(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0']);

/**
 * Compares what is in a bag with what its tag files say and names every file that is missing, extra, altered,
 * listed twice or out of the bag's scope. Older versions (0.93–0.97) are read with their own rules; path rules
 * of every operating system hold on every operating system. Nothing is fetched. A bag this program made must besides
 * have everything our bags have (`own.ts`): RFC 8493 would let its tag manifests be taken away.
 * Source: RFC 8493 §2 and §3; Library of Congress conformance suite.
 */
export function verifyBag(content: BagContent): BagReport {
  const notes = newNotes();
  const declared = readDeclaration(content, notes);
  const strict = declared.version === null || declared.version === '1.0';
  const encoding = declared.encoding ?? 'UTF-8';
  checkNames(content.entries, notes);
  const manifests = readManifests(content, encoding, notes);
  const own = isOwnBag(content);
  checkEntries(content.entries, manifests, strict, notes, own);
  if (own) checkOwnBag(content, notes);
  const payload = content.entries.filter((entry) => entry.path.startsWith('data/') && (entry.kind === 'file' || entry.kind === 'damaged'));
  const payloadBytes = payload.reduce((sum, entry) => sum + entry.size, 0);
  checkInfo(content, encoding, strict, { bytes: payloadBytes, files: payload.length }, notes);
  checkFetch(content, encoding, manifests, notes);
  return {
    valid: notes.findings.every((finding) => finding.severity !== 'error'),
    version: declared.version,
    encoding: declared.encoding,
    payloadFiles: payload.length,
    payloadBytes,
    findings: notes.findings,
  };
}

function readDeclaration(content: BagContent, notes: Notes): { readonly version: string | null; readonly encoding: string | null } {
  const bytes = content.tagFiles.get('bagit.txt');
  const missing = { version: null, encoding: null };
  if (bytes === undefined && content.entries.some((entry) => entry.path === 'bagit.txt' && entry.kind === 'damaged')) return missing;
  if (bytes === undefined || !content.entries.some((entry) => entry.path === 'bagit.txt')) {
    notes.error('bagit_missing', { path: 'bagit.txt' });
    return missing;
  }
  // The mark would make the label differ for every reader that does not strip it.
  if (hasUtf8Mark(bytes)) notes.error('bagit_mark', { path: 'bagit.txt' });
  const text = decodeText(bytes, 'UTF-8');
  if (text === null) {
    notes.error('encoding_broken', { path: 'bagit.txt', expected: 'UTF-8' });
    return missing;
  }
  const found = parseDeclaration(text.replace(/^\uFEFF/, ''));
  if (found.version === null || !KNOWN_VERSIONS.has(found.version)) notes.error('bagit_version_unknown', { path: 'bagit.txt' });
  else if (found.version !== '1.0') notes.warn('version_old', { path: 'bagit.txt', actual: found.version });
  if (found.encoding === null || (!found.exact && found.version === '1.0')) notes.error('bagit_malformed', { path: 'bagit.txt' });
  if (found.encoding !== null && !isKnownEncoding(found.encoding)) notes.error('encoding_unknown', { path: 'bagit.txt', actual: found.encoding });
  return { version: found.version, encoding: found.encoding };
}

function readManifests(content: BagContent, encoding: string, notes: Notes): ManifestToCheck[] {
  const manifests: ManifestToCheck[] = [];
  const kinds = new Set<'payload' | 'tag'>();
  for (const { path, kind } of content.entries) {
    const name = manifestName(path);
    if (name === null) continue;
    if (!isBagAlgorithm(name.algorithm)) {
      notes.warn('algorithm_unknown', { manifest: path, actual: name.algorithm });
      continue;
    }
    kinds.add(name.kind);
    if (weakAlgorithms.has(name.algorithm)) notes.warn('algorithm_weak', { manifest: path, actual: name.algorithm });
    const text = kind === 'file' ? readTag(content, path, encoding, notes) : null;
    if (text === null) {
      notes.error('manifest_unreadable', { manifest: path });
      continue;
    }
    const parsed = parseManifest(text);
    for (const line of parsed.malformed) notes.error('manifest_line_malformed', { manifest: path, line });
    const digits = hexLengths[name.algorithm];
    const lines = parsed.lines.filter((line) => {
      if (line.hash.length === digits) return true;
      notes.error('checksum_malformed', { manifest: path, line: line.line, path: line.path });
      return false;
    });
    manifests.push({ file: path, kind: name.kind, algorithm: name.algorithm, lines });
  }
  if (!kinds.has('payload')) notes.error('manifest_missing', { expected: 'manifest-sha512.txt' });
  if (!kinds.has('tag')) notes.warn('tag_manifest_absent');
  return manifests;
}

/** A tag file's text in the bag's encoding. A UTF-8 mark would become part of the first checksum: an error, then read on. */
function readTag(content: BagContent, path: string, encoding: string, notes: Notes): string | null {
  const bytes = content.tagFiles.get(path);
  if (bytes === undefined) return null;
  const text = decodeText(bytes, isKnownEncoding(encoding) ? encoding : 'UTF-8');
  if (text === null) notes.error('encoding_broken', { path, expected: encoding });
  else if (text.startsWith('\uFEFF')) notes.error('manifest_mark', { path });
  return text === null ? null : text.replace(/^\uFEFF/, '');
}

function checkInfo(content: BagContent, encoding: string, strict: boolean, payload: { readonly bytes: number; readonly files: number }, notes: Notes): void {
  // Bags before 0.96 call the file package-info.txt.
  const path = ['bag-info.txt', 'package-info.txt'].find((name) => content.tagFiles.has(name));
  if (path === undefined) return;
  const text = readTag(content, path, encoding, notes);
  if (text === null) return;
  const info = parseBagInfo(text);
  for (const line of info.malformed) notes.error('info_line_malformed', { path, line });
  if (strict && !info.exact) notes.error('info_malformed', { path });
  const oxums = info.fields.filter((field) => field.label.toLowerCase() === 'payload-oxum').map((field) => field.value);
  if (oxums.length > 1 && strict) notes.error('oxum_repeated', { path });
  for (const oxum of oxums) {
    const actual = payloadOxum(payload.bytes, payload.files);
    if (!/^\d+\.\d+$/.test(oxum)) notes.error('oxum_malformed', { path, actual: oxum });
    else if (oxum !== actual) notes.error('oxum_differs', { path, expected: oxum, actual });
  }
}

/** `fetch.txt` names files to be brought in later; the paths must be as safe as a manifest's, and listed there. */
function checkFetch(content: BagContent, encoding: string, manifests: readonly ManifestToCheck[], notes: Notes): void {
  if (!content.entries.some((entry) => entry.path === 'fetch.txt')) return;
  const text = readTag(content, 'fetch.txt', encoding, notes);
  if (text === null) return notes.error('manifest_unreadable', { manifest: 'fetch.txt' });
  const parsed = parseFetch(text);
  for (const line of parsed.malformed) notes.error('fetch_line_malformed', { manifest: 'fetch.txt', line });
  const present = new Set(content.entries.map((entry) => entry.path));
  const listed = new Set(manifests.filter(({ kind }) => kind === 'payload').flatMap(({ lines }) => lines.map((line) => tidyPath(line.path).path)));
  for (const { line, path } of parsed.lines) {
    const about = { manifest: 'fetch.txt', line, path };
    const problem = pathProblem(path);
    const tidy = tidyPath(path).path;
    if (problem !== null) notes.error('path_unsafe', { ...about, problem });
    else if (!tidy.startsWith('data/')) notes.error('path_out_of_scope', about);
    else if (!listed.has(tidy)) notes.error('fetch_unlisted', about);
    else if (!present.has(tidy)) notes.error('fetch_pending', about);
  }
  return undefined;
}
