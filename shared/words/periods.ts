import { dayParts, type Day } from '#shared/domain/date.ts';
import type { PeriodUnit } from '#shared/domain/standards/period.ts';

/** What stands behind the stroke of 次/季度. */
export const periodUnitWords: Readonly<Record<PeriodUnit, string>> = { month: '月', quarter: '季度', half_year: '半年', year: '年' };

const quarters = ['一', '二', '三', '四'] as const;

/** A period by its first day: 2021年度, 2021年第二季度, 2021年上半年, 2021年6月. */
export function periodName(unit: PeriodUnit, start: Day): string {
  const { year, month } = dayParts(start);
  switch (unit) {
    case 'year':
      return `${year}年度`;
    case 'half_year':
      return `${year}年${month < 7 ? '上' : '下'}半年`;
    case 'quarter':
      return `${year}年第${quarters[Math.floor((month - 1) / 3)] ?? ''}季度`;
    case 'month':
      return `${year}年${month}月`;
  }
}

/** A unit without its period: 件/年 → 件. */
export function unitAlone(unit: string): string {
  return unit.split('/')[0] ?? unit;
}
