import type { Generated } from 'kysely';

export type RoundTable = {
  id: string;
  name: string;
  phase: string;
  team: string;
  starts_on: string;
  ends_on: string;
  note: string;
  revision: number;
  seq: number;
};

export type RoundCommunityTable = {
  round_id: string;
  community_no: number;
  inspected_on: string | null;
  inspector: string;
};

export type FindingTable = {
  id: string;
  serial: number;
  community_no: number;
  rule_id: string | null;
  task: number | null;
  title: string;
  place: string;
  detail: string;
  requirement: string;
  found_on: string;
  source: string;
  severity: string;
  round_id: string | null;
  responsible_unit_id: string;
  verdict: string | null;
  backfilled: 0 | 1;
  seq: number;
};

export type CaseFileTable = {
  id: string;
  number: string;
  finding_id: string;
  community_no: number;
  responsible_unit_id: string;
  rule_id: string | null;
  task: number | null;
  title: string;
  state: string;
  stage: string | null;
  opened_on: string;
  order_id: string | null;
  item_no: number | null;
  due_on: string | null;
  provisional: 0 | 1;
  reported_on: string | null;
  closed_on: string | null;
  on_time: 0 | 1 | null;
  relapse_of: string | null;
  backfilled: 0 | 1;
  haystack: string;
  revision: number;
  seq: number;
};

export type OrderTable = {
  id: string;
  stage: string;
  year: number | null;
  serial: number | null;
  number: string | null;
  title: string;
  addressee_id: string;
  urgent_reason: string;
  state: string;
  drafted_on: string;
  drafted_by: string | null;
  reviewed_on: string | null;
  reviewed_by: string | null;
  issued_on: string | null;
  signer: string;
  served_on: string | null;
  service_method: string | null;
  receiver: string;
  witness: string;
  acknowledge_by: string | null;
  acknowledged_on: string | null;
  completed_on: string | null;
  voided_on: string | null;
  void_reason: string;
  settings: string;
  competent_body: string;
  persons_named: string;
  outcome: string;
  document_id: string | null;
  haystack: string;
  backfilled: 0 | 1;
  revision: number;
  seq: number;
};

export type OrderCopyTable = {
  order_id: string;
  unit_id: string;
};

export type OrderItemTable = {
  no: Generated<number>;
  order_id: string;
  ord: number;
  case_id: string;
  requirement: string;
  clause: string;
  clause_quote: string;
  manner: string;
  milestones: string;
  period: string;
  state: string;
  due_on: string | null;
  provisional: 0 | 1;
  calendar_version: string;
  previous_item_no: number | null;
  reason: string | null;
  reported_on: string | null;
  reported_by: string | null;
  recheck_by: string | null;
  rechecker_id: string | null;
  failed_rechecks: number;
  passed_on: string | null;
  passed_by: string | null;
  evidence: number;
  closed_on: string | null;
  on_time: 0 | 1 | null;
};

export type DueEntryTable = {
  no: Generated<number>;
  item_no: number;
  kind: string;
  on_day: string;
  period: string | null;
  asked_on: string | null;
  reason: string;
  seq: number;
};

export type ReportTable = {
  id: string;
  case_id: string;
  item_no: number;
  on_day: string;
  content: string;
  reporter: string;
  person_id: string;
  seq: number;
};

export type RecheckTable = {
  id: string;
  case_id: string;
  item_no: number;
  on_day: string;
  passed: 0 | 1;
  opinion: string;
  person_id: string;
  seq: number;
};

export type CasesTables = {
  round: RoundTable;
  round_community: RoundCommunityTable;
  finding: FindingTable;
  case_file: CaseFileTable;
  orders: OrderTable;
  order_copy: OrderCopyTable;
  order_item: OrderItemTable;
  due_entry: DueEntryTable;
  report: ReportTable;
  recheck: RecheckTable;
};
