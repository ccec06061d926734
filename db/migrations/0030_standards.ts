import { createTable, type Step } from './table.ts';

/** Standards packs (immutable), current verdicts, evidence, exemptions. */
export async function up(step: Step): Promise<void> {
  await createTable(step, 'pack', {
    columns: { no: 'auto', id: 'text', version: 'text', hash: 'text', title: 'text', state: 'text', content: 'json', seq: 'int' },
    key: ['no'],
    unique: [['id', 'version']],
  });
  // One row a subject, one letter a judged rule in pack order: small enough to rewrite and to scan. `seq` is the event
  // of the choices it was judged under, so that what a crash left on old choices is found again.
  await createTable(step, 'verdict', {
    columns: {
      subject_no: 'int',
      pack_no: 'int',
      as_of: 'day',
      seq: 'int',
      outcomes: 'text',
      passes: 'int',
      fails: 'int',
      usual_fails: 'int',
      unknowns: 'int',
    },
    key: ['subject_no'],
    references: { subject_no: 'subject.no', pack_no: 'pack.no' },
  });
  await createTable(step, 'evidence', {
    columns: {
      id: 'text',
      subject_no: 'int',
      rule_id: 'text',
      metric_no: 'int',
      value: 'json',
      met: 'flag',
      note: 'text',
      on_day: 'day',
      person_id: 'text',
      seq: 'int',
      withdrawn_seq: 'int?',
    },
    key: ['id'],
    references: { subject_no: 'subject.no', metric_no: 'metric.no' },
    indexes: [['subject_no', 'rule_id', 'seq']],
  });
  await createTable(step, 'exemption', {
    columns: {
      id: 'text',
      subject_no: 'int',
      rule_id: 'text',
      paper: 'text',
      reason: 'text',
      from_day: 'day',
      to_day: 'day',
      seq: 'int',
      revoked_seq: 'int?',
    },
    key: ['id'],
    references: { subject_no: 'subject.no' },
    indexes: [['subject_no', 'rule_id']],
  });
}
