import { createHash } from 'node:crypto';
import BetterSqlite from 'better-sqlite3';
import { REMOVING, takenAway } from '#shared/domain/backup/health.ts';
import type { DatabaseFacts } from '#shared/domain/backup/manifest.ts';
import type { BackupFinding, LostFile } from '#shared/domain/backup/report.ts';
import { verifyChain, type SealedRecord } from '#shared/domain/events/chain.ts';
import { APPLICATION_ID, assertRuntime, type SqliteFile } from './dialects/sqlite.ts';
import { LATEST_VERSION } from './migrations/runner.ts';
import { payloadOf, type SealedRow, toSealedRecord } from './sealedRecord.ts';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

/** Opens a database file as it is: nothing is made, nothing replayed into it when `readonly`. */
export function openCopy(path: string, readonly: boolean): SqliteFile {
  assertRuntime();
  const file = new BetterSqlite(path, { readonly, fileMustExist: true });
  file.pragma('trusted_schema = OFF');
  file.pragma('cell_size_check = ON');
  return file;
}

/** What a register says of itself. Throws when a table cannot be read. */
export function factsOf(file: SqliteFile): DatabaseFacts {
  const names = file.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name").pluck().all() as string[];
  const rows = (name: string) =>
    file
      .prepare(`select count(*) from "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get() as number;
  const last = file.prepare('select seq, hash from event order by seq desc limit 1').get() as { seq: number; hash: string } | undefined;
  const files = file.prepare('select count(*) as count, coalesce(sum(size), 0) as bytes from blob').get() as { count: number; bytes: number };
  return {
    schemaVersion: file.prepare('select coalesce(max(version), 0) from schema_migration').pluck().get() as number,
    bureau: (file.prepare("select value from app_meta where key = 'bureau'").pluck().get() as string | undefined) ?? '',
    lastSeq: last?.seq ?? 0,
    head: last?.hash ?? '',
    register: firstHash(file),
    tables: Object.fromEntries(names.map((name) => [name, rows(name)])),
    files,
  };
}

function firstHash(file: SqliteFile): string {
  return (file.prepare('select hash from event order by seq limit 1').pluck().get() as string | undefined) ?? '';
}

/** Whose register a copied database is: the hash of its first event; empty when it cannot be read. */
export function registerOf(path: string): string {
  try {
    const file = openCopy(path, true);
    try {
      return firstHash(file);
    } finally {
      file.close();
    }
  } catch {
    return '';
  }
}

/** What the program itself took out of a register after event `since`, by table, as its log says. */
export function takenAwayAfter(path: string, since: number): Readonly<Record<string, number>> {
  const file = openCopy(path, true);
  try {
    const rows = file
      .prepare(
        'select event.kind, event_payload.payload from event join event_payload on event_payload.seq = event.seq where event.seq > ? and event.kind in (select value from json_each(?))',
      )
      .all(since, JSON.stringify(REMOVING)) as { kind: string; payload: string }[];
    return takenAway(rows.map(({ kind, payload }) => ({ kind, payload: payloadOf(payload) })));
  } finally {
    file.close();
  }
}

export type CheckedDatabase = { readonly facts: DatabaseFacts | null; readonly findings: readonly BackupFinding[] };

/**
 * Looks at a copied register by its content: whose it is, whether this program knows its schema, whether it is whole, and
 * whether its log is unbroken from the first event. `integrity_check` alone says ok of an empty file
 * (reliability-security-ux §0.4). Never throws for what a file may contain.
 */
export function checkDatabase(path: string, name: string): CheckedDatabase {
  const found = (code: BackupFinding['code'], more: Partial<BackupFinding> = {}): BackupFinding => ({ code, file: name, ...more });
  let file: SqliteFile;
  try {
    file = openCopy(path, true);
    file.pragma('schema_version');
  } catch {
    return { facts: null, findings: [found('not_database')] };
  }
  try {
    const identity = identityOf(file);
    if (identity !== null) return { facts: null, findings: [found(identity.code, identity)] };
    const findings = integrityOf(file).map((code) => found(code));
    if (findings.length > 0) return { facts: null, findings };
    const facts = factsOf(file);
    if (facts.lastSeq === 0) return { facts, findings: [found('empty')] };
    const chain = verifyChain(recordsOf(file), sha256);
    if (chain.broken !== null) findings.push(found('chain_broken', { actual: chain.broken.seq }));
    return { facts, findings };
  } catch {
    return { facts: null, findings: [found('database_damaged')] };
  } finally {
    file.close();
  }
}

function identityOf(file: SqliteFile): Pick<BackupFinding, 'code' | 'expected' | 'actual'> | null {
  const id = file.pragma('application_id', { simple: true }) as number;
  if (id !== APPLICATION_ID) return { code: id === 0 && tableCount(file) === 0 ? 'empty' : 'other_program' };
  if (!hasTable(file, 'schema_migration') || !hasTable(file, 'event') || !hasTable(file, 'blob')) return { code: 'schema_missing' };
  const version = file.prepare('select coalesce(max(version), 0) from schema_migration').pluck().get() as number;
  return version > LATEST_VERSION ? { code: 'schema_newer', expected: LATEST_VERSION, actual: version } : null;
}

function integrityOf(file: SqliteFile): BackupFinding['code'][] {
  const verdict = file.pragma('integrity_check(1)', { simple: true });
  const orphans = file.pragma('foreign_key_check') as unknown[];
  return verdict !== 'ok' || orphans.length > 0 ? ['database_damaged'] : [];
}

function tableCount(file: SqliteFile): number {
  return file.prepare("select count(*) from sqlite_schema where type = 'table'").pluck().get() as number;
}

function hasTable(file: SqliteFile, name: string): boolean {
  return file.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined;
}

/** Every event with its payload, in order; one whose payload was lawfully erased has none. */
function* recordsOf(file: SqliteFile): Iterable<SealedRecord> {
  const rows = file
    .prepare('select event.*, event_payload.salt, event_payload.payload from event left join event_payload on event_payload.seq = event.seq order by event.seq')
    .iterate() as IterableIterator<SealedRow>;
  for (const row of rows) yield toSealedRecord(row);
}

export type NamedFile = { readonly hash: string; readonly size: number; readonly name: string };

/** Every file the register names, once, with the name people know it by. */
export function* filesOf(path: string): Iterable<NamedFile> {
  const file = openCopy(path, true);
  try {
    const rows = file
      .prepare('select blob.hash, blob.size, (select min(name) from attachment where attachment.hash = blob.hash) as name from blob order by blob.hash')
      .iterate() as IterableIterator<{ hash: string; size: number; name: string | null }>;
    for (const row of rows) yield { hash: row.hash, size: row.size, name: row.name ?? row.hash };
  } finally {
    file.close();
  }
}

/** What an attachment belongs to: the table, and the column people know it by. */
const SUBJECTS: Readonly<Record<string, string>> = {
  case: 'select number from case_file where id = ?',
  order: 'select number from orders where id = ?',
  archive_item: 'select title from archive_item where id = ?',
  evidence: 'select community.name from evidence join community on community.no = evidence.subject_no where evidence.id = ?',
};

/** Names the files of these checksums as people know them: the attachment, and the case, order or community it belongs to. */
export function nameFiles(path: string, hashes: readonly string[]): LostFile[] {
  const file = openCopy(path, true);
  try {
    const attached = file.prepare('select name, subject_kind, subject_id from attachment where hash = ? order by id limit 1');
    return hashes.map((hash) => {
      const row = attached.get(hash) as { readonly name: string; readonly subject_kind: string; readonly subject_id: string } | undefined;
      if (row === undefined) return { name: hash, about: '' };
      const asked = SUBJECTS[row.subject_kind];
      return { name: row.name, about: asked === undefined ? '' : ((file.prepare(asked).pluck().get(row.subject_id) as string | null | undefined) ?? '') };
    });
  } finally {
    file.close();
  }
}
