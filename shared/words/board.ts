import { formatDayChinese, type Day } from '#shared/domain/date.ts';
import type { CaseFilter } from '#shared/domain/progress/filter.ts';
import type { FigureName } from '#shared/domain/progress/address.ts';
import { orderStages } from '#shared/domain/orders/stages.ts';
import { stageWords } from './orders.ts';
import { funnelWords, numberWords } from './progress.ts';

/** The dashboard. */
export const boardWords = {
  title: '看板',
  projection: '投屏',
  project: '投屏',
  projectHint: '在会议室逐页展示，按 F5',
  wholeProgramme: '全部阶段',
  compareWith: '比上次会议',
  compareDay: '上次会议的日期',
  compareHint: '选一个较早的日期，看板上的增减和竖线都与那天相比',
  asOf: (moment: string) => `数据截至 ${moment}`,
  asOfDay: (day: string) => `${day}的情况`,
  backToToday: '回到今天',
  lookBack: '回看某天',
  state: (communities: number, units: number, docNo: string) => `${communities} 个社区，${units} 个责任单位，依据${docNo}`,
  phase: (title: string) => `${title}阶段`,
  elapsed: (percent: string) => `已过 ${percent}`,
  over: '已结束',
  ahead: '未开始',
  cases: '件',
  communities: '个社区',
  coverage: (inspected: number, all: number) => `已督查 ${inspected} / ${all} 个社区`,
  of: (part: string, whole: string) => `${part} / ${whole} 件`,
  same: '与上次持平',
  moreCases: (text: string) => `比上次 ${text} 件`,
  morePoints: (text: string) => `比上次 ${text} 个百分点`,
  workdays: '个工作日',
  expiredTitle: '方案期满',
  expiredHint: '期满后仍可登记问题、下达督令。经批准延期的，请录入延期文件，新的阶段随之出现。',
  units: '各乡镇（街道）整改率',
  unitsNote: (day: string) => `竖线为上次会议（${day}）`,
  tasks: '十项任务',
  tasksNote: '达标率按最新数据判定，无法判定的不算达标',
  funnel: '办理进度',
  funnelNote: '走到每一步的问题数',
  trend: '发现与销号',
  trendNote: '逐月累计',
  trendLabel: (first: string, last: string, found: string, closed: string) => `${first}到${last}逐月累计，共发现 ${found} 件，销号 ${closed} 件`,
  ladder: '逾期与升级',
  ladderNote: '逾期按所在督令分，升级按曾下达的督令分',
  overdueNow: '现在逾期',
  issued: '曾下达',
  sound: '全部达标的社区',
  emptyTitle: '还没有可统计的问题',
  emptyHint: '先督查社区，或从不达标的条款登记问题。登记后，这里按阶段、责任单位和任务显示进展。',
  emptyAction: '去登记督查',
  emptyRegisterTitle: '还没有社区名册',
  emptyRegisterHint: '看板按社区统计。请先导入名册，再登记督查和问题。',
  emptyRegisterAction: '导入名册',
  noPhase: '这个阶段还没有发现问题',
  export: '导出 Excel',
  exportHint: '导出本页各表',
  rank: '名次',
  unit: '责任单位',
  task: '任务',
  figuresLabel: '主要数字',
  scopeLabel: '选择阶段',
} as const;

/** The tables of the page as a workbook. */
export const boardSheetWords = {
  fileName: (day: Day) => `看板-${day}.xlsx`,
  titles: { phases: '三阶段进展', units: '责任单位排名', tasks: '十项任务', funnel: '办理进度', trend: '逐月累计' },
  state: (asOf: Day, compareWith: Day) => `数据截至 ${formatDayChinese(asOf)}，上次会议 ${formatDayChinese(compareWith)}`,
  phase: '阶段', from: '起', to: '止', last: '上次会议', now: '本次', month: '月份', step: '步骤', percent: '%', days: '工作日',
  failingCommunities: '不达标社区', openCommunities: '无法判定社区', passed: '达标项', failed: '不达标项', unknown: '无法判定项',
} as const;

const figureTitles: Readonly<Record<FigureName, string>> = {
  found: numberWords.found, closed: numberWords.closed, open: numberWords.open, onTime: '按期销号', decided: '已有结果', overdue: numberWords.overdue,
  stillFailing: numberWords.stillFailing, relapsed: numberWords.relapsed,
  overdue_rectification: `${stageWords.rectification}逾期`, overdue_supervision: `${stageWords.supervision}逾期`, overdue_accountability: `${stageWords.accountability}逾期`,
  stage_rectification: `曾下达${stageWords.rectification}`, stage_supervision: `曾下达${stageWords.supervision}`, stage_accountability: `曾下达${stageWords.accountability}`,
};

/** What a figure is called where it stands alone. */
export function figureTitle(name: FigureName): string {
  return figureTitles[name];
}

/** The rows of a figure in words, above the list it opened: 2022年6月7日统计：2021年7月1日至2022年6月7日发现，逾期. */
export function caseFilterWords(filter: CaseFilter, names: { readonly unit: string | null; readonly task: string | null }): string {
  const { asOf, foundFrom, foundTo, closed, decided, onTime, overdue, overdueStage, relapse, stillFailing, stage, reached } = filter;
  const parts = [
    names.unit, names.task,
    foundFrom !== undefined && foundTo !== undefined ? `${formatDayChinese(foundFrom)}至${formatDayChinese(foundTo)}发现` : null,
    closed === true ? figureTitles.closed : null, closed === false ? figureTitles.open : null, decided === true ? figureTitles.decided : null,
    onTime === true ? figureTitles.onTime : null, onTime === false ? '曾经逾期' : null, overdue === true ? figureTitles.overdue : null,
    ...orderStages.map((each) => (overdueStage === each ? `${stageWords[each]}逾期` : null)), ...orderStages.map((each) => (stage === each ? `曾下达${stageWords[each]}` : null)),
    relapse === true ? figureTitles.relapsed : null, stillFailing === true ? figureTitles.stillFailing : null, reached === undefined ? null : `已${funnelWords[reached]}`,
  ].filter((part) => part !== null && part !== '');
  return `${formatDayChinese(asOf)}统计：${parts.length === 0 ? '全部问题' : parts.join('，')}`;
}
