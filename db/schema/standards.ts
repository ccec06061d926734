import type { Generated } from 'kysely';

export type PackTable = {
  no: Generated<number>;
  id: string;
  version: string;
  hash: string;
  title: string;
  state: string;
  content: string;
  seq: number;
};

export type RuleTable = {
  no: Generated<number>;
  pack_no: number;
  rule_id: string;
  ord: number;
  task: number | null;
  level: string;
  check_kind: string;
};

export type VerdictTable = {
  subject_no: number;
  rule_no: number;
  state: string;
  remark: string | null;
};

export type VerdictTallyTable = {
  subject_no: number;
  task: number;
  pass: number;
  fail: number;
  usual_fail: number;
  advisory_fail: number;
  unknown: number;
  not_applicable: number;
  exempt: number;
};

export type EvidenceTable = {
  id: string;
  subject_no: number;
  rule_id: string;
  metric_no: number;
  met: 0 | 1;
  note: string;
  on_day: string;
  person_id: string;
  seq: number;
};

export type ExemptionTable = {
  id: string;
  subject_no: number;
  rule_id: string;
  paper: string;
  reason: string;
  from_day: string;
  to_day: string;
  seq: number;
  revoked_seq: number | null;
};

export type StandardsTables = {
  pack: PackTable;
  rule: RuleTable;
  verdict: VerdictTable;
  verdict_tally: VerdictTallyTable;
  evidence: EvidenceTable;
  exemption: ExemptionTable;
};
