/** The ladder 整改令 → 督办令 → 问责令. The source says 「等方式」 without sequence: the sequence is the program's default. */
export const orderStages = ['rectification', 'supervision', 'accountability'] as const;
export type OrderStage = (typeof orderStages)[number];

/** Why an item moves up: past its due day, failed at recheck, or urgent enough to start higher. */
export type EscalationReason = 'overdue' | 'failed' | 'urgent';

/** How a running item stands: `reported` waits for its recheck, `passed` has passed it; neither can go up. */
export type ItemStanding = Exclude<EscalationReason, 'urgent'> | 'in_time' | 'reported' | 'passed';

/** The stage after a stage; null after the last. */
export function nextStage(stage: OrderStage): OrderStage | null {
  return orderStages[orderStages.indexOf(stage) + 1] ?? null;
}

/** The stage before a stage; null before the first. */
export function previousStage(stage: OrderStage): OrderStage | null {
  return orderStages[orderStages.indexOf(stage) - 1] ?? null;
}

/** Negative when `a` stands lower on the ladder than `b`. */
export function compareStages(a: OrderStage, b: OrderStage): number {
  return orderStages.indexOf(a) - orderStages.indexOf(b);
}

/** 立行立改 at once · 限期 within a period · 分期 by an approved plan with milestones. */
export const manners = ['immediate', 'dated', 'phased'] as const;
export type Manner = (typeof manners)[number];

/** A step of a plan: what is reached by when. */
export type Milestone = { readonly title: string; readonly dueOn: string };

/** 直接送达 邮寄 公文交换 电子公文 留置送达. */
export const serviceMethods = ['direct', 'mail', 'exchange', 'electronic', 'left'] as const;
export type ServiceMethod = (typeof serviceMethods)[number];

/**
 * Duties in the bureau, as later logins will give them: `clerk` 经办 · `reviewer` 审核 · `signer` 签发.
 * Until then everybody may do everything, and only the rules about different persons hold.
 */
export type Role = 'clerk' | 'reviewer' | 'signer';

/** Why a command is refused: a code with data, worded in `shared/words/errors-orders.ts`. */
export type Refusal = { readonly code: string; readonly data: Readonly<Record<string, string | number | boolean | null | readonly string[]>> };

/** What a command does to a state: the next state, or every reason against it at once. */
export type Decision<State> = { readonly ok: true; readonly state: State } | { readonly ok: false; readonly refusals: readonly Refusal[] };
