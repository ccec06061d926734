import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '#shared/domain/errors.ts';
import { errorText } from '#shared/words/errors.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity } from './support/cases.ts';

describe('what is recorded in a round', () => {
  let desk: Desk;
  let own: string;
  let foreign: string;
  let roundId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-10');
    own = await addCommunity(desk);
    foreign = await addCommunity(desk, '柏岭社区');
    ({ id: roundId } = await desk.call('rounds.save', {
      id: null,
      revision: 0,
      name: '第二轮督查',
      phase: 'phase.1',
      team: '督查一组',
      startsOn: '2021-06-07',
      endsOn: '2021-06-08',
      note: '',
      communityIds: [own],
    }));
  });
  afterEach(() => desk.close());

  const inspect = (communityId: string, on: string) => desk.call('rounds.inspect', { id: roundId, communityIds: [communityId], on, inspector: '示例甲' });
  const record = (communityId: string, foundOn: string) => desk.call('findings.record', { items: [{ communityId, ruleId: 'QZ-059' }], foundOn, roundId });
  const recordFree = (communityId: string, foundOn: string) =>
    desk.call('findings.recordFree', {
      communityId,
      title: '消防通道堆放杂物',
      detail: '一楼消防通道堆放杂物',
      requirement: '清理杂物，保持畅通',
      foundOn,
      source: 'inspection',
      roundId,
    });

  it.each([
    ['an inspection', inspect],
    ['a finding', record],
    ['a finding on the spot', recordFree],
  ] as const)('is not of a day before it began: %s', async (_, act) => {
    const refused = (await act(own, '2021-06-04').catch((error: unknown) => error)) as AppError;
    expect(refused).toMatchObject({ code: 'round_not_begun' });
    expect(errorText(refused.code, refused.data)).toContain('日期2021年6月4日早于督查批次“第二轮督查”的开始日期2021年6月7日');
    await expect(act(own, '2021-06-10')).resolves.toBeDefined();
  });

  it.each([
    ['an inspection', inspect],
    ['a finding', record],
    ['a finding on the spot', recordFree],
  ] as const)('is not of a community outside it: %s', async (_, act) => {
    const refused = (await act(foreign, '2021-06-08').catch((error: unknown) => error)) as AppError;
    expect(refused).toMatchObject({ code: 'round_foreign_communities' });
    expect(errorText(refused.code, refused.data)).toContain('柏岭社区不在督查批次“第二轮督查”中');
    expect(await desk.call('rounds.get', { id: roundId })).toMatchObject({ communities: 1, findings: 0 });
  });
});
