import { beforeAll, describe, expect, it } from 'vitest';
import { checkMapping } from '#shared/domain/import/mapping.ts';
import { proposeColumns } from '#shared/domain/import/proposeColumns.ts';
import { metrics, registerColumns } from '#shared/domain/register/metrics.ts';
import { UNFILLED } from '#shared/domain/register/value.ts';
import { columnLetters, type SheetGrid } from '#shared/domain/sheet/grid.ts';
import { confirmed, estimate, exact, none, oldRegisterSheet, registerSheet, runImport, text, valueOf, withCells, type ImportRun } from './support/register.ts';

let sheet: SheetGrid;
let first: ImportRun;

beforeAll(async () => {
  sheet = await registerSheet();
  first = runImport(sheet);
});

describe('清镇市社区名册 as it is', () => {
  it('finds the two-level header in rows 3 and 4, the title lines and the day of the form', () => {
    expect([first.table.headerTop, first.table.headerBottom]).toEqual([2, 3]);
    expect(first.table.titles[0]).toBe('清镇市城市社区居委会基本情况名册（名称真实，数据为模拟数据）');
    expect(first.table.reportedOn).toBe('2021-06-18');
  });

  it('reads 52 communities and remembers why each other row was left out', () => {
    expect(first.read.rows).toHaveLength(52);
    expect(first.table.skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '28 total',
      '35 total',
      '40 total',
      '47 total',
      '53 total',
      '55 total',
      '58 total',
      '60 total',
      '62 total',
      '64 total',
      '66 total',
      '68 total',
      '69 total',
      '70 blank',
      '71 note',
    ]);
    expect(first.table.skipped.at(-1)?.text).toContain('空格为未填报');
  });

  it('knows all 43 columns in the order of the register', () => {
    const proposals = proposeColumns(first.table, metrics);
    expect(proposals.map(({ target }) => target)).toEqual(registerColumns.map((key) => (key === 'identity.ordinal' ? 'ignore' : key.replace('identity.', ''))));
    expect(proposals.map(({ letters }) => letters)).toEqual(Array.from({ length: 43 }, (_, index) => columnLetters(index)));
    expect(new Set(proposals.map(({ confidence }) => confidence))).toEqual(new Set([100]));
    expect(checkMapping(first.table, first.mapping, metrics)).toEqual([]);
  });

  it('has no cell in error and none to warn about', () => {
    expect(first.read.issues).toEqual([]);
    expect(first.match.issues).toEqual([]);
    expect(first.preview.counts).toEqual({ new: 52, changed: 0, unchanged: 0, error: 0, values: 1926, kept: 0 });
  });

  it.each([
    ['2,598户 with a comma and a unit', '新华社区', 'register.households', exact(2598)],
    ['1,126户', '中环社区', 'register.households', exact(1126)],
    ['约2771 stays an estimate', '云岭社区', 'register.households', estimate(2771)],
    ['约5040', '卫城社区', 'register.households', estimate(5040)],
    ['digits kept as text', '岭南社区', 'register.households', exact(5731)],
    ['full-width ５２１２', '电建二公司社区', 'register.households', exact(5212)],
    ['full-width １６１１', '东风社区', 'register.households', exact(1611)],
    ['a plain number', '流长社区', 'register.households', exact(5153)],
    ['an area in 0.01 ㎡', '新华社区', 'office.area_total', exact(12_800)],
    ['books under a group of areas', '新华社区', 'rooms.reading.books', exact(3658)],
    ['无 says there is none', '青龙社区', 'rooms.children.area', none],
    ['an empty cell is unfilled, not 0', '新华社区', 'rooms.archive.area', UNFILLED],
    ['√', '新华社区', 'covenant.exists', exact(1)],
    ['×', '新华社区', 'covenant.topics.early_marriage', exact(0)],
    ['无 as one of the choices', '青龙社区', 'daycare.state', text('none')],
    ['已建成', '云岭社区', 'daycare.state', text('built')],
    ['在建', '新华社区', 'daycare.state', text('building')],
    ['是', '新华社区', 'committee.director_is_secretary', exact(1)],
    ['否', '云岭社区', 'committee.director_is_secretary', exact(0)],
    ['pay in 分', '新华社区', 'staff.allowance.head', exact(420_000)],
    ['people under a group of money', '新华社区', 'committee.size', exact(5)],
    ['部分未缴', '岭南社区', 'staff.social_insurance', text('partly')],
    ['老旧小区', '新华社区', 'register.estate_kind', text('old')],
    ['a full name that breaks the naming rule, as written', '岭南社区', 'register.full_name', text('清镇市岭南社区居委会')],
    ['date 2021.5.5', '新华社区', 'register.survey_date', text('2021-05-05')],
    ['date 2021年6月16日', '青龙社区', 'register.survey_date', text('2021-06-16')],
    ['date 20210404', '云岭社区', 'register.survey_date', text('2021-04-04')],
    ['date 2021-06-09', '弘业社区', 'register.survey_date', text('2021-06-09')],
    ['date 2021/4/11', '塔山社区', 'register.survey_date', text('2021-04-11')],
  ])('reads %s', (_, community, metricKey, expected) => {
    expect(valueOf(first.read, community, metricKey)).toEqual(expected);
  });

  it('reads every date of the register as a day of 2021', () => {
    const dates = first.read.rows.map((row) => row.values[first.read.metricKeys.indexOf('register.survey_date')]?.text ?? '');
    expect(dates).toHaveLength(52);
    expect(dates.filter((day) => !/^2021-0[1-6]-\d\d$/.test(day))).toEqual([]);
  });

  it('keeps exactly the four 约 as estimates', () => {
    const households = first.read.metricKeys.indexOf('register.households');
    const estimates = first.read.rows.filter((row) => row.values[households]?.qualifier === 'estimate').map((row) => row.name);
    expect(estimates).toEqual(['云岭社区', '盘化社区', '枫渔社区', '卫城社区']);
  });

  it('keeps statistics codes as twelve digits of text', () => {
    expect(first.read.rows.every((row) => /^520181\d{6}$/.test(row.code ?? ''))).toBe(true);
    expect(first.read.rows[0]).toMatchObject({ row: 5, subdistrict: '青龙山街道', name: '新华社区', code: '520181002001' });
  });

  it('lists the twelve subdistricts to be created, in sheet order', () => {
    expect(first.match.newSubdistricts).toEqual([
      '青龙山街道',
      '巢凤街道',
      '滨湖街道',
      '红枫湖镇',
      '站街镇',
      '卫城镇',
      '新店镇',
      '暗流镇',
      '犁倭镇',
      '麦格苗族布依族乡',
      '王庄布依族苗族乡',
      '流长苗族乡',
    ]);
  });
});

describe('an excerpt of the register as an old .xls with real dates and formulas', () => {
  it('is matched with the communities of the .xlsx and differs in the dates only', async () => {
    const { table, read, preview } = runImport(await oldRegisterSheet(), confirmed(first));
    expect(read.issues).toEqual([]);
    expect(preview.counts).toMatchObject({ new: 0, changed: 8, error: 0 });
    expect(new Set(preview.rows.flatMap((row) => row.changes.map((change) => change.metricKey)))).toEqual(new Set(['register.survey_date']));
    expect(valueOf(read, '新华社区', 'register.survey_date')).toEqual(text('2021-05-04'));
    expect(table.skipped).toEqual([{ row: 13, reason: 'total', text: '小计 0 #DIV/0!' }]);
  });
});

describe('the register imported a second time', () => {
  it('changes nothing when the file is the same', () => {
    const again = runImport(sheet, confirmed(first));
    expect(again.preview.counts).toEqual({ new: 0, changed: 0, unchanged: 52, error: 0, values: 0, kept: 0 });
    expect(again.match.newSubdistricts).toEqual([]);
  });

  it('shows edited cells field by field with the value before', () => {
    const edited = withCells(sheet, { G5: '约2600户', AH5: '已建成', R5: 15, AP5: '2021.7.1' });
    const { preview } = runImport(edited, confirmed(first));
    expect(preview.counts).toMatchObject({ changed: 1, unchanged: 51, values: 4 });
    expect(preview.rows.find((row) => row.status === 'changed')).toMatchObject({
      row: 5,
      name: '新华社区',
      communityId: 'community-1',
      identity: [],
      changes: [
        { metricKey: 'register.households', before: exact(2598), after: estimate(2600) },
        { metricKey: 'rooms.archive.area', before: UNFILLED, after: exact(1500) },
        { metricKey: 'daycare.state', before: text('building'), after: text('built') },
        { metricKey: 'register.survey_date', before: text('2021-05-05'), after: text('2021-07-01') },
      ],
    });
  });

  it('leaves a value alone when its cell is now empty, and says so', () => {
    const { preview } = runImport(withCells(sheet, { G6: null, H6: '—' }), confirmed(first));
    expect(preview.counts).toMatchObject({ changed: 0, unchanged: 52, values: 0, kept: 2 });
    expect(preview.rows[1]?.kept).toEqual(['register.households', 'register.population']);
  });

  it('takes an estimate that became exact for a change', () => {
    const { preview } = runImport(withCells(sheet, { G7: 2771 }), confirmed(first));
    expect(preview.rows[2]?.changes).toEqual([{ metricKey: 'register.households', before: estimate(2771), after: exact(2771) }]);
  });

  it('reports all bad cells at once and keeps only their rows out', () => {
    const bad = withCells(sheet, {
      G5: '两三千',
      I6: '200亩',
      E7: 5.20181002003e11,
      E8: '5.20181E+11',
      E9: '52018100200',
      F10: '中等小区',
      U11: '差不多',
      AP12: '2021年5月',
      AJ13: { error: '#REF!' },
      H14: -5,
      G15: '2000-3000',
      J16: { date: '2021-03-05' },
      AN17: '缴了一半',
    });
    const { read, preview } = runImport(bad, confirmed(first));
    expect(read.issues.map(({ row, column, code, raw }) => `${column}${row} ${code} ${raw}`)).toEqual([
      'G5 import_cell_number 两三千',
      'I6 import_cell_unit 200亩',
      'E8 import_code_scientific 5.20181E+11',
      'E9 import_code_length 52018100200',
      'F10 import_cell_choice 中等小区',
      'U11 import_cell_flag 差不多',
      'AP12 import_cell_date_incomplete 2021年5月',
      'AJ13 import_cell_formula #REF!',
      'H14 import_cell_negative -5',
      'G15 import_cell_range 2000-3000',
      'J16 import_cell_is_date 2021-03-05',
      'AN17 import_cell_choice 缴了一半',
    ]);
    expect(preview.counts).toMatchObject({ error: 12, unchanged: 40 });
  });
});
