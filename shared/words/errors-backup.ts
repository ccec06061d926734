import type { ErrorData } from '#shared/domain/errors.ts';
import { backupFindingText, folderProblemText } from './backup.ts';
import { said, type ErrorWords } from './words.ts';

/** Backups and restoring. */
export const backupErrors: ErrorWords = {
  backup_not_of_sample: () => '样例库不需要备份，也不从这里恢复。请先离开样例。',
  backup_nothing: () => '还没有可备份的内容。完成首次设置后再备份。',
  backup_folder: (data) => `备份文件夹${folderProblemText(said(data, 'problem'), said(data, 'folder'))}，没有备份。请接好移动硬盘或网络盘，或另选一个文件夹。`,
  backup_folder_first: (data) => `备份文件夹${folderProblemText(said(data, 'problem'), said(data, 'folder'))}，设置没有保存。请改正，或留空以后再设。`,
  backup_doubtful: (data) =>
    said(data, 'kind') === 'empty'
      ? '现在的数据库是空的，而上一份备份里有数据，没有备份，以免把好的备份挤掉。请确认打开的是正确的数据；确实要备份，请再次确认。'
      : '现在的数据比上一份备份少了两成以上，没有备份，以免把好的备份挤掉。请先查明原因；确实要备份，请再次确认。',
  backup_not_verified: (data) => `刚做的备份没有通过校验（${finding(data)}），已丢弃，先前的备份没有受影响。请检查磁盘后再备份一次。`,
  backup_disk_full: () => '备份文件夹所在的磁盘空间不足，没有备份，先前的备份没有受影响。请清理空间，或另选一个文件夹。',
  backup_failed: (data) => `备份没有完成（${said(data, 'reason')}），先前的备份没有受影响。请检查备份文件夹能否写入后再试。`,
  backup_not_found: (data) => `“${said(data, 'path')}”里没有找到备份。请选择“备份_日期_时间”文件夹，或存放这些文件夹的上一级。`,
  restore_refused: (data) =>
    `这份备份没有通过校验（${finding(data)}，共 ${said(data, 'count')} 处），没有恢复，现有数据没有改动。请换一份备份${data['skippable'] === true ? '，或选择跳过缺失或损坏的附件，继续恢复' : ''}。`,
};

/** What the check found first, with what it expected and what it met. */
function finding(data: ErrorData): string {
  return backupFindingText(said(data, 'code'), said(data, 'file'), said(data, 'expected'), said(data, 'actual'));
}
