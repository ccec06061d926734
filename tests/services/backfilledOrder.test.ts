import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { addCommunity, orderedCase, orderTarget } from './support/cases.ts';

describe('an order that ran before the program came', () => {
  let desk: Desk;
  let communityId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-07-05');
    communityId = await addCommunity(desk);
  });
  afterEach(() => desk.close());

  async function reviewed(ruleId = 'QZ-059'): Promise<string> {
    const { cases } = await desk.call('findings.record', { items: [{ communityId, ruleId }], foundOn: '2021-06-02' });
    const id = (await desk.call('orders.draft', { stage: 'rectification', caseIds: [cases[0]!.caseId], backfilled: true })).orders[0]!.id;
    await desk.call('orders.review', { orders: await orderTarget(desk, id), on: '2021-07-05' }, { actor: desk.rechecker });
    return id;
  }
  const issue = async (id: string, originalNumber: string, on = '2021-06-04', files: Parameters<typeof desk.call<'orders.issue'>>[1]['files'] = []) =>
    desk.call('orders.issue', { orders: await orderTarget(desk, id), on, signer: '示例丙', originalNumber, files });

  it('bears the number its paper bore, takes none of the program’s, and keeps the scan as its paper', async () => {
    const id = await reviewed();
    const scan = await desk.stage('整改通知.jpg', new Uint8Array([255, 216, 255, 224]), 'image/jpeg');
    expect(await issue(id, '清民发[2021]第15号', '2021-06-04', [{ staged: scan, kind: 'document' }])).toMatchObject([{ ok: true, code: null }]);
    const order = await desk.call('orders.get', { id });
    expect(order).toMatchObject({ number: '清民发〔2021〕15号', issuedOn: '2021-06-04', backfilled: true });
    expect(order.attachments.map(({ kind, name }) => [kind, name])).toEqual([['document', '整改通知.jpg']]);
    expect((await desk.call('orders.document', { id, kind: 'order' })).name).toBe('整改通知.jpg');
    const { orderId } = await orderedCase(desk, await addCommunity(desk, '柏岭社区'));
    expect((await desk.call('orders.get', { id: orderId })).number).toBe('清民整〔2021〕1号');
  });

  it('has no paper made for it without a scan; what is downloaded is marked 补录件', async () => {
    const id = await reviewed();
    await issue(id, '清民发〔2021〕15号');
    const order = await desk.call('orders.get', { id });
    expect(order.attachments).toEqual([]);
    expect(order.content.number).toBe('清民发〔2021〕15号（补录件）');
    await desk.call('orders.document', { id, kind: 'order' });
    expect((await desk.call('orders.get', { id })).attachments).toEqual([]);
  });

  it('is refused without its number, under one of another year or one that is taken, and before its problem was found', async () => {
    const id = await reviewed();
    expect(await issue(id, '')).toMatchObject([{ ok: false, code: 'order_original_number_missing' }]);
    expect(await issue(id, '清民发〔2021〕15号', '2021-06-01')).toMatchObject([{ ok: false, code: 'order_check_refused' }]);
    expect(await issue(id, '清民发[2020]88号')).toMatchObject([{ ok: false, code: 'order_number_year', data: { year: 2021 } }]);
    expect(await issue(id, '清民发〔2021〕15号')).toMatchObject([{ ok: true }]);
    communityId = await addCommunity(desk, '榆岭社区');
    expect(await issue(await reviewed(), '清民发〔2021〕15号')).toMatchObject([{ ok: false, code: 'order_number_taken' }]);
  });

  it('leaves its number to itself when it lies in the program’s own series', async () => {
    await issue(await reviewed(), '清民整〔2021〕1号');
    const { orderId } = await orderedCase(desk, await addCommunity(desk, '柏岭社区'));
    expect((await desk.call('orders.get', { id: orderId })).number).toBe('清民整〔2021〕2号');
  });
});
