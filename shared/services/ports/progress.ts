import type { Day } from '#shared/domain/date.ts';
import type { LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import type { ItemState } from '#shared/domain/orders/itemState.ts';
import type { EscalationReason, OrderStage } from '#shared/domain/orders/stages.ts';

/** A case as the dashboard counts it. */
export type ProgressCaseRow = {
  readonly id: string;
  readonly communityNo: number;
  readonly unitId: string;
  readonly ruleId: string | null;
  readonly task: number | null;
  readonly foundOn: Day;
  readonly closedOn: Day | null;
  readonly relapseOf: string | null;
};

/** The days of an order; one object for all of its items. */
export type ProgressOrderRow = {
  readonly stage: OrderStage;
  readonly issuedOn: Day | null;
  readonly servedOn: Day | null;
  readonly acknowledgedOn: Day | null;
  readonly voidedOn: Day | null;
};

export type ProgressItemRow = {
  readonly no: number;
  readonly caseId: string;
  readonly order: ProgressOrderRow;
  readonly previousItemNo: number | null;
  readonly reason: EscalationReason | null;
  readonly state: ItemState;
  readonly dueOn: Day | null;
  readonly reportedOn: Day | null;
  readonly passedOn: Day | null;
  readonly closedOn: Day | null;
};

/** Everything the past of some cases is told by, each list in no particular order. */
export type ProgressParts = {
  readonly cases: readonly ProgressCaseRow[];
  readonly items: readonly ProgressItemRow[];
  /** Of items whose due day is not simply that of one period and one service; entries as recorded. */
  readonly ledgers: ReadonlyMap<number, readonly LedgerEntry[]>;
  /**
   * Cases that failed a recheck or were reopened, with every report and recheck of theirs. Of all others the item says
   * it: reported once, passed at the first recheck.
   */
  readonly tried: ReadonlySet<string>;
  readonly reports: ReadonlyArray<{ readonly itemNo: number; readonly on: Day; readonly seq: number }>;
  readonly rechecks: ReadonlyArray<{ readonly itemNo: number; readonly on: Day; readonly passed: boolean; readonly seq: number }>;
  readonly reopenings: ReadonlyArray<{ readonly caseId: string; readonly on: Day; readonly seq: number }>;
  /** Every closing of the cases that were reopened; of all others the case says it. */
  readonly closings: ReadonlyArray<{ readonly caseId: string; readonly on: Day; readonly seq: number }>;
};

export type ProgressLoads = {
  /** Of these cases, or of all. */
  parts(caseIds: readonly string[] | null): Promise<ProgressParts>;
};

export type ProgressReads = ProgressLoads & {
  /** What events after `seq` touched; null when the chain no longer has `hash` at `seq` (another file was restored) or too much happened to say. */
  changedSince(head: { readonly seq: number; readonly hash: string }): Promise<{
    readonly caseIds: readonly string[];
    /** Something else than cases and orders: communities, values, rounds, settings. */
    readonly besides: boolean;
  } | null>;
  /** Communities inspected, of those that exist. */
  visits(): Promise<ReadonlyArray<{ readonly communityNo: number; readonly on: Day }>>;
  /** Moves whenever cached verdicts do, also without an event. */
  verdictMark(): Promise<string>;
};
