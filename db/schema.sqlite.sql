-- Made by build/scripts/snapshot-schema.ts; do not edit.

CREATE TABLE "app_meta" (
  "key" text not null,
  "value" text not null,
  constraint "app_meta_key" primary key ("key")
) strict;

CREATE TABLE "archive_item" (
  "id" text not null,
  "fonds" text not null,
  "community_no" integer,
  "creator" text not null,
  "category" text not null,
  "subject" text not null,
  "kind" text,
  "case_id" text,
  "order_id" text,
  "source_key" text,
  "year" integer not null,
  "retention" text not null,
  "title" text not null,
  "document_number" text not null,
  "responsible" text not null,
  "document_on" text not null check (length("document_on") = 10),
  "secrecy" text not null,
  "pages" integer not null,
  "note" text not null,
  "ord" integer not null,
  "serial" integer,
  "code" text,
  "fixed_on" text check (length("fixed_on") = 10),
  "haystack" text not null,
  "state" text not null,
  "revision" integer not null,
  "seq" integer not null,
  constraint "archive_item_key" primary key ("id"),
  constraint "archive_item_code_unique" unique ("code"),
  constraint "archive_item_source_key_unique" unique ("source_key"),
  constraint "archive_item_community_no_reference" foreign key ("community_no") references "subject" ("no"),
  constraint "archive_item_case_id_reference" foreign key ("case_id") references "case_file" ("id"),
  constraint "archive_item_order_id_reference" foreign key ("order_id") references "orders" ("id")
) strict;

CREATE INDEX "archive_item_by_case_id" on "archive_item" ("case_id");

CREATE INDEX "archive_item_by_community_no_year" on "archive_item" ("community_no", "year");

CREATE INDEX "archive_item_by_fonds_document_on_id" on "archive_item" ("fonds", "document_on", "id");

CREATE INDEX "archive_item_by_fonds_year_state" on "archive_item" ("fonds", "year", "state");

CREATE TABLE "archive_paper" (
  "item_id" text not null,
  "ord" integer not null,
  "name" text not null,
  "form" text,
  "about_id" text,
  "pages" integer not null,
  "attachment_id" text,
  constraint "archive_paper_key" primary key ("item_id", "ord"),
  constraint "archive_paper_item_id_reference" foreign key ("item_id") references "archive_item" ("id"),
  constraint "archive_paper_attachment_id_reference" foreign key ("attachment_id") references "attachment" ("id")
) strict;

CREATE TABLE "attachment" (
  "id" text not null,
  "subject_kind" text not null,
  "subject_id" text not null,
  "kind" text not null,
  "hash" text not null,
  "name" text not null,
  "on_day" text not null check (length("on_day") = 10),
  "seq" integer not null,
  constraint "attachment_key" primary key ("id"),
  constraint "attachment_hash_reference" foreign key ("hash") references "blob" ("hash")
) strict;

CREATE INDEX "attachment_by_subject_kind_subject_id" on "attachment" ("subject_kind", "subject_id");

CREATE TABLE "blob" (
  "hash" text not null,
  "size" integer not null,
  "mime" text not null,
  "stored_at" text not null,
  constraint "blob_key" primary key ("hash")
) strict;

CREATE TABLE "calendar_year" (
  "year" integer not null,
  "version" text not null,
  "content" text not null,
  "seq" integer not null,
  constraint "calendar_year_key" primary key ("year")
) strict;

CREATE TABLE "case_file" (
  "id" text not null,
  "number" text not null,
  "finding_id" text not null,
  "community_no" integer not null,
  "responsible_unit_id" text not null,
  "rule_id" text,
  "task" integer,
  "title" text not null,
  "state" text not null,
  "stage" text,
  "opened_on" text not null check (length("opened_on") = 10),
  "order_id" text,
  "item_no" integer,
  "due_on" text check (length("due_on") = 10),
  "provisional" integer not null check ("provisional" in (0, 1)),
  "reported_on" text check (length("reported_on") = 10),
  "closed_on" text check (length("closed_on") = 10),
  "on_time" integer check ("on_time" in (0, 1)),
  "relapse_of" text,
  "backfilled" integer not null check ("backfilled" in (0, 1)),
  "haystack" text not null,
  "revision" integer not null,
  "seq" integer not null,
  constraint "case_file_key" primary key ("id"),
  constraint "case_file_number_unique" unique ("number"),
  constraint "case_file_finding_id_unique" unique ("finding_id"),
  constraint "case_file_finding_id_reference" foreign key ("finding_id") references "finding" ("id"),
  constraint "case_file_community_no_reference" foreign key ("community_no") references "subject" ("no"),
  constraint "case_file_responsible_unit_id_reference" foreign key ("responsible_unit_id") references "unit" ("id"),
  constraint "case_file_relapse_of_reference" foreign key ("relapse_of") references "case_file" ("id")
) strict;

CREATE INDEX "case_file_by_closed_on_id" on "case_file" ("closed_on", "id");

CREATE INDEX "case_file_by_community_no_rule_id" on "case_file" ("community_no", "rule_id");

CREATE INDEX "case_file_by_due_on_id" on "case_file" ("due_on", "id");

CREATE INDEX "case_file_by_opened_on_id" on "case_file" ("opened_on", "id");

CREATE INDEX "case_file_by_order_id" on "case_file" ("order_id");

CREATE INDEX "case_file_by_responsible_unit_id_task_state" on "case_file" ("responsible_unit_id", "task", "state");

CREATE INDEX "case_file_by_state_due_on" on "case_file" ("state", "due_on");

CREATE INDEX "case_file_by_task_state" on "case_file" ("task", "state");

CREATE INDEX case_file_by_year_and_serial on case_file ((cast(substr(number, 4, 4) as bigint) * 10000000 + cast(substr(number, 9) as bigint)), id);

CREATE TABLE "community" (
  "id" text not null,
  "no" integer not null,
  "subdistrict_id" text not null,
  "name" text not null,
  "code" text,
  "haystack" text not null,
  "sort_key" text not null,
  "ord" integer not null,
  "valid_from" text not null check (length("valid_from") = 10),
  "valid_to" text check (length("valid_to") = 10),
  "revision" integer not null,
  constraint "community_key" primary key ("id"),
  constraint "community_no_unique" unique ("no"),
  constraint "community_code_unique" unique ("code"),
  constraint "community_subdistrict_id_name_unique" unique ("subdistrict_id", "name"),
  constraint "community_no_reference" foreign key ("no") references "subject" ("no"),
  constraint "community_subdistrict_id_reference" foreign key ("subdistrict_id") references "unit" ("id")
) strict;

CREATE INDEX "community_by_sort_key_no" on "community" ("sort_key", "no");

CREATE TABLE "due_entry" (
  "no" integer,
  "item_no" integer not null,
  "kind" text not null,
  "on_day" text not null check (length("on_day") = 10),
  "period" text,
  "asked_on" text check (length("asked_on") = 10),
  "reason" text not null,
  "seq" integer not null,
  constraint "due_entry_key" primary key ("no"),
  constraint "due_entry_item_no_reference" foreign key ("item_no") references "order_item" ("no")
) strict;

CREATE INDEX "due_entry_by_item_no_no" on "due_entry" ("item_no", "no");

CREATE TABLE "event" (
  "seq" integer not null,
  "at" text not null,
  "on_day" text not null check (length("on_day") = 10),
  "person_id" text,
  "kind" text not null,
  "subject_kind" text not null,
  "subject_id" text not null,
  "backfilled" integer not null check ("backfilled" in (0, 1)),
  "digest" text not null,
  "previous_hash" text not null,
  "hash" text not null,
  constraint "event_key" primary key ("seq")
) strict;

CREATE INDEX "event_by_at" on "event" ("at");

CREATE INDEX "event_by_kind_seq" on "event" ("kind", "seq");

CREATE INDEX "event_by_subject_kind_subject_id_seq" on "event" ("subject_kind", "subject_id", "seq");

CREATE TABLE "event_payload" (
  "seq" integer not null,
  "salt" text not null,
  "payload" text not null,
  constraint "event_payload_key" primary key ("seq"),
  constraint "event_payload_seq_reference" foreign key ("seq") references "event" ("seq")
) strict;

CREATE TABLE "evidence" (
  "id" text not null,
  "subject_no" integer not null,
  "rule_id" text not null,
  "metric_no" integer not null,
  "value" text not null,
  "met" integer not null check ("met" in (0, 1)),
  "note" text not null,
  "on_day" text not null check (length("on_day") = 10),
  "person_id" text not null,
  "seq" integer not null,
  "withdrawn_seq" integer,
  constraint "evidence_key" primary key ("id"),
  constraint "evidence_subject_no_reference" foreign key ("subject_no") references "subject" ("no"),
  constraint "evidence_metric_no_reference" foreign key ("metric_no") references "metric" ("no")
) strict;

CREATE INDEX "evidence_by_subject_no_rule_id_seq" on "evidence" ("subject_no", "rule_id", "seq");

CREATE TABLE "exemption" (
  "id" text not null,
  "subject_no" integer not null,
  "rule_id" text not null,
  "paper" text not null,
  "reason" text not null,
  "from_day" text not null check (length("from_day") = 10),
  "to_day" text not null check (length("to_day") = 10),
  "seq" integer not null,
  "revoked_seq" integer,
  constraint "exemption_key" primary key ("id"),
  constraint "exemption_subject_no_reference" foreign key ("subject_no") references "subject" ("no")
) strict;

CREATE INDEX "exemption_by_subject_no_rule_id" on "exemption" ("subject_no", "rule_id");

CREATE TABLE "finding" (
  "id" text not null,
  "serial" integer not null,
  "community_no" integer not null,
  "rule_id" text,
  "task" integer,
  "title" text not null,
  "place" text not null,
  "detail" text not null,
  "requirement" text not null,
  "found_on" text not null check (length("found_on") = 10),
  "source" text not null,
  "severity" text not null,
  "round_id" text,
  "responsible_unit_id" text not null,
  "verdict" text,
  "backfilled" integer not null check ("backfilled" in (0, 1)),
  "seq" integer not null,
  constraint "finding_key" primary key ("id"),
  constraint "finding_serial_unique" unique ("serial"),
  constraint "finding_community_no_reference" foreign key ("community_no") references "subject" ("no"),
  constraint "finding_round_id_reference" foreign key ("round_id") references "round" ("id"),
  constraint "finding_responsible_unit_id_reference" foreign key ("responsible_unit_id") references "unit" ("id")
) strict;

CREATE INDEX "finding_by_community_no_rule_id" on "finding" ("community_no", "rule_id");

CREATE INDEX "finding_by_round_id_id" on "finding" ("round_id", "id");

CREATE TABLE "idempotency" (
  "key" text not null,
  "operation" text not null,
  "request" text not null,
  "seq" integer not null,
  "result" text not null,
  "at" text not null,
  constraint "idempotency_key" primary key ("key")
) strict;

CREATE TABLE "import_batch" (
  "id" text not null,
  "file_name" text not null,
  "sha256" text not null,
  "sheet" text not null,
  "signature" text not null,
  "on_day" text not null check (length("on_day") = 10),
  "added" integer not null,
  "changed" integer not null,
  "unchanged" integer not null,
  "seq" integer not null,
  "undone_seq" integer,
  constraint "import_batch_key" primary key ("id")
) strict;

CREATE INDEX "import_batch_by_seq" on "import_batch" ("seq");

CREATE TABLE "import_mapping" (
  "signature" text not null,
  "mapping" text not null,
  "seq" integer not null,
  constraint "import_mapping_key" primary key ("signature")
) strict;

CREATE TABLE "metric" (
  "no" integer not null,
  "key" text not null,
  constraint "metric_key" primary key ("no"),
  constraint "metric_key_unique" unique ("key")
) strict;

CREATE TABLE "order_copy" (
  "order_id" text not null,
  "unit_id" text not null,
  constraint "order_copy_key" primary key ("order_id", "unit_id"),
  constraint "order_copy_order_id_reference" foreign key ("order_id") references "orders" ("id"),
  constraint "order_copy_unit_id_reference" foreign key ("unit_id") references "unit" ("id")
) strict;

CREATE TABLE "order_item" (
  "no" integer,
  "order_id" text not null,
  "ord" integer not null,
  "case_id" text not null,
  "requirement" text not null,
  "clause" text not null,
  "clause_quote" text not null,
  "manner" text not null,
  "milestones" text not null,
  "period" text not null,
  "state" text not null,
  "due_on" text check (length("due_on") = 10),
  "provisional" integer not null check ("provisional" in (0, 1)),
  "calendar_version" text not null,
  "previous_item_no" integer,
  "reason" text,
  "reported_on" text check (length("reported_on") = 10),
  "reported_by" text,
  "recheck_by" text check (length("recheck_by") = 10),
  "rechecker_id" text,
  "failed_rechecks" integer not null,
  "passed_on" text check (length("passed_on") = 10),
  "passed_by" text,
  "evidence" integer not null,
  "closed_on" text check (length("closed_on") = 10),
  "on_time" integer check ("on_time" in (0, 1)),
  constraint "order_item_key" primary key ("no"),
  constraint "order_item_order_id_ord_unique" unique ("order_id", "ord"),
  constraint "order_item_order_id_case_id_unique" unique ("order_id", "case_id"),
  constraint "order_item_order_id_reference" foreign key ("order_id") references "orders" ("id"),
  constraint "order_item_case_id_reference" foreign key ("case_id") references "case_file" ("id"),
  constraint "order_item_previous_item_no_reference" foreign key ("previous_item_no") references "order_item" ("no")
) strict;

CREATE INDEX "order_item_by_case_id" on "order_item" ("case_id");

CREATE INDEX "order_item_by_previous_item_no" on "order_item" ("previous_item_no");

CREATE INDEX "order_item_by_state_due_on" on "order_item" ("state", "due_on");

CREATE TABLE "orders" (
  "id" text not null,
  "stage" text not null,
  "year" integer,
  "serial" integer,
  "number" text,
  "title" text not null,
  "addressee_id" text not null,
  "urgent_reason" text not null,
  "state" text not null,
  "drafted_on" text not null check (length("drafted_on") = 10),
  "drafted_by" text,
  "reviewed_on" text check (length("reviewed_on") = 10),
  "reviewed_by" text,
  "issued_on" text check (length("issued_on") = 10),
  "signer" text not null,
  "served_on" text check (length("served_on") = 10),
  "service_method" text,
  "receiver" text not null,
  "witness" text not null,
  "acknowledge_by" text check (length("acknowledge_by") = 10),
  "acknowledged_on" text check (length("acknowledged_on") = 10),
  "completed_on" text check (length("completed_on") = 10),
  "voided_on" text check (length("voided_on") = 10),
  "void_reason" text not null,
  "settings" text not null,
  "competent_body" text not null,
  "persons_named" text not null,
  "outcome" text not null,
  "document_id" text,
  "haystack" text not null,
  "backfilled" integer not null check ("backfilled" in (0, 1)),
  "revision" integer not null,
  "seq" integer not null,
  constraint "orders_key" primary key ("id"),
  constraint "orders_number_unique" unique ("number"),
  constraint "orders_stage_year_serial_unique" unique ("stage", "year", "serial"),
  constraint "orders_addressee_id_reference" foreign key ("addressee_id") references "unit" ("id")
) strict;

CREATE INDEX "orders_by_addressee_id_state" on "orders" ("addressee_id", "state");

CREATE INDEX "orders_by_drafted_on_id" on "orders" ("drafted_on", "id");

CREATE INDEX "orders_by_issued_on" on "orders" ("issued_on");

CREATE INDEX "orders_by_state_drafted_on" on "orders" ("state", "drafted_on");

CREATE TABLE "pack" (
  "no" integer,
  "id" text not null,
  "version" text not null,
  "hash" text not null,
  "title" text not null,
  "state" text not null,
  "content" text not null,
  "seq" integer not null,
  constraint "pack_key" primary key ("no"),
  constraint "pack_id_version_unique" unique ("id", "version")
) strict;

CREATE TABLE "person" (
  "id" text not null,
  "name" text not null,
  "post" text not null,
  "active" integer not null check ("active" in (0, 1)),
  "ord" integer not null,
  "revision" integer not null,
  constraint "person_key" primary key ("id")
) strict;

CREATE TABLE "recheck" (
  "id" text not null,
  "case_id" text not null,
  "item_no" integer not null,
  "on_day" text not null check (length("on_day") = 10),
  "passed" integer not null check ("passed" in (0, 1)),
  "opinion" text not null,
  "person_id" text not null,
  "seq" integer not null,
  constraint "recheck_key" primary key ("id"),
  constraint "recheck_case_id_reference" foreign key ("case_id") references "case_file" ("id"),
  constraint "recheck_item_no_reference" foreign key ("item_no") references "order_item" ("no")
) strict;

CREATE INDEX "recheck_by_case_id_seq" on "recheck" ("case_id", "seq");

CREATE TABLE "register_current" (
  "subject_no" integer not null,
  "metric_no" integer not null,
  "valid_from" text not null check (length("valid_from") = 10),
  "seq" integer not null,
  "number" integer,
  "text" text,
  "qualifier" text not null,
  constraint "register_current_key" primary key ("subject_no", "metric_no"),
  constraint "register_current_subject_no_reference" foreign key ("subject_no") references "subject" ("no"),
  constraint "register_current_metric_no_reference" foreign key ("metric_no") references "metric" ("no")
) strict;

CREATE INDEX "register_current_by_metric_no_subject_no" on "register_current" ("metric_no", "subject_no");

CREATE TABLE "register_item" (
  "id" text not null,
  "no" integer not null,
  "community_no" integer not null,
  "kind" text not null,
  "ord" integer not null,
  "valid_from" text not null check (length("valid_from") = 10),
  "valid_to" text check (length("valid_to") = 10),
  "revision" integer not null,
  constraint "register_item_key" primary key ("id"),
  constraint "register_item_no_unique" unique ("no"),
  constraint "register_item_no_reference" foreign key ("no") references "subject" ("no"),
  constraint "register_item_community_no_reference" foreign key ("community_no") references "subject" ("no")
) strict;

CREATE INDEX "register_item_by_community_no_kind_ord" on "register_item" ("community_no", "kind", "ord");

CREATE TABLE "register_value" (
  "no" integer,
  "subject_no" integer not null,
  "metric_no" integer not null,
  "valid_from" text not null check (length("valid_from") = 10),
  "seq" integer not null,
  "number" integer,
  "text" text,
  "qualifier" text not null,
  "source" text not null,
  "import_id" text,
  "source_row" integer,
  constraint "register_value_key" primary key ("no"),
  constraint "register_value_subject_no_reference" foreign key ("subject_no") references "subject" ("no"),
  constraint "register_value_metric_no_reference" foreign key ("metric_no") references "metric" ("no")
) strict;

CREATE INDEX "register_value_by_import_id" on "register_value" ("import_id");

CREATE INDEX "register_value_by_subject_no_metric_no_valid_from" on "register_value" ("subject_no", "metric_no", "valid_from");

CREATE TABLE "report" (
  "id" text not null,
  "case_id" text not null,
  "item_no" integer not null,
  "on_day" text not null check (length("on_day") = 10),
  "content" text not null,
  "reporter" text not null,
  "person_id" text not null,
  "seq" integer not null,
  constraint "report_key" primary key ("id"),
  constraint "report_case_id_reference" foreign key ("case_id") references "case_file" ("id"),
  constraint "report_item_no_reference" foreign key ("item_no") references "order_item" ("no")
) strict;

CREATE INDEX "report_by_case_id_seq" on "report" ("case_id", "seq");

CREATE TABLE "round" (
  "id" text not null,
  "name" text not null,
  "phase" text not null,
  "team" text not null,
  "starts_on" text not null check (length("starts_on") = 10),
  "ends_on" text not null check (length("ends_on") = 10),
  "note" text not null,
  "revision" integer not null,
  "seq" integer not null,
  constraint "round_key" primary key ("id")
) strict;

CREATE TABLE "round_community" (
  "round_id" text not null,
  "community_no" integer not null,
  "inspected_on" text check (length("inspected_on") = 10),
  "inspector" text not null,
  constraint "round_community_key" primary key ("round_id", "community_no"),
  constraint "round_community_round_id_reference" foreign key ("round_id") references "round" ("id"),
  constraint "round_community_community_no_reference" foreign key ("community_no") references "subject" ("no")
) strict;

CREATE INDEX "round_community_by_community_no" on "round_community" ("community_no");

CREATE TABLE "schema_migration" (
  "version" integer not null,
  "name" text not null,
  "checksum" text not null,
  "applied_at" text not null,
  constraint "schema_migration_key" primary key ("version")
) strict;

CREATE TABLE "search_entry" (
  "kind" text not null,
  "id" text not null,
  "title" text not null,
  "subtitle" text not null,
  "haystack" text not null,
  "sort_key" text not null,
  constraint "search_entry_key" primary key ("kind", "id")
) strict;

CREATE TABLE "serial" (
  "kind" text not null,
  "year" integer not null,
  "next" integer not null,
  constraint "serial_key" primary key ("kind", "year")
) strict;

CREATE TABLE "setting" (
  "key" text not null,
  "value" text not null,
  "revision" integer not null,
  constraint "setting_key" primary key ("key")
) strict;

CREATE TABLE "subject" (
  "no" integer not null,
  "kind" text not null,
  "id" text not null,
  constraint "subject_key" primary key ("no"),
  constraint "subject_id_unique" unique ("id")
) strict;

CREATE TABLE "unit" (
  "id" text not null,
  "no" integer not null,
  "kind" text not null,
  "name" text not null,
  "full_name" text not null,
  "parent_id" text,
  "code" text,
  "ord" integer not null,
  "valid_from" text not null check (length("valid_from") = 10),
  "valid_to" text check (length("valid_to") = 10),
  "revision" integer not null,
  constraint "unit_key" primary key ("id"),
  constraint "unit_no_unique" unique ("no"),
  constraint "unit_kind_name_unique" unique ("kind", "name"),
  constraint "unit_no_reference" foreign key ("no") references "subject" ("no"),
  constraint "unit_parent_id_reference" foreign key ("parent_id") references "unit" ("id")
) strict;

CREATE TABLE "verdict" (
  "subject_no" integer not null,
  "pack_no" integer not null,
  "as_of" text not null check (length("as_of") = 10),
  "seq" integer not null,
  "outcomes" text not null,
  "passes" integer not null,
  "fails" integer not null,
  "usual_fails" integer not null,
  "unknowns" integer not null,
  constraint "verdict_key" primary key ("subject_no"),
  constraint "verdict_subject_no_reference" foreign key ("subject_no") references "subject" ("no"),
  constraint "verdict_pack_no_reference" foreign key ("pack_no") references "pack" ("no")
) strict;
