import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { none, word } from '#tests/support/register.ts';
import { orderTarget } from './support/cases.ts';

describe('to whom an order goes', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
  });
  afterEach(() => desk.close());

  const add = async (name: string, newSubdistrict: string) =>
    (
      await desk.call('register.add', {
        subdistrictId: null,
        newSubdistrict,
        name,
        code: null,
        validFrom: '2021-06-01',
        values: [
          { metric: 'register.estate_kind', value: word('old') },
          { metric: 'rooms.firestation.area', value: none },
        ],
      })
    ).id;
  const unit = async (name: string) => (await desk.call('units.list', {})).find((one) => one.name === name)!.id;
  const byRule = async (communityId: string) =>
    (await desk.call('findings.record', { items: [{ communityId, ruleId: 'QZ-059' }], foundOn: '2021-06-07' })).cases[0]!.caseId;
  const onTheSpot = async (communityId: string, responsible: string, ruleId: string | null = null) =>
    (
      await desk.call('findings.recordFree', {
        communityId,
        title: '楼道堆放杂物',
        detail: '楼道堆放杂物，影响通行',
        requirement: '清理楼道杂物并保持通行',
        foundOn: '2021-06-07',
        source: 'covert',
        ruleId,
        responsibleUnitId: await unit(responsible),
      })
    ).caseId;
  const draft = async (...caseIds: string[]) => (await desk.call('orders.draft', { stage: 'rectification', caseIds })).orders[0]!.id;
  const refused = async (id: string) =>
    (await desk.call('orders.get', { id })).check
      .filter(({ severity, code }) => severity === 'refuse' && code !== 'no_clause')
      .map(({ code, itemNo }) => [code, itemNo]);

  it('is the community’s own subdistrict under a rule; without one also a department', async () => {
    const pine = await add('松岭社区', '云桥街道');
    await add('柏岭社区', '西河镇');
    expect(await refused(await draft(await byRule(pine)))).toEqual([]);
    expect(await refused(await draft(await onTheSpot(pine, '清镇市民政局')))).toEqual([]);
    expect(await refused(await draft(await onTheSpot(pine, '西河镇')))).toEqual([['addressee_not_responsible', 1]]);
    expect(await refused(await draft(await onTheSpot(pine, '清镇市民政局', 'QZ-034')))).toEqual([['addressee_not_responsible', 1]]);
  });

  it('is put right in the draft; who gets the order then answers for the case', async () => {
    const pine = await add('松岭社区', '云桥街道');
    await add('柏岭社区', '西河镇');
    const caseId = await onTheSpot(pine, '西河镇', 'QZ-034');
    const id = await draft(caseId);
    const { revision, items } = await desk.call('orders.get', { id });
    await desk.call('orders.saveDraft', {
      id,
      revision,
      urgentReason: '',
      competentBody: '',
      personsNamed: '',
      copies: [],
      addresseeId: await unit('云桥街道'),
      items: items.map(({ no, requirement, manner, period }) => ({ no, requirement, manner, milestones: [], period })),
    });
    expect(await refused(id)).toEqual([]);
    expect((await desk.call('orders.get', { id })).content.addressee).toBe('云桥街道办事处');
    await desk.call('orders.review', { orders: await orderTarget(desk, id), on: '2021-06-07' }, { actor: desk.rechecker });
    expect(await desk.call('orders.issue', { orders: await orderTarget(desk, id), on: '2021-06-07', signer: '示例丙' })).toMatchObject([{ ok: true }]);
    expect((await desk.call('cases.get', { id: caseId })).unit).toBe('云桥街道');
  });

  it('is one unit: problems of two are named and have to go apart', async () => {
    const [pine, cypress] = [await add('松岭社区', '云桥街道'), await add('柏岭社区', '西河镇')];
    const id = await draft(await byRule(pine), await onTheSpot(cypress, '云桥街道'));
    expect(await refused(id)).toEqual([
      ['addressee_not_responsible', 2],
      ['mixed_addressees', null],
    ]);
    await desk.call('orders.review', { orders: await orderTarget(desk, id), on: '2021-06-07' }, { actor: desk.rechecker });
    expect(await desk.call('orders.issue', { orders: await orderTarget(desk, id), on: '2021-06-07', signer: '示例丙' })).toMatchObject([
      { ok: false, code: 'order_check_refused' },
    ]);
  });

  it('is never a committee, whatever it was entered as', async () => {
    const pine = await add('松岭社区', '松岭社区居民委员会');
    const id = await draft(await byRule(pine));
    expect(await refused(id)).toEqual([['addressee_is_committee', null]]);
    const { revision, items } = await desk.call('orders.get', { id });
    await add('柏岭社区', '柏岭社区居委会');
    await expect(
      desk.call('orders.saveDraft', {
        id,
        revision,
        urgentReason: '',
        competentBody: '',
        personsNamed: '',
        copies: [],
        addresseeId: await unit('柏岭社区居委会'),
        items: items.map(({ no, requirement, manner, period }) => ({ no, requirement, manner, milestones: [], period })),
      }),
    ).rejects.toMatchObject({ code: 'unit_unknown' });
  });
});
