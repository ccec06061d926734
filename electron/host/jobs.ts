import { AppError } from '#shared/domain/errors.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import type { Jobs, JobView } from '#shared/services/ports.ts';

type Entry = { view: JobView; readonly abort: AbortController };

export type JobBoardOptions = {
  readonly newId: () => string;
  readonly emit: (event: HostEvent) => void;
  /** Logs an unexpected failure; answers its reference. */
  readonly report: (error: unknown, what: string) => string;
};

/** Finished jobs stay readable until this many newer ones have ended. */
const KEPT = 50;

/** Long work in this process: progress and end are told as host events, results are read once asked for. */
export function createJobBoard(options: JobBoardOptions): Jobs & { close(): Promise<void> } {
  const entries = new Map<string, Entry>();
  const running = new Set<Promise<void>>();
  /** Jobs by the key of the command that started them, as long as they can be asked for. */
  const byKey = new Map<string, { readonly request: string; readonly id: string }>();

  function update(id: string, change: Partial<JobView>): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entry.view = { ...entry.view, ...change };
    const { state, done, total } = entry.view;
    options.emit({ type: 'job', id, state, done, total });
  }

  return {
    start(kind, work, once = null) {
      const earlier = once === null ? undefined : byKey.get(once.key);
      if (earlier !== undefined) {
        if (earlier.request !== once!.request) throw new AppError('key_reused');
        return earlier.id;
      }
      const id = options.newId();
      if (once !== null) byKey.set(once.key, { request: once.request, id });
      const abort = new AbortController();
      entries.set(id, { abort, view: { id, kind, state: 'running', done: 0, total: null, result: null, error: null } });
      for (const old of entries.keys()) {
        if (entries.size <= KEPT) break;
        if (entries.get(old)!.view.state !== 'running') entries.delete(old);
      }
      for (const [key, job] of byKey) if (!entries.has(job.id)) byKey.delete(key);
      let told = 0;
      const control = {
        signal: abort.signal,
        progress(done: number, total: number | null) {
          const now = performance.now();
          if (now - told < 100 && done !== total) return;
          told = now;
          update(id, { done, total });
        },
      };
      const run = (async () => {
        try {
          update(id, { state: 'done', result: (await work(control)) ?? null });
        } catch (error) {
          if (abort.signal.aborted) update(id, { state: 'cancelled' });
          else if (error instanceof AppError) update(id, { state: 'failed', error: { code: error.code, data: error.data } });
          else update(id, { state: 'failed', error: { code: 'internal', data: { reference: options.report(error, kind) } } });
        }
      })();
      running.add(run);
      void run.finally(() => running.delete(run));
      return id;
    },
    get: (id) => entries.get(id)?.view ?? null,
    cancel(id) {
      const entry = entries.get(id);
      if (entry?.view.state !== 'running') return false;
      entry.abort.abort();
      return true;
    },
    async close() {
      for (const entry of entries.values()) entry.abort.abort();
      await Promise.allSettled(running);
    },
  };
}
