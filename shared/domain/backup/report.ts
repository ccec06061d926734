import type { BackupManifest, DatabaseFacts } from './manifest.ts';

/**
 * What is wrong with a backup, each with the file it concerns. `leftover` a journal beside the database: the copy was
 * cut off · `counts_differ` {table} rows of a table · `events_differ`, `head_differs` the log · `chain_broken` {seq}
 * an event inside was changed · `file_missing`, `file_altered` an attachment, named as people know it.
 */
export type BackupFindingCode =
  | 'manifest_missing'
  | 'manifest_damaged'
  | 'manifest_other'
  | 'manifest_newer'
  | 'database_missing'
  | 'database_altered'
  | 'leftover'
  | 'not_database'
  | 'other_program'
  | 'schema_newer'
  | 'schema_missing'
  | 'database_damaged'
  | 'empty'
  | 'counts_differ'
  | 'events_differ'
  | 'head_differs'
  | 'chain_broken'
  | 'file_missing'
  | 'file_altered';

export type BackupFinding = {
  readonly code: BackupFindingCode;
  /** File name, or the attachment's name where it has one. */
  readonly file: string;
  readonly expected?: string | number;
  readonly actual?: string | number;
};

/** An attachment of which there is no whole copy: gone, or no longer what it was; and the case, order or community it belongs to. */
export type LostFile = { readonly name: string; readonly about: string };
/** So many lost files are named; the others are counted. */
export const MOST_LOST = 20;

export type BackupReport = {
  /** Nothing is wrong. */
  readonly ok: boolean;
  /** At most `MOST_FINDINGS`; `total` counts all. */
  readonly findings: readonly BackupFinding[];
  readonly total: number;
  readonly manifest: BackupManifest | null;
  /** Read from the database itself; null when it could not be opened. */
  readonly facts: DatabaseFacts | null;
  readonly filesChecked: number;
  readonly bytesChecked: number;
};

export const MOST_FINDINGS = 500;

/** The attachments alone are at fault: the register inside is whole, and can be restored without them. */
export function onlyFilesAtFault(report: BackupReport): boolean {
  return report.facts !== null && report.findings.length > 0 && report.findings.every(({ code }) => code === 'file_missing' || code === 'file_altered');
}

/** Where a database does not say what its manifest or its source says. */
export function differences(expected: DatabaseFacts, actual: DatabaseFacts, file: string): BackupFinding[] {
  const findings: BackupFinding[] = [];
  const tables = new Set([...Object.keys(expected.tables), ...Object.keys(actual.tables)]);
  for (const table of tables) {
    const [want, have] = [expected.tables[table] ?? 0, actual.tables[table] ?? 0];
    if (want !== have) findings.push({ code: 'counts_differ', file: table, expected: want, actual: have });
  }
  if (expected.lastSeq !== actual.lastSeq) findings.push({ code: 'events_differ', file, expected: expected.lastSeq, actual: actual.lastSeq });
  if (expected.head !== actual.head) findings.push({ code: 'head_differs', file, expected: expected.head.slice(0, 16), actual: actual.head.slice(0, 16) });
  return findings;
}
