import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HostEvent } from '#shared/contract/events.ts';
import { createFollower, createQueryClient } from '#ui/lib/query.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page that reads a list hanging on the register, and one on the archive; answers how often each was read. */
function openPage() {
  const queries = createQueryClient(() => undefined);
  const reads = { register: 0, archive: 0 };
  const close = (['register', 'archive'] as const).map((topic) =>
    new QueryObserver(queries, { queryKey: [topic], meta: { topics: [topic] }, queryFn: () => ++reads[topic] }).subscribe(() => undefined),
  );
  return { reads, follow: createFollower(queries), close: () => close.forEach((stop) => stop()) };
}
const change = (topic: 'register' | 'archive'): HostEvent => ({ type: 'changed', seq: 1, topics: [topic] });

test('one change is followed at once', async () => {
  const page = openPage();
  await vi.advanceTimersByTimeAsync(1);
  page.follow(change('register'));
  await vi.advanceTimersByTimeAsync(1);
  expect(page.reads).toEqual({ register: 2, archive: 1 });
  page.close();
});

test('so is each of a few quick steps', async () => {
  const page = openPage();
  await vi.advanceTimersByTimeAsync(1);
  for (let step = 1; step <= 4; step += 1) {
    page.follow(change('register'));
    await vi.advanceTimersByTimeAsync(50);
    expect(page.reads.register).toBe(1 + step);
  }
  page.close();
});

test('a burst of changes is gathered: a few reads a second, the last change included', async () => {
  const page = openPage();
  await vi.advanceTimersByTimeAsync(1);
  for (let index = 0; index < 200; index += 1) {
    page.follow(change('register'));
    await vi.advanceTimersByTimeAsync(5);
  }
  expect(page.reads.register).toBeLessThanOrEqual(8);
  page.follow(change('archive'));
  await vi.advanceTimersByTimeAsync(500);
  expect(page.reads).toMatchObject({ archive: 2 });
  page.close();
});
