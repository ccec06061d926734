import type { IdentityChange } from '#shared/domain/import/matchCommunities.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';

/** One import, as it was confirmed. `seq` and `undoneSeq` are its events. */
export type ImportBatchRow = {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly sheet: string;
  readonly signature: string;
  readonly onDay: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly seq: number;
  readonly undoneSeq: number | null;
};

/** An import as its list shows it: who brought it in and who took it back. Instants UTC. */
export type ImportListRow = ImportBatchRow & {
  readonly at: string;
  readonly personName: string | null;
  readonly undoneAt: string | null;
  readonly undonePersonName: string | null;
};

/** One thing an import touched, as its events tell it. */
export type ImportedSubject =
  | { readonly kind: 'unit'; readonly id: string }
  | {
      readonly kind: 'community';
      readonly id: string;
      readonly added: { readonly name: string; readonly code: string | null; readonly subdistrict: string } | null;
      readonly identity: readonly IdentityChange[];
    };

/** One value an import wrote, for undoing it. */
export type ImportedValue = {
  readonly subjectNo: number;
  readonly metric: string;
  readonly seq: number;
  readonly validFrom: string;
  /** What stood on that day before; null when nothing did. */
  readonly before: MetricValue | null;
  /** Somebody wrote another value for that day or a later one since, and it stands. */
  readonly later: boolean;
  /** Days on which the value stands again because a later import of it was undone, and its own day. */
  readonly days: readonly string[];
};

export type ImportLoads = {
  /** Sequence of the last event that may have changed what a preview depends on; 0 when there is none. */
  registerHead(): Promise<number>;
  /** The latest day from which a current value stands; null when there is none. */
  latestValueDay(): Promise<string | null>;
  /** How the columns of a form with this signature were matched the last time; null when never. */
  importMapping(signature: string): Promise<unknown>;
};

export type ImportReads = ImportLoads & {
  /** Newest first. */
  list(cursor: string | null, limit: number): Promise<{ readonly rows: readonly ImportListRow[]; readonly next: string | null; readonly total: number }>;
  /** The last import of exactly these bytes that was not undone. */
  ofFile(sha256: string): Promise<ImportListRow | null>;
};

export type ImportRepository = ImportLoads & {
  importBatch(id: string): Promise<ImportBatchRow | null>;
  /** Adds the import, or marks a stored one as undone. */
  saveImportBatch(batch: ImportBatchRow): Promise<void>;
  saveImportMapping(signature: string, mapping: unknown, seq: number): Promise<void>;
  /** What an import wrote, with the value each replaced; for undoing it. */
  valuesOfImport(importId: string): Promise<readonly ImportedValue[]>;
  /** Units and communities in the order of their events. */
  subjectsOf(batch: ImportBatchRow): Promise<readonly ImportedSubject[]>;
  /** Those of these communities on which more hangs than this import: other values, items, evidence, findings, cases, files … */
  communitiesInUse(communities: ReadonlyArray<{ readonly id: string; readonly no: number }>, importId: string): Promise<ReadonlySet<number>>;
  /** Raises the revision of communities whose values changed, so that a page opened before is refused. */
  raiseRevisions(communityNos: readonly number[]): Promise<void>;
  /** Removes those of these units that nothing refers to; answers the ids of the removed. */
  removeUnusedUnits(ids: readonly string[]): Promise<readonly string[]>;
};
