import { describe, expect, it } from 'vitest';
import { matchCommunities, nameKey, subdistrictKey, type ExistingCommunity } from '#shared/domain/import/matchCommunities.ts';
import type { GridCell } from '#shared/domain/sheet/grid.ts';
import { runImport, sheetOf } from './support/register.ts';

const HEADER: readonly GridCell[] = ['乡镇（街道）', '社区名称', '统计代码', '户数'];

function community(id: string, subdistrictName: string, name: string, code: string | null = null, fullName: string | null = null): ExistingCommunity {
  return { id, name, code, subdistrictName, fullName };
}

const KNOWN: readonly ExistingCommunity[] = [
  community('a', '东街道', '甲社区', '520181002001', '示例市东街道办事处甲社区居民委员会'),
  community('b', '东街道', '乙社区', '520181002002'),
  community('c', '西镇', '甲社区', '520181100001'),
  community('d', '西镇', '丙社区', null),
];

function match(rows: ReadonlyArray<ReadonlyArray<GridCell>>, known = KNOWN, subdistricts: readonly string[] = []) {
  const { read } = runImport(sheetOf([HEADER, ...rows]));
  const result = matchCommunities(read, known, subdistricts);
  return { ...result, told: result.issues.map(({ column, row, code }) => `${column}${row} ${code}`) };
}

describe('the community of a row', () => {
  it.each<[string, GridCell[], string | null, string | null]>([
    ['by its code', ['东街道', '甲社区', '520181002001', 1], 'a', 'code'],
    ['by its code alone', [null, null, '520181100001', 1], 'c', 'code'],
    ['by name within the subdistrict', ['西镇', '甲社区', null, 1], 'c', 'name'],
    ['by name when the register has no code', ['西镇', '丙社区', '520181100009', 1], 'd', 'name'],
    ['without 社区 at the end', ['东街道', '乙', null, 1], 'b', 'name'],
    ['with 居委会 at the end', ['东街道', '乙社区居委会', null, 1], 'b', 'name'],
    ['with 居民委员会 at the end', ['东街道', '乙社区居民委员会', null, 1], 'b', 'name'],
    ['by its full name', ['东街道', '示例市东街道办事处甲社区居民委员会', null, 1], 'a', 'fullName'],
    ['with the subdistrict written in full', ['东街道办事处', '乙社区', null, 1], 'b', 'name'],
    ['without a subdistrict when one community only has the name', [null, '乙社区', null, 1], 'b', 'name'],
    ['new under another name', ['东街道', '丁社区', null, 1], null, null],
    ['new under the same name in another subdistrict', ['东街道', '丙社区', null, 1], null, null],
  ])('is found %s', (_, row, id, by) => {
    const { rows, told } = match([row]);
    expect([rows[0]?.communityId, rows[0]?.by]).toEqual([id, by]);
    expect(told).toEqual([]);
  });

  it('keeps the register’s spelling of subdistrict and name', () => {
    expect(match([['东街道办事处', '乙社区居委会', null, 1]]).rows[0]).toMatchObject({
      subdistrict: '东街道',
      name: '乙社区',
      code: '520181002002',
      identity: [],
    });
  });
});

describe('what the sheet says otherwise about a known community is proposed as a change', () => {
  it('another name under the same code', () => {
    expect(match([['东街道', '新甲社区', '520181002001', 1]]).rows[0]).toMatchObject({
      communityId: 'a',
      name: '新甲社区',
      identity: [{ field: 'name', before: '甲社区', after: '新甲社区' }],
    });
  });

  it('another subdistrict under the same code', () => {
    expect(match([['西镇', '乙社区', '520181002002', 1]]).rows[0]?.identity).toEqual([{ field: 'subdistrict', before: '东街道', after: '西镇' }]);
  });

  it('a code the register lacks, or another code', () => {
    expect(match([['西镇', '丙社区', '520181100009', 1]]).rows[0]?.identity).toEqual([{ field: 'code', before: null, after: '520181100009' }]);
    expect(match([['东街道', '乙社区', '520181002099', 1]]).rows[0]?.identity).toEqual([{ field: 'code', before: '520181002002', after: '520181002099' }]);
  });

  it('two names exchanged between two codes are two changes of name', () => {
    const { rows, told } = match([
      ['东街道', '乙社区', '520181002001', 1],
      ['东街道', '甲社区', '520181002002', 1],
    ]);
    expect(rows.map((row) => [row.communityId, row.name])).toEqual([
      ['a', '乙社区'],
      ['b', '甲社区'],
    ]);
    expect(told).toEqual([]);
  });

  it('a renamed community leaves its old name to a new one with its own code', () => {
    const { rows, told } = match([
      ['东街道', '新甲社区', '520181002001', 1],
      ['东街道', '甲社区', '520181002077', 1],
    ]);
    expect(rows.map((row) => row.communityId)).toEqual(['a', null]);
    expect(told).toEqual([]);
  });
});

describe('never guesses', () => {
  it('two candidates are an error that names both', () => {
    const { issues, rows } = match([[null, '甲社区', null, 1]]);
    expect(issues).toMatchObject([{ code: 'import_match_ambiguous', row: 2, column: 'B', raw: '甲社区', data: { names: ['东街道甲社区', '西镇甲社区'] } }]);
    expect(rows[0]?.failed).toBe(true);
  });

  it('a code of one and the name of another are an error that names both', () => {
    const { issues } = match([['东街道', '乙社区', '520181002001', 1]]);
    expect(issues).toMatchObject([
      { code: 'import_match_conflict', row: 2, data: { code: '520181002001', byCode: '甲社区', byName: '东街道乙社区', holderCode: '520181002002' } },
    ]);
  });

  it('a new community without a subdistrict, or an unknown code without a name', () => {
    expect(
      match([
        [null, '丁社区', null, 1],
        [null, null, '520181002088', 1],
      ]).told,
    ).toEqual(['A2 import_subdistrict_missing', 'B3 import_name_missing']);
  });
});

describe('doubles in the file name all their rows', () => {
  it('the same code', () => {
    const { issues, rows } = match([
      ['东街道', '丁社区', '520181002050', 1],
      ['东街道', '戊社区', '520181002051', 1],
      ['西镇', '己社区', '520181002050', 1],
    ]);
    expect(issues.map(({ column, row, code, data }) => [`${column}${row}`, code, data])).toEqual([
      ['C2', 'import_duplicate_code', { rows: ['2', '4'], value: '520181002050' }],
      ['C4', 'import_duplicate_code', { rows: ['2', '4'], value: '520181002050' }],
    ]);
    expect(rows.map((row) => row.failed)).toEqual([true, false, true]);
  });

  it('the same name in one subdistrict, however written', () => {
    const { issues } = match([
      ['东街道', '丁社区', null, 1],
      ['东街道办事处', '丁社区居委会', null, 1],
      ['西镇', '丁社区', null, 1],
    ]);
    expect(issues.map(({ column, row, code, data }) => [`${column}${row}`, code, data['rows']])).toEqual([
      ['B2', 'import_duplicate_name', ['2', '3']],
      ['B3', 'import_duplicate_name', ['2', '3']],
    ]);
  });

  it('one community named by code and again by name', () => {
    expect(
      match([
        ['东街道', null, '520181002002', 1],
        ['东街道', '乙社区', null, 1],
      ]).told,
    ).toEqual(['B2 import_duplicate_name', 'B3 import_duplicate_name']);
  });
});

describe('what else the match tells', () => {
  it('subdistricts the register lacks, once each, without those of rows in error', () => {
    const rows: GridCell[][] = [
      ['北街道', '丁社区', null, 1],
      ['北街道办事处', '戊社区', null, 1],
      ['南乡', '己社区', null, '?'],
      ['东街道', '庚社区', null, 1],
      ['中镇', '辛社区', null, 1],
    ];
    expect(match(rows, KNOWN, ['中镇']).newSubdistricts).toEqual(['北街道']);
  });

  it('communities of the register that no row is about', () => {
    expect(
      match([
        ['东街道', '甲社区', '520181002001', 1],
        ['西镇', '丙社区', null, 1],
      ]).absentIds,
    ).toEqual(['b', 'c']);
  });
});

describe('names to compare by', () => {
  it.each([
    ['新华社区', '新华'],
    ['新华', '新华'],
    ['新华社区居委会', '新华'],
    ['新华社区居民委员会', '新华'],
    ['新华居委会', '新华'],
    ['新华村', '新华村'],
    ['社区', '社区'],
    ['一一五社区', '一一五'],
    ['１１５社区', '115'],
  ])('%s → %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it.each([
    ['青龙山街道', '青龙山'],
    ['青龙山街道办事处', '青龙山'],
    ['青龙山办事处', '青龙山'],
    ['青龙山街道办', '青龙山'],
    ['站街镇', '站街镇'],
    ['站街镇人民政府', '站街镇'],
    ['站街街道', '站街'],
    ['麦格苗族布依族乡', '麦格苗族布依族乡'],
  ])('%s → %s', (name, key) => {
    expect(subdistrictKey(name)).toBe(key);
  });
});
