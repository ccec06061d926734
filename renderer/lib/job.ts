import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { AppError, type ErrorData } from '#shared/domain/errors.ts';
import { useClient } from './clientContext.ts';
import { onHostEvent } from './events.ts';

export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** Long work as a page sees it; `total` is null while unknown. */
export type Job = {
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  readonly result: unknown;
  readonly error: AppError | null;
  /** Milliseconds since this page began to follow it; for the time left. */
  readonly since: number;
  readonly cancel: () => void;
};

/** Follows a job by its id (null: none yet): progress by events, the result when it ends. */
export function useJob(id: string | null): Job | null {
  const { call } = useClient();
  const [step, setStep] = useState<{ readonly id: string; readonly done: number; readonly total: number | null; readonly since: number } | null>(null);
  const query = useQuery({
    queryKey: ['jobs.get', { id }],
    queryFn: () => call('jobs.get', { id: id ?? '' }),
    enabled: id !== null,
    staleTime: 0,
  });
  const { refetch } = query;
  useEffect(() => {
    if (id === null) return undefined;
    setStep({ id, done: 0, total: null, since: performance.now() });
    return onHostEvent((event) => {
      if (event.type !== 'job' || event.id !== id) return;
      setStep((last) => ({ id, done: event.done, total: event.total, since: last?.since ?? performance.now() }));
      if (event.state !== 'running') void readEnd(refetch);
    });
  }, [id, refetch]);
  if (id === null) return null;
  const read = query.data;
  const live = step !== null && step.id === id ? step : null;
  const running = read === undefined || read.state === 'running';
  return {
    state: read?.state ?? 'running',
    done: running ? Math.max(live?.done ?? 0, read?.done ?? 0) : read.done,
    total: (running ? live?.total : null) ?? read?.total ?? null,
    result: read?.result ?? null,
    error: read?.error ? new AppError(read.error.code, read.error.data as ErrorData) : query.error instanceof AppError ? query.error : null,
    since: live?.since ?? performance.now(),
    cancel: () => void call('jobs.cancel', { id }).catch(() => undefined),
  };
}

/**
 * Reads how a job ended, once its end has been told. An answer asked for before the end comes back to every later call
 * while it is under way, and it says that the job runs: then it is asked for again.
 */
export async function readEnd(refetch: () => Promise<{ readonly data?: { readonly state: JobState } | undefined }>): Promise<void> {
  const { data } = await refetch();
  if (data === undefined || data.state === 'running') await refetch();
}
