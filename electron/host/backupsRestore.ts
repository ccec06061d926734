import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupFinding, type LostFile, MOST_LOST, onlyFilesAtFault } from '#shared/domain/backup/report.ts';
import { AppError } from '#shared/domain/errors.ts';
import { backupFileWords } from '#shared/words/backupFiles.ts';
import type { JobControl } from '#shared/services/ports.ts';
import { filesOf, nameFiles } from '#db/open.ts';
import { verifyBackup } from './backups.ts';
import { copyInto, DATABASE_NAME, entriesAt, filesBeside, placeOf, syncFile } from './backupsFolder.ts';
import { checkInThread } from './backupsThread.ts';
import { replaceFile, syncFolder, writeFileWhole } from './files.ts';

/** Where a restored register is put together before it takes the place of the present one. */
const INCOMING = 'restore.tmp';
/** Says that the exchange has begun: then it is finished at the next start, whatever happened. */
const MARKER = 'restore.json';
const FILES = 'files';
/** What belongs to a register in its folder: SQLite's own side files go with the database. */
const PARTS = [DATABASE_NAME, `${DATABASE_NAME}-wal`, `${DATABASE_NAME}-shm`, FILES];

export type PreparedRestore = {
  readonly id: string;
  readonly lastSeq: number;
  readonly head: string;
  readonly madeAt: string | null;
  readonly missing: number;
  readonly lost: readonly LostFile[];
};

/**
 * Checks a backup from end to end and puts a copy of it together beside the present data, which is not touched yet.
 * Throws `restore_refused` {code, file, expected, actual, count, skippable} for a bad backup; missing and altered attachments alone may be left out.
 */
export async function prepareRestore(dataFolder: string, path: string, control: JobControl, withoutFiles: boolean): Promise<PreparedRestore> {
  const report = await verifyBackup(path, control);
  const skippable = onlyFilesAtFault(report);
  if (!report.ok && !(withoutFiles && skippable)) throw refused(report.findings[0], report.total, skippable);
  const [entry] = await entriesAt(path);
  const incoming = join(dataFolder, INCOMING);
  await rm(incoming, { recursive: true, force: true });
  try {
    await mkdir(incoming, { mode: 0o700 });
    const database = join(incoming, DATABASE_NAME);
    await copyFile(join(entry!.path, entry!.manifest?.database.name ?? DATABASE_NAME), database);
    await syncFile(database);
    const missing = await copyFiles(database, filesBeside(entry!.path), join(incoming, FILES), control);
    // The copy is what will be worked on from now on, so the copy is checked, not the memory of the original.
    const check = await checkInThread({ database, name: DATABASE_NAME, filesFolder: join(incoming, FILES), hashed: 'all', missing }, control);
    if (check.facts === null || check.total > 0 || (entry!.manifest !== null && check.sha256 !== entry!.manifest.database.sha256)) {
      throw refused(check.findings[0] ?? { code: 'database_altered', file: DATABASE_NAME }, Math.max(check.total, 1), false);
    }
    control.signal.throwIfAborted();
    await syncFolder(incoming);
    return {
      id: entry!.id,
      lastSeq: check.facts.lastSeq,
      head: check.facts.head,
      madeAt: entry!.manifest?.madeAt ?? null,
      missing: missing.length,
      lost: nameFiles(database, missing.slice(0, MOST_LOST)),
    };
  } catch (error) {
    await rm(incoming, { recursive: true, force: true });
    throw error;
  }
}

/** The refusal names the first thing found; attachments that are missing or altered can be left out (`skippable`). */
function refused(first: BackupFinding | undefined, count: number, skippable: boolean): AppError {
  return new AppError('restore_refused', {
    code: first?.code ?? '',
    file: first?.file ?? '',
    expected: first?.expected ?? '',
    actual: first?.actual ?? '',
    count,
    skippable,
  });
}

async function copyFiles(database: string, from: string, to: string, control: JobControl): Promise<string[]> {
  await mkdir(to, { mode: 0o700 });
  const files = [...filesOf(database)];
  const missing: string[] = [];
  for (const [index, { hash }] of files.entries()) {
    control.signal.throwIfAborted();
    if (!(await copyInto(placeOf(from, hash), to, hash))) missing.push(hash);
    control.progress(index + 1, files.length);
  }
  return missing;
}

export type Exchange = {
  /** Where the former data lie now; null when there was nothing worth keeping. */
  readonly aside: string | null;
  /** Puts the former data back: the restored register could not be opened. */
  undo(): Promise<void>;
  /** The restored register is open: the exchange is over. */
  settle(): Promise<void>;
};

/**
 * Exchanges the present data for the prepared ones; the database must be closed. The former data go to 恢复前_…; when they
 * hold nothing yet (`keep` false) they go away. A power cut in between is finished by `finishExchange`.
 */
export async function exchange(dataFolder: string, now: string, keep: boolean): Promise<Exchange> {
  let aside = join(dataFolder, backupFileWords.aside(now));
  for (let number = 2; existsSync(aside); number += 1) aside = join(dataFolder, `${backupFileWords.aside(now)}_${number}`);
  await mkdir(aside, { mode: 0o700 });
  await writeFileWhole(join(dataFolder, MARKER), JSON.stringify({ aside }));
  const undo = async (): Promise<void> => {
    await moveBack(dataFolder, aside);
    await rm(join(dataFolder, INCOMING), { recursive: true, force: true });
    await rm(join(dataFolder, MARKER), { force: true });
  };
  try {
    await moveOut(dataFolder, aside);
    await moveIn(dataFolder);
  } catch (error) {
    await undo();
    throw error;
  }
  return {
    aside: keep ? aside : null,
    undo,
    async settle() {
      await rm(join(dataFolder, INCOMING), { recursive: true, force: true });
      await rm(join(dataFolder, MARKER), { force: true });
      if (!keep) await rm(aside, { recursive: true, force: true });
    },
  };
}

/** Before the register is opened: an exchange that was cut off is carried on to its end. */
export async function finishExchange(dataFolder: string): Promise<void> {
  const text = await readFile(join(dataFolder, MARKER), 'utf8').catch(() => null);
  const incoming = join(dataFolder, INCOMING);
  if (text === null) {
    await rm(incoming, { recursive: true, force: true });
    return;
  }
  const { aside } = JSON.parse(text) as { readonly aside: string };
  // While the new database still waits outside, whatever stands in its place is the former one.
  if (existsSync(join(incoming, DATABASE_NAME))) await moveOut(dataFolder, aside);
  await moveIn(dataFolder);
  await rm(incoming, { recursive: true, force: true });
  await rm(join(dataFolder, MARKER), { force: true });
}

async function moveOut(dataFolder: string, aside: string): Promise<void> {
  // The database last: as long as it is there, the former register is whole in its place.
  for (const part of PARTS.toReversed())
    if (existsSync(join(dataFolder, part)) && !existsSync(join(aside, part))) await replaceFile(join(dataFolder, part), join(aside, part));
  await syncFolder(dataFolder);
}

async function moveIn(dataFolder: string): Promise<void> {
  for (const part of [FILES, DATABASE_NAME]) {
    const incoming = join(dataFolder, INCOMING, part);
    if (existsSync(incoming)) await replaceFile(incoming, join(dataFolder, part));
  }
}

/** Only what has gone aside is brought back, and only what came in its stead is taken away: that is a copy of the backup. */
async function moveBack(dataFolder: string, aside: string): Promise<void> {
  if (existsSync(join(aside, FILES))) await rm(join(dataFolder, FILES), { recursive: true, force: true });
  if (existsSync(join(aside, DATABASE_NAME))) for (const part of PARTS) if (part !== FILES) await rm(join(dataFolder, part), { force: true });
  for (const part of PARTS) if (existsSync(join(aside, part))) await replaceFile(join(aside, part), join(dataFolder, part));
  await rm(aside, { recursive: true, force: true });
}
