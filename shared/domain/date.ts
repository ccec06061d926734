import { AppError } from './errors.ts';

/**
 * A local calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings.
 * Everything here is integer arithmetic on the Gregorian calendar: no clock, no time zone of the machine.
 */
export type Day = string;

/** 1 Monday … 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A day taken apart; `month` 1–12, `date` 1–31. */
export type DayParts = { readonly year: number; readonly month: number; readonly date: number };

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Whether a value is an existing day written `YYYY-MM-DD` (2023-02-29 is not). */
export function isDay(value: unknown): value is Day {
  return typeof value === 'string' && readDay(value) !== null;
}

/** The day itself when it exists. Errors: `invalid_day` {value}. */
export function asDay(value: string): Day {
  dayParts(value);
  return value;
}

/** Year, month and date of a day. Errors: `invalid_day` {value}. */
export function dayParts(day: Day): DayParts {
  const parts = readDay(day);
  if (parts === null) throw new AppError('invalid_day', { value: String(day) });
  return parts;
}

/** The day of a year, month 1–12 and date, or null where the calendar has none (31 April). */
export function makeDay(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(date) || date < 1 || date > daysInMonth(year, month)) return null;
  return writeDay(year, month, date);
}

/** Days of a month (28–31). */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a year has 29 February. */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day `count` days later (earlier when negative). Errors: `invalid_day`. */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/**
 * The corresponding day `count` months later, or the last day of that month where there is none
 * (31 January + 1 month = 28 or 29 February). Source: 民法典第二百零二条. Errors: `invalid_day`.
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = dayParts(day);
  const months = year * 12 + (month - 1) + count;
  const targetYear = Math.floor(months / 12);
  const targetMonth = (((months % 12) + 12) % 12) + 1;
  const target = makeDay(targetYear, targetMonth, Math.min(date, daysInMonth(targetYear, targetMonth)));
  if (target === null) throw new AppError('invalid_day', { value: `${day} + ${count} months` });
  return target;
}

/** Negative when `a` is earlier, 0 when the same, positive when later. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from `from` to `to`: 1 from today to tomorrow, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: Day): Weekday {
  return weekdayOfNumber(dayNumber(day));
}

/** The year as a number. Errors: `invalid_day`. */
export function yearOf(day: Day): number {
  return dayParts(day).year;
}

/** `2021年6月7日`: Arabic, full year, no leading zeros (GB/T 9704-2012 7.3.5.4). */
export function formatDayChinese(day: Day): string {
  const { year, month, date } = dayParts(day);
  return `${year}年${month}月${date}日`;
}

/** `6月8日`, with its year where that is another than the year of `near`. */
export function formatDayNear(day: Day, near: Day): string {
  return yearOf(day) === yearOf(near) ? formatDayShort(day) : formatDayChinese(day);
}

/** `6月7日`, where the year is clear from the context. */
export function formatDayShort(day: Day): string {
  const { month, date } = dayParts(day);
  return `${month}月${date}日`;
}

/**
 * Days since 1970-01-01, for arithmetic over many days. Errors: `invalid_day`.
 * Source of the formula: years counted from March, so that the leap day is the last day of a year.
 */
export function dayNumber(day: Day): number {
  const { year, month, date } = dayParts(day);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day of a day number (see `dayNumber`). Errors: `invalid_day` outside the years 1–9999. */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = makeDay(year, month, date);
  if (day === null) throw new AppError('invalid_day', { value: String(number) });
  return day;
}

/** Weekday of a day number: day 0 (1970-01-01) was a Thursday. */
export function weekdayOfNumber(number: number): Weekday {
  return WEEKDAYS[(((number + 3) % 7) + 7) % 7] ?? 1;
}

const INSTANT_PATTERN = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/;

/**
 * The calendar day in China of a UTC instant (`2021-06-07T16:00:00.000Z` → 2021-06-08).
 * China has one time zone, +08:00, without summer time since 1992. Errors: `invalid_instant` {value}.
 */
export function dayOfInstant(utcIso: string): Day {
  const match = INSTANT_PATTERN.exec(utcIso);
  const day = match?.[1];
  if (match === null || day === undefined || !isDay(day)) throw new AppError('invalid_instant', { value: String(utcIso) });
  const hour = Number(match[2]);
  if (hour > 23 || Number(match[3]) > 59 || Number(match[4]) > 59) throw new AppError('invalid_instant', { value: utcIso });
  return hour >= 16 ? addDays(day, 1) : day;
}

function readDay(text: string): DayParts | null {
  const match = DAY_PATTERN.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const date = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  return { year, month, date };
}

function writeDay(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`;
}

/**
 * Serial 7306 is 1920-01-01. Smaller numbers in a date column are far more often a year (2021 would
 * become 1905-07-13), a month or a count than a date, so they are refused rather than guessed.
 */
const FIRST_SERIAL = 7306;
const SERIAL_EPOCH = -25569;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const CHINESE_DIGITS = '〇一二三四五六七八九';
const SEPARATED = /^(\d{4})([-./年])(\d{1,2})([-./月])(\d{1,2})(日|号)?$/;
const TIME_OF_DAY = /[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/**
 * A day as clerks and spreadsheets write it: `2021.5.5`, `2021年6月16日`, `20210404`, `2021-06-09`, `2021/4/11`,
 * full-width digits, `二〇二一年六月七日`, an Excel serial number (1900 system) or 20210404 as a number; a time of
 * day behind it is dropped. Null where the day is not complete and certain: two-digit years, `2021年5月`, mixed
 * separators, days that do not exist, years outside 1900–2199, UTC instants.
 */
export function parseLooseDay(value: string | number): Day | null {
  if (typeof value === 'number') return parseDayNumber(value);
  const text = value
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/。/g, '.')
    .trim()
    .replace(TIME_OF_DAY, '')
    .replace(/\s+/g, '');
  if (/^\d{8}$/.test(text)) return parseCompact(text);
  const match = SEPARATED.exec(text);
  if (match === null) return parseChineseDay(text);
  const [, year, first, month, second, date, suffix] = match;
  const named = first === '年';
  // 「2021年6月16」 is certain without 日; 「2021.6月16」 and 「2021-6/16」 are slips that deserve a look.
  if (named ? second !== '月' : first !== second || suffix !== undefined) return null;
  return plausibleDay(Number(year), Number(month), Number(date));
}

function parseDayNumber(value: number): Day | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isInteger(value) && value >= 19000101 && value <= 21991231) return parseCompact(String(value));
  const serial = Math.floor(value);
  if (serial < FIRST_SERIAL || serial > 109574) return null;
  return dayOfNumber(serial + SERIAL_EPOCH);
}

function parseCompact(digits: string): Day | null {
  return plausibleDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));
}

function parseChineseDay(text: string): Day | null {
  const match = /^([〇零○Oo一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]$/.exec(text);
  if (match === null) return null;
  const year = [...(match[1] ?? '')].map((digit) => Math.max(0, CHINESE_DIGITS.indexOf(digit))).join('');
  const month = parseChineseSmall(match[2] ?? '');
  const date = parseChineseSmall(match[3] ?? '');
  return month === null || date === null ? null : plausibleDay(Number(year), month, date);
}

/** 一 … 九十九; null for anything else. */
function parseChineseSmall(text: string): number | null {
  const match = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return text.length === 1 ? CHINESE_DIGITS.indexOf(text) : null;
  return (tens === undefined ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 + (ones === undefined ? 0 : CHINESE_DIGITS.indexOf(ones));
}

function plausibleDay(year: number, month: number, date: number): Day | null {
  return year < FIRST_YEAR || year > LAST_YEAR ? null : makeDay(year, month, date);
}
