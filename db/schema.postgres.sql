-- Made by build/scripts/snapshot-schema.ts; do not edit.

create table app_meta (
  key text collate "C" not null,
  value text collate "C" not null,
  constraint app_meta_key PRIMARY KEY (key)
);

create table archive_item (
  id text collate "C" not null,
  fonds text collate "C" not null,
  community_no bigint,
  creator text collate "C" not null,
  category text collate "C" not null,
  subject text collate "C" not null,
  kind text collate "C",
  case_id text collate "C",
  order_id text collate "C",
  source_key text collate "C",
  year bigint not null,
  retention text collate "C" not null,
  title text collate "C" not null,
  document_number text collate "C" not null,
  responsible text collate "C" not null,
  document_on text collate "C" not null,
  secrecy text collate "C" not null,
  pages bigint not null,
  note text collate "C" not null,
  ord bigint not null,
  serial bigint,
  code text collate "C",
  fixed_on text collate "C",
  haystack text collate "C" not null,
  state text collate "C" not null,
  revision bigint not null,
  seq bigint not null,
  constraint archive_item_case_id_reference FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint archive_item_code_unique UNIQUE (code),
  constraint archive_item_community_no_reference FOREIGN KEY (community_no) REFERENCES subject(no),
  constraint archive_item_document_on_check CHECK ((length(document_on) = 10)),
  constraint archive_item_fixed_on_check CHECK ((length(fixed_on) = 10)),
  constraint archive_item_key PRIMARY KEY (id),
  constraint archive_item_order_id_reference FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint archive_item_source_key_unique UNIQUE (source_key)
);

create table archive_paper (
  item_id text collate "C" not null,
  ord bigint not null,
  name text collate "C" not null,
  form text collate "C",
  about_id text collate "C",
  pages bigint not null,
  attachment_id text collate "C",
  constraint archive_paper_attachment_id_reference FOREIGN KEY (attachment_id) REFERENCES attachment(id),
  constraint archive_paper_item_id_reference FOREIGN KEY (item_id) REFERENCES archive_item(id),
  constraint archive_paper_key PRIMARY KEY (item_id, ord)
);

create table attachment (
  id text collate "C" not null,
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  kind text collate "C" not null,
  hash text collate "C" not null,
  name text collate "C" not null,
  on_day text collate "C" not null,
  seq bigint not null,
  constraint attachment_hash_reference FOREIGN KEY (hash) REFERENCES blob(hash),
  constraint attachment_key PRIMARY KEY (id),
  constraint attachment_on_day_check CHECK ((length(on_day) = 10))
);

create table blob (
  hash text collate "C" not null,
  size bigint not null,
  mime text collate "C" not null,
  stored_at text collate "C" not null,
  constraint blob_key PRIMARY KEY (hash)
);

create table calendar_year (
  year bigint not null,
  version text collate "C" not null,
  content text collate "C" not null,
  seq bigint not null,
  constraint calendar_year_key PRIMARY KEY (year)
);

create table case_file (
  id text collate "C" not null,
  number text collate "C" not null,
  finding_id text collate "C" not null,
  community_no bigint not null,
  responsible_unit_id text collate "C" not null,
  rule_id text collate "C",
  task bigint,
  title text collate "C" not null,
  state text collate "C" not null,
  stage text collate "C",
  opened_on text collate "C" not null,
  order_id text collate "C",
  item_no bigint,
  due_on text collate "C",
  provisional bigint not null,
  reported_on text collate "C",
  closed_on text collate "C",
  on_time bigint,
  relapse_of text collate "C",
  backfilled bigint not null,
  haystack text collate "C" not null,
  revision bigint not null,
  seq bigint not null,
  constraint case_file_backfilled_check CHECK ((backfilled = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint case_file_closed_on_check CHECK ((length(closed_on) = 10)),
  constraint case_file_community_no_reference FOREIGN KEY (community_no) REFERENCES subject(no),
  constraint case_file_due_on_check CHECK ((length(due_on) = 10)),
  constraint case_file_finding_id_reference FOREIGN KEY (finding_id) REFERENCES finding(id),
  constraint case_file_finding_id_unique UNIQUE (finding_id),
  constraint case_file_key PRIMARY KEY (id),
  constraint case_file_number_unique UNIQUE (number),
  constraint case_file_on_time_check CHECK ((on_time = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint case_file_opened_on_check CHECK ((length(opened_on) = 10)),
  constraint case_file_provisional_check CHECK ((provisional = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint case_file_relapse_of_reference FOREIGN KEY (relapse_of) REFERENCES case_file(id),
  constraint case_file_reported_on_check CHECK ((length(reported_on) = 10)),
  constraint case_file_responsible_unit_id_reference FOREIGN KEY (responsible_unit_id) REFERENCES unit(id)
);

create table community (
  id text collate "C" not null,
  no bigint not null,
  subdistrict_id text collate "C" not null,
  name text collate "C" not null,
  code text collate "C",
  haystack text collate "C" not null,
  sort_key text collate "C" not null,
  ord bigint not null,
  valid_from text collate "C" not null,
  valid_to text collate "C",
  revision bigint not null,
  constraint community_code_unique UNIQUE (code),
  constraint community_key PRIMARY KEY (id),
  constraint community_no_reference FOREIGN KEY (no) REFERENCES subject(no),
  constraint community_no_unique UNIQUE (no),
  constraint community_subdistrict_id_name_unique UNIQUE (subdistrict_id, name),
  constraint community_subdistrict_id_reference FOREIGN KEY (subdistrict_id) REFERENCES unit(id),
  constraint community_valid_from_check CHECK ((length(valid_from) = 10)),
  constraint community_valid_to_check CHECK ((length(valid_to) = 10))
);

create table due_entry (
  no bigint generated by default as identity not null,
  item_no bigint not null,
  kind text collate "C" not null,
  on_day text collate "C" not null,
  period text collate "C",
  asked_on text collate "C",
  reason text collate "C" not null,
  seq bigint not null,
  constraint due_entry_asked_on_check CHECK ((length(asked_on) = 10)),
  constraint due_entry_item_no_reference FOREIGN KEY (item_no) REFERENCES order_item(no),
  constraint due_entry_key PRIMARY KEY (no),
  constraint due_entry_on_day_check CHECK ((length(on_day) = 10))
);

create table event (
  seq bigint not null,
  at text collate "C" not null,
  on_day text collate "C" not null,
  person_id text collate "C",
  kind text collate "C" not null,
  subject_kind text collate "C" not null,
  subject_id text collate "C" not null,
  backfilled bigint not null,
  digest text collate "C" not null,
  previous_hash text collate "C" not null,
  hash text collate "C" not null,
  constraint event_backfilled_check CHECK ((backfilled = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint event_key PRIMARY KEY (seq),
  constraint event_on_day_check CHECK ((length(on_day) = 10))
);

create table event_payload (
  seq bigint not null,
  salt text collate "C" not null,
  payload text collate "C" not null,
  constraint event_payload_key PRIMARY KEY (seq),
  constraint event_payload_seq_reference FOREIGN KEY (seq) REFERENCES event(seq)
);

create table evidence (
  id text collate "C" not null,
  subject_no bigint not null,
  rule_id text collate "C" not null,
  metric_no bigint not null,
  value text collate "C" not null,
  met bigint not null,
  note text collate "C" not null,
  on_day text collate "C" not null,
  person_id text collate "C" not null,
  seq bigint not null,
  withdrawn_seq bigint,
  constraint evidence_key PRIMARY KEY (id),
  constraint evidence_met_check CHECK ((met = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint evidence_metric_no_reference FOREIGN KEY (metric_no) REFERENCES metric(no),
  constraint evidence_on_day_check CHECK ((length(on_day) = 10)),
  constraint evidence_subject_no_reference FOREIGN KEY (subject_no) REFERENCES subject(no)
);

create table exemption (
  id text collate "C" not null,
  subject_no bigint not null,
  rule_id text collate "C" not null,
  paper text collate "C" not null,
  reason text collate "C" not null,
  from_day text collate "C" not null,
  to_day text collate "C" not null,
  seq bigint not null,
  revoked_seq bigint,
  constraint exemption_from_day_check CHECK ((length(from_day) = 10)),
  constraint exemption_key PRIMARY KEY (id),
  constraint exemption_subject_no_reference FOREIGN KEY (subject_no) REFERENCES subject(no),
  constraint exemption_to_day_check CHECK ((length(to_day) = 10))
);

create table finding (
  id text collate "C" not null,
  serial bigint not null,
  community_no bigint not null,
  rule_id text collate "C",
  task bigint,
  title text collate "C" not null,
  place text collate "C" not null,
  detail text collate "C" not null,
  requirement text collate "C" not null,
  found_on text collate "C" not null,
  source text collate "C" not null,
  severity text collate "C" not null,
  round_id text collate "C",
  responsible_unit_id text collate "C" not null,
  verdict text collate "C",
  backfilled bigint not null,
  seq bigint not null,
  constraint finding_backfilled_check CHECK ((backfilled = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint finding_community_no_reference FOREIGN KEY (community_no) REFERENCES subject(no),
  constraint finding_found_on_check CHECK ((length(found_on) = 10)),
  constraint finding_key PRIMARY KEY (id),
  constraint finding_responsible_unit_id_reference FOREIGN KEY (responsible_unit_id) REFERENCES unit(id),
  constraint finding_round_id_reference FOREIGN KEY (round_id) REFERENCES round(id),
  constraint finding_serial_unique UNIQUE (serial)
);

create table idempotency (
  key text collate "C" not null,
  operation text collate "C" not null,
  request text collate "C" not null,
  seq bigint not null,
  result text collate "C" not null,
  at text collate "C" not null,
  constraint idempotency_key PRIMARY KEY (key)
);

create table import_batch (
  id text collate "C" not null,
  file_name text collate "C" not null,
  sha256 text collate "C" not null,
  sheet text collate "C" not null,
  signature text collate "C" not null,
  on_day text collate "C" not null,
  added bigint not null,
  changed bigint not null,
  unchanged bigint not null,
  seq bigint not null,
  undone_seq bigint,
  constraint import_batch_key PRIMARY KEY (id),
  constraint import_batch_on_day_check CHECK ((length(on_day) = 10))
);

create table import_mapping (
  signature text collate "C" not null,
  mapping text collate "C" not null,
  seq bigint not null,
  constraint import_mapping_key PRIMARY KEY (signature)
);

create table metric (
  no bigint not null,
  key text collate "C" not null,
  constraint metric_key PRIMARY KEY (no),
  constraint metric_key_unique UNIQUE (key)
);

create table order_copy (
  order_id text collate "C" not null,
  unit_id text collate "C" not null,
  constraint order_copy_key PRIMARY KEY (order_id, unit_id),
  constraint order_copy_order_id_reference FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint order_copy_unit_id_reference FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table order_item (
  no bigint generated by default as identity not null,
  order_id text collate "C" not null,
  ord bigint not null,
  case_id text collate "C" not null,
  requirement text collate "C" not null,
  clause text collate "C" not null,
  clause_quote text collate "C" not null,
  manner text collate "C" not null,
  milestones text collate "C" not null,
  period text collate "C" not null,
  state text collate "C" not null,
  due_on text collate "C",
  provisional bigint not null,
  calendar_version text collate "C" not null,
  previous_item_no bigint,
  reason text collate "C",
  reported_on text collate "C",
  reported_by text collate "C",
  recheck_by text collate "C",
  rechecker_id text collate "C",
  failed_rechecks bigint not null,
  passed_on text collate "C",
  passed_by text collate "C",
  evidence bigint not null,
  closed_on text collate "C",
  on_time bigint,
  constraint order_item_case_id_reference FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint order_item_closed_on_check CHECK ((length(closed_on) = 10)),
  constraint order_item_due_on_check CHECK ((length(due_on) = 10)),
  constraint order_item_key PRIMARY KEY (no),
  constraint order_item_on_time_check CHECK ((on_time = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint order_item_order_id_case_id_unique UNIQUE (order_id, case_id),
  constraint order_item_order_id_ord_unique UNIQUE (order_id, ord),
  constraint order_item_order_id_reference FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint order_item_passed_on_check CHECK ((length(passed_on) = 10)),
  constraint order_item_previous_item_no_reference FOREIGN KEY (previous_item_no) REFERENCES order_item(no),
  constraint order_item_provisional_check CHECK ((provisional = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint order_item_recheck_by_check CHECK ((length(recheck_by) = 10)),
  constraint order_item_reported_on_check CHECK ((length(reported_on) = 10))
);

create table orders (
  id text collate "C" not null,
  stage text collate "C" not null,
  year bigint,
  serial bigint,
  number text collate "C",
  title text collate "C" not null,
  addressee_id text collate "C" not null,
  urgent_reason text collate "C" not null,
  state text collate "C" not null,
  drafted_on text collate "C" not null,
  drafted_by text collate "C",
  reviewed_on text collate "C",
  reviewed_by text collate "C",
  issued_on text collate "C",
  signer text collate "C" not null,
  served_on text collate "C",
  service_method text collate "C",
  receiver text collate "C" not null,
  witness text collate "C" not null,
  acknowledge_by text collate "C",
  acknowledged_on text collate "C",
  completed_on text collate "C",
  voided_on text collate "C",
  void_reason text collate "C" not null,
  settings text collate "C" not null,
  competent_body text collate "C" not null,
  persons_named text collate "C" not null,
  outcome text collate "C" not null,
  document_id text collate "C",
  haystack text collate "C" not null,
  backfilled bigint not null,
  revision bigint not null,
  seq bigint not null,
  constraint orders_acknowledge_by_check CHECK ((length(acknowledge_by) = 10)),
  constraint orders_acknowledged_on_check CHECK ((length(acknowledged_on) = 10)),
  constraint orders_addressee_id_reference FOREIGN KEY (addressee_id) REFERENCES unit(id),
  constraint orders_backfilled_check CHECK ((backfilled = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint orders_completed_on_check CHECK ((length(completed_on) = 10)),
  constraint orders_drafted_on_check CHECK ((length(drafted_on) = 10)),
  constraint orders_issued_on_check CHECK ((length(issued_on) = 10)),
  constraint orders_key PRIMARY KEY (id),
  constraint orders_number_unique UNIQUE (number),
  constraint orders_reviewed_on_check CHECK ((length(reviewed_on) = 10)),
  constraint orders_served_on_check CHECK ((length(served_on) = 10)),
  constraint orders_stage_year_serial_unique UNIQUE (stage, year, serial),
  constraint orders_voided_on_check CHECK ((length(voided_on) = 10))
);

create table pack (
  no bigint generated by default as identity not null,
  id text collate "C" not null,
  version text collate "C" not null,
  hash text collate "C" not null,
  title text collate "C" not null,
  state text collate "C" not null,
  content text collate "C" not null,
  seq bigint not null,
  constraint pack_id_version_unique UNIQUE (id, version),
  constraint pack_key PRIMARY KEY (no)
);

create table person (
  id text collate "C" not null,
  name text collate "C" not null,
  post text collate "C" not null,
  active bigint not null,
  ord bigint not null,
  revision bigint not null,
  constraint person_active_check CHECK ((active = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
  constraint person_key PRIMARY KEY (id)
);

create table recheck (
  id text collate "C" not null,
  case_id text collate "C" not null,
  item_no bigint not null,
  on_day text collate "C" not null,
  passed bigint not null,
  opinion text collate "C" not null,
  person_id text collate "C" not null,
  seq bigint not null,
  constraint recheck_case_id_reference FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint recheck_item_no_reference FOREIGN KEY (item_no) REFERENCES order_item(no),
  constraint recheck_key PRIMARY KEY (id),
  constraint recheck_on_day_check CHECK ((length(on_day) = 10)),
  constraint recheck_passed_check CHECK ((passed = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);

create table register_current (
  subject_no bigint not null,
  metric_no bigint not null,
  valid_from text collate "C" not null,
  seq bigint not null,
  number bigint,
  text text collate "C",
  qualifier text collate "C" not null,
  constraint register_current_key PRIMARY KEY (subject_no, metric_no),
  constraint register_current_metric_no_reference FOREIGN KEY (metric_no) REFERENCES metric(no),
  constraint register_current_subject_no_reference FOREIGN KEY (subject_no) REFERENCES subject(no),
  constraint register_current_valid_from_check CHECK ((length(valid_from) = 10))
);

create table register_item (
  id text collate "C" not null,
  no bigint not null,
  community_no bigint not null,
  kind text collate "C" not null,
  ord bigint not null,
  valid_from text collate "C" not null,
  valid_to text collate "C",
  revision bigint not null,
  constraint register_item_community_no_reference FOREIGN KEY (community_no) REFERENCES subject(no),
  constraint register_item_key PRIMARY KEY (id),
  constraint register_item_no_reference FOREIGN KEY (no) REFERENCES subject(no),
  constraint register_item_no_unique UNIQUE (no),
  constraint register_item_valid_from_check CHECK ((length(valid_from) = 10)),
  constraint register_item_valid_to_check CHECK ((length(valid_to) = 10))
);

create table register_value (
  no bigint generated by default as identity not null,
  subject_no bigint not null,
  metric_no bigint not null,
  valid_from text collate "C" not null,
  seq bigint not null,
  number bigint,
  text text collate "C",
  qualifier text collate "C" not null,
  source text collate "C" not null,
  import_id text collate "C",
  source_row bigint,
  constraint register_value_key PRIMARY KEY (no),
  constraint register_value_metric_no_reference FOREIGN KEY (metric_no) REFERENCES metric(no),
  constraint register_value_subject_no_reference FOREIGN KEY (subject_no) REFERENCES subject(no),
  constraint register_value_valid_from_check CHECK ((length(valid_from) = 10))
);

create table report (
  id text collate "C" not null,
  case_id text collate "C" not null,
  item_no bigint not null,
  on_day text collate "C" not null,
  content text collate "C" not null,
  reporter text collate "C" not null,
  person_id text collate "C" not null,
  seq bigint not null,
  constraint report_case_id_reference FOREIGN KEY (case_id) REFERENCES case_file(id),
  constraint report_item_no_reference FOREIGN KEY (item_no) REFERENCES order_item(no),
  constraint report_key PRIMARY KEY (id),
  constraint report_on_day_check CHECK ((length(on_day) = 10))
);

create table round (
  id text collate "C" not null,
  name text collate "C" not null,
  phase text collate "C" not null,
  team text collate "C" not null,
  starts_on text collate "C" not null,
  ends_on text collate "C" not null,
  note text collate "C" not null,
  revision bigint not null,
  seq bigint not null,
  constraint round_ends_on_check CHECK ((length(ends_on) = 10)),
  constraint round_key PRIMARY KEY (id),
  constraint round_starts_on_check CHECK ((length(starts_on) = 10))
);

create table round_community (
  round_id text collate "C" not null,
  community_no bigint not null,
  inspected_on text collate "C",
  inspector text collate "C" not null,
  constraint round_community_community_no_reference FOREIGN KEY (community_no) REFERENCES subject(no),
  constraint round_community_inspected_on_check CHECK ((length(inspected_on) = 10)),
  constraint round_community_key PRIMARY KEY (round_id, community_no),
  constraint round_community_round_id_reference FOREIGN KEY (round_id) REFERENCES round(id)
);

create table schema_migration (
  version bigint not null,
  name text collate "C" not null,
  checksum text collate "C" not null,
  applied_at text collate "C" not null,
  constraint schema_migration_key PRIMARY KEY (version)
);

create table search_entry (
  kind text collate "C" not null,
  id text collate "C" not null,
  title text collate "C" not null,
  subtitle text collate "C" not null,
  haystack text collate "C" not null,
  sort_key text collate "C" not null,
  constraint search_entry_key PRIMARY KEY (kind, id)
);

create table serial (
  kind text collate "C" not null,
  year bigint not null,
  next bigint not null,
  constraint serial_key PRIMARY KEY (kind, year)
);

create table setting (
  key text collate "C" not null,
  value text collate "C" not null,
  revision bigint not null,
  constraint setting_key PRIMARY KEY (key)
);

create table subject (
  no bigint not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  constraint subject_id_unique UNIQUE (id),
  constraint subject_key PRIMARY KEY (no)
);

create table unit (
  id text collate "C" not null,
  no bigint not null,
  kind text collate "C" not null,
  name text collate "C" not null,
  full_name text collate "C" not null,
  parent_id text collate "C",
  code text collate "C",
  ord bigint not null,
  valid_from text collate "C" not null,
  valid_to text collate "C",
  revision bigint not null,
  constraint unit_key PRIMARY KEY (id),
  constraint unit_kind_name_unique UNIQUE (kind, name),
  constraint unit_no_reference FOREIGN KEY (no) REFERENCES subject(no),
  constraint unit_no_unique UNIQUE (no),
  constraint unit_parent_id_reference FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint unit_valid_from_check CHECK ((length(valid_from) = 10)),
  constraint unit_valid_to_check CHECK ((length(valid_to) = 10))
);

create table verdict (
  subject_no bigint not null,
  pack_no bigint not null,
  as_of text collate "C" not null,
  seq bigint not null,
  outcomes text collate "C" not null,
  passes bigint not null,
  fails bigint not null,
  usual_fails bigint not null,
  unknowns bigint not null,
  constraint verdict_as_of_check CHECK ((length(as_of) = 10)),
  constraint verdict_key PRIMARY KEY (subject_no),
  constraint verdict_pack_no_reference FOREIGN KEY (pack_no) REFERENCES pack(no),
  constraint verdict_subject_no_reference FOREIGN KEY (subject_no) REFERENCES subject(no)
);

CREATE INDEX archive_item_by_case_id ON public.archive_item USING btree (case_id);
CREATE INDEX archive_item_by_community_no_year ON public.archive_item USING btree (community_no, year);
CREATE INDEX archive_item_by_fonds_document_on_id ON public.archive_item USING btree (fonds, document_on, id);
CREATE INDEX archive_item_by_fonds_year_state ON public.archive_item USING btree (fonds, year, state);
CREATE INDEX attachment_by_subject_kind_subject_id ON public.attachment USING btree (subject_kind, subject_id);
CREATE INDEX case_file_by_closed_on_id ON public.case_file USING btree (closed_on, id);
CREATE INDEX case_file_by_community_no_rule_id ON public.case_file USING btree (community_no, rule_id);
CREATE INDEX case_file_by_due_on_id ON public.case_file USING btree (due_on, id);
CREATE INDEX case_file_by_opened_on_id ON public.case_file USING btree (opened_on, id);
CREATE INDEX case_file_by_order_id ON public.case_file USING btree (order_id);
CREATE INDEX case_file_by_responsible_unit_id_task_state ON public.case_file USING btree (responsible_unit_id, task, state);
CREATE INDEX case_file_by_state_due_on ON public.case_file USING btree (state, due_on);
CREATE INDEX case_file_by_task_state ON public.case_file USING btree (task, state);
CREATE INDEX case_file_by_year_and_serial ON public.case_file USING btree (((((substr(number, 4, 4))::bigint * 10000000) + (substr(number, 9))::bigint)), id);
CREATE INDEX community_by_sort_key_no ON public.community USING btree (sort_key, no);
CREATE INDEX due_entry_by_item_no_no ON public.due_entry USING btree (item_no, no);
CREATE INDEX event_by_at ON public.event USING btree (at);
CREATE INDEX event_by_kind_seq ON public.event USING btree (kind, seq);
CREATE INDEX event_by_subject_kind_subject_id_seq ON public.event USING btree (subject_kind, subject_id, seq);
CREATE INDEX evidence_by_subject_no_rule_id_seq ON public.evidence USING btree (subject_no, rule_id, seq);
CREATE INDEX exemption_by_subject_no_rule_id ON public.exemption USING btree (subject_no, rule_id);
CREATE INDEX finding_by_community_no_rule_id ON public.finding USING btree (community_no, rule_id);
CREATE INDEX finding_by_round_id_id ON public.finding USING btree (round_id, id);
CREATE INDEX import_batch_by_seq ON public.import_batch USING btree (seq);
CREATE INDEX order_item_by_case_id ON public.order_item USING btree (case_id);
CREATE INDEX order_item_by_previous_item_no ON public.order_item USING btree (previous_item_no);
CREATE INDEX order_item_by_state_due_on ON public.order_item USING btree (state, due_on);
CREATE INDEX orders_by_addressee_id_state ON public.orders USING btree (addressee_id, state);
CREATE INDEX orders_by_drafted_on_id ON public.orders USING btree (drafted_on, id);
CREATE INDEX orders_by_issued_on ON public.orders USING btree (issued_on);
CREATE INDEX orders_by_state_drafted_on ON public.orders USING btree (state, drafted_on);
CREATE INDEX recheck_by_case_id_seq ON public.recheck USING btree (case_id, seq);
CREATE INDEX register_current_by_metric_no_subject_no ON public.register_current USING btree (metric_no, subject_no);
CREATE INDEX register_item_by_community_no_kind_ord ON public.register_item USING btree (community_no, kind, ord);
CREATE INDEX register_value_by_import_id ON public.register_value USING btree (import_id);
CREATE INDEX register_value_by_subject_no_metric_no_valid_from ON public.register_value USING btree (subject_no, metric_no, valid_from);
CREATE INDEX report_by_case_id_seq ON public.report USING btree (case_id, seq);
CREATE INDEX round_community_by_community_no ON public.round_community USING btree (community_no);
