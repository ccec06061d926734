import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { doubtOf } from '#shared/domain/backup/health.ts';
import { BACKUP_PROGRAM, type BackupManifest, type BackupReason, MANIFEST_FORMAT } from '#shared/domain/backup/manifest.ts';
import { type BackupReport, type BackupFinding, differences, type LostFile, MOST_FINDINGS, MOST_LOST } from '#shared/domain/backup/report.ts';
import { keptBackups } from '#shared/domain/backup/retention.ts';
import { AppError } from '#shared/domain/errors.ts';
import { backupFileWords } from '#shared/words/backupFiles.ts';
import type { BackupEntry, BackupPlace, Backups, Clock, FolderProblem, JobControl } from '#shared/services/ports.ts';
import { filesOf, nameFiles, takenAwayAfter } from '#db/open.ts';
import { checkInThread, copyInThread } from './backupsThread.ts';
import {
  copyInto,
  DATABASE_NAME,
  entriesAt,
  FILES_FOLDER,
  filesBeside,
  freeBytes,
  isWhole,
  makingName,
  MANIFEST_FILE,
  placeOf,
  readEntries,
  readEntry,
  othersIn,
  readOwnEntries,
  sweepUnfinished,
  syncFile,
  type WholeEntry,
} from './backupsFolder.ts';
import { replaceFile, syncFolder, writeFileWhole } from './files.ts';

export type BackupsOptions = {
  /** The open register's file. */
  readonly database: string;
  /** Its attachments, by content. */
  readonly filesFolder: string;
  /** Where backups go while no folder is chosen. */
  readonly defaultFolder: string;
  /** The chosen folder; null when none is. */
  readonly chosen: () => Promise<string | null>;
  /** Hash of the open register's first event, by which its backups are known; empty before the first. */
  readonly register: () => Promise<string>;
  readonly checkFolder: (path: string) => Promise<FolderProblem | null>;
  readonly clock: Clock;
  readonly version: string;
};

/** The sample, and a register in memory, have no backups; those of others can be looked at all the same. */
export const noBackups: Backups = {
  available: false,
  place: async () => ({ folder: '', isDefault: true, problem: null, free: null }),
  list: async () => [],
  make: () => Promise.reject(new AppError('backup_not_of_sample')),
  verify: (path, control) => verifyBackup(path, control),
  inspect: (path) => entriesAt(path),
  othersIn: async () => [],
};

type Made = WholeEntry & { readonly lost: readonly LostFile[] };
type Copied = { readonly added: string[]; readonly missing: string[] };

/** A making folder older than this belongs to a run that is gone. */
const ABANDONED_MS = 6 * 3_600_000;

/** Backups of one register, each a folder of its own beside the attachments they share. */
export function createBackups(options: BackupsOptions): Backups {
  /** One backup after the other: two would copy the same attachments at once. */
  let turn: Promise<unknown> = Promise.resolve();

  async function place(): Promise<BackupPlace> {
    const chosen = await options.chosen();
    const folder = chosen ?? options.defaultFolder;
    if (chosen === null) await mkdir(folder, { recursive: true, mode: 0o700 });
    return { folder, isDefault: chosen === null, problem: chosen === null ? null : await options.checkFolder(folder), free: await freeBytes(folder) };
  }

  /** The folder, ready to be written. Throws `backup_folder`. */
  async function ready(reason: BackupReason): Promise<string> {
    const { folder, problem, isDefault } = await place();
    if (isDefault || problem === null || problem === 'same_disk') return folder;
    // A change of the schema and an import need their copy whatever has become of the memory stick.
    if (reason !== 'migration' && reason !== 'import') throw new AppError('backup_folder', { problem, folder });
    await mkdir(options.defaultFolder, { recursive: true, mode: 0o700 });
    return options.defaultFolder;
  }

  async function make(
    reason: BackupReason,
    control: JobControl,
    { confirmed, hashAll }: { readonly confirmed: boolean; readonly hashAll: boolean },
  ): Promise<Made> {
    const folder = await ready(reason);
    await sweepUnfinished(folder, ABANDONED_MS);
    const making = join(folder, makingName(randomBytes(6).toString('hex')));
    try {
      await mkdir(making, { mode: 0o700 });
      const madeAt = options.clock.now();
      const database = join(making, DATABASE_NAME);
      const source = await copyInThread(options.database, database, control);
      await refuseDoubt(folder, source, database, confirmed);
      const files = await copyFiles(folder, database, { count: source.files.count, hashAll }, control);
      const asked = { database, name: DATABASE_NAME, filesFolder: join(folder, FILES_FOLDER) };
      let answer = await checkInThread({ ...asked, hashed: hashAll ? 'all' : files.added, missing: files.missing }, control);
      let missing = files.missing;
      if (answer.badFiles.length > 0) {
        // What has rotted in the folder comes anew from the program's own store; what has rotted there too is lost, and named.
        const { added, missing: lost } = await copyAnew(folder, answer.badFiles, control);
        missing = [...missing, ...lost];
        answer = await checkInThread({ ...asked, hashed: added, missing }, control);
      }
      const findings = [...answer.findings, ...(answer.facts === null ? [] : differences(source, answer.facts, DATABASE_NAME))];
      if (findings.length > 0) throw new AppError('backup_not_verified', { ...findings[0]!, count: findings.length });
      control.signal.throwIfAborted();
      const manifest: BackupManifest = {
        format: MANIFEST_FORMAT,
        program: BACKUP_PROGRAM,
        programVersion: options.version,
        reason,
        madeAt,
        database: { name: DATABASE_NAME, size: answer.size, sha256: answer.sha256 },
        facts: source,
        filesHashed: hashAll ? 'all' : 'new',
        filesMissing: missing,
      };
      const made = await giveName(folder, making, manifest);
      await writeReadme(folder);
      await letGo(folder, source.register ?? '');
      return { ...made, manifest, problem: null, lost: nameFiles(join(made.path, DATABASE_NAME), missing.slice(0, MOST_LOST)) };
    } catch (error) {
      await rm(making, { recursive: true, force: true });
      throw asBackupError(error);
    }
  }

  async function refuseDoubt(folder: string, facts: BackupManifest['facts'], database: string, confirmed: boolean): Promise<void> {
    // A register without a first event cannot say whose it is: then every backup there counts.
    const entries =
      facts.lastSeq === 0 ? (await readEntries(folder)).filter((entry) => entry.manifest !== null) : await readOwnEntries(folder, facts.register ?? '');
    const last = entries[0]?.manifest ?? null;
    if (facts.lastSeq === 0 && last === null) throw new AppError('backup_nothing');
    const doubt = doubtOf(facts, last?.facts ?? null, last === null ? {} : takenAwayAfter(database, last.facts.lastSeq));
    if (doubt === null || confirmed) return;
    throw new AppError('backup_doubtful', {
      kind: doubt.kind,
      tables: doubt.kind === 'shrunk' ? doubt.tables.map(({ table, before, now }) => `${table}:${before}:${now}`) : [],
      since: last?.madeAt ?? '',
    });
  }

  /**
   * Copies what this folder does not have yet, or not in its size, and puts back into the program's own store what is
   * gone or damaged there and whole here; answers what was copied and what is lost.
   */
  async function copyFiles(
    folder: string,
    database: string,
    { count, hashAll }: { readonly count: number; readonly hashAll: boolean },
    control: JobControl,
  ): Promise<Copied> {
    const store = join(folder, FILES_FOLDER);
    const copied: Copied = { added: [], missing: [] };
    let done = 0;
    for (const { hash, size } of [...filesOf(database)]) {
      control.signal.throwIfAborted();
      if (statSync(placeOf(store, hash), { throwIfNoEntry: false })?.size !== size) {
        const isCopied = await copyInto(placeOf(options.filesFolder, hash), store, hash);
        (isCopied ? copied.added : copied.missing).push(hash);
      } else if (!(await isWhole(options.filesFolder, { hash, size }, hashAll)) && !(await copyInto(placeOf(store, hash), options.filesFolder, hash))) {
        copied.missing.push(hash);
      }
      done += 1;
      control.progress(done, count);
    }
    return copied;
  }

  async function copyAnew(folder: string, hashes: readonly string[], control: JobControl): Promise<Copied> {
    const copied: Copied = { added: [], missing: [] };
    for (const hash of hashes) {
      control.signal.throwIfAborted();
      const isWhole = await copyInto(placeOf(options.filesFolder, hash), join(folder, FILES_FOLDER), hash);
      (isWhole ? copied.added : copied.missing).push(hash);
    }
    return copied;
  }

  async function letGo(folder: string, register: string): Promise<void> {
    const entries = await readOwnEntries(folder, register);
    const kept = keptBackups(
      entries.map(({ id, manifest }) => ({ id, madeAt: manifest.madeAt, reason: manifest.reason })),
      options.clock.today(),
    );
    for (const { id, path } of entries) if (!kept.has(id)) await rm(path, { recursive: true, force: true });
  }

  return {
    available: true,
    place,
    async list() {
      const { folder, problem } = await place();
      if (problem !== null && problem !== 'same_disk') return [];
      const [entries, own] = [await readEntries(folder), await readOwnEntries(folder, await options.register())];
      const kept = keptBackups(
        own.map(({ id, manifest }) => ({ id, madeAt: manifest.madeAt, reason: manifest.reason })),
        options.clock.today(),
      );
      const ids = new Set(own.map(({ id }) => id));
      // What another register keeps here is shown and left alone.
      return entries.map((entry) => ({ ...entry, keep: kept.get(entry.id) ?? (ids.has(entry.id) ? null : 'other') }));
    },
    make(reason, control, how) {
      const next = turn.then(() => make(reason, control, how));
      turn = next.catch(() => undefined);
      return next;
    },
    verify: (path, control) => verifyBackup(path, control),
    inspect: (path) => entriesAt(path),
    othersIn: async (folder) => othersIn(folder, await options.register()),
  };
}

/** Everything a backup says of itself, compared with what is there. */
export async function verifyBackup(path: string, control: JobControl): Promise<BackupReport> {
  const [entry, ...more] = await entriesAt(path);
  if (entry === undefined || more.length > 0) throw new AppError('backup_not_found', { path });
  const { manifest } = entry;
  const nothing = { facts: null, filesChecked: 0, bytesChecked: 0 };
  const database = join(entry.path, manifest?.database.name ?? DATABASE_NAME);
  const findings: BackupFinding[] = entry.problem === null ? [] : [{ code: entry.problem, file: MANIFEST_FILE }];
  if (!existsSync(database)) {
    findings.push({ code: 'database_missing', file: manifest?.database.name ?? DATABASE_NAME });
    return { ok: false, findings, total: findings.length, manifest, ...nothing };
  }
  if (!statSync(database).isFile()) {
    findings.push({ code: 'not_database', file: manifest?.database.name ?? DATABASE_NAME });
    return { ok: false, findings, total: findings.length, manifest, ...nothing };
  }
  const answer = await checkInThread(
    {
      database,
      name: manifest?.database.name ?? DATABASE_NAME,
      filesFolder: filesBeside(entry.path),
      hashed: 'all',
      missing: manifest?.filesMissing ?? [],
    },
    control,
  );
  if (manifest !== null && manifest.database.sha256 !== answer.sha256) {
    findings.push({ code: 'database_altered', file: manifest.database.name, expected: manifest.database.size, actual: answer.size });
  }
  if (manifest !== null && answer.facts !== null) findings.push(...differences(manifest.facts, answer.facts, manifest.database.name));
  const total = findings.length + answer.total;
  findings.push(...answer.findings);
  return {
    ok: total === 0,
    findings: findings.slice(0, MOST_FINDINGS),
    total,
    manifest,
    facts: answer.facts,
    filesChecked: answer.filesChecked,
    bytesChecked: answer.bytesChecked,
  };
}

/** The finished, synced folder takes its name: the day and time in China. */
async function giveName(folder: string, making: string, manifest: BackupManifest): Promise<BackupEntry> {
  await writeFileWhole(join(making, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  await syncFile(join(making, DATABASE_NAME));
  await syncFolder(making);
  const base = backupFileWords.folder(manifest.madeAt);
  let name = base;
  for (let number = 2; existsSync(join(folder, name)); number += 1) name = `${base}_${number}`;
  await replaceFile(making, join(folder, name));
  return readEntry(join(folder, name));
}

async function writeReadme(folder: string): Promise<void> {
  const path = join(folder, backupFileWords.readmeName);
  if (!existsSync(path)) await writeFileWhole(path, backupFileWords.readme.join('\r\n'));
}

function asBackupError(error: unknown): unknown {
  const { code } = error as { readonly code?: unknown };
  if (error instanceof AppError) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('backup_disk_full');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT' || code === 'EIO')
    return new AppError('backup_failed', { reason: String(code) });
  return error;
}
