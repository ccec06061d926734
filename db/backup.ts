import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import type { DatabaseFacts } from '#shared/domain/backup/manifest.ts';
import { AppError } from '#shared/domain/errors.ts';
import { openSqliteReader, type SqliteFile } from './dialects/sqlite.ts';
import { factsOf, openCopy } from './verifyBackup.ts';

/** More than any register has: the copy is one step, so that no write in between starts it anew. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies a register as it is in one moment, while others go on reading and writing it, by SQLite's online backup; the
 * copy is a file of its own without WAL, and on the disk when this answers. `target` must not exist.
 * Answers what the source says of itself in that moment. Long for a large file: call it in a worker.
 */
export async function copyDatabase(source: string, target: string): Promise<DatabaseFacts> {
  const file = openSqliteReader(source);
  try {
    // Counts and copy see the same moment: both in one reading transaction.
    file.exec('begin');
    const facts = factsOf(file);
    await copyOpen(file, target);
    file.exec('commit');
    return facts;
  } finally {
    file.close();
  }
}

/** The same over a connection already open, also of a register in memory. */
export async function copyOpen(file: SqliteFile, target: string): Promise<void> {
  if (existsSync(target)) throw new AppError('conflict');
  await file.backup(target, { progress: () => ALL_PAGES });
  const copy = openCopy(target, false);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
  const handle = openSync(target, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
