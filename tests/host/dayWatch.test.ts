import { expect, test } from 'vitest';
import { createDayWatch } from '#host/dayWatch.ts';
import type { HostEvent } from '#shared/contract/events.ts';
import { fixedClock } from '#tests/support/engines.ts';

test('a window left open over night reads again what goes by the day, once', () => {
  const clock = fixedClock('2021-06-18', '15:59:00.000');
  const events: HostEvent[] = [];
  const look = createDayWatch(clock, (event) => events.push(event));
  look();
  expect(events).toEqual([]);
  clock.set('2021-06-19', '00:01:00.000');
  look();
  look();
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ type: 'changed', topics: expect.arrayContaining(['setup', 'cases', 'verdicts']) });
});
