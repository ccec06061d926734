import { z } from 'zod';
import { AppError, type ErrorData } from '#shared/domain/errors.ts';
import type { Contract, InputOf, OutputOf, ParsedInputOf } from '#shared/contract/operation.ts';

/** Who asks: the acting person chosen at the foot of the navigation; null before first run. */
export type CallContext = {
  readonly actorId: string | null;
  readonly idempotencyKey: string | null;
  /** The input as text: the same key with another input is refused instead of answered with what was not asked. */
  readonly fingerprint?: string;
};

const requestSchema = z.strictObject({
  op: z.string().max(80),
  input: z.unknown(),
  actor: z.uuid().nullable().default(null),
  /** Repeating a command with the same key answers the first result and changes nothing. */
  key: z.string().min(8).max(80).nullable().default(null),
});
export type Request = z.input<typeof requestSchema>;
export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ReplyError };
export type ReplyError = { readonly code: string; readonly data: ErrorData; readonly reference?: string };

export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (input: ParsedInputOf<C, K>, context: CallContext) => Promise<OutputOf<C, K>>;
};

export type ServeOptions = {
  /** Called with every unexpected error; answers the reference shown to the user. */
  readonly report: (error: unknown, op: string) => string;
  /** Outputs are parsed in tests and development only: it doubles the cost of large lists. */
  readonly checkOutput?: boolean;
  /** Turns an engine's error into the program's code where there is one. */
  readonly translate?: (error: unknown) => unknown;
};

/** Control characters (tab and line ends excepted) and halves of characters, as JSON.stringify escapes them: no paper can carry them. */
const UNWRITABLE = /(?<!\\)(?:\\\\)*\\u(?:00(?:0[0-8bcef]|1[0-9a-f])|d[89a-f][0-9a-f]{2})/i;

/** Turns handlers into one function from an untrusted request to a reply that never throws. */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>, options: ServeOptions) {
  return async function dispatch(raw: unknown): Promise<Reply> {
    const request = requestSchema.safeParse(raw);
    if (!request.success) return failure('invalid_request');
    const { op, input, actor, key } = request.data;
    if (!Object.hasOwn(contract, op)) return failure('unknown_operation', { op });
    const operation = contract[op]!;
    if (operation.kind === 'command' && key === null) return failure('key_missing', { op });
    const text = operation.kind === 'command' ? JSON.stringify(input ?? null) : '';
    if (UNWRITABLE.test(text)) return failure('input_unwritable');
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) return failure('invalid_input', { asked: operation.kind, fields: parsed.error.issues.slice(0, 20).map(inputProblemOf) });
    try {
      const handler = handlers[op as keyof C];
      const value = await handler(parsed.data as never, { actorId: actor, idempotencyKey: key, fingerprint: text });
      return { ok: true, value: options.checkOutput ? operation.output.parse(value) : value };
    } catch (thrown) {
      const error = options.translate?.(thrown) ?? thrown;
      if (error instanceof AppError) return failure(error.code, error.data);
      return { ok: false, error: { code: 'internal', data: {}, reference: options.report(error, op) } };
    }
  };
}

function failure(code: string, data: ErrorData = {}): Reply {
  return { ok: false, error: { code, data } };
}

/** Where an input is wrong and how, as `#shared/words/inputProblems.ts` reads it; the schema's own English stays here. */
function inputProblemOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((part) => String(part).replaceAll(/\s/g, '_')).join('.');
  switch (issue.code) {
    case 'too_big':
      return `${path} too_big ${issue.origin} ${issue.maximum}`;
    case 'too_small':
      return `${path} too_small ${issue.origin} ${issue.minimum}`;
    case 'invalid_type':
      return `${path} invalid_type ${issue.expected}`;
    // Our own refinements carry a code for their message.
    case 'custom':
      return `${path} ${issue.message}`;
    default:
      return `${path} ${issue.code}`;
  }
}

export type Send = (request: Request) => Promise<Reply>;

/** A typed caller over any transport. Rejects with AppError carrying the code; words are the screen's business. */
export type Caller<C extends Contract> = <K extends keyof C & string>(
  op: K,
  input: InputOf<C, K>,
  options?: { readonly actor?: string | null; readonly key?: string },
) => Promise<OutputOf<C, K>>;

/** Connects a contract to a transport. `newKey` makes the idempotency key of a command. */
export function connect<C extends Contract>(contract: C, send: Send, newKey: () => string): Caller<C> {
  return async (op, input, options = {}) => {
    const key = contract[op]?.kind === 'command' ? (options.key ?? newKey()) : null;
    return valueOf(await send({ op, input, actor: options.actor ?? null, key }));
  };
}

/**
 * The same for a page that leaves the contract's schemas at home: building them would hold up its first picture.
 * Every request has a key; a query makes no use of it.
 */
export function connectPage<C extends Contract>(send: Send, newKey: () => string): Caller<C> {
  return async (op, input, options = {}) => valueOf(await send({ op, input, actor: options.actor ?? null, key: options.key ?? newKey() }));
}

function valueOf(reply: Reply): never {
  if (reply.ok) return reply.value as never;
  const { code, data, reference } = reply.error;
  throw new AppError(code, reference === undefined ? data : { ...data, reference });
}
