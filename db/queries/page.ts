import { AppError } from '#shared/domain/errors.ts';

/** The place after which the next page begins: the sort value and the row's key. */
export type Cursor = readonly [string | number, string | number];

/** What a page is cut by. A cursor belongs to one order: with another it would point nowhere. */
export type PageRequest = { readonly cursor: string | null; readonly sort: string; readonly descending: boolean; readonly limit: number };

function orderOf({ sort, descending }: PageRequest): string {
  return `${sort}${descending ? '-' : '+'}`;
}

/** Reads the opaque cursor of a request (Base64 of JSON). Throws `invalid_cursor`, also for a cursor of another order. */
export function readCursor(request: PageRequest): Cursor | null {
  if (request.cursor === null) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(request.cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(value) &&
      value.length === 3 &&
      value.every((part) => typeof part === 'string' || typeof part === 'number') &&
      value[0] === orderOf(request)
    ) {
      return [value[1], value[2]] as Cursor;
    }
  } catch {
    // falls through: a cursor that cannot be read is refused in the same words
  }
  throw new AppError('invalid_cursor');
}

/** The cursor of a place in the order of a request. */
export function writeCursor(request: PageRequest, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([orderOf(request), ...cursor])).toString('base64url');
}

/** Cuts one row more than asked into a page and the cursor of the next. */
export function cutPage<R>(
  rows: readonly R[],
  request: PageRequest,
  cursorOf: (row: R) => Cursor,
): { readonly rows: readonly R[]; readonly next: string | null } {
  if (rows.length <= request.limit) return { rows, next: null };
  const page = rows.slice(0, request.limit);
  return { rows: page, next: writeCursor(request, cursorOf(page.at(-1)!)) };
}
