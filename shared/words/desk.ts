import { dayParts, type Day } from '#shared/domain/date.ts';

/** `2021.1–6`, `2021.7–2022.12`, `2023 全年`; a span within months gives the days. */
function span(from: Day, to: Day): string {
  const [a, b] = [dayParts(from), dayParts(to)];
  if (a.year === b.year && a.month === 1 && b.month === 12) return `${a.year} 全年`;
  return a.year === b.year ? `${a.year}.${a.month}–${b.month}` : `${a.year}.${a.month}–${b.year}.${b.month}`;
}

/** Words of the desk. */
export const deskWords = {
  title: '工作台',
  changed: (count: number) => (count === 0 ? '昨天以来没有变化' : `昨天以来 ${count} 件有变化`),
  find: '查找',
  print: '打印今日清单',
  newOrder: '新建整改令',
  phases: '方案阶段',
  phaseSpan: span,
  todayFlag: (day: Day) => `今天 ${dayParts(day).month}.${dayParts(day).date}`,
  dayFlag: (day: Day) => `截至 ${dayParts(day).month}.${dayParts(day).date}`,
  expired: '方案期满',
  expiredLine: (day: string) => `各阶段已于${day}结束。期满后仍可登记问题、下达督令，未销号的案件继续办理。`,
  notBegun: (day: string) => `方案从 ${day}开始。`,
  kept: '保持达标',
  figures: '今日要点',
  dueToday: '今日到期',
  overdue: '逾期',
  proposals: (count: number) => `其中拟升级 ${count}`,
  acknowledge: '待签收',
  longest: (days: number) => (days === 0 ? '今日送达' : `最长 ${days} 个工作日`),
  recheck: '待复查',
  /** `due` of them have reached the day to recheck by, `over` of those are past it. */
  recheckDue: (due: number, over: number) =>
    due === 0 ? '件' : [over === 0 ? '' : `${over} 件已超期`, due === over ? '' : `${due - over} 件今日满期`].filter((part) => part !== '').join('，'),
  close: '待销号',
  pieces: '件',
  todo: '今天要办',
  todoNote: '按紧迫程度排列，↑↓ 选择，Enter 打开',
  todoMore: (shown: number, all: number) => `先列最紧迫的 ${shown} 件，共 ${all} 件`,
  running: (count: number) => `另有 ${count} 件正在整改`,
  found: (count: number) => `${count} 件待列令`,
  columns: { state: '状态', number: '挂账号', unit: '责任单位', problem: '问题', order: '所在督令', action: '下一步' },
  mixed: '所选事项的下一步不同，请选同一类',
  batch: (action: string, count: number) => `${action}（${count}）`,
  provisional: '暂定',
  /** Beside a case whose plan has reached the day of a step. */
  milestone: (day: string) => `节点 ${day} 已到`,
  nothing: '今天没有要办的事',
  nothingHint: (running: number) => (running === 0 ? '没有正在整改的案件。可以查看标准达标，列出新的问题。' : `${running} 件正在整改，到期前会列在这里。`),
  toCompliance: '看标准达标',
  first: {
    title: '从这里开始',
    hint: '按次序办完这四步，工作台就会每天列出要办的事。',
    now: '现在办',
    done: '已办',
    steps: [
      { title: '导入名册', text: '用现有的社区名册 Excel，一次导入全部社区；也可以逐个录入。', action: '导入名册', to: '/register/import' },
      { title: '看标准达标', text: '导入后立即按方案逐条判定，先看哪些不达标、哪些缺数据。', action: '看标准达标', to: '/compliance' },
      { title: '列问题', text: '把不达标的条款按责任单位列为问题，每件有一个挂账号。', action: '列问题', to: '/findings/new' },
      { title: '拟整改令', text: '一个责任单位一份，签发前自动检查，送达后按工作日计期。', action: '拟整改令', to: '/orders/new' },
    ],
    communities: (count: number) => `名册已有 ${count} 个社区`,
  },
  printed: {
    title: '今日清单',
    state: (day: string, count: number) => `${day}，共 ${count} 件`,
    columns: ['序号', '状态', '挂账号', '责任单位', '社区和问题', '所在督令', '到期', '下一步', '办理情况'],
    foot: (bureau: string) => `${bureau}　社区督导台`,
  },
} as const;
