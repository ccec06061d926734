import type { MetricValue } from '#shared/domain/register/value.ts';
import type { ItemRow, RegisterChangeRow, RegisterReads, ValueSource } from '#shared/services/ports.ts';
import { toItem, valueOf } from '#db/repositories/registerLoads.ts';
import type { ReadSession } from '#db/session.ts';

export async function allItems(db: ReadSession, communityNo: number): Promise<readonly ItemRow[]> {
  const rows = await db.selectFrom('register_item').selectAll().where('community_no', '=', communityNo).orderBy('kind').orderBy('ord').orderBy('no').execute();
  return rows.map(toItem);
}

/** What happened to one community and its items, newest first: its own events, and every event that wrote a value of it. */
export async function registerChanges(
  db: ReadSession,
  community: { readonly id: string; readonly no: number },
  beforeSeq: number | null,
  limit: number,
): ReturnType<RegisterReads['changes']> {
  const subjects = [community.no, ...(await allItems(db, community.no)).map((item) => item.no)];
  const own = db.selectFrom('event').select('seq').where('subject_kind', '=', 'community').where('subject_id', '=', community.id);
  const written = db.selectFrom('register_value').select('seq').where('subject_no', 'in', subjects);
  // One community has some hundred changes at most: all their numbers at once, then one page of them in full.
  const all = (await own.union(written).orderBy('seq', 'desc').execute()).map((row) => row.seq);
  const from = beforeSeq === null ? 0 : all.findIndex((seq) => seq < beforeSeq);
  const page = from < 0 ? [] : all.slice(from, from + limit);
  if (page.length === 0) return { rows: [], next: null, total: all.length };
  const [events, values] = await Promise.all([
    db
      .selectFrom('event')
      .innerJoin('event_payload', 'event_payload.seq', 'event.seq')
      .leftJoin('person', 'person.id', 'event.person_id')
      .select(['event.seq', 'event.at', 'event.on_day', 'event.kind', 'event.backfilled', 'event_payload.payload', 'person.name as person_name'])
      .where('event.seq', 'in', page)
      .orderBy('event.seq', 'desc')
      .execute(),
    db
      .selectFrom('register_value')
      .innerJoin('metric', 'metric.no', 'register_value.metric_no')
      .leftJoin('import_batch', 'import_batch.id', 'register_value.import_id')
      .select([
        'register_value.no',
        'register_value.seq',
        'register_value.subject_no',
        'metric.key',
        'register_value.number',
        'register_value.text',
        'register_value.qualifier',
        'register_value.valid_from',
        'register_value.source',
        'register_value.source_row',
        'import_batch.file_name',
      ])
      .where('subject_no', 'in', subjects)
      .where('register_value.seq', '<=', page[0]!)
      .orderBy('register_value.no')
      .execute(),
  ]);
  const byEvent = new Map<number, RegisterChangeRow['values'][number][]>(page.map((seq) => [seq, []]));
  const files = new Map<number, string>();
  const latest = new Map<string, MetricValue>();
  for (const row of values) {
    const key = `${row.subject_no} ${row.key}`;
    const value = valueOf(row.key, row);
    byEvent.get(row.seq)?.push({
      subjectNo: row.subject_no,
      metric: row.key,
      value,
      before: latest.get(key) ?? null,
      validFrom: row.valid_from,
      source: row.source as ValueSource,
      sourceRow: row.source_row,
    });
    if (row.file_name !== null) files.set(row.seq, row.file_name);
    latest.set(key, value);
  }
  return {
    rows: events.map((row): RegisterChangeRow => ({
      seq: row.seq,
      at: row.at,
      onDay: row.on_day,
      kind: row.kind,
      personName: row.person_name,
      backfilled: row.backfilled === 1,
      payload: JSON.parse(row.payload) as Record<string, unknown>,
      fileName: files.get(row.seq) ?? null,
      values: byEvent.get(row.seq) ?? [],
    })),
    next: from + limit < all.length ? page.at(-1)! : null,
    total: all.length,
  };
}
