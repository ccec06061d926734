/** Words that several areas share: weekdays, buttons, lists, dialogs, states of work. */
export const commonWords = {
  weekdays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  weekdaysShort: ['一', '二', '三', '四', '五', '六', '日'],
  today: '今日',
  none: '无',
  unfilled: '未填报',
  estimate: '约',
  loading: '正在读取',
  saving: '正在保存',
  savedAt: (clock: string) => `已保存 ${clock}`,
  draftSavedAt: (clock: string) => `草稿已保存 ${clock}`,
  retry: '重试',
  refresh: '刷新',
  takeIn: '取回最新内容',
  takenIn: '已取回最新内容，填写的内容还在。请核对后再保存。',
  ok: '确定',
  cancel: '取消',
  close: '关闭',
  save: '保存',
  back: '返回',
  more: '更多',
  undo: '撤回',
  undone: '已撤回',
  open: '打开',
  choose: '选择',
  clear: '清除',
  remove: '移除',
  pieces: (count: number) => `${count} 件`,
  reference: (reference: string) => `编号 ${reference}`,
  secondsLeft: (seconds: number) => `约 ${seconds} 秒`,
  minutesLeft: (minutes: number) => `约 ${minutes} 分钟`,
  joined: '，',
} as const;

/** Verdict words; `unknown` is never counted as pass. */
export const verdictWords = {
  pass: '达标',
  fail: '不达标',
  unknown: '无法判定',
  not_applicable: '不适用',
  exempt: '豁免',
} as const;

/** Lists, filters, columns, views, export. */
export const listWords = {
  search: '查找',
  searchHint: '名称、编号或拼音首字母',
  filterAll: '全部',
  filterClear: '清除筛选',
  columns: '列',
  columnsTitle: '选择显示的列',
  columnsFind: '查找列',
  columnsNone: '没有这一列',
  columnsReset: '恢复默认列',
  views: '视图',
  viewsEmpty: '还没有保存的视图',
  viewSave: '保存当前视图',
  viewName: '视图名称',
  viewNameHint: '如：云桥街道逾期',
  viewDelete: (name: string) => `删除视图 ${name}`,
  export: '导出 Excel',
  exportHint: '按当前筛选、排序和显示的列导出',
  total: (count: string) => `共 ${count} 条`,
  shown: (shown: string, total: string) => `已显示 ${shown} / 共 ${total} 条`,
  more: '继续加载',
  loadingMore: '正在加载',
  chosen: (count: number) => `已选 ${count} 条`,
  choiceClear: '取消选择',
  chooseAll: '选择本表已显示的全部',
  chooseRow: (name: string) => `选择 ${name}`,
  sortBy: (title: string) => `按${title}排序`,
  sortedUp: '升序',
  sortedDown: '降序',
  actions: '操作',
  keys: '↑↓ 选择，Enter 打开，空格勾选',
  emptyFiltered: '没有符合条件的记录',
  emptyFilteredHint: '换个词，或清除筛选后再看。',
} as const;

/** Dialogs that ask before something is done. */
export const dialogWords = {
  reason: '理由',
  reasonHint: '写明依据和原因，随记录长期保存',
  reasonMissing: '请写明理由，这一步会记入记录。',
  reasonShort: (least: number) => `理由至少 ${least} 个字。`,
  day: '日期',
  dayHint: '如 2024.5.1',
  dayWrong: (text: string) => `没有认出“${text}”。可写成 20240501、2024.5.1 或 2024年5月1日。`,
  dayEarly: (day: string) => `不能早于 ${day}。`,
  dayLate: (day: string) => `不能晚于 ${day}。`,
  dayMissing: '请填写日期。',
  dayToday: '今天',
  calendar: '打开日历',
  leave: { title: '填写的内容还没有保存', text: '离开后，这次填写的内容不会保留。', leave: '不保存离开', stay: '继续填写' },
} as const;

/** Files picked, dropped, sent and saved. */
export const fileWords = {
  pick: '选择文件',
  pickAgain: '换一个文件',
  drop: '或把文件拖到这里',
  dropNow: '松开鼠标放入文件',
  accepts: (kinds: string, limit: string) => `接受 ${kinds}，不超过 ${limit}`,
  tooLarge: (name: string, limit: string) => `“${name}”超过 ${limit}，没有放入。请拆分或压缩后再选。`,
  wrongKind: (name: string, kinds: string) => `“${name}”不是 ${kinds} 文件，没有放入。`,
  sending: (name: string) => `正在上传 ${name}`,
  remove: (name: string) => `移除 ${name}`,
} as const;

/** Long work. */
export const jobWords = {
  progress: (done: string, total: string) => `${done} / ${total}`,
  doneSoFar: (done: string) => `已处理 ${done}`,
  left: (left: string) => `还需${left}`,
  starting: '正在开始',
  cancel: '停止',
  cancelling: '正在停止',
  done: '已完成',
  failed: '没有完成',
  cancelled: '已停止，没有改动数据',
} as const;

/** Charts and bars, as read aloud and as tables. */
export const chartWords = {
  asTable: '看数据表',
  asChart: '看图',
  item: '项目',
  last: '上次会议',
  threshold: (value: string) => `要求 ${value}`,
  actual: (value: string) => `实际 ${value}`,
  stack: (pass: number, fail: number, unknown: number) => `达标 ${pass}，不达标 ${fail}，无法判定 ${unknown}`,
  stackNone: '没有要判定的条款',
  missing: '缺',
  day: { serve: '送达', rest: '休', due: '到期' },
} as const;

/** Projection in a meeting room. */
export const projectionWords = {
  label: '投屏',
  asOf: (moment: string) => `数据截至 ${moment}`,
  snapshot: (id: string) => `快照 ${id}`,
  page: (page: number, pages: number) => `${page} / ${pages}`,
  pageSpoken: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  keys: '翻页键、方向键或空格翻页；页码加 Enter 跳页；B 黑屏；Esc 退出',
  goTo: (page: string) => `到第 ${page} 页`,
  black: '黑屏，按任意键返回',
  simulated: '模拟数据',
} as const;
