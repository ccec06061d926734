import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderSettingsView } from '#shared/contract/orders.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, nextOrder, orderedCase, orderTarget } from './support/cases.ts';
import { paperText } from './support/papers.ts';

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

  async function drafted(community = '松岭社区'): Promise<string> {
    const { cases } = await desk.call('findings.record', {
      items: [{ communityId: await addCommunity(desk, community), ruleId: 'QZ-059' }],
      foundOn: '2021-06-07',
    });
    return (await desk.call('orders.draft', { stage: 'rectification', caseIds: [cases[0]!.caseId] })).orders[0]!.id;
  }
  const review = async (id: string) => desk.call('orders.review', { orders: await orderTarget(desk, id), on: '2021-06-07' }, { actor: desk.rechecker });
  const issue = async (id: string) => desk.call('orders.issue', { orders: await orderTarget(desk, id), on: '2021-06-07', signer: '示例丙' });
  const refused = async (id: string) => (await desk.call('orders.get', { id })).check.filter(({ severity }) => severity === 'refuse').map(({ code }) => code);

  it('holds for the drafts that lie there: filling in the missing paper lets the order out', async () => {
    const { consent } = (await desk.call('orders.settings', {})).stages.rectification;
    await change('rectification', { consent: null });
    const id = await drafted();
    expect(await refused(id)).toEqual(['issuer_without_authority']);
    await review(id);
    const [result] = await issue(id);
    expect(result).toMatchObject({ ok: false, code: 'order_check_refused' });
    expect(String(result!.data['reasons'])).toContain('请改由市政府办公室或领导小组发文，或在设置中填写市政府同意的文件');
    await change('rectification', { consent });
    expect(await refused(id)).toEqual([]);
    expect(await issue(id)).toMatchObject([{ ok: true }]);
    expect(await paperText(desk, id, 'order')).toContain('经市政府同意');
  });

  it('holds the other way too: a paper taken out stops the drafts, and the issued order keeps what it was issued with', async () => {
    const [first, second] = [await drafted(), await drafted('柏岭社区')];
    await review(first);
    expect(await issue(first)).toMatchObject([{ ok: true }]);
    await change('rectification', { consent: null, prefix: '清民改' });
    expect(await refused(second)).toEqual(['issuer_without_authority']);
    const { number, settings, content } = await desk.call('orders.get', { id: first });
    expect([number, settings.prefix, settings.consent === null]).toEqual(['清民整〔2021〕1号', '清民整', false]);
    expect(content.body[0]!.text).toContain('经市政府同意');
  });

  it('changed after the review is said before issue, and the paper goes out under the new ones', async () => {
    const id = await drafted();
    await review(id);
    expect((await desk.call('orders.get', { id })).check).toEqual([]);
    await change('rectification', { prefix: '清民改', acknowledgeWorkdays: 2 });
    expect((await desk.call('orders.get', { id })).check.map(({ code, severity, text }) => [code, severity, text])).toEqual([
      ['settings_changed', 'warn', '审核之后督令设置改过代字、签收期限，将按现在的设置签发。请核对公文；需要重新审核的，请退回修改。'],
    ]);
    expect(await issue(id)).toMatchObject([{ ok: true, label: '清民改〔2021〕1号' }]);
    expect(await paperText(desk, id, 'order')).toContain('清民改〔2021〕1号');
    await desk.call('orders.serve', { orders: await orderTarget(desk, id), on: '2021-06-07', method: 'direct', receiver: '示例丁' });
    expect((await desk.call('orders.get', { id })).acknowledgeBy).toBe('2021-06-09');
  });

  it('does not give two stages one 代字, and names the other', async () => {
    await expect(change('supervision', { prefix: '清民整' })).rejects.toMatchObject({
      code: 'order_setting_prefix_taken',
      data: { stage: '整改令', other: '督办令', prefix: '清民整' },
    });
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
