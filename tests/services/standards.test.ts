import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCounts, applicable, failing, noCounts, provenRate } from '#shared/domain/standards/counts.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { enterWorkbook, exact, word } from '#tests/support/register.ts';

let desk: Desk;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  desk = await startedDesk();
  ids = await enterWorkbook(desk);
});
afterAll(() => desk.close());
const id = (name: string) => ids.get(name)!;
const of = async (name: string, asOf: string | null = null) => desk.call('standards.ofCommunity', { communityId: id(name), asOf });
const verdict = async (name: string, ruleId: string, asOf: string | null = null) => (await of(name, asOf)).verdicts.find((each) => each.ruleId === ruleId)!;

describe('the pack as pages show it', () => {
  it('has all 145 rules with their quotes, ten tasks, three phases and the points that can be read two ways', async () => {
    const pack = await desk.call('standards.pack', {});
    expect({
      rules: pack.rules.length,
      tasks: pack.tasks.length,
      phases: pack.phases.map((phase) => [phase.title, phase.running]),
      settings: pack.settings.length,
    }).toEqual({
      rules: 145,
      tasks: 10,
      phases: [
        ['督查摸底', true],
        ['巩固提升', false],
        ['长效机制', false],
      ],
      settings: 10,
    });
    expect(pack.rules.find((rule) => rule.id === 'QZ-034')).toMatchObject({
      requirement: '不少于 200㎡',
      strength: 'in_principle',
      weight: 'usual',
      responsibleUnits: ['各乡(镇、街道)'],
    });
    expect(pack.settings.every((setting) => setting.chosen === setting.default && setting.reason !== '' && setting.changed === null)).toBe(true);
  });
});

describe('verdicts counted over all communities', () => {
  it('adds up the same by rule, by task and by community', async () => {
    const overview = await desk.call('standards.overview', {});
    const sum = (tallies: ReadonlyArray<ReturnType<typeof noCounts>>) => tallies.reduce((total, each) => (addCounts(total, each), total), noCounts());
    const each = await Promise.all([...ids.keys()].map(async (name) => (await of(name)).tally));
    expect(overview.communities).toBe(9);
    expect(sum(overview.rules.map((rule) => rule.tally))).toEqual(overview.total);
    expect(sum(overview.tasks.map((task) => task.tally))).toEqual(overview.total);
    expect(sum(each)).toEqual(overview.total);
  });

  it('opens from every count of a rule exactly that many communities', async () => {
    const { rules } = await desk.call('standards.overview', {});
    const states = [
      ['pass', (tally) => tally.pass],
      ['fail', failing],
      ['unknown', (tally) => tally.unknown],
      ['not_applicable', (tally) => tally.notApplicable],
    ] as ReadonlyArray<readonly ['pass' | 'fail' | 'unknown' | 'not_applicable', (tally: ReturnType<typeof noCounts>) => number]>;
    const wrong: string[] = [];
    for (const { ruleId, tally } of rules.filter((rule) => rule.ruleId !== 'QZ-051')) {
      for (const [ruleState, count] of states) {
        const { total } = await desk.call('register.list', { filter: { ruleId, ruleState }, limit: 1 });
        if (total !== count(tally)) wrong.push(`${ruleId} ${ruleState}: ${total} instead of ${count(tally)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('opens from the figures of a task the communities in which something of it fails or is open', async () => {
    const { tasks } = await desk.call('standards.overview', {});
    for (const { task, failing: count, open } of tasks.filter((each) => each.task > 0)) {
      expect((await desk.call('register.list', { filter: { task, standing: 'failing' }, limit: 1 })).total).toBe(count);
      expect((await desk.call('register.list', { filter: { task, standing: 'incomplete' }, limit: 1 })).total).toBe(open);
    }
  });

  it('counts one subdistrict only when asked for it', async () => {
    const units = await desk.call('units.list', {});
    const town = units.find((unit) => unit.name === '青龙山街道')!;
    const { total } = await desk.call('register.list', { filter: { subdistrictId: town.id }, limit: 1 });
    expect((await desk.call('standards.overview', { subdistrictId: town.id })).communities).toBe(total);
  });

  it('puts advice that is not taken in no rate', async () => {
    const before = await of('新华社区');
    const { revision } = await desk.call('register.get', { id: id('新华社区') });
    await desk.call('register.save', {
      id: id('新华社区'),
      revision,
      validFrom: '2021-06-02',
      values: [{ metric: 'rooms.reading.equip.computer', value: exact(0) }],
    });
    const after = await of('新华社区');
    expect({ ...after.tally, advice: 0 }).toEqual({ ...before.tally, advice: 0 });
    expect({ advice: after.tally.advice, rate: provenRate(after.tally) }).toEqual({ advice: 1, rate: provenRate(before.tally) });
    const { rows } = await desk.call('register.list', { filter: { text: '新华' } });
    expect(rows[0]?.tally).toEqual(after.tally);
    expect(applicable(after.tally)).toBe(after.tally.pass + failing(after.tally) + after.tally.unknown);
  });
});

describe('the matrix community × task', () => {
  it('has a tally for each task, the same as on the page of the community', async () => {
    const { rows, total } = await desk.call('standards.matrix', {});
    expect(total).toBe(9);
    const own = rows.find((row) => row.name === '红枫社区')!;
    expect(own.tasks.map((cell) => cell.task)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0]);
    expect(own.tasks).toEqual((await of('红枫社区')).tasks);
  });

  it('looks into one task with a letter a rule', async () => {
    const { rows } = await desk.call('standards.matrix', { filter: { task: 4 } });
    const pack = await desk.call('standards.pack', {});
    const rules = pack.rules.filter((rule) => rule.task === 4 && rule.check !== 'param').map((rule) => rule.id);
    const own = rows.find((row) => row.name === '新华社区')!;
    expect([rules, own.letters, own.tasks]).toEqual([['QZ-034', 'QZ-035', 'QZ-036'], 'GNU', []]);
  });

  it('comes page by page, best rate first', async () => {
    const names: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page: { rows: ReadonlyArray<{ name: string }>; next: string | null } = await desk.call('standards.matrix', {
        sort: 'rate',
        descending: true,
        limit: 4,
        cursor,
      });
      names.push(...page.rows.map((row) => row.name));
      cursor = page.next;
      if (cursor === null) break;
    }
    const rates = await Promise.all(names.map(async (name) => provenRate((await of(name)).tally)!));
    expect(new Set(names).size).toBe(9);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
  });

  it('can be taken along as a workbook with every row', async () => {
    const { ticket, name } = await desk.call('standards.exportMatrix', { filter: { task: 4 } });
    const download = await desk.files.downloads.take(ticket);
    const chunks: Uint8Array[] = [];
    for await (const chunk of download!.stream) chunks.push(chunk);
    const [sheet] = (await desk.ports.spreadsheets.read(Buffer.concat(chunks))).sheets;
    const rows = sheet!.rows.map((row) => row.map((cell) => cell ?? '').join('|'));
    expect(name).toBe('标准达标-2021-06-18.xlsx');
    expect(rows[2]).toBe('乡镇（街道）|社区|达标率（%）|达标|不达标|无法判定|办公用房面积（老旧小区）|办公用房面积（新建小区）|选址人口集中、辐射强');
    expect(rows.find((row) => row.includes('新华社区'))).toBe('青龙山街道|新华社区|0|0|1|1|不达标|不适用|无法判定');
    expect(rows.length).toBe(12);
  });
});

describe('one community', () => {
  it('has every verdict with its sentence, what is required and its quote', async () => {
    expect(await verdict('新华社区', 'QZ-034')).toMatchObject({
      state: 'fail',
      weight: 'usual',
      value: { number: 12_800 },
      required: 20_000,
      short: '差 72㎡',
      sentence: '办公用房 128㎡，要求不少于 200㎡，差 72㎡（原则上，清府办函〔2021〕86号 三(四)）',
      quote: '原则上老旧小区社区居委会办公用房不少于200平方米',
      orderable: true,
    });
  });

  it('is judged as of a past day by what was then entered', async () => {
    const { revision } = await desk.call('register.get', { id: id('青龙社区') });
    await desk.call('register.save', { id: id('青龙社区'), revision, validFrom: '2021-06-15', values: [{ metric: 'bulletin.area', value: exact(1_200) }] });
    expect([(await verdict('青龙社区', 'QZ-066', '2021-06-14')).state, (await verdict('青龙社区', 'QZ-066')).state]).toEqual(['fail', 'pass']);
  });

  it('a size outside the range is a proposal to the government, not to be ordered', async () => {
    expect(await verdict('岭南社区', 'QZ-018')).toMatchObject({ state: 'fail', remedy: 'proposal', orderable: false });
  });

  it('shows the open case of a failing rule instead of offering another', async () => {
    const { cases } = await desk.call('findings.record', { items: [{ communityId: id('盘化社区'), ruleId: 'QZ-048' }], foundOn: '2021-06-18' });
    expect(await verdict('盘化社区', 'QZ-048')).toMatchObject({ orderable: false, openCase: { number: cases[0]!.number, state: 'found' } });
    expect((await verdict('盘化社区', 'QZ-052')).openCase).toBeNull();
  });
});

describe('points of the text that can be read two ways', () => {
  it('says beforehand how many verdicts would change, and then changes exactly those', async () => {
    const before = await desk.call('standards.overview', {});
    const foreseen = await desk.call('standards.whatIf', { key: 'estate_kind.unfilled', choice: 'as_old' });
    expect(foreseen.rules.map((rule) => rule.ruleId)).toEqual(['QZ-034']);
    const { revision } = await desk.call('register.get', { id: id('东风社区') });
    await desk.call('register.save', {
      id: id('东风社区'),
      revision,
      validFrom: '2021-06-10',
      values: [{ metric: 'register.estate_kind', value: { number: null, text: null, qualifier: 'unfilled' } }],
    });
    const again = await desk.call('standards.whatIf', { key: 'estate_kind.unfilled', choice: 'as_old' });
    expect([foreseen.rules[0]!.changed, again.rules[0]!.changed]).toEqual([0, 1]);
    expect((await verdict('东风社区', 'QZ-034')).state).toBe('unknown');
    expect(await desk.call('standards.setChoice', { key: 'estate_kind.unfilled', choice: 'as_old', reason: '2021年6月班子会议定' })).toEqual({ jobId: null });
    const after = await desk.call('standards.overview', {});
    expect(after.rules.find((rule) => rule.ruleId === 'QZ-034')!.tally).toEqual(again.rules[0]!.after);
    expect((await verdict('东风社区', 'QZ-034')).state).not.toBe('unknown');
    expect(after.communities).toBe(before.communities);
  });

  it('keeps who chose, when and why', async () => {
    const setting = (await desk.call('standards.pack', {})).settings.find((each) => each.key === 'estate_kind.unfilled')!;
    expect(setting).toMatchObject({ chosen: 'as_old', default: 'unknown', changed: { on: '2021-06-18', person: '示例甲', reason: '2021年6月班子会议定' } });
  });

  it('counts a room anew for each of its functions when the reading of 一室多用 changes', async () => {
    const communityId = id('云岭社区');
    await desk.call('register.saveItem', {
      communityId,
      itemId: null,
      kind: 'room',
      revision: 0,
      validFrom: '2021-06-10',
      values: [
        { metric: 'room.area', value: exact(6_000) },
        { metric: 'room.functions', value: word('children|culture') },
      ],
    });
    const area = async () => (await desk.call('register.get', { id: communityId })).values['rooms.children.area']?.number;
    expect(await area()).toBe(6_000);
    const foreseen = await desk.call('standards.whatIf', { key: 'rooms.shared_area', choice: 'divided' });
    await desk.call('standards.setChoice', { key: 'rooms.shared_area', choice: 'divided', reason: '试按分摊' });
    expect(await area()).toBe(3_000);
    const { rules } = await desk.call('standards.overview', {});
    expect(foreseen.rules.map((rule) => [rule.ruleId, rule.after])).toEqual(
      foreseen.rules.map((rule) => [rule.ruleId, rules.find((each) => each.ruleId === rule.ruleId)!.tally]),
    );
    await desk.call('standards.setChoice', { key: 'rooms.shared_area', choice: 'whole', reason: '恢复默认' });
    expect(await area()).toBe(6_000);
  });

  it('refuses a choice the pack does not offer', async () => {
    const set = (key: string, choice: string) => desk.call('standards.setChoice', { key, choice, reason: '试一试' });
    await expect(set('bulletin.basis', 'none')).rejects.toMatchObject({ code: 'setting_choice_unknown' });
    await expect(set('bulletin.other', 'each')).rejects.toMatchObject({ code: 'setting_unknown' });
  });
});

describe('a past day on which there was nothing to judge', () => {
  it('has no verdicts and no rate before the document was in force', async () => {
    expect(await of('新华社区', '2021-06-06')).toMatchObject({ unjudged: 'no_standard', verdicts: [], tasks: [], tally: noCounts() });
    expect(await of('新华社区', '2021-06-07')).toMatchObject({ unjudged: null });
  });

  it('nor before the community was registered', async () => {
    const { id: later } = await desk.call('register.add', {
      subdistrictId: null,
      newSubdistrict: '云桥街道',
      name: '松岭社区',
      code: null,
      validFrom: '2021-06-16',
      values: [],
    });
    const asked = (asOf: string) => desk.call('standards.ofCommunity', { communityId: later, asOf });
    expect(await asked('2021-06-15')).toMatchObject({ unjudged: 'not_registered', verdicts: [] });
    expect((await asked('2021-06-16')).verdicts.length).toBeGreaterThan(100);
  });
});
