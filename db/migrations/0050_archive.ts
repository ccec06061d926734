import { createTable, type Step } from './table.ts';

/** Archive items of the bureau's fonds and of each community's own index, kept apart by `fonds`. */
export async function up(step: Step): Promise<void> {
  await createTable(step, 'archive_item', {
    columns: {
      id: 'text', fonds: 'text', community_no: 'int?', creator: 'text', category: 'text', subject: 'text?', case_id: 'text?', order_id: 'text?',
      year: 'int', retention: 'text', title: 'text', document_number: 'text', responsible: 'text', document_on: 'day', secrecy: 'text',
      pages: 'int', note: 'text', ord: 'int', serial: 'int?', code: 'text?', fixed_on: 'day?', attachment_id: 'text?', haystack: 'text',
      state: 'text', revision: 'int', seq: 'int',
    },
    key: ['id'],
    unique: [['code']],
    references: { community_no: 'subject.no', case_id: 'case_file.id', order_id: 'orders.id', attachment_id: 'attachment.id' },
    indexes: [['fonds', 'year', 'category', 'retention', 'serial'], ['community_no', 'year'], ['case_id'], ['state', 'year']],
  });
}
