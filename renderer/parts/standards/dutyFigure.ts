import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { UnitVerdict } from '#shared/contract/standards.ts';
import { valueWithUnit } from '#shared/words/metrics.ts';
import { compliancePageWords as words } from '#shared/words/standardsPages.ts';

/** What stands at a duty above the communities: part of whole for what is worked out, else the value; empty for a plain yes or no. */
export function dutyFigure(verdict: UnitVerdict): string {
  const basis = verdict.basis;
  if (basis !== null) return basis.whole === 0 ? words.unitNothing : (words.unitBasis[verdict.metric]?.(basis.part, basis.whole) ?? '');
  const metric = metricByKey.get(verdict.metric);
  return metric === undefined || verdict.value === null || metric.type === 'flag' ? '' : valueWithUnit(metric, verdict.value);
}
