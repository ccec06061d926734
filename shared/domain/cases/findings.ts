import type { Verdict } from '#shared/domain/standards/verdict.ts';
import type { Rule } from '#shared/domain/standards/types.ts';

/** A verdict with its rule and the unit that answers for the community under it. */
export type JudgedRule = {
  readonly communityId: string;
  readonly verdict: Verdict;
  readonly rule: Pick<Rule, 'id' | 'remedy'>;
  /** The rule's responsible unit for this community: for 各乡(镇、街道) the community's own. Null: none is known. */
  readonly responsibleUnitId: string | null;
};

/** A case that is not closed, or the last one that was, of a community under a rule. */
export type KnownCase = { readonly caseId: string; readonly communityId: string; readonly ruleId: string; readonly closed: boolean; readonly openedOn: string };

/** A finding to be recorded. `relapseOf` is the latest closed case of the same community and rule (反弹). */
export type FindingDraft = {
  readonly communityId: string;
  readonly ruleId: string;
  readonly responsibleUnitId: string;
  readonly verdict: Verdict;
  /** 一般、原则上: fails by default, is counted apart and can be excepted with a paper; taken up only when chosen. */
  readonly usual: boolean;
  readonly relapseOf: string | null;
};

/**
 * `open_case` it is followed already · `proposal` for the government to decide, no order · `advisory` informs only ·
 * `no_unit` nobody to address · `not_failed`.
 */
export type SkipReason = 'open_case' | 'proposal' | 'advisory' | 'no_unit' | 'not_failed';

export type FindingBatches = {
  readonly batches: ReadonlyArray<{ readonly unitId: string; readonly findings: readonly FindingDraft[] }>;
  readonly skipped: ReadonlyArray<{ readonly communityId: string; readonly ruleId: string; readonly reason: SkipReason }>;
};

/**
 * Failing verdicts as findings, batched per responsible unit in the order given. Unknown is never a finding: it is
 * a gap in the register, not a fault. `usual` failures (一般、原则上) are listed with the others, marked.
 */
export function findingsFromVerdicts(judged: readonly JudgedRule[], known: readonly KnownCase[]): FindingBatches {
  const open = new Set<string>();
  const closed = new Map<string, KnownCase>();
  for (const each of known) {
    const key = keyOf(each.communityId, each.ruleId);
    if (!each.closed) open.add(key);
    else if ((closed.get(key)?.openedOn ?? '') <= each.openedOn) closed.set(key, each);
  }
  const batches = new Map<string, FindingDraft[]>();
  const skipped: FindingBatches['skipped'][number][] = [];
  const taken = new Set<string>();
  for (const { communityId, verdict, rule, responsibleUnitId } of judged) {
    const key = keyOf(communityId, rule.id);
    const reason = skipReason(verdict, rule, responsibleUnitId, open.has(key) || taken.has(key));
    if (reason !== null || responsibleUnitId === null) {
      skipped.push({ communityId, ruleId: rule.id, reason: reason ?? 'no_unit' });
      continue;
    }
    taken.add(key);
    const findings = batches.get(responsibleUnitId) ?? [];
    findings.push({ communityId, ruleId: rule.id, responsibleUnitId, verdict, usual: verdict.weight === 'usual', relapseOf: closed.get(key)?.caseId ?? null });
    batches.set(responsibleUnitId, findings);
  }
  return { batches: [...batches].map(([unitId, findings]) => ({ unitId, findings })), skipped };
}

/** Closed cases whose rule fails again for the same community, without an open case: a new case is proposed, linked to the old. */
export function relapses(judged: readonly JudgedRule[], known: readonly KnownCase[]): FindingDraft[] {
  return findingsFromVerdicts(judged, known).batches.flatMap(({ findings }) => findings.filter(({ relapseOf }) => relapseOf !== null));
}

function skipReason(verdict: Verdict, rule: JudgedRule['rule'], unitId: string | null, followed: boolean): SkipReason | null {
  if (verdict.state !== 'fail') return 'not_failed';
  if (verdict.weight === 'advisory') return 'advisory';
  if (rule.remedy === 'proposal') return 'proposal';
  if (followed) return 'open_case';
  return unitId === null ? 'no_unit' : null;
}

function keyOf(communityId: string, ruleId: string): string {
  return `${communityId} ${ruleId}`;
}
