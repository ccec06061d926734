import { inputProblems } from './inputProblems.ts';
import { said, type ErrorWords } from './words.ts';

/** Errors of the program itself: transport, envelope, revisions. Areas keep theirs in `errors-<area>.ts`. */
export const commonErrors: ErrorWords = {
  invalid_request: () => '程序发出的请求不完整，没有改动任何数据。请重新打开页面再试。',
  unknown_operation: (data) => `后台没有“${said(data, 'op')}”这项操作。页面与后台版本可能不一致，请关闭程序后重新打开。`,
  key_missing: () => '这次提交缺少防重复标记，没有保存。请重新打开页面再试。',
  invalid_input: (data) => {
    const fields = Array.isArray(data['fields']) ? inputProblems(data['fields']) : '';
    if (data['asked'] === 'query') return `这个地址或筛选条件不对${fields === '' ? '' : `：${fields}`}。请返回后重新选择。`;
    return fields === '' ? '填写的内容不符合要求，没有保存。请检查后再提交。' : `填写的内容不符合要求，没有保存：${fields}。请改正后再提交。`;
  },
  internal: (data) => {
    const reference = said(data, 'reference');
    return reference === ''
      ? '程序内部出错，这一步没有完成，已有数据没有受影响。请再试一次。'
      : `程序内部出错，这一步没有完成，已有数据没有受影响。请再试一次；仍不行，请把编号 ${reference} 告诉管理员。`;
  },
  page_not_loaded: () => '这一页的程序文件没有读到，没有改动数据。请重试；仍不行，请关闭程序后重新打开。',
  host_gone: () => '与后台的连接断开了，正在重新连接。未提交的内容仍在页面上，连上后再提交即可。',
  session_expired: () => '这个页面的登录凭据已失效。请关闭页面，从程序图标重新打开，或再次运行 npm start。',
  timeout: () => '后台长时间没有答复，这一步可能没有完成。请先刷新列表核对，再决定是否重做。',
  cancelled: () => '这一步已取消，没有改动数据。',
  stale_revision: () => '这条记录刚被别处改过，刚才的修改没有保存。请刷新后在最新内容上再改。',
  not_found: () => '没有找到这条记录，它可能已经作废或合并。请返回列表重新查找。',
  actor_missing: () => '还没有选定经办人，这一步没有保存。请在左下角选定经办人后再试。',
  invalid_day: (data) => `“${said(data, 'value')}”不是一个存在的日期。可写成 20240501、2024.5.1 或 2024年5月1日。`,
  invalid_instant: (data) => `“${said(data, 'value')}”不是可识别的时间。`,
  file_too_large: (data) => `文件${quoted(said(data, 'name'))}超过大小上限 ${said(data, 'limit')}，没有上传。请压缩或拆分后再选。`,
  upload_failed: (data) => `文件${quoted(said(data, 'name'))}没有传完，后台未保存它。请重新选择文件再传一次。`,
  download_failed: (data) => `文件${quoted(said(data, 'name'))}没有下载完成。请再点一次；仍不行，请查看磁盘空间。`,
};

function quoted(name: string): string {
  return name === '' ? '' : `“${name}”`;
}
