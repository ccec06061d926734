import { createTable, type Step } from './table.ts';

/** The register as data: metrics are rows; values are append-only beside a current view. */
export async function up(step: Step): Promise<void> {
  await createTable(step, 'community', {
    columns: {
      id: 'text',
      no: 'int',
      subdistrict_id: 'text',
      name: 'text',
      code: 'text?',
      haystack: 'text',
      sort_key: 'text',
      ord: 'int',
      valid_from: 'day',
      valid_to: 'day?',
      revision: 'int',
    },
    key: ['id'],
    unique: [['no'], ['code'], ['subdistrict_id', 'name']],
    references: { no: 'subject.no', subdistrict_id: 'unit.id' },
    indexes: [['sort_key', 'no']],
  });
  await createTable(step, 'register_item', {
    columns: { id: 'text', no: 'int', community_no: 'int', kind: 'text', ord: 'int', valid_from: 'day', valid_to: 'day?', revision: 'int' },
    key: ['id'],
    unique: [['no']],
    references: { no: 'subject.no', community_no: 'subject.no' },
    indexes: [['community_no', 'kind', 'ord']],
  });
  await createTable(step, 'metric', { columns: { no: 'int', key: 'text' }, key: ['no'], unique: [['key']] });
  await createTable(step, 'register_value', {
    columns: {
      no: 'auto',
      subject_no: 'int',
      metric_no: 'int',
      valid_from: 'day',
      seq: 'int',
      number: 'int?',
      text: 'text?',
      qualifier: 'text',
      source: 'text',
      import_id: 'text?',
      source_row: 'int?',
    },
    key: ['no'],
    references: { subject_no: 'subject.no', metric_no: 'metric.no' },
    indexes: [['subject_no', 'metric_no', 'valid_from'], ['import_id']],
  });
  await createTable(step, 'register_current', {
    columns: {
      subject_no: 'int',
      metric_no: 'int',
      valid_from: 'day',
      seq: 'int',
      number: 'int?',
      text: 'text?',
      qualifier: 'text',
    },
    key: ['subject_no', 'metric_no'],
    references: { subject_no: 'subject.no', metric_no: 'metric.no' },
    indexes: [['metric_no', 'subject_no']],
  });
  await createTable(step, 'import_batch', {
    columns: {
      id: 'text',
      file_name: 'text',
      sha256: 'text',
      sheet: 'text',
      signature: 'text',
      on_day: 'day',
      added: 'int',
      changed: 'int',
      unchanged: 'int',
      seq: 'int',
      undone_seq: 'int?',
    },
    key: ['id'],
    indexes: [['seq']],
  });
  await createTable(step, 'import_mapping', { columns: { signature: 'text', mapping: 'json', seq: 'int' }, key: ['signature'] });
}
