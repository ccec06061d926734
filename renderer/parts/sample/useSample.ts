import { useEffect, useState } from 'react';
import { useJob, type Job } from '#ui/lib/job.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';

export type Sample = {
  /** Undefined while being read, null when none was made. */
  readonly kept: { readonly madeOn: string } | null | undefined;
  /** The sample being made or opened. */
  readonly job: Job | null;
  readonly making: boolean;
  open(renew: boolean): void;
};

/** Opens the sample database; when it is open the page starts anew over it. */
export function useSample(): Sample {
  const kept = useCall('setup.sample', {}, ['setup']);
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useCommand('setup.openSample', { onDone: ({ jobId: id }) => setJobId(id) });
  const job = useJob(jobId);
  const running = start.busy || (job !== null && job.state === 'running');
  const done = job?.state === 'done';
  useEffect(() => {
    if (done) enter();
  }, [done]);
  return { kept: kept.data, job, making: running || done, open: (renew) => start.run({ renew }) };
}

let entering = false;
/** Nothing read from the other database may stay on the screen. */
function enter(): void {
  if (entering) return;
  entering = true;
  location.hash = '#/';
  location.reload();
}
