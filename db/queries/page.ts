import { AppError } from '#shared/domain/errors.ts';

/** The place after which the next page begins: the sort value and the row's key. */
export type Cursor = readonly [string | number, string | number];

/** Opaque to callers; Base64 of JSON. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `invalid_cursor`. */
export function readCursor(text: string | null): Cursor | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string' || typeof part === 'number')) {
      return value as unknown as Cursor;
    }
  } catch {
    // falls through: a cursor that cannot be read is refused in the same words
  }
  throw new AppError('invalid_cursor');
}

/** Cuts one row more than asked into a page and the cursor of the next. */
export function cutPage<R>(rows: readonly R[], limit: number, cursorOf: (row: R) => Cursor): { readonly rows: readonly R[]; readonly next: string | null } {
  if (rows.length <= limit) return { rows, next: null };
  const page = rows.slice(0, limit);
  return { rows: page, next: writeCursor(cursorOf(page.at(-1)!)) };
}
