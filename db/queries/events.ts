import type { EventReads, EventRecord } from '#shared/services/ports.ts';
import { toSealedRecord } from '#db/sealedRecord.ts';
import type { ReadSession } from '#db/session.ts';

/** The chain as screens read it: what happened to a subject, oldest first, and the newest link. */
export function eventReads(db: ReadSession): EventReads {
  const records = () =>
    db
      .selectFrom('event')
      .innerJoin('event_payload', 'event_payload.seq', 'event.seq')
      .select([
        'event.seq',
        'event.at',
        'event.on_day',
        'event.person_id',
        'event.kind',
        'event.subject_kind',
        'event.subject_id',
        'event.backfilled',
        'event_payload.payload',
      ]);
  type Row = Awaited<ReturnType<ReturnType<typeof records>['execute']>>[number];
  const toRecord = (row: Row): EventRecord => ({
    seq: row.seq,
    at: row.at,
    onDay: row.on_day,
    personId: row.person_id,
    kind: row.kind,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    backfilled: row.backfilled === 1,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
  });
  return {
    async ofSubject(kind, id) {
      const rows = await records().where('event.subject_kind', '=', kind).where('event.subject_id', '=', id).orderBy('event.seq').execute();
      return rows.map(toRecord);
    },
    async ofKind(kind, limit) {
      return (await records().where('event.kind', '=', kind).orderBy('event.seq', 'desc').limit(limit).execute()).map(toRecord);
    },
    async head() {
      const row = await db.selectFrom('event').select(['seq', 'hash', 'at']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return row ?? null;
    },
    async sealed(afterSeq, limit) {
      const rows = await db
        .selectFrom('event')
        .leftJoin('event_payload', 'event_payload.seq', 'event.seq')
        .selectAll('event')
        .select(['event_payload.salt', 'event_payload.payload'])
        .where('event.seq', '>', afterSeq)
        .orderBy('event.seq')
        .limit(limit)
        .execute();
      return rows.map(toSealedRecord);
    },
  };
}
