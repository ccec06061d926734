import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import type { ArchiveItemRow, ArchiveLoads, ArchivePaperRow, ArchiveRepository, FiledItemRow, SourcedAttachment } from '#shared/services/ports.ts';
import { rowReader, rowWriter } from '#db/rows.ts';
import type { Database, NewRowOf } from '#db/schema.ts';
import { readSession, type ReadSession, type SqlValue, type TxSession } from '#db/session.ts';

const toArchiveItem = rowReader<ArchiveItemRow>();
const fromItem = rowWriter();
const toPaper = rowReader<ArchivePaperRow>();
const toSourced = rowReader<SourcedAttachment>();

const columns = [
  'id',
  'fonds',
  'community_no',
  'creator',
  'category',
  'subject',
  'kind',
  'case_id',
  'order_id',
  'source_key',
  'year',
  'retention',
  'title',
  'document_number',
  'responsible',
  'document_on',
  'secrecy',
  'pages',
  'note',
  'ord',
  'serial',
  'code',
  'fixed_on',
  'haystack',
  'state',
  'revision',
  'seq',
] as const;

/** Named as the port names them: a year has very many rows, and mapping each costs as much as reading it. */
const yearColumns = [
  'id',
  'fonds',
  'community_no as communityNo',
  'creator',
  'category',
  'subject',
  'year',
  'retention',
  'title',
  'document_number as documentNumber',
  'responsible',
  'document_on as documentOn',
  'secrecy',
  'pages',
  'note',
  'ord',
  'serial',
  'code',
  'revision',
] as const;

/** SQLite allows 32,766 parameters a statement. */
const MOST_IN = 10_000;

/** The orders a case stands in. */
export async function ordersOf(db: ReadSession, caseId: string): Promise<readonly string[]> {
  return (await db.selectFrom('order_item').select('order_id').distinct().where('case_id', '=', caseId).execute()).map((row) => row.order_id);
}

/**
 * What a case left, and the orders it stands in, which were filed with the first of their cases. By ranges of the key
 * items are made from, which has an index: `;` follows `:`.
 */
export function ofCase(caseId: string, orderIds: readonly string[]): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'archive_item'>();
  const between = (key: string) => eb.and([eb('archive_item.source_key', '>=', key), eb('archive_item.source_key', '<', `${key};`)]);
  return eb.or([eb('archive_item.case_id', '=', caseId), ...orderIds.flatMap((id) => [between(`order:${id}`), between(`receipt:${id}`)])]);
}

/** Items and their papers, as both screens and commands load them. */
export function archiveLoads(db: ReadSession): ArchiveLoads {
  return {
    async item(id) {
      const row = await db.selectFrom('archive_item').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toArchiveItem(row);
    },
    async papersOf(itemIds) {
      const papers: ArchivePaperRow[] = [];
      for (let start = 0; start < itemIds.length; start += MOST_IN) {
        const rows = await db
          .selectFrom('archive_paper')
          .selectAll()
          .where('item_id', 'in', itemIds.slice(start, start + MOST_IN))
          .orderBy('item_id')
          .orderBy('ord')
          .execute();
        papers.push(...rows.map(toPaper));
      }
      return papers;
    },
    async bySource(keys) {
      if (keys.length === 0) return [];
      return (await db.selectFrom('archive_item').selectAll().where('source_key', 'in', keys).execute()).map(toArchiveItem);
    },
    async ofCase(caseId) {
      const orderIds = await ordersOf(db, caseId);
      const rows = await db
        .selectFrom('archive_item')
        .selectAll()
        .where(ofCase(caseId, orderIds))
        .where('state', '!=', 'withdrawn')
        .orderBy('document_on')
        .orderBy('ord')
        .orderBy('id')
        .execute();
      return rows.map(toArchiveItem);
    },
    async ofYear(fonds, communityNo, year) {
      const rows = await db
        .selectFrom('archive_item')
        .select(yearColumns)
        .where('fonds', '=', fonds)
        .where('community_no', communityNo === null ? 'is' : '=', communityNo)
        .where('year', '=', year)
        .where('state', '!=', 'withdrawn')
        .execute();
      return rows as readonly FiledItemRow[];
    },
    async sourcedFiles(subjectKind, subjectId) {
      const rows = await db
        .selectFrom('attachment')
        .innerJoin('blob', 'blob.hash', 'attachment.hash')
        .selectAll('attachment')
        .select(['blob.size', 'blob.mime'])
        .where('subject_kind', '=', subjectKind)
        .where('subject_id', '=', subjectId)
        .orderBy('attachment.seq')
        .orderBy('attachment.id')
        .execute();
      return rows.map(toSourced);
    },
  };
}

/** The archive inside a transaction. */
export function archiveRepository({ db, insertMany }: TxSession): ArchiveRepository {
  return {
    ...archiveLoads(readSession(db)),
    async addItems(items) {
      await insertMany(
        'archive_item',
        columns,
        items.map((item) => {
          const row = fromItem(item);
          return columns.map((column): SqlValue => row[column] ?? null);
        }),
      );
    },
    async updateItem(item) {
      const { numUpdatedRows } = await db
        .updateTable('archive_item')
        .set({ ...(fromItem(item) as NewRowOf<'archive_item'>), revision: item.revision + 1 })
        .where('id', '=', item.id)
        .where('revision', '=', item.revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('stale', { what: item.title });
    },
    async setPapers(itemId, papers) {
      await db.deleteFrom('archive_paper').where('item_id', '=', itemId).execute();
      await insertMany(
        'archive_paper',
        ['item_id', 'ord', 'name', 'form', 'about_id', 'pages', 'attachment_id'],
        papers.map((paper, index) => [itemId, index + 1, paper.name, paper.form, paper.aboutId, paper.pages, paper.attachmentId]),
      );
    },
    async keepPaper(itemId, ord, attachmentId) {
      await db.updateTable('archive_paper').set({ attachment_id: attachmentId }).where('item_id', '=', itemId).where('ord', '=', ord).execute();
    },
  };
}
