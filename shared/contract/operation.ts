import { z } from 'zod';
import { isDay } from '#shared/domain/date.ts';

/**
 * One entry of the contract. A query reads and may be repeated; a command changes something,
 * is recorded as an event, and carries an idempotency key in its envelope.
 */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query' | 'command';
  readonly input: I;
  readonly output: O;
};

/** Declares a reading operation. */
export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Operation<I, O> {
  return { kind: 'query', input, output };
}

/** Declares a changing operation. */
export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Operation<I, O> {
  return { kind: 'command', input, output };
}

export type Contract = Readonly<Record<string, Operation>>;
export type InputOf<C extends Contract, K extends keyof C> = z.input<C[K]['input']>;
export type ParsedInputOf<C extends Contract, K extends keyof C> = z.output<C[K]['input']>;
export type OutputOf<C extends Contract, K extends keyof C> = z.output<C[K]['output']>;

/** Aggregate id: UUIDv7. */
export const idSchema = z.uuid();
/** An id as it stands in an address, where it may be mistyped: what is none names nothing, and the service says that. */
export const addressIdSchema = z.string();
/** A path somebody typed or pasted; Windows copies one with quotation marks around it. */
export const typedPathSchema = z
  .string()
  .trim()
  .transform((path) => path.replace(/^"(.*)"$|^“(.*)”$/u, '$1$2').trim());
/** Local calendar day, `YYYY-MM-DD`, Asia/Shanghai. */
export const daySchema = z.string().refine(isDay, { error: 'invalid_day' });
/** Instant, UTC, ISO 8601 with milliseconds. */
export const instantSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
/** Rows a list answers at most, whatever the caller asks. */
export const MAX_PAGE_ROWS = 200;

/** A keyset page request: `cursor` is opaque and comes from the answer before. */
export function pageRequest<F extends z.ZodRawShape, const S extends readonly [string, ...string[]]>(filter: F, sorts: S) {
  return z.object({
    // Not `default`: that would answer the empty object unparsed, without the defaults of its members.
    filter: z.object(filter).prefault({} as never),
    sort: z.enum(sorts).default(sorts[0] as S[number]),
    descending: z.boolean().default(false),
    cursor: z.string().max(600).nullable().default(null),
    limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(100),
  });
}

/** A keyset page answer. `total` counts all rows under the filter; `next` is null on the last page. */
export function pageOf<R extends z.ZodType>(row: R) {
  return z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int() });
}
