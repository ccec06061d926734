import type { Transaction } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import { canonicalJson } from '#shared/domain/canonical.ts';
import type { CoreReads, CoreRepository, PersonRow, UnitKind, UnitRow } from '#shared/services/ports.ts';
import type { Database, RowOf } from '#db/schema.ts';
import { readSession, type ReadSession, type TxSession } from '#db/session.ts';

function toPerson(row: RowOf<'person'>): PersonRow {
  return { ...row, active: row.active === 1 };
}

function toUnit(row: RowOf<'unit'>): UnitRow {
  return {
    id: row.id,
    no: row.no,
    kind: row.kind as UnitKind,
    name: row.name,
    fullName: row.full_name,
    parentId: row.parent_id,
    code: row.code,
    ord: row.ord,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    revision: row.revision,
  };
}

/** Persons, units, settings as screens read them. */
export function coreReads(db: ReadSession): CoreReads {
  return {
    async meta(key) {
      const row = await db.selectFrom('app_meta').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value ?? null;
    },
    async setting(key) {
      const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : (JSON.parse(row.value) as unknown);
    },
    async persons() {
      const rows = await db.selectFrom('person').selectAll().orderBy('ord').orderBy('id').execute();
      return rows.map(toPerson);
    },
    async units() {
      const rows = await db.selectFrom('unit').selectAll().orderBy('ord').orderBy('no').execute();
      return rows.map(toUnit);
    },
    async unit(id) {
      const row = await db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toUnit(row);
    },
  };
}

/** Subject numbers are given by us, in the one writing transaction, so that bulk rows know theirs before they are written. */
export async function firstFreeSubject(db: Transaction<Database>): Promise<number> {
  const row = await db
    .selectFrom('subject')
    .select((eb) => eb.fn.max('no').as('most'))
    .executeTakeFirst();
  return Number(row?.most ?? 0) + 1;
}

/** Persons, units, settings, serials and search rows inside a transaction. */
export function coreRepository({ db, insertMany }: TxSession): CoreRepository {
  return {
    ...coreReads(readSession(db)),
    async setMeta(key, value) {
      await db
        .insertInto('app_meta')
        .values({ key, value })
        .onConflict((on) => on.column('key').doUpdateSet({ value }))
        .execute();
    },
    async setSetting(key, value) {
      const text = canonicalJson(value);
      await db
        .insertInto('setting')
        .values({ key, value: text, revision: 1 })
        .onConflict((on) => on.column('key').doUpdateSet((eb) => ({ value: text, revision: eb('setting.revision', '+', 1) })))
        .execute();
    },
    async savePerson(person) {
      const values = { ...person, active: person.active ? (1 as const) : (0 as const) };
      await db
        .insertInto('person')
        .values(values)
        .onConflict((on) => on.column('id').doUpdateSet(values))
        .execute();
    },
    async addUnit(unit) {
      const no = await firstFreeSubject(db);
      await db.insertInto('subject').values({ no, kind: 'unit', id: unit.id }).execute();
      await db
        .insertInto('unit')
        .values({
          id: unit.id,
          no,
          kind: unit.kind,
          name: unit.name,
          full_name: unit.fullName,
          parent_id: unit.parentId,
          code: unit.code,
          ord: unit.ord,
          valid_from: unit.validFrom,
          valid_to: unit.validTo,
          revision: 1,
        })
        .execute();
      return { ...unit, no, revision: 1 };
    },
    async updateUnit(unit) {
      const { numUpdatedRows } = await db
        .updateTable('unit')
        .set({ name: unit.name, full_name: unit.fullName, code: unit.code, ord: unit.ord, valid_to: unit.validTo, revision: unit.revision + 1 })
        .where('id', '=', unit.id)
        .where('revision', '=', unit.revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('stale', { what: unit.name });
    },
    async nextSerial(kind, year) {
      const row = await db.selectFrom('serial').select('next').where('kind', '=', kind).where('year', '=', year).executeTakeFirst();
      const serial = row?.next ?? 1;
      await db
        .insertInto('serial')
        .values({ kind, year, next: serial + 1 })
        .onConflict((on) => on.columns(['kind', 'year']).doUpdateSet({ next: serial + 1 }))
        .execute();
      return serial;
    },
    async saveSearch(entries) {
      await insertMany(
        'search_entry',
        ['kind', 'id', 'title', 'subtitle', 'haystack', 'sort_key'],
        entries.map((entry) => [entry.kind, entry.id, entry.title, entry.subtitle, entry.haystack, entry.sortKey]),
        { replaceKey: ['kind', 'id'] },
      );
    },
    async removeSearch(kind, ids) {
      for (let start = 0; start < ids.length; start += 500) {
        await db
          .deleteFrom('search_entry')
          .where('kind', '=', kind)
          .where('id', 'in', ids.slice(start, start + 500))
          .execute();
      }
    },
  };
}
