import { useState } from 'react';
import type { FindingSource } from '#shared/domain/orders/source.ts';
import { useCommand, type Out } from '#ui/lib/query.ts';

export type Recorded = { readonly cases: Out<'findings.record'>['cases']; readonly skipped: number };
type Item = { readonly communityId: string; readonly ruleId: string };
type Terms = { readonly roundId: string | null; readonly foundOn: string; readonly source: FindingSource };

/** Findings one command takes at most. */
const PART = 500;

/** Records findings part by part, saying how far it is; what was recorded before a failure stays recorded and is not offered again. */
export function useRecordFindings() {
  const command = useCommand('findings.record', { onError: () => undefined });
  const [state, setState] = useState<{
    readonly busy: boolean;
    readonly done: number;
    readonly all: number;
    readonly error: unknown;
    readonly recorded: Recorded | null;
  }>({ busy: false, done: 0, all: 0, error: null, recorded: null });
  async function work(items: readonly Item[], terms: Terms) {
    const cases: Array<Recorded['cases'][number]> = [];
    let skipped = 0;
    setState({ busy: true, done: 0, all: items.length, error: null, recorded: null });
    try {
      for (let start = 0; start < items.length; start += PART) {
        const answer = await command.runAsync({ items: items.slice(start, start + PART).map((item) => ({ ...item })), ...terms });
        cases.push(...answer.cases);
        skipped += answer.skipped;
        setState({ busy: true, done: Math.min(items.length, start + PART), all: items.length, error: null, recorded: null });
      }
      setState({ busy: false, done: items.length, all: items.length, error: null, recorded: { cases, skipped } });
    } catch (error) {
      setState({ busy: false, done: cases.length, all: items.length, error, recorded: null });
    }
  }
  return {
    ...state,
    run: (items: readonly Item[], terms: Terms) => {
      if (!state.busy) void work(items, terms);
    },
    reset: () => setState({ busy: false, done: 0, all: 0, error: null, recorded: null }),
  };
}
