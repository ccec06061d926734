/** Words of the dashboard's page and of the projected pages, beside those of the figures (board.ts). */
export const boardPageWords = {
  scope: (title: string, state: 'past' | 'current' | 'future') => (state === 'current' ? `${title}（进行中）` : title),
  figures: { inspected: '已督查社区', clean: '全部达标社区' },
  decidedNote: (onTime: string, decided: string) => `按期 ${onTime} / 已有结果 ${decided}`,
  closedNote: (closed: string) => `${closed} 件已销号`,
  overdueNote: (rectification: string, supervision: string, accountability: string) => `整改 ${rectification}　督办 ${supervision}　问责 ${accountability}`,
  openNote: (open: string) => `未销号 ${open} 件`,
  rankText: (rank: number | null, percent: string) => (rank === null ? percent : `第 ${rank} 名　${percent}`),
  rate: (percent: string) => percent,
  taskText: (percent: string, failing: string) => `${percent}　不达标 ${failing} 个社区`,
  slides: { progress: '整改进展', units: '各乡镇（街道）整改率', tasks: '十项任务达标率', ladder: '逾期与升级', standing: '反弹与仍未达标', expired: '方案期满' },
  unitsPage: (page: number, pages: number) => (pages === 1 ? '' : `（${page}/${pages}）`),
  spanAndElapsed: (span: string, elapsed: string) => `${span}，${elapsed}`,
  lastMark: '竖线为上次会议',
  expiredLine: (day: string) => `各阶段已于 ${day} 全部结束，以下为期满后的最新情况`,
} as const;
