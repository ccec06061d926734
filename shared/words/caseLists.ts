/** Words of the exported lists of cases, orders and a round's communities. */
export const caseListWords = {
  title: '案件清单',
  state: (count: number, day: string) => `共${count}条，数据截至${day}`,
  columns: {
    state: '状态',
    number: '挂账号',
    unit: '责任单位',
    community: '社区',
    title: '问题',
    task: '任务',
    rule: '条款',
    stage: '督令',
    order: '文号',
    opened: '立案日期',
    due: '到期日',
    reported: '反馈日期',
    closed: '销号日期',
    onTime: '按期',
    relapse: '反弹',
    backfilled: '补录',
  },
  provisional: '（暂定）',
  yes: '是',
  no: '否',
} as const;

export const orderListWords = {
  title: '督令清单',
  columns: {
    state: '状态',
    stage: '督令',
    number: '文号',
    title: '标题',
    addressee: '主送单位',
    items: '问题',
    open: '未办结',
    nextDue: '最近到期',
    drafted: '拟稿日期',
    issued: '签发日期',
    served: '送达日期',
    acknowledged: '签收日期',
    backfilled: '补录',
  },
  yes: '是',
} as const;

export const roundListWords = {
  title: (round: string) => `${round}督查情况`,
  columns: {
    subdistrict: '乡镇（街道）',
    community: '社区',
    inspectedOn: '督查日期',
    inspector: '督查人',
    failing: '不达标',
    unknown: '缺数据',
    findings: '已列问题',
  },
} as const;
