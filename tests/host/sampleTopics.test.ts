import { afterAll, expect, it } from 'vitest';
import type { HostEvent } from '#shared/contract/events.ts';
import { openOwnBackend, setUp, temporaryFolder } from './support/ownBackend.ts';

const data = temporaryFolder('desk-topics');
afterAll(() => data.remove());

it('while the sample is being made, pages of the bureau’s own register are told of no change', async () => {
  const own = await openOwnBackend(data.folder);
  const clerk = await setUp(own);
  const told: string[] = [];
  const underWay = Promise.withResolvers<void>();
  own.backend.subscribe((event: HostEvent) => {
    if (event.type === 'changed') told.push(event.topics.join(' '));
    if (event.type === 'job' && event.done >= 2) underWay.resolve();
  });
  const { jobId } = await own.call('setup.openSample', { renew: true }, { actor: clerk });
  await underWay.promise;
  expect(told).toEqual([]);
  await own.call('persons.save', { id: null, name: '示例丙', post: '', active: true, revision: 0 }, { actor: clerk });
  expect(told).toHaveLength(1);
  await own.call('jobs.cancel', { id: jobId });
  await expect(own.finished(jobId)).rejects.toMatchObject({ state: 'cancelled' });
  await own.close();
});
