import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { CellMark } from '#shared/domain/import/marks.ts';
import { officePackage, partText } from '#host/adapters/officePackage.ts';
import { closeWorkbookReader, markWorkbook, readWorkbook } from '#host/adapters/spreadsheetReader.ts';
import { startTags } from '#host/adapters/xmlTags.ts';
import { inflateEntry, officeLimits, readZipDirectory } from '#host/adapters/zipDirectory.ts';
import { bombs } from '#tests/fixtures/hostile/workbooks.ts';
import { cell, craftZip, workbookEntries } from '#tests/fixtures/hostile/zip.ts';

const register = readFileSync(new URL('../../fixtures/register/清镇市社区名册-模拟.xlsx', import.meta.url));
const oldRegister = readFileSync(new URL('../../fixtures/register/社区名册-旧格式.xls', import.meta.url));

afterAll(closeWorkbookReader);

function mark(row: number, column: number, note: string, severity: CellMark['severity'] = 'error', sheet = '社区名册'): CellMark {
  return { sheet, row, column, severity, note };
}

const marks = [
  mark(4, 6, '户数应为整数'),
  mark(6, 6, '“约”按估计数导入', 'warning'),
  mark(4, 17, '应填档案保管室面积'),
  mark(69, 2, '此行应为空'),
  mark(90, 0, '表外'),
];

test('the bad cells turn red or amber and say why', async () => {
  const workbook = await readXlsx(await markWorkbook(register, marks), { readStyles: true });
  const cells = workbook.sheets[0]?.cells;
  expect(cells?.get('4,6')).toMatchObject({
    value: '2,598户',
    comment: { text: '户数应为整数', author: '社区督导台' },
    style: { fill: { fgColor: { rgb: 'FBECEA' } }, border: { top: { style: 'thin' } } },
  });
  expect(cells?.get('6,6')).toMatchObject({ comment: { text: '“约”按估计数导入' }, style: { fill: { fgColor: { rgb: 'FCF2E0' } } } });
  expect([cells?.get('4,17')?.comment?.text, cells?.get('69,2')?.comment?.text, cells?.get('90,0')?.comment?.text]).toEqual([
    '应填档案保管室面积',
    '此行应为空',
    '表外',
  ]);
});

test('every other cell and every other part stays as it was', async () => {
  const marked = await markWorkbook(register, marks);
  expect(await readWorkbook(marked)).toEqual(await readWorkbook(register));
  const before = officePackage(register, readZipDirectory(register, officeLimits));
  const after = officePackage(marked, readZipDirectory(marked, officeLimits));
  const changed = [...before.entries].filter(([name, entry]) => {
    const now = after.entries.get(name);
    return now === undefined || !inflateEntry(register, entry).equals(inflateEntry(marked, now));
  });
  expect(changed.map(([name]) => name).toSorted()).toEqual(['[Content_Types].xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml']);
  const written = (partText(after, 'xl/worksheets/sheet1.xml') ?? '')
    .replace(/<row r="(?:70|91)"><c r="(?:C70|A91)" s="\d+"\/><\/row>/g, '')
    .replace(/<legacyDrawing[^>]*>/, '')
    .replace(/(<c r="(?:G5|G7|R5)" s=")\d+"/g, '$12"');
  expect(written === partText(before, 'xl/worksheets/sheet1.xml')).toBe(true);
});

test('pictures, macros and what no reader knows are carried byte for byte', async () => {
  const bytes = craftZip(
    workbookEntries(`<row r="1">${cell('A1')}</row>`, [
      { name: 'xl/vbaProject.bin', content: 'macro' },
      { name: 'xl/media/image1.png', content: 'png', method: 0, packed: Buffer.from('png') },
      { name: 'customXml/item1.xml', content: '<x/>' },
    ]),
  );
  const marked = await markWorkbook(bytes, [mark(0, 0, '错', 'error', '名册')]);
  const entries = readZipDirectory(marked, officeLimits);
  expect(
    ['xl/vbaProject.bin', 'xl/media/image1.png', 'customXml/item1.xml'].map((name) =>
      inflateEntry(marked, entries.find((entry) => entry.name === name) ?? entries[0]!).toString(),
    ),
  ).toEqual(['macro', 'png', '<x/>']);
});

test('comments the user wrote stay, and a marked cell adds to its own', async () => {
  const bytes = await writeXlsx({
    sheets: [{ name: '社区名册', rows: [['甲', '乙']], cells: new Map([['0,0', { value: '甲', comment: { author: '示例甲', text: '原批注' } }]]) }],
  });
  const marked = await markWorkbook(bytes, [mark(0, 0, '应为数字'), mark(0, 1, '不在名单中')]);
  const cells = (await readXlsx(marked)).sheets[0]?.cells;
  expect(cells?.get('0,0')?.comment).toMatchObject({ author: '示例甲', text: '原批注\n应为数字' });
  expect(cells?.get('0,1')?.comment).toMatchObject({ author: '社区督导台', text: '不在名单中' });
  const source = officePackage(marked, readZipDirectory(marked, officeLimits));
  const drawing = [...source.entries.keys()].filter((name) => name.endsWith('.vml'));
  expect(drawing).toHaveLength(1);
  const shapes = startTags(partText(source, drawing[0] ?? '') ?? '', 'shape').map((tag) => tag['id']);
  expect(new Set(shapes).size).toBe(2);
});

test('a sheet written with name prefixes and without cell references is marked too', async () => {
  const sheet =
    '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData><x:tableParts count="0"/></x:worksheet>';
  const marked = await markWorkbook(craftZip(workbookEntries('', [{ name: 'xl/worksheets/sheet1.xml', content: sheet }])), [mark(0, 1, '错', 'error', '名册')]);
  const xml = partText(officePackage(marked, readZipDirectory(marked, officeLimits)), 'xl/worksheets/sheet1.xml') ?? '';
  expect(xml).toMatch(/<x:legacyDrawing [^>]*r:id="rIdMark2"\/><x:tableParts/);
  expect(xml).toContain('<x:row><x:c><x:v>1</x:v></x:c><x:c s="0"><x:v>2</x:v></x:c></x:row>');
});

test('an old .xls comes back as .xlsx with its values and marks', async () => {
  const marked = await markWorkbook(oldRegister, [mark(4, 6, '户数应为整数')]);
  const [before, after] = await Promise.all([readWorkbook(oldRegister), readWorkbook(marked)]);
  expect(after.format).toBe('xlsx');
  expect(after.sheets[0]?.rows.slice(0, 12)).toEqual(before.sheets[0]?.rows.slice(0, 12));
  expect((await readXlsx(marked)).sheets[0]?.cells?.get('4,6')?.comment?.text).toBe('户数应为整数');
});

test('a sheet that is not there and a hostile workbook are refused', async () => {
  await expect(markWorkbook(register, [mark(0, 0, 'x', 'error', '没有')])).rejects.toMatchObject({ code: 'workbook_mark_missing', data: { sheet: '没有' } });
  await expect(markWorkbook(oldRegister, [mark(0, 0, 'x', 'error', '没有')])).rejects.toMatchObject({ code: 'workbook_mark_missing' });
  const bomb = bombs.find((file) => file.name.startsWith('a header that declares'));
  await expect(markWorkbook((await bomb?.bytes()) ?? new Uint8Array(), marks)).rejects.toMatchObject({ code: 'workbook_bomb' });
});
