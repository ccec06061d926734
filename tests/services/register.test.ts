import { afterAll, beforeAll, expect, it, describe } from 'vitest';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';

const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });
const word = (text: string): MetricValue => ({ number: null, text, qualifier: 'exact' });

describe('the register by hand', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startedDesk();
  });
  afterAll(() => desk.close());

  const add = (name: string, values: Array<{ metric: string; value: MetricValue }> = []) =>
    desk.call('register.add', { subdistrictId: null, newSubdistrict: '云桥街道', name, code: null, validFrom: '2021-06-01', values });

  it('judges a community as soon as it is entered', async () => {
    const { id } = await add('松岭社区', [
      { metric: 'register.estate_kind', value: word('old') }, { metric: 'office.area_total', value: exact(16_300) },
      { metric: 'rooms.firestation.area', value: { number: 0, text: null, qualifier: 'none' } },
    ]);
    const { rows } = await desk.call('register.list', { filter: { ruleId: 'QZ-034', ruleState: 'fail' }, columns: ['office.area_total'] });
    expect(rows.map((row) => [row.id, row.values['office.area_total']?.number])).toEqual([[id, 16_300]]);
    const stations = await desk.call('register.list', { filter: { ruleId: 'QZ-059', ruleState: 'fail' } });
    expect(stations.total).toBe(1);
  });

  it('never counts what is not filled in as a pass', async () => {
    await add('空白社区');
    const { rows } = await desk.call('register.list', { filter: { text: '空白' } });
    expect(rows[0]?.tally).toMatchObject({ pass: 0, fail: 0, usualFail: 0 });
    expect(rows[0]?.tally?.unknown).toBeGreaterThan(50);
  });

  it('finds a community by one character, two characters and pinyin initials', async () => {
    await add('梧桐里社区');
    for (const text of ['梧', '梧桐', 'wtl', 'WTL']) {
      const { rows } = await desk.call('register.list', { filter: { text } });
      expect(rows.map((row) => row.name)).toEqual(['梧桐里社区']);
      expect((await desk.call('search.everywhere', { text })).map((hit) => hit.title)).toEqual(['梧桐里社区']);
    }
  });

  it('lets one room serve several functions without adding its area twice to the total', async () => {
    const { id } = await add('一室社区', [{ metric: 'office.area_total', value: exact(25_000) }]);
    await desk.call('register.saveItem', {
      communityId: id, itemId: null, kind: 'room', revision: 0, validFrom: '2021-06-10',
      values: [{ metric: 'room.area', value: exact(5_200) }, { metric: 'room.functions', value: word('children|culture') }],
    });
    const { values } = await desk.call('register.get', { id });
    expect(values['rooms.culture.area']?.number).toBe(5_200);
    expect(values['rooms.children.area']?.number).toBe(5_200);
    expect(values['office.area_total']?.number).toBe(25_000);
  });

  it('shows the page as of a past day, and who wrote each value', async () => {
    const { id } = await add('日期社区', [{ metric: 'register.households', value: exact(1_800) }]);
    const { revision } = await desk.call('register.get', { id });
    await desk.call('register.save', { id, revision, validFrom: '2021-06-15', values: [{ metric: 'register.households', value: exact(2_000) }] });
    expect((await desk.call('register.get', { id, asOf: '2021-06-10' })).values['register.households']?.number).toBe(1_800);
    expect((await desk.call('register.get', { id })).values['register.households']?.number).toBe(2_000);
    const history = await desk.call('register.history', { id, metric: 'register.households' });
    expect(history.map((entry) => [entry.value.number, entry.validFrom, entry.personName])).toEqual([[2_000, '2021-06-15', '示例甲'], [1_800, '2021-06-01', '示例甲']]);
  });

  it('refuses a page saved on an old revision, a future day and an unknown field', async () => {
    const { id } = await add('冲突社区');
    const save = (revision: number, validFrom: string, metric: string) => desk.call('register.save', { id, revision, validFrom, values: [{ metric, value: exact(1) }] });
    await save(1, '2021-06-15', 'register.households');
    await expect(save(1, '2021-06-15', 'register.households')).rejects.toMatchObject({ code: 'stale' });
    await expect(save(2, '2021-07-01', 'register.households')).rejects.toMatchObject({ code: 'day_in_future' });
    await expect(save(2, '2021-06-15', 'rooms.multi.exists')).rejects.toMatchObject({ code: 'metric_unknown' });
  });

  it('exports exactly the rows and columns on screen', async () => {
    const { ticket, name } = await desk.call('register.export', { filter: { text: '梧桐' }, columns: ['register.households'] });
    const download = await desk.files.downloads.take(ticket);
    const chunks: Uint8Array[] = [];
    for await (const chunk of download!.stream) chunks.push(chunk);
    const grid = await desk.ports.spreadsheets.read(Buffer.concat(chunks));
    const texts = grid.sheets[0]!.rows.map((row) => row.map((cell) => cell ?? '').join('|'));
    expect(name).toBe('社区名册-2021-06-18.xlsx');
    expect(texts[2]).toContain('乡镇（街道）|社区名称|统计代码|户数');
    expect(texts.filter((text) => text.includes('社区|')).at(-1)).toContain('梧桐里社区');
    expect(grid.sheets[0]!.rows.length).toBe(4);
  });
});
