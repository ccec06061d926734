import { sql } from 'kysely';
import { AppError } from '#shared/domain/errors.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import type { MetricValue, Qualifier } from '#shared/domain/register/value.ts';
import type { CommunityRow, ItemKind, ItemRow, RegisterLoads, ValueSource, ValuesBySubject } from '#shared/services/ports.ts';
import type { RowOf } from '#db/schema.ts';
import type { ReadSession } from '#db/session.ts';

function toCommunity(row: RowOf<'community'>): CommunityRow {
  return {
    id: row.id,
    no: row.no,
    subdistrictId: row.subdistrict_id,
    name: row.name,
    code: row.code,
    haystack: row.haystack,
    sortKey: row.sort_key,
    ord: row.ord,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    revision: row.revision,
  };
}

export function toItem(row: RowOf<'register_item'>): ItemRow {
  return {
    id: row.id,
    no: row.no,
    communityNo: row.community_no,
    kind: row.kind as ItemKind,
    ord: row.ord,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    revision: row.revision,
  };
}

type ValueColumns = { readonly number: number | null; readonly text: string | null; readonly qualifier: string };
function toValue(row: ValueColumns): MetricValue {
  return { number: row.number, text: row.text, qualifier: row.qualifier as Qualifier };
}

/** Metrics whose values say for which day they speak. */
const countedByPeriod = new Set(metrics.filter((metric) => metric.per !== undefined).map((metric) => metric.key));

/**
 * A value with, where it is counted by period, the day it speaks for: the day it stands from, unless an undo put back the
 * figure of an earlier day, which is then kept in the column of words that a count leaves empty.
 */
export function valueOf(key: string, row: ValueColumns & { readonly valid_from: string }): MetricValue {
  return countedByPeriod.has(key) ? { number: row.number, text: null, qualifier: row.qualifier as Qualifier, since: row.text ?? row.valid_from } : toValue(row);
}

/** SQLite allows 32,766 parameters a statement; PostgreSQL 65,535. */
const MOST_IN = 10_000;

export async function metricKeys(db: ReadSession): Promise<Map<number, string>> {
  const rows = await db.selectFrom('metric').select(['no', 'key']).execute();
  return new Map(rows.map((row) => [row.no, row.key]));
}

type ValueRow = ValueColumns & { readonly subject_no: number; readonly metric_no: number; readonly valid_from: string };

function collect(rows: readonly ValueRow[], keys: ReadonlyMap<number, string>, into: Map<number, Map<string, MetricValue>>, only?: ReadonlySet<number>): void {
  for (const row of rows) {
    if (row.qualifier === 'unfilled' || only?.has(row.subject_no) === false) continue;
    let values = into.get(row.subject_no);
    if (values === undefined) into.set(row.subject_no, (values = new Map()));
    const key = keys.get(row.metric_no)!;
    values.set(key, valueOf(key, row));
  }
}

/** Subject numbers that lie close together, as those of an import do, are read as one span: in key order, without a list of thousands. */
function denseSpan(nos: readonly number[]): { readonly from: number; readonly to: number } | null {
  if (nos.length < 100) return null;
  let [from, to] = [nos[0]!, nos[0]!];
  for (const no of nos) {
    if (no < from) from = no;
    if (no > to) to = no;
  }
  return to - from < nos.length * 1.5 ? { from, to } : null;
}

/** Communities, values and items as both screens and commands load them. */
export function registerLoads(db: ReadSession): RegisterLoads {
  return {
    async communities() {
      const rows = await db.selectFrom('community').selectAll().orderBy('no').execute();
      return rows.map(toCommunity);
    },
    async community(id) {
      const row = await db.selectFrom('community').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toCommunity(row);
    },
    async communityByNo(no) {
      const row = await db.selectFrom('community').selectAll().where('no', '=', no).executeTakeFirst();
      return row === undefined ? null : toCommunity(row);
    },
    async currentValues(subjectNos) {
      const keys = await metricKeys(db);
      const found = new Map<number, Map<string, MetricValue>>();
      const select = () => db.selectFrom('register_current').select(['subject_no', 'metric_no', 'valid_from', 'number', 'text', 'qualifier']);
      if (subjectNos === null) collect(await select().execute(), keys, found);
      else {
        for (let start = 0; start < subjectNos.length; start += MOST_IN) {
          const part = subjectNos.slice(start, start + MOST_IN);
          const span = denseSpan(part);
          if (span === null) collect(await select().where('subject_no', 'in', part).execute(), keys, found);
          else collect(await select().where('subject_no', '>=', span.from).where('subject_no', '<=', span.to).execute(), keys, found, new Set(part));
        }
      }
      return found;
    },
    valuesAsOf: (subjectNos, day, seq) => valuesAsOf(db, subjectNos, day, seq),
    async history(subjectNo, metric) {
      let select = db
        .selectFrom('register_value')
        .innerJoin('metric', 'metric.no', 'register_value.metric_no')
        .leftJoin('event', 'event.seq', 'register_value.seq')
        .leftJoin('person', 'person.id', 'event.person_id')
        .leftJoin('import_batch', 'import_batch.id', 'register_value.import_id')
        .select([
          'metric.key',
          'register_value.number',
          'register_value.text',
          'register_value.qualifier',
          'register_value.valid_from',
          'register_value.seq',
          'register_value.source',
          'register_value.source_row',
          'event.at',
          'person.name as person_name',
          'import_batch.file_name',
        ])
        .where('subject_no', '=', subjectNo);
      if (metric !== null) select = select.where('metric.key', '=', metric);
      const rows = await select.orderBy('register_value.no', 'desc').limit(500).execute();
      return rows.map((row) => ({
        metric: row.key,
        value: valueOf(row.key, row),
        validFrom: row.valid_from,
        seq: row.seq,
        at: row.at ?? '',
        personName: row.person_name,
        source: row.source as ValueSource,
        fileName: row.file_name,
        sourceRow: row.source_row,
      }));
    },
    async items(communityNo, day) {
      const rows = await db
        .selectFrom('register_item')
        .selectAll()
        .where('community_no', '=', communityNo)
        .where('valid_from', '<=', day)
        .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
        .orderBy('kind')
        .orderBy('ord')
        .orderBy('no')
        .execute();
      return rows.map(toItem);
    },
    async item(id) {
      const row = await db.selectFrom('register_item').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toItem(row);
    },
    async communityNosWithItems(kind) {
      const rows = await db
        .selectFrom('register_item')
        .select('community_no')
        .distinct()
        .where('kind', '=', kind)
        .where('valid_to', 'is', null)
        .orderBy('community_no')
        .execute();
      return rows.map((row) => row.community_no);
    },
  };
}

/** The newest value of each metric that was valid on the day and already recorded. */
async function valuesAsOf(db: ReadSession, subjectNos: readonly number[], day: string, seq: number | null): Promise<ValuesBySubject> {
  if (subjectNos.length > MOST_IN) throw new AppError('too_many_subjects', { most: MOST_IN });
  const found = new Map<number, Map<string, MetricValue>>();
  if (subjectNos.length === 0) return found;
  const keys = await metricKeys(db);
  const ranked = db
    .selectFrom('register_value')
    .select([
      'subject_no',
      'metric_no',
      'valid_from',
      'number',
      'text',
      'qualifier',
      sql<number>`row_number() over (partition by subject_no, metric_no order by valid_from desc, no desc)`.as('place'),
    ])
    .where('subject_no', 'in', subjectNos)
    .where('valid_from', '<=', day)
    .$if(seq !== null, (select) => select.where('seq', '<=', seq!));
  const rows = await db.selectFrom(ranked.as('ranked')).selectAll().where('place', '=', 1).execute();
  collect(rows, keys, found);
  return found;
}
