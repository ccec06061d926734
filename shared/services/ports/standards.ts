import type { Pack } from '#shared/domain/standards/types.ts';

/** The pack in force, with its number here and the hash of its canonical content. */
export type AdoptedPack = { readonly no: number; readonly hash: string; readonly pack: Pack };

/** Current verdicts of one subject: a letter a judged rule (see `#shared/domain/verdicts/outcomes.ts`). */
export type VerdictRow = {
  readonly subjectNo: number;
  readonly packNo: number;
  readonly asOf: string;
  readonly seq: number;
  readonly outcomes: string;
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
  /** Of these subjects, or of all. */
  verdicts(subjectNos: readonly number[] | null): Promise<readonly VerdictRow[]>;
  evidenceOf(subjectNo: number, ruleId: string | null): Promise<readonly EvidenceRow[]>;
  /** Not revoked; of these subjects, or all. */
  exemptions(subjectNos: readonly number[] | null): Promise<readonly ExemptionRow[]>;
};

export type StandardsRepository = StandardsLoads & {
  addPack(pack: Pack, content: string, hash: string, seq: number): Promise<AdoptedPack>;
  /** Replaces the verdicts of these subjects. */
  saveVerdicts(verdicts: readonly VerdictRow[]): Promise<void>;
  addEvidence(evidence: EvidenceRow): Promise<void>;
  addExemption(exemption: ExemptionRow): Promise<void>;
  revokeExemption(id: string, seq: number): Promise<void>;
};
