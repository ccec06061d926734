import { describe, expect, it } from 'vitest';
import { cellReader } from '#shared/domain/import/readCell.ts';
import type { Metric } from '#shared/domain/register/metric.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { UNFILLED, type MetricValue } from '#shared/domain/register/value.ts';
import type { GridCell } from '#shared/domain/sheet/grid.ts';
import { estimate, exact, none, text } from './support/register.ts';

function metric(key: string): Metric {
  const found = metricByKey.get(key);
  if (found === undefined) throw new Error(`no metric ${key}`);
  return found;
}

function reading(key: string, cell: GridCell, factor = 1): MetricValue | string {
  const { value, issue } = cellReader(metric(key), factor)(cell);
  if (issue === null) return value ?? 'nothing';
  return issue.severity === 'warning' ? `${issue.code} ${value?.number ?? ''}` : issue.code;
}

describe('an empty cell or a sign for it is unfilled in every kind of column, never 0', () => {
  const keys = [
    'register.households',
    'office.area_total',
    'staff.allowance.head',
    'covenant.exists',
    'register.estate_kind',
    'register.survey_date',
    'register.note',
    'rectify.method',
  ];
  it.each<[GridCell]>([
    [null],
    [''],
    ['  '],
    ['\u3000'],
    ['—'],
    ['——'],
    ['-'],
    ['--'],
    ['/'],
    ['／'],
    ['\\'],
    ['未填'],
    ['未填报'],
    ['未统计'],
    ['不详'],
    ['N/A'],
    ['暂无数据'],
    ['待补充'],
    ['…'],
  ])('%j', (cell) => {
    expect(keys.map((key) => reading(key, cell))).toEqual(keys.map(() => UNFILLED));
  });
});

describe('a number of households', () => {
  it.each<[GridCell, MetricValue | string]>([
    [2598, exact(2598)],
    [0, exact(0)],
    ['0', exact(0)],
    ['2598', exact(2598)],
    ['2598.0', exact(2598)],
    ['2,598户', exact(2598)],
    ['2，598 户', exact(2598)],
    ['５２１２', exact(5212)],
    ['2 412', exact(2412)],
    ["'2412", exact(2412)],
    ['1.2万', exact(12_000)],
    ['1.2万户', exact(12_000)],
    ['二千五百九十八户', exact(2598)],
    ['约2771', estimate(2771)],
    ['约 2,771 户', estimate(2771)],
    ['大约2700', estimate(2700)],
    ['近2700户', estimate(2700)],
    ['将近2700户', estimate(2700)],
    ['估计2700', estimate(2700)],
    ['2700左右', estimate(2700)],
    ['2700余户', estimate(2700)],
    ['2700多', estimate(2700)],
    ['2700（约）', estimate(2700)],
    ['≈2700', estimate(2700)],
    ['无', none],
    ['没有', none],
    ['暂无', none],
    ['约', 'import_cell_number'],
    ['很多', 'import_cell_number'],
    ['2,59', 'import_cell_number'],
    ['2598户8251人', 'import_cell_number'],
    ['2598（含租户）', 'import_cell_number'],
    ['?', 'import_cell_number'],
    ['√', 'import_cell_number'],
    [true, 'import_cell_number'],
    ['2000-3000', 'import_cell_range'],
    ['2000～3000户', 'import_cell_range'],
    ['2000至3000', 'import_cell_range'],
    ['2000以上', 'import_cell_bound'],
    ['不足2000', 'import_cell_bound'],
    ['>2000', 'import_cell_bound'],
    [-5, 'import_cell_negative'],
    ['-5', 'import_cell_negative'],
    ['－5户', 'import_cell_negative'],
    ['负五', 'import_cell_negative'],
    ['(2598)', 'import_cell_negative'],
    [2598.5, 'import_cell_not_whole'],
    ['2598.5户', 'import_cell_not_whole'],
    ['2598人', 'import_cell_unit'],
    ['2598㎡', 'import_cell_unit'],
    [30_001, 'import_cell_unusual 30001'],
    [100_001, 'import_cell_too_large'],
    ['25982598', 'import_cell_too_large'],
    [{ date: '2021-03-05' }, 'import_cell_is_date'],
    [{ error: '#REF!' }, 'import_cell_formula'],
    ['#DIV/0!', 'import_cell_formula'],
    ['#####', 'import_cell_formula'],
  ])('%j is %j', (cell, expected) => {
    expect(reading('register.households', cell)).toEqual(expected);
  });
});

describe('an area is kept in 0.01 ㎡', () => {
  it.each<[GridCell, MetricValue | string]>([
    [128, exact(12_800)],
    [128.3, exact(12_830)],
    [0.1 + 0.2, exact(30)],
    ['128.35', exact(12_835)],
    ['128㎡', exact(12_800)],
    ['128 m²', exact(12_800)],
    ['128平方米', exact(12_800)],
    ['128平', exact(12_800)],
    ['一百二十八平方米', exact(12_800)],
    ['约128.5㎡', estimate(12_850)],
    ['无', none],
    [0, exact(0)],
    [128.456, 'import_cell_rounded 12846'],
    ['128.456', 'import_cell_rounded 12846'],
    ['200亩', 'import_cell_unit'],
    ['0.5公顷', 'import_cell_unit'],
    ['2间', 'import_cell_unit'],
    ['200元', 'import_cell_unit'],
    [20_001, 'import_cell_unusual 2000100'],
    [100_001, 'import_cell_too_large'],
    [-1, 'import_cell_negative'],
  ])('%j is %j', (cell, expected) => {
    expect(reading('office.area_total', cell)).toEqual(expected);
  });
});

describe('pay is kept in 分 a month', () => {
  it.each<[GridCell, number, MetricValue | string]>([
    [4200, 1, exact(420_000)],
    ['4,200元', 1, exact(420_000)],
    ['¥4200.50', 1, exact(420_050)],
    ['￥4,200', 1, exact(420_000)],
    ['4200元/月', 1, exact(420_000)],
    ['4200元/人·月', 1, exact(420_000)],
    ['每月4200元', 1, 'import_cell_number'],
    ['50400元/年', 1, 'import_cell_unit'],
    ['0.42万元', 1, exact(420_000)],
    [0.42, 10_000, exact(420_000)],
    ['4200元', 10_000, exact(420_000)],
    ['约0.42', 10_000, estimate(420_000)],
    [4200, 10_000, 'import_cell_too_large'],
    [123.456, 1, 'import_cell_rounded 12346'],
  ])('%j under a factor of %d is %j', (cell, factor, expected) => {
    expect(reading('staff.allowance.head', cell, factor)).toEqual(expected);
  });
});

describe('a percentage', () => {
  it.each<[GridCell, MetricValue | string]>([
    [85, exact(8500)],
    ['85%', exact(8500)],
    ['85.5％', exact(8550)],
    ['约85%', estimate(8500)],
    [0, exact(0)],
    [0.85, 'import_cell_percent'],
    [1, 'import_cell_percent'],
  ])('%j is %j', (cell, expected) => {
    expect(reading('training.covers_heads', cell)).toEqual(expected);
  });
});

describe('a flag', () => {
  it.each<[GridCell]>([
    ['√'],
    ['✓'],
    ['✔'],
    ['☑'],
    ['有'],
    ['是'],
    ['Y'],
    ['y'],
    ['Yes'],
    ['Ｙ'],
    [1],
    ['1'],
    [true],
    ['已'],
    ['已制定'],
    ['已上墙'],
    [' √ '],
    ['v'],
    ['V'],
    ['√（2020年）'],
  ])('%j is yes', (cell) => {
    expect(reading('covenant.exists', cell)).toEqual(exact(1));
  });

  it.each<[GridCell]>([['×'], ['✗'], ['✘'], ['x'], ['X'], ['无'], ['否'], ['N'], ['no'], [0], ['0'], [false], ['未'], ['未制定'], ['没有'], ['尚未建立']])(
    '%j is no',
    (cell) => {
      expect(reading('covenant.exists', cell)).toEqual(exact(0));
    },
  );

  it.each<[GridCell]>([[2], ['差不多'], ['√×'], ['○'], ['已未'], ['2021年'], [{ date: '2021-01-01' }]])('%j is neither', (cell) => {
    expect(reading('covenant.exists', cell)).toBe('import_cell_flag');
  });
});

describe('a choice', () => {
  it.each<[string, GridCell, MetricValue | string]>([
    ['register.estate_kind', '老旧小区', text('old')],
    ['register.estate_kind', '老小区', text('old')],
    ['register.estate_kind', '老旧', text('old')],
    ['register.estate_kind', ' 新建小区 ', text('new')],
    ['register.estate_kind', '新小区', text('new')],
    ['register.estate_kind', '中等小区', 'import_cell_choice'],
    ['register.estate_kind', '无', 'import_cell_choice'],
    ['register.estate_kind', 3, 'import_cell_choice'],
    ['daycare.state', '已建成', text('built')],
    ['daycare.state', '建成', text('built')],
    ['daycare.state', '已投入使用', text('built')],
    ['daycare.state', '建设中', text('building')],
    ['daycare.state', '无', text('none')],
    ['daycare.state', '未建', text('none')],
    ['daycare.state', '有', 'import_cell_choice'],
    ['staff.social_insurance', '已缴', text('paid')],
    ['staff.social_insurance', '全部缴纳', text('paid')],
    ['staff.social_insurance', '部分缴纳', text('partly')],
    ['staff.social_insurance', '部分未缴', text('partly')],
    ['staff.social_insurance', '未缴纳', text('unpaid')],
  ])('%s %j is %j', (key, cell, expected) => {
    expect(reading(key, cell)).toEqual(expected);
  });

  it('names what may be chosen when it refuses', () => {
    expect(cellReader(metric('register.estate_kind'), 1)('大院').issue?.data).toEqual({ choices: ['老旧小区', '新建小区'] });
  });

  it('of several is kept as sorted codes', () => {
    expect(reading('rectify.method', '租赁、新建')).toEqual(text('new|rent'));
    expect(reading('rectify.method', '新建,借用')).toBe('import_cell_choice');
    expect(reading('rectify.method', '无')).toEqual(none);
  });
});

describe('a date', () => {
  it.each<[GridCell, MetricValue | string]>([
    ['2021.5.5', text('2021-05-05')],
    ['2021年6月16日', text('2021-06-16')],
    ['20210404', text('2021-04-04')],
    ['2021-06-09', text('2021-06-09')],
    ['2021/4/11', text('2021-04-11')],
    ['２０２１．５．５', text('2021-05-05')],
    ['二〇二一年六月七日', text('2021-06-07')],
    [20210404, text('2021-04-04')],
    [44_320, text('2021-05-04')],
    [{ date: '2021-05-13' }, text('2021-05-13')],
    ['2021-05-13 00:00:00', text('2021-05-13')],
    ['无', none],
    ['2021年5月', 'import_cell_date_incomplete'],
    ['2021.5', 'import_cell_date_incomplete'],
    [2021.5, 'import_cell_date_incomplete'],
    ['2021', 'import_cell_date_incomplete'],
    ['202105', 'import_cell_date_incomplete'],
    ['2021.2.30', 'import_cell_date'],
    ['21.5.5', 'import_cell_date'],
    ['上半年', 'import_cell_date'],
    [true, 'import_cell_date'],
  ])('%j is %j', (cell, expected) => {
    expect(reading('register.survey_date', cell)).toEqual(expected);
  });
});

describe('a text', () => {
  it.each<[GridCell, MetricValue | string]>([
    ['  租用  商铺 ', text('租用 商铺')],
    ['第一行 \r\n 第二行', text('第一行\n第二行')],
    ['２０２１年（新建）', text('2021年（新建）')],
    [115, text('115')],
    [{ date: '2021-05-13' }, text('2021-05-13')],
    ['无', none],
    ['字'.repeat(500), text('字'.repeat(500))],
    ['字'.repeat(501), 'import_cell_too_long'],
  ])('%j is %j', (cell, expected) => {
    expect(reading('register.note', cell)).toEqual(expected);
  });
});

it('equal cells of a column share one value, so that large registers stay small', () => {
  const read = cellReader(metric('register.households'), 1);
  expect(read('2,598户').value).toBe(read('2,598户').value);
  expect(read('2,599户').value).not.toBe(read('2,598户').value);
});
