import { createTable, type Step } from './table.ts';

/** Standards packs (immutable), their rules, current verdicts, evidence, exemptions. */
export async function up(step: Step): Promise<void> {
  await createTable(step, 'pack', {
    columns: { no: 'auto', id: 'text', version: 'text', hash: 'text', title: 'text', state: 'text', content: 'json', seq: 'int' },
    key: ['no'],
    unique: [['id', 'version']],
  });
  await createTable(step, 'rule', {
    columns: { no: 'auto', pack_no: 'int', rule_id: 'text', ord: 'int', task: 'int?', level: 'text', check_kind: 'text' },
    key: ['no'],
    unique: [['pack_no', 'rule_id']],
    references: { pack_no: 'pack.no' },
  });
  await createTable(step, 'verdict', {
    columns: { subject_no: 'int', rule_no: 'int', state: 'text', remark: 'text?' },
    key: ['subject_no', 'rule_no'],
    references: { subject_no: 'subject.no', rule_no: 'rule.no' },
    indexes: [['rule_no', 'state', 'subject_no']],
  });
  // Counts per community and task, so that lists and the dashboard need not scan verdicts.
  await createTable(step, 'verdict_tally', {
    columns: {
      subject_no: 'int', task: 'int', pass: 'int', fail: 'int', usual_fail: 'int', advisory_fail: 'int', unknown: 'int',
      not_applicable: 'int', exempt: 'int',
    },
    key: ['subject_no', 'task'],
    references: { subject_no: 'subject.no' },
  });
  await createTable(step, 'evidence', {
    columns: {
      id: 'text', subject_no: 'int', rule_id: 'text', metric_no: 'int', met: 'flag', note: 'text', on_day: 'day', person_id: 'text', seq: 'int',
    },
    key: ['id'],
    references: { subject_no: 'subject.no', metric_no: 'metric.no' },
    indexes: [['subject_no', 'rule_id', 'seq']],
  });
  await createTable(step, 'exemption', {
    columns: {
      id: 'text', subject_no: 'int', rule_id: 'text', paper: 'text', reason: 'text', from_day: 'day', to_day: 'day', seq: 'int', revoked_seq: 'int?',
    },
    key: ['id'],
    references: { subject_no: 'subject.no' },
    indexes: [['subject_no', 'rule_id']],
  });
}
