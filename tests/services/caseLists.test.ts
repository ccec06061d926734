import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';

const exact = (number: number): MetricValue => ({ number, text: null, qualifier: 'exact' });

describe('lists of cases and orders behind the desk', () => {
  let desk: Desk;
  let communityId: string;

  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2021-06-07');
    ({ id: communityId } = await desk.call('register.add', {
      subdistrictId: null,
      newSubdistrict: '云桥街道',
      name: '松岭社区',
      code: null,
      validFrom: '2021-06-01',
      values: [
        { metric: 'register.estate_kind', value: { number: null, text: 'old', qualifier: 'exact' } },
        { metric: 'office.area_total', value: exact(16_300) },
        { metric: 'rooms.firestation.area', value: { number: 0, text: null, qualifier: 'none' } },
      ],
    }));
  });
  afterEach(() => desk.close());

  const record = async (ruleId: string, foundOn = desk.clock.today()) =>
    (await desk.call('findings.record', { items: [{ communityId, ruleId }], foundOn })).cases[0]!.caseId;
  const orderTarget = async (id: string) => [{ id, revision: (await desk.call('orders.get', { id })).revision }];

  async function served(caseId: string) {
    const { orders } = await desk.call('orders.draft', { stage: 'rectification', caseIds: [caseId] });
    const id = orders[0]!.id;
    await desk.call('orders.review', { orders: await orderTarget(id), on: desk.clock.today() }, { actor: desk.rechecker });
    await desk.call('orders.issue', { orders: await orderTarget(id), on: desk.clock.today(), signer: '示例丙' });
    await desk.call('orders.serve', { orders: await orderTarget(id), on: desk.clock.today(), method: 'direct', receiver: '示例丁' });
    return id;
  }

  it('each figure of the desk opens exactly its rows', async () => {
    await served(await record('QZ-059'));
    await record('QZ-034');
    const bucket = async (wanted: 'overdue' | 'await_acknowledge') =>
      (await desk.call('cases.list', { filter: { bucket: wanted } })).rows.map((row) => row.title);
    expect((await desk.call('cases.desk', {})).found).toBe(1);
    expect([await bucket('await_acknowledge'), await bucket('overdue')]).toEqual([['微型消防站未设'], []]);
    desk.clock.set('2021-06-24');
    expect([await bucket('await_acknowledge'), await bucket('overdue')]).toEqual([[], ['微型消防站未设']]);
  });

  it('a desk row carries what its one action needs: revisions, and the next order once it is drafted', async () => {
    const caseId = await record('QZ-059');
    const orderId = await served(caseId);
    desk.clock.set('2021-06-24');
    const before = (await desk.call('cases.desk', {})).rows[0]!;
    expect(before).toMatchObject({ action: 'draft_supervision', draftId: null, reporterIds: [] });
    expect([before.revision, before.orderRevision]).toEqual([
      (await desk.call('cases.get', { id: caseId })).revision,
      (await desk.call('orders.get', { id: orderId })).revision,
    ]);
    const { orders } = await desk.call('orders.draft', { stage: 'supervision', caseIds: [caseId] });
    expect((await desk.call('cases.desk', {})).rows[0]).toMatchObject({ action: 'open_draft', draftId: orders[0]!.id });
  });

  it('the filter 补录 separates what was entered late', async () => {
    await record('QZ-059', '2021-06-03');
    await record('QZ-034');
    const titles = async (backfilled: boolean) => (await desk.call('cases.list', { filter: { backfilled } })).rows.map((row) => row.openedOn);
    expect([await titles(true), await titles(false)]).toEqual([['2021-06-03'], ['2021-06-07']]);
  });

  it('an order in the list says when its earliest open item is due', async () => {
    await served(await record('QZ-059'));
    expect((await desk.call('orders.list', {})).rows[0]).toMatchObject({ openItems: 1, nextDueOn: '2021-06-22' });
  });

  it('says when periods would end, and nothing for a period that cannot be counted', async () => {
    expect(
      await desk.call('orders.dueDays', {
        on: '2021-06-07',
        periods: [
          { unit: 'workday', count: 10 },
          { unit: 'day', count: 0 },
          { unit: 'fixed', day: '2099-01-01' },
        ],
      }),
    ).toMatchObject([{ dueOn: '2021-06-22', provisional: false }, null, { dueOn: '2099-01-01' }]);
  });

  it('are answered for every item of a large draft at once', async () => {
    const days = await desk.call('orders.dueDays', { on: '2021-06-07', periods: Array.from({ length: 400 }, () => ({ unit: 'workday' as const, count: 10 })) });
    expect(days).toHaveLength(400);
  });

  it('exports the columns that are seen, and always 补录', async () => {
    await record('QZ-059', '2021-06-03');
    const { ticket, name } = await desk.call('cases.export', { columns: ['number', 'title'] });
    expect(name).toBe('案件清单-2021-06-07.xlsx');
    expect(await sheetOf(ticket)).toEqual([
      ['挂账号', '问题', '补录'],
      ['GZ-2021-0001', '微型消防站未设', '是'],
    ]);
    await served(await record('QZ-034'));
    const orders = await desk.call('orders.export', { columns: ['number', 'addressee'] });
    expect(await sheetOf(orders.ticket)).toEqual([
      ['文号', '主送单位', '补录'],
      ['清民整〔2021〕1号', '云桥街道'],
    ]);
  });

  it('a round offers every community to choose from, and its list can be saved', async () => {
    const communities = await desk.call('rounds.communities', {});
    expect(communities).toMatchObject([{ id: communityId, name: '松岭社区', subdistrict: '云桥街道' }]);
    const { id } = await desk.call('rounds.save', {
      id: null,
      revision: 0,
      name: '第一次摸底',
      phase: 'phase.1',
      team: '督查一组',
      startsOn: '2021-06-01',
      endsOn: '2021-06-30',
      communityIds: null,
    });
    await desk.call('rounds.inspect', { id, communityIds: [communityId], on: '2021-06-07', inspector: '示例戊' });
    expect(await sheetOf((await desk.call('rounds.export', { id })).ticket)).toEqual([
      ['乡镇（街道）', '社区', '督查日期', '督查人', '不达标', '缺数据', '已列问题'],
      ['云桥街道', '松岭社区', '2021-06-07', '示例戊', expect.any(Number), expect.any(Number), 0],
    ]);
  });

  /** Header and rows below the two title lines of a written workbook. */
  async function sheetOf(ticket: string): Promise<unknown[][]> {
    const download = await desk.files.downloads.take(ticket);
    const chunks: Uint8Array[] = [];
    for await (const chunk of download!.stream) chunks.push(chunk);
    const grid = await desk.ports.spreadsheets.read(Buffer.concat(chunks));
    return grid.sheets[0]!.rows.slice(2).map((row) => [...row]);
  }
});
