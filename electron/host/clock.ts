import type { Clock } from '#shared/services/ports.ts';

/** China has kept UTC+8 all year since 1992, for every day this program deals with. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The local calendar day in Asia/Shanghai of an instant (ms since the epoch), whatever the machine's time zone. */
export function shanghaiDay(ms: number): string {
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The machine's clock. */
export function systemClock(): Clock {
  return clockOver(Date.now);
}

/**
 * A clock that starts at 09:00 in Shanghai on `day` and runs on from there, for trying out
 * deadlines. Only development builds make one (see config.ts).
 */
export function clockStartingOn(day: string): Clock {
  const start = Date.parse(`${day}T09:00:00.000+08:00`);
  const since = Date.now();
  return clockOver(() => start + (Date.now() - since));
}

function clockOver(ms: () => number): Clock {
  return {
    now: () => new Date(ms()).toISOString(),
    today: () => shanghaiDay(ms()),
  };
}
