import { describe, expect, it } from 'vitest';
import { readCode } from '#shared/domain/import/readCode.ts';
import type { GridCell, GridMerge } from '#shared/domain/sheet/grid.ts';
import { exact, runImport, sheetOf } from './support/register.ts';

const HEADER: readonly GridCell[] = ['乡镇（街道）', '社区名称', '统计代码', '户数'];

function read(rows: ReadonlyArray<ReadonlyArray<GridCell>>, merges: readonly GridMerge[] = []) {
  return runImport(sheetOf([HEADER, ...rows], { merges })).read;
}

describe('a statistics code', () => {
  it.each<[GridCell, string | null]>([
    ['520181002001', '520181002001'],
    [520_181_002_001, '520181002001'],
    ["'520181002001", '520181002001'],
    ['５２０１８１００２００１', '520181002001'],
    [' 520181 002001 ', '520181002001'],
    [null, null],
    ['', null],
    ['无', null],
    ['—', null],
    ['5.20181E+11', 'import_code_scientific'],
    ['5.20181002001e+11', 'import_code_scientific'],
    ['52018100200', 'import_code_length'],
    ['5201810020010', 'import_code_length'],
    [52_018_100_200, 'import_code_length'],
    ['52018100200A', 'import_code_format'],
    ['新华社区', 'import_code_format'],
    [{ error: '#N/A' }, 'import_cell_formula'],
  ])('%j is %j', (cell, expected) => {
    const { code, issue } = readCode(cell);
    expect(issue?.code ?? code).toBe(expected);
  });
});

describe('names', () => {
  it('lose spaces at the ends and between characters', () => {
    expect(read([[' 示例街道\u3000', '示 例　甲社区 ', null, 2000]]).rows[0]).toMatchObject({ subdistrict: '示例街道', name: '示例甲社区' });
  });

  it('missing without a code is an error at the name column', () => {
    const { issues, rows } = read([['示例街道', null, null, 2000]]);
    expect(issues.map(({ row, column, code }) => `${column}${row} ${code}`)).toEqual(['B2 import_name_missing']);
    expect(rows[0]?.failed).toBe(true);
  });

  it('missing beside a code is fine', () => {
    expect(read([['示例街道', null, '520181002001', 2000]]).issues).toEqual([]);
  });

  it.each<[GridCell, string]>([
    [{ error: '#REF!' }, 'import_cell_formula'],
    ['长'.repeat(61), 'import_cell_too_long'],
  ])('%j is refused', (name, code) => {
    expect(read([['示例街道', name, null, 2000]]).issues.map((issue) => issue.code)).toEqual([code]);
  });
});

describe('the subdistrict of a row', () => {
  it('comes from the merged cell it lies in, without a word', () => {
    const { rows, issues } = read(
      [
        ['甲街道', '一社区', null, 1],
        [null, '二社区', null, 2],
        ['乙镇', '三社区', null, 3],
      ],
      [{ top: 1, left: 0, bottom: 2, right: 0 }],
    );
    expect(rows.map((row) => row.subdistrict)).toEqual(['甲街道', '甲街道', '乙镇']);
    expect(issues).toEqual([]);
  });

  it('同上 is the one above', () => {
    const { rows, issues } = read([
      ['甲街道', '一社区', null, 1],
      ['同上', '二社区', null, 2],
      ['〃', '三社区', null, 3],
    ]);
    expect(rows.map((row) => row.subdistrict)).toEqual(['甲街道', '甲街道', '甲街道']);
    expect(issues).toEqual([]);
  });

  it('left empty is taken from above with a warning that does not stop the row', () => {
    const { rows, issues } = read([
      ['甲街道', '一社区', null, 1],
      [null, '二社区', null, 2],
    ]);
    expect(rows[1]).toMatchObject({ subdistrict: '甲街道', failed: false });
    expect(issues).toEqual([
      {
        severity: 'warning',
        code: 'import_subdistrict_carried',
        sheet: '社区名册',
        row: 3,
        column: 'A',
        header: '乡镇（街道）',
        raw: '',
        data: { subdistrict: '甲街道' },
      },
    ]);
  });

  it('with a broken formula is an error', () => {
    expect(read([[{ error: '#REF!' }, '一社区', null, 1]]).issues.map(({ column, row, code }) => `${column}${row} ${code}`)).toEqual([
      'A2 import_cell_formula',
    ]);
  });
});

describe('findings', () => {
  it('carry sheet, row from 1, column letters, header, the cell as it stands, and data', () => {
    expect(read([['示例街道', '示例甲社区', null, '200亩']]).issues).toEqual([
      {
        severity: 'error',
        code: 'import_cell_unit',
        sheet: '社区名册',
        row: 2,
        column: 'D',
        header: '户数',
        raw: '200亩',
        data: { unit: '亩', expected: '户' },
      },
    ]);
  });

  it('stand in sheet order, columns beyond Z behind those before it', () => {
    const wide: GridCell[] = ['社区名称', '户数', ...Array.from({ length: 25 }, () => null), '人口'];
    const row = (name: string): GridCell[] => [name, '?', ...Array.from({ length: 25 }, () => null), '?'];
    const { read: result } = runImport(sheetOf([wide, row('一社区'), row('二社区')]));
    expect(result.issues.map(({ column, row: at }) => `${column}${at}`)).toEqual(['B2', 'AB2', 'B3', 'AB3']);
  });

  it('a warning leaves the value and the row in', () => {
    const { rows, issues } = read([['示例街道', '示例甲社区', null, 40_000]]);
    expect(issues.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'import_cell_unusual']]);
    expect(rows[0]).toMatchObject({ values: [exact(40_000)], failed: false });
  });

  it('one number merged over several communities counts for the first only, with a warning', () => {
    const { rows, issues } = read(
      [
        ['甲街道', '一社区', null, 5000],
        ['甲街道', '二社区', null, null],
      ],
      [{ top: 1, left: 3, bottom: 2, right: 3 }],
    );
    expect(rows.map((row) => row.values[0]?.qualifier)).toEqual(['exact', 'unfilled']);
    expect(issues).toMatchObject([{ severity: 'warning', code: 'import_cell_merged', row: 2, column: 'D', raw: '5000', data: { rows: ['3'] } }]);
  });
});
