import type { Generated } from 'kysely';

export type CommunityTable = {
  id: string;
  no: number;
  subdistrict_id: string;
  name: string;
  code: string | null;
  haystack: string;
  sort_key: string;
  ord: number;
  valid_from: string;
  valid_to: string | null;
  revision: number;
};

export type RegisterItemTable = {
  id: string;
  no: number;
  community_no: number;
  kind: string;
  ord: number;
  valid_from: string;
  valid_to: string | null;
  revision: number;
};

export type MetricTable = {
  no: number;
  key: string;
};

export type RegisterValueTable = {
  no: Generated<number>;
  subject_no: number;
  metric_no: number;
  valid_from: string;
  seq: number;
  number: number | null;
  text: string | null;
  qualifier: string;
  source: string;
  import_id: string | null;
  source_row: number | null;
};

export type RegisterCurrentTable = {
  subject_no: number;
  metric_no: number;
  valid_from: string;
  seq: number;
  number: number | null;
  text: string | null;
  qualifier: string;
};

export type ImportBatchTable = {
  id: string;
  file_name: string;
  sha256: string;
  sheet: string;
  signature: string;
  on_day: string;
  added: number;
  changed: number;
  unchanged: number;
  seq: number;
  undone_seq: number | null;
};

export type ImportMappingTable = {
  signature: string;
  mapping: string;
  seq: number;
};

export type RegisterTables = {
  community: CommunityTable;
  register_item: RegisterItemTable;
  metric: MetricTable;
  register_value: RegisterValueTable;
  register_current: RegisterCurrentTable;
  import_batch: ImportBatchTable;
  import_mapping: ImportMappingTable;
};
