import { describe, expect, it } from 'vitest';
import { derivedMetrics } from '#shared/domain/register/metrics-derived.ts';
import { roomFunctions } from '#shared/domain/register/metrics-items.ts';
import { identityFields, metricByKey, metricGroups, metrics, registerColumns } from '#shared/domain/register/metrics.ts';
import { shippedPack } from '#shared/packs/index.ts';
import { registerSheet } from '#tests/fixtures/domain/registerRows.ts';

const pack = shippedPack('qingzhen-2021-86')!;

describe('the metrics catalogue', () => {
  it('gives every metric one key', () => {
    expect(metricByKey.size).toBe(metrics.length + derivedMetrics.length);
  });

  it('puts every metric in a known group', () => {
    const groups = new Set(metricGroups.map((group) => group.key));
    expect([...metricByKey.values()].filter((metric) => !groups.has(metric.group)).map((metric) => metric.key)).toEqual([]);
  });

  it('gives choices to choice and set metrics, and to no others', () => {
    const wrong = metrics.filter((metric) => (metric.choices !== undefined) !== (metric.type === 'choice' || metric.type === 'set'));
    expect(wrong.map((metric) => metric.key)).toEqual([]);
  });

  it('keeps areas, shares and money with two decimals and everything else whole', () => {
    const wrong = metrics.filter((metric) => (metric.scale === 2) !== (metric.type === 'scaled' || metric.type === 'money'));
    expect(wrong.map((metric) => metric.key)).toEqual([]);
  });

  it('names no two fields of one thing by the same header word', () => {
    const seen = new Map<string, string>();
    const doubles: string[] = [];
    const add = (subject: string, header: string, key: string) => {
      const name = `${subject}:${header.normalize('NFKC')}`;
      const other = seen.get(name);
      if (other !== undefined && other !== key) doubles.push(`${header}: ${other}, ${key}`);
      seen.set(name, key);
    };
    for (const metric of metrics) for (const header of metric.headers) add(metric.subject, header, metric.key);
    for (const field of identityFields) for (const header of field.headers) add('community', header, field.key);
    expect(doubles).toEqual([]);
  });

  it('holds every metric that a judged rule of 清府办函〔2021〕86号 names', () => {
    const missing = pack.rules.filter((rule) => rule.check !== 'param' && !metricByKey.has(rule.metric));
    expect(missing.map((rule) => `${rule.id} ${rule.metric}`)).toEqual([]);
  });

  it('gives a judged rule a metric of its own level', () => {
    const wrong = pack.rules.filter((rule) => rule.check !== 'param' && !(rule.levels as readonly string[]).includes(metricByKey.get(rule.metric)!.subject));
    expect(wrong.map((rule) => rule.id)).toEqual([]);
  });

  it('lets a derived metric follow from a metric that can be filled in', () => {
    const filled = new Set(metrics.map((metric) => metric.key));
    expect(derivedMetrics.filter((entry) => !filled.has(entry.from))).toEqual([]);
  });

  it('names the ten functions a room may serve', () => {
    expect(roomFunctions.map((entry) => entry.code)).toEqual([
      'office',
      'multi',
      'reading',
      'culture',
      'children',
      'mediation',
      'firestation',
      'health',
      'archive',
      'service_station',
    ]);
  });
});

describe('the columns of the clerks’ workbook', () => {
  const headersOf = (key: string) =>
    (key.startsWith('identity.') ? identityFields.find((field) => `identity.${field.key}` === key)?.headers : metricByKey.get(key)?.headers) ?? [];

  it('are all known, in their order, by the most usual header word', () => {
    expect(registerColumns.map((key) => headersOf(key)[0])).toEqual([...registerSheet.headers]);
  });

  it('stand under group headers that the catalogue knows', () => {
    const known = new Set(metricGroups.flatMap((group) => group.headers));
    expect(registerSheet.groups.filter((header) => header !== '' && !known.has(header))).toEqual([]);
  });
});
