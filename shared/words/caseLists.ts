/** Words of the case list's export. */
export const caseListWords = {
  sheet: '案件清单',
  title: '案件清单',
  state: (count: number, day: string) => `共${count}件，数据截至${day}`,
  columns: ['挂账号', '责任单位', '社区', '问题', '状态', '督令', '文号', '立案日期', '到期日', '反馈日期', '销号日期', '按期', '反弹', '补录'],
  provisional: '（暂定）',
  yes: '是',
  no: '否',
  backfilled: '补录',
} as const;
