import { dayNumber, type Day } from '#shared/domain/date.ts';
import type { Clock } from '#shared/services/ports.ts';

/** A clock that is led through office hours of days gone by, so that what the sample records has its own time. */
export type WalkingClock = Clock & {
  /** Milliseconds since the epoch. */
  ms(): number;
  /** Morning of a day; days only go forward. */
  goTo(day: Day): void;
  /** Lets some time pass before the next step, never past the evening. */
  pass(seconds: number): void;
};

/** 08:40 to 17:50 in Shanghai, in seconds of the UTC day. */
const MORNING = 40 * 60;
const EVENING = 9 * 3600 + 50 * 60;

export function walkingClock(first: Day): WalkingClock {
  let day = first;
  let second = MORNING;
  return {
    now: () => `${day}T${clockText(second)}Z`,
    today: () => day,
    ms: () => dayNumber(day) * 86_400_000 + second * 1_000,
    goTo(next) {
      if (next === day) return;
      day = next;
      second = MORNING;
    },
    pass(seconds) {
      second += second < EVENING ? seconds : 1;
    },
  };
}

function clockText(second: number): string {
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}.000`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
