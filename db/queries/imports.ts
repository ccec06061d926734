import type { ImportListRow, ImportReads } from '#shared/services/ports.ts';
import type { RowOf } from '#db/schema.ts';
import { importLoads } from '#db/repositories/imports.ts';
import type { ReadSession } from '#db/session.ts';
import { cutPage, readCursor } from './page.ts';

/** Imports as their list shows them. */
export function importReads(db: ReadSession): ImportReads {
  return {
    ...importLoads(db),
    async list(cursor, limit) {
      const page = { cursor, limit, sort: 'seq', descending: true };
      const after = readCursor(page);
      const [rows, total] = await Promise.all([
        select(db)
          .$if(after !== null, (query) => query.where('import_batch.seq', '<', Number(after![0])))
          .orderBy('import_batch.seq', 'desc')
          .limit(limit + 1)
          .execute(),
        db
          .selectFrom('import_batch')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow(),
      ]);
      const cut = cutPage(rows, page, (row) => [row.seq, row.id]);
      return { rows: cut.rows.map(toListRow), next: cut.next, total: Number(total.count) };
    },
    async ofFile(sha256) {
      const row = await select(db)
        .where('import_batch.sha256', '=', sha256)
        .where('import_batch.undone_seq', 'is', null)
        .orderBy('import_batch.seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toListRow(row);
    },
  };
}

function select(db: ReadSession) {
  return db
    .selectFrom('import_batch')
    .innerJoin('event', 'event.seq', 'import_batch.seq')
    .leftJoin('person', 'person.id', 'event.person_id')
    .leftJoin('event as undoing', 'undoing.seq', 'import_batch.undone_seq')
    .leftJoin('person as undoer', 'undoer.id', 'undoing.person_id')
    .selectAll('import_batch')
    .select(['event.at', 'person.name as person_name', 'undoing.at as undone_at', 'undoer.name as undone_person_name']);
}

type Joined = RowOf<'import_batch'> & {
  readonly at: string;
  readonly person_name: string | null;
  readonly undone_at: string | null;
  readonly undone_person_name: string | null;
};

function toListRow(row: Joined): ImportListRow {
  return {
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    sheet: row.sheet,
    signature: row.signature,
    onDay: row.on_day,
    added: row.added,
    changed: row.changed,
    unchanged: row.unchanged,
    seq: row.seq,
    undoneSeq: row.undone_seq,
    at: row.at,
    personName: row.person_name,
    undoneAt: row.undone_at,
    undonePersonName: row.undone_person_name,
  };
}
