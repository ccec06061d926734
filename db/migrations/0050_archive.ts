import { createTable, type Step } from './table.ts';

/** Archive items of the bureau's fonds and of each community's own index, kept apart by `fonds`, and the papers of each. */
export async function up(step: Step): Promise<void> {
  // `source_key` names what a prefiled item was made from, so that filing twice finds the first.
  await createTable(step, 'archive_item', {
    columns: {
      id: 'text',
      fonds: 'text',
      community_no: 'int?',
      creator: 'text',
      category: 'text',
      subject: 'text',
      kind: 'text?',
      case_id: 'text?',
      order_id: 'text?',
      source_key: 'text?',
      year: 'int',
      retention: 'text',
      title: 'text',
      document_number: 'text',
      responsible: 'text',
      document_on: 'day',
      secrecy: 'text',
      pages: 'int',
      note: 'text',
      ord: 'int',
      serial: 'int?',
      code: 'text?',
      fixed_on: 'day?',
      haystack: 'text',
      state: 'text',
      revision: 'int',
      seq: 'int',
    },
    key: ['id'],
    unique: [['code'], ['source_key']],
    references: { community_no: 'subject.no', case_id: 'case_file.id', order_id: 'orders.id' },
    indexes: [['fonds', 'document_on', 'id'], ['fonds', 'year', 'state'], ['community_no', 'year'], ['case_id']],
  });
  // A paper the program writes itself (`form` of `about_id`) has no attachment until somebody asks for it.
  await createTable(step, 'archive_paper', {
    columns: { item_id: 'text', ord: 'int', name: 'text', form: 'text?', about_id: 'text?', pages: 'int', attachment_id: 'text?' },
    key: ['item_id', 'ord'],
    references: { item_id: 'archive_item.id', attachment_id: 'attachment.id' },
  });
}
