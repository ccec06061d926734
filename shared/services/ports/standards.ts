import type { Pack } from '#shared/domain/standards/types.ts';

/** The pack in force with the numbers the database gave it and its rules. */
export type AdoptedPack = {
  readonly no: number;
  readonly hash: string;
  readonly pack: Pack;
  /** Rule id → rule number. */
  readonly ruleNos: ReadonlyMap<string, number>;
};

export type VerdictState = 'pass' | 'fail' | 'unknown' | 'not_applicable' | 'exempt';
export type VerdictRow = { readonly subjectNo: number; readonly ruleNo: number; readonly state: VerdictState; readonly remark: string | null };

/** Counts of one subject in one task; task 0 holds the rules outside the numbered tasks. */
export type TallyRow = {
  readonly subjectNo: number;
  readonly task: number;
  readonly pass: number;
  readonly fail: number;
  readonly usualFail: number;
  readonly advisoryFail: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly exempt: number;
};

export type EvidenceRow = {
  readonly id: string;
  readonly subjectNo: number;
  readonly ruleId: string;
  readonly metric: string;
  readonly met: boolean;
  readonly note: string;
  readonly onDay: string;
  readonly personId: string;
  readonly seq: number;
};

export type ExemptionRow = {
  readonly id: string;
  readonly subjectNo: number;
  readonly ruleId: string;
  readonly paper: string;
  readonly reason: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly seq: number;
  readonly revokedSeq: number | null;
};

export type StandardsLoads = {
  /** Throws `no_pack` before first run. */
  currentPack(): Promise<AdoptedPack>;
  verdictsOf(subjectNos: readonly number[]): Promise<readonly VerdictRow[]>;
  /** All subjects in one state of one rule. */
  subjectsInState(ruleNo: number, state: VerdictState): Promise<readonly number[]>;
  tallies(subjectNos: readonly number[] | null): Promise<readonly TallyRow[]>;
  evidenceOf(subjectNo: number, ruleId: string | null): Promise<readonly EvidenceRow[]>;
  /** Not revoked; of these subjects, or all. */
  exemptions(subjectNos: readonly number[] | null): Promise<readonly ExemptionRow[]>;
  /** Per rule: how many subjects are in each state. */
  countsByRule(): Promise<ReadonlyArray<{ readonly ruleNo: number; readonly state: VerdictState; readonly count: number }>>;
};

export type StandardsRepository = StandardsLoads & {
  addPack(pack: Pack, content: string, hash: string, seq: number): Promise<AdoptedPack>;
  /** Replaces every verdict and tally of these subjects. */
  replaceVerdicts(subjectNos: readonly number[], verdicts: Iterable<VerdictRow>, tallies: Iterable<TallyRow>): Promise<void>;
  addEvidence(evidence: EvidenceRow): Promise<void>;
  addExemption(exemption: ExemptionRow): Promise<void>;
  revokeExemption(id: string, seq: number): Promise<void>;
};
