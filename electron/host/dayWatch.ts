import type { HostEvent, Topic } from '#shared/contract/events.ts';
import type { Clock } from '#shared/services/ports.ts';

/** How often the clock is looked at: a page says 今天 wrongly for no longer than this after midnight. */
const LOOK_MS = 20_000;
/** What is told or counted by the day. */
const topics: readonly Topic[] = ['setup', 'cases', 'orders', 'rounds', 'verdicts', 'calendar', 'backups'];

/** Looks whether a new day has begun since the last look; then the pages read again what goes by the day. */
export function createDayWatch(clock: Clock, emit: (event: HostEvent) => void): () => void {
  let day = clock.today();
  return () => {
    const today = clock.today();
    if (today === day) return;
    day = today;
    emit({ type: 'changed', seq: 0, topics: [...topics] });
  };
}

/** Looks from time to time; does not keep the process alive. Answers the function that ends it. */
export function watchDay(clock: Clock, emit: (event: HostEvent) => void): () => void {
  const timer = setInterval(createDayWatch(clock, emit), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
