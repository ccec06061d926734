import { dayOfInstant } from '#shared/domain/date.ts';

/** A UTC instant as the clock in China shows it: `2021-06-18 09:00:00`. China has kept UTC+8 all year since 1992. */
export function instantInChina(instant: string): string {
  const hour = (Number(instant.slice(11, 13)) + 8) % 24;
  return `${dayOfInstant(instant)} ${String(hour).padStart(2, '0')}${instant.slice(13, 19)}`;
}
