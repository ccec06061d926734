import type { Day } from '#shared/domain/date.ts';
import type { OrderContent } from '#shared/domain/orders/orderText.ts';

/** An order as it is printed: its content and what only the paper has (GB/T 9704-2012). */
export type OrderDocument = OrderContent & {
  /** 附注 without its parentheses, e.g. 此件公开发布; empty for none. */
  readonly note: string;
  /** 印发机关 and 印发日期 of the 版记; the office is the issuer's when empty. */
  readonly printingOffice: string;
  readonly printedOn: Day | null;
  /** Marks every page 样例. */
  readonly sample: boolean;
};
