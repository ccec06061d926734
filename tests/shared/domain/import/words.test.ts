import { describe, expect, it } from 'vitest';
import type { ImportIssue, ImportIssueCode } from '#shared/domain/import/issue.ts';
import { errorText } from '#shared/words/errors.ts';
import { importErrors } from '#shared/words/errors-import.ts';
import { importIssueWords, issueReason, issueSentence } from '#shared/words/import.ts';

const DATA = {
  unit: '亩',
  expected: '㎡',
  limit: 100,
  length: 11,
  error: '#N/A',
  kept: '1.23',
  columns: ['B', 'C'],
  target: 'x',
  choices: ['甲', '乙'],
  rows: ['3', '9'],
  value: '示例',
  names: ['东街道甲社区', '西镇甲社区'],
  code: '520181002001',
  byCode: '甲社区',
  byName: '东街道乙社区',
  holderCode: '520181002002',
  subdistrict: '东街道',
  name: '东街道丙社区',
  on: '2021-05-01',
  onDay: '2021-06-18',
  list: 'room',
  metric: 'rooms.multi.area',
  number: 6_000,
  text: null,
  qualifier: 'exact',
};

function issue(code: ImportIssueCode, data: ImportIssue['data'] = DATA): ImportIssue {
  return { severity: 'error', code, sheet: '社区名册', row: 7, column: 'G', header: '户数', raw: '0.85', data };
}

describe('the sentence of a finding', () => {
  it('says the place first: sheet, row, column, header', () => {
    expect(issueSentence(issue('import_cell_unit'))).toBe(
      '工作表“社区名册”第 7 行 G 列“户数”：“0.85”的单位是“亩”，这一栏按“㎡”登记，没有自动换算。请换算后再填。',
    );
    expect(issueSentence({ ...issue('import_name_missing', {}), column: '', header: '' })).toBe(
      '工作表“社区名册”第 7 行：没有填社区名称，不知道是哪个社区。请补上名称，或删去这一行。',
    );
  });

  it.each(Object.keys(importIssueWords) as ImportIssueCode[])('%s is whole, calm and uses its data', (code) => {
    const sentence = issueReason(issue(code));
    expect(sentence).toMatch(/。$/);
    expect(sentence).not.toMatch(/[!！]|undefined|null|NaN|“”|\[object/);
  });

  it('a code is not named twice after its place, and a limit is written with separators', () => {
    expect(issueSentence({ ...issue('import_code_length'), column: 'E', header: '统计代码', raw: '52018100200' })).toMatch(
      /E 列“统计代码”：“52018100200”是 11 位，应为 12 位。/,
    );
    expect(issueReason(issue('import_cell_too_large', { limit: 300_000, unit: '人' }))).toContain('超过 300,000 人，');
  });

  it('doubles name both rows', () => {
    expect(issueReason(issue('import_duplicate_code'))).toContain('第 3、9 行');
  });
});

describe('errors that stop an import', () => {
  it.each(Object.keys(importErrors))('%s has its sentence among all errors', (code) => {
    const sentence = errorText(code, { sheets: ['一', '二'], sheet: '一', limit: 5 });
    expect(sentence).toBe(importErrors[code]?.({ sheets: ['一', '二'], sheet: '一', limit: 5 }));
    expect(sentence).toMatch(/。$/);
  });
});
