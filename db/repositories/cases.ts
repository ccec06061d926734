import { AppError } from '#shared/domain/errors.ts';
import type { CaseRepository } from '#shared/services/ports.ts';
import { rowWriter } from '#db/rows.ts';
import type { NewRowOf } from '#db/schema.ts';
import { readSession, type TxSession } from '#db/session.ts';
import { caseLoads, caseShape, findingShape, itemShape, orderShape, toItem } from './caseLoads.ts';

const fromRound = rowWriter();
const fromFinding = rowWriter(findingShape);
const fromCase = rowWriter(caseShape);
const fromOrder = rowWriter(orderShape);
const fromItem = rowWriter(itemShape);
const fromRecheck = rowWriter({ flags: ['passed'] });

/** Rounds, findings, cases and orders inside a transaction. */
export function caseRepository({ db, insertMany }: TxSession): CaseRepository {
  return {
    ...caseLoads(readSession(db)),
    async saveRound(round) {
      const row = fromRound(round) as NewRowOf<'round'>;
      if (round.revision === 1) {
        await db.insertInto('round').values(row).execute();
        return;
      }
      const { numUpdatedRows } = await db
        .updateTable('round')
        .set(row)
        .where('id', '=', round.id)
        .where('revision', '=', round.revision - 1)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('stale', { what: round.name });
    },
    async setRoundCommunities(roundId, communityNos) {
      await db
        .deleteFrom('round_community')
        .where('round_id', '=', roundId)
        .where('inspected_on', 'is', null)
        .$if(communityNos.length > 0, (query) => query.where('community_no', 'not in', communityNos))
        .execute();
      const kept = new Set(
        (await db.selectFrom('round_community').select('community_no').where('round_id', '=', roundId).execute()).map((row) => row.community_no),
      );
      await insertMany(
        'round_community',
        ['round_id', 'community_no', 'inspected_on', 'inspector'],
        communityNos.filter((no) => !kept.has(no)).map((no) => [roundId, no, null, '']),
      );
    },
    async inspect({ roundId, communityNo, inspectedOn, inspector }) {
      await insertMany('round_community', ['round_id', 'community_no', 'inspected_on', 'inspector'], [[roundId, communityNo, inspectedOn, inspector]], {
        replaceKey: ['round_id', 'community_no'],
      });
    },
    async addFinding(finding) {
      await db
        .insertInto('finding')
        .values(fromFinding(finding) as NewRowOf<'finding'>)
        .execute();
    },
    async addCase(row) {
      await db
        .insertInto('case_file')
        .values(fromCase(row) as NewRowOf<'case_file'>)
        .execute();
    },
    async updateCase(row) {
      const { numUpdatedRows } = await db
        .updateTable('case_file')
        .set({ ...(fromCase(row) as NewRowOf<'case_file'>), revision: row.revision + 1 })
        .where('id', '=', row.id)
        .where('revision', '=', row.revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('stale', { what: row.number });
    },
    async addOrder(order, copies) {
      await db
        .insertInto('orders')
        .values(fromOrder(order) as NewRowOf<'orders'>)
        .execute();
      await insertMany(
        'order_copy',
        ['order_id', 'unit_id'],
        copies.map((unitId) => [order.id, unitId]),
      );
    },
    async updateOrder(order) {
      const { numUpdatedRows } = await db
        .updateTable('orders')
        .set({ ...(fromOrder(order) as NewRowOf<'orders'>), revision: order.revision + 1 })
        .where('id', '=', order.id)
        .where('revision', '=', order.revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('stale', { what: order.number ?? order.title });
    },
    async setCopies(orderId, unitIds) {
      await db.deleteFrom('order_copy').where('order_id', '=', orderId).execute();
      await insertMany(
        'order_copy',
        ['order_id', 'unit_id'],
        unitIds.map((unitId) => [orderId, unitId]),
      );
    },
    async removeDraft(orderId) {
      const items = await db.selectFrom('order_item').select('no').where('order_id', '=', orderId).execute();
      await removeItems(items.map((item) => item.no));
      await db.deleteFrom('order_copy').where('order_id', '=', orderId).execute();
      const { numDeletedRows } = await db.deleteFrom('orders').where('id', '=', orderId).where('number', 'is', null).executeTakeFirst();
      if (numDeletedRows === 0n) throw new AppError('order_not_draft');
    },
    async addItem(item) {
      const row = await db
        .insertInto('order_item')
        .values(fromItem(item) as NewRowOf<'order_item'>)
        .returningAll()
        .executeTakeFirstOrThrow();
      return toItem(row);
    },
    async updateItem(item) {
      const { no, ...rest } = item;
      await db
        .updateTable('order_item')
        .set(fromItem(rest) as NewRowOf<'order_item'>)
        .where('no', '=', no)
        .execute();
    },
    removeItems,
    async addLedger(itemNo, entry, reason) {
      await db
        .insertInto('due_entry')
        .values({
          item_no: itemNo,
          kind: entry.kind,
          on_day: entry.on,
          period: 'period' in entry ? JSON.stringify(entry.period) : null,
          asked_on: 'askedOn' in entry ? entry.askedOn : null,
          reason,
          seq: entry.seq,
        })
        .execute();
    },
    async addReport(report) {
      await db
        .insertInto('report')
        .values(fromRound(report) as NewRowOf<'report'>)
        .execute();
    },
    async addRecheck(recheck) {
      await db
        .insertInto('recheck')
        .values(fromRecheck(recheck) as NewRowOf<'recheck'>)
        .execute();
    },
  };

  async function removeItems(itemNos: readonly number[]): Promise<void> {
    if (itemNos.length === 0) return;
    await db.deleteFrom('due_entry').where('item_no', 'in', itemNos).execute();
    await db.deleteFrom('order_item').where('no', 'in', itemNos).execute();
  }
}
