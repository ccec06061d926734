import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeWorkbookReader } from '#host/adapters/spreadsheetReader.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { exact, word, yes } from '#tests/support/register.ts';
import { issueReason } from '#shared/words/import.ts';
import { editedRegister, imported, opened, previewed, registerBytes, rowsOf } from './support/registerFiles.ts';

let desk: Desk;
let communityId: string;
beforeEach(async () => {
  desk = await startedDesk();
  await imported(desk, registerBytes());
  communityId = (await desk.call('register.list', { filter: { text: '新华社区' } })).rows[0]!.id;
});
afterEach(() => desk.close());
afterAll(closeWorkbookReader);

const item = (kind: 'room' | 'member', values: ReadonlyArray<readonly [string, ReturnType<typeof exact>]>, validFrom = '2021-06-18') =>
  desk.call('register.saveItem', {
    communityId,
    itemId: null,
    kind,
    revision: 0,
    validFrom,
    values: values.map(([metric, value]) => ({ metric: `${kind}.${metric}`, value: { ...value } })),
  });
const value = async (metric: string) => (await desk.call('register.get', { id: communityId })).values[metric];

describe('where rooms and members are entered one by one', () => {
  beforeEach(async () => {
    await item('room', [
      ['area', exact(6_000)],
      ['functions', word('multi|reading')],
    ]);
    await item('member', [
      ['name', word('示例丁')],
      ['post', word('secretary')],
      ['pay', exact(420_000)],
      ['insured', yes],
    ]);
  });

  it('an imported figure against them is told with both figures and not written; undo leaves them as they were', async () => {
    const before = await desk.call('register.get', { id: communityId });
    desk.clock.set('2021-07-05');
    const session = await opened(desk, await editedRegister({ G5: '2600户' }));
    const preview = await previewed(desk, session, { onDay: '2021-07-05' });
    expect(preview.counts.listed).toBeGreaterThan(2);
    const [row] = await rowsOf(desk, session, preview.preview, 'changed');
    expect(row).toMatchObject({ name: '新华社区', changes: [{ metric: 'register.households' }] });
    const told = row!.issues.filter((issue) => issue.code === 'import_figure_listed').map(issueReason);
    expect(told).toHaveLength(preview.counts.listed);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^表中是“[\d.]+”，按社区页的房间清单是 60㎡。以清单为准，这一项不写入/),
        expect.stringContaining('按社区页的成员名单是'),
      ]),
    );
    const written = await desk.call('imports.confirm', { session: session.id, preview: preview.preview });
    expect(written).toMatchObject({ changed: 1, values: 1, listed: preview.counts.listed });
    expect((await value('rooms.multi.area'))?.number).toBe(6_000);
    await desk.call('imports.undo', { id: written.importId });
    expect((await desk.call('register.get', { id: communityId })).values).toEqual(before.values);
  });

  it('a table of a day before the rooms were entered is written as it is', async () => {
    desk.clock.set('2021-07-05');
    const session = await opened(desk, await editedRegister({ G5: '2600户' }));
    expect((await previewed(desk, session, { onDay: '2021-06-10' })).counts.listed).toBe(0);
  });
});

describe('what can be read but cannot well be', () => {
  it('a community without households, a day to come and one of long ago are told at import', async () => {
    const session = await opened(desk, await editedRegister({ G5: '0' }));
    const dated = session.columns.find((column) => column.target === 'register.survey_date')!.letters;
    const again = await opened(desk, await editedRegister({ G5: '0', [`${dated}5`]: '2026-01-01', [`${dated}6`]: '1921-05-05' }));
    const { preview, counts } = await previewed(desk, again);
    expect(counts.error).toBe(0);
    const said = (await rowsOf(desk, again, preview, 'warning')).flatMap((row) => row.issues.map(issueReason));
    expect(said).toEqual([
      expect.stringMatching(/填的是 0，不合常理/),
      expect.stringMatching(/晚于数据截至日期 2021年6月18日/),
      expect.stringMatching(/早于 1949 年 10 月/),
    ]);
  });

  it('is refused when typed, as is a share of more than the whole and an unknown choice of several', async () => {
    const { revision } = await desk.call('register.get', { id: communityId });
    const save = (metric: string, typed: ReturnType<typeof exact>) =>
      desk.call('register.save', { id: communityId, revision, validFrom: '2021-06-18', values: [{ metric, value: { ...typed } }] });
    await expect(save('register.survey_date', word('2026-01-01'))).rejects.toMatchObject({ code: 'day_in_future' });
    await expect(save('register.survey_date', word('1921-05-05'))).rejects.toMatchObject({ code: 'value_unfit' });
    await expect(save('training.covers_heads', exact(15_000))).rejects.toMatchObject({ code: 'value_unfit' });
    await expect(
      desk.call('standards.tick', { communityIds: [communityId], ruleId: 'QZ-079', value: exact(15_000), onDay: '2021-06-18', note: '培训记录' }),
    ).rejects.toMatchObject({ code: 'tick_value_unfit' });
    await expect(
      item('room', [
        ['area', exact(1_000)],
        ['functions', word('multi,reading')],
      ]),
    ).rejects.toMatchObject({ code: 'value_unfit' });
  });

  it('a pasted table without its header says to copy it along', async () => {
    await expect(desk.call('imports.open', { text: '青龙山街道\t新华社区\t2598\n' })).rejects.toMatchObject({
      code: 'import_no_register',
      data: { sheets: ['粘贴的表格'] },
    });
  });

  it('a community named by a row in error is not said to be missing from the table', async () => {
    const session = await opened(desk, await editedRegister({ E6: '520181002003' }));
    const { counts, absent } = await previewed(desk, session);
    expect(counts.error).toBeGreaterThan(0);
    expect(absent).toEqual({ count: 0, names: [] });
  });
});
