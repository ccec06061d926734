import type { CaseState } from '#shared/domain/cases/state.ts';
import type { OrderState } from '#shared/domain/orders/orderState.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import { formatDayChinese } from '#shared/domain/date.ts';
import { readCaseFilter } from '#shared/domain/progress/address.ts';
import { caseStateWords } from './cases.ts';
import { stageWords } from './orders.ts';
import { funnelWords, numberWords } from './progress.ts';

/** What a case in an order that has not been served yet waits for. */
const orderedWords: Readonly<Partial<Record<OrderState, string>>> = { drafted: '待审核', reviewed: '待签发', issued: '待送达' };
const runningWords: Readonly<Record<OrderStage, string>> = { rectification: '整改中', supervision: '督办中', accountability: '问责中' };

export type CaseStanding = {
  readonly state: CaseState;
  readonly stage: OrderStage | null;
  readonly orderState: OrderState | null;
  readonly standing: { readonly state: string; readonly workdaysLeft: number | null; readonly workdaysOver: number | null };
};

/** The state of a case in a list: 逾期 3 个工作日, 今日到期, 还剩 4 个工作日, 待复查. */
export function caseStandingText({ state, orderState, standing }: CaseStanding): string {
  if (state === 'ordered') return orderedWords[orderState ?? 'drafted'] ?? caseStateWords.ordered;
  if (state !== 'rectifying' && state !== 'returned') return caseStateWords[state];
  switch (standing.state) {
    case 'overdue':
      return (standing.workdaysOver ?? 0) > 0 ? `逾期 ${standing.workdaysOver} 个工作日` : '逾期';
    case 'due_today':
      return '今日到期';
    case 'due_soon':
    case 'running':
      return (standing.workdaysLeft ?? 0) > 0 ? `还剩 ${standing.workdaysLeft} 个工作日` : '临期';
    default:
      return caseStateWords[state];
  }
}

/** How a running period stands: 还剩 4 个工作日, 今日到期, 逾期 6 个工作日; empty where none runs. */
export function periodStanding({ state, workdaysLeft, workdaysOver }: CaseStanding['standing']): string {
  switch (state) {
    case 'overdue':
      return (workdaysOver ?? 0) > 0 ? `逾期 ${workdaysOver} 个工作日` : '已逾期';
    case 'due_today':
      return '今日到期';
    case 'due_soon':
    case 'running':
      return (workdaysLeft ?? 0) > 0 ? `还剩 ${workdaysLeft} 个工作日` : '不足 1 个工作日';
    default:
      return '';
  }
}

/** The same beside the title of its page: 督办中 · 还剩 4 个工作日; a due day beyond the known calendars is 暂定. */
export function caseStandingLong(row: CaseStanding & { readonly provisional?: boolean }): string {
  if (row.state !== 'rectifying' && row.state !== 'returned') return caseStandingText(row);
  const words = row.stage === null ? '' : runningWords[row.stage];
  const period = periodStanding(row.standing);
  const answer = row.stage === 'accountability' && row.state === 'rectifying' ? '答复期限' : '';
  if (period !== '') return `${words} · ${answer}${period}${row.provisional === true ? '（暂定）' : ''}`;
  if (row.state === 'returned') return '退回整改，没有另定期限';
  // Only the answer to a 问责令 leaves a running case without a day.
  return row.stage === 'accountability' && row.standing.state === 'not_started' ? `${words} · 已答复，继续整改` : words;
}

/** The rows behind a figure of the board, in words: 看板：巩固提升 已销号，截至2022年6月7日. */
export function figureText(written: string): string {
  const filter = readCaseFilter(written);
  if (filter === null) return '看板的一个数字';
  const parts = [
    filter.foundFrom === undefined
      ? ''
      : `${formatDayChinese(filter.foundFrom)}${filter.foundTo === undefined ? '起' : `至${formatDayChinese(filter.foundTo)}`}发现`,
    filter.task === undefined ? '' : filter.task === 0 ? '保障措施' : `任务 ${filter.task}`,
    filter.closed === undefined ? '' : filter.closed ? numberWords.closed : numberWords.open,
    filter.onTime === undefined ? '' : filter.onTime ? '按期' : '未按期',
    filter.overdue === true ? numberWords.overdue : '',
    filter.overdueStage === undefined ? '' : `${stageWords[filter.overdueStage]}逾期`,
    filter.relapse === true ? numberWords.relapsed : '',
    filter.reopened === true ? numberWords.reopened : '',
    filter.stillFailing === true ? numberWords.stillFailing : '',
    filter.stage === undefined ? '' : `已下${stageWords[filter.stage]}`,
    filter.reached === undefined ? '' : `已到${funnelWords[filter.reached]}`,
    filter.decided === true ? '已有结果' : '',
  ].filter((part) => part !== '');
  return `看板：${parts.length === 0 ? '全部案件' : parts.join('，')}，截至${formatDayChinese(filter.asOf)}`;
}

/** Words of the list of cases. */
export const casesWords = {
  title: '案件督令',
  tabs: { label: '案件和督令', cases: '案件', orders: '督令' },
  state: (shown: string, overdue: string) => `共 ${shown} 件，全部案件中逾期 ${overdue} 件`,
  newOrder: '新建整改令',
  find: '列问题',
  search: '挂账号、社区、问题或拼音',
  problem: (community: string, title: string) => `${community} · ${title}`,
  empty: '还没有案件',
  emptyHint: '从不达标的条款列出问题，每件问题立一个案件，再拟整改令。',
  columns: {
    state: '状态',
    number: '挂账号',
    unit: '责任单位',
    title: '问题',
    stage: '督令',
    order: '文号',
    opened: '立案',
    due: '到期',
    reported: '反馈',
    closed: '销号',
    onTime: '按期',
    task: '任务',
    rule: '条款',
    marks: '标记',
  },
  provisional: '暂定',
  relapse: '反弹',
  backfilled: '补录',
  onTime: '按期',
  late: '逾期',
  filters: {
    unit: '责任单位',
    state: '状态',
    deadline: '期限',
    more: '更多',
    moreCount: (count: number) => `更多（${count}）`,
    stage: '督令',
    task: '任务',
    relapse: '反弹',
    backfilled: '补录',
    onTime: '按期',
    openedFrom: '立案自',
    openedTo: '立案至',
    closedFrom: '销号自',
    closedTo: '销号至',
    all: '全部',
    open: '未销号',
    yes: '是',
    no: '否',
    onlyRelapse: '只看反弹',
    onlyBackfilled: '只看补录',
    taskNamed: (number: number, title: string) => `${number} ${title}`,
    deadlines: { overdue: '已逾期', due_today: '今日到期', running: '在期限内' },
    bucket: (words: string) => `工作台：${words}`,
    community: (name: string) => `社区：${name}`,
    round: '本批次的案件',
    order: '本督令的案件',
    rule: (id: string) => `条款 ${id}`,
    remove: (name: string) => `去掉“${name}”`,
    unnamed: '所选社区',
  },
  batch: {
    draft: '拟整改令',
    report: '登记反馈',
    arrange: '安排复查',
    recheck: '登记复查',
    submit_close: '报请销号',
    close: '审批销号',
    supervision: '拟督办令',
    accountability: '拟问责令',
    count: (action: string, count: number) => `${action}（${count}）`,
    none: '所选案件现在没有可以成批办理的事',
  },
} as const;

/** Words of the page of one case. */
export const casePageWords = {
  crumbs: '案件督令',
  actions: {
    draft_order: '拟整改令',
    report: '登记反馈',
    arrange_recheck: '安排复查',
    recheck: '登记复查',
    submit_close: '报请销号',
    close: '审批销号',
    refuse_close: '退回销号',
    reopen: '重新整改',
    more: '更多',
    openOrder: '打开督令',
    openDraft: '打开草稿',
    print: '打印案卷',
    outcome: '登记处理结果',
  },
  stages: '三令进程',
  deadline: '期限怎么算',
  deadlineNone: '还没有送达，期限从送达次日起算。',
  deadlineStopped: '退回整改，没有另定期限，现在不计时。请拟下一级督令，或者登记反馈后复查。',
  explain: '逐日说明',
  explainHide: '收起',
  story: '经过',
  paper: '公文',
  noPaper: '还没有列入督令',
  noPaperHint: '拟整改令后，公文显示在这里。',
  basis: '问题和依据',
  found: '发现',
  source: '来源',
  round: '督查批次',
  place: '地点',
  detail: '情况',
  requirement: '整改要求',
  clause: '条款',
  verdict: '当时判定',
  severity: '程度',
  requirementFound: '立案时要求',
  manner: '整改方式',
  milestones: '分期节点',
  askedBy: (stage: OrderStage) => `${stageWords[stage]}要求`,
  milestone: (day: string, title: string, reached: boolean) => `${day}前　${title}${reached ? '（已到）' : ''}`,
  severities: { ordinary: '一般', serious: '严重' },
  relapse: (number: string) => `反弹：原案 ${number}`,
  recheckPlan: (name: string, day: string) => `${day}由${name}复查`,
  recheckBy: (day: string) => `应在 ${day}前复查`,
  onTime: '按期销号',
  late: '逾期销号',
  noClause: '没有引用条款',
  printed: {
    title: '案件办理情况',
    number: '挂账号',
    unit: '责任单位',
    community: '社区',
    problem: '问题',
    story: '办理经过',
    files: '附件',
    columns: ['日期', '事项', '经办', '说明'],
    printedOn: (day: string) => `打印日期 ${day}`,
  },
} as const;

/** Sending a paper to the PC. */
export const paperActionWords = {
  open: '打开文档',
  saveAs: '另存为…',
  download: '下载公文',
  receipt: '签收单',
  print: '打印',
  enlarge: '放大看',
  saved: (name: string) => `已保存 ${name}`,
} as const;
