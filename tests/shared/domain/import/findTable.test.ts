import { beforeAll, describe, expect, it } from 'vitest';
import { chooseTable, findTable } from '#shared/domain/import/findTable.ts';
import { mappingOf, proposeColumns } from '#shared/domain/import/proposeColumns.ts';
import { readRows } from '#shared/domain/import/readRows.ts';
import { metrics } from '#shared/domain/register/metrics.ts';
import type { GridCell, SheetGrid } from '#shared/domain/sheet/grid.ts';
import { confirmed, registerSheet, runImport, sheetOf, workbookOf } from './support/register.ts';

let register: SheetGrid;

beforeAll(async () => {
  register = await registerSheet();
});

const HEADER: readonly GridCell[] = ['序号', '乡镇（街道）', '社区名称', '户数', '人口'];
const ROW: readonly GridCell[] = [1, '示例街道', '示例甲社区', 2000, 5000];

function read(sheet: SheetGrid) {
  const table = findTable(sheet, metrics);
  return readRows(table, mappingOf(proposeColumns(table, metrics)), metrics);
}

describe('awkward variants of the register give the same 52 communities', () => {
  const same = (sheet: SheetGrid): void => {
    const before = confirmed(runImport(register));
    expect(runImport(sheet, before).preview.counts).toEqual({ new: 0, changed: 0, unchanged: 52, error: 0, values: 0, kept: 0 });
  };
  const eachRow = (change: (row: readonly GridCell[], index: number) => readonly GridCell[]): SheetGrid['rows'] => register.rows.map(change);

  it('with a column more at the left, merges moved along', () => {
    const merges = register.merges.map((merge) => ({ ...merge, left: merge.left + 1, right: merge.right + 1 }));
    same({ ...register, merges, rows: eachRow((row, index) => [index === 3 ? '经办人' : index > 3 ? '示例甲' : null, ...row]) });
  });

  it('with two columns swapped', () => {
    same({ ...register, rows: eachRow((row, index) => (index < 3 ? row : [row[0] ?? null, row[2] ?? null, row[1] ?? null, ...row.slice(3)])) });
  });

  it('with the header in one row only', () => {
    same({ ...register, merges: [], rows: register.rows.filter((_, index) => index !== 2) });
  });

  it('without title lines', () => {
    const merges = register.merges.filter((merge) => merge.top >= 2).map((merge) => ({ ...merge, top: merge.top - 2, bottom: merge.bottom - 2 }));
    same({ ...register, merges, rows: register.rows.slice(2) });
  });

  it('with the merges lost, as after pasting', () => {
    same({ ...register, merges: [] });
  });

  it('with notes, blank rows and the header repeated between the rows', () => {
    const rows = [...register.rows];
    rows.splice(40, 0, ['说明：以下为各镇'], [], rows[2] ?? [], rows[3] ?? []);
    same({ ...register, rows });
  });

  it('with line breaks and spaces in the header', () => {
    same({ ...register, rows: eachRow((row, index) => (index === 3 ? row.map((cell) => (typeof cell === 'string' ? [...cell].join('\n ') : cell)) : row)) });
  });

  it('with every text in full width where that is possible', () => {
    const wide = (cell: GridCell): GridCell =>
      typeof cell === 'string' ? cell.replace(/[0-9A-Za-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)) : cell;
    same({ ...register, rows: eachRow((row, index) => (index > 3 ? row.map(wide) : row)) });
  });

  it('with names written once in merged cells of the subdistrict', () => {
    const merges = [...register.merges, { top: 4, left: 1, bottom: 26, right: 1 }];
    same({ ...register, merges, rows: eachRow((row, index) => (index > 4 && index <= 26 ? [row[0] ?? null, null, ...row.slice(2)] : row)) });
  });
});

describe('the header', () => {
  it('is found under title lines however many there are', () => {
    const table = findTable(sheetOf([['附件2'], [], ['示例市社区情况表'], ['填报单位：示例局', null, '填报日期：2024.5.6'], HEADER, ROW]), metrics);
    expect([table.headerTop, table.headerBottom, table.rows, table.reportedOn]).toEqual([4, 4, [5], '2024-05-06']);
  });

  it('leaves a title right above it out of the columns, merged or not', () => {
    for (const merges of [[], [{ top: 0, left: 0, bottom: 0, right: 4 }]]) {
      const table = findTable(sheetOf([['示例市社区情况表'], HEADER, ROW], { merges }), metrics);
      expect([table.headerTop, table.titles, table.columns[0]?.path]).toEqual([1, ['示例市社区情况表'], ['序号']]);
    }
  });

  it('takes a single group over some columns for a group, not for a title', () => {
    const table = findTable(sheetOf([[null, null, null, '规模'], HEADER, ROW], { merges: [{ top: 0, left: 3, bottom: 0, right: 4 }] }), metrics);
    expect(table.columns.map((column) => column.path.join('/'))).toEqual(['序号', '乡镇（街道）', '社区名称', '规模/户数', '规模/人口']);
  });

  it('joins vertically merged cells with a group and its columns', () => {
    const merges = [0, 1].map((left) => ({ top: 0, left, bottom: 1, right: left })).concat({ top: 0, left: 2, bottom: 0, right: 3 });
    const table = findTable(
      sheetOf(
        [
          ['社区名称', '户数', '图书阅览室', null],
          [null, null, '面积（平方米）', '图书（册）'],
          ['示例甲社区', 2000, 30, 1500],
        ],
        { merges },
      ),
      metrics,
    );
    expect(table.columns.map((column) => column.path)).toEqual([['社区名称'], ['户数'], ['图书阅览室', '面积（平方米）'], ['图书阅览室', '图书（册）']]);
    expect(proposeColumns(table, metrics).map(({ target }) => target)).toEqual(['name', 'register.households', 'rooms.reading.area', 'rooms.reading.books']);
  });

  it('reads three levels', () => {
    const merges = [
      { top: 0, left: 1, bottom: 0, right: 3 },
      { top: 1, left: 2, bottom: 1, right: 3 },
      { top: 0, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 2, right: 1 },
    ];
    const rows = [
      ['社区名称', '用房', null, null],
      [null, '办公用房', '功能室（㎡）', null],
      [null, null, '档案保管室', '多功能室'],
      ['示例甲社区', 200, 12, 40],
    ];
    expect(findTable(sheetOf(rows, { merges }), metrics).columns.map((column) => column.path.join('/'))).toEqual([
      '社区名称',
      '用房/办公用房',
      '用房/功能室（㎡）/档案保管室',
      '用房/功能室（㎡）/多功能室',
    ]);
  });

  it('takes the units of a row of units under it', () => {
    const table = findTable(
      sheetOf([
        ['社区名称', '户数', '办公用房', '办公经费'],
        [null, '户', '平方米', '万元'],
        ['示例甲社区', 2000, 200, 0.25],
      ]),
      metrics,
    );
    expect(table.skipped).toEqual([{ row: 2, reason: 'units', text: '户 平方米 万元' }]);
    const rows = readRows(table, mappingOf(proposeColumns(table, metrics)), metrics);
    expect(rows.rows[0]?.values.map((value) => value?.number)).toEqual([2000, 20_000, 250_000]);
  });

  it('is found where only the name is known and another header resembles a field', () => {
    const table = findTable(
      sheetOf([
        ['社区名称', '居民户数合计数'],
        ['示例甲社区', 2000],
      ]),
      metrics,
    );
    expect(table.rows).toEqual([1]);
  });

  it('is found in a mere list of names and codes', () => {
    expect(
      findTable(
        sheetOf([
          ['乡镇（街道）', '社区名称', '统计代码'],
          ['示例街道', '示例甲社区', '520181002001'],
        ]),
        metrics,
      ).rows,
    ).toEqual([1]);
  });

  it('is found in a sheet with merges made to hurt, which are left out', () => {
    const rows = [HEADER, ...Array.from({ length: 2_000 }, () => ROW)];
    const merges = Array.from({ length: 20_000 }, (_, index) => ({ top: 1 + (index % 100), left: 1, bottom: 2_000, right: 4 }));
    const table = findTable(sheetOf(rows, { merges }), metrics);
    expect([table.rows.length, table.sheet.merges]).toEqual([2_000, []]);
  });

  it.each<[string, GridCell[][]]>([
    [
      'a list of people',
      [
        ['序号', '姓名', '性别', '社区名称', '职务'],
        [1, '示例甲', '女', '示例社区', '书记'],
      ],
    ],
    [
      'a list of people by subdistrict',
      [
        ['乡镇（街道）', '社区名称', '姓名', '联系电话', '备注'],
        ['示例街道', '示例社区', '示例甲', '12345', null],
      ],
    ],
    [
      'names and remarks only',
      [
        ['社区名称', '备注'],
        ['示例社区', '已通知'],
      ],
    ],
    [
      'a payroll',
      [
        ['姓名', '工资', '奖金'],
        ['示例甲', 3000, 200],
      ],
    ],
    ['an empty sheet', []],
    ['a page of text', [['关于开展社区督查的通知'], ['各乡镇（街道）：'], ['请报送社区名称、户数。']]],
  ])('is not found in %s', (_, rows) => {
    expect(() => findTable(sheetOf(rows), metrics)).toThrow(expect.objectContaining({ code: 'import_no_register' }));
  });
});

describe('rows that are not communities are left out with the reason', () => {
  it.each<[string, GridCell[], string]>([
    ['小计 in the first column', ['小计', '示例街道', null, 4000, 9000], 'total'],
    ['the subdistrict with 小计', [null, '示例街道小计', null, 4000, 9000], 'total'],
    ['spaced 合  计', ['合  计', null, null, 4000, 9000], 'total'],
    ['合计 with a count', ['合计（2个）', null, null, 4000, 9000], 'total'],
    ['全市总计：', [null, '全市总计：', null, 4000, null], 'total'],
    ['平均', ['平均', null, null, 2000, 4500], 'total'],
    ['注：', ['注：空格为未填报', null, null, null, null], 'note'],
    ['a numbered note', ['2.“约”为估计数。'], 'note'],
    ['填表人 and 审核人', ['填表人：示例甲', null, '审核人：示例乙', null, '电话：12345'], 'note'],
    ['单位负责人', ['单位负责人（签字）：', null, '填报日期：2024年5月'], 'note'],
    ['a remark over the whole width', [null, null, '以上数据截至2024年5月，由各街道报送。'], 'note'],
    ['nothing', [null, '', '  ', null, null], 'blank'],
    ['only a row number', [7, null, null, null, null], 'blank'],
    ['a subdistrict as heading', ['一、示例街道（23个）', null, null, null, null], 'section'],
    ['the header again', [...HEADER], 'repeated_header'],
  ])('%s', (_, cells, reason) => {
    const table = findTable(sheetOf([HEADER, ROW, cells, ROW]), metrics);
    expect(table.rows).toEqual([1, 3]);
    expect(table.skipped.map((skipped) => [skipped.row, skipped.reason])).toEqual([[3, reason]]);
  });

  it('the numbers of the columns under the header', () => {
    expect(findTable(sheetOf([HEADER, [1, 2, 3, 4, 5], ROW]), metrics).skipped.map(({ reason }) => reason)).toEqual(['numbering']);
  });

  it('but a community with only its name filled in is read', () => {
    expect(findTable(sheetOf([HEADER, ROW, [null, null, '示例乙社区', null, null]]), metrics).rows).toEqual([1, 2]);
  });

  it('and a total in the remarks leaves its row in', () => {
    expect(
      findTable(
        sheetOf([
          [...HEADER, '备注'],
          [...ROW, '合计'],
        ]),
        metrics,
      ).rows,
    ).toEqual([1]);
  });

  it('a heading row gives its subdistrict to the rows under it', () => {
    const sheet = sheetOf([
      ['社区名称', '户数'],
      [null, '一、甲街道'],
      ['示例甲社区', 2000],
      ['示例乙社区', 1800],
      [null, '二、乙镇'],
      ['示例丙社区', 900],
    ]);
    expect(read(sheet).rows.map((row) => row.subdistrict)).toEqual(['甲街道', '甲街道', '乙镇']);
  });
});

describe('choosing among sheets', () => {
  const other = sheetOf([['说明'], ['本表每月报送']], { name: '填表说明' });

  it('takes the sheet that names most fields', () => {
    const small = sheetOf(
      [
        ['社区名称', '户数'],
        ['示例甲社区', 2000],
      ],
      { name: '摘要' },
    );
    const choice = chooseTable(workbookOf(other, small, register), metrics);
    expect(choice.table.sheet.name).toBe('社区名册');
    expect(choice.others).toEqual([{ sheet: '摘要', rows: 1, score: 2 }]);
  });

  it('takes the sheet the user names', () => {
    const small = sheetOf(
      [
        ['社区名称', '户数'],
        ['示例甲社区', 2000],
      ],
      { name: '摘要' },
    );
    expect(chooseTable(workbookOf(register, small), metrics, '摘要').table.sheet.name).toBe('摘要');
  });

  it('passes over a hidden sheet', () => {
    const small = sheetOf(
      [
        ['社区名称', '户数'],
        ['示例甲社区', 2000],
      ],
      { name: '摘要' },
    );
    expect(chooseTable(workbookOf({ ...register, hidden: true }, small), metrics).table.sheet.name).toBe('摘要');
  });

  it('says so when only a hidden sheet holds the register', () => {
    expect(() => chooseTable(workbookOf(other, { ...register, hidden: true }), metrics)).toThrow(
      expect.objectContaining({ code: 'import_sheet_hidden', data: { sheet: '社区名册' } }),
    );
  });

  it('names the sheets it looked at when none is a register', () => {
    expect(() => chooseTable(workbookOf(other), metrics)).toThrow(expect.objectContaining({ code: 'import_no_register', data: { sheets: ['填表说明'] } }));
  });

  it('refuses a name that is not there, and a named sheet that is no register', () => {
    expect(() => chooseTable(workbookOf(register), metrics, '另一张')).toThrow(expect.objectContaining({ code: 'import_sheet_missing' }));
    expect(() => chooseTable(workbookOf(other, register), metrics, '填表说明')).toThrow(expect.objectContaining({ code: 'import_no_register' }));
  });
});
