import { AppError } from '#shared/domain/errors.ts';
import type { Refusal } from '#shared/domain/orders/stages.ts';
import type { BatchResult } from '#shared/contract/cases.ts';
import type { CallContext } from '#shared/rpc/rpc.ts';
import type { Ports, Tx } from './ports.ts';

export type Target = { readonly id: string; readonly revision: number };

/**
 * Everything works in batches, each row with its own result: every target is a transaction of its own,
 * so that one refusal does not undo the others. `work` answers the row's name for the result list.
 */
export async function runEach(
  ports: Ports,
  operation: string,
  context: CallContext,
  targets: readonly Target[],
  work: (tx: Tx, target: Target) => Promise<string>,
): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const [index, target] of targets.entries()) {
    const idempotencyKey = context.idempotencyKey === null ? null : `${context.idempotencyKey}:${index}`;
    try {
      const label = await ports.unitOfWork.run({ actorId: context.actorId, idempotencyKey, operation }, (tx) => work(tx, target));
      results.push({ id: target.id, ok: true, code: null, data: {}, label });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      results.push({ id: target.id, ok: false, code: error.code, data: { ...error.data }, label: String(error.data['label'] ?? '') });
    }
  }
  return results;
}

/** The first reason against a command, as the error the caller shows; the others ride along as codes. */
export function refuse(refusals: readonly Refusal[], label: string): never {
  const first = refusals[0]!;
  throw new AppError(first.code, { ...first.data, label, also: refusals.slice(1).map((refusal) => refusal.code) });
}
