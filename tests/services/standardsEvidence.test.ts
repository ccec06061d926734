import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloaded } from './support/registerFiles.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { enterWorkbook, exact, no, none, word, yes } from '#tests/support/register.ts';

let desk: Desk;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  desk = await startedDesk();
  ids = await enterWorkbook(desk);
});
afterAll(() => desk.close());
const id = (name: string) => ids.get(name)!;
const verdict = async (name: string, ruleId: string) =>
  (await desk.call('standards.ofCommunity', { communityId: id(name) })).verdicts.find((each) => each.ruleId === ruleId)!;
const cityUnit = async () => (await desk.call('units.list', {})).find((unit) => unit.kind === 'city')!;

describe('ticking a rule with evidence', () => {
  it('turns 无法判定 into 达标, with note, photo, day and person kept', async () => {
    const staged = await desk.stage('门头.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'image/jpeg');
    const answer = await desk.call('standards.tick', {
      communityIds: [id('新华社区')],
      ruleId: 'QZ-026',
      value: yes,
      onDay: '2021-06-17',
      note: '现场查看，门头醒目',
      files: [{ staged, kind: 'photo_after' }],
    });
    expect(answer).toMatchObject({ recorded: 1, met: true });
    expect(await verdict('新华社区', 'QZ-026')).toMatchObject({
      state: 'pass',
      evidence: { met: true, note: '现场查看，门头醒目', onDay: '2021-06-17', person: '示例甲', files: 1 },
    });
    const [evidence] = await desk.call('standards.evidence', { communityId: id('新华社区'), ruleId: 'QZ-026' });
    expect(evidence).toMatchObject({ withdrawn: false, files: [{ name: '门头.jpg', mime: 'image/jpeg', size: 7 }] });
    const history = await desk.call('register.history', { id: id('新华社区'), metric: 'service_station.plate_clear' });
    expect(history.map((row) => [row.value.number, row.source, row.validFrom, row.personName])).toEqual([[1, 'evidence', '2021-06-17', '示例甲']]);
  });

  it('ticks several communities at once', async () => {
    const answer = await desk.call('standards.tick', {
      communityIds: [id('青龙社区'), id('云岭社区'), id('青龙社区')],
      ruleId: 'QZ-067',
      value: no,
      onDay: '2021-06-16',
      note: '移动展板',
    });
    expect(answer).toMatchObject({ recorded: 2, met: false });
    expect((await desk.call('register.list', { filter: { ruleId: 'QZ-067', ruleState: 'fail' } })).rows.map((row) => row.name)).toEqual([
      '青龙社区',
      '云岭社区',
    ]);
  });

  it('takes words and figures where the rule asks for them', async () => {
    await desk.call('standards.tick', {
      communityIds: [id('新华社区')],
      ruleId: 'QZ-019',
      value: word('人口集中，服务半径800米'),
      onDay: '2021-06-17',
      note: '现场查看',
    });
    expect((await verdict('新华社区', 'QZ-019')).state).toBe('pass');
    await desk.call('standards.tick', { communityIds: [id('新华社区')], ruleId: 'QZ-079', value: exact(9_000), onDay: '2021-06-17', note: '现场查看' });
    expect(await verdict('新华社区', 'QZ-079')).toMatchObject({ state: 'fail', short: '差 10%' });
  });

  it('refuses a day to come, a rule judged from figures, a value of another kind, 不适用 where the rule does not know it', async () => {
    const tick = (ruleId: string, change: object = {}) =>
      desk.call('standards.tick', { communityIds: [id('新华社区')], ruleId, value: yes, onDay: '2021-06-17', note: '现场查看', ...change });
    await expect(tick('QZ-026', { onDay: '2021-06-19' })).rejects.toMatchObject({ code: 'day_in_future' });
    await expect(tick('QZ-034')).rejects.toMatchObject({ code: 'tick_not_by_hand' });
    await expect(tick('QZ-026', { note: ' ' })).rejects.toMatchObject({ code: 'tick_without_proof' });
    await expect(tick('QZ-026', { value: word('是') })).rejects.toMatchObject({ code: 'tick_value_unfit' });
    await expect(tick('QZ-026', { value: none })).rejects.toMatchObject({ code: 'tick_value_unfit' });
    await expect(tick('QZ-003')).rejects.toMatchObject({ code: 'tick_other_level' });
    await expect(tick('QZ-026', { communityIds: [] })).rejects.toMatchObject({ code: 'tick_without_subject' });
  });

  it('can be taken back: what stood before stands again', async () => {
    const first = await desk.call('standards.tick', { communityIds: [id('红枫社区')], ruleId: 'QZ-015', value: yes, onDay: '2021-06-10', note: '现场查看' });
    const second = await desk.call('standards.tick', { communityIds: [id('红枫社区')], ruleId: 'QZ-015', value: no, onDay: '2021-06-12' });
    expect((await verdict('红枫社区', 'QZ-015')).state).toBe('fail');
    expect(await desk.call('standards.withdrawTick', { ids: second.ids, reason: '看错了社区' })).toEqual({ restored: 1 });
    expect(await verdict('红枫社区', 'QZ-015')).toMatchObject({ state: 'pass', evidence: { onDay: '2021-06-10' } });
    await desk.call('standards.withdrawTick', { ids: first.ids });
    expect(await verdict('红枫社区', 'QZ-015')).toMatchObject({ state: 'unknown', evidence: null });
    await expect(desk.call('standards.withdrawTick', { ids: first.ids })).rejects.toMatchObject({ code: 'evidence_unknown' });
  });

  it('taken back after somebody entered a later value, leaves that value alone', async () => {
    const ticked = await desk.call('standards.tick', { communityIds: [id('卫城社区')], ruleId: 'QZ-015', value: yes, onDay: '2021-06-10', note: '现场查看' });
    const { revision } = await desk.call('register.get', { id: id('卫城社区') });
    await desk.call('register.save', { id: id('卫城社区'), revision, validFrom: '2021-06-15', values: [{ metric: 'covenant.posted', value: no }] });
    expect(await desk.call('standards.withdrawTick', { ids: ticked.ids })).toEqual({ restored: 0 });
    expect((await verdict('卫城社区', 'QZ-015')).state).toBe('fail');
  });

  it('repeated with the same key records nothing twice', async () => {
    const tick = () =>
      desk.call(
        'standards.tick',
        { communityIds: [id('东风社区')], ruleId: 'QZ-028', value: yes, onDay: '2021-06-10', note: '现场查看' },
        { key: 'same-key-tick' },
      );
    const one = await tick();
    expect(await tick()).toEqual(one);
    expect(await desk.call('standards.evidence', { communityId: id('东风社区'), ruleId: 'QZ-028' })).toHaveLength(1);
  });
});

describe('exemptions by a paper', () => {
  it('lift a failure from day to day, the last day included, and end by themselves on the first day after', async () => {
    expect((await verdict('新华社区', 'QZ-034')).state).toBe('fail');
    await desk.call('standards.exempt', {
      communityIds: [id('新华社区')],
      ruleId: 'QZ-034',
      paper: '清府办函〔2021〕99号',
      reason: '新楼在建，过渡期内豁免',
      from: '2021-06-18',
      to: '2021-06-20',
    });
    expect(await verdict('新华社区', 'QZ-034')).toMatchObject({ state: 'exempt', exemption: { paper: '清府办函〔2021〕99号', to: '2021-06-20' } });
    const failing = async () =>
      (await desk.call('register.list', { filter: { ruleId: 'QZ-034', ruleState: 'fail' } })).rows.some((row) => row.name === '新华社区');
    expect(await failing()).toBe(false);
    desk.clock.set('2021-06-20');
    expect(await failing()).toBe(false);
    desk.clock.set('2021-06-21');
    expect(await failing()).toBe(true);
    expect((await desk.call('standards.exemptions', { communityId: id('新华社区') })).map((row) => row.running)).toEqual([false]);
    desk.clock.set('2021-06-18');
    expect(await failing()).toBe(false);
  });

  it('are exported as they are listed, with the columns that are seen', async () => {
    const sheetOf = async (columns: string[]) => {
      const { ticket, name } = await desk.call('standards.exportExemptions', { columns });
      expect(name).toBe('豁免清单-2021-06-18.xlsx');
      return (await desk.ports.spreadsheets.read(await downloaded(desk, ticket))).sheets[0]!.rows.slice(2).map((row) => [...row]);
    };
    const title = (await desk.call('standards.exemptions', {}))[0]!.title;
    expect(await sheetOf([])).toEqual([
      ['状态', '社区', '条款', '文件', '期限', '理由'],
      ['生效', '新华社区', title, '清府办函〔2021〕99号', '2021年6月18日 至 2021年6月20日', '新楼在建，过渡期内豁免'],
    ]);
    expect(await sheetOf(['state', 'community'])).toEqual([
      ['状态', '社区'],
      ['生效', '新华社区'],
    ]);
  });

  it('can be ended early with a reason, and do not overlap', async () => {
    const exempt = (from: string, to: string) =>
      desk.call('standards.exempt', {
        communityIds: [id('红枫社区')],
        ruleId: 'QZ-035',
        paper: '示例函',
        reason: '在建',
        from,
        to,
      });
    const {
      ids: [granted],
    } = await exempt('2021-06-01', '2021-12-31');
    await expect(exempt('2021-12-31', '2022-01-31')).rejects.toMatchObject({ code: 'exemption_overlaps' });
    await expect(exempt('2021-06-10', '2021-06-01')).rejects.toMatchObject({ code: 'exemption_days' });
    await desk.call('standards.endExemption', { id: granted!, on: '2021-06-18', reason: '新楼提前启用' });
    expect((await verdict('红枫社区', 'QZ-035')).state).toBe('fail');
    const { verdicts } = await desk.call('standards.ofCommunity', { communityId: id('红枫社区'), asOf: '2021-06-17' });
    expect(verdicts.find((each) => each.ruleId === 'QZ-035')!.state).toBe('exempt');
  });
});

describe('duties above the communities', () => {
  it('are ticked for the city and for each subdistrict', async () => {
    const city = await cityUnit();
    await desk.call('standards.tick', { unitId: city.id, ruleId: 'QZ-003', value: yes, onDay: '2021-06-10', note: '清府办函〔2021〕86号' });
    await desk.call('standards.tick', { unitId: city.id, ruleId: 'QZ-137', value: exact(1), onDay: '2021-06-10', note: '第二季度汇报' });
    await desk.call('standards.tick', { unitId: city.id, ruleId: 'QZ-126', value: none, onDay: '2021-06-10', note: '本年没有新建项目' });
    await desk.call('standards.tick', { unitId: city.id, ruleId: 'QZ-005', value: exact(14), onDay: '2021-06-10', note: '领导小组文件' });
    const { units } = await desk.call('standards.city', {});
    const state = (level: string, ruleId: string) => units.find((unit) => unit.level === level)!.verdicts.find((each) => each.ruleId === ruleId)!;
    expect(['QZ-003', 'QZ-137', 'QZ-126', 'QZ-005', 'QZ-004'].map((ruleId) => state('city', ruleId).state)).toEqual([
      'pass',
      'pass',
      'not_applicable',
      'fail',
      'unknown',
    ]);
    expect(state('city', 'QZ-003').evidence).toMatchObject({ note: '清府办函〔2021〕86号', person: '示例甲' });
    expect(units.filter((unit) => unit.level === 'subdistrict').length).toBe(
      new Set((await desk.call('register.list', {})).rows.map((row) => row.subdistrict)).size,
    );
    await expect(desk.call('standards.tick', { unitId: city.id, ruleId: 'QZ-124', value: yes, onDay: '2021-06-10' })).rejects.toMatchObject({
      code: 'tick_other_level',
    });
  });

  it('what follows from communities, rounds and cases is worked out, with part and whole', async () => {
    const before = (await desk.call('standards.city', {})).units.find((unit) => unit.level === 'city')!;
    const of = (unit: typeof before, ruleId: string) => unit.verdicts.find((each) => each.ruleId === ruleId)!;
    expect(of(before, 'QZ-118')).toMatchObject({ state: 'fail', basis: { part: 0, whole: 9 }, value: { number: 0 }, short: '还有 9 个社区未督查' });
    expect(of(before, 'QZ-121')).toMatchObject({ state: 'unknown', basis: { part: 0, whole: 0 } });
    expect(of(before, 'QZ-123').state).toBe('unknown');
    const { id: round } = await desk.call('rounds.save', {
      id: null,
      revision: 0,
      name: '摸底督查',
      phase: 'phase.1',
      team: '第一组',
      startsOn: '2021-06-01',
      endsOn: '2021-06-30',
      communityIds: null,
    });
    await desk.call('rounds.inspect', { id: round, communityIds: [...ids.values()], on: '2021-06-18', inspector: '示例甲' });
    const after = (await desk.call('standards.city', {})).units.find((unit) => unit.level === 'city')!;
    expect(of(after, 'QZ-118')).toMatchObject({ state: 'pass', basis: { part: 9, whole: 9 }, value: { number: 10_000 } });
    const offices = await Promise.all(
      ['QZ-034', 'QZ-035'].map(async (ruleId) => (await desk.call('register.list', { filter: { ruleId, ruleState: 'fail' } })).total),
    );
    expect(of(after, 'QZ-129').basis).toEqual({ part: 9 - offices[0]! - offices[1]! - 1, whole: 8 });
  });

  it('in the last phase, what was met on its eve is to stay met', async () => {
    const communityId = id('周五井社区');
    const { revision } = await desk.call('register.get', { id: communityId });
    desk.clock.set('2023-02-01');
    const kept = async () =>
      (await desk.call('standards.city', {})).units.find((unit) => unit.level === 'city')!.verdicts.find((each) => each.ruleId === 'QZ-123')!;
    const all = await kept();
    expect(all).toMatchObject({ state: 'pass', value: { number: 10_000 } });
    await desk.call('register.save', { id: communityId, revision, validFrom: '2023-01-15', values: [{ metric: 'covenant.exists', value: no }] });
    const one = await kept();
    expect(one.state).toBe('fail');
    expect(one.basis).toEqual({ part: all.basis!.whole - 1, whole: all.basis!.whole });
    desk.clock.set('2021-06-18');
  });
});
