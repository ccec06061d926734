import { afterAll, beforeAll, expect, it, describe } from 'vitest';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { exact, word } from '#tests/support/register.ts';

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
      { metric: 'register.estate_kind', value: word('old') },
      { metric: 'office.area_total', value: exact(16_300) },
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

  it('finds the communities of a subdistrict by its initials, and takes two words as both', async () => {
    await add('柏杨湾社区');
    const found = async (text: string) => (await desk.call('register.list', { filter: { text } })).rows.map((row) => row.name);
    expect(await found('yqjd')).toContain('柏杨湾社区');
    expect(await found('云桥 柏')).toEqual(['柏杨湾社区']);
    expect(await found('云桥 柏 没有')).toEqual([]);
    expect((await desk.call('search.everywhere', { text: '云桥 杨湾' })).map((hit) => hit.title)).toEqual(['柏杨湾社区']);
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
      communityId: id,
      itemId: null,
      kind: 'room',
      revision: 0,
      validFrom: '2021-06-10',
      values: [
        { metric: 'room.area', value: exact(5_200) },
        { metric: 'room.functions', value: word('children|culture') },
      ],
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
    expect(history.map((entry) => [entry.value.number, entry.validFrom, entry.personName])).toEqual([
      [2_000, '2021-06-15', '示例甲'],
      [1_800, '2021-06-01', '示例甲'],
    ]);
  });

  it('refuses a page saved on an old revision, a future day and an unknown field', async () => {
    const { id } = await add('冲突社区');
    const save = (revision: number, validFrom: string, metric: string) =>
      desk.call('register.save', { id, revision, validFrom, values: [{ metric, value: exact(1) }] });
    await save(1, '2021-06-15', 'register.households');
    await expect(save(1, '2021-06-15', 'register.households')).rejects.toMatchObject({ code: 'stale' });
    await expect(save(2, '2021-07-01', 'register.households')).rejects.toMatchObject({ code: 'day_in_future' });
    await expect(save(2, '2021-06-15', 'rooms.multi.exists')).rejects.toMatchObject({ code: 'metric_unknown' });
  });

  it('a room that is taken away leaves its functions without one: 「无」, not the former figure', async () => {
    const { id } = await add('减房社区', [{ metric: 'office.area_total', value: exact(25_000) }]);
    const room = (functions: string, itemId: string | null = null, revision = 0) =>
      desk.call('register.saveItem', {
        communityId: id,
        itemId,
        kind: 'room',
        revision,
        validFrom: '2021-06-10',
        values: [
          { metric: 'room.area', value: exact(5_200) },
          { metric: 'room.functions', value: word(functions) },
        ],
      });
    const { itemId } = await room('children|culture');
    await room('culture');
    const item = async () => (await desk.call('register.get', { id })).items.find((each) => each.id === itemId)!;
    await desk.call('register.endItem', { itemId, revision: (await item()).revision, on: '2021-06-18', reason: '改作库房' });
    const { values } = await desk.call('register.get', { id });
    expect([values['rooms.children.area'], values['rooms.culture.area']?.number]).toEqual([{ number: 0, text: null, qualifier: 'none' }, 5_200]);
    expect((await desk.call('register.get', { id, asOf: '2021-06-17' })).values['rooms.children.area']?.number).toBe(5_200);
  });

  it('tells of each room that it was added, changed, taken away', async () => {
    const { id } = await add('经过社区');
    const values = [
      { metric: 'room.name', value: word('阅览室') },
      { metric: 'room.area', value: exact(3_000) },
    ];
    const { itemId } = await desk.call('register.saveItem', { communityId: id, itemId: null, kind: 'room', revision: 0, validFrom: '2021-06-10', values });
    const revision = async () => (await desk.call('register.get', { id })).items.find((each) => each.id === itemId)!.revision;
    await desk.call('register.saveItem', {
      communityId: id,
      itemId,
      kind: 'room',
      revision: await revision(),
      validFrom: '2021-06-11',
      values: [{ metric: 'room.area', value: exact(4_000) }],
    });
    await desk.call('register.endItem', { itemId, revision: await revision(), on: '2021-06-15', reason: '改作库房' });
    const { rows } = await desk.call('register.changes', { id });
    expect(rows.slice(0, 3).map((row) => [row.item?.act, row.note])).toEqual([
      ['ended', '改作库房'],
      ['changed', ''],
      ['added', ''],
    ]);
    expect(rows[0]?.item?.name).toBe('阅览室');
  });

  it('a room is taken away neither before it was there nor on a day to come', async () => {
    const { id } = await add('停用社区');
    const { itemId } = await desk.call('register.saveItem', {
      communityId: id,
      itemId: null,
      kind: 'room',
      revision: 0,
      validFrom: '2021-06-10',
      values: [{ metric: 'room.area', value: exact(3_000) }],
    });
    const end = (on: string) => desk.call('register.endItem', { itemId, revision: 1, on, reason: '改作库房' });
    await expect(end('2021-06-09')).rejects.toMatchObject({ code: 'item_ended_before_start' });
    await expect(end('2022-06-09')).rejects.toMatchObject({ code: 'day_in_future' });
    expect((await desk.call('register.get', { id })).items).toHaveLength(1);
  });

  it('a room whose area is not known yet does not count as gone', async () => {
    const { id } = await add('待量社区');
    const save = (values: Array<{ metric: string; value: MetricValue }>) =>
      desk.call('register.saveItem', { communityId: id, itemId: null, kind: 'board', revision: 0, validFrom: '2021-06-10', values });
    await save([
      { metric: 'board.kind', value: word('disclosure') },
      { metric: 'board.area', value: exact(600) },
    ]);
    await save([{ metric: 'board.kind', value: word('disclosure') }]);
    expect((await desk.call('register.get', { id })).values['bulletin.area']).toEqual(exact(600));
  });

  it('tells everything that happened to a community, newest first, with what each value was before', async () => {
    const { id } = await add('变更社区', [{ metric: 'register.households', value: exact(1_800) }]);
    const { revision } = await desk.call('register.get', { id });
    await desk.call('register.save', { id, revision, validFrom: '2021-06-15', values: [{ metric: 'register.households', value: exact(2_000) }] });
    await desk.call('register.rename', { id, revision: revision + 1, name: '新名社区', code: null, on: '2021-06-16', paper: '示例民〔2021〕3号' });
    await desk.call('register.saveItem', {
      communityId: id,
      itemId: null,
      kind: 'signboard',
      revision: 0,
      validFrom: '2021-06-17',
      values: [{ metric: 'signboard.text', value: word('新名社区服务站') }],
    });
    const { rows, total } = await desk.call('register.changes', { id });
    expect(total).toBe(4);
    expect(rows.map((row) => [row.kind, row.personName, row.note])).toEqual([
      ['register.edited', '示例甲', ''],
      ['community.renamed', '示例甲', '由“变更社区”改为“新名社区”，依据 示例民〔2021〕3号'],
      ['community.changed', '示例甲', ''],
      ['community.added', '示例甲', ''],
    ]);
    expect(rows[2]?.values).toMatchObject([{ metric: 'register.households', before: exact(1_800), value: exact(2_000), validFrom: '2021-06-15', item: null }]);
    expect(rows[0]?.values).toMatchObject([{ metric: 'signboard.text', before: null, item: { kind: 'signboard', name: '新名社区服务站' } }]);
    const first = await desk.call('register.changes', { id, limit: 3 });
    const second = await desk.call('register.changes', { id, limit: 3, cursor: first.next });
    expect([...first.rows, ...second.rows]).toEqual(rows);
    expect(second.next).toBeNull();
  });

  it('takes one community along as a workbook: what is registered, its rooms, its verdicts', async () => {
    const { id } = await add('装订社区', [
      { metric: 'register.estate_kind', value: word('old') },
      { metric: 'office.area_total', value: { number: 16_300, text: null, qualifier: 'estimate' } },
    ]);
    await desk.call('register.saveItem', {
      communityId: id,
      itemId: null,
      kind: 'room',
      revision: 0,
      validFrom: '2021-06-10',
      values: [
        { metric: 'room.area', value: exact(5_200) },
        { metric: 'room.functions', value: word('children|culture') },
      ],
    });
    const { ticket, name } = await desk.call('register.exportCommunity', { id });
    const sheets = await sheetsBehind(ticket);
    expect(name).toBe('装订社区-2021-06-18.xlsx');
    expect(sheets.map((sheet) => sheet.name)).toEqual(['登记数据', '房间', '判定']);
    expect(sheets[0]!.lines).toContain('办公用房和功能室|办公用房面积|约163|㎡');
    expect(sheets[1]!.lines.at(-1)).toBe('|52|儿童活动室、文化活动室');
    expect(sheets[2]!.lines.find((line) => line.includes('老旧小区'))).toBe(
      '三(四)|办公用房面积（老旧小区）|不达标|差 37㎡|办公用房 约163㎡，要求不少于 200㎡，差 37㎡（原则上，清府办函〔2021〕86号 三(四)）',
    );
  });

  async function sheetsBehind(ticket: string) {
    const download = await desk.files.downloads.take(ticket);
    const chunks: Uint8Array[] = [];
    for await (const chunk of download!.stream) chunks.push(chunk);
    const grid = await desk.ports.spreadsheets.read(Buffer.concat(chunks));
    return grid.sheets.map((sheet) => ({ name: sheet.name, lines: sheet.rows.map((row) => row.map((cell) => cell ?? '').join('|')) }));
  }

  it('exports exactly the rows and columns on screen, in their order', async () => {
    const { ticket, name } = await desk.call('register.export', {
      filter: { text: '梧桐' },
      columns: ['name', 'subdistrict', 'register.households', 'fail', 'unknown'],
    });
    const [sheet] = await sheetsBehind(ticket);
    expect(name).toBe('社区名册-2021-06-18.xlsx');
    expect(sheet!.lines[2]).toBe('社区名称|乡镇（街道）|户数（户）|不达标（项）|无法判定（项）');
    expect(sheet!.lines[3]).toMatch(/^梧桐里社区\|云桥街道\|\|0\|\d+$/);
    expect(sheet!.lines.length).toBe(4);
  });
});
