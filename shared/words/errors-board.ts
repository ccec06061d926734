import { formatDayChinese, isDay } from '#shared/domain/date.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import { said, type ErrorWords } from './words.ts';

/** What the dashboard refuses. */
export const boardErrors: ErrorWords = {
  figure_unreadable: () => '没有认出这个统计数字的来源，清单没有打开。请回到看板重新点开。',
  compared_day_later: (data) => `对比的日期（${day(data, 'day')}）晚于统计日期（${day(data, 'asOf')}）。请选较早的一天。`,
};

function day(data: ErrorData, key: string): string {
  const value = said(data, key);
  return isDay(value) ? formatDayChinese(value) : value;
}
