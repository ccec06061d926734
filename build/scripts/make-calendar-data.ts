/**
 * Makes `shared/domain/calendar/data.json`: the State Council's calendar by year, each day with the paper that set it.
 *
 * Days come from the package chinese-days (MIT); addresses of the papers from `tests/fixtures/domain/calendar-papers.csv`;
 * the papers' numbers, and names and spans where the package differs from the notice's wording, stand below.
 * Run: `node build/scripts/make-calendar-data.ts`. A test fails when the committed file differs from what this makes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

type Kind = 'holiday' | 'makeup';
type Row = { from: string; to: string; kind: Kind; name: string; paper: number | null };
type Paper = { number: string; title: string; url: string };
type Year = { year: number; sourceNote: 'paper_not_found' | null; papers: Paper[]; rows: Row[] };
export type CalendarData = { source: string; years: Year[] };

const FIRST_YEAR = 2004;
const LAST_YEAR = 2026;

/** Numbers of the papers in the order of the csv; a second one changed the first. */
const NUMBERS: Readonly<Record<number, readonly string[]>> = {
  2007: ['国办发明电〔2006〕49号'],
  2008: ['国办发明电〔2007〕52号'],
  2009: ['国办发明电〔2008〕42号'],
  2010: ['国办发明电〔2009〕27号'],
  2011: ['国办发明电〔2010〕40号'],
  2012: ['国办发明电〔2011〕45号'],
  2013: ['国办发明电〔2012〕33号'],
  2014: ['国办发明电〔2013〕28号'],
  2015: ['国办发明电〔2014〕28号', '国发明电〔2015〕1号'],
  2016: ['国办发明电〔2015〕18号'],
  2017: ['国办发明电〔2016〕17号'],
  2018: ['国办发明电〔2017〕12号'],
  2019: ['国办发明电〔2018〕15号', '国办发明电〔2019〕3号'],
  2020: ['国办发明电〔2019〕16号', '国办发明电〔2020〕1号'],
  2021: ['国办发明电〔2020〕27号'],
  2022: ['国办发明电〔2021〕11号'],
  2023: ['国办发明电〔2022〕16号'],
  2024: ['国办发明电〔2023〕7号'],
  2025: ['国办发明电〔2024〕12号'],
  2026: ['国办发明电〔2025〕7号'],
};

const SECOND_TITLES: Readonly<Record<number, string>> = {
  2015: '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知',
  2019: '国务院办公厅关于调整2019年劳动节假期安排的通知',
  2020: '国务院办公厅关于延长2020年春节假期的通知',
};

/** The days that the second paper of a year set. */
const SECOND_PAPER_DAYS: Readonly<Record<number, (day: string, name: string) => boolean>> = {
  2015: (day) => day >= '2015-09-03' && day <= '2015-09-06',
  2019: (_day, name) => name === '劳动节',
  2020: (day) => day >= '2020-01-31' && day <= '2020-02-02',
};

/** Years whose notice has one common holiday for 国庆节 and 中秋节, with the name it gives. */
const COMMON_AUTUMN: Readonly<Record<number, string>> = {
  2009: '国庆节、中秋节',
  2012: '中秋节、国庆节',
  2017: '中秋节、国庆节',
  2020: '国庆节、中秋节',
  2023: '中秋节、国庆节',
  2025: '国庆节、中秋节',
};

/** Weekend days inside a span of the notice that the package leaves out because they are no working days anyway. */
const INSIDE_SPANS: Readonly<Record<string, string>> = {
  '2011-06-05': '端午节',
  '2012-06-23': '端午节',
  '2015-09-05': '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日',
};

const NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** The data, made anew from its sources. */
export function makeCalendarData(): CalendarData {
  const packageFile = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const days = JSON.parse(readFileSync(packageFile, 'utf8')) as Record<'holidays' | 'workdays', Record<string, string>>;
  const addresses = readAddresses();
  const years: Year[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) years.push(makeYear(year, days, addresses.get(year) ?? []));
  return { source: 'chinese-days 1.5.7 (MIT), papers at www.gov.cn', years };
}

function makeYear(year: number, days: Record<'holidays' | 'workdays', Record<string, string>>, urls: readonly string[]): Year {
  const numbers = NUMBERS[year] ?? [];
  if (numbers.length !== urls.length) throw new Error(`${year}: ${numbers.length} paper numbers, ${urls.length} addresses`);
  const papers = urls.map((url, index) => ({ number: numbers[index] ?? '', title: title(year, index), url }));
  const entries = [
    ...Object.entries(days.holidays).map(([day, text]) => ({ day, kind: 'holiday' as const, name: nameOf(text) })),
    ...Object.entries(days.workdays).map(([day, text]) => ({ day, kind: 'makeup' as const, name: nameOf(text) })),
    ...Object.entries(INSIDE_SPANS).map(([day, name]) => ({ day, kind: 'holiday' as const, name })),
  ];
  const rows = entries
    .filter(({ day, name }) => noticeYear(day, name) === year)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, kind, name }) => ({ day, kind, name: commonName(year, name), paper: paperOf(year, day, name, papers.length) }));
  return { year, sourceNote: papers.length === 0 ? 'paper_not_found' : null, papers, rows: joinSpans(rows) };
}

/** The notice that set the day: the one for New Year's Day also sets the last days of the year before. */
function noticeYear(day: string, name: string): number {
  const year = Number(day.slice(0, 4));
  return name === '元旦' && day.slice(5, 7) === '12' ? year + 1 : year;
}

function nameOf(text: string): string {
  const name = text.split(',')[1] ?? '';
  return NAMES[name] ?? name;
}

function commonName(year: number, name: string): string {
  return name === '国庆节' || name === '中秋节' ? (COMMON_AUTUMN[year] ?? name) : name;
}

function paperOf(year: number, day: string, name: string, papers: number): number | null {
  if (papers === 0) return null;
  return papers > 1 && SECOND_PAPER_DAYS[year]?.(day, name) === true ? 1 : 0;
}

function title(year: number, index: number): string {
  return index === 0 ? `国务院办公厅关于${year}年部分节假日安排的通知` : (SECOND_TITLES[year] ?? '');
}

function joinSpans(days: ReadonlyArray<{ day: string; kind: Kind; name: string; paper: number | null }>): Row[] {
  const rows: Row[] = [];
  for (const { day, kind, name, paper } of days) {
    const last = rows.at(-1);
    const joins = last !== undefined && kind === 'holiday' && last.kind === kind && last.name === name && last.paper === paper && dayAfter(last.to) === day;
    if (joins) last.to = day;
    else rows.push({ from: day, to: day, kind, name, paper });
  }
  return rows;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function readAddresses(): Map<number, string[]> {
  const file = fileURLToPath(new URL('../../tests/fixtures/domain/calendar-papers.csv', import.meta.url));
  const addresses = new Map<number, string[]>();
  for (const line of readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)) {
    const [year = '', url = ''] = line.split(',');
    addresses.set(Number(year), [...(addresses.get(Number(year)) ?? []), url]);
  }
  return addresses;
}

/** One row of the notice a line, so that a new year reads well in a review. */
export function formatCalendarData(data: CalendarData): string {
  const years = data.years.map(({ rows, papers, ...year }) => {
    const head = JSON.stringify(year).slice(0, -1);
    const lines = (values: readonly unknown[]) =>
      values.length === 0 ? '[]' : `[\n${values.map((value) => `      ${JSON.stringify(value)}`).join(',\n')}\n    ]`;
    return `  ${head},\n    "papers": ${lines(papers)},\n    "rows": ${lines(rows)}}`;
  });
  return `{"source": ${JSON.stringify(data.source)}, "years": [\n${years.join(',\n')}\n]}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../../shared/domain/calendar/data.json', import.meta.url), formatCalendarData(makeCalendarData()));
}
