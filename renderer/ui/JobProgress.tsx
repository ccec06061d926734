import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { jobWords } from '#shared/words/common.ts';
import type { Job } from '#ui/lib/job.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { timeLeft, whole } from './format.ts';
import { Notice } from './Notice.tsx';
import classes from './JobProgress.module.css';

export type JobProgressProps = {
  readonly job: Job;
  /** What is being done: `正在导入名册`. */
  readonly title: string;
  /** What is counted: `行`, `件`; `%` says how much of it is done: `3%`. */
  readonly unit?: string;
  /** Shown when it is done; without it a plain 已完成. */
  readonly done?: React.ReactNode;
};

/** Long work: count, time left, a way to stop, and its end in words. */
export function JobProgress({ job, title, unit = '', done }: JobProgressProps) {
  const [cancelling, setCancelling] = useState(false);
  if (job.state === 'failed') return <ErrorNotice error={job.error} />;
  if (job.state === 'cancelled') return <Notice tone="slate">{jobWords.cancelled}</Notice>;
  if (job.state === 'done') return <>{done ?? <Notice tone="jade">{jobWords.done}</Notice>}</>;
  const seconds = secondsLeft(job.done, job.total, performance.now() - job.since);
  const count =
    unit === '%' && job.total !== null
      ? `${Math.floor((job.done / Math.max(1, job.total)) * 100)}%`
      : job.total === null
        ? jobWords.doneSoFar(whole(job.done))
        : jobWords.progress(whole(job.done), whole(job.total));
  return (
    <div className={classes.job}>
      <div className={classes.line}>
        <strong>{title}</strong>
        <span className={classes.count} aria-live="polite">
          {job.done === 0 && job.total === null ? jobWords.starting : `${count}${unit === '' || unit === '%' ? '' : ` ${unit}`}`}
        </span>
        {seconds === null ? null : <span className="dim">{jobWords.left(timeLeft(seconds))}</span>}
        <Button
          size="xs"
          variant="default"
          disabled={cancelling}
          onClick={() => {
            setCancelling(true);
            job.cancel();
          }}
        >
          {cancelling ? jobWords.cancelling : jobWords.cancel}
        </Button>
      </div>
      <Progress
        size="sm"
        value={job.total === null || job.total === 0 ? 100 : (job.done / job.total) * 100}
        animated={job.total === null}
        striped={job.total === null}
        aria-label={title}
        transitionDuration={120}
      />
    </div>
  );
}

/** Seconds left at the pace so far; null until three seconds and a twentieth of the work have gone. */
export function secondsLeft(done: number, total: number | null, elapsedMs: number): number | null {
  if (total === null || done <= 0 || done >= total || elapsedMs < 3_000 || done / total < 0.05) return null;
  return ((elapsedMs / done) * (total - done)) / 1_000;
}
