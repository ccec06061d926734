export type AppMetaTable = {
  key: string;
  value: string;
};

export type EventTable = {
  seq: number;
  at: string;
  on_day: string;
  person_id: string | null;
  kind: string;
  subject_kind: string;
  subject_id: string;
  backfilled: 0 | 1;
  digest: string;
  previous_hash: string;
  hash: string;
};

export type EventPayloadTable = {
  seq: number;
  salt: string;
  payload: string;
};

export type IdempotencyTable = {
  key: string;
  operation: string;
  request: string;
  seq: number;
  result: string;
  at: string;
};

export type PersonTable = {
  id: string;
  name: string;
  post: string;
  active: 0 | 1;
  ord: number;
  revision: number;
};

export type SettingTable = {
  key: string;
  value: string;
  revision: number;
};

export type SubjectTable = {
  no: number;
  kind: string;
  id: string;
};

export type UnitTable = {
  id: string;
  no: number;
  kind: string;
  name: string;
  full_name: string;
  parent_id: string | null;
  code: string | null;
  ord: number;
  valid_from: string;
  valid_to: string | null;
  revision: number;
};

export type BlobTable = {
  hash: string;
  size: number;
  mime: string;
  stored_at: string;
};

export type AttachmentTable = {
  id: string;
  subject_kind: string;
  subject_id: string;
  kind: string;
  hash: string;
  name: string;
  on_day: string;
  seq: number;
};

export type SerialTable = {
  kind: string;
  year: number;
  next: number;
};

export type SearchEntryTable = {
  kind: string;
  id: string;
  title: string;
  subtitle: string;
  haystack: string;
  sort_key: string;
};

export type CalendarYearTable = {
  year: number;
  version: string;
  content: string;
  seq: number;
};

export type CoreTables = {
  app_meta: AppMetaTable;
  event: EventTable;
  event_payload: EventPayloadTable;
  idempotency: IdempotencyTable;
  person: PersonTable;
  setting: SettingTable;
  subject: SubjectTable;
  unit: UnitTable;
  blob: BlobTable;
  attachment: AttachmentTable;
  serial: SerialTable;
  search_entry: SearchEntryTable;
  calendar_year: CalendarYearTable;
};
