import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, startedDesk } from '#tests/support/desk.ts';

/** 2027 as a bureau would paste it from a table; the days are made up for the test. */
const table = [
  '日期\t类型\t名称\t文号',
  '2026-12-31至2027-01-03\t放假\t元旦\t国办发明电〔2026〕9号',
  '2027-02-05至2027-02-11\t放假\t春节\t',
  '2027-02-14\t上班\t春节\t',
  '2027-04-03至2027-04-05\t放假\t清明节\t',
  '2027-05-01至2027-05-05\t放假\t劳动节\t',
  '2027-06-07至2027-06-09\t放假\t端午节\t',
  '2027-09-15\t放假\t中秋节\t',
  '2027-10-01至2027-10-07\t放假\t国庆节\t',
].join('\n');

describe('the working-day calendar', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startedDesk();
    desk.clock.set('2026-12-24');
  });
  afterEach(() => desk.close());

  async function running(): Promise<string> {
    const { id: communityId } = await desk.call('register.add', {
      subdistrictId: null,
      newSubdistrict: '云桥街道',
      name: '松岭社区',
      code: null,
      validFrom: '2026-12-01',
      values: [{ metric: 'rooms.firestation.area', value: { number: 0, text: null, qualifier: 'none' } }],
    });
    const caseId = (await desk.call('findings.record', { items: [{ communityId, ruleId: 'QZ-059' }], foundOn: '2026-12-24' })).cases[0]!.caseId;
    const orderId = (await desk.call('orders.draft', { stage: 'rectification', caseIds: [caseId] })).orders[0]!.id;
    const orders = async () => [{ id: orderId, revision: (await desk.call('orders.get', { id: orderId })).revision }];
    await desk.call('orders.review', { orders: await orders(), on: '2026-12-24' }, { actor: desk.rechecker });
    await desk.call('orders.issue', { orders: await orders(), on: '2026-12-24', signer: '示例丙' });
    await desk.call('orders.serve', { orders: await orders(), on: '2026-12-24', method: 'direct', receiver: '示例丁' });
    return caseId;
  }

  it('lists the shipped years with their papers, newest first', async () => {
    const { years, horizon, firstYear, provisional } = await desk.call('calendar.years', {});
    expect([horizon, firstYear, provisional]).toEqual([2026, 2004, 0]);
    expect(years[0]).toMatchObject({ year: 2026, source: 'shipped', loaded: null, papers: [{ number: '国办发明电〔2025〕7号' }], workdays: 248 });
    expect((await desk.call('calendar.year', { year: 2021 })).spans).toContainEqual({
      from: '2021-10-01',
      to: '2021-10-07',
      kind: 'holiday',
      name: '国庆节',
      paper: '国办发明电〔2020〕27号',
    });
    await expect(desk.call('calendar.year', { year: 2031 })).rejects.toMatchObject({ code: 'calendar_year_unknown' });
  });

  it('shows what a pasted year would move before anything is written', async () => {
    const caseId = await running();
    // Ten working days from 24 December: 31 December counts until 2027's notice takes it away, so the day is 暂定.
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ dueOn: '2027-01-08', provisional: true });
    const preview = await desk.call('calendar.preview', { text: table });
    expect(preview).toMatchObject({ year: 2027, form: 'table', problems: [], already: 'none', papers: [{ number: '国办发明电〔2026〕9号' }] });
    expect(preview.moved).toMatchObject([
      {
        caseId,
        caseNumber: 'GZ-2026-0001',
        community: '松岭社区',
        orderNumber: '清民整〔2026〕1号',
        change: 'moved',
        from: '2027-01-08',
        to: '2027-01-11',
        provisional: false,
      },
    ]);
    expect((await desk.call('calendar.years', {})).provisional).toBe(1);
    expect(await desk.call('cases.get', { id: caseId })).toMatchObject({ dueOn: '2027-01-08', provisional: true });
  });

  it('loading a year moves the due days, tells it on the case, and names who loaded it', async () => {
    const caseId = await running();
    const { year, moved } = await desk.call('calendar.load', { text: table });
    expect([year, moved.length]).toEqual([2027, 1]);
    const view = await desk.call('cases.get', { id: caseId });
    expect(view).toMatchObject({ dueOn: '2027-01-11', provisional: false });
    expect(view.timeline[0]).toMatchObject({ title: '期限改为 2027年1月11日', detail: '原期限 2027年1月8日；装入年度工作日历后重算' });
    const { years, horizon, provisional } = await desk.call('calendar.years', {});
    expect([horizon, provisional]).toEqual([2027, 0]);
    expect(years[0]).toMatchObject({ year: 2027, source: 'loaded', loaded: { person: '示例甲' } });
    expect((await desk.call('system.info', {})).chain!.seq).toBeGreaterThan(0);
  });

  it('the same year again is refused, and other days for it replace the first', async () => {
    await desk.call('calendar.load', { text: table });
    await expect(desk.call('calendar.load', { text: table })).rejects.toMatchObject({ code: 'calendar_same', data: { year: 2027 } });
    const other = table.replace('2027-09-15\t', '2027-09-15至2027-09-17\t');
    expect(await desk.call('calendar.preview', { text: other })).toMatchObject({ already: 'other' });
    await desk.call('calendar.load', { text: other });
    expect((await desk.call('calendar.year', { year: 2027 })).spans.find((span) => span.name === '中秋节')).toMatchObject({
      from: '2027-09-15',
      to: '2027-09-17',
    });
  });

  it('reads the text of a notice, which says its year and number itself', async () => {
    const notice =
      `国务院办公厅关于2027年部分节假日安排的通知\n国办发明电〔2026〕9号\n一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。\n二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。\n` +
      '三、清明节：4月3日（周六）至5日（周一）放假，共3天。\n四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。\n五、端午节：6月7日（周一）至9日（周三）放假，共3天。\n六、中秋节：9月15日（周三）放假，共1天。\n七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。';
    const preview = await desk.call('calendar.preview', { text: notice });
    expect(preview).toMatchObject({ year: 2027, form: 'notice', problems: [], papers: [{ number: '国办发明电〔2026〕9号' }] });
    expect(preview.spans).toContainEqual({ from: '2027-02-14', to: '2027-02-14', kind: 'makeup', name: '春节', paper: '国办发明电〔2026〕9号' });
  });

  it('names all that is wrong with a table at once, in words, and loads nothing of it', async () => {
    const text = '日期\t类型\t名称\t文号\n2027-01-01\t放假\t元旦\t9号\n2027-02-30\t休假日\t春节\t';
    const { problems, year } = await desk.call('calendar.preview', { text });
    expect(year).toBe(2027);
    expect(problems.map((problem) => problem.row)).toEqual([2, 3, 3]);
    expect(problems[0]!.text).toBe('第 2 行：文号“9号”格式不对。请按“国办发明电〔2025〕7号”的格式填写。');
    await expect(desk.call('calendar.load', { text })).rejects.toMatchObject({ code: 'calendar_not_read', data: { problems: 3 } });
    expect((await desk.call('calendar.years', {})).horizon).toBe(2026);
  });

  it('asks for the year of a table that does not say it', async () => {
    const text = '10月1日至7日\t放假\t国庆节\t国办发明电〔2026〕9号';
    expect(await desk.call('calendar.preview', { text })).toMatchObject({
      year: null,
      problems: [{ text: '表格里没有写年份。请在“年份”一栏填写这份安排属于哪一年。' }],
    });
    expect(await desk.call('calendar.preview', { text, year: 2027 })).toMatchObject({ year: 2027 });
    expect(await desk.call('calendar.preview', { text: '放假' })).toMatchObject({ year: null, problems: [{ row: 0 }] });
  });
});
