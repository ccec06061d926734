import { addDays, type Day, dayParts, makeDay } from '#shared/domain/date.ts';

/** How long a figure that is counted by period speaks for: 件/年, 次/季度. */
export const periodUnits = ['month', 'quarter', 'half_year', 'year'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

const MONTHS: Readonly<Record<PeriodUnit, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 };

/** The first day of the period a day lies in. */
export function periodStart(unit: PeriodUnit, day: Day): Day {
  const { year, month } = dayParts(day);
  return makeDay(year, month - ((month - 1) % MONTHS[unit]), 1) ?? day;
}

/** The first day of the period before the one a day lies in. */
function periodBefore(unit: PeriodUnit, day: Day): Day {
  return periodStart(unit, addDays(periodStart(unit, day), -1));
}

/** Of which period a figure is, and which one is judged; both as their first days. They differ while the figures of the ended period still count. */
export type VerdictPeriod = { readonly unit: PeriodUnit; readonly of: Day; readonly judged: Day };

/** What the day a figure speaks for says about judging on another day. */
export type PeriodCheck = {
  /** Whether the figure is of an older period than the one before the day judged: it decides nothing any more. */
  readonly isPast: (since: Day | undefined) => boolean;
  readonly periodOf: (since: Day | undefined) => VerdictPeriod;
};

/**
 * Figures of a period come in during the next one; so a figure decides while the day judged lies in its own period or
 * in the one after it. A figure without a day of its own is of the period judged.
 */
export function periodCheck(unit: PeriodUnit, asOf: Day): PeriodCheck {
  const judged = periodStart(unit, asOf);
  const earliest = periodBefore(unit, asOf);
  return {
    isPast: (since) => since !== undefined && since < earliest,
    periodOf: (since) => ({ unit, of: since === undefined ? judged : periodStart(unit, since), judged }),
  };
}
