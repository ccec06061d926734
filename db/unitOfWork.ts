import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { canonicalJson } from '#shared/domain/canonical.ts';
import { AppError } from '#shared/domain/errors.ts';
import { chainHash, textDigest } from '#shared/domain/events/chain.ts';
import type { Topic } from '#shared/contract/events.ts';
import type { Clock, Journal, NewEvent, RunInfo, Sha256, Tx, UnitOfWork } from '#shared/services/ports.ts';
import type { Database } from '#db/schema.ts';
import { translateError } from '#db/errors.ts';
import { type InsertMany, type TxSession, insertManyPostgres, txSession } from '#db/session.ts';
import type { Engine } from './migrations/table.ts';
import { repositories } from './repositories/index.ts';

export type Commit = { readonly seq: number; readonly topics: readonly Topic[] };

export type UnitOfWorkOptions = {
  readonly db: Kysely<Database>;
  readonly engine: Engine;
  readonly insertMany: InsertMany | null;
  readonly clock: Clock;
  readonly sha256: Sha256;
  /** Called after the transaction is durable, never inside it. */
  readonly onCommit: (commit: Commit) => void;
};

/**
 * One command, one transaction: repositories, then its events appended to the hash chain with
 * gapless numbers, then the answer under its idempotency key. Readers are told after commit.
 */
export function createUnitOfWork(options: UnitOfWorkOptions): UnitOfWork {
  const { db, engine, clock, sha256 } = options;
  return {
    async run<T>(info: RunInfo, work: (tx: Tx) => Promise<T>): Promise<T> {
      let commit: Commit | null = null;
      const answer = await db
        .transaction()
        .execute(async (trx) => {
          const session = txSession(trx, engine, options.insertMany ?? insertManyPostgres(trx));
          const request = requestDigest(info, sha256);
          const earlier = await earlierAnswer(session, info, request);
          if (earlier !== null) return earlier.value as T;
          if (info.outside !== true) await assertActor(session, info.actorId);
          const head = await chainHead(session);
          const journal = openJournal(session, head, info.actorId, clock, sha256);
          const value = await work({ journal, ...repositories(session, journal.now) });
          await journal.flush();
          const seq = journal.last();
          await rememberAnswer(session, info, request, seq, value, journal.now);
          commit = { seq, topics: [...journal.topics] };
          return value;
        })
        .catch((error: unknown) => {
          throw translateError(error);
        });
      if (commit !== null) options.onCommit(commit);
      return answer;
    },
    async maintain<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const topics = new Set<Topic>();
      const answer = await db
        .transaction()
        .execute(async (trx) => {
          const session = txSession(trx, engine, options.insertMany ?? insertManyPostgres(trx));
          const head = await chainHead(session);
          const journal = openJournal(session, head, null, clock, sha256);
          const value = await work({ journal, ...repositories(session, journal.now) });
          if (journal.last() > head.seq) throw new AppError('maintenance_records_nothing');
          for (const topic of journal.topics) topics.add(topic);
          return { value, seq: head.seq };
        })
        .catch((error: unknown) => {
          throw translateError(error);
        });
      options.onCommit({ seq: answer.seq, topics: [...topics] });
      return answer.value;
    },
  };
}

type Head = { readonly seq: number; readonly hash: string };

/** `last` answers the number of the last event recorded. */
type OpenJournal = Journal & { readonly topics: ReadonlySet<Topic>; last(): number };

function openJournal(session: TxSession, head: Head, actorId: string | null, clock: Clock, sha256: Sha256): OpenJournal {
  const topics = new Set<Topic>();
  const [now, today] = [clock.now(), clock.today()];
  let pending: NewEvent[] = [];
  let written = head;
  return {
    actorId,
    now,
    today,
    topics,
    last: () => written.seq + pending.length,
    record(event) {
      pending.push(event);
      return written.seq + pending.length;
    },
    async flush() {
      const events = pending;
      pending = [];
      written = await appendEvents(session, written, events, { now, actorId }, sha256);
    },
    touch(...touched) {
      for (const topic of touched) topics.add(topic);
    },
  };
}

async function chainHead({ db }: TxSession): Promise<Head> {
  const row = await db.selectFrom('event').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row ?? { seq: 0, hash: '' };
}

const SALT_BYTES = 16;

/** Seals the events onto the chain; answers the new head. */
async function appendEvents(
  session: TxSession,
  head: Head,
  events: readonly NewEvent[],
  entry: Pick<Journal, 'now' | 'actorId'>,
  sha256: Sha256,
): Promise<Head> {
  const rows: (string | number | null)[][] = [];
  const payloads: (string | number)[][] = [];
  // Drawn at once: asking the system for each salt costs more than hashing the event.
  const salts = randomBytes(events.length * SALT_BYTES).toString('hex');
  let { seq, hash: previous } = head;
  for (const [index, event] of events.entries()) {
    seq += 1;
    const salt = salts.slice(index * SALT_BYTES * 2, (index + 1) * SALT_BYTES * 2);
    const payload = canonicalJson(event.payload);
    const digest = textDigest(payload, salt, sha256);
    const hash = chainHash(
      {
        seq,
        at: entry.now,
        onDay: event.onDay,
        personId: entry.actorId,
        kind: event.kind,
        subjectKind: event.subjectKind,
        subjectId: event.subjectId,
        backfilled: event.backfilled ?? false,
        digest,
      },
      previous,
      sha256,
    );
    rows.push([seq, entry.now, event.onDay, entry.actorId, event.kind, event.subjectKind, event.subjectId, event.backfilled ? 1 : 0, digest, previous, hash]);
    payloads.push([seq, salt, payload]);
    previous = hash;
  }
  await session.insertMany(
    'event',
    ['seq', 'at', 'on_day', 'person_id', 'kind', 'subject_kind', 'subject_id', 'backfilled', 'digest', 'previous_hash', 'hash'],
    rows,
  );
  await session.insertMany('event_payload', ['seq', 'salt', 'payload'], payloads);
  return { seq, hash: previous };
}

async function assertActor({ db }: TxSession, actorId: string | null): Promise<void> {
  if (actorId === null) {
    const anyone = await db.selectFrom('person').select('id').limit(1).executeTakeFirst();
    if (anyone !== undefined) throw new AppError('actor_missing');
    return;
  }
  const person = await db.selectFrom('person').select('active').where('id', '=', actorId).executeTakeFirst();
  if (person?.active !== 1) throw new AppError('actor_unknown');
}

/** What was asked, by whom: the same key must mean the same request. */
function requestDigest(info: RunInfo, sha256: Sha256): string {
  return sha256(canonicalJson([info.operation, info.actorId, info.fingerprint ?? '']));
}

/** Throws `key_reused` when the key was used for something else. */
async function earlierAnswer({ db }: TxSession, info: RunInfo, request: string): Promise<{ readonly value: unknown } | null> {
  if (info.idempotencyKey === null) return null;
  const row = await db.selectFrom('idempotency').select(['request', 'result']).where('key', '=', info.idempotencyKey).executeTakeFirst();
  if (row === undefined) return null;
  if (row.request !== request) throw new AppError('key_reused');
  return { value: JSON.parse(row.result) as unknown };
}

async function rememberAnswer({ db }: TxSession, info: RunInfo, request: string, seq: number, value: unknown, at: string): Promise<void> {
  if (info.idempotencyKey === null) return;
  const result = JSON.stringify(value ?? null);
  await db.insertInto('idempotency').values({ key: info.idempotencyKey, operation: info.operation, request, seq, result, at }).execute();
}
