import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeWorkbookReader, readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { exact, word } from '#tests/support/register.ts';
import { downloaded, opened, previewed, rowsOf } from './support/registerFiles.ts';

describe('what verdicts wait for', () => {
  let desk: Desk;
  let full: string;
  beforeAll(async () => {
    desk = await startedDesk();
    const add = (name: string, values: Array<{ metric: string; value: ReturnType<typeof exact> }>) =>
      desk.call('register.add', { subdistrictId: null, newSubdistrict: '云桥街道', name, code: null, validFrom: '2021-06-08', values });
    full = (
      await add('松岭社区', [
        { metric: 'register.estate_kind', value: word('old') },
        { metric: 'office.area_total', value: exact(26_300) },
      ])
    ).id;
    await add('石桥社区', [{ metric: 'register.estate_kind', value: word('old') }]);
  });
  afterAll(async () => {
    await desk.close();
    await closeWorkbookReader();
  });

  it('is listed by column and by community, the one that lacks most first', async () => {
    const { columns, rows, communities } = await desk.call('register.missing', {});
    expect(communities).toBe(2);
    expect(columns.find((column) => column.metric === 'office.area_total')).toMatchObject({ communities: 1, ticked: false });
    expect(columns.find((column) => column.metric === 'register.estate_kind')).toBeUndefined();
    expect(rows.map((row) => row.name)).toEqual(['石桥社区', '松岭社区']);
    expect((await desk.call('register.missing', { metric: 'office.area_total' })).rows.map((row) => row.name)).toEqual(['石桥社区']);
  });

  it('of one community is what its unknown verdicts name', async () => {
    const { columns, rows } = await desk.call('register.missing', { communityId: full });
    const { verdicts } = await desk.call('standards.ofCommunity', { communityId: full });
    const unknown = verdicts.filter((verdict) => verdict.state === 'unknown' && verdict.weight !== 'advisory');
    expect(rows).toMatchObject([{ name: '松岭社区', missing: columns.length }]);
    for (const { metric } of columns)
      expect(
        unknown.some((verdict) => verdict.sentence.includes(metricByKey.get(metric)!.label)),
        metric,
      ).toBe(true);
  });

  it('is exported as a sheet with names and what is known, and importing it filled in gives the verdicts', async () => {
    const { ticket } = await desk.call('register.exportMissing', {});
    const bytes = Buffer.from(await downloaded(desk, ticket));
    const [sheet] = (await readWorkbook(bytes)).sheets;
    const texts = sheet!.rows.flat();
    expect(texts).toEqual(expect.arrayContaining(['松岭社区', '石桥社区', '云桥街道', 263]));
    const session = await opened(desk, bytes, '补填表.xlsx');
    const { preview, counts } = await previewed(desk, session);
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 2, error: 0 });
    expect(await rowsOf(desk, session, preview, 'error')).toEqual([]);
  });
});
