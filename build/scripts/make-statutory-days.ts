/**
 * Makes `shared/domain/calendar/statutory.json`: for each year the four moving holidays that
 * 《全国年节及纪念日放假办法》 (revised 2024-11-10, in force from 2025-01-01) art. 2 names by the lunar calendar or a solar term.
 *
 * Days come from the package chinese-days (MIT), whose lunar table reaches to 2100. Run: `node build/scripts/make-statutory-days.ts`.
 * A test fails when the committed file differs from what this makes.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { getSolarDateFromLunar, getSolarTermDate } = createRequire(import.meta.url)('chinese-days') as typeof import('chinese-days');

export type StatutoryData = {
  readonly source: string;
  readonly years: Readonly<Record<string, { readonly spring: string; readonly tombs: string; readonly dragon: string; readonly moon: string }>>;
};

/** The first year of the present text, and as far ahead as any programme runs. */
const [FIRST_YEAR, LAST_YEAR] = [2025, 2050];

/** The data, made anew from its source. */
export function makeStatutoryData(): StatutoryData {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return {
    source: 'chinese-days 1.5.7 (MIT); 《全国年节及纪念日放假办法》 2024-11-10',
    years: Object.fromEntries(
      years.map((year) => [
        year,
        {
          spring: lunarDay(year, 1, 1),
          tombs: getSolarTermDate(year, 4, 'pure_brightness'),
          dragon: lunarDay(year, 5, 5),
          moon: lunarDay(year, 8, 15),
        },
      ]),
    ),
  };
}

/** The day of a lunar month, never of a leap one: festivals stand in the month itself. */
function lunarDay(year: number, month: number, day: number): string {
  const { date } = getSolarDateFromLunar(`${year}-${month}-${day}`);
  if (date === undefined || date === '') throw new Error(`no day for ${year}-${month}-${day} of the lunar calendar`);
  return date;
}

/** One year a line. */
export function formatStatutoryData({ source, years }: StatutoryData): string {
  return `{"source": ${JSON.stringify(source)}, "years": {\n${Object.entries(years)
    .map(([year, row]) => `  "${year}": ${JSON.stringify(row)}`)
    .join(',\n')}\n}}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../../shared/domain/calendar/statutory.json', import.meta.url), formatStatutoryData(makeStatutoryData()));
}
