import type { Day } from '#shared/domain/date.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import type { FindingSource } from '#shared/domain/orders/source.ts';
import type { Fault } from './faults.ts';

/** A finding of the story, by its place in the plan. */
export type PlannedFinding = {
  readonly key: number;
  readonly community: number;
  readonly fault: Fault;
  /** Null: it comes from an inspection; else written down by hand, with the place of its words. */
  readonly free: { readonly source: FindingSource; readonly words: number } | null;
};

export type PlannedOrder = {
  readonly key: number;
  readonly stage: OrderStage;
  readonly town: number;
  readonly findings: readonly number[];
  /** 分期: an approved plan with milestones over these months. */
  readonly phasedMonths: number | null;
};

export type PlannedRound = { readonly key: number; readonly from: Day; readonly to: Day; readonly communities: readonly number[]; readonly team: number };

/** What happens, to what; numbers are keys of the plan. */
export type Step =
  | { readonly do: 'open_round'; readonly round: number }
  | { readonly do: 'visit'; readonly round: number; readonly communities: readonly number[] }
  /** The communities' ticked rules, as the inspectors found them. */
  | { readonly do: 'tick'; readonly communities: readonly number[] }
  /** The value of each fault turns to its bad side. */
  | { readonly do: 'fail'; readonly findings: readonly number[] }
  | { readonly do: 'record'; readonly round: number; readonly findings: readonly number[] }
  | { readonly do: 'record_free'; readonly finding: number; readonly foundOn: Day }
  | { readonly do: 'draft' | 'review' | 'send_back' | 'issue' | 'serve' | 'acknowledge' | 'urge' | 'void' | 'outcome'; readonly order: number }
  | { readonly do: 'report' | 'pass' | 'submit' | 'refuse' | 'close'; readonly finding: number }
  | { readonly do: 'arrange'; readonly finding: number; readonly on: Day }
  | { readonly do: 'return'; readonly finding: number; readonly newDueOn: Day | null }
  | { readonly do: 'reopen'; readonly finding: number; readonly newDueOn: Day }
  /** Rooms, members, boards and signboards of a community one by one. */
  | { readonly do: 'itemise'; readonly community: number }
  | { readonly do: 'slip'; readonly community: number; readonly fault: Fault }
  | { readonly do: 'exempt'; readonly community: number; readonly ruleId: string }
  | { readonly do: 'merge' }
  /** A community's own papers of this year and the year before go into its index. */
  | { readonly do: 'file'; readonly community: number }
  /** At the end of a year the communities hand in what they filed in it. */
  | { readonly do: 'year_end' }
  /** The city reports to the headquarters and the bureau meets, once a quarter and more. */
  | { readonly do: 'quarter_end' }
  /** The bureau's papers of a year get their codes. */
  | { readonly do: 'arrange_year'; readonly year: number };

export type Dated = { readonly day: Day; readonly step: Step };

export type Plan = {
  readonly rounds: readonly PlannedRound[];
  readonly findings: readonly PlannedFinding[];
  readonly orders: readonly PlannedOrder[];
  /** Day by day; within a day in the order it is done. */
  readonly agenda: readonly Dated[];
  /** Faults there from the first entry of the register: community → fault. */
  readonly fromStart: ReadonlyArray<{ readonly community: number; readonly fault: Fault }>;
  readonly registerOn: Day;
};
