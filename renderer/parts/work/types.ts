import type { OrderStage } from '#shared/domain/orders/stages.ts';

/** A case that a dialog works on, on the revision that was seen. */
export type CaseTarget = {
  readonly id: string;
  readonly revision: number;
  /** How it is called in the dialog and in the results: 挂账号 and community. */
  readonly label: string;
  /** Everybody who recorded a report that waits for its recheck; empty when unknown here. */
  readonly reporterIds: readonly string[];
  readonly dueOn: string | null;
  readonly unit: string;
};

/** An order that a dialog works on. */
export type OrderTarget = {
  readonly id: string;
  readonly revision: number;
  readonly label: string;
  readonly unit: string;
  /** Null when unknown here: the service knows it in any case. */
  readonly draftedById: string | null;
  /** 补录: it was issued long ago, under a number of its own. */
  readonly backfilled?: boolean;
  /** 问责令: the result recorded before, which a second recording corrects. */
  readonly outcome?: string;
};

export type CaseWork = 'report' | 'arrange' | 'recheck' | 'submit_close' | 'close' | 'refuse_close' | 'reopen';
export type OrderWork = 'review' | 'send_back' | 'issue' | 'serve' | 'acknowledge' | 'urge' | 'void' | 'discard' | 'outcome';

/** One step of the work, with what it is done to. */
export type Work =
  | { readonly kind: CaseWork; readonly cases: readonly CaseTarget[] }
  /** `urgent`: it starts before its time or above its rung, so a reason must be given. */
  | { readonly kind: 'draft'; readonly stage: OrderStage; readonly cases: readonly CaseTarget[]; readonly urgent?: boolean }
  | { readonly kind: OrderWork; readonly orders: readonly OrderTarget[] };

/** What a dialog of the work gets: its targets, and what to do at its end. */
export type CaseDialogProps = { readonly cases: readonly CaseTarget[]; readonly onClose: () => void };
export type OrderDialogProps = { readonly orders: readonly OrderTarget[]; readonly onClose: () => void };

/** Ids with their revisions, as the commands take them. */
export function targetsOf(rows: ReadonlyArray<{ readonly id: string; readonly revision: number }>): Array<{ id: string; revision: number }> {
  return rows.map(({ id, revision }) => ({ id, revision }));
}
