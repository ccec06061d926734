import { describe, expect, it } from 'vitest';
import { parseWorkbook } from '#host/adapters/spreadsheetParser.ts';
import { writeWorkbook } from '#host/adapters/spreadsheetWriter.ts';
import { errorRowsSheet } from '#shared/domain/import/errorRowsSheet.ts';
import { exportSheet } from '#shared/domain/import/exportSheet.ts';
import { proposeColumns } from '#shared/domain/import/proposeColumns.ts';
import { templateSheet } from '#shared/domain/import/templateSheet.ts';
import { valueCell } from '#shared/domain/import/valueCell.ts';
import { metricByKey, metrics, registerColumns } from '#shared/domain/register/metrics.ts';
import { UNFILLED } from '#shared/domain/register/value.ts';
import type { SheetCell, SheetGrid, SheetToWrite } from '#shared/domain/sheet/grid.ts';
import { errorRowsWords, importTemplateWords, issueInRow, issueReason } from '#shared/words/import.ts';
import { confirmed, registerSheet, runImport, sheetOf, withCells } from './support/register.ts';

const usual = registerColumns.flatMap((key) => metricByKey.get(key) ?? []);

/** Written to .xlsx and read again, as a clerk would hand it back. */
async function through(sheet: SheetToWrite): Promise<SheetGrid> {
  const read = (await parseWorkbook(await writeWorkbook([sheet]))).sheets.find((each) => each.name === sheet.name);
  if (read === undefined) throw new Error('the sheet was not written');
  return read;
}

describe('a workbook we wrote comes back', () => {
  it('the template with every column recognised, when two communities are filled in', async () => {
    const template = templateSheet(usual, ['示例街道'], importTemplateWords);
    const filled = template.rows.map((row, index): readonly SheetCell[] =>
      index > 1 ? row : row.map((_, column) => [index + 1, '示例街道', `示例${index + 1}社区`, null, null, '老旧小区', '约2000', 5000][column] ?? null),
    );
    const { table, read, match } = runImport(await through({ ...template, rows: filled }));
    expect(proposeColumns(table, metrics).map(({ target, confidence }) => [target, confidence])).toEqual(
      registerColumns.map((key) => [key === 'identity.ordinal' ? 'ignore' : key.replace('identity.', ''), 100]),
    );
    expect(read.rows.map((row) => row.name)).toEqual(['示例1社区', '示例2社区']);
    expect(read.issues).toEqual([]);
    expect(match.newSubdistricts).toEqual(['示例街道']);
  });

  it('the exported register without a change', async () => {
    const first = runImport(await registerSheet());
    const rows = first.read.rows.map((row): readonly SheetCell[] => [
      row.subdistrict,
      row.name,
      row.code,
      ...usual.map((metric) => valueCell(metric, row.values[first.read.metricKeys.indexOf(metric.key)] ?? UNFILLED)),
    ]);
    const columns = [...['乡镇（街道）', '社区名称', '统计代码'], ...usual.map((metric) => metric.label)].map((header) => ({ header, kind: 'text' as const }));
    const exported = exportSheet({ name: '社区名册', titles: ['社区名册', '截至2021年6月18日'], columns, rows, notes: ['注：由本程序导出。'] });
    expect(runImport(await through(exported), confirmed(first)).preview.counts).toEqual({ new: 0, changed: 0, unchanged: 52, error: 0, values: 0, kept: 0 });
  });

  it('the rows in error alone, put right, as the rest of the same import', async () => {
    const bad = withCells(await registerSheet(), { G9: '很多', I9: '200亩', H42: -1 });
    const first = runImport(bad);
    const sheet = errorRowsSheet(first.table, first.read, [...first.read.issues, ...first.match.issues], errorRowsWords, issueReason, issueInRow);
    expect(sheet.rows.map((row) => row[2])).toEqual(['岭南社区', '电建二公司社区']);
    expect(sheet.rows[0]?.[6]).toEqual({
      value: '很多',
      mark: 'error',
      note: '“很多”不能读作一个数。请只填数字，可加单位，如 2598 或 2,598户；估计数写“约2771”。',
    });
    expect(String(sheet.rows[0]?.at(-1)).split('\n')).toHaveLength(2);
    const read = await through(sheet);
    const top = sheet.titles.length + 3;
    const second = runImport(withCells(read, { [`G${top}`]: 5731, [`I${top}`]: 280, [`H${top + 1}`]: 16_785 }), confirmed(first));
    expect(second.preview.counts).toMatchObject({ new: 2, error: 0, unchanged: 0 });
    const whole = confirmed(second, confirmed(first));
    expect(runImport(await registerSheet(), whole).preview.counts).toEqual({ new: 0, changed: 0, unchanged: 52, error: 0, values: 0, kept: 0 });
  });

  it('rows in error keep the unit and the subdistrict they had from elsewhere', async () => {
    const sheet = sheetOf([['单位：万元'], ['社区名称', '户数', '办公经费'], [null, '甲街道'], ['一社区', '?', 0.25], ['二社区', 800, 0.3]]);
    const first = runImport(sheet);
    const read = await through(errorRowsSheet(first.table, first.read, first.read.issues, errorRowsWords, issueReason, issueInRow));
    const again = runImport(withCells(read, { C3: 900 }));
    expect(again.preview.rows).toMatchObject([
      { subdistrict: '甲街道', name: '一社区', status: 'new', changes: [{ after: { number: 900 } }, { after: { number: 250_000 } }] },
    ]);
  });
});
