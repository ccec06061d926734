import { afterAll, expect, test } from 'vitest';
import { openXlsx, readXlsx } from 'hucre/xlsx';
import type { SheetCell, SheetToWrite, WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import { officePackage, partText, type OfficePackage } from '#host/adapters/officePackage.ts';
import { closeWorkbookReader, readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import { writeWorkbook, type WorkbookMeta } from '#host/adapters/spreadsheetWriter.ts';
import { startTags } from '#host/adapters/xmlTags.ts';
import { officeLimits, readZipDirectory } from '#host/adapters/zipDirectory.ts';

afterAll(closeWorkbookReader);

const list: SheetToWrite = {
  name: '社区名册',
  titles: ['示例市城市社区居委会名册', '填报单位：示例市民政局'],
  columns: [
    { header: '序号', width: 6, kind: 'integer' },
    { header: '社区名称', group: '基本情况', width: 20, kind: 'text' },
    { header: '小区类型', group: '基本情况', width: 10, kind: 'text', choices: ['新建小区', '老旧小区'] },
    { header: '办公用房', group: '办公用房（㎡）', width: 10, kind: 'decimal' },
    { header: '摸底日期', width: 12, kind: 'date' },
  ],
  rows: [
    [1, '新华社区', '老旧小区', 128.5, '2021-05-05'],
    [2, '青龙社区', null, '约390', '2021年6月'],
    [3, '云岭社区', '新建小区', 444, null],
  ],
  notes: ['注：空格为未填报。'],
};

async function written(sheets: readonly SheetToWrite[], meta?: WorkbookMeta): Promise<OfficePackage> {
  const bytes = await writeWorkbook(sheets, meta);
  return officePackage(bytes, readZipDirectory(bytes, officeLimits));
}

async function sheetText(sheet: SheetToWrite, meta?: WorkbookMeta): Promise<string> {
  return partText(await written([sheet], meta), 'xl/worksheets/sheet1.xml') ?? '';
}

async function roundTrip(sheet: SheetToWrite): Promise<WorkbookGrid['sheets'][number]> {
  const [read] = (await readWorkbook(await writeWorkbook([sheet]))).sheets;
  if (read === undefined) throw new Error('no sheet');
  return read;
}

test('a list comes back cell by cell: titles, two header rows, values, notes', async () => {
  const sheet = await roundTrip(list);
  expect(sheet.name).toBe('社区名册');
  expect(sheet.rows).toEqual([
    ['示例市城市社区居委会名册'],
    ['填报单位：示例市民政局'],
    ['序号', '基本情况', null, '办公用房（㎡）', '摸底日期'],
    [null, '社区名称', '小区类型', '办公用房'],
    [1, '新华社区', '老旧小区', 128.5, { date: '2021-05-05' }],
    [2, '青龙社区', null, '约390', '2021年6月'],
    [3, '云岭社区', '新建小区', 444],
    ['注：空格为未填报。'],
  ]);
});

test('titles, grouped headers and notes are merged', async () => {
  const { merges } = await roundTrip(list);
  const ranges = merges.map((merge) => [merge.top, merge.left, merge.bottom, merge.right].join());
  expect(ranges.toSorted()).toEqual(['0,0,0,4', '1,0,1,4', '2,0,3,0', '2,1,2,2', '2,4,3,4', '7,0,7,4']);
});

test('the header stays in sight, is repeated in print and carries the filter', async () => {
  const source = await written([list]);
  const xml = partText(source, 'xl/worksheets/sheet1.xml') ?? '';
  expect(startTags(xml, 'pane')[0]).toMatchObject({ ySplit: '4', topLeftCell: 'A5', state: 'frozen' });
  expect(startTags(xml, 'autoFilter')[0]).toMatchObject({ ref: 'A4:E7' });
  const workbook = partText(source, 'xl/workbook.xml') ?? '';
  expect(workbook).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'社区名册'!$3:$4</definedName>`);
});

test('it prints on A4 with page numbers; wide lists lie across', async () => {
  const upright = await sheetText(list);
  expect(startTags(upright, 'pageSetup')[0]).toMatchObject({ paperSize: '9', orientation: 'portrait', fitToWidth: '1', fitToHeight: '0' });
  expect(upright).toContain('第 &amp;P 页 共 &amp;N 页');
  expect(startTags(await sheetText({ ...list, landscape: true }), 'pageSetup')[0]).toMatchObject({ orientation: 'landscape' });
});

test('a register of 42 columns takes several pages with its names repeated, not one nobody can read', async () => {
  const columns = Array.from({ length: 42 }, (_, index) => ({ header: `列${index}`, width: 12, kind: 'text' as const }));
  const source = await written([{ ...list, columns, rows: [], landscape: true }]);
  expect(startTags(partText(source, 'xl/worksheets/sheet1.xml') ?? '', 'pageSetup')[0]).toMatchObject({ fitToWidth: '3' });
  expect(partText(source, 'xl/workbook.xml')).toContain(`'社区名册'!$A:$C,'社区名册'!$3:$3`);
});

test.for(['=HYPERLINK("http://x","点我")', '+86 851 1234', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1'])(
  '%j stays text, also when the cell is edited',
  async (text) => {
    const bytes = await writeWorkbook([{ ...list, titles: [], notes: [], columns: [{ header: '备注', width: 30, kind: 'text' }], rows: [[text]] }]);
    const workbook = await readXlsx(bytes, { readStyles: true });
    const cell = workbook.sheets[0]?.cells?.get('1,0');
    expect(workbook.sheets[0]?.rows[1]?.[0]).toBe(text);
    expect(cell?.formula).toBeUndefined();
    expect(cell?.style?.numFmt).toBe('@');
    const source = officePackage(bytes, readZipDirectory(bytes, officeLimits));
    const style = Number(startTags(partText(source, 'xl/worksheets/sheet1.xml') ?? '', 'c').find((tag) => tag['r'] === 'A2')?.['s']);
    const formats = /<cellXfs.*<\/cellXfs>/s.exec(partText(source, 'xl/styles.xml') ?? '')?.[0] ?? '';
    expect(startTags(formats, 'xf')[style]).toMatchObject({ quotePrefix: '1', numFmtId: '49' });
  },
);

test.for([
  ['numbers that are codes', '520181002001'],
  ['blanks at the ends', '  两端空格 '],
  ['line breaks', '第一行\n第二行'],
  ['marks of XML', '<a> & "b" \'c\''],
  ['what looks like an escape', '_x0041_ 与 _x000D_'],
  ['characters beyond the plane', '𠀀㐀'],
  ['a text cell that reads as a number', '007'],
] as const)('text keeps %s', async ([, text]) => {
  expect((await roundTrip({ ...list, titles: [], notes: [], columns: [{ header: '甲', width: 12, kind: 'text' }], rows: [[text]] })).rows[1]).toEqual([text]);
});

test('control characters are dropped, numbers that are none are left empty', async () => {
  const rows: SheetCell[][] = [
    ['坏\u0000字\u000b符', Number.NaN],
    ['好', Number.POSITIVE_INFINITY],
  ];
  const sheet = await roundTrip({
    ...list,
    titles: [],
    notes: [],
    columns: [
      { header: '甲', width: 12, kind: 'text' },
      { header: '乙', width: 12, kind: 'decimal' },
    ],
    rows,
  });
  expect(sheet.rows.slice(1)).toEqual([['坏字符'], ['好']]);
});

test('numbers stand right, dates are dates, text in a number column stays as written', async () => {
  const workbook = await readXlsx(await writeWorkbook([list]), { readStyles: true });
  const style = (row: number, column: number): unknown => workbook.sheets[0]?.cells?.get(`${row},${column}`)?.style;
  expect(style(4, 3)).toMatchObject({ alignment: { horizontal: 'right' }, border: { top: { style: 'thin' } } });
  expect(workbook.defaultFont).toMatchObject({ name: '仿宋', size: 11 });
  expect(style(5, 3)).toMatchObject({ alignment: { horizontal: 'left' } });
  expect(style(4, 4)).toMatchObject({ alignment: { horizontal: 'center' }, numFmt: 'yyyy\\-mm\\-dd' });
  expect(style(3, 1)).toMatchObject({ fill: { fgColor: { rgb: 'E9EFF6' } }, font: { name: '宋体', bold: true, color: { rgb: '1E3A5F' } } });
});

test('short choices stand in the cell rule, long ones on a hidden sheet with a name', async () => {
  const many = Array.from({ length: 60 }, (_, index) => `示例街道${index + 1}`);
  const sheet: SheetToWrite = {
    ...list,
    columns: [
      { header: '街道', width: 12, kind: 'text', choices: many },
      { header: '√', width: 6, kind: 'text', choices: ['√', '×'] },
      { header: '逗', width: 6, kind: 'text', choices: ['甲,乙', '丙'] },
    ],
    rows: [],
  };
  const bytes = await writeWorkbook([sheet]);
  const workbook = await openXlsx(bytes);
  expect(workbook.sheets[0]?.dataValidations?.map((rule) => [rule.range, rule.values ?? rule.formula1])).toEqual([
    ['A4:A203', 'list_1'],
    ['B4:B203', ['√', '×']],
    ['C4:C203', 'list_2'],
  ]);
  expect(workbook.namedRanges?.filter((range) => range.name.startsWith('list_')).map((range) => [range.name, range.range])).toEqual([
    ['list_1', "'选项'!$A$1:$A$60"],
    ['list_2', "'选项'!$B$1:$B$2"],
  ]);
  const lists = (await readWorkbook(bytes)).sheets[1];
  expect([lists?.name, lists?.hidden, lists?.rows[59]?.[0], lists?.rows[0]?.[1]]).toEqual(['选项', true, '示例街道60', '甲,乙']);
});

test('marked cells are tinted and carry their reason as a comment', async () => {
  const rows: SheetCell[][] = [[1, { value: '2,598户', mark: 'error', note: '户数应为整数' }, null, { value: 3684, mark: 'changed', note: '原值 3600' }, null]];
  const bytes = await writeWorkbook([
    { ...list, rows },
    { ...list, name: '第二张', rows },
  ]);
  const workbook = await readXlsx(bytes, { readStyles: true });
  for (const sheet of workbook.sheets) {
    expect(sheet.cells?.get('4,1')).toMatchObject({
      value: '2,598户',
      comment: { text: '户数应为整数', author: '社区督导台' },
      style: { fill: { fgColor: { rgb: 'FBECEA' } } },
    });
    expect(sheet.cells?.get('4,3')).toMatchObject({ value: 3684, comment: { text: '原值 3600' }, style: { fill: { fgColor: { rgb: 'FCF2E0' } } } });
  }
  const source = officePackage(bytes, readZipDirectory(bytes, officeLimits));
  const blocks = [1, 2].map((index) => startTags(partText(source, `xl/drawings/vmlDrawing${index}.vml`) ?? '', 'idmap')[0]?.['data']);
  expect(new Set(blocks).size).toBe(2);
});

test('sheet names are made valid and unique', async () => {
  const sheets = ['名册', '名册', '甲/乙[丙]:?*', "'引号'", '', '长'.repeat(40)].map((name) => ({ ...list, name }));
  expect((await readWorkbook(await writeWorkbook(sheets))).sheets.map((sheet) => sheet.name)).toEqual([
    '名册',
    '名册_2',
    '甲 乙 丙',
    '引号',
    'Sheet5',
    '长'.repeat(31),
  ]);
});

test('samples are marked on every page; title, maker and time stand in the properties', async () => {
  expect(await sheetText(list, { sample: true })).toContain('样例</oddHeader>');
  expect(await sheetText(list)).not.toContain('oddHeader');
  const core = partText(await written([list], { title: '名册', creator: '示例甲', createdAt: '2021-06-18T01:02:03.004Z' }), 'docProps/core.xml') ?? '';
  expect(core).toContain('<dc:title>名册</dc:title><dc:creator>示例甲</dc:creator>');
  expect(core).toContain('2021-06-18T01:02:03Z');
});

test('elements of a sheet stand in the order the standard demands', async () => {
  const xml = await sheetText({ ...list, rows: [[{ value: 1, mark: 'error', note: '错' }, null, null, null, null]] });
  const order = [
    'sheetPr',
    'dimension',
    'sheetViews',
    'sheetFormatPr',
    'cols',
    'sheetData',
    'autoFilter',
    'mergeCells',
    'dataValidations',
    'printOptions',
    'pageMargins',
    'pageSetup',
    'headerFooter',
    'legacyDrawing',
  ];
  const places = order.map((name) => xml.indexOf(`<${name}`));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
});

test('more rows than Excel holds are refused before anything is written', async () => {
  const rows = Array.from({ length: 1_048_577 }, (): readonly SheetCell[] => []);
  await expect(writeWorkbook([{ ...list, rows }])).rejects.toMatchObject({ code: 'workbook_too_wide', data: { columns: 5 } });
});

test('10,000 rows of 42 columns are written whole, in a file smaller than 10 MB', async () => {
  const columns = Array.from({ length: 42 }, (_, index) => ({
    header: `列${index}`,
    width: 12,
    kind: index % 3 === 0 ? ('text' as const) : ('integer' as const),
  }));
  const rows = Array.from({ length: 10_000 }, (_, row) => columns.map((column, index) => (column.kind === 'text' ? `第${row}社区${index}` : row * index)));
  const bytes = await writeWorkbook([{ ...list, columns, rows, notes: [] }]);
  const [sheet] = (await readWorkbook(bytes)).sheets;
  expect(sheet?.rows.slice(3)).toEqual(rows);
  expect(bytes.length).toBeLessThan(10 << 20);
});
