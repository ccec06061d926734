import { addDays, type Day } from '#shared/domain/date.ts';
import table from './statutory.json' with { type: 'json' };
import type { Paper } from './yearCalendar.ts';

/** The regulation that fixes the days, whatever a year's notice will move around them. */
export const STATUTORY_LAW: Paper = { number: '《全国年节及纪念日放假办法》', title: '全国年节及纪念日放假办法（2024年11月10日第四次修订）', url: '' };

const years: Readonly<Record<string, { readonly spring: Day; readonly tombs: Day; readonly dragon: Day; readonly moon: Day }>> = table.years;

/** The last year whose moving holidays are on record. */
export const LAST_STATUTORY_YEAR = Math.max(...Object.keys(years).map(Number));

/**
 * The days on which nobody works by art. 2 of the regulation, in force from 2025-01-01: 元旦 1, 春节 4 (除夕 to 初三), 清明 1,
 * 劳动节 2, 端午 1, 中秋 1, 国庆 3. Days given back for a weekend (art. 6) and those moved around them are known from the
 * year's notice only. Empty for a year that is not on record.
 */
export function statutoryDays(year: number): ReadonlyMap<Day, string> {
  const days = new Map<Day, string>();
  const moving = years[String(year)];
  if (moving === undefined) return days;
  const put = (from: Day, count: number, name: string): void => {
    for (let index = 0; index < count; index += 1) {
      const day = addDays(from, index);
      days.set(day, days.has(day) ? `${days.get(day) ?? ''}、${name}` : name);
    }
  };
  put(`${year}-01-01`, 1, '元旦');
  put(addDays(moving.spring, -1), 4, '春节');
  put(moving.tombs, 1, '清明节');
  put(`${year}-05-01`, 2, '劳动节');
  put(moving.dragon, 1, '端午节');
  put(`${year}-10-01`, 3, '国庆节');
  put(moving.moon, 1, '中秋节');
  return days;
}
