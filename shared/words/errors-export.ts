import { folderProblemText } from './backup.ts';
import { said, type ErrorWords } from './words.ts';

/** The audit export and checking a bag. */
export const exportErrors: ErrorWords = {
  export_nothing: () => '还没有可导出的资料。完成首次设置后再导出。',
  export_span: (data) => `导出的日期不对：起日不能晚于止日，止日不能晚于今天（${said(data, 'today')}）。请改正后再导出。`,
  export_reason_missing: () => '导出姓名要写明理由，理由会记入操作记录。请填写后再导出。',
  export_folder: (data) =>
    `导出文件夹${said(data, 'folder') === '' ? '没有填写' : folderProblemText(said(data, 'problem'), said(data, 'folder'))}，没有导出。请选择一个本机或移动盘上的文件夹。`,
  export_disk_full: (data) =>
    `磁盘已满，没有导出。这次导出在“${said(data, 'folder')}”所在的磁盘上约需 ${said(data, 'megabytes')} MB 可用空间，请清理磁盘，或换一个文件夹后再导出。`,
  export_exists: (data) => `“${said(data, 'name')}”已经存在，没有覆盖。请换一个文件夹，或稍后再导出。`,
  export_path: (data) => `导出包内的文件名“${said(data, 'path')}”不能使用，没有导出。请把这一情况告诉管理员。`,
  export_no_file: () => '当前数据库不能导出。请在正式数据库中操作。',
  export_gone: () => '这个导出包已不在本机的待取处（程序重新启动过，或已过期）。请重新导出。',
  bag_not_found: (data) => `没有找到“${said(data, 'path')}”。请填写导出包文件夹或 .zip 文件的完整路径。`,
};
