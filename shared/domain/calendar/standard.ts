import { AppError } from '#shared/domain/errors.ts';
import data from './data.json' with { type: 'json' };
import { workCalendar, type WorkCalendar } from './workCalendar.ts';
import { yearCalendar, type SetKind, type YearCalendar } from './yearCalendar.ts';

let years: readonly YearCalendar[] | null = null;
let calendar: WorkCalendar | null = null;

/**
 * The years shipped with the program: 2004–2026 as the State Council published them (2007–2026 with their papers).
 * Source: `data.json`, made by `build/scripts/make-calendar-data.ts`.
 */
export function standardYears(): readonly YearCalendar[] {
  years ??= data.years.map(({ year, papers, rows }) =>
    yearCalendar(
      year,
      papers,
      rows.map((row) => ({ ...row, kind: setKind(row.kind) })),
    ),
  );
  return years;
}

/** The shipped years as one calendar, made once. Years that a bureau imports are added with `withYear`. */
export function standardCalendar(): WorkCalendar {
  calendar ??= workCalendar(standardYears());
  return calendar;
}

function setKind(text: string): SetKind {
  if (text === 'holiday' || text === 'makeup') return text;
  throw new AppError('calendar_data', { kind: text });
}
