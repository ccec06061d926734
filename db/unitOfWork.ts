import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { canonicalJson } from '#shared/domain/canonical.ts';
import { AppError } from '#shared/domain/errors.ts';
import { chainHash, eventDigest } from '#shared/domain/events/chain.ts';
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
      const answer = await db.transaction().execute(async (trx) => {
        const session = txSession(trx, engine, options.insertMany ?? insertManyPostgres(trx));
        const earlier = await earlierAnswer(session, info);
        if (earlier !== null) return earlier.value as T;
        await assertActor(session, info.actorId);
        const head = await chainHead(session);
        const journal = openJournal(head.seq, info.actorId, clock);
        const value = await work({ journal, ...repositories(session, journal.now) });
        const seq = await appendEvents(session, head, journal, sha256);
        await rememberAnswer(session, info, seq, value, journal.now);
        commit = { seq, topics: [...journal.topics] };
        return value;
      }).catch((error: unknown) => {
        throw translateError(error);
      });
      if (commit !== null) options.onCommit(commit);
      return answer;
    },
    async maintain<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const topics = new Set<Topic>();
      const answer = await db.transaction().execute(async (trx) => {
        const session = txSession(trx, engine, options.insertMany ?? insertManyPostgres(trx));
        const head = await chainHead(session);
        const journal = openJournal(head.seq, null, clock);
        const value = await work({ journal, ...repositories(session, journal.now) });
        if (journal.events.length > 0) throw new AppError('maintenance_records_nothing');
        for (const topic of journal.topics) topics.add(topic);
        return { value, seq: head.seq };
      }).catch((error: unknown) => {
        throw translateError(error);
      });
      options.onCommit({ seq: answer.seq, topics: [...topics] });
      return answer.value;
    },
  };
}

type OpenJournal = Journal & { readonly events: readonly NewEvent[]; readonly topics: ReadonlySet<Topic> };

function openJournal(lastSeq: number, actorId: string | null, clock: Clock): OpenJournal {
  const events: NewEvent[] = [];
  const topics = new Set<Topic>();
  return {
    actorId,
    now: clock.now(),
    today: clock.today(),
    events,
    topics,
    record(event) {
      events.push(event);
      return lastSeq + events.length;
    },
    touch(...touched) {
      for (const topic of touched) topics.add(topic);
    },
  };
}

type Head = { readonly seq: number; readonly hash: string };

async function chainHead({ db }: TxSession): Promise<Head> {
  const row = await db.selectFrom('event').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row ?? { seq: 0, hash: '' };
}

async function appendEvents(session: TxSession, head: Head, journal: OpenJournal, sha256: Sha256): Promise<number> {
  const rows: (string | number | null)[][] = [];
  const payloads: (string | number)[][] = [];
  let { seq, hash: previous } = head;
  for (const event of journal.events) {
    seq += 1;
    const salt = randomBytes(16).toString('hex');
    const digest = eventDigest(event.payload, salt, sha256);
    const hash = chainHash({
      seq, at: journal.now, onDay: event.onDay, personId: journal.actorId, kind: event.kind, subjectKind: event.subjectKind,
      subjectId: event.subjectId, backfilled: event.backfilled ?? false, digest,
    }, previous, sha256);
    rows.push([
      seq, journal.now, event.onDay, journal.actorId, event.kind, event.subjectKind, event.subjectId, event.backfilled ? 1 : 0,
      digest, previous, hash,
    ]);
    payloads.push([seq, salt, canonicalJson(event.payload)]);
    previous = hash;
  }
  await session.insertMany('event', [
    'seq', 'at', 'on_day', 'person_id', 'kind', 'subject_kind', 'subject_id', 'backfilled', 'digest', 'previous_hash', 'hash',
  ], rows);
  await session.insertMany('event_payload', ['seq', 'salt', 'payload'], payloads);
  return seq;
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

async function earlierAnswer({ db }: TxSession, info: RunInfo): Promise<{ readonly value: unknown } | null> {
  if (info.idempotencyKey === null) return null;
  const row = await db.selectFrom('idempotency').select(['operation', 'result']).where('key', '=', info.idempotencyKey).executeTakeFirst();
  if (row === undefined) return null;
  if (row.operation !== info.operation) throw new AppError('key_reused', { operation: row.operation });
  return { value: JSON.parse(row.result) as unknown };
}

async function rememberAnswer({ db }: TxSession, info: RunInfo, seq: number, value: unknown, at: string): Promise<void> {
  if (info.idempotencyKey === null) return;
  const result = JSON.stringify(value ?? null);
  await db.insertInto('idempotency').values({ key: info.idempotencyKey, operation: info.operation, seq, result, at }).execute();
}
