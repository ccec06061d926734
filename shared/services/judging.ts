import { canonicalJson } from '#shared/domain/canonical.ts';
import { type CompiledJudge, compileRules } from '#shared/domain/standards/judge.ts';
import type { Pack, SettingChoices } from '#shared/domain/standards/types.ts';
import type { Exemption } from '#shared/domain/standards/verdict.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { letterOf } from '#shared/domain/verdicts/outcomes.ts';
import type { AdoptedPack, CoreReads, ExemptionRow, StandardsLoads, Tx, VerdictRow } from './ports.ts';

/** The pack in force, the bureau's choices, and its community rules compiled for a day. */
export type Judging = { readonly adopted: AdoptedPack; readonly choices: SettingChoices; readonly judge: CompiledJudge };

/** Where the bureau's choices on ambiguous clauses are kept. */
export const CHOICES_KEY = 'standards.choices';

/** Compiling takes a millisecond or two, so the last few are kept by pack, choices and day. */
const compiled = new WeakMap<Pack, Map<string, CompiledJudge>>();

export function judgeFor(pack: Pack, choices: SettingChoices, day: string): CompiledJudge {
  const key = `${day} ${canonicalJson(choices)}`;
  const kept = compiled.get(pack) ?? new Map<string, CompiledJudge>();
  compiled.set(pack, kept);
  let judge = kept.get(key);
  if (judge === undefined) {
    judge = compileRules(pack, choices, day);
    if (kept.size > 8) kept.clear();
    kept.set(key, judge);
  }
  return judge;
}

/** Throws `no_pack` before first run. */
export async function judgingOn(loads: { readonly core: CoreReads; readonly standards: StandardsLoads }, day: string): Promise<Judging> {
  const adopted = await loads.standards.currentPack();
  const choices = ((await loads.core.setting(CHOICES_KEY)) ?? {}) as SettingChoices;
  return { adopted, choices, judge: judgeFor(adopted.pack, choices, day) };
}

export function toExemption(row: ExemptionRow): Exemption {
  return { ruleId: row.ruleId, subject: String(row.subjectNo), paper: row.paper, from: row.fromDay, to: row.toDay };
}

const NOTHING: ReadonlyMap<string, MetricValue> = new Map();

/** Letters of one subject under every community rule. */
export function outcomesOf(judge: CompiledJudge, values: ReadonlyMap<string, MetricValue>, exemptions: readonly ExemptionRow[], buffer: Uint8Array): string {
  const exempt = exemptions.length === 0 ? undefined : judge.exemptRules(exemptions.map(toExemption));
  judge.outcomes(judge.slots(values), buffer, 0, exempt);
  let letters = '';
  for (let index = 0; index < judge.rules.length; index += 1) letters += letterOf(buffer[index]!, judge.rules[index]!);
  return letters;
}

/** At this many communities a time, so that memory stays flat at the whole nation's 124,649. */
const CHUNK = 2_000;

/** Judges these communities (null: all) on the journal's day and replaces their cached verdicts. */
export async function rejudge(tx: Tx, communityNos: readonly number[] | null): Promise<void> {
  const { adopted, judge } = await judgingOn(tx, tx.journal.today);
  const nos = communityNos ?? (await tx.register.communities()).map((community) => community.no);
  const buffer = new Uint8Array(judge.rules.length);
  for (let start = 0; start < nos.length; start += CHUNK) {
    const part = nos.slice(start, start + CHUNK);
    const values = await tx.register.currentValues(part);
    const exemptions = Map.groupBy(await tx.standards.exemptions(part), (row) => row.subjectNo);
    const rows: VerdictRow[] = part.map((subjectNo) => ({
      subjectNo, packNo: adopted.no, asOf: tx.journal.today, seq: 0,
      outcomes: outcomesOf(judge, values.get(subjectNo) ?? NOTHING, exemptions.get(subjectNo) ?? [], buffer),
    }));
    await tx.standards.saveVerdicts(rows);
  }
  tx.journal.touch('verdicts');
}
