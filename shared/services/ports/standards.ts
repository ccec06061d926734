import type { MetricValue } from '#shared/domain/register/value.ts';
import type { Pack } from '#shared/domain/standards/types.ts';

/** The pack in force, with its number here and the hash of its canonical content. */
export type AdoptedPack = { readonly no: number; readonly hash: string; readonly pack: Pack };

/** Current verdicts of one subject: a letter a judged rule (see `#shared/domain/standards/outcomes.ts`). */
export type VerdictRow = {
  readonly subjectNo: number;
  readonly packNo: number;
  readonly asOf: string;
  /** The event of the choices it was judged under; 0 before any was made. */
  readonly seq: number;
  readonly outcomes: string;
};

/** The cached letters of one community that still exists. */
export type CommunityLetters = {
  readonly communityNo: number;
  readonly communityId: string;
  readonly name: string;
  readonly subdistrictId: string;
  readonly outcomes: string;
};

/** A rule ticked by a person: what was found, when, and the value that was written for it. */
export type EvidenceRow = {
  readonly id: string;
  readonly subjectNo: number;
  readonly ruleId: string;
  readonly metric: string;
  readonly value: MetricValue;
  readonly met: boolean;
  readonly note: string;
  readonly onDay: string;
  readonly personId: string;
  readonly seq: number;
  readonly withdrawnSeq: number | null;
};
/** With the number of files that belong to it. */
export type EvidenceWithFiles = EvidenceRow & { readonly files: number };

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
  /** Of these subjects, or of all. */
  verdicts(subjectNos: readonly number[] | null): Promise<readonly VerdictRow[]>;
  /** Of all communities that exist, or of one subdistrict's, in register order. */
  communityLetters(subdistrictId: string | null): Promise<readonly CommunityLetters[]>;
  /** Communities not judged by this pack under these choices, and the oldest day the others were judged on (null: none). */
  verdictStanding(packNo: number, choicesSeq: number): Promise<{ readonly stale: readonly number[]; readonly oldest: string | null }>;
  /** Newest first; withdrawn ones are left out unless asked for. */
  evidenceOf(subjectNos: readonly number[], ruleId: string | null, withdrawnToo?: boolean): Promise<readonly EvidenceWithFiles[]>;
  evidence(id: string): Promise<EvidenceRow | null>;
  /** Not revoked; of these subjects, or all. */
  exemptions(subjectNos: readonly number[] | null): Promise<readonly ExemptionRow[]>;
  exemption(id: string): Promise<ExemptionRow | null>;
};

export type StandardsRepository = StandardsLoads & {
  addPack(pack: Pack, content: string, hash: string, seq: number): Promise<AdoptedPack>;
  /** Replaces the verdicts of these subjects. */
  saveVerdicts(verdicts: readonly VerdictRow[]): Promise<void>;
  /** The cached verdicts hold on this day too, because nothing they hang on has changed since. */
  markJudged(asOf: string): Promise<void>;
  /** The metric must have been written before. */
  addEvidence(evidence: EvidenceRow): Promise<void>;
  withdrawEvidence(id: string, seq: number): Promise<void>;
  addExemption(exemption: ExemptionRow): Promise<void>;
  /** Its last day becomes `toDay`. Throws `exemption_unknown`. */
  endExemption(id: string, toDay: string): Promise<void>;
  /** As if it had never been. Throws `exemption_unknown`. */
  revokeExemption(id: string, seq: number): Promise<void>;
};
