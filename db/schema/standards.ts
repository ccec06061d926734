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

export type VerdictTable = {
  subject_no: number;
  pack_no: number;
  as_of: string;
  seq: number;
  outcomes: string;
  passes: number;
  fails: number;
  usual_fails: number;
  unknowns: number;
};

export type EvidenceTable = {
  id: string;
  subject_no: number;
  rule_id: string;
  metric_no: number;
  value: string;
  met: 0 | 1;
  note: string;
  on_day: string;
  person_id: string;
  seq: number;
  withdrawn_seq: number | null;
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
  verdict: VerdictTable;
  evidence: EvidenceTable;
  exemption: ExemptionTable;
};
