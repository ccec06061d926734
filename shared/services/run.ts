import type { CallContext } from '#shared/rpc/rpc.ts';
import type { Ports, Tx } from './ports.ts';

/** Runs a command of this name for the caller. */
export function runCommand<T>(ports: Ports, operation: string, context: CallContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ports.unitOfWork.run({ ...context, operation }, work);
}
