import { AppError } from '#shared/domain/errors.ts';

/**
 * Turns what an engine throws into the program's codes. SQLite codes: sqlite.org/rescode.html;
 * PostgreSQL 23505 is unique_violation, 23503 foreign_key_violation, 53100 disk_full.
 */
export function translateError(error: unknown): unknown {
  if (error instanceof AppError || typeof error !== 'object' || error === null) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505') return withCause('conflict', error);
  if (code === 'SQLITE_FULL' || code === '53100') return withCause('disk_full', error);
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return withCause('database_busy', error);
  if (code.startsWith('SQLITE_READONLY')) return withCause('database_readonly', error);
  if (code.startsWith('SQLITE_IOERR')) return withCause('database_io', error);
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT_')) return withCause('database_damaged', error);
  if (code === 'SQLITE_CANTOPEN') return withCause('database_cannot_open', error);
  return error;
}

function withCause(code: string, cause: object): AppError {
  const error = new AppError(code);
  error.cause = cause;
  return error;
}
