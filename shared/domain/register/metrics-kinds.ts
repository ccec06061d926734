import type { Metric, MetricSubject } from './metric.ts';

/** The making of catalogue entries: one short function a kind, so that a group file reads as a table. */
type Entry = Omit<Metric, 'scale' | 'type' | 'unit' | 'subject' | 'group'>;
export type Choices = NonNullable<Metric['choices']>;

/** Binds a subject and a group; the answer makes that group's metrics. */
export function metricsOf(subject: MetricSubject, group: string) {
  const make = (kind: Pick<Metric, 'type' | 'unit' | 'scale' | 'per'>, key: string, label: string, headers: readonly string[], choices?: Choices): Metric => {
    const entry: Entry = choices === undefined ? { key, label, headers } : { key, label, headers, choices };
    return { ...entry, subject, group, ...kind };
  };
  return {
    /** Square metres, kept in 0.01 ㎡. */
    area: (key: string, label: string, ...headers: string[]) => make({ type: 'scaled', unit: '㎡', scale: 2 }, key, label, headers),
    /** Percentages, kept in 0.01 %. */
    percent: (key: string, label: string, ...headers: string[]) => make({ type: 'scaled', unit: '%', scale: 2 }, key, label, headers),
    /** Money a month, kept in 分. */
    monthly: (key: string, label: string, ...headers: string[]) => make({ type: 'money', unit: '元/月', scale: 2 }, key, label, headers),
    count: (key: string, label: string, unit: string, ...headers: string[]) => make({ type: 'integer', unit, scale: 0 }, key, label, headers),
    /** Counted anew every year. */
    yearly: (key: string, label: string, unit: string, ...headers: string[]) => make({ type: 'integer', unit, scale: 0, per: 'year' }, key, label, headers),
    /** Counted anew every period the bureau has chosen. */
    periodic: (key: string, label: string, unit: string, ...headers: string[]) => make({ type: 'integer', unit, scale: 0, per: 'period' }, key, label, headers),
    flag: (key: string, label: string, ...headers: string[]) => make({ type: 'flag', unit: '', scale: 0 }, key, label, headers),
    text: (key: string, label: string, ...headers: string[]) => make({ type: 'text', unit: '', scale: 0 }, key, label, headers),
    date: (key: string, label: string, ...headers: string[]) => make({ type: 'date', unit: '', scale: 0 }, key, label, headers),
    choice: (key: string, label: string, choices: Choices, ...headers: string[]) => make({ type: 'choice', unit: '', scale: 0 }, key, label, headers, choices),
    set: (key: string, label: string, choices: Choices, ...headers: string[]) => make({ type: 'set', unit: '', scale: 0 }, key, label, headers, choices),
  };
}
