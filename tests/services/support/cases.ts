import type { Desk } from '#tests/support/desk.ts';
import { none, word } from '#tests/support/register.ts';

/** A community of 云桥街道 without a 微型消防站. */
export async function addCommunity(desk: Desk, name = '松岭社区'): Promise<string> {
  const { id } = await desk.call('register.add', {
    subdistrictId: null,
    newSubdistrict: '云桥街道',
    name,
    code: null,
    validFrom: '2021-06-01',
    values: [
      { metric: 'register.estate_kind', value: word('old') },
      { metric: 'rooms.firestation.area', value: none },
    ],
  });
  return id;
}

export const target = async (desk: Desk, id: string) => [{ id, revision: (await desk.call('cases.get', { id })).revision }];
export const orderTarget = async (desk: Desk, id: string) => [{ id, revision: (await desk.call('orders.get', { id })).revision }];

/** Finds, orders, serves: a case that is being rectified; answers its id and its order's. */
export async function orderedCase(desk: Desk, communityId: string, ruleId = 'QZ-059'): Promise<{ readonly caseId: string; readonly orderId: string }> {
  const on = desk.clock.today();
  const caseId = (await desk.call('findings.record', { items: [{ communityId, ruleId }], foundOn: on })).cases[0]!.caseId;
  const orderId = (await desk.call('orders.draft', { stage: 'rectification', caseIds: [caseId] })).orders[0]!.id;
  await desk.call('orders.review', { orders: await orderTarget(desk, orderId), on }, { actor: desk.rechecker });
  await desk.call('orders.issue', { orders: await orderTarget(desk, orderId), on, signer: '示例丙' });
  await desk.call('orders.serve', { orders: await orderTarget(desk, orderId), on, method: 'direct', receiver: '示例丁' });
  return { caseId, orderId };
}

/** Reports with a photograph, rechecks, submits and closes. */
export async function closeCase(desk: Desk, caseId: string): Promise<void> {
  const on = desk.clock.today();
  const photo = await desk.stage('整改后.jpg', new Uint8Array([255, 216, 255, 224]), 'image/jpeg');
  const report = { content: '已建成15平方米微型消防站', reporter: '示例戊', files: [{ staged: photo, kind: 'photo_after' }] };
  await desk.call('cases.report', { cases: await target(desk, caseId), on, ...report });
  await desk.call('cases.recheck', { cases: await target(desk, caseId), on, passed: true, opinion: '面积15平方米，器材齐全' }, { actor: desk.rechecker });
  await desk.call('cases.submitClose', { cases: await target(desk, caseId), on, opinion: '建议销号' });
  const [closed] = await desk.call('cases.close', { cases: await target(desk, caseId), on, opinion: '同意销号' });
  if (closed?.ok !== true) throw new Error(`not closed: ${closed?.code ?? ''}`);
}

/** Drafts, reviews, issues and (but where it is told not to) serves the next order of a case; answers its id. */
export async function nextOrder(desk: Desk, stage: 'supervision' | 'accountability', caseId: string, serve = true): Promise<string> {
  const on = desk.clock.today();
  const id = (await desk.call('orders.draft', { stage, caseIds: [caseId] })).orders[0]!.id;
  if (stage === 'accountability') {
    const { revision, items } = await desk.call('orders.get', { id });
    await desk.call('orders.saveDraft', {
      id,
      revision,
      urgentReason: '',
      competentBody: '清镇市纪委监委',
      personsNamed: '',
      copies: [],
      items: items.map(({ no, requirement, manner, period }) => ({ no, requirement, manner, milestones: [], period })),
    });
  }
  await desk.call('orders.review', { orders: await orderTarget(desk, id), on }, { actor: desk.rechecker });
  const [issued] = await desk.call('orders.issue', { orders: await orderTarget(desk, id), on, signer: '示例丙' });
  if (issued?.ok !== true) throw new Error(`not issued: ${issued?.code ?? ''}`);
  if (serve) await desk.call('orders.serve', { orders: await orderTarget(desk, id), on, method: 'direct', receiver: '示例丁' });
  return id;
}
