import type { Day } from '#shared/domain/date.ts';

/** No survey and no term of office of a residents' committee is older. */
export const EARLIEST_DAY: Day = '1949-10-01';

const NEVER_ZERO: ReadonlySet<string> = new Set(['register.households', 'register.population', 'committee.size']);

/** Figures that no community has none of: households, people, members of its committee. */
export function isNeverZero(metric: string): boolean {
  return NEVER_ZERO.has(metric);
}

/** 100 % in 0.01 %: no share of the register can be more. */
export const WHOLE_SHARE = 10_000;
