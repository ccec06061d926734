import type { AttachmentRow, BlobRow, FileReads, FileRepository } from '#shared/services/ports.ts';
import { readSession, type ReadSession, type TxSession } from '#db/session.ts';

/** Attachments as screens and exports read them. */
export function fileReads(db: ReadSession): FileReads {
  const select = () =>
    db
      .selectFrom('attachment')
      .innerJoin('blob', 'blob.hash', 'attachment.hash')
      .select([
        'attachment.id',
        'attachment.subject_kind',
        'attachment.subject_id',
        'attachment.kind',
        'attachment.hash',
        'attachment.name',
        'attachment.on_day',
        'blob.size',
        'blob.mime',
      ]);
  type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
  const toAttachment = (row: Row): AttachmentRow & BlobRow => ({
    id: row.id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    kind: row.kind,
    hash: row.hash,
    name: row.name,
    onDay: row.on_day,
    size: row.size,
    mime: row.mime,
  });
  return {
    async page(afterId, limit) {
      const rows = await select()
        .$if(afterId !== null, (query) => query.where('attachment.id', '>', afterId!))
        .orderBy('attachment.id')
        .limit(limit)
        .execute();
      return rows.map(toAttachment);
    },
    async totals() {
      const row = await db
        .selectFrom('attachment')
        .innerJoin('blob', 'blob.hash', 'attachment.hash')
        .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number | null>('blob.size').as('bytes')])
        .executeTakeFirstOrThrow();
      return { count: Number(row.count), bytes: Number(row.bytes ?? 0) };
    },
    async attachmentsOf(subjectKind, subjectId) {
      const rows = await select()
        .where('subject_kind', '=', subjectKind)
        .where('subject_id', '=', subjectId)
        .orderBy('attachment.on_day')
        .orderBy('attachment.id')
        .execute();
      return rows.map(toAttachment);
    },
    async attachment(id) {
      const row = await select().where('attachment.id', '=', id).executeTakeFirst();
      return row === undefined ? null : toAttachment(row);
    },
  };
}

/** Blobs and attachments inside a transaction; the bytes are on disk before this is called. */
export function fileRepository({ db }: TxSession, now: string): FileRepository {
  return {
    ...fileReads(readSession(db)),
    async addBlob(blob) {
      await db
        .insertInto('blob')
        .values({ ...blob, stored_at: now })
        .onConflict((on) => on.column('hash').doNothing())
        .execute();
    },
    async addAttachment(attachment, seq) {
      await db
        .insertInto('attachment')
        .values({
          id: attachment.id,
          subject_kind: attachment.subjectKind,
          subject_id: attachment.subjectId,
          kind: attachment.kind,
          hash: attachment.hash,
          name: attachment.name,
          on_day: attachment.onDay,
          seq,
        })
        .execute();
    },
  };
}
