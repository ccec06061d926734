import { addDays, daysBetween, parseLooseDay, weekday, type Day } from '#shared/domain/date.ts';
import type { ErrorData } from '#shared/domain/errors.ts';
import { joinHan } from '#shared/domain/text.ts';
import { yearCalendar, type NoticeRow, type Paper, type SetKind, type YearCalendar } from './yearCalendar.ts';

/** One row of a table to import, still as typed. `row` is its line in the source, from 1. */
export type RawRow = { readonly row: number; readonly day: string; readonly kind: string; readonly name: string; readonly paper: string };

/** What is wrong, by code with data; the sentences stand in `shared/words/errors-calendar.ts`. `row` 0 is the table as a whole. */
export type ImportProblem = { readonly code: string; readonly data: ErrorData & { readonly row: number } };

/** A year fit to be saved, or every problem at once. */
export type YearImport = { readonly ok: true; readonly calendar: YearCalendar } | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** The holidays that every notice since 2008 sets (全国年节及纪念日放假办法, 第二条). */
const STATUTORY_HOLIDAYS: readonly string[] = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
const SEVEN_SINCE = 2008;
const LONGEST_SPAN = 31;

const KINDS: Readonly<Record<string, SetKind>> = {
  放假: 'holiday',
  放假调休: 'holiday',
  休: 'holiday',
  假: 'holiday',
  休息: 'holiday',
  补休: 'holiday',
  节假日: 'holiday',
  holiday: 'holiday',
  上班: 'makeup',
  班: 'makeup',
  调休: 'makeup',
  调休上班: 'makeup',
  补班: 'makeup',
  调班: 'makeup',
  makeup: 'makeup',
};

/**
 * The rows of a pasted table (tabs), CSV or JSON. Columns: 日期 (a day, or a span with 至 — ~), 类型 (放假 / 上班), 名称, 文号;
 * a header row is recognised and may give another order. JSON: an array of {day, kind, name, paper}.
 * Null when it is no table at all.
 */
export function readCalendarTable(text: string): RawRow[] | null {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (/^[[{]/.test(trimmed)) return readJson(trimmed);
  const lines = trimmed
    .split(/\r?\n/)
    .map((line, index) => ({ row: index + 1, cells: splitCells(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const first = lines[0];
  if (first === undefined || first.cells.length < 2) return null;
  const order = headerOrder(first.cells);
  return (order === null ? lines : lines.slice(1)).map(({ row, cells }) => {
    const at = (column: number): string => cells[(order ?? [0, 1, 2, 3])[column] ?? -1] ?? '';
    return { row, day: at(0), kind: at(1), name: at(2), paper: at(3) };
  });
}

/**
 * Checks the rows of a year's notice and makes its calendar. All problems are found at once. `paper` is the notice
 * for rows that name none. Codes: see `shared/words/errors-calendar.ts`.
 */
export function importYear(year: number, rows: readonly RawRow[], paper: Paper | null): YearImport {
  const problems: ImportProblem[] = [];
  const report = (code: string, row: number, data: ErrorData = {}): void => {
    problems.push({ code, data: { ...data, row } });
  };
  const papers: Paper[] = paper === null ? [] : [paper];
  const firstRows = new Map<Day, number>();
  const notice: NoticeRow[] = [];
  for (const raw of rows) {
    const read = readRow(year, raw, report);
    if (read === null) continue;
    for (let day = read.from; day <= read.to; day = addDays(day, 1)) {
      const first = firstRows.get(day);
      if (first !== undefined) report('calendar_row_double', raw.row, { day, first });
      firstRows.set(day, raw.row);
    }
    const index = paperIndex(papers, joinHan(raw.paper));
    if (index === null) report('calendar_row_no_paper', raw.row, { value: raw.paper });
    notice.push({ ...read, paper: index });
  }
  if (rows.length === 0) report('calendar_no_rows', 0, { year });
  if (problems.length === 0) checkYear(year, notice, report);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, calendar: yearCalendar(year, papers, notice) };
}

type Report = (code: string, row: number, data?: ErrorData) => void;

function readRow(year: number, raw: RawRow, report: Report): Omit<NoticeRow, 'paper'> | null {
  const span = readSpan(year, raw.day);
  const kind = KINDS[joinHan(raw.kind).toLowerCase()];
  const name = joinHan(raw.name);
  if (span === null) report('calendar_row_day', raw.row, { value: raw.day });
  if (kind === undefined) report('calendar_row_kind', raw.row, { value: raw.kind });
  if (name === '') report('calendar_row_name', raw.row);
  if (span === null || kind === undefined || name === '') return null;
  const { from, to } = span;
  if (from < `${year - 1}-12-01` || to > `${year}-12-31`) {
    report('calendar_row_outside', raw.row, { day: from < `${year - 1}-12-01` ? from : to, year });
    return null;
  }
  for (let day = from; kind === 'makeup' && day <= to; day = addDays(day, 1)) {
    if (weekday(day) <= 5) report('calendar_row_makeup_weekday', raw.row, { day });
  }
  return { from, to, kind, name };
}

/** `2027-10-01`, `10月1日`, `2027-10-01至2027-10-07`, `10月1日—7日`; days without a year are of the notice's year. */
function readSpan(year: number, text: string): { from: Day; to: Day } | null {
  const plain = joinHan(text).replace(/[（(][^）)]*[）)]/g, '');
  // A plain hyphen joins a span only behind 日: elsewhere it is part of 2027-10-01.
  const parts = plain.replace(/日\s*-\s*/, '日至').split(/\s*(?:至|到|~|～|—+|–)\s*/u);
  if (parts.length > 2) return null;
  const from = readLooseIn(`${year}年`, parts[0] ?? '');
  if (from === null) return null;
  if (parts.length === 1) return { from, to: from };
  const to = readLooseIn(`${year}年`, parts[1] ?? '') ?? readLooseIn(`${year}年`, `${Number(from.slice(5, 7))}月${parts[1] ?? ''}`);
  if (to === null || to < from || daysBetween(from, to) >= LONGEST_SPAN) return null;
  return { from, to };
}

function readLooseIn(yearPrefix: string, text: string): Day | null {
  return parseLooseDay(text) ?? parseLooseDay(yearPrefix + text);
}

function paperIndex(papers: Paper[], typed: string): number | null {
  if (typed === '') return papers.length > 0 ? 0 : null;
  // [2027] and （2027） are typed for 〔2027〕; without a year in brackets and 号 it is no number of a paper.
  const number = typed.replace(/[[(（]/, '〔').replace(/[\])）]/, '〕');
  if (!/^\p{Script=Han}{2,12}〔\d{4}〕\d+号$/u.test(number)) return null;
  const known = papers.findIndex((paper) => joinHan(paper.number) === number);
  return known >= 0 ? known : papers.push({ number, title: '', url: '' }) - 1;
}

function checkYear(year: number, rows: readonly NoticeRow[], report: Report): void {
  if (year < SEVEN_SINCE) return;
  const holidays = rows.filter(({ kind }) => kind === 'holiday');
  for (const name of STATUTORY_HOLIDAYS) {
    if (!holidays.some((row) => row.name.includes(name.replace(/节$/, '')))) report('calendar_holiday_absent', 0, { year, name });
  }
  for (const date of ['01-01', '05-01', '10-01', '10-02', '10-03']) {
    const day = `${year}-${date}`;
    if (!holidays.some(({ from, to }) => from <= day && day <= to)) report('calendar_statutory_day_absent', 0, { year, day });
  }
}

function splitCells(line: string): string[] {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim());
  const cells: string[] = [];
  for (const match of line.matchAll(/(?:^|[,，])\s*(?:"((?:[^"]|"")*)"|([^,，]*))/g)) cells.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
  return cells;
}

const HEADERS: readonly (readonly string[])[] = [
  ['日期', '放假日期', 'day', 'date'],
  ['类型', '类别', '性质', 'kind', 'type'],
  ['名称', '节日', '节假日', '假期', 'name'],
  ['文号', '文件', '依据', '来源', 'paper'],
];

function headerOrder(cells: readonly string[]): number[] | null {
  const names = cells.map((cell) => joinHan(cell).toLowerCase());
  const order = HEADERS.map((words) => names.findIndex((name) => words.includes(name)));
  return (order[0] ?? -1) < 0 ? null : order;
}

function readJson(text: string): RawRow[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  return value.map((item: unknown, index) => {
    const field = (key: string): string => {
      const found = typeof item === 'object' && item !== null ? Object.entries(item).find(([name]) => name === key)?.[1] : undefined;
      return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
    };
    return { row: index + 1, day: field('day'), kind: field('kind'), name: field('name'), paper: field('paper') };
  });
}
