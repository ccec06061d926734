import { metricGroups, metrics } from '#shared/domain/register/metrics.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import { identityWords } from '#shared/words/import.ts';
import { importsWords } from '#shared/words/imports.ts';

export type TargetGroup = { readonly group: string; readonly items: Array<{ readonly value: string; readonly label: string }> };

const ofCommunity = metrics.filter((metric) => metric.subject === 'community');

/** What a column can be: nothing, what names the community, every field of a community by group. */
export const targetGroups: TargetGroup[] = [
  { group: '', items: [{ value: 'ignore', label: identityWords.ignore }] },
  { group: importsWords.columns.identityGroup, items: (['subdistrict', 'name', 'code'] as const).map((value) => ({ value, label: identityWords[value] })) },
  ...metricGroups.flatMap((group) => {
    const items = ofCommunity.filter((metric) => metric.group === group.key).map((metric) => ({ value: metric.key, label: labelled(metric) }));
    return items.length === 0 ? [] : [{ group: group.label, items }];
  }),
];

function labelled(metric: Metric): string {
  return metric.unit === '' ? metric.label : `${metric.label}（${metric.unit}）`;
}
