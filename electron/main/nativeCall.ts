import { AppError } from '#shared/domain/errors.ts';
import { MAX_PRINT_HTML, nativeContract, type NativeContract, type NativeOperation, type NativeReply } from '#shared/contract/native.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/operation.ts';
import { isTrustedSender, type Sender } from './senderCheck.ts';

/** One function per native operation; `windowId` is the window whose page asks. */
export type NativeHandlers = {
  readonly [K in NativeOperation]: (input: ParsedInputOf<NativeContract, K>, windowId: number) => Promise<OutputOf<NativeContract, K>>;
};

export type NativeCall = { readonly operation: NativeOperation; readonly sender: Sender | null; readonly input: unknown };

/** Characters an input may hold in all; only documents to print are long. */
const ordinarySize = 32_000;

/**
 * The one way into the main process: sender check, size limit, schema, then the handler. Answers
 * an error as data and never rejects.
 */
export async function answerNative(
  call: NativeCall,
  windowIds: ReadonlySet<number>,
  handlers: NativeHandlers,
  report: (error: unknown, what: string) => string,
): Promise<NativeReply<unknown>> {
  const { operation, sender, input } = call;
  if (sender === null || !isTrustedSender(sender, windowIds)) return refusal(new AppError('native_refused'));
  const limit = operation === 'savePdf' ? MAX_PRINT_HTML + ordinarySize : ordinarySize;
  if (!fitsIn(input, limit)) return refusal(new AppError('native_too_large'));
  const parsed = nativeContract[operation].input.safeParse(input);
  if (!parsed.success) {
    return refusal(new AppError('invalid_input', { fields: parsed.error.issues.slice(0, 20).map((issue) => issue.path.map(String).join('.')) }));
  }
  try {
    const handler = handlers[operation] as (input: unknown, windowId: number) => Promise<unknown>;
    return { ok: true, value: await handler(parsed.data, sender.windowId) };
  } catch (error) {
    return refusal(error instanceof AppError ? error : new AppError('internal', { reference: report(error, operation) }));
  }
}

function refusal(error: AppError): NativeReply<never> {
  return { ok: false, error: { code: error.code, data: error.data } };
}

/** True when all texts, keys and values of plain data together stay within `limit` characters. Stops counting early. */
export function fitsIn(value: unknown, limit: number): boolean {
  let left = limit;
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    left -= typeof next === 'string' ? next.length : 1;
    if (left < 0) return false;
    if (typeof next !== 'object' || next === null) continue;
    // Bytes have no place in the native contract, whatever their number.
    if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) return false;
    for (const [key, member] of Object.entries(next)) rest.push(key, member);
    if (rest.length > limit) return false;
  }
  return true;
}
