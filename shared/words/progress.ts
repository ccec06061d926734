import { formatDayChinese } from '#shared/domain/date.ts';
import type { Change, Programme } from '#shared/domain/progress/numbers.ts';
import type { FunnelStep, ProgressPhase } from '#shared/domain/progress/rows.ts';

/** What each number of the dashboard is called. */
export const numberWords = {
  inspected: '已督查',
  found: '发现问题',
  closed: '已销号',
  open: '未销号',
  closeRate: '整改率',
  onTimeRate: '按期率',
  overdue: '逾期',
  stillFailing: '仍不达标',
  relapsed: '反弹',
  reopened: '重新整改',
  escalated: '升级',
  averageWorkdays: '平均办结工作日',
  passRate: '达标率',
  coverage: '覆盖',
} as const;

/** What the numbers mean, as terms of the help. */
const meanings = {
  closeRate: '已销号 ÷ 发现问题。',
  onTimeRate: '从未逾期而销号的 ÷ 已有结果的（已销号或曾经逾期）。还在期限内办理的不计入。',
  overdue: '过了期限、还没有反馈的问题。迟反馈的不再列为逾期，但不算按期。',
  stillFailing: '本阶段发现的问题中，按统计日数据判定仍不达标的。',
  relapsed: '销号后又不达标、重新立案的。',
  reopened: '销号后退回、原案重新整改过的，后来又销号的也算。',
  passRate: '达标 ÷（达标 + 不达标 + 无法判定）。不适用、豁免和倡导事项不计。',
  averageWorkdays: '从发现到销号的工作日，只算已销号的。',
} as const;
export const numberTerms = (Object.keys(meanings) as (keyof typeof meanings)[]).map((name) => ({ term: numberWords[name], means: meanings[name] }));

export const funnelWords: Readonly<Record<FunnelStep, string>> = {
  found: '发现',
  ordered: '下达督令',
  served: '送达',
  acknowledged: '签收',
  reported: '反馈',
  passed: '复查合格',
  closed: '销号',
};

export const noRankWords = '无问题，不排名';
export const otherTaskWords = '保障措施';

/** 78.4%; a rate of nothing is a dash. Percentages are in 0.01 %. */
export function percentWords(percent: number | null, decimals: 0 | 1 = 1): string {
  if (percent === null) return '—';
  const steps = decimals === 0 ? 100 : 10;
  const rounded = Math.round(percent / steps);
  // Neither 0 nor 100 is shown before it is true.
  const shown = percent < 10_000 && rounded * steps === 10_000 ? rounded - 1 : percent > 0 && rounded === 0 ? 1 : rounded;
  return `${decimals === 0 ? shown : (shown / 10).toFixed(1)}%`;
}

/** 12.3 of 123 tenths; a dash of nothing. */
export function tenthsWords(tenths: number | null): string {
  return tenths === null ? '—' : (tenths / 10).toFixed(1);
}

/** 比上次会议 +18 件, 比上次 +3.1 个百分点, 与上次持平. */
export function changeWords({ difference }: Change, kind: 'count' | 'rate'): string {
  if (difference === null) return '';
  if (difference === 0) return '与上次会议持平';
  const sign = difference > 0 ? '+' : '−';
  const size = Math.abs(difference);
  return kind === 'count' ? `比上次会议 ${sign}${size} 件` : `比上次会议 ${sign}${(size / 100).toFixed(1)} 个百分点`;
}

/** 2021年7月—2022年12月. */
export function phaseSpanWords({ from, to }: Pick<ProgressPhase, 'from' | 'to'>): string {
  const month = (day: string): string => formatDayChinese(day).replace(/\d+日$/, '');
  return `${month(from)}—${month(to)}`;
}

/** The programme's state in a sentence: 巩固提升阶段，已过 62%. */
export function programmeWords({ state, phase, elapsed }: Programme): string {
  switch (state) {
    case 'before':
      return '方案尚未开始';
    case 'expired':
      return `方案期满${phase === null ? '' : `，已于${formatDayChinese(phase.to)}结束`}`;
    case 'between':
      return `${phase?.title ?? ''}阶段已结束，下一阶段尚未开始`;
    case 'phase':
      return `${phase?.title ?? ''}阶段，已过 ${percentWords(elapsed, 0)}`;
  }
}
