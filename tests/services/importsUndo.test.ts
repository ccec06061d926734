import { afterAll, expect, it } from 'vitest';
import { closeWorkbookReader } from '#host/adapters/spreadsheetReader.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { editedRegister, imported, registerBytes, registerState } from './support/registerFiles.ts';

const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });

afterAll(closeWorkbookReader);

async function withDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await startedDesk();
  try {
    await work(desk);
  } finally {
    await desk.close();
  }
}

async function communityNamed(desk: Desk, text: string) {
  const {
    rows: [row],
  } = await desk.call('register.list', { filter: { text } });
  return desk.call('register.get', { id: row!.id });
}

it('undoing the first import leaves the register as empty as before, verdicts and search included', () =>
  withDesk(async (desk) => {
    const before = await registerState(desk);
    const { importId } = await imported(desk, registerBytes());
    const undone = await desk.call('imports.undo', { id: importId }, { actor: desk.rechecker });
    expect(undone).toEqual({ restored: 0, removed: 52, kept: [], left: [], leftCount: 0 });
    expect(await registerState(desk)).toEqual(before);
    expect(await desk.call('register.summary', {})).toMatchObject({ communities: 0, estimates: 0 });
    expect(await desk.ports.reads.standards.verdicts(null)).toEqual([]);
    expect(await desk.call('search.everywhere', { text: '新华' })).toEqual([]);
    const { rows } = await desk.call('imports.list', {});
    expect(rows).toMatchObject([{ added: 52, personName: '示例甲', undonePersonName: '示例乙', undoneAt: expect.stringContaining('2021-06-18') }]);
  }));

it('the same file can be imported again after it was undone', () =>
  withDesk(async (desk) => {
    const { importId } = await imported(desk, registerBytes());
    const first = await registerState(desk);
    await desk.call('imports.undo', { id: importId });
    expect(await imported(desk, registerBytes())).toMatchObject({ added: 52, values: 1926, subdistricts: 12 });
    expect(await registerState(desk)).toEqual(first);
  }));

it('undoing a correction puts back values, names and codes, also on past days', () =>
  withDesk(async (desk) => {
    await imported(desk, registerBytes());
    const before = await registerState(desk);
    desk.clock.set('2021-07-05');
    const edited = await editedRegister({ G5: '约2600户', R5: 15, AH5: '无', C7: '云岭新社区', B9: '巢凤街道', E10: '520181009999' });
    const { importId, changed } = await imported(desk, edited);
    expect(changed).toBeGreaterThanOrEqual(4);
    desk.clock.set('2021-07-10');
    expect(await desk.call('imports.undo', { id: importId })).toMatchObject({ removed: 0, kept: [], leftCount: 0 });
    expect(await registerState(desk)).toEqual(before);
    const { id } = await communityNamed(desk, '新华');
    for (const asOf of ['2021-06-18', '2021-07-05', '2021-07-10'])
      expect((await desk.call('register.get', { id, asOf })).values['register.households']).toEqual(exact(2598));
    expect((await desk.call('register.get', { id })).values['rooms.archive.area']).toBeUndefined();
    const history = await desk.call('register.history', { id, metric: 'register.households' });
    expect(history.map((entry) => [entry.source, entry.value.number])).toEqual([
      ['undo', 2598],
      ['import', 2600],
      ['import', 2598],
    ]);
    expect((await desk.call('search.everywhere', { text: '云岭' })).map((hit) => hit.title)).toEqual(['云岭社区']);
  }));

it('what somebody changed since stays and is named; the rest goes back', () =>
  withDesk(async (desk) => {
    await imported(desk, registerBytes());
    const { importId } = await imported(desk, await editedRegister({ G5: 2600, H5: 9000, C7: '云岭新社区' }));
    const community = await communityNamed(desk, '新华');
    await desk.call('register.save', {
      id: community.id,
      revision: community.revision,
      validFrom: '2021-06-18',
      values: [{ metric: 'register.households', value: exact(2605) }],
    });
    const renamed = await communityNamed(desk, '云岭');
    await desk.call('register.rename', {
      id: renamed.id,
      revision: renamed.revision,
      name: '云岭西社区',
      code: renamed.code,
      on: '2021-06-18',
      paper: '清府发〔2021〕9号',
    });
    const undone = await desk.call('imports.undo', { id: importId });
    expect(undone).toMatchObject({
      restored: 1,
      removed: 0,
      leftCount: 2,
      left: expect.arrayContaining([
        { communityId: community.id, name: '新华社区', metric: 'register.households', field: null },
        { communityId: renamed.id, name: '云岭西社区', metric: null, field: 'name' },
      ]),
    });
    const after = (await communityNamed(desk, '新华')).values;
    expect([after['register.households']?.number, after['register.population']?.number]).toEqual([2605, 8251]);
  }));

it('a community on which something else hangs stays and is named; the others go', () =>
  withDesk(async (desk) => {
    const { importId } = await imported(desk, registerBytes());
    const edited = await communityNamed(desk, '新华');
    await desk.call('register.save', {
      id: edited.id,
      revision: edited.revision,
      validFrom: '2021-06-18',
      values: [{ metric: 'register.note', value: { number: null, text: '示例', qualifier: 'exact' } }],
    });
    const housed = await communityNamed(desk, '云岭');
    await desk.call('register.saveItem', {
      communityId: housed.id,
      itemId: null,
      kind: 'room',
      revision: 0,
      validFrom: '2021-06-18',
      values: [
        { metric: 'room.area', value: exact(5_200) },
        { metric: 'room.functions', value: { number: null, text: 'children', qualifier: 'exact' } },
      ],
    });
    const closed = await communityNamed(desk, '塔山');
    await desk.call('register.close', { id: closed.id, revision: closed.revision, on: '2021-06-18', reason: '撤并' });
    const undone = await desk.call('imports.undo', { id: importId });
    expect(undone.removed).toBe(49);
    expect(undone.kept.map((community) => community.name).sort()).toEqual(['云岭社区', '塔山社区', '新华社区']);
    const left = (await communityNamed(desk, '新华')).values;
    expect(Object.keys(left)).toEqual(['register.note']);
    expect(await desk.call('register.summary', {})).toMatchObject({ communities: 2, subdistricts: 1 });
  }));

it('an import is undone once, and an unknown one not at all', () =>
  withDesk(async (desk) => {
    const { importId } = await imported(desk, registerBytes());
    await desk.call('imports.undo', { id: importId });
    await expect(desk.call('imports.undo', { id: importId })).rejects.toMatchObject({
      code: 'import_already_undone',
      data: { file: '清镇市社区名册-模拟.xlsx' },
    });
    await expect(desk.call('imports.undo', { id: '01900000-0000-7000-8000-00000000ffff' })).rejects.toMatchObject({ code: 'import_unknown' });
  }));

it('two imports undone in any order leave what was there before both', () =>
  withDesk(async (desk) => {
    await imported(desk, registerBytes());
    const before = await registerState(desk);
    for (const order of ['newest first', 'oldest first'] as const) {
      const first = await imported(desk, await editedRegister({ G5: 2600, H6: 7000 }));
      const second = await imported(desk, await editedRegister({ G5: 2700, H6: 7000, I7: 123 }));
      if (order === 'newest first') await desk.call('imports.undo', { id: second.importId });
      const undone = await desk.call('imports.undo', { id: first.importId });
      // The household figure of the second import stands until it is undone itself.
      expect(undone.leftCount).toBe(order === 'newest first' ? 0 : 1);
      if (order === 'oldest first') await desk.call('imports.undo', { id: second.importId });
      const state = await registerState(desk);
      if (order === 'newest first') expect(state).toEqual(before);
      else expect((await communityNamed(desk, '新华')).values['register.households']).toEqual(exact(2600));
    }
  }));

it('a later import of a later day, undone first, leaves nothing behind on its own day either', () =>
  withDesk(async (desk) => {
    await imported(desk, registerBytes());
    const before = await registerState(desk);
    desk.clock.set('2021-07-10');
    const first = await imported(desk, await editedRegister({ G5: 2600 }), { onDay: '2021-07-01' });
    const second = await imported(desk, await editedRegister({ G5: 2700 }), { onDay: '2021-07-05' });
    await desk.call('imports.undo', { id: second.importId });
    const { id } = await communityNamed(desk, '新华');
    const householdsOn = async (asOf: string) => (await desk.call('register.get', { id, asOf })).values['register.households']?.number;
    expect([await householdsOn('2021-06-30'), await householdsOn('2021-07-01'), await householdsOn('2021-07-06')]).toEqual([2598, 2600, 2600]);
    expect(await desk.call('imports.undo', { id: first.importId })).toMatchObject({ restored: 1, leftCount: 0 });
    expect([await householdsOn('2021-07-01'), await householdsOn('2021-07-06'), await householdsOn('2021-07-10')]).toEqual([2598, 2598, 2598]);
    expect(await registerState(desk)).toEqual(before);
  }));

it('communities that exchanged names and codes exchange them back', () =>
  withDesk(async (desk) => {
    await imported(desk, registerBytes());
    const before = await registerState(desk);
    const { importId, changed } = await imported(desk, await editedRegister({ C5: '青龙社区', C6: '新华社区' }));
    expect(changed).toBe(2);
    expect((await communityNamed(desk, '520181002001')).name).toBe('青龙社区');
    await desk.call('imports.undo', { id: importId });
    expect(await registerState(desk)).toEqual(before);
  }));
