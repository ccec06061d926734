import { canonicalJson } from '#shared/domain/canonical.ts';

/** What the chain seals of an event: who, when, what, about whom, and the salted digest of its payload. */
export type ChainRecord = {
  readonly seq: number;
  readonly at: string;
  readonly onDay: string;
  readonly personId: string | null;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly backfilled: boolean;
  readonly digest: string;
};

type Sha256 = (content: string) => string;

/** Salted, so that an erased payload (a lawful deletion of personal data) cannot be guessed back from its digest. */
export function eventDigest(payload: unknown, salt: string, sha256: Sha256): string {
  return sha256(`${salt}\n${canonicalJson(payload)}`);
}

/** Links a record to the one before; `previousHash` is empty for the first. */
export function chainHash(record: ChainRecord, previousHash: string, sha256: Sha256): string {
  return sha256(`${previousHash}\n${canonicalJson(record)}`);
}
