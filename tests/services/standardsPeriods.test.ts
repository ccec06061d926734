import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { enterWorkbook, exact, none } from '#tests/support/register.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';

let desk: Desk;
let communityId: string;
beforeEach(async () => {
  desk = await startedDesk();
  desk.clock.set('2021-06-21');
  communityId = (await enterWorkbook(desk)).get('云岭社区')!;
});
afterEach(() => desk.close());

const verdict = async (ruleId: string, asOf: string | null = null) =>
  (await desk.call('standards.ofCommunity', { communityId, asOf })).verdicts.find((each) => each.ruleId === ruleId)!;
async function enter(values: Readonly<Record<string, MetricValue>>, validFrom: string) {
  const { revision } = await desk.call('register.get', { id: communityId });
  await desk.call('register.save', {
    id: communityId,
    revision,
    validFrom,
    values: Object.entries(values).map(([metric, value]) => ({ metric: `archive.category.${metric}`, value: { ...value } })),
  });
}
const passing = async (ruleId: string) => (await desk.call('register.list', { filter: { ruleId, ruleState: 'pass' }, limit: 1 })).total;

describe('归档件数 is judged by year', () => {
  it('a figure decides in its year and the next, named with its year; then it says which year is wanted', async () => {
    await enter({ election: exact(1) }, '2021-06-20');
    expect((await verdict('QZ-093')).sentence).toMatch(/^2021年度民主选举归档件数 1件，要求不少于 1件\/年，达标（/);
    desk.clock.set('2022-03-01');
    expect(await verdict('QZ-093')).toMatchObject({ state: 'pass', remarks: ['2022年度的尚未填报，暂按2021年度的登记判定'] });
    expect(await passing('QZ-093')).toBe(1);
    desk.clock.set('2023-01-01');
    expect(await verdict('QZ-093')).toMatchObject({
      state: 'unknown',
      short: '缺数据',
      sentence: expect.stringMatching(/^民主选举归档件数只有2021年度的，2023年度的尚未填报，无法判定/),
    });
    expect(await passing('QZ-093')).toBe(0);
  });

  it('「无」 takes the subject out for its own year only', async () => {
    await enter({ decision: none }, '2021-06-20');
    expect(await verdict('QZ-094')).toMatchObject({ state: 'not_applicable', sentence: expect.stringContaining('2021年度民主决策归档件数登记为“无”') });
    desk.clock.set('2023-02-01');
    expect((await verdict('QZ-094')).state).toBe('unknown');
  });

  it('the same figure given for another year counts as given, and a past day is judged by that day', async () => {
    await enter({ election: exact(3) }, '2021-06-20');
    desk.clock.set('2023-02-01');
    await enter({ election: exact(3) }, '2022-12-31');
    expect(await verdict('QZ-093')).toMatchObject({ state: 'pass', sentence: expect.stringContaining('2022年度') });
    expect(await verdict('QZ-093', '2022-06-01')).toMatchObject({ state: 'pass', sentence: expect.stringContaining('2021年度') });
    expect((await desk.call('register.get', { id: communityId })).values['archive.category.election']).toMatchObject({ number: 3, since: '2022-12-31' });
  });

  it('what is too old is asked for again in 补齐数据', async () => {
    await enter({ election: exact(3) }, '2021-06-20');
    const asked = async () => (await desk.call('register.missing', { communityId })).columns.map((column) => column.metric);
    expect(await asked()).not.toContain('archive.category.election');
    desk.clock.set('2023-02-01');
    expect(await asked()).toContain('archive.category.election');
  });

  it('an entry that is undone leaves the figure of the earlier year to speak for its own year', async () => {
    await enter({ election: exact(3) }, '2021-06-20');
    desk.clock.set('2022-03-01');
    const { revision } = await desk.call('register.get', { id: communityId });
    const { values } = await desk.call('register.get', { id: communityId });
    await enter({ election: exact(5) }, '2022-03-01');
    await desk.call('register.save', {
      id: communityId,
      revision: revision + 1,
      validFrom: '2022-03-01',
      values: [{ metric: 'archive.category.election', value: values['archive.category.election']! }],
    });
    expect(await verdict('QZ-093')).toMatchObject({ state: 'pass', sentence: expect.stringMatching(/^2021年度民主选举归档件数 3件/) });
    desk.clock.set('2023-03-01');
    expect((await verdict('QZ-093')).state).toBe('unknown');
  });
});

it('an import that gives the same figure for another year writes it; undone, the earlier year speaks again for itself only', async () => {
  await enter({ election: exact(3) }, '2021-06-20');
  desk.clock.set('2022-03-01');
  const paste = async (onDay: string) => {
    const { session } = await desk.call('imports.open', { text: '乡镇（街道）\t社区名称\t民主选举\n青龙山街道\t云岭社区\t3\n' });
    const mapping = Object.fromEntries(session!.columns.map((column) => [String(column.columnIndex), column.target]));
    return { session: session!.id, ...(await desk.call('imports.preview', { session: session!.id, sheet: session!.sheet, mapping, onDay })) };
  };
  expect((await paste('2021-12-31')).counts).toMatchObject({ changed: 0, unchanged: 1 });
  const { session, preview, counts } = await paste('2022-03-01');
  expect(counts).toMatchObject({ changed: 1, values: 1 });
  const { importId } = await desk.call('imports.confirm', { session, preview });
  expect((await verdict('QZ-093')).sentence).toMatch(/^2022年度民主选举归档件数 3件/);
  await desk.call('imports.undo', { id: importId });
  expect((await verdict('QZ-093')).sentence).toMatch(/^2021年度民主选举归档件数 3件/);
  desk.clock.set('2023-03-01');
  expect((await verdict('QZ-093')).state).toBe('unknown');
});

describe('定期 means the period the bureau has chosen', () => {
  const city = async () => (await desk.call('units.list', {})).find((unit) => unit.kind === 'city')!.id;
  const duty = async (ruleId: string) => (await desk.call('standards.city', {})).units[0]!.verdicts.find((each) => each.ruleId === ruleId)!;

  it('a report to the headquarters counts in its quarter and the next, and taking back a later one leaves it there', async () => {
    const unitId = await city();
    const tick = (onDay: string) => desk.call('standards.tick', { unitId, ruleId: 'QZ-137', value: exact(1), onDay, note: '会议纪要' });
    await tick('2021-06-18');
    expect(await duty('QZ-137')).toMatchObject({
      state: 'pass',
      sentence: expect.stringMatching(/^2021年第二季度向指挥部汇报 1次，要求不少于 1次\/季度，达标/),
    });
    desk.clock.set('2021-09-30');
    expect(await duty('QZ-137')).toMatchObject({ state: 'pass', remarks: ['2021年第三季度的尚未填报，暂按2021年第二季度的登记判定'] });
    const { ids } = await tick('2021-09-29');
    expect(await duty('QZ-137')).toMatchObject({ state: 'pass', remarks: [] });
    await desk.call('standards.withdrawTick', { ids, reason: '会议延期' });
    desk.clock.set('2021-10-01');
    expect(await duty('QZ-137')).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('只有2021年第二季度的，2021年第四季度的尚未填报') });
  });

  it('another period is foreseen and then judged so', async () => {
    const unitId = await city();
    await desk.call('standards.tick', { unitId, ruleId: 'QZ-138', value: exact(1), onDay: '2021-06-18', note: '会议纪要' });
    desk.clock.set('2021-08-20');
    const { units } = await desk.call('standards.whatIf', { key: 'dispatch.period', choice: 'month' });
    expect(units.filter((unit) => unit.ruleId === 'QZ-138')).toEqual([
      expect.objectContaining({
        ruleId: 'QZ-138',
        before: { state: 'pass', sentence: expect.stringContaining('1次/季度') },
        after: { state: 'unknown', sentence: expect.stringContaining('只有2021年6月的，2021年8月的尚未填报') },
      }),
    ]);
    expect((await duty('QZ-138')).state).toBe('pass');
    await desk.call('standards.setChoice', { key: 'dispatch.period', choice: 'month', reason: '指挥部要求每月' });
    expect((await duty('QZ-138')).state).toBe('unknown');
    await desk.call('standards.setChoice', { key: 'dispatch.period', choice: 'half_year', reason: '改回半年' });
    expect(await duty('QZ-138')).toMatchObject({ state: 'pass', sentence: expect.stringMatching(/^2021年上半年/) });
  });

  it('a wider reading of 办公设施达标 is foreseen for the city', async () => {
    const { units } = await desk.call('standards.whatIf', { key: 'office_facility.scope', choice: 'office_and_rooms' });
    const now = await duty('QZ-129');
    await desk.call('standards.setChoice', { key: 'office_facility.scope', choice: 'office_and_rooms', reason: '试一试' });
    const then = await duty('QZ-129');
    expect(units.map((unit) => [unit.ruleId, unit.before.sentence, unit.after.sentence])).toEqual([['QZ-129', now.sentence, then.sentence]]);
    expect(then.sentence).not.toBe(now.sentence);
  });
});
