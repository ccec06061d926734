import { said, type ErrorWords } from './words.ts';

/** Errors of the desktop window: saving, opening and printing files of this PC. */
export const desktopErrors: ErrorWords = {
  native_refused: () => '这个窗口无权使用桌面功能，没有执行。请关闭程序后重新打开。',
  native_too_large: () => '要打印的内容太长，没有生成 PDF。请缩小范围，分几次打印。',
  not_saved_here: () => '只能打开本次使用中由本程序保存的文件。请在文件管理器中找到它再打开。',
  kind_not_openable: (data) => `为安全起见，本程序不直接打开“${said(data, 'name')}”这类文件。请在文件夹中查看。`,
  open_failed: (data) => `“${said(data, 'name')}”没有打开，可能没有能打开它的程序，或文件已被移走。请在文件夹中查看。`,
  file_busy: (data) => `“${said(data, 'name')}”正被其他程序占用，没有保存。请先在 WPS 或 Excel 中关闭它再试，或换个文件名。`,
  folder_denied: (data) => `没有权限写入“${said(data, 'name')}”所在的文件夹，没有保存。请换一个文件夹再试。`,
  folder_full: (data) => `磁盘空间不足，“${said(data, 'name')}”没有保存。请清理磁盘后再试，或保存到其他磁盘。`,
  save_failed: (data) => `“${said(data, 'name')}”没有保存成功（${said(data, 'reason')}）。请换一个位置再试。`,
  download_gone: () => '这份文件的下载凭据已用过或过期，没有保存。请回到页面重新点一次导出。',
  print_failed: () => '没有生成 PDF。请再试一次；仍不行，请改用“打印”。',
};
