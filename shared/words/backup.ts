import type { BackupReason } from '#shared/domain/backup/manifest.ts';
import type { BackupFindingCode } from '#shared/domain/backup/report.ts';
import type { KeepReason } from '#shared/domain/backup/retention.ts';

export const backupReasonWords: Readonly<Record<BackupReason, string>> = {
  manual: '手动',
  opening: '打开程序时',
  changes: '有改动后',
  migration: '升级结构前',
  import: '导入前',
  restore: '恢复前',
};

/** Why a backup stays. */
export const keepWords: Readonly<Record<KeepReason, string>> = {
  recent: '近两日',
  day: '每日一份',
  week: '每周一份',
  month: '每月一份',
  before: '操作前',
  other: '其他单位或其他数据库的备份',
};

const problems: Readonly<Record<string, string>> = {
  missing: '找不到',
  not_folder: '不是文件夹',
  not_writable: '不能写入',
  inside_data: '在数据文件夹里面',
  not_absolute: '不是完整路径',
  same_disk: '与数据在同一块磁盘上',
};

/** “照片.jpg”（清镇督改〔2021〕3号） */
export function lostFilesText(files: ReadonlyArray<{ readonly name: string; readonly about: string }>, total: number): string {
  const named = files.map(({ name, about }) => `“${name}”${about === '' ? '' : `（${about}）`}`).join('、');
  return total > files.length ? `${named}等 ${total} 个` : named;
}

/** 「E:\备份」找不到 */
export function folderProblemText(problem: string, folder: string): string {
  return `${folder === '' ? '' : `“${folder}”`}${problems[problem] ?? '不能使用'}`;
}

type Said = (file: string, expected: string, actual: string) => string;
/** Each thing that can be wrong with a backup, with the file it concerns. */
const backupFindingWords: Readonly<Record<BackupFindingCode, Said>> = {
  manifest_missing: (file) => `缺少清单 ${file}，无法核对应有的内容`,
  manifest_damaged: (file) => `清单 ${file} 已损坏`,
  manifest_other: (file) => `清单 ${file} 由其他程序写成，不是社区督导台的备份`,
  manifest_newer: (file) => `清单 ${file} 由更新版本的程序写成，请先更新程序`,
  database_missing: (file) => `缺少数据库文件 ${file}`,
  database_altered: (file) => `数据库文件 ${file} 与清单的校验值不一致，内容被改动过或不完整`,
  leftover: (file) => `旁边留有 ${file}，这是没有写完的数据库`,
  not_database: (file) => `${file} 不是数据库，或已截断`,
  other_program: (file) => `${file} 是其他程序的数据库`,
  schema_newer: (file, expected, actual) => `${file} 由更新版本的程序建立（结构 ${actual}，本程序只到 ${expected}），请先更新程序`,
  schema_missing: (file) => `${file} 缺少应有的数据表，可能只拷贝了一部分`,
  database_damaged: (file) => `数据库文件 ${file} 已损坏`,
  empty: (file) => `数据库文件 ${file} 是空的`,
  counts_differ: (file, expected, actual) => `数据表 ${file} 应有 ${expected} 行，实有 ${actual} 行`,
  events_differ: (file, expected, actual) => `${file} 的记录应到第 ${expected} 条，实到第 ${actual} 条`,
  head_differs: (file) => `${file} 最后一条记录的校验值不符`,
  chain_broken: (file, _expected, actual) => `${file} 的第 ${actual} 条操作记录被改动过`,
  file_missing: (file) => `缺少附件“${file}”`,
  file_altered: (file) => `附件“${file}”的内容变了`,
};

/** Why what is said of a backup's content cannot be read. */
export const entryProblemText = (problem: string): string => backupFindingText(problem, 'manifest.json');

/** One finding in words. */
export function backupFindingText(code: string, file: string, expected: string | number = '', actual: string | number = ''): string {
  const words = (backupFindingWords as Readonly<Record<string, Said>>)[code];
  return words === undefined ? file : words(file, String(expected), String(actual));
}
