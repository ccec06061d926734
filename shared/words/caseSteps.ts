import type { ItemState } from '#shared/domain/orders/itemState.ts';
import type { OrderState } from '#shared/domain/orders/orderState.ts';
import { nextStage, type EscalationReason, type OrderStage } from '#shared/domain/orders/stages.ts';
import { periodStanding, type CaseStanding } from './caseScreens.ts';
import { stageShortWords } from './orders.ts';

type Item = {
  readonly stage: OrderStage;
  readonly state: ItemState;
  readonly onTime: boolean | null;
  readonly standing: CaseStanding['standing'];
  /** Why the next order took it up. */
  readonly carriedFor: EscalationReason | null;
  /** A closed case was reopened, not failed at a recheck. */
  readonly reopened: boolean;
  /** The competent body has answered: the term is over, the work goes on. */
  readonly answered: boolean;
};

const waiting: Readonly<Partial<Record<OrderState, string>>> = { drafted: '已拟稿，待审核', reviewed: '已审核，待签发', issued: '已签发，待送达' };
const carried: Readonly<Record<EscalationReason, string>> = { overdue: '逾期', failed: '复查不合格', urgent: '情况紧急' };

/** The second line of the arrows 整改令 → 督办令 → 问责令 on the page of a case. */
export const stepWords = {
  notYet: '尚未下达',
  later: '到期未完成时由系统拟稿，人工签发',
  noMore: '案件已销号，不再下达',
  notServed: (state: OrderState) => waiting[state] ?? '',
  served: (day: string) => `${day}送达`,
  span: (served: string, due: string, provisional: boolean) => `${served}送达 → ${due}到期${provisional ? '（暂定）' : ''}`,
  /** 问责令: the days are for the competent body's answer. */
  answer: (served: string, due: string, provisional: boolean) => `${served}移交 → ${due}前答复${provisional ? '（暂定）' : ''}`,
  answered: (served: string, due: string, day: string, late: boolean) => `${served}移交 → ${due}前答复　${day}已答复，${late ? '逾期' : '按期'}`,
  voided: (day: string) => `${day}撤销`,
  /** How it stands or how it ended: 还剩 4 个工作日, 逾期转督办. */
  outcome: (item: Item): string => {
    const next = nextStage(item.stage);
    switch (item.state) {
      case 'escalated':
        return `${carried[item.carriedFor ?? 'overdue']}转${next === null ? '' : stageShortWords[next]}`;
      case 'closed':
        return item.answered ? '已销号' : item.onTime === false ? '逾期完成，已销号' : '按期完成，已销号';
      case 'passed':
      case 'pending_close':
        return '复查合格，待销号';
      case 'reported':
      case 'recheck':
        return '已反馈，待复查';
      case 'returned':
        return `${item.reopened ? '重新整改' : '退回整改'}，${periodStanding(item.standing) || '没有另定期限'}`;
      case 'rectifying':
        return item.answered ? '继续整改，没有另定期限' : periodStanding(item.standing);
      case 'open':
      case 'voided':
        return '';
    }
  },
} as const;
