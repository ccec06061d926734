import type { Day } from '#shared/domain/date.ts';
import type { CaseState } from '#shared/domain/cases/state.ts';
import type { DeskItem } from '#shared/domain/cases/desk.ts';
import type { OrderState } from '#shared/domain/orders/orderState.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import type { CaseLoads, CaseRow, OrderRow, RoundRow } from './cases.ts';

/** Spans are inclusive; null leaves an end open. */
export type DaySpan = { readonly from: Day | null; readonly to: Day | null };

export type CaseListQuery = {
  readonly text: string;
  readonly ids: readonly string[] | null;
  readonly unitId: string | null;
  readonly communityNo: number | null;
  readonly task: number | null;
  readonly ruleId: string | null;
  readonly roundId: string | null;
  readonly orderId: string | null;
  /** Empty: any. */
  readonly states: readonly CaseState[];
  readonly stages: readonly OrderStage[];
  readonly opened: DaySpan;
  readonly closed: DaySpan;
  readonly due: DaySpan;
  readonly onTime: boolean | null;
  readonly relapse: boolean | null;
  readonly backfilled: boolean | null;
  readonly sort: 'number' | 'due' | 'opened' | 'closed' | 'unit';
  readonly descending: boolean;
  readonly cursor: string | null;
  readonly limit: number;
};

export type CaseListRow = CaseRow & {
  readonly communityId: string;
  readonly community: string;
  readonly unit: string;
  readonly orderNumber: string | null;
  readonly orderState: OrderState | null;
};

export type OrderListQuery = {
  readonly text: string;
  readonly stages: readonly OrderStage[];
  readonly states: readonly OrderState[];
  readonly addresseeId: string | null;
  readonly issued: DaySpan;
  readonly sort: 'drafted' | 'number' | 'addressee';
  readonly descending: boolean;
  readonly cursor: string | null;
  readonly limit: number;
};
export type OrderListRow = OrderRow & { readonly addressee: string; readonly items: number; readonly openItems: number; readonly nextDueOn: Day | null };

/** An open item as the desk reads it, with the words of its row. */
export type DeskItemRow = DeskItem & {
  readonly itemNo: number;
  readonly orderId: string;
  readonly orderNumber: string | null;
  readonly unitId: string;
  readonly unit: string;
  readonly competentBody: string;
  readonly communityId: string;
  readonly community: string;
  readonly title: string;
  readonly provisional: boolean;
  readonly backfilled: boolean;
  readonly caseRevision: number;
  readonly orderRevision: number;
  /** The next order's draft or unserved paper. */
  readonly draftId: string | null;
  /** Everybody who recorded a report that waits for its recheck. */
  readonly reporterIds: readonly string[];
};

export type RoundListRow = RoundRow & { readonly communities: number; readonly inspected: number; readonly findings: number };

export type CaseReads = CaseLoads & {
  caseList(query: CaseListQuery): Promise<{ readonly rows: readonly CaseListRow[]; readonly next: string | null; readonly total: number }>;
  orderList(query: OrderListQuery): Promise<{ readonly rows: readonly OrderListRow[]; readonly next: string | null; readonly total: number }>;
  /** How many cases were open on a day of the span, and how many orders were drafted, issued or voided in it. */
  spanCounts(span: DaySpan): Promise<{ readonly cases: number; readonly orders: number }>;
  roundList(): Promise<readonly RoundListRow[]>;
  /** Findings of a round by community. */
  findingCounts(roundId: string): Promise<ReadonlyMap<number, number>>;
  /** Items of cases that are not closed. */
  deskItems(): Promise<readonly DeskItemRow[]>;
  /** Cases with an event recorded since this instant. */
  changedSince(instant: string): Promise<number>;
};
