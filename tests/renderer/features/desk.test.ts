import { describe, expect, test } from 'vitest';
import { deskRowSchema, type DeskListRow } from '#shared/contract/cases.ts';
import { orderOf, workOf } from '#ui/features/desk/deskRow.ts';
import { readDay } from '#ui/ui/DayInput.tsx';

const row = (over: Partial<DeskListRow>): DeskListRow => ({
  caseId: 'c1',
  caseNumber: 'GZ-2022-0183',
  orderId: 'o1',
  orderNumber: '示民整〔2022〕41号',
  orderState: 'served',
  stage: 'rectification',
  unitId: 'u',
  unit: '云桥街道',
  receivedBy: '云桥街道',
  communityId: 'k',
  community: '松岭社区',
  title: '微型消防站未设',
  bucket: 'overdue',
  action: 'draft_supervision',
  workdays: 3,
  recheckDue: false,
  recheckOver: false,
  late: false,
  proposal: 'overdue',
  dueOn: '2022-06-01',
  provisional: false,
  milestone: null,
  revision: 4,
  orderRevision: 7,
  draftId: null,
  reporterIds: ['p'],
  ...over,
});

describe('the one button of a desk row', () => {
  test('every next step has its dialog, but opening a draft, which opens the page', () => {
    const without = deskRowSchema.shape.action.options.filter((action) => workOf(action, [row({ action })]) === null);
    expect(without).toEqual(['open_draft']);
  });
  test('a step of a case takes the case, a step of an order takes the order, each on its own revision', () => {
    expect(workOf('record_recheck', [row({})])).toMatchObject({ kind: 'recheck', cases: [{ id: 'c1', revision: 4, reporterIds: ['p'] }] });
    expect(workOf('serve_order', [row({})])).toMatchObject({ kind: 'serve', orders: [{ id: 'o1', revision: 7 }] });
  });
  test('several cases of one order are one order to urge', () => {
    expect(workOf('urge_acknowledge', [row({ caseId: 'c1' }), row({ caseId: 'c2' }), row({ caseId: 'c3', orderId: 'o2' })])).toMatchObject({
      kind: 'urge',
      orders: [{ id: 'o1' }, { id: 'o2' }],
    });
  });
  test('results of 问责 come one by one', () => {
    expect(workOf('record_outcome', [row({}), row({ orderId: 'o2' })])).toBeNull();
  });
  test('an order without a number is a draft until it is reviewed', () => {
    expect([orderOf(row({})), orderOf(row({ orderNumber: null, orderState: 'drafted' })), orderOf(row({ orderNumber: null, orderState: 'reviewed' }))]).toEqual(
      ['整改令 示民整〔2022〕41号', '整改令 草稿', '整改令 待签发'],
    );
  });
});

test('a day typed in a dialog is read as it is usually written', () => {
  expect([readDay('20220610'), readDay('2022.6.10'), readDay('2022年6月10日', '2022-06-11')].map(({ day }) => day)).toEqual(['2022-06-10', '2022-06-10', null]);
});
