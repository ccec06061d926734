import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';

const UNKNOWN = '019200a1-0000-7000-8000-0000000000ff';
let desk: Desk;
beforeEach(async () => {
  desk = await startedDesk();
});
afterEach(() => desk.close());

it.each([
  ['cases.get', 'case_unknown'],
  ['orders.get', 'order_unknown'],
  ['rounds.get', 'round_unknown'],
  ['archive.get', 'archive_unknown'],
  ['register.get', 'community_unknown'],
] as const)('%s answers a mistyped address like one of a record that is not there', async (op, code) => {
  for (const id of [UNKNOWN, 'garbage', '', '%00']) await expect(desk.call(op, { id })).rejects.toMatchObject({ code });
});

it('answers a mistyped community in its verdicts alike', async () => {
  for (const communityId of [UNKNOWN, 'garbage'])
    await expect(desk.call('standards.ofCommunity', { communityId })).rejects.toMatchObject({ code: 'community_unknown' });
});
