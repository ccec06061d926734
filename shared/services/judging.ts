import { canonicalJson } from '#shared/domain/canonical.ts';
import { type CompiledJudge, compileRules } from '#shared/domain/standards/judge.ts';
import type { Level, Pack, SettingChoices } from '#shared/domain/standards/types.ts';
import type { Exemption } from '#shared/domain/standards/verdict.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { lettersOf } from '#shared/domain/standards/outcomes.ts';
import type { AdoptedPack, CoreReads, ExemptionRow, StandardsLoads, Tx, VerdictRow } from './ports.ts';

/** The pack in force, the bureau's choices with the event that made them, and the community rules compiled for a day. */
export type Judging = { readonly adopted: AdoptedPack; readonly choices: SettingChoices; readonly choicesSeq: number; readonly judge: CompiledJudge };

/** Where the bureau's choices on ambiguous clauses are kept, and the event of the last one. */
export const CHOICES_KEY = 'standards.choices';
export const CHOICES_SEQ_KEY = 'standards.choices_seq';

/** Compiling takes a millisecond or two, so the last few are kept by pack, choices, day and level. */
const compiled = new WeakMap<Pack, Map<string, CompiledJudge>>();
const MOST_COMPILED = 16;

export function judgeFor(pack: Pack, choices: SettingChoices, day: string, level: Level = 'community'): CompiledJudge {
  const key = `${level} ${day} ${canonicalJson(choices)}`;
  const kept = compiled.get(pack) ?? new Map<string, CompiledJudge>();
  compiled.set(pack, kept);
  let judge = kept.get(key);
  if (judge === undefined) {
    judge = compileRules(pack, choices, day, level);
    if (kept.size >= MOST_COMPILED) kept.clear();
    kept.set(key, judge);
  }
  return judge;
}

type Loads = { readonly core: CoreReads; readonly standards: StandardsLoads };

/** Throws `no_pack` before first run. */
export async function judgingOn(loads: Loads, day: string): Promise<Judging> {
  const adopted = await loads.standards.currentPack();
  const choices = ((await loads.core.setting(CHOICES_KEY)) ?? {}) as SettingChoices;
  const choicesSeq = ((await loads.core.setting(CHOICES_SEQ_KEY)) ?? 0) as number;
  return { adopted, choices, choicesSeq, judge: judgeFor(adopted.pack, choices, day) };
}

export function toExemption(row: ExemptionRow): Exemption {
  return { ruleId: row.ruleId, subject: String(row.subjectNo), paper: row.paper, from: row.fromDay, to: row.toDay };
}

const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

/** Letters of one subject under every community rule. */
export function outcomesOf(judge: CompiledJudge, values: ReadonlyMap<string, MetricValue>, exemptions: readonly ExemptionRow[], buffer: Uint8Array): string {
  const exempt = exemptions.length === 0 ? undefined : judge.exemptRules(exemptions.map(toExemption));
  judge.outcomes(judge.slots(values), buffer, 0, exempt);
  return lettersOf(judge, buffer);
}

/** At this many communities a time, so that memory stays flat at the whole nation's 124,649. */
export const JUDGED_AT_ONCE = 2_000;

/** Judges these communities (null: all) on the journal's day and replaces their cached verdicts. */
export async function rejudge(tx: Tx, communityNos: readonly number[] | null): Promise<void> {
  const { adopted, choicesSeq, judge } = await judgingOn(tx, tx.journal.today);
  const nos = communityNos ?? (await tx.register.communities()).map((community) => community.no);
  const buffer = new Uint8Array(judge.rules.length);
  for (let start = 0; start < nos.length; start += JUDGED_AT_ONCE) {
    const part = nos.slice(start, start + JUDGED_AT_ONCE);
    const values = await tx.register.currentValues(part);
    const exemptions = Map.groupBy(await tx.standards.exemptions(part), (row) => row.subjectNo);
    const rows: VerdictRow[] = part.map((subjectNo) => ({
      subjectNo,
      packNo: adopted.no,
      asOf: tx.journal.today,
      seq: choicesSeq,
      outcomes: outcomesOf(judge, values.get(subjectNo) ?? NOTHING, exemptions.get(subjectNo) ?? [], buffer),
    }));
    await tx.standards.saveVerdicts(rows);
  }
  tx.journal.touch('verdicts');
}
