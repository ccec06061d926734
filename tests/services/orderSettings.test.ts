import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderSettingsView } from '#shared/contract/orders.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, nextOrder, orderedCase } from './support/cases.ts';

type Stage = keyof OrderSettingsView['stages'];

describe('督令设置', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
  });
  afterEach(() => desk.close());

  async function change(stage: Stage, over: Partial<OrderSettingsView['stages'][Stage]>): Promise<void> {
    const settings = await desk.call('orders.settings', {});
    await desk.call('orders.saveSettings', { ...settings, stages: { ...settings.stages, [stage]: { ...settings.stages[stage], ...over } } });
  }

  it('does not give two stages one 代字, and names the other', async () => {
    await expect(change('supervision', { prefix: '清民整' })).rejects.toMatchObject({ code: 'order_setting_prefix_taken', data: { stage: '整改令', other: '督办令', prefix: '清民整' } });
    await change('supervision', { prefix: '清民督' });
    expect((await desk.call('orders.settings', {})).stages.supervision.prefix).toBe('清民督');
  });

  it('does not give a stage the 代字 under which another has numbered its orders', async () => {
    const { caseId } = await orderedCase(desk, await addCommunity(desk));
    await change('rectification', { prefix: '清民改' });
    await expect(change('supervision', { prefix: '清民整' })).rejects.toMatchObject({ code: 'order_setting_prefix_taken', data: { other: '整改令' } });
    desk.clock.set('2021-06-24');
    expect((await desk.call('orders.get', { id: await nextOrder(desk, 'supervision', caseId) })).number).toBe('清督〔2021〕1号');
  });
});
