import { encodeManifestPath } from './paths.ts';

/**
 * The tag files of a bag as text. RFC 8493 (BagIt 1.0): LF line ends, UTF-8, no byte order mark.
 */

/** `bagit.txt` of every bag this program writes. */
export function buildBagit(): string {
  return 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
}

/** A line of `bag-info.txt`; labels may repeat except Payload-Oxum. */
export type InfoField = { readonly label: string; readonly value: string };

/** What we say about a bag. All values are one line; empty ones are left out. */
export type BagInfo = {
  readonly sourceOrganization: string;
  readonly contactName: string;
  readonly externalDescription: string;
  readonly externalIdentifier: string;
  /** Day the bag was made. */
  readonly baggingDate: string;
  readonly payloadBytes: number;
  readonly payloadFiles: number;
  readonly internalSenderIdentifier: string;
  /** Further lines, e.g. the chain head. */
  readonly more: readonly InfoField[];
};

/** `bag-info.txt` with the reserved labels of RFC 8493 §2.2.2 in their usual order. */
export function buildBagInfo(info: BagInfo): string {
  const fields: InfoField[] = [
    { label: 'Source-Organization', value: info.sourceOrganization },
    { label: 'Contact-Name', value: info.contactName },
    { label: 'External-Description', value: info.externalDescription },
    { label: 'Bagging-Date', value: info.baggingDate },
    { label: 'External-Identifier', value: info.externalIdentifier },
    { label: 'Bag-Size', value: formatSize(info.payloadBytes) },
    { label: 'Payload-Oxum', value: payloadOxum(info.payloadBytes, info.payloadFiles) },
    { label: 'Internal-Sender-Identifier', value: info.internalSenderIdentifier },
    ...info.more,
  ];
  return fields
    .map(({ label, value }) => ({ label: label.replaceAll(/[:\r\n]/g, '-').trim(), value: oneLine(value) }))
    .filter(({ label, value }) => label !== '' && value !== '')
    .map(({ label, value }) => `${label}: ${value}\n`)
    .join('');
}

/** `bytes.files`, RFC 8493 §2.2.2. */
export function payloadOxum(bytes: number, files: number): string {
  return `${bytes}.${files}`;
}

/** One line per file, sorted by path: what `sha256sum -c` and `sha512sum -c` read. */
export function buildManifest(files: ReadonlyArray<{ readonly path: string; readonly hash: string }>): string {
  const lines = files.map(({ path, hash }) => ({ path, line: `${hash.toLowerCase()}  ${encodeManifestPath(path)}\n` }));
  lines.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return lines.map(({ line }) => line).join('');
}

/** Bytes as people read them: 1 KB is 1,000 bytes. */
export function formatSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let step = 0;
  let size = bytes;
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  return `${step === 0 ? size : size.toFixed(1)} ${units[step]}`;
}

export type ManifestLine = {
  readonly line: number;
  readonly hash: string;
  /** As written, not decoded. */
  readonly path: string;
  /** Written by `md5sum -b`: a `*` before the path, which is not part of it. */
  readonly starred: boolean;
};
export type Manifest = { readonly lines: readonly ManifestLine[]; readonly malformed: readonly number[] };

/** Reads a manifest. Blank lines are passed over; lines without checksum and path are named in `malformed` (1-based). */
export function parseManifest(text: string): Manifest {
  const lines: ManifestLine[] = [];
  const malformed: number[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    if (line.trim() === '') continue;
    const match = /^([0-9A-Fa-f]+)[ \t]+(\*?)([^ \t].*)$/s.exec(line);
    if (match === null) malformed.push(index + 1);
    else lines.push({ line: index + 1, hash: (match[1] ?? '').toLowerCase(), path: match[3] ?? '', starred: match[2] === '*' });
  }
  return { lines, malformed };
}

export type FetchLine = { readonly line: number; readonly url: string; readonly path: string };
export type Fetch = { readonly lines: readonly FetchLine[]; readonly malformed: readonly number[] };

/** Reads `fetch.txt`: URL, length in bytes or `-`, path. We never write one. */
export function parseFetch(text: string): Fetch {
  const lines: FetchLine[] = [];
  const malformed: number[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    if (line.trim() === '') continue;
    const match = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/s.exec(line);
    if (match === null) malformed.push(index + 1);
    else lines.push({ line: index + 1, url: match[1] ?? '', path: match[3] ?? '' });
  }
  return { lines, malformed };
}

export type Declaration = {
  readonly version: string | null;
  readonly encoding: string | null;
  /** Written exactly as BagIt 1.0 wants: two lines, no blank before the colon, one after it. */
  readonly exact: boolean;
};

/** Reads the text of `bagit.txt` leniently and says whether it was exact. */
export function parseDeclaration(text: string): Declaration {
  const lines = splitLines(text);
  const version = /^BagIt-Version[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(lines[0] ?? '')?.[1] ?? null;
  const encoding = /^Tag-File-Character-Encoding[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(lines[1] ?? '')?.[1] ?? null;
  const exact = lines.length === 2 && /^BagIt-Version: \d+\.\d+$/.test(lines[0] ?? '') && /^Tag-File-Character-Encoding: \S+$/.test(lines[1] ?? '');
  return { version: version !== null && /^\d+\.\d+$/.test(version) ? version : null, encoding: encoding === '' ? null : encoding, exact };
}

export type ParsedInfo = { readonly fields: readonly InfoField[]; readonly malformed: readonly number[]; readonly exact: boolean };

/**
 * Reads `bag-info.txt`. An indented line continues the value above. `exact` is false where a label is
 * followed by blanks or the colon is not followed by one blank, which BagIt before 1.0 allowed.
 */
export function parseBagInfo(text: string): ParsedInfo {
  const fields: { label: string; value: string }[] = [];
  const malformed: number[] = [];
  let exact = true;
  for (const [index, line] of splitLines(text).entries()) {
    if (line.trim() === '') continue;
    const last = fields.at(-1);
    if (/^[ \t]+\S/.test(line) && last !== undefined) {
      last.value = `${last.value} ${line.trim()}`;
      continue;
    }
    const match = /^([^:]+):(.*)$/s.exec(line);
    const label = match?.[1]?.trim() ?? '';
    if (match === null || label === '') {
      malformed.push(index + 1);
      continue;
    }
    exact = exact && match[1] === label && /^[ \t](?![ \t])/.test(match[2] ?? '');
    fields.push({ label, value: (match[2] ?? '').trim() });
  }
  return { fields, malformed, exact };
}

/** Lines by LF, CR or CRLF; the end of the last line is no further line. */
function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function oneLine(value: string): string {
  return value.replace(/[\r\n]+/g, ' ').trim();
}
