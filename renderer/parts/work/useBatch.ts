import { useState } from 'react';
import type { BatchResult } from '#shared/contract/cases.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import { useCommand, type In, type Op, type Out } from '#ui/lib/query.ts';

/** Commands that answer row by row. */
export type BatchOp = { [K in Op]: Out<K> extends readonly BatchResult[] ? K : never }[Op];

export type Batch<K extends BatchOp> = {
  /** Runs the command; the input may have to be made first (files to upload). */
  readonly run: (input: () => Promise<In<K>> | In<K>) => void;
  readonly busy: boolean;
  /** Why nothing was done at all. */
  readonly error: unknown;
  /** Row by row, when some rows were refused. */
  readonly results: readonly BatchResult[] | null;
};

/**
 * Runs a batch command from a dialog. All rows done: says so and closes. Otherwise the dialog stays with what was
 * typed (one row) or shows each row's result (several).
 */
export function useBatch<K extends BatchOp>(
  op: K,
  options: { readonly done: (results: readonly BatchResult[]) => string; readonly onClose: () => void },
): Batch<K> {
  const command = useCommand(op, { onError: () => undefined });
  const [state, setState] = useState<{ readonly busy: boolean; readonly error: unknown; readonly results: readonly BatchResult[] | null }>({
    busy: false,
    error: null,
    results: null,
  });
  async function work(input: () => Promise<In<K>> | In<K>) {
    setState({ busy: true, error: null, results: null });
    try {
      const results = (await command.runAsync(await input())) as readonly BatchResult[];
      if (results.every((result) => result.ok)) {
        notifyDone(options.done(results));
        options.onClose();
      }
      setState({ busy: false, error: null, results: results.every((result) => result.ok) ? null : results });
    } catch (error) {
      setState({ busy: false, error, results: null });
    }
  }
  return {
    ...state,
    run: (input) => {
      if (!state.busy) void work(input);
    },
  };
}
