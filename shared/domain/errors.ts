/**
 * Every error the program can show has a code here and its words in `shared/words/errors.ts`.
 * Data carries what the sentence needs (where, what was expected); it must be plain JSON.
 */
export type ErrorData = Readonly<Record<string, string | number | boolean | null | ReadonlyArray<string>>>;

/** An expected failure: a code with data, worded once for people in `shared/words/errors.ts`. */
export class AppError extends Error {
  readonly code: string;
  readonly data: ErrorData;

  constructor(code: string, data: ErrorData = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

/** Makes forgotten cases of a union a compile error, and a loud one at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
