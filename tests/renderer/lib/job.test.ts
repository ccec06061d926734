import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import { readEnd, type JobState } from '#ui/lib/job.ts';

type Answer = { readonly state: JobState };

describe('work that ends while its first answer is still on the way', () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  afterEach(() => client.clear());

  /** A job's query; each call waits for the answer it is given. */
  function follow() {
    const calls: PromiseWithResolvers<Answer>[] = [];
    const observer = new QueryObserver<Answer>(client, {
      queryKey: ['jobs.get'],
      queryFn: () => {
        const call = Promise.withResolvers<Answer>();
        calls.push(call);
        return call.promise;
      },
    });
    const stop = observer.subscribe(() => {});
    return { calls, observer, stop };
  }

  it('is seen to have ended', async () => {
    const { calls, observer, stop } = follow();
    const reading = readEnd(() => observer.refetch());
    calls[0]!.resolve({ state: 'running' });
    await expect.poll(() => calls.length).toBe(2);
    calls[1]!.resolve({ state: 'done' });
    await reading;
    expect(observer.getCurrentResult().data).toEqual({ state: 'done' });
    stop();
  });

  it('is not asked for again when the answer already says so', async () => {
    const { calls, observer, stop } = follow();
    const reading = readEnd(() => observer.refetch());
    calls[0]!.resolve({ state: 'failed' });
    await reading;
    expect([calls.length, observer.getCurrentResult().data]).toEqual([1, { state: 'failed' }]);
    stop();
  });
});
