import { sql } from 'kysely';
import { canonicalJson } from '#shared/domain/canonical.ts';
import type { EventKind } from '#shared/domain/events/kinds.ts';
import type { IdentityChange } from '#shared/domain/import/matchCommunities.ts';
import type { ImportBatchRow, ImportedSubject, ImportLoads, ImportRepository } from '#shared/services/ports.ts';
import type { RowOf } from '#db/schema.ts';
import { type ReadSession, readSession, type TxSession } from '#db/session.ts';
import { valuesOfImport } from './importValues.ts';

/** Everything after which a preview may be wrong: communities, their values, the subdistricts they belong to. */
const REGISTER_EVENTS: readonly EventKind[] = [
  'community.added',
  'community.changed',
  'community.renamed',
  'community.ended',
  'register.imported',
  'register.import_undone',
  'register.edited',
  'unit.added',
  'unit.changed',
  'evidence.recorded',
  'evidence.withdrawn',
];

/** SQLite allows 32,766 parameters a statement. */
const MOST_IN = 10_000;

/** What both screens and commands ask about imports. */
export function importLoads(db: ReadSession): ImportLoads {
  return {
    async registerHead() {
      // One maximum a kind, because the index on (kind, seq) answers each at once.
      const heads = REGISTER_EVENTS.map((kind) =>
        db
          .selectFrom('event')
          .select((eb) => eb.fn.max('seq').as('seq'))
          .where('kind', '=', kind),
      );
      const [first, ...rest] = heads;
      const rows = await rest.reduce((union, head) => union.unionAll(head), first!).execute();
      return Math.max(0, ...rows.map((row) => Number(row.seq ?? 0)));
    },
    async latestValueDay() {
      const row = await db
        .selectFrom('register_current')
        .select((eb) => eb.fn.max('valid_from').as('day'))
        .executeTakeFirst();
      return row?.day ?? null;
    },
    async importMapping(signature) {
      const row = await db.selectFrom('import_mapping').select('mapping').where('signature', '=', signature).executeTakeFirst();
      return row === undefined ? null : (JSON.parse(row.mapping) as unknown);
    },
  };
}

/** Imports inside a transaction: what they touched, what hangs on it now. */
export function importRepository(session: TxSession): ImportRepository {
  const { db } = session;
  const read = readSession(db);
  return {
    ...importLoads(read),
    async importBatch(id) {
      const row = await db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toBatch(row);
    },
    async saveImportBatch(batch) {
      const row = {
        id: batch.id,
        file_name: batch.fileName,
        sha256: batch.sha256,
        sheet: batch.sheet,
        signature: batch.signature,
        on_day: batch.onDay,
        added: batch.added,
        changed: batch.changed,
        unchanged: batch.unchanged,
        seq: batch.seq,
        undone_seq: batch.undoneSeq,
      };
      await db
        .insertInto('import_batch')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet({ undone_seq: batch.undoneSeq }))
        .execute();
    },
    valuesOfImport: (importId) => valuesOfImport(session, importId),
    async saveImportMapping(signature, mapping, seq) {
      const row = { mapping: canonicalJson(mapping), seq };
      await db
        .insertInto('import_mapping')
        .values({ signature, ...row })
        .onConflict((on) => on.column('signature').doUpdateSet(row))
        .execute();
    },
    async subjectsOf(batch) {
      const { payload } = await db.selectFrom('event_payload').select('payload').where('seq', '=', batch.seq).executeTakeFirstOrThrow();
      const { subjects } = JSON.parse(payload) as { readonly subjects: number };
      const rows = await db
        .selectFrom('event')
        .innerJoin('event_payload', 'event_payload.seq', 'event.seq')
        .select(['event.kind', 'event.subject_kind', 'event.subject_id', 'event_payload.payload'])
        .where('event.seq', '>', batch.seq)
        .where('event.seq', '<=', batch.seq + subjects)
        .orderBy('event.seq')
        .execute();
      return rows.map(toSubject);
    },
    async communitiesInUse(communities, importId) {
      const used = new Set<number>();
      const byId = new Map(communities.map((community) => [community.id, community.no]));
      for (let start = 0; start < communities.length; start += MOST_IN) {
        const part = communities.slice(start, start + MOST_IN);
        for (const no of await numbersInUse(
          read,
          part.map((community) => community.no),
          importId,
        ))
          used.add(no);
        const ids = part.map((community) => community.id);
        const attached = await read
          .selectFrom('attachment')
          .select('subject_id')
          .distinct()
          .where('subject_kind', '=', 'community')
          .where('subject_id', 'in', ids)
          .execute();
        for (const { subject_id: id } of attached) used.add(byId.get(id) ?? 0);
      }
      return used;
    },
    async raiseRevisions(nos) {
      for (let start = 0; start < nos.length; start += MOST_IN) {
        await db
          .updateTable('community')
          .set((eb) => ({ revision: eb('revision', '+', 1) }))
          .where('no', 'in', nos.slice(start, start + MOST_IN))
          .execute();
      }
    },
    async removeUnusedUnits(ids) {
      if (ids.length === 0) return [];
      const used = await unitsInUse(read, ids);
      const removed = ids.filter((id) => !used.has(id));
      if (removed.length === 0) return [];
      const numbers = await db.selectFrom('unit').select('no').where('id', 'in', removed).execute();
      await db.deleteFrom('unit').where('id', 'in', removed).execute();
      await db
        .deleteFrom('subject')
        .where(
          'no',
          'in',
          numbers.map((row) => row.no),
        )
        .execute();
      return removed;
    },
  };
}

function toBatch(row: RowOf<'import_batch'>): ImportBatchRow {
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
  };
}

type EventRow = { readonly kind: string; readonly subject_kind: string; readonly subject_id: string; readonly payload: string };
type CommunityPayload = { readonly name?: string; readonly code?: string | null; readonly subdistrict?: string; readonly identity?: readonly IdentityChange[] };

function toSubject(row: EventRow): ImportedSubject {
  if (row.subject_kind !== 'community') return { kind: 'unit', id: row.subject_id };
  const { name = '', code = null, subdistrict = '', identity = [] } = JSON.parse(row.payload) as CommunityPayload;
  return { kind: 'community', id: row.subject_id, added: row.kind === 'community.added' ? { name, code, subdistrict } : null, identity };
}

/** Every table that names a community; values of this import, and of imports that were undone, do not count. */
async function numbersInUse(db: ReadSession, nos: readonly number[], importId: string): Promise<readonly number[]> {
  const values = await db
    .selectFrom('register_value')
    .leftJoin('import_batch', 'import_batch.id', 'register_value.import_id')
    .select('register_value.subject_no as no')
    .distinct()
    .where('register_value.subject_no', 'in', nos)
    .where('register_value.source', '!=', 'undo')
    .where(sql<boolean>`not (register_value.source = 'import' and (register_value.import_id = ${importId} or import_batch.undone_seq is not null))`)
    .execute();
  const bySubject = await Promise.all(
    (['evidence', 'exemption'] as const).map((table) => db.selectFrom(table).select('subject_no as no').distinct().where('subject_no', 'in', nos).execute()),
  );
  const byCommunity = await Promise.all(
    (['register_item', 'round_community', 'finding', 'case_file', 'archive_item'] as const).map((table) =>
      db.selectFrom(table).select('community_no as no').distinct().where('community_no', 'in', nos).execute(),
    ),
  );
  return [values, ...bySubject, ...byCommunity].flat().map((row) => Number(row.no));
}

async function unitsInUse(db: ReadSession, ids: readonly string[]): Promise<ReadonlySet<string | null>> {
  const references = [
    db.selectFrom('community').select('subdistrict_id as id').distinct().where('subdistrict_id', 'in', ids).execute(),
    db.selectFrom('finding').select('responsible_unit_id as id').distinct().where('responsible_unit_id', 'in', ids).execute(),
    db.selectFrom('case_file').select('responsible_unit_id as id').distinct().where('responsible_unit_id', 'in', ids).execute(),
    db.selectFrom('orders').select('addressee_id as id').distinct().where('addressee_id', 'in', ids).execute(),
    db.selectFrom('order_copy').select('unit_id as id').distinct().where('unit_id', 'in', ids).execute(),
    db.selectFrom('unit').select('parent_id as id').distinct().where('parent_id', 'in', ids).execute(),
    db
      .selectFrom('register_value')
      .innerJoin('unit', 'unit.no', 'register_value.subject_no')
      .select('unit.id as id')
      .distinct()
      .where('unit.id', 'in', ids)
      .execute(),
    db.selectFrom('evidence').innerJoin('unit', 'unit.no', 'evidence.subject_no').select('unit.id as id').distinct().where('unit.id', 'in', ids).execute(),
    db.selectFrom('verdict').innerJoin('unit', 'unit.no', 'verdict.subject_no').select('unit.id as id').distinct().where('unit.id', 'in', ids).execute(),
    db.selectFrom('exemption').innerJoin('unit', 'unit.no', 'exemption.subject_no').select('unit.id as id').distinct().where('unit.id', 'in', ids).execute(),
  ];
  return new Set((await Promise.all(references)).flat().map((row) => row.id));
}
