import type { ErrorData } from '#shared/domain/errors.ts';

/** The sentences of one area's errors: each says where, what, and what to do next. */
export type ErrorWords = Readonly<Record<string, (data: ErrorData) => string>>;

/** One value of an error's data as text; empty when it is missing. Lists are joined with 、. */
export function said(data: ErrorData, key: string): string {
  const value = data[key];
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? value.join('、') : String(value);
}
