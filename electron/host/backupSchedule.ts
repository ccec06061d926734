import type { Commit } from '#db/open.ts';

/** Milliseconds of changes after which a backup is made by itself. */
const AFTER_CHANGES_MS = 30 * 60_000;
/** Milliseconds after which one that failed is tried again: the memory stick may be back. */
const RETRY_MS = 30 * 60_000;
/** How often the clock is looked at. */
const LOOK_MS = 60_000;

export type Wanted = 'opening' | 'changes';
export type BackupSchedule = {
  /** The register was opened; `changed`: something was recorded since its last backup. */
  opened(changed: boolean): void;
  /** Something was committed. */
  changed(commit: Commit, nowMs: number): void;
  /** What was started came to nothing. */
  failed(reason: Wanted, nowMs: number): void;
  /** Looks whether it is time. */
  tick(nowMs: number): void;
};

/**
 * When backups are made by themselves: a moment after opening when something was recorded since the last one (the day
 * before may have ended before its turn), and half an hour after the first change since the last one, so that while people
 * work there is one every half hour and otherwise none. One that failed is tried again.
 */
export function createSchedule(start: (reason: Wanted) => void): BackupSchedule {
  let changedAt: number | null = null;
  let again: { readonly reason: Wanted; readonly at: number } | null = null;
  return {
    opened(changed) {
      changedAt = null;
      again = changed ? { reason: 'opening', at: 0 } : null;
    },
    changed({ topics }, nowMs) {
      // What a backup remembers of itself is no change. Whether one is still wanted is asked when its time has come.
      if (!topics.includes('backups') || topics.includes('settings')) changedAt ??= nowMs;
    },
    failed(reason, nowMs) {
      again = { reason, at: nowMs + RETRY_MS };
    },
    tick(nowMs) {
      const isDue = changedAt !== null && nowMs - changedAt >= AFTER_CHANGES_MS;
      const reason = again !== null && nowMs >= again.at ? again.reason : isDue ? 'changes' : null;
      if (reason === null) return;
      [changedAt, again] = [null, null];
      start(reason);
    },
  };
}

/** Lets the schedule look at the clock; does not keep the process alive. Answers the function that ends it. */
export function runSchedule(schedule: BackupSchedule, now: () => number = Date.now): () => void {
  const timer = setInterval(() => schedule.tick(now()), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
