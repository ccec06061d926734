import BetterSqlite from 'better-sqlite3';
import { AppError } from '#shared/domain/errors.ts';
import { assertRuntime } from './dialects/sqlite.ts';

export type HeldLock = { release(): void };

/**
 * Keeps other instances out with a sidecar file: an exclusive SQLite transaction on it is an
 * operating system lock, so it is gone when the process is, also after kill -9.
 * Throws `database_in_use`.
 */
export function holdLock(path: string): HeldLock {
  assertRuntime();
  const file = new BetterSqlite(path, { timeout: 1500 });
  try {
    file.pragma('journal_mode = DELETE');
    file.exec('begin exclusive');
  } catch {
    file.close();
    throw new AppError('database_in_use', { path });
  }
  return {
    release() {
      if (file.open) {
        file.exec('rollback');
        file.close();
      }
    },
  };
}
