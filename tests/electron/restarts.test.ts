import { expect, it } from 'vitest';
import { countRecent } from '#main/restarts.ts';

it('counts the stops of the last five minutes', () => {
  const minute = 60_000;
  expect(countRecent([0, 4 * minute, 6 * minute, 7 * minute], 8 * minute)).toBe(3);
  expect(countRecent([], 0)).toBe(0);
  expect(countRecent([0], 5 * minute)).toBe(0);
  // A clock set back must not count the future.
  expect(countRecent([9 * minute], 8 * minute)).toBe(0);
});
