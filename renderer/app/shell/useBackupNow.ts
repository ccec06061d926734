import { useEffect, useState } from 'react';
import type { BackupMade } from '#shared/contract/backup.ts';
import { backupPageWords as words } from '#shared/words/backupPages.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useJob } from '#ui/lib/job.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { fileSize, whole } from '#ui/ui/format.ts';
import { notifyDone, notifyFailed, notifyRemark } from '#ui/ui/notify.tsx';

/** 立即备份 from any page: says that it has begun, and how it ended. The page of backups shows its own progress instead. */
export function useBackupNow(): void {
  const { data } = useSetup();
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const now = useCommand('backup.now', {
    onDone: (started) => {
      setJobId(started.jobId);
      notifyRemark(words.running);
    },
  });
  useAction('backup.now', () => now.run({ confirmed: false }), data?.stage === 'ready' && !data.sample);
  const state = job?.state ?? 'running';
  const [result, error] = [job?.result, job?.error];
  useEffect(() => {
    if (jobId === null || state === 'running') return;
    setJobId(null);
    if (state === 'failed') notifyFailed(error);
    if (state !== 'done') return;
    const made = result as BackupMade;
    notifyDone(words.made(fileSize(made.size), whole(made.files), made.shortHead));
  }, [jobId, state, result, error]);
}
