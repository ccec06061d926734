import { describe, expect, it } from 'vitest';
import { findTable } from '#shared/domain/import/findTable.ts';
import { checkMapping, rememberMapping, signature, type ColumnMapping } from '#shared/domain/import/mapping.ts';
import { mappingOf, proposeColumns } from '#shared/domain/import/proposeColumns.ts';
import { readRows } from '#shared/domain/import/readRows.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import type { GridCell, GridMerge } from '#shared/domain/sheet/grid.ts';
import { exact, sheetOf } from './support/register.ts';

function tableOf(header: readonly GridCell[], row: readonly GridCell[] = ['示例甲社区'], merges: readonly GridMerge[] = []) {
  return findTable(sheetOf([header, row], { merges }), metrics);
}

function targets(...header: string[]): Array<readonly [string, string]> {
  return proposeColumns(tableOf(['社区名称', '人口', ...header]), metrics)
    .slice(2)
    .map(({ target, basis }) => [target, basis] as const);
}

describe('what a column is taken for', () => {
  it.each([
    ['总户数', 'register.households'],
    ['户数（户）', 'register.households'],
    ['2.户数', 'register.households'],
    ['藏书（册）', 'rooms.reading.books'],
    ['办公用房（㎡）', 'office.area_total'],
    ['四点半学校', 'rooms.children.area'],
    ['书记主任“一肩挑”', 'committee.director_is_secretary'],
    ['所属街道', 'subdistrict'],
    ['区划代码', 'code'],
    ['No.', 'ignore'],
    ['社保', 'staff.social_insurance'],
    ['居监委工作制度', 'rules.supervision'],
  ])('%s is exactly %s', (header, target) => {
    expect(targets(header)).toEqual([[target, 'exact']]);
  });

  it.each([
    ['社区居民总户数', 'register.households'],
    ['图书阅览室用房面积', 'rooms.reading.area'],
    ['公章使用管理办法', 'rules.seal'],
    ['日间照料中心情况', 'daycare.state'],
  ])('%s is proposed as %s, to be looked at', (header, target) => {
    expect(targets(header)).toEqual([[target, 'similar']]);
  });

  it.each([['联系电话'], ['书记姓名'], ['党员数'], ['经度'], ['X']])('%s is not known and ignored', (header) => {
    expect(targets(header)).toEqual([['ignore', 'none']]);
  });

  it('similar words give way to a column that names the field exactly', () => {
    expect(targets('户数情况说明', '户数')).toEqual([
      ['ignore', 'none'],
      ['register.households', 'exact'],
    ]);
  });

  it('shows up to three different samples, and where the column stands', () => {
    const table = findTable(
      sheetOf([
        ['社区名称', '户数'],
        ['甲', 1],
        ['乙', 1],
        ['丙', null],
        ['丁', '约2'],
        ['戊', 3],
        ['己', 4],
      ]),
      metrics,
    );
    expect(proposeColumns(table, metrics)[1]).toEqual({
      columnIndex: 1,
      letters: 'B',
      path: ['户数'],
      target: 'register.households',
      confidence: 100,
      basis: 'exact',
      signature: '户数',
      samples: ['1', '约2', '3'],
    });
  });

  it('a column without a header is shown and ignored', () => {
    const table = findTable(
      sheetOf([
        ['社区名称', '户数'],
        ['甲', 1, '另有租户'],
      ]),
      metrics,
    );
    expect(proposeColumns(table, metrics)[2]).toMatchObject({ letters: 'C', path: [], target: 'ignore', samples: ['另有租户'] });
  });
});

describe('a corrected mapping', () => {
  const table = tableOf(['社区名称', '居民户数合计数', '办公场地'], ['示例甲社区', 2000, 300]);
  const corrected: ColumnMapping = { 0: 'name', 1: 'register.households', 2: 'office.area_total' };

  it('is read instead of the proposal', () => {
    expect(readRows(table, corrected, metrics).rows[0]?.values).toEqual([exact(2000), exact(30_000)]);
  });

  it('is remembered by the header, whatever its unit and spacing', () => {
    const remembered = rememberMapping(table, corrected);
    const next = tableOf(['户数', '社区名称', '办公 场地（平方米）'], [1, '示例甲社区', 300]);
    expect(proposeColumns(next, metrics, remembered).map(({ target, basis }) => [target, basis])).toEqual([
      ['register.households', 'exact'],
      ['name', 'remembered'],
      ['office.area_total', 'remembered'],
    ]);
  });

  it('remembers that a column is to be ignored', () => {
    const remembered = rememberMapping(tableOf(['社区名称', '户数', '人口']), { 0: 'name', 1: 'register.households' });
    expect(proposeColumns(tableOf(['社区名称', '人口', '户数']), metrics, remembered)[1]).toMatchObject({ target: 'ignore', basis: 'remembered' });
  });

  it('does not remember headers that stand twice', () => {
    expect(rememberMapping(tableOf(['社区名称', '户数', '户数']), { 0: 'name', 2: 'register.households' })).toEqual({ 社区名称: 'name' });
  });

  it('forgets a remembered metric that no longer exists', () => {
    expect(proposeColumns(tableOf(['社区名称', '户数']), metrics, { 户数: 'gone.metric' })[1]).toMatchObject({ target: 'register.households', basis: 'exact' });
  });

  it.each([
    [['待遇和经费（元/月）', '委员\n补贴'], '待遇和经费/委员补贴'],
    [['  户  数（户）'], '户数'],
    [['（㎡）'], ''],
  ])('signature of %j is %j', (path, expected) => {
    expect(signature(path)).toBe(expected);
  });
});

describe('what stands against a mapping', () => {
  const codes = (header: readonly GridCell[], mapping: ColumnMapping) =>
    checkMapping(tableOf(header), mapping, metrics).map(({ code, column }) => `${column} ${code}`);

  it('is nothing when name and values are there', () => {
    expect(codes(['社区名称', '户数'], { 0: 'name', 1: 'register.households' })).toEqual([]);
  });

  it('a code alone is enough to know the community', () => {
    expect(codes(['统计代码', '户数'], { 0: 'code', 1: 'register.households' })).toEqual([]);
  });

  it('no column that says which community it is', () => {
    expect(codes(['社区名称', '户数'], { 1: 'register.households' })).toEqual([' import_identity_missing']);
  });

  it('two columns with one target, both named', () => {
    const issues = checkMapping(tableOf(['社区名称', '户数', '户数']), mappingOf(proposeColumns(tableOf(['社区名称', '户数', '户数']), metrics)), metrics);
    expect(issues.map(({ column, code, row }) => `${column}${row} ${code}`)).toEqual(['B1 import_target_twice', 'C1 import_target_twice']);
    expect(issues[0]?.data).toEqual({ target: 'register.households', columns: ['B', 'C'] });
  });

  it('an unknown metric, or one of another subject', () => {
    expect(codes(['社区名称', '户数', '人口'], { 0: 'name', 1: 'gone.metric', 2: 'room.area' })).toEqual([
      'B import_target_unknown',
      'C import_target_unknown',
    ]);
  });

  it.each([
    ['办公用房（亩）', 'office.area_total'],
    ['图书阅览室（个）', 'rooms.reading.area'],
    ['办公经费（元/年）', 'finance.office_budget_month'],
    ['户数（人）', 'register.households'],
  ])('%s for %s: the units clash', (header, target) => {
    expect(codes(['社区名称', '人口', header], { 0: 'name', 2: target })).toEqual(['C import_header_unit']);
  });

  it('readRows refuses such a mapping', () => {
    expect(() => readRows(tableOf(['社区名称', '户数']), { 1: 'register.households' }, metrics)).toThrow(
      expect.objectContaining({ code: 'import_mapping', data: { codes: ['import_identity_missing'] } }),
    );
  });
});

describe('units in the header, a group or a title convert numbers without a unit', () => {
  it('万元 of the header', () => {
    const table = tableOf(['社区名称', '办公经费（万元）', '户数'], ['示例甲社区', 0.25, 2000]);
    expect(readRows(table, mappingOf(proposeColumns(table, metrics)), metrics).rows[0]?.values).toEqual([exact(250_000), exact(2000)]);
  });

  it('千元 of the group, for money only', () => {
    const merges = [
      { top: 0, left: 1, bottom: 0, right: 2 },
      { top: 0, left: 0, bottom: 1, right: 0 },
    ];
    const table = findTable(
      sheetOf(
        [
          ['社区名称', '待遇和经费（千元/月）', null],
          [null, '办公经费', '两委人数'],
          ['示例甲社区', 2.5, 7],
        ],
        { merges },
      ),
      metrics,
    );
    expect(readRows(table, mappingOf(proposeColumns(table, metrics)), metrics).rows[0]?.values).toEqual([exact(250_000), exact(7)]);
  });

  it('万元 of a title line', () => {
    const table = findTable(sheetOf([['示例市社区经费表'], ['单位：万元'], ['社区名称', '办公经费', '户数'], ['示例甲社区', 0.25, 2000]]), metrics);
    expect(readRows(table, mappingOf(proposeColumns(table, metrics)), metrics).rows[0]?.values).toEqual([exact(250_000), exact(2000)]);
  });

  it('but the unit in a cell counts before that of the header', () => {
    const table = tableOf(['社区名称', '办公经费（万元）', '户数'], ['示例甲社区', '2500元', 2000]);
    expect(readRows(table, mappingOf(proposeColumns(table, metrics)), metrics).rows[0]?.values[0]).toEqual(exact(250_000));
  });
});
