import { standardYears } from '#shared/domain/calendar/standard.ts';
import { type WorkCalendar, workCalendar } from '#shared/domain/calendar/workCalendar.ts';
import type { YearCalendar } from '#shared/domain/calendar/yearCalendar.ts';
import type { CoreReads } from '#shared/services/ports.ts';

/** Where the years loaded by the bureau are kept. */
export const CALENDAR_YEARS_KEY = 'calendar.years';

/** Years loaded by the bureau stand before the shipped ones. Building takes some milliseconds, so the last is kept. */
let kept: { readonly key: string; readonly calendar: WorkCalendar } | null = null;

/** The State Council's calendar as shipped, with the years the bureau loaded. */
export async function calendarOf(core: CoreReads): Promise<WorkCalendar> {
  const loaded = ((await core.setting(CALENDAR_YEARS_KEY)) ?? []) as readonly YearCalendar[];
  const key = loaded.map((year) => `${year.year}:${year.version}`).join(' ');
  if (kept?.key !== key) {
    const years = new Map(standardYears().map((year) => [year.year, year]));
    for (const year of loaded) years.set(year.year, year);
    kept = { key, calendar: workCalendar([...years.values()]) };
  }
  return kept.calendar;
}
