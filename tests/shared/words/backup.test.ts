import { describe, expect, it } from 'vitest';
import { entryProblemText } from '#shared/words/backup.ts';
import { errorText } from '#shared/words/errors.ts';

describe('a refused restore says what was found', () => {
  it.each([
    [{ code: 'chain_broken', file: 'register.db', actual: 37 }, 'register.db 的第 37 条操作记录被改动过'],
    [{ code: 'counts_differ', file: 'community', expected: 52, actual: 51 }, '数据表 community 应有 52 行，实有 51 行'],
    [{ code: 'events_differ', file: 'register.db', expected: 120, actual: 98 }, 'register.db 的记录应到第 120 条，实到第 98 条'],
    [{ code: 'schema_newer', file: 'register.db', expected: 90, actual: 120 }, '结构 120，本程序只到 90'],
  ])('%o', (found, sentence) => {
    expect(errorText('restore_refused', { ...found, count: 1, skippable: false })).toContain(sentence);
    expect(errorText('backup_not_verified', { ...found, count: 1 })).toContain(sentence);
  });

  it('offers to go on without attachments when they alone are at fault', () => {
    expect(errorText('restore_refused', { code: 'file_missing', file: '批复.pdf', count: 1, skippable: true })).toContain('跳过缺失或损坏的附件，继续恢复');
    expect(errorText('restore_refused', { code: 'file_altered', file: '批复.pdf', count: 1, skippable: false })).not.toContain('跳过');
  });
});

it.each([
  ['manifest_newer', '请先更新程序'],
  ['manifest_other', '不是社区督导台的备份'],
  ['manifest_damaged', '已损坏'],
  ['manifest_missing', '缺少清单'],
])('a backup that cannot be read says why: %s', (problem, words) => {
  expect(entryProblemText(problem)).toContain(words);
});
