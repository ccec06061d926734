import type { SlotValues } from './evaluate.ts';
import type { CompiledJudge } from './judge.ts';
import { weightOf } from './strength.ts';
import { isTicked } from './tick.ts';
import { stateOf } from './verdict.ts';

/** The values a subject's open verdicts wait for, each with how many wait for it. Advice waits for nothing: it is in no count. */
export function missingMetrics(judge: CompiledJudge, values: SlotValues, exempt?: ReadonlySet<number>): ReadonlyMap<string, number> {
  const missing = new Map<string, number>();
  for (const [index, rule] of judge.rules.entries()) {
    if (weightOf(rule.strength) === 'advisory' || stateOf(judge.outcome(index, values, exempt)) !== 'unknown') continue;
    const metrics = judge.verdict(index, values).reason.data['metrics'];
    if (Array.isArray(metrics)) for (const metric of metrics) missing.set(String(metric), (missing.get(String(metric)) ?? 0) + 1);
  }
  return missing;
}

/** Metrics that are ticked with evidence and not filled in: a sheet cannot bring the proof along. */
export function tickedMetrics(judge: Pick<CompiledJudge, 'rules'>): ReadonlySet<string> {
  return new Set(judge.rules.filter(isTicked).map((rule) => rule.metric));
}
