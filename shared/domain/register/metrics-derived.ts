import type { Metric } from './metric.ts';
import { metricsOf } from './metrics-kinds.ts';

/**
 * A metric nobody fills in: it follows from another one. `positive` is a flag: above zero → 1,
 * zero or 「无」 → 0, not filled in → not filled in.
 */
export type DerivedMetric = { readonly metric: Metric; readonly from: string; readonly how: 'positive' };

const derived = metricsOf('community', 'derived');

/** Whether a function room exists follows from its area (清府办函〔2021〕86号 三(五)). */
export const derivedMetrics: readonly DerivedMetric[] = [
  { metric: derived.flag('rooms.multi.exists', '设多功能室'), from: 'rooms.multi.area', how: 'positive' },
  { metric: derived.flag('rooms.reading.exists', '设图书阅览室'), from: 'rooms.reading.area', how: 'positive' },
  { metric: derived.flag('rooms.culture.exists', '设文化活动室'), from: 'rooms.culture.area', how: 'positive' },
  { metric: derived.flag('rooms.mediation.exists', '设综治调解室'), from: 'rooms.mediation.area', how: 'positive' },
];
