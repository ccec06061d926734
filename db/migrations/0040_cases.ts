import { sql } from 'kysely';
import { createTable, type Step } from './table.ts';

/** Inspection rounds, findings, cases, orders with their items, the due-date ledger, reports and rechecks. */
export async function up(step: Step): Promise<void> {
  await createTable(step, 'round', {
    columns: {
      id: 'text', name: 'text', phase: 'text', team: 'text', starts_on: 'day', ends_on: 'day', note: 'text', revision: 'int', seq: 'int',
    },
    key: ['id'],
  });
  await createTable(step, 'round_community', {
    columns: { round_id: 'text', community_no: 'int', inspected_on: 'day?', inspector: 'text' },
    key: ['round_id', 'community_no'],
    references: { round_id: 'round.id', community_no: 'subject.no' },
    indexes: [['community_no']],
  });
  await createTable(step, 'finding', {
    columns: {
      id: 'text', serial: 'int', community_no: 'int', rule_id: 'text?', task: 'int?', title: 'text', place: 'text', detail: 'text', requirement: 'text',
      found_on: 'day', source: 'text', severity: 'text', round_id: 'text?', responsible_unit_id: 'text', verdict: 'json?', backfilled: 'flag', seq: 'int',
    },
    key: ['id'],
    unique: [['serial']],
    references: { community_no: 'subject.no', round_id: 'round.id', responsible_unit_id: 'unit.id' },
    indexes: [['community_no', 'rule_id'], ['round_id', 'id']],
  });
  // Beside the case's identity it holds where it stands, derived from its items at every command.
  await createTable(step, 'case_file', {
    columns: {
      id: 'text', number: 'text', finding_id: 'text', community_no: 'int', responsible_unit_id: 'text', rule_id: 'text?', task: 'int?',
      title: 'text', state: 'text', stage: 'text?', opened_on: 'day', order_id: 'text?', item_no: 'int?', due_on: 'day?', provisional: 'flag',
      reported_on: 'day?', closed_on: 'day?', on_time: 'flag?', relapse_of: 'text?', backfilled: 'flag', haystack: 'text', revision: 'int', seq: 'int',
    },
    key: ['id'],
    unique: [['number'], ['finding_id']],
    references: { finding_id: 'finding.id', community_no: 'subject.no', responsible_unit_id: 'unit.id', relapse_of: 'case_file.id' },
    // The days with the id behind them are the orders in which the list is paged.
    indexes: [
      ['state', 'due_on'], ['responsible_unit_id', 'task', 'state'], ['community_no', 'rule_id'], ['opened_on', 'id'], ['closed_on', 'id'], ['due_on', 'id'], ['task', 'state'], ['order_id'],
    ],
  });
  await sql`create index case_file_by_year_and_serial on case_file ((cast(substr(number, 4, 4) as bigint) * 10000000 + cast(substr(number, 9) as bigint)), id)`.execute(step.db);
  await createTable(step, 'orders', {
    columns: {
      id: 'text', stage: 'text', year: 'int?', serial: 'int?', number: 'text?', title: 'text', addressee_id: 'text', urgent_reason: 'text', state: 'text', drafted_on: 'day', drafted_by: 'text?',
      reviewed_on: 'day?', reviewed_by: 'text?', issued_on: 'day?', signer: 'text', served_on: 'day?', service_method: 'text?', receiver: 'text',
      witness: 'text', acknowledge_by: 'day?', acknowledged_on: 'day?', completed_on: 'day?', voided_on: 'day?', void_reason: 'text',
      settings: 'json', competent_body: 'text', persons_named: 'text', outcome: 'text', document_id: 'text?', haystack: 'text', backfilled: 'flag', revision: 'int', seq: 'int',
    },
    key: ['id'],
    unique: [['number'], ['stage', 'year', 'serial']],
    references: { addressee_id: 'unit.id' },
    indexes: [['state', 'drafted_on'], ['addressee_id', 'state'], ['issued_on'], ['drafted_on', 'id']],
  });
  await createTable(step, 'order_copy', {
    columns: { order_id: 'text', unit_id: 'text' },
    key: ['order_id', 'unit_id'],
    references: { order_id: 'orders.id', unit_id: 'unit.id' },
  });
  await createTable(step, 'order_item', {
    columns: {
      no: 'auto', order_id: 'text', ord: 'int', case_id: 'text', requirement: 'text', clause: 'text', clause_quote: 'text', manner: 'text',
      milestones: 'json', period: 'json', state: 'text', due_on: 'day?', provisional: 'flag', calendar_version: 'text', previous_item_no: 'int?',
      reason: 'text?', reported_on: 'day?', reported_by: 'text?', recheck_by: 'day?', rechecker_id: 'text?', failed_rechecks: 'int',
      passed_on: 'day?', passed_by: 'text?', evidence: 'int', closed_on: 'day?', on_time: 'flag?',
    },
    key: ['no'],
    unique: [['order_id', 'ord'], ['order_id', 'case_id']],
    references: { order_id: 'orders.id', case_id: 'case_file.id', previous_item_no: 'order_item.no' },
    indexes: [['case_id'], ['state', 'due_on'], ['previous_item_no']],
  });
  // The truth about a deadline; order_item.due_on can be rebuilt from it (PRODUCT §4).
  await createTable(step, 'due_entry', {
    columns: {
      no: 'auto', item_no: 'int', kind: 'text', on_day: 'day', period: 'json?', asked_on: 'day?', reason: 'text', seq: 'int',
    },
    key: ['no'],
    references: { item_no: 'order_item.no' },
    indexes: [['item_no', 'no']],
  });
  await createTable(step, 'report', {
    columns: { id: 'text', case_id: 'text', item_no: 'int', on_day: 'day', content: 'text', reporter: 'text', person_id: 'text', seq: 'int' },
    key: ['id'],
    references: { case_id: 'case_file.id', item_no: 'order_item.no' },
    indexes: [['case_id', 'seq']],
  });
  await createTable(step, 'recheck', {
    columns: {
      id: 'text', case_id: 'text', item_no: 'int', on_day: 'day', passed: 'flag', opinion: 'text', person_id: 'text', seq: 'int',
    },
    key: ['id'],
    references: { case_id: 'case_file.id', item_no: 'order_item.no' },
    indexes: [['case_id', 'seq']],
  });
}
