import { formatDayChinese, type Day } from '#shared/domain/date.ts';
import type { FigureName } from '#shared/domain/progress/address.ts';
import { stageWords } from './orders.ts';
import { numberWords } from './progress.ts';

/** The dashboard: what its page, its projection and its workbook call things. */
export const boardWords = {
  title: '看板',
  project: '投屏',
  projectHint: '在会议室逐页展示，翻页键换页，Esc 退出',
  wholeProgramme: '全部阶段',
  phase: (title: string) => `${title}阶段`,
  scope: (title: string, state: 'past' | 'current' | 'future') =>
    state === 'current' ? `${title}（进行中）` : state === 'future' ? `${title}（未开始）` : title,
  asOf: (moment: string) => `数据截至 ${moment}`,
  compareWith: '与上次会议相比',
  lookBack: '统计日期',
  lookingBack: (day: string) => `正在回看 ${day}的情况，数字按现有记录推算到那一天。`,
  backToToday: '回到今天',
  elapsed: (percent: string) => `已过 ${percent}`,
  over: '已结束',
  ahead: '未开始',
  coverage: (inspected: number, all: number) => `${inspected} / ${all} 个社区`,
  same: '与上次持平',
  moreCases: (count: string) => `增 ${count} 件`,
  fewerCases: (count: string) => `减 ${count} 件`,
  morePoints: (points: string) => `升 ${points} 个百分点`,
  fewerPoints: (points: string) => `降 ${points} 个百分点`,
  moreCommunities: (count: string) => `增 ${count} 个`,
  expiredTitle: '方案期满',
  expiredHint: (day: string) => `各阶段已于${day}结束。期满后仍可登记问题、下达督令，未销号的案件继续办理。`,
  phases: '三阶段进展',
  phasesNote: '每个数字点开就是对应的清单',
  units: '各单位整改率',
  unitsNote: (day: string) => `竖线为上次会议（${day}）`,
  unitsMore: (count: number) => `显示全部 ${count} 个单位`,
  unitsFewer: '只看前几名',
  tasks: '十项任务达标率',
  tasksNote: '按最新数据判定，无法判定的不算达标',
  tasksNoteOn: (day: string) => `按 ${day} 的登记判定，无法判定的不算达标`,
  funnel: '办理进度',
  funnelNote: '走到每一步的问题数',
  trend: '发现与销号',
  trendNote: '全部阶段，逐月累计',
  trendLabel: (first: string, last: string, found: string, closed: string) => `${first}到${last}逐月累计，共发现 ${found} 件，销号 ${closed} 件`,
  sound: (clean: string, all: string) => `${clean} / ${all} 个社区全部达标`,
  city: '市级责任',
  cityNote: (day: string, pass: string, all: string) => `按 ${day} 判定，达标 ${pass} / ${all} 项`,
  emptyTitle: '还没有可统计的问题',
  emptyHint: '先督查社区，或从不达标的条款登记问题。登记后，这里按阶段、责任单位和任务显示进展。',
  emptyAction: '去登记督查',
  emptyRegisterTitle: '还没有社区名册',
  emptyRegisterHint: '看板按社区统计。请先导入名册，再登记督查和问题。',
  emptyRegisterAction: '导入名册',
  noCases: '这个阶段还没有发现问题',
  export: '导出 Excel',
  exportHint: '导出本页各表',
  rank: '名次',
  unit: '责任单位',
  task: '任务',
  figuresLabel: '主要数字',
  scopeLabel: '选择阶段',
  columns: {
    phase: '阶段',
    inspected: '督查社区',
    overdueOf: '逾期',
    issued: '曾下达',
    total: '合计',
    average: '平均工作日',
    failing: '不达标社区',
    open: '无法判定',
    ofFound: '销号 / 发现',
  },
} as const;

/** The tables of the page as a workbook. */
export const boardSheetWords = {
  fileName: (day: Day) => `看板-${day}.xlsx`,
  titles: { phases: '三阶段进展', units: '责任单位排名', tasks: '十项任务', funnel: '办理进度', trend: '逐月累计' },
  state: (asOf: Day, compareWith: Day) => `数据截至 ${formatDayChinese(asOf)}，上次会议 ${formatDayChinese(compareWith)}`,
  phase: '阶段',
  last: '上次会议',
  month: '月份',
  step: '步骤',
  percent: '%',
  failingCommunities: '不达标社区',
  openCommunities: '无法判定社区',
  passed: '达标项',
  failed: '不达标项',
  unknown: '无法判定项',
} as const;

const figureTitles: Readonly<Record<FigureName, string>> = {
  found: numberWords.found,
  closed: numberWords.closed,
  open: numberWords.open,
  onTime: '按期销号',
  decided: '已有结果',
  overdue: numberWords.overdue,
  stillFailing: numberWords.stillFailing,
  relapsed: numberWords.relapsed,
  reopened: numberWords.reopened,
  overdue_rectification: `${stageWords.rectification}逾期`,
  overdue_supervision: `${stageWords.supervision}逾期`,
  overdue_accountability: `${stageWords.accountability}逾期`,
  stage_rectification: `曾下达${stageWords.rectification}`,
  stage_supervision: `曾下达${stageWords.supervision}`,
  stage_accountability: `曾下达${stageWords.accountability}`,
};

/** What a figure is called where it stands alone. */
export function figureTitle(name: FigureName): string {
  return figureTitles[name];
}
