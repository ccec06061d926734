import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeWorkbookReader } from '#host/adapters/spreadsheetReader.ts';
import { errorText } from '#shared/words/errors.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import { bombs, brokenFiles, escapes, type HostileFile, otherKinds } from '#tests/fixtures/hostile/workbooks.ts';
import { craftZip, workbookEntries } from '#tests/fixtures/hostile/zip.ts';
import { sheetOf } from '#tests/shared/domain/import/support/register.ts';
import { type Desk, startedDesk } from '#tests/support/desk.ts';
import { editedRegister, opened, previewed, registerBytes, rowsOf, workbookBytes } from './support/registerFiles.ts';

const oldRegister = new URL('../fixtures/register/社区名册-旧格式.xls', import.meta.url);

let desk: Desk;
beforeAll(async () => {
  desk = await startedDesk();
});
afterAll(async () => {
  await desk.close();
  await closeWorkbookReader();
});

/** Opens a file of any size and answers the refusal a person would see. */
async function refusalOf(bytes: Uint8Array): Promise<{ readonly code: string; readonly data: ErrorData }> {
  try {
    const { jobId } = await desk.call('imports.open', { staged: await desk.stage('名册.xlsx', bytes) });
    if (jobId === null) return { code: 'opened', data: {} };
    await desk.finished(jobId).catch(() => null);
    const { error } = await desk.call('jobs.get', { id: jobId });
    return (error as { code: string; data: ErrorData } | null) ?? { code: 'opened', data: {} };
  } catch (error) {
    return error as { code: string; data: ErrorData };
  }
}

/** One of each way of being hostile; the reader's own tests have them all. */
const chosen: readonly HostileFile[] = [
  ...otherKinds.filter((file) =>
    ['an empty file', 'a PDF', 'a web page saved as .xls', 'a CSV in GB18030', 'a zip of photos', 'a Word document', 'an Excel 95 workbook'].includes(
      file.name,
    ),
  ),
  ...brokenFiles.filter(
    (file) =>
      ['the first half of a workbook', 'a wrong checksum', 'an .xls cut short', 'an encrypted .xls'].includes(file.name) || file.code === 'workbook_encrypted',
  ),
  ...bombs.filter((file) => ['200 MB of blanks in one sheet', 'one cell at XFD1048576', '301 columns', '200,001 rows', 'more than 30 MB'].includes(file.name)),
  ...escapes.filter((file) => ['an entity bomb', 'the same name twice', 'a symbolic link'].includes(file.name)),
];

describe('a file that is no register is refused in words, and nothing is written', () => {
  it.each(chosen.map((file) => [file.name, file] as const))('%s', { timeout: 30_000 }, async (_, file) => {
    const head = await desk.ports.reads.events.head();
    const { code, data } = await refusalOf(await file.bytes());
    expect(code).toBe(file.code);
    expect(errorText(code, data)).toMatch(/没有导入|没有打开|没有读取/);
    expect(errorText(code, data)).not.toMatch(/undefined|null|NaN/);
    expect(await desk.ports.reads.events.head()).toEqual(head);
    expect((await desk.call('imports.list', {})).total).toBe(0);
  });

  it('a workbook of something else names its sheets', async () => {
    const bytes = await workbookBytes(
      sheetOf(
        [
          ['姓名', '电话'],
          ['示例甲', '示例'],
        ],
        { name: '通讯录' },
      ),
      sheetOf(
        [
          ['项目', '金额'],
          ['办公', 100],
        ],
        { name: '支出' },
      ),
    );
    const { code, data } = await refusalOf(bytes);
    expect([code, errorText(code, data)]).toEqual(['import_no_register', expect.stringContaining('工作表“通讯录、支出”里没有找到社区名册')]);
  });

  it('a register on a hidden sheet alone is not read behind the user’s back', async () => {
    const bytes = await workbookBytes(
      sheetOf([['说明'], ['见附表']], { name: '封面' }),
      sheetOf(
        [
          ['社区名称', '户数'],
          ['甲社区', 100],
        ],
        { name: '底稿', hidden: true },
      ),
    );
    const { code, data } = await refusalOf(bytes);
    expect([code, data]).toEqual(['import_sheet_hidden', { sheet: '底稿' }]);
  });

  it('an upload that was swept away, nothing at all, and an empty clipboard', async () => {
    await expect(desk.call('imports.open', { staged: 'gone' })).rejects.toMatchObject({ code: 'upload_gone' });
    await expect(desk.call('imports.open', {})).rejects.toMatchObject({ code: 'import_source_missing' });
    await expect(desk.call('imports.open', { text: '\t\t\n\t' })).rejects.toMatchObject({ code: 'import_paste_empty' });
  });

  it('a workbook with cells that look into another one says which, and what to do', async () => {
    const relations =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>';
    const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const sheet = `<row r="1">${text('A1', '街道')}${text('B1', '社区名称')}${text('C1', '户数')}</row><row r="2">${text('A2', '云桥街道')}${text('B2', '松岭社区')}<c r="C2"><f>[1]表!A1</f><v>2100</v></c></row>`;
    const bytes = craftZip(
      workbookEntries(sheet, [
        { name: 'xl/_rels/workbook.xml.rels', content: relations },
        { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
      ]),
    );
    const { code, data } = await refusalOf(bytes);
    expect([code, errorText(code, data)]).toEqual([
      'workbook_external_links',
      expect.stringMatching(/工作表“名册”的 C2单元格引用了其他工作簿.*粘贴为数值.*数据→编辑链接→断开链接/),
    ]);
  });
});

describe('a sound file with something wrong in it', () => {
  it('formulas nobody has worked out are errors of their rows, with what to do', async () => {
    const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const row = (line: number, name: string, cells: string) => `<row r="${line}">${text(`A${line}`, '云桥街道')}${text(`B${line}`, name)}${cells}</row>`;
    const sheet = `<row r="1">${text('A1', '街道')}${text('B1', '社区名称')}${text('C1', '户数')}</row>${row(2, '松岭社区', '<c r="C2"><f>1/0</f></c>')}${row(3, '石桥社区', '<c r="C3"><v>2100</v></c>')}`;
    const session = await opened(desk, craftZip(workbookEntries(sheet)), '没有算过.xlsx');
    const { preview, counts } = await previewed(desk, session);
    expect(counts).toMatchObject({ new: 1, error: 1 });
    const [wrong] = await rowsOf(desk, session, preview, 'error');
    expect(wrong!.issues).toMatchObject([{ code: 'import_cell_no_result', row: 2, column: 'C', raw: '=1/0' }]);
  });

  it('formulas in error and doubled communities are errors of their rows', async () => {
    const session = await opened(desk, await editedRegister({ G5: { error: '#REF!' }, C7: '青龙社区', E7: null }));
    const { preview } = await previewed(desk, session);
    const rows = await rowsOf(desk, session, preview, 'error');
    expect(rows.map((row) => row.issues.map((issue) => issue.code))).toEqual([['import_cell_formula'], ['import_duplicate_name'], ['import_duplicate_name']]);
  });

  it('an old .xls is imported like any other', async () => {
    const session = await opened(desk, readFileSync(oldRegister), '社区名册-旧格式.xls');
    expect(session.format).toBe('xls');
    expect((await previewed(desk, session)).counts).toMatchObject({ error: 0, new: expect.toSatisfy((count: number) => count > 5) });
    const { preview } = await previewed(desk, session, { corrections: { G: 'ignore', K: 'register.households' } });
    expect((await desk.call('imports.marked', { session: session.id, preview, form: 'copy' })).name).toBe('社区名册-旧格式-标注.xlsx');
  });

  it('another sheet with a register can be chosen instead', async () => {
    const bytes = await workbookBytes(
      sheetOf(
        [
          ['街道', '社区名称', '户数'],
          ['云桥街道', '松岭社区', 2100],
        ],
        { name: '2020年' },
      ),
      sheetOf(
        [
          ['街道', '社区名称', '户数', '人口'],
          ['云桥街道', '松岭社区', 2200, 5000],
          ['云桥街道', '石桥社区', 1800, 4300],
        ],
        { name: '2021年' },
      ),
    );
    const session = await opened(desk, bytes, '两年.xlsx');
    expect([session.sheet, session.others]).toEqual(['2021年', [{ sheet: '2020年', rows: 1 }]]);
    const other = await desk.call('imports.session', { session: session.id, sheet: '2020年' });
    expect([other.sheet, other.rows, other.columns.length]).toEqual(['2020年', 1, 3]);
    expect((await previewed(desk, other)).counts).toMatchObject({ new: 1 });
    await expect(desk.call('imports.session', { session: session.id, sheet: '2019年' })).rejects.toMatchObject({ code: 'import_sheet_missing' });
  });

  it('the register itself, after all of them, is imported whole', async () => {
    const session = await opened(desk, registerBytes());
    const { preview } = await previewed(desk, session);
    expect(await desk.call('imports.confirm', { session: session.id, preview })).toMatchObject({ added: 52, errors: 0 });
  });
});
