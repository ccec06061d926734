import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { takeClosedNote } from './closed.ts';
import { APPLICATION_ID, openSqliteReader } from './dialects/sqlite.ts';

/**
 * Looks at a register's file before anything writes to it: whose it is and whether it is whole, which takes reading all
 * of it unless it lies as it was closed. Answers true when
 * there is none yet. Throws `not_our_database`, `database_damaged`, and `database_missing` when attachments, backups or the note of
 * its last closing lie beside a register that is gone or empty: that is a loss to be told, not a first run.
 */
export function isFreshRegister(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) {
    if (existsSync(`${path}-wal`) || wasHere(path) || hasKeptFiles(dirname(path))) throw new AppError('database_missing', { path });
    return true;
  }
  const reader = openSqliteReader(path);
  try {
    if (reader.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new AppError('not_our_database', { path });
    if (takeClosedNote(path)) return false;
    const check = String(reader.pragma('quick_check(1)', { simple: true }));
    if (check !== 'ok') throw new AppError('database_damaged', { check });
  } finally {
    reader.close();
  }
  return false;
}

/** What only a register leaves behind: the note of its closing, its own backups, what a restore moved aside. The sample beside it is none. */
function wasHere(path: string): boolean {
  if (existsSync(`${path}.closed`)) return true;
  const folder = dirname(path);
  const foldersOf = (parent: string) =>
    existsSync(parent)
      ? readdirSync(parent, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => join(parent, entry.name))
      : [];
  return [...foldersOf(folder).filter((child) => !basename(child).startsWith('sample')), ...foldersOf(join(folder, 'backups'))].some((child) =>
    existsSync(join(child, basename(path))),
  );
}

/** Attachments lie in folders named by the first two letters of their hash. */
function hasKeptFiles(folder: string): boolean {
  const files = join(folder, 'files');
  return existsSync(files) && readdirSync(files).some((name) => /^[0-9a-f]{2}$/.test(name) && readdirSync(join(files, name)).length > 0);
}
