import type { Metric } from '#shared/domain/register/metric.ts';
import { identityFields, metricGroups } from '#shared/domain/register/metrics.ts';
import { headerKey, readHeader } from './header.ts';

/** Where a column goes: which community the row is about, a metric by its key, or nowhere. */
export type IdentityTarget = 'subdistrict' | 'name' | 'code';
export type ColumnTarget = IdentityTarget | 'ignore' | (string & {});

/** Whether a target says which community a row is about. */
export function isIdentity(target: string): target is IdentityTarget {
  return target === 'subdistrict' || target === 'name' || target === 'code';
}

/** Header words and the targets they name, most usual first. */
export type Vocabulary = {
  readonly byKey: ReadonlyMap<string, readonly ColumnTarget[]>;
  readonly metrics: ReadonlyMap<string, Metric>;
  /** Keys of a group's headers, by metric key: what may stand above a column of this metric. */
  readonly groupKeys: ReadonlyMap<string, readonly string[]>;
};

/** The column our own list of rows in error adds. */
const REASON_HEADER = '错误原因';

/** The header words of all metrics of a community and of the identity fields. Metrics of other subjects are left out. */
export function vocabularyOf(metrics: readonly Metric[]): Vocabulary {
  const byKey = new Map<string, ColumnTarget[]>();
  const add = (words: string, target: ColumnTarget): void => {
    const key = readHeader(words).key;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [target]);
    else if (!known.includes(target)) known.push(target);
  };
  for (const field of identityFields) {
    const target = field.key === 'ordinal' ? 'ignore' : field.key;
    for (const words of [field.label, ...field.headers]) add(words, target);
  }
  const ofCommunity = metrics.filter((metric) => metric.subject === 'community');
  add(REASON_HEADER, 'ignore');
  // The most usual word of each metric first, so that a shared word goes to the metric that uses it most.
  const longest = Math.max(0, ...ofCommunity.map((metric) => metric.headers.length));
  for (let rank = 0; rank < longest; rank += 1) {
    for (const metric of ofCommunity) {
      const words = metric.headers[rank];
      if (words !== undefined) add(words, metric.key);
    }
  }
  for (const metric of ofCommunity) add(metric.label, metric.key);
  const groupWords = new Map(
    metricGroups.map((group) => [group.key, [...new Set([group.label, ...group.headers].map((words) => headerKey(readHeader(words).label)))]]),
  );
  return {
    byKey,
    metrics: new Map(ofCommunity.map((metric) => [metric.key, metric])),
    groupKeys: new Map(ofCommunity.map((metric) => [metric.key, groupWords.get(metric.group) ?? []])),
  };
}

/** Targets whose words are exactly this header path: its last part, or the last parts joined (「图书阅览室」+「面积」). */
export function exactTargets(vocabulary: Vocabulary, path: readonly string[]): readonly ColumnTarget[] {
  const keys = path.map((part) => readHeader(part).key).filter((key) => key !== '');
  for (let from = keys.length - 1; from >= 0; from -= 1) {
    const found = vocabulary.byKey.get(keys.slice(from).join(''));
    if (found !== undefined) return found;
  }
  return [];
}

const LEAST_SIMILARITY = 0.6;

/** Targets whose words resemble a header, with the likeness 0.6–1 of their best word. */
export function similarTargets(vocabulary: Vocabulary, header: string): Map<ColumnTarget, number> {
  const key = readHeader(header).key;
  const best = new Map<ColumnTarget, number>();
  for (const [words, targets] of vocabulary.byKey) {
    const likeness = similarity(key, words);
    if (likeness < LEAST_SIMILARITY) continue;
    for (const target of targets) if (target !== 'ignore' && likeness > (best.get(target) ?? 0)) best.set(target, likeness);
  }
  return best;
}

/** Dice coefficient over pairs of neighbouring characters, 0–1. */
function similarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let index = 0; index < a.length - 1; index += 1) pairs.set(a.slice(index, index + 2), (pairs.get(a.slice(index, index + 2)) ?? 0) + 1);
  let shared = 0;
  for (let index = 0; index < b.length - 1; index += 1) {
    const pair = b.slice(index, index + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}
