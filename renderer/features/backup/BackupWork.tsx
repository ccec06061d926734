import { Button } from '@mantine/core';
import type { BackupMade, BackupReportView, BackupRestored } from '#shared/contract/backup.ts';
import { backupFindingText, lostFilesText } from '#shared/words/backup.ts';
import { backupPageWords as words } from '#shared/words/backupPages.ts';
import type { Job } from '#ui/lib/job.ts';
import { fileSize, whole } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import classes from './backup.module.css';

export type Work = { readonly kind: 'now' | 'verify' | 'restore'; readonly jobId: string };

/** What is being done, and how it ended. */
export function BackupWork({ work, job }: { readonly work: Work; readonly job: Job }) {
  const title = { now: words.running, verify: words.verifying, restore: words.restoring }[work.kind];
  return <JobProgress job={job} title={title} unit={words.unit} done={job.state === 'done' ? <Done kind={work.kind} result={job.result} /> : null} />;
}

function Done({ kind, result }: { readonly kind: Work['kind']; readonly result: unknown }) {
  if (kind === 'now') {
    const made = result as BackupMade;
    return (
      <Notice tone={made.filesMissing === 0 ? 'jade' : 'amber'}>
        {words.made(fileSize(made.size), whole(made.files), made.shortHead)}
        {made.filesMissing === 0 ? '' : words.madeMissing}
      </Notice>
    );
  }
  if (kind === 'restore') {
    const restored = result as BackupRestored;
    return (
      <Notice
        tone="jade"
        actions={
          <Button size="xs" variant="default" onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        }
      >
        {words.restored}
        {restored.aside === null ? '' : words.restoredAside(restored.aside)}
        {restored.missing === 0 ? '' : words.restoredMissing(lostFilesText(restored.lost, restored.missing))}
      </Notice>
    );
  }
  const report = result as BackupReportView;
  if (report.ok) return <Notice tone="jade">{words.good(whole(report.filesChecked), fileSize(report.bytesChecked))}</Notice>;
  return (
    <Notice tone={report.filesOnly ? 'amber' : 'seal'} alert>
      {report.filesOnly ? words.badFiles(whole(report.total)) : words.bad(whole(report.total))}
      <ul className={classes.findings}>
        {report.findings.map((finding) => (
          <li key={`${finding.code} ${finding.file}`}>{backupFindingText(finding.code, finding.file, finding.expected, finding.actual)}</li>
        ))}
      </ul>
    </Notice>
  );
}
