import { describe, expect, it } from 'vitest';
import { cityValues, keptCounts, metCounts, relapses, tally, type OutcomeMatrix } from '#shared/domain/standards/aggregate.ts';
import { complianceRate, noCounts, provenRate } from '#shared/domain/standards/counts.ts';
import { compileRules, judge } from '#shared/domain/standards/judge.ts';
import { UNFILLED } from '#shared/domain/register/value.ts';
import { shippedPack } from '#shared/packs/index.ts';
import { explain } from '#shared/words/standards.ts';
import { registerSheet, valueOf, valuesOfRow } from '#tests/fixtures/domain/registerRows.ts';

const pack = shippedPack('qingzhen-2021-86')!;
const compiled = compileRules(pack, {}, '2021-06-18');
const names = Object.keys(registerSheet.rows);

function matrixOf(change: (name: string, values: Map<string, ReturnType<typeof valueOf>>) => void = () => undefined): OutcomeMatrix {
  const cells = new Uint8Array(names.length * compiled.rules.length);
  for (const [at, name] of names.entries()) {
    const values = new Map(valuesOfRow(name));
    change(name, values);
    compiled.outcomes(compiled.slots(values), cells, at * compiled.rules.length);
  }
  return { subjects: names, cells };
}

describe('counting verdicts', () => {
  const counted = tally(compiled, matrixOf());
  const of = (name: string) => counted.bySubject[names.indexOf(name)];
  const ofTask = (name: string, task: number) => counted.bySubjectTask[names.indexOf(name)]?.get(task);

  it('counts 新华社区 by state, with 原则上 apart and the advisory rule left out', () => {
    expect(of('新华社区')).toEqual({ pass: 30, fail: 6, usualFail: 1, unknown: 114 - 7 - 30 - 11 - 1, notApplicable: 11, exempt: 0, advice: 0 });
  });

  it('counts a community by task', () => {
    expect(ofTask('新华社区', 1)).toMatchObject({ pass: 6, fail: 1, unknown: 2 });
    expect(ofTask('新华社区', 2)).toMatchObject({ pass: 3, fail: 0, unknown: 1 });
    expect(ofTask('新华社区', 4)).toMatchObject({ pass: 0, usualFail: 1, unknown: 1, notApplicable: 1 });
    expect(ofTask('新华社区', 10)).toMatchObject({ pass: 0, fail: 0, unknown: 0, notApplicable: 9 });
  });

  it('counts a rule over all communities: six of nine have reading rooms of 30㎡', () => {
    expect(counted.byRule[compiled.ruleIndex('QZ-047')]).toMatchObject({ pass: 6, fail: 3 });
  });

  it('adds up the same by community, by task and by rule', () => {
    const total = (list: Iterable<ReturnType<typeof noCounts>>) =>
      [...list].reduce((sum, counts) => sum + counts.pass + counts.fail + counts.usualFail + counts.unknown + counts.notApplicable + counts.exempt, 0);
    const judged = compiled.rules.filter((rule) => rule.id !== 'QZ-051').length * names.length;
    expect([total(counted.bySubject), total(counted.byTask.values()), total(counted.byRule), total([counted.total])]).toEqual([judged, judged, judged, judged]);
  });

  it('counts advice not taken, and never as a failure', () => {
    const before = counted.total;
    const after = tally(
      compiled,
      matrixOf((_, values) => values.set('rooms.reading.equip.computer', valueOf('rooms.reading.equip.computer', 0))),
    ).total;
    expect({ advice: after.advice, fail: after.fail - before.fail, pass: after.pass - before.pass }).toEqual({ advice: names.length, fail: 0, pass: 0 });
  });
});

describe('rates', () => {
  const counts = { ...noCounts(), pass: 55, fail: 12, usualFail: 2, unknown: 15, notApplicable: 10, exempt: 3 };
  it('compliance is what is met of what could be judged, with open ones shown apart', () => {
    expect(complianceRate(counts)).toBe(7971);
  });
  it('the proven share has the open ones below the line', () => {
    expect(provenRate(counts)).toBe(6547);
  });
  it('has no rate where nothing could be judged', () => {
    expect(complianceRate({ ...noCounts(), unknown: 8, notApplicable: 9 })).toBeNull();
  });
  it('never rounds up to 100 %', () => {
    expect(complianceRate({ ...noCounts(), pass: 99_999, fail: 1 })).toBe(9999);
    expect(complianceRate({ ...noCounts(), pass: 99_999 })).toBe(10_000);
  });
});

describe('what the city’s own rules follow from', () => {
  const now = matrixOf();

  it('finds relapses: what passed before and fails now', () => {
    const before = matrixOf((name, values) => {
      if (name === '新华社区') values.set('office.area_total', valueOf('office.area_total', 220));
      if (name === '青龙社区') values.set('bulletin.area', valueOf('bulletin.area', null));
    });
    expect(relapses(compiled, before, now)).toEqual([{ subject: '新华社区', ruleId: 'QZ-034' }]);
    const kept = keptCounts(compiled, before, now);
    expect(kept.wasMet - kept.stillMet).toBe(1);
    expect(kept.relapsed).toBe(1);
  });

  it('counts communities whose office premises meet the standard', () => {
    expect(metCounts(compiled, now, ['QZ-034', 'QZ-035'])).toEqual({ met: 5, notMet: 4, open: 0 });
    const unknownKind = matrixOf((name, values) => void (name === '青龙社区' && values.delete('register.estate_kind')));
    expect(metCounts(compiled, unknownKind, ['QZ-034', 'QZ-035'])).toEqual({ met: 4, notMet: 4, open: 1 });
  });

  const counts = {
    inspection: { required: 520, done: 520 },
    rectification: { due: 40, onTime: 37 },
    kept: { wasMet: 100, stillMet: 99, relapsed: 1 },
    facilities: { met: 52, notMet: 0, open: 0 },
  };
  const cityState = (id: string, change: Partial<typeof counts>) =>
    judge(
      pack.rules.find((rule) => rule.id === id)!,
      cityValues({ ...counts, ...change }),
      { pack, settings: {}, asOf: '2023-06-07' },
    );

  it('judges coverage, kept standards and facilities at 100 %', () => {
    expect(cityState('QZ-118', {}).state).toBe('pass');
    expect(cityState('QZ-118', { inspection: { required: 520, done: 519 } })).toMatchObject({ state: 'fail', reason: { code: 'below', data: { gap: 19 } } });
    expect(cityState('QZ-123', {}).state).toBe('fail');
    expect(cityState('QZ-129', {}).state).toBe('pass');
  });

  it('shows the on-time rate without judging it, for the text sets no target', () => {
    expect(cityState('QZ-121', {})).toMatchObject({ state: 'not_applicable', value: { number: 9250 }, reason: { code: 'indicator' } });
  });

  it('claims nothing while something is open, or where there was nothing', () => {
    expect(cityState('QZ-129', { facilities: { met: 51, notMet: 0, open: 1 } }).state).toBe('unknown');
    expect(cityState('QZ-129', { facilities: { met: 50, notMet: 1, open: 1 } }).state).toBe('fail');
    expect(cityState('QZ-123', { kept: { wasMet: 100, stillMet: 99, relapsed: 0 } }).state).toBe('unknown');
    expect(cityState('QZ-123', { kept: { wasMet: 0, stillMet: 0, relapsed: 0 } }).state).toBe('unknown');
    expect(cityValues({ ...counts, rectification: { due: 0, onTime: 0 } }).get('orders.on_time_rate')).toEqual(UNFILLED);
  });
});

describe('a share that is no round number', () => {
  const rule = pack.rules.find((each) => each.id === 'QZ-129')!;
  const shareOf = (met: number, notMet: number) => {
    const values = cityValues({
      inspection: { required: 0, done: 0 },
      rectification: { due: 0, onTime: 0 },
      kept: { wasMet: 0, stillMet: 0, relapsed: 0 },
      facilities: { met, notMet, open: 0 },
    });
    return judge(rule, values, { pack, settings: {}, asOf: '2022-06-18' });
  };

  it('is rounded half up, and what is missing makes it whole again: 32 of 52 are 61.54 %, 38.46 % lack', () => {
    expect(explain(shareOf(32, 20), rule, pack).sentence).toMatch(/达标率 61\.54%，要求为 100%，差 38\.46%/);
  });

  it('is never rounded up to a whole that is not there', () => {
    expect(shareOf(99_999, 1)).toMatchObject({ state: 'fail', value: { number: 9_999 }, reason: { data: { gap: 1 } } });
  });
});
