import type { SealedRecord } from '#shared/domain/events/chain.ts';

/** An event as both engines read it, with its payload; both are null where the payload was lawfully erased. */
export type SealedRow = {
  readonly seq: number;
  readonly at: string;
  readonly on_day: string;
  readonly person_id: string | null;
  readonly kind: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly backfilled: number;
  readonly digest: string;
  readonly previous_hash: string;
  readonly hash: string;
  readonly salt: string | null;
  readonly payload: string | null;
};

/** The event as the chain is checked by. */
export function toSealedRecord(row: SealedRow): SealedRecord {
  return {
    seq: row.seq,
    at: row.at,
    onDay: row.on_day,
    personId: row.person_id,
    kind: row.kind,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    backfilled: row.backfilled === 1,
    digest: row.digest,
    previousHash: row.previous_hash,
    hash: row.hash,
    content: row.salt === null || row.payload === null ? null : { salt: row.salt, payload: payloadOf(row.payload) },
  };
}

/** A payload that is no JSON any more is kept as text: its digest then says that it was changed. */
export function payloadOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
