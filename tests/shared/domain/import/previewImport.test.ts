import { describe, expect, it } from 'vitest';
import { UNFILLED } from '#shared/domain/register/value.ts';
import type { GridCell } from '#shared/domain/sheet/grid.ts';
import { confirmed, exact, none, runImport, sheetOf } from './support/register.ts';

const HEADER: readonly GridCell[] = ['乡镇（街道）', '社区名称', '统计代码', '户数', '儿童活动室', '备注'];
const FIRST: ReadonlyArray<ReadonlyArray<GridCell>> = [
  ['东街道', '甲社区', '520181002001', 2000, 30, null],
  ['东街道', '乙社区', '520181002002', null, null, '新建'],
];

const sheet = (rows: ReadonlyArray<ReadonlyArray<GridCell>>) => sheetOf([HEADER, ...rows]);
const first = runImport(sheet(FIRST));
const again = (rows: ReadonlyArray<ReadonlyArray<GridCell>>) => runImport(sheet(rows), confirmed(first)).preview;

describe('the preview of an import', () => {
  it('of new communities lists only what is filled in', () => {
    expect(first.preview.rows.map(({ status, changes }) => [status, changes.map(({ metricKey }) => metricKey)])).toEqual([
      ['new', ['register.households', 'rooms.children.area']],
      ['new', ['register.note']],
    ]);
    expect(first.preview.rows[0]).toMatchObject({ row: 2, communityId: null, subdistrict: '东街道', name: '甲社区', code: '520181002001' });
    expect(first.preview.rows[0]?.changes[0]).toEqual({ metricKey: 'register.households', before: UNFILLED, after: exact(2000) });
  });

  it('of the same file changes nothing', () => {
    expect(again(FIRST).counts).toEqual({ new: 0, changed: 0, unchanged: 2, error: 0, values: 0, kept: 0 });
  });

  it('of the same file in another order changes nothing', () => {
    expect(again([...FIRST].reverse()).counts).toMatchObject({ unchanged: 2, values: 0 });
  });

  it('tells 0, 无 and an empty cell apart', () => {
    const { rows } = again([['东街道', '甲社区', '520181002001', 0, '无', null]]);
    expect(rows[0]?.changes).toEqual([
      { metricKey: 'register.households', before: exact(2000), after: exact(0) },
      { metricKey: 'rooms.children.area', before: exact(3000), after: none },
    ]);
    expect(again([['东街道', '甲社区', '520181002001', null, null, null]]).rows[0]).toMatchObject({
      status: 'unchanged',
      changes: [],
      kept: ['register.households', 'rooms.children.area'],
    });
  });

  it('fills in what was unfilled and keeps what is left empty in one row', () => {
    expect(again([['东街道', '乙社区', '520181002002', 1800, null, null]]).rows[0]).toMatchObject({
      status: 'changed',
      changes: [{ metricKey: 'register.households', before: UNFILLED, after: exact(1800) }],
      kept: ['register.note'],
    });
  });

  it('a change of name alone makes the row changed', () => {
    expect(again([['东街道', '新甲社区', '520181002001', 2000, 30, null]]).rows[0]).toMatchObject({
      status: 'changed',
      name: '新甲社区',
      identity: [{ field: 'name', before: '甲社区', after: '新甲社区' }],
      changes: [],
    });
  });

  it('writes nothing of a row with an error, however many good cells it has', () => {
    const preview = again([['东街道', '甲社区', '520181002001', '?', 35, '改']]);
    expect(preview.rows[0]).toMatchObject({ status: 'error', communityId: expect.stringContaining('community'), changes: [], identity: [], kept: [] });
    expect(preview.counts).toMatchObject({ error: 1, values: 0 });
  });

  it('a column that is ignored is neither written nor kept', () => {
    const { preview } = runImport(sheet([['东街道', '甲社区', '520181002001', 9, 9, '改']]), confirmed(first), {
      0: 'subdistrict',
      1: 'name',
      2: 'code',
      5: 'register.note',
    });
    expect(preview.rows[0]).toMatchObject({ changes: [{ metricKey: 'register.note' }], kept: [] });
  });

  it('counts 10,000 rows and finds the one that differs', () => {
    const rows = Array.from({ length: 10_000 }, (_, index): GridCell[] => [
      `${index % 40}街道`,
      `${index}号社区`,
      String(520_181_000_000 + index),
      1000 + index,
      30,
      null,
    ]);
    const large = runImport(sheet(rows));
    expect(large.preview.counts).toMatchObject({ new: 10_000, values: 20_000 });
    const edited = rows.map((row, index) => (index === 7_777 ? [...row.slice(0, 3), 5, ...row.slice(4)] : row));
    const { counts, rows: previewed } = runImport(sheet(edited), confirmed(large)).preview;
    expect(counts).toEqual({ new: 0, changed: 1, unchanged: 9_999, error: 0, values: 1, kept: 0 });
    expect(previewed.find((row) => row.status === 'changed')?.row).toBe(7_779);
  });
});
