import { dayParts, type Day, dayOfInstant, formatDayChinese, weekday } from '#shared/domain/date.ts';
import { commonWords } from '#shared/words/common.ts';

/** What stands where nothing is filled in: never 0. */
export const NONE = '—';

/** `12345` → `12,345`; null → —. */
export function whole(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  const sign = value < 0 ? '−' : '';
  return sign + String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A scaled integer with `scale` decimals kept (areas in 0.01 ㎡): `16350, 2` → `163.5`; trailing zeros go unless `fixed`. */
export function scaled(value: number | null | undefined, scale = 2, fixed = false): string {
  if (value === null || value === undefined) return NONE;
  const factor = 10 ** scale;
  const whole_ = Math.trunc(Math.abs(value) / factor);
  const rest = String(Math.abs(value) % factor).padStart(scale, '0');
  const decimals = fixed ? rest : rest.replace(/0+$/, '');
  const sign = value < 0 ? '−' : '';
  return `${sign}${whole(whole_)}${decimals === '' || scale === 0 ? '' : `.${decimals}`}`;
}

/** Money kept in 分 as 元: `123456` → `1,234.56`; whole amounts without decimals. */
export function yuan(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return NONE;
  return scaled(fen, 2, fen % 100 !== 0);
}

/** A share kept in 0.01 % as percent with one decimal: `7840` → `78.4%`. Half is rounded up. */
export function percent(hundredths: number | null | undefined): string {
  if (hundredths === null || hundredths === undefined) return NONE;
  return `${scaled(Math.round(hundredths / 10), 1, true)}%`;
}

/** A share of two counts as percent with one decimal; — when there is nothing to divide by. */
export function share(part: number, of: number): string {
  return of === 0 ? NONE : percent(Math.round((part * 10000) / of));
}

/** A difference with its sign: `+18`, `−3`, `0`. */
export function signed(value: number): string {
  return value > 0 ? `+${whole(value)}` : whole(value);
}

/** `2022-06-07` → `2022年6月7日`. */
export function dayLong(day: Day | null | undefined): string {
  return day === null || day === undefined ? NONE : formatDayChinese(day);
}

/** `2022-06-07` → `2022年6月7日 星期二`. */
export function dayWithWeekday(day: Day): string {
  return `${formatDayChinese(day)} ${commonWords.weekdays[weekday(day) - 1]}`;
}

/** `2022-06-07` → `2022.6.7`, for dense columns. */
export function dayDense(day: Day | null | undefined): string {
  if (day === null || day === undefined) return NONE;
  const { year, month, date } = dayParts(day);
  return `${year}.${month}.${date}`;
}

/** `6/8 三`, as on the strip of days. */
export function daySlash(day: Day): string {
  const { month, date } = dayParts(day);
  return `${month}/${date} ${commonWords.weekdaysShort[weekday(day) - 1]}`;
}

/** A UTC instant in China: `2022年6月7日 09:00`. */
export function instantLong(instant: string | null | undefined): string {
  if (instant === null || instant === undefined) return NONE;
  return `${formatDayChinese(dayOfInstant(instant))} ${clockOf(instant)}`;
}

/** A UTC instant against today: `今日 08:02`, `6月3日 08:02`, `2021年6月3日`. */
export function instantNear(instant: string, today: Day): string {
  const day = dayOfInstant(instant);
  if (day === today) return `${commonWords.today} ${clockOf(instant)}`;
  const { year, month, date } = dayParts(day);
  return year === dayParts(today).year ? `${month}月${date}日 ${clockOf(instant)}` : formatDayChinese(day);
}

/** The clock time in China of a UTC instant, `08:02`. */
export function clockOf(instant: string): string {
  const hour = (Number(instant.slice(11, 13)) + 8) % 24;
  return `${String(hour).padStart(2, '0')}:${instant.slice(14, 16)}`;
}

/** File sizes: `820 B`, `12.4 KB`, `3.1 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 'B';
  for (const next of units) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${unit}`;
}

/** Seconds left in words: `约 40 秒`, `约 3 分钟`. */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return commonWords.secondsLeft(Math.max(5, Math.ceil(seconds / 5) * 5));
  return commonWords.minutesLeft(Math.ceil(seconds / 60));
}
