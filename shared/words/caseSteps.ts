import type { ItemState } from '#shared/domain/orders/itemState.ts';

type Item = { readonly state: ItemState; readonly dueOn: string | null; readonly failedRechecks: number; readonly onTime: boolean | null };

/** The second line of the arrows 整改令 → 督办令 → 问责令 on the page of a case. */
export const stepWords = {
  notYet: '尚未下达',
  later: '到期未完成时由系统拟稿，人工签发',
  notServed: '已拟稿，待送达',
  served: (day: string) => `${day}送达`,
  span: (served: string, due: string) => `${served}送达 → ${due}到期`,
  outcome: (item: Item, today: string): string => {
    switch (item.state) {
      case 'escalated': return item.failedRechecks > 0 ? '复查不合格，已升级' : '逾期，已升级';
      case 'closed': return item.onTime === false ? '逾期完成，已销号' : '按期完成，已销号';
      case 'passed': case 'pending_close': return '复查合格，待销号';
      case 'reported': case 'recheck': return '已反馈，待复查';
      case 'returned': return '复查不合格，退回整改';
      case 'rectifying': return item.dueOn !== null && item.dueOn < today ? '已逾期' : '整改中';
      case 'open': case 'voided': return '';
    }
  },
} as const;
