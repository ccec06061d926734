import { canonicalJson } from '#shared/domain/canonical.ts';

/** What the chain seals of an event: who, when, what, about whom, and the salted digest of its payload. */
export type ChainRecord = {
  /** Gapless from 1. */
  readonly seq: number;
  /** When it was entered: UTC instant. */
  readonly at: string;
  /** When it happened, which may be before it was entered (补录). */
  readonly onDay: string;
  /** The acting person; null for what the program did by itself. */
  readonly personId: string | null;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly backfilled: boolean;
  readonly digest: string;
};

/** A record as it is kept. `content` is left out when it was not read, and null when it was lawfully erased. */
export type SealedRecord = ChainRecord & {
  /** Empty for the first record. */
  readonly previousHash: string;
  readonly hash: string;
  readonly content?: { readonly salt: string; readonly payload: unknown } | null;
};

/** SHA-256 of a text's UTF-8 bytes, lower-case hex: the host brings it. */
export type Sha256Text = (content: string) => string;

/** Salted, so that an erased payload (a lawful deletion of personal data) cannot be guessed back from its digest. */
export function eventDigest(payload: unknown, salt: string, sha256: Sha256Text): string {
  return textDigest(canonicalJson(payload), salt, sha256);
}

/** The same of a payload whose canonical text is at hand. */
export function textDigest(canonical: string, salt: string, sha256: Sha256Text): string {
  return sha256(`${salt}\n${canonical}`);
}

/** Links a record to the one before; `previousHash` is empty for the first. */
export function chainHash(record: ChainRecord, previousHash: string, sha256: Sha256Text): string {
  const { seq, at, onDay, personId, kind, subjectKind, subjectId, backfilled, digest } = record;
  return sha256(`${previousHash}\n${canonicalJson({ seq, at, onDay, personId, kind, subjectKind, subjectId, backfilled, digest })}`);
}

/** The head of the chain as it was once written down outside: on a paper, in a backup, in a bag. */
export type Anchor = { readonly seq: number; readonly hash: string };

/**
 * Why the chain is broken at a record:
 * `missing` records before it are gone · `order` its number is not the next one · `link` it does not follow the
 * record before · `record` its own fields were changed · `payload` what stands beside it does not fit its digest ·
 * `anchor` it is not the record that an anchor names · `truncated` an anchor lies beyond the end.
 */
export type ChainBreak = { readonly seq: number; readonly reason: 'missing' | 'order' | 'link' | 'record' | 'payload' | 'anchor' | 'truncated' };

export type ChainReport = {
  readonly ok: boolean;
  /** Records read up to the break, or all of them. */
  readonly count: number;
  readonly head: Anchor;
  readonly broken: ChainBreak | null;
  /**
   * The last record an anchor vouches for, 0 without one. Records cut off after it leave no trace in the chain:
   * nobody can tell, so a report must say up to where it proves anything.
   */
  readonly provenTo: number;
};

/**
 * Reads the chain from its first record and names the first that is broken. Any edit, insertion, deletion or
 * exchange before the last anchor is found, also when every later hash was computed anew. A long chain is read in
 * parts: `from` is the head of the part before, as it was found to be.
 */
export function verifyChain(
  records: Iterable<SealedRecord>,
  sha256: Sha256Text,
  anchors: readonly Anchor[] = [],
  from: Anchor = { seq: 0, hash: '' },
): ChainReport {
  const wanted = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  let head: Anchor = from;
  let provenTo = 0;
  for (const record of records) {
    const reason = breakOf(record, head, sha256) ?? (differs(wanted, record) ? 'anchor' : null);
    if (reason !== null) return { ok: false, count: head.seq, head, broken: { seq: record.seq, reason }, provenTo };
    head = { seq: record.seq, hash: record.hash };
    if (wanted.has(record.seq)) provenTo = record.seq;
  }
  const beyond = anchors.filter((anchor) => anchor.seq > head.seq).map((anchor) => anchor.seq);
  if (beyond.length > 0) return { ok: false, count: head.seq, head, broken: { seq: head.seq + 1, reason: 'truncated' }, provenTo };
  return { ok: true, count: head.seq, head, broken: null, provenTo };
}

function breakOf(record: SealedRecord, head: Anchor, sha256: Sha256Text): ChainBreak['reason'] | null {
  if (record.seq > head.seq + 1) return 'missing';
  if (record.seq !== head.seq + 1) return 'order';
  if (record.previousHash !== head.hash) return 'link';
  if (record.hash !== chainHash(record, record.previousHash, sha256)) return 'record';
  const { content } = record;
  if (content !== undefined && content !== null && eventDigest(content.payload, content.salt, sha256) !== record.digest) return 'payload';
  return null;
}

function differs(wanted: ReadonlyMap<number, string>, record: SealedRecord): boolean {
  const hash = wanted.get(record.seq);
  return hash !== undefined && hash !== record.hash;
}
