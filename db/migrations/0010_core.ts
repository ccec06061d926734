import { createTable, type Step } from './table.ts';

/** Meta data, the event chain, idempotency, persons, settings, units, files, search. */
export async function up(step: Step): Promise<void> {
  await createTable(step, 'app_meta', { columns: { key: 'text', value: 'text' }, key: ['key'] });

  await createTable(step, 'event', {
    columns: {
      seq: 'int',
      at: 'text',
      on_day: 'day',
      person_id: 'text?',
      kind: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      backfilled: 'flag',
      digest: 'text',
      previous_hash: 'text',
      hash: 'text',
    },
    key: ['seq'],
    indexes: [['subject_kind', 'subject_id', 'seq'], ['kind', 'seq'], ['at']],
  });
  // Beside the chain, so that personal payload can lawfully be erased without breaking it.
  await createTable(step, 'event_payload', {
    columns: { seq: 'int', salt: 'text', payload: 'json' },
    key: ['seq'],
    references: { seq: 'event.seq' },
  });
  await createTable(step, 'idempotency', {
    columns: { key: 'text', operation: 'text', request: 'text', seq: 'int', result: 'json', at: 'text' },
    key: ['key'],
  });

  await createTable(step, 'person', {
    columns: { id: 'text', name: 'text', post: 'text', active: 'flag', ord: 'int', revision: 'int' },
    key: ['id'],
  });
  await createTable(step, 'setting', { columns: { key: 'text', value: 'json', revision: 'int' }, key: ['key'] });

  await createTable(step, 'subject', {
    columns: { no: 'int', kind: 'text', id: 'text' },
    key: ['no'],
    unique: [['id']],
  });
  await createTable(step, 'unit', {
    columns: {
      id: 'text',
      no: 'int',
      kind: 'text',
      name: 'text',
      full_name: 'text',
      parent_id: 'text?',
      code: 'text?',
      ord: 'int',
      valid_from: 'day',
      valid_to: 'day?',
      revision: 'int',
    },
    key: ['id'],
    unique: [['no'], ['kind', 'name']],
    references: { no: 'subject.no', parent_id: 'unit.id' },
  });

  await createTable(step, 'blob', {
    columns: { hash: 'text', size: 'int', mime: 'text', stored_at: 'text' },
    key: ['hash'],
  });
  await createTable(step, 'attachment', {
    columns: {
      id: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      kind: 'text',
      hash: 'text',
      name: 'text',
      on_day: 'day',
      seq: 'int',
    },
    key: ['id'],
    references: { hash: 'blob.hash' },
    indexes: [['subject_kind', 'subject_id']],
  });

  await createTable(step, 'serial', {
    columns: { kind: 'text', year: 'int', next: 'int' },
    key: ['kind', 'year'],
  });
  // Measured fast enough with LIKE, and right for one and two characters (reference: dependencies §7).
  await createTable(step, 'search_entry', {
    columns: { kind: 'text', id: 'text', title: 'text', subtitle: 'text', haystack: 'text', sort_key: 'text' },
    key: ['kind', 'id'],
  });
  await createTable(step, 'calendar_year', {
    columns: { year: 'int', version: 'text', content: 'json', seq: 'int' },
    key: ['year'],
  });
}
