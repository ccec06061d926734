import { said, type ErrorWords } from './words.ts';

/** Errors of the two hosts and of the way to them: requests refused at the door, tickets, streams. */
export const hostErrors: ErrorWords = {
  request_refused: () => '后台没有接受这次请求。请关闭页面，从程序图标重新打开。',
  request_too_large: () => '这次提交的内容太多，没有保存。请分几次提交；文件请用“上传”。',
  ticket_unknown: () => '这次上传或下载的凭据已用过或已过期。请回到原来的页面再点一次。',
  too_many_streams: () => '同时打开的窗口或同时传输的文件太多。请关闭几个再试。',
  port_in_use: (data) => `端口 ${said(data, 'port')} 已被别的程序占用。请去掉 --port 参数，由程序自己选一个。`,
  data_folder_unusable: (data) => `数据文件夹 ${said(data, 'folder')} 不能写入。请检查磁盘和权限，或用 --data 指定另一个文件夹。`,
  not_built: (data) => `程序文件不完整：缺少 ${said(data, 'path')}。请运行 npm run build 后再启动。`,
};
