import type { Commit } from '#db/open.ts';

/** Milliseconds of changes after which a backup is made by itself. */
const AFTER_CHANGES_MS = 30 * 60_000;
/** A last backup older than this is renewed a moment after opening, when the first page is there. */
const DAY_MS = 24 * 3_600_000;
/** How often the clock is looked at. */
const LOOK_MS = 60_000;

export type Wanted = 'opening' | 'changes';
export type BackupSchedule = {
  /** The register was opened; when it was backed up last (null: never). */
  opened(lastAt: string | null, nowMs: number): void;
  /** Something was committed. */
  changed(commit: Commit, nowMs: number): void;
  /** Looks whether it is time. */
  tick(nowMs: number): void;
};

/**
 * When backups are made by themselves: on opening when the last is older than a day, and half an hour after the first
 * change since the last one, so that while people work there is one every half hour and otherwise none.
 */
export function createSchedule(start: (reason: Wanted) => void): BackupSchedule {
  let changedAt: number | null = null;
  let isOld = false;
  return {
    opened(lastAt, nowMs) {
      changedAt = null;
      isOld = lastAt === null || nowMs - Date.parse(lastAt) > DAY_MS;
    },
    changed({ topics }, nowMs) {
      // What a backup remembers of itself is no change, and it ends the waiting.
      if (topics.includes('backups')) [changedAt, isOld] = [null, false];
      else changedAt ??= nowMs;
    },
    tick(nowMs) {
      const isDue = changedAt !== null && nowMs - changedAt >= AFTER_CHANGES_MS;
      if (!isOld && !isDue) return;
      start(isOld ? 'opening' : 'changes');
      [changedAt, isOld] = [null, false];
    },
  };
}

/** Lets the schedule look at the clock; does not keep the process alive. Answers the function that ends it. */
export function runSchedule(schedule: BackupSchedule, now: () => number = Date.now): () => void {
  const timer = setInterval(() => schedule.tick(now()), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
