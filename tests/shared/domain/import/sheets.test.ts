import { describe, expect, it } from 'vitest';
import { displayWidth, exportSheet, sheetName } from '#shared/domain/import/exportSheet.ts';
import { marksOf, columnIndex } from '#shared/domain/import/marks.ts';
import { proposeColumns } from '#shared/domain/import/proposeColumns.ts';
import { templateSheet } from '#shared/domain/import/templateSheet.ts';
import { valueCell } from '#shared/domain/import/valueCell.ts';
import { metricByKey, metrics, registerColumns } from '#shared/domain/register/metrics.ts';
import { UNFILLED } from '#shared/domain/register/value.ts';
import { columnLetters, type GridCell, type GridMerge, type SheetGrid, type SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { importTemplateWords, issueReason } from '#shared/words/import.ts';
import { confirmed, estimate, exact, none, registerSheet, runImport, text } from './support/register.ts';

/** How a written sheet is read again: titles, groups merged over equal neighbours, headers, rows, notes. */
function written(sheet: SheetToWrite): SheetGrid {
  const grouped = sheet.columns.some((column) => column.group !== undefined);
  const merges: GridMerge[] = [];
  const top = sheet.titles.length;
  const groups = sheet.columns.map((column, index): GridCell => (column.group === sheet.columns[index - 1]?.group ? null : (column.group ?? null)));
  sheet.columns.forEach((column, left) => {
    if (column.group === undefined || column.group === sheet.columns[left - 1]?.group) return;
    let right = left;
    while (sheet.columns[right + 1]?.group === column.group) right += 1;
    if (right > left) merges.push({ top, left, bottom: top, right });
  });
  const cells = sheet.rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.value : cell)));
  const header = sheet.columns.map((column) => column.header);
  return {
    name: sheet.name,
    hidden: false,
    merges,
    rows: [...sheet.titles.map((title) => [title]), ...(grouped ? [groups] : []), header, ...cells, ...(sheet.notes ?? []).map((note) => [note])],
  };
}

const usual = registerColumns.flatMap((key) => metricByKey.get(key) ?? []);

describe('the blank template', () => {
  const template = templateSheet(usual, ['示例街道', '示例镇'], importTemplateWords);

  it('has the columns of the register in its order, under the groups bureaus use', () => {
    expect(template.columns.map(({ header }) => header)).toEqual([
      '序号',
      '乡镇（街道）',
      '社区名称',
      '居委会全称',
      '统计代码',
      '小区类型',
      '户数（户）',
      '人口（人）',
      '办公用房',
      '多功能室',
      '图书阅览室',
      '图书（册）',
      '文化活动室',
      '儿童活动室',
      '综治调解室',
      '微型消防站',
      '社区卫生服务站',
      '档案保管室',
      '社区服务站',
      '公开栏和宣传栏',
      '已制定',
      '文明城市巩固提升',
      '生态文明建设',
      '早婚早育治理',
      '红白喜事规范',
      '消防安全整治',
      '垃圾分类',
      '社区工作制度',
      '联席会议制度',
      '居务公开管理制度',
      '居务监督委员会工作制度',
      '民主评议制度',
      '公章使用管理制度',
      '日间照料中心',
      '书记主任一肩挑',
      '书记或主任补贴',
      '副职补贴',
      '委员补贴',
      '两委人数（人）',
      '社会保险',
      '办公经费',
      '摸底日期',
      '备注',
    ]);
    expect([...new Set(template.columns.map(({ group }) => group))]).toEqual([
      '基本情况',
      '办公用房和功能室（㎡）',
      '居民公约内容',
      '工作制度',
      '照料中心',
      '待遇和经费（元/月）',
      undefined,
    ]);
  });

  it('offers subdistricts, √ × and choices to choose from', () => {
    const choices = Object.fromEntries(template.columns.map(({ header, choices: offered }) => [header, offered]));
    expect(choices['乡镇（街道）']).toEqual(['示例街道', '示例镇']);
    expect(choices['垃圾分类']).toEqual(['√', '×']);
    expect(choices['小区类型']).toEqual(['老旧小区', '新建小区']);
    expect(choices['日间照料中心']).toEqual(['已建成', '在建', '无']);
    expect(choices['户数（户）']).toBeUndefined();
  });

  it('left blank it is a register without communities, its notes are not read', () => {
    const { table, read } = runImport(written(template));
    expect(read.rows).toEqual([]);
    expect(table.skipped.filter(({ reason }) => reason === 'note')).toHaveLength(importTemplateWords.notes.length);
  });

  it('every column is recognised again', () => {
    const { table } = runImport(written(template));
    expect(proposeColumns(table, metrics).map(({ target, confidence }) => [target, confidence])).toEqual(
      registerColumns.map((key) => [key === 'identity.ordinal' ? 'ignore' : key.replace('identity.', ''), 100]),
    );
  });

  it('with every metric of the catalogue, each column is still recognised as its own', () => {
    const ofCommunity = metrics.filter((metric) => metric.subject === 'community');
    const { table, mapping } = runImport(written(templateSheet(metrics, [], importTemplateWords)));
    expect(table.columns).toHaveLength(ofCommunity.length + 4);
    expect(Object.values(mapping).sort()).toEqual([...ofCommunity.map((metric) => metric.key), 'subdistrict', 'name', 'code'].sort());
    expect(proposeColumns(table, metrics).filter(({ basis }) => basis !== 'exact')).toEqual([]);
  });
});

describe('the register exported and imported again', () => {
  it('changes nothing, estimates and 无 included', async () => {
    const first = runImport(await registerSheet());
    const columns = usual.map((metric) => ({ header: metric.label, kind: 'text' as const }));
    const rows = first.read.rows.map((row) => [
      row.subdistrict,
      row.name,
      row.code,
      ...usual.map((metric) => valueCell(metric, row.values[first.read.metricKeys.indexOf(metric.key)] ?? UNFILLED)),
    ]);
    const list = {
      name: '名册',
      titles: ['社区名册'],
      columns: [
        { header: '乡镇（街道）', kind: 'text' as const },
        { header: '社区名称', kind: 'text' as const },
        { header: '统计代码', kind: 'text' as const },
        ...columns,
      ],
      rows,
    };
    expect(runImport(written(exportSheet(list)), confirmed(first)).preview.counts).toEqual({ new: 0, changed: 0, unchanged: 52, error: 0, values: 0, kept: 0 });
  });

  it.each([
    ['register.households', exact(2598), 2598],
    ['register.households', estimate(2771), '约2771'],
    ['register.households', none, '无'],
    ['register.households', UNFILLED, null],
    ['office.area_total', exact(12_830), 128.3],
    ['office.area_total', estimate(12_850), '约128.5'],
    ['staff.allowance.head', exact(420_000), 4200],
    ['covenant.exists', exact(1), '√'],
    ['covenant.exists', exact(0), '×'],
    ['register.estate_kind', text('old'), '老旧小区'],
    ['daycare.state', text('none'), '无'],
    ['rectify.method', text('new|rent'), '新建、租赁'],
    ['register.survey_date', text('2021-05-05'), '2021-05-05'],
    ['register.note', text('一行\n二行'), '一行\n二行'],
  ])('%s %j stands in the sheet as %j', (key, value, cell) => {
    const metric = metricByKey.get(key);
    expect(metric === undefined ? undefined : valueCell(metric, value)).toBe(cell);
  });
});

describe('an exported list', () => {
  const list = {
    name: '案件/挂账',
    titles: ['案件清单'],
    columns: [
      { header: '挂账号', kind: 'text' as const },
      { header: '要求', kind: 'text' as const },
      { header: '天数', kind: 'integer' as const, width: 9 },
    ],
    rows: [
      ['G-1', '补齐档案保管室，面积不少于十平方米，并配齐设备设施，逾期将督办', 3],
      ['G-2', null, { value: 12, mark: 'changed' as const }],
    ],
  };

  it('has the columns and rows as seen, in order, with fitted widths', () => {
    const sheet = exportSheet(list);
    expect(sheet).toMatchObject({ name: '案件 挂账', titles: ['案件清单'], rows: list.rows, landscape: false });
    expect(sheet.columns).toEqual([
      { header: '挂账号', kind: 'text', width: 8 },
      { header: '要求', kind: 'text', width: 48 },
      { header: '天数', kind: 'integer', width: 9 },
    ]);
  });

  it('wide lists lie across the paper', () => {
    expect(exportSheet({ ...list, columns: Array.from({ length: 12 }, (_, index) => ({ header: `第${index}项内容`, kind: 'text' as const })) }).landscape).toBe(
      true,
    );
  });

  it.each([
    ['名册', '名册'],
    ['a/b\\c?d*e[f]g:h', 'a b c d e f g h'],
    ["'x'", 'x'],
    ['', 'Sheet1'],
    ['长'.repeat(40), '长'.repeat(31)],
  ])('sheet name %j becomes %j', (name, expected) => {
    expect(sheetName(name)).toBe(expected);
  });

  it.each([
    ['abc', 3],
    ['户数', 4],
    ['（㎡）', 6],
    ['a户', 3],
  ])('%s is %d wide', (words, width) => {
    expect(displayWidth(words)).toBe(width);
  });
});

describe('marks of a marked copy', () => {
  it('stand at the cell from 0, findings of one cell joined, an error before a warning', () => {
    const issue = { sheet: '社区名册', row: 7, column: 'AJ', header: '书记或主任补贴', raw: '-5', data: {} } as const;
    const marks = marksOf(
      [
        { ...issue, severity: 'warning', code: 'import_cell_unusual', data: { limit: 10, unit: '元/月' } },
        { ...issue, severity: 'error', code: 'import_cell_negative' },
        { ...issue, row: 3, column: '', severity: 'error', code: 'import_identity_missing' },
      ],
      issueReason,
    );
    expect(marks).toEqual([
      {
        sheet: '社区名册',
        row: 6,
        column: 35,
        severity: 'error',
        note: '“-5”大于 10 元/月，比较少见。确实无误可以照常导入。\n“-5”是负数。请核对后填不小于 0 的数。',
      },
      {
        sheet: '社区名册',
        row: 2,
        column: 0,
        severity: 'error',
        note: '没有指定“社区名称”或“统计代码”列，无法知道每行是哪个社区。请在栏目对应中指定其中一列。',
      },
    ]);
  });

  it('column letters and indexes agree', () => {
    for (const index of [0, 25, 26, 42, 701, 702]) expect(columnIndex(columnLetters(index))).toBe(index);
  });
});
