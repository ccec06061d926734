import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import type { GridCell, WorkbookGrid } from '#shared/domain/sheet/grid.ts';
import { closeWorkbookReader, readWorkbook, warmWorkbookReader } from '#host/adapters/spreadsheetReader.ts';
import { biffWithFormat, craftOle } from '#tests/fixtures/hostile/ole.ts';
import { bombs } from '#tests/fixtures/hostile/workbooks.ts';
import { cell, craftZip, workbookEntries, type CraftedEntry } from '#tests/fixtures/hostile/zip.ts';

const register = new URL('../../fixtures/register/清镇市社区名册-模拟.xlsx', import.meta.url);
const oldRegister = new URL('../../fixtures/register/社区名册-旧格式.xls', import.meta.url);

afterAll(closeWorkbookReader);

async function readSheet(sheetData: string, more: readonly CraftedEntry[] = []): Promise<ReadonlyArray<ReadonlyArray<GridCell>>> {
  return rowsOf(await readWorkbook(craftZip(workbookEntries(sheetData, more))));
}

function rowsOf(workbook: WorkbookGrid, sheet = 0): ReadonlyArray<ReadonlyArray<GridCell>> {
  return workbook.sheets[sheet]?.rows ?? [];
}

test('the register of 清镇 is read as the clerks keep it', async () => {
  const workbook = await readWorkbook(readFileSync(register));
  const rows = rowsOf(workbook);
  expect(workbook).toMatchObject({ format: 'xlsx', sheets: [{ name: '社区名册', hidden: false }] });
  expect(rows).toHaveLength(71);
  expect(rows[3]?.slice(0, 8)).toEqual(['序号', '乡镇（街道）', '社区名称', '居委会全称', '统计代码', '小区类型', '户数', '人口']);
  expect(rows[4]?.slice(0, 9)).toEqual([
    1,
    '青龙山街道',
    '新华社区',
    '清镇市青龙山街道办事处新华社区居民委员会',
    '520181002001',
    '老旧小区',
    '2,598户',
    8251,
    128,
  ]);
  expect([rows[6]?.[6], rows[41]?.[6], rows[56]?.[6], rows[5]?.[13]]).toEqual(['约2771', '５２１２', '１６１１', '无']);
  expect([4, 5, 6, 9, 11].map((row) => rows[row]?.[41])).toEqual(['2021.5.5', '2021年6月16日', '20210404', '2021-06-09', '2021/4/11']);
  expect([rows[4]?.[17], rows[4]?.[42]]).toEqual([null, undefined]);
  expect(rows[70]?.[0]).toMatch(/^注：1\.空格为未填报/);
});

test('merged headers keep their extent', async () => {
  const [sheet] = (await readWorkbook(readFileSync(register))).sheets;
  expect(sheet?.merges).toHaveLength(8);
  expect(sheet?.merges).toContainEqual({ top: 2, left: 8, bottom: 2, right: 19 });
});

test('an old .xls is read alike: numbers, yes and no, dates, errors, merges, hidden sheets', async () => {
  const workbook = await readWorkbook(readFileSync(oldRegister));
  const rows = rowsOf(workbook);
  expect(workbook).toMatchObject({
    format: 'xls',
    sheets: [
      { name: '社区名册', hidden: false },
      { name: '说明', hidden: true },
    ],
  });
  expect(rows[4]).toEqual([
    1,
    '青龙山街道',
    '新华社区',
    '清镇市青龙山街道办事处新华社区居民委员会',
    '520181002001',
    '老旧小区',
    '2,598户',
    8251,
    128,
    4 / 3,
    true,
    { date: '2021-05-04' },
  ]);
  expect(rows[12]?.[8]).toEqual({ error: '#DIV/0!' });
  expect(workbook.sheets[0]?.merges).toEqual([
    { top: 0, left: 0, bottom: 0, right: 11 },
    { top: 2, left: 0, bottom: 2, right: 7 },
  ]);
});

test.for([
  [31, '2021年6月7日'],
  [57, '2021年6月'],
  [14, '2021-06-07'],
] as const)('built-in format %i of Chinese Excel (%s) is a date in .xls', async ([format]) => {
  const workbook = await readWorkbook(craftOle([['Workbook', biffWithFormat(format, 44_354, 1)]]));
  expect(workbook.sheets).toEqual([{ name: '名册', hidden: true, rows: [[{ date: '2021-06-07' }]], merges: [] }]);
});

test('dates are the days written, whatever the time zone; times of day are texts', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="176"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>';
  const relations =
    '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Relationships>';
  const more = [
    { name: 'xl/styles.xml', content: styles },
    { name: 'xl/_rels/workbook.xml.rels', content: relations },
  ];
  const cells = [
    [1, 44_354],
    [2, 44_354],
    [3, 44_354],
    [4, 0.604_166_666_7],
    [5, 44_354.999],
    [0, 44_354],
  ].map(([style, value], index) => `<c r="${'ABCDEF'[index]}1" s="${style}"><v>${value}</v></c>`);
  const [row] = await readSheet(`<row r="1">${cells.join('')}</row>`, more);
  expect(row).toEqual([{ date: '2021-06-07' }, { date: '2021-06-07' }, { date: '2021-06-07' }, '14:30', { date: '2021-06-07' }, 44_354]);
});

test('formulas give the saved value, formula errors say which, unsaved ones are errors that quote the formula', async () => {
  const [row] = await readSheet(
    '<row r="1"><c r="A1"><f>SUM(1,2)</f><v>3</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1" t="str"><f>"x"&amp;1</f><v>x1</v></c><c r="D1"><f>1/0</f></c><c r="E1" t="inlineStr"><is><t>#N/A</t></is></c></row>',
  );
  expect(row).toEqual([3, { error: '#DIV/0!' }, 'x1', { error: '=1/0' }, '#N/A']);
});

test('a workbook with links to others is refused; cells that use them are named', async () => {
  const relations =
    '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>';
  const linked = (rows: string) =>
    readWorkbook(
      craftZip(
        workbookEntries(rows, [
          { name: 'xl/_rels/workbook.xml.rels', content: relations },
          { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
        ]),
      ),
    );
  await expect(linked(`<row r="1">${cell('A1')}</row>`)).rejects.toMatchObject({ code: 'workbook_external_links', data: { cells: [] } });
  const used = '<c r="B1"><f>[1]表!A1</f><v>2</v></c><c r="C1"><f t="shared" si="0" ref="C1:C9">[1]表!B1*2</f><v>2</v></c>';
  await expect(linked(`<row r="1">${cell('A1')}${used}</row>`)).rejects.toMatchObject({
    code: 'workbook_external_links',
    data: { sheet: '名册', cells: ['B1', 'C1:C9'], count: 2 },
  });
});

test('macros, charts and chart sheets are left out, hidden sheets are marked', async () => {
  const workbook =
    '<workbook xmlns:r="r"><sheets><sheet name="图" sheetId="1" r:id="rId2"/><sheet name="底&amp;稿" sheetId="2" state="veryHidden" r:id="rId1"/></sheets></workbook>';
  const relations =
    '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>';
  const bytes = craftZip(
    workbookEntries(`<row r="1">${cell('A1', 7)}</row>`, [
      { name: 'xl/workbook.xml', content: workbook },
      { name: 'xl/_rels/workbook.xml.rels', content: relations },
      { name: 'xl/vbaProject.bin', content: 'macro' },
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content: '<Relationships><Relationship Id="rId1" Type="x/drawing" Target="../drawings/broken.xml"/></Relationships>',
      },
      { name: 'xl/drawings/broken.xml', content: '<broken' },
    ]),
  );
  expect((await readWorkbook(bytes)).sheets).toEqual([{ name: '底&稿', hidden: true, rows: [[7]], merges: [] }]);
});

test('300,000 formatted empty rows below the data are not data', async () => {
  const empty = Array.from({ length: 300_000 }, (_, row) => `<row r="${row + 2}" ht="20" customHeight="1"><c r="A${row + 2}" s="1"/></row>`);
  const rows = await readSheet(`<row r="1">${cell('A1')}</row>${empty.join('')}`);
  expect(rows).toEqual([[1]]);
});

test('a merge over the whole sheet ends where the data ends', async () => {
  const sheet = `<worksheet><sheetData><row r="1">${cell('A1')}${cell('B1')}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="C5:D6"/></mergeCells></worksheet>`;
  const workbook = await readWorkbook(craftZip(workbookEntries(Buffer.from(sheet))));
  expect(workbook.sheets[0]?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
});

test('a text longer than Excel allows is cut to its limit', async () => {
  const [row] = await readSheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'长'.repeat(40_000)}</t></is></c></row>`);
  expect(row?.[0]).toHaveLength(32_767);
});

test('a workbook written by another library is read with its shared texts', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '一',
        rows: [
          ['甲', 1.5, true],
          [null, '甲', new Date(Date.UTC(2020, 1, 29))],
        ],
      },
      { name: '二', rows: [] },
    ],
  });
  const workbook = await readWorkbook(bytes);
  expect(workbook.sheets.map((sheet) => sheet.rows)).toEqual([
    [
      ['甲', 1.5, true],
      [null, '甲', { date: '2020-02-29' }],
    ],
    [],
  ]);
});

test('files given together are read one after the other and the bytes stay the caller’s', async () => {
  warmWorkbookReader();
  const bytes = Uint8Array.from(readFileSync(register));
  const before = Buffer.from(bytes).toString('base64').length;
  const [first, second] = await Promise.all([readWorkbook(bytes), readWorkbook(readFileSync(oldRegister))]);
  expect([first?.format, second?.format, Buffer.from(bytes).toString('base64').length]).toEqual(['xlsx', 'xls', before]);
});

test('a cancelled reading stops, and the next file is read', async () => {
  const controller = new AbortController();
  const reading = readWorkbook(readFileSync(register), { signal: controller.signal });
  controller.abort();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  await expect(readWorkbook(readFileSync(register), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  expect((await readWorkbook(readFileSync(register))).sheets).toHaveLength(1);
});

test('a reading that takes too long is ended', async () => {
  await expect(readWorkbook(readFileSync(register), { timeout: 0 })).rejects.toMatchObject({ code: 'workbook_timeout' });
});

test('a reading thread that dies of its memory limit makes the workbook unreadable, nothing more', async () => {
  await expect(readWorkbook(largeRegister(), { heap: 24 })).rejects.toMatchObject({ code: 'workbook_unreadable' });
  expect((await readWorkbook(readFileSync(register))).sheets).toHaveLength(1);
});

test('10,000 rows of 42 columns are read, and bombs refused, within 400 MB', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbooks-'));
  try {
    const files = [...bombs.filter((bomb) => bomb.code === 'workbook_bomb'), { name: 'register', bytes: largeRegister }];
    const paths = await Promise.all(
      files.map(async (file, index) => {
        const path = join(folder, `${index}.xlsx`);
        writeFileSync(path, await file.bytes());
        return path;
      }),
    );
    const script = fileURLToPath(new URL('../../fixtures/hostile/measure.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...paths]);
    const measured = JSON.parse(stdout) as { readonly results: readonly unknown[]; readonly peakMegabytes: number };
    expect(measured.results).toEqual([...paths.slice(1).map(() => 'workbook_bomb'), 10_002]);
    expect(measured.peakMegabytes).toBeLessThan(400);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function largeRegister(): Buffer {
  const rows: string[] = [];
  for (let row = 1; row <= 10_002; row += 1) {
    let cells = '';
    for (let column = 0; column < 42; column += 1)
      cells += column % 3 === 0 ? `<c t="inlineStr"><is><t>青龙山街道第${row}社区${column}</t></is></c>` : `<c><v>${row * column}</v></c>`;
    rows.push(`<row r="${row}">${cells}</row>`);
  }
  return craftZip(workbookEntries(rows.join('')));
}
