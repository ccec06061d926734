import type { Day } from '#shared/domain/date.ts';
import type { FindingSource } from '#shared/domain/orders/source.ts';
import type { CaseState } from '#shared/domain/cases/state.ts';
import type { CaseEventKind } from '#shared/domain/events/kinds.ts';
import type { Period } from '#shared/domain/deadline/period.ts';
import type { LedgerEntry } from '#shared/domain/deadline/ledger.ts';
import type { ItemState } from '#shared/domain/orders/itemState.ts';
import type { OrderState } from '#shared/domain/orders/orderState.ts';
import type { StageSettings } from '#shared/domain/orders/settings.ts';
import type { EscalationReason, Manner, Milestone, OrderStage, ServiceMethod } from '#shared/domain/orders/stages.ts';

export type RoundRow = {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
  readonly team: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly note: string;
  readonly revision: number;
  readonly seq: number;
};
export type RoundCommunityRow = { readonly roundId: string; readonly communityNo: number; readonly inspectedOn: Day | null; readonly inspector: string };

export type Severity = 'ordinary' | 'serious';

export type FindingRow = {
  readonly id: string;
  readonly serial: number;
  readonly communityNo: number;
  readonly ruleId: string | null;
  readonly task: number | null;
  readonly title: string;
  readonly place: string;
  readonly detail: string;
  readonly requirement: string;
  readonly foundOn: Day;
  readonly source: FindingSource;
  readonly severity: Severity;
  readonly roundId: string | null;
  readonly responsibleUnitId: string;
  /** The verdict as it was, with pack version, day and sequence: never judged anew. */
  readonly verdict: unknown;
  readonly backfilled: boolean;
  readonly seq: number;
};

export type CaseRow = {
  readonly id: string;
  readonly number: string;
  readonly findingId: string;
  readonly communityNo: number;
  readonly responsibleUnitId: string;
  readonly ruleId: string | null;
  readonly task: number | null;
  readonly title: string;
  readonly state: CaseState;
  readonly stage: OrderStage | null;
  readonly openedOn: Day;
  readonly orderId: string | null;
  readonly itemNo: number | null;
  readonly dueOn: Day | null;
  readonly provisional: boolean;
  readonly reportedOn: Day | null;
  readonly closedOn: Day | null;
  readonly onTime: boolean | null;
  readonly relapseOf: string | null;
  readonly backfilled: boolean;
  readonly haystack: string;
  readonly revision: number;
  readonly seq: number;
};

export type OrderRow = {
  readonly id: string;
  readonly stage: OrderStage;
  readonly year: number | null;
  readonly serial: number | null;
  readonly number: string | null;
  readonly title: string;
  readonly addresseeId: string;
  readonly urgentReason: string;
  readonly state: OrderState;
  readonly draftedOn: Day;
  readonly draftedBy: string | null;
  readonly reviewedOn: Day | null;
  readonly reviewedBy: string | null;
  readonly issuedOn: Day | null;
  readonly signer: string;
  readonly servedOn: Day | null;
  readonly serviceMethod: ServiceMethod | null;
  readonly receiver: string;
  readonly witness: string;
  readonly acknowledgeBy: Day | null;
  readonly acknowledgedOn: Day | null;
  readonly completedOn: Day | null;
  readonly voidedOn: Day | null;
  readonly voidReason: string;
  /** The stage's settings as they stood at issue (until then: at drafting). */
  readonly settings: StageSettings;
  readonly competentBody: string;
  readonly personsNamed: string;
  readonly outcome: string;
  readonly documentId: string | null;
  readonly haystack: string;
  readonly backfilled: boolean;
  readonly revision: number;
  readonly seq: number;
};

export type OrderItemRow = {
  readonly no: number;
  readonly orderId: string;
  readonly ord: number;
  readonly caseId: string;
  readonly requirement: string;
  readonly clause: string;
  readonly clauseQuote: string;
  readonly manner: Manner;
  readonly milestones: readonly Milestone[];
  readonly period: Period;
  readonly state: ItemState;
  readonly dueOn: Day | null;
  readonly provisional: boolean;
  readonly calendarVersion: string;
  readonly previousItemNo: number | null;
  readonly reason: EscalationReason | null;
  readonly reportedOn: Day | null;
  readonly reportedBy: string | null;
  readonly recheckBy: Day | null;
  readonly recheckerId: string | null;
  readonly failedRechecks: number;
  readonly passedOn: Day | null;
  readonly passedBy: string | null;
  readonly evidence: number;
  readonly closedOn: Day | null;
  readonly onTime: boolean | null;
};
export type NewOrderItem = Omit<OrderItemRow, 'no'>;

export type ReportRow = {
  readonly id: string;
  readonly caseId: string;
  readonly itemNo: number;
  readonly onDay: Day;
  readonly content: string;
  readonly reporter: string;
  readonly personId: string;
  readonly seq: number;
};
export type RecheckRow = {
  readonly id: string;
  readonly caseId: string;
  readonly itemNo: number;
  readonly onDay: Day;
  readonly passed: boolean;
  readonly opinion: string;
  readonly personId: string;
  readonly seq: number;
};

/** Loads that both screens and commands need. */
export type CaseLoads = {
  round(id: string): Promise<RoundRow | null>;
  roundCommunities(roundId: string): Promise<readonly RoundCommunityRow[]>;
  finding(id: string): Promise<FindingRow | null>;
  findings(ids: readonly string[]): Promise<readonly FindingRow[]>;
  case(id: string): Promise<CaseRow | null>;
  cases(ids: readonly string[]): Promise<readonly CaseRow[]>;
  casesOfCommunities(communityNos: readonly number[] | null): Promise<readonly CaseRow[]>;
  order(id: string): Promise<OrderRow | null>;
  orders(ids: readonly string[]): Promise<readonly OrderRow[]>;
  /** Whether an order bears this number, void ones included. */
  numberTaken(number: string): Promise<boolean>;
  copiesOf(orderId: string): Promise<readonly string[]>;
  /** In order of place. */
  itemsOfOrder(orderId: string): Promise<readonly OrderItemRow[]>;
  /** Earliest first. */
  itemsOfCases(caseIds: readonly string[]): Promise<readonly OrderItemRow[]>;
  ledgers(itemNos: readonly number[]): Promise<ReadonlyMap<number, readonly LedgerEntry[]>>;
  reportsOf(caseId: string): Promise<readonly ReportRow[]>;
  rechecksOf(caseId: string): Promise<readonly RecheckRow[]>;
  /** By item: everybody who reported in its current term; items never reported are left out. */
  reporters(caseIds: readonly string[]): Promise<ReadonlyMap<number, readonly string[]>>;
  /** The stages that have numbered orders with this 代字. */
  stagesOfPrefix(prefix: string): Promise<readonly OrderStage[]>;
  /** The latest day of the events of these kinds, told of the order or of its cases. */
  latestDayOf(orderId: string, kinds: readonly CaseEventKind[]): Promise<Day | null>;
  /** What the paper of an order said of its items when it was last reviewed; null when that is not written down. */
  reviewedFacts(orderId: string): Promise<readonly string[] | null>;
};

export type CaseRepository = CaseLoads & {
  /** Adds or replaces, checking the revision (`stale`) when it exists. */
  saveRound(round: RoundRow): Promise<void>;
  setRoundCommunities(roundId: string, communityNos: readonly number[]): Promise<void>;
  inspect(row: RoundCommunityRow): Promise<void>;
  addFinding(finding: FindingRow): Promise<void>;
  addCase(row: CaseRow): Promise<void>;
  /** Throws `stale`; the row's revision is the one it was loaded with. */
  updateCase(row: CaseRow): Promise<void>;
  addOrder(order: OrderRow, copies: readonly string[]): Promise<void>;
  /** Throws `stale`. */
  updateOrder(order: OrderRow): Promise<void>;
  setCopies(orderId: string, unitIds: readonly string[]): Promise<void>;
  /** Drafts only: nothing else is ever deleted. */
  removeDraft(orderId: string): Promise<void>;
  addItem(item: NewOrderItem): Promise<OrderItemRow>;
  updateItem(item: OrderItemRow): Promise<void>;
  removeItems(itemNos: readonly number[]): Promise<void>;
  addLedger(itemNo: number, entry: LedgerEntry, reason: string): Promise<void>;
  addReport(report: ReportRow): Promise<void>;
  addRecheck(recheck: RecheckRow): Promise<void>;
};
