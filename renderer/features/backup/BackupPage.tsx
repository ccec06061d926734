import { Button } from '@mantine/core';
import { useState } from 'react';
import { AppError } from '#shared/domain/errors.ts';
import { lostFilesText } from '#shared/words/backup.ts';
import { backupPageWords as words } from '#shared/words/backupPages.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useJob } from '#ui/lib/job.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { SystemTabs } from '#ui/parts/system/SystemTabs.tsx';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { instantNear } from '#ui/ui/format.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { BackupList } from './BackupList.tsx';
import { BackupPlace } from './BackupPlace.tsx';
import { BackupWork, type Work } from './BackupWork.tsx';
import { neverWords } from './neverWords.ts';
import { RestoreDialog } from './RestoreDialog.tsx';

/** 系统 · 备份: where backups are, how they stand, one now, checking and restoring one. */
export function BackupPage() {
  const today = useToday();
  const state = useCall('backup.state', {}, ['backups', 'setup', 'settings', 'cases', 'orders', 'register', 'archive', 'imports']);
  const list = useCall('backup.list', {}, ['backups', 'settings']);
  const [work, setWork] = useState<Work | null>(null);
  const [restoring, setRestoring] = useState<{ readonly path: string | null } | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const job = useJob(work?.jobId ?? null);
  const begin =
    (kind: Work['kind']) =>
    ({ jobId }: { readonly jobId: string }) =>
      setWork({ kind, jobId });
  const now = useCommand('backup.now', { onDone: begin('now') });
  const verify = useCommand('backup.verify', { onDone: begin('verify') });
  const restore = useCommand('backup.restore', {
    onDone: (answer) => {
      setRestoring(null);
      begin('restore')(answer);
    },
  });
  const resume = useCommand('backup.resume', { onDone: () => notifyDone(words.resumed) });
  const data = state.data;
  useAction('backup.now', () => now.run({ confirmed: false }), data?.sample === false);
  const busy = job?.state === 'running';
  const doubtful = work?.kind === 'now' && job?.state === 'failed' && job.error?.code === 'backup_doubtful' && kept !== work.jobId;
  return (
    <Page
      title={words.title}
      state={data === undefined ? undefined : data.sample ? undefined : data.last === null ? neverWords(data) : words.state(instantNear(data.last.at, today))}
      below={<SystemTabs value="backup" />}
      actions={
        <>
          <Button variant="default" disabled={data === undefined || data.sample || busy} onClick={() => setRestoring({ path: null })}>
            {words.elsewhere}
          </Button>
          <Button disabled={data === undefined || data.sample} loading={now.busy || busy} onClick={() => now.run({ confirmed: false })}>
            {words.now}
          </Button>
        </>
      }
    >
      {state.error === null ? null : <ErrorNotice error={state.error} onRetry={() => void state.refetch()} />}
      {job === null || work === null ? null : <BackupWork work={work} job={job} />}
      {data === undefined ? null : (
        <>
          {data.paused ? (
            <Notice
              tone="amber"
              actions={
                <Button size="xs" variant="default" loading={resume.busy} onClick={() => resume.run({})}>
                  {words.resume}
                </Button>
              }
            >
              {words.paused}
            </Notice>
          ) : null}
          {data.failed === null ? null : (
            <>
              <Notice tone="seal">{words.failed(instantNear(data.failed.at, today))}</Notice>
              <ErrorNotice error={new AppError(data.failed.code, data.failed.data as AppError['data'])} />
            </>
          )}
          {data.last === null || data.last.filesMissing === 0 ? null : (
            <Notice tone="seal">{words.lacks(lostFilesText(data.last.lost, data.last.filesMissing))}</Notice>
          )}
          {data.others.length === 0 ? null : <Notice tone="amber">{words.others(data.others.map((name) => `“${name}”`).join('、'))}</Notice>}
          {data.problem === 'same_disk' && !data.sample ? <Notice tone="amber">{words.sameDisk}</Notice> : null}
          {data.sample ? null : <BackupPlace state={data} today={today} />}
        </>
      )}
      {list.error === null ? null : <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? null : (
        <BackupList
          rows={list.data}
          busy={busy || verify.busy}
          sample={data?.sample ?? true}
          today={today}
          onNow={() => now.run({ confirmed: false })}
          onVerify={(path) => verify.run({ path })}
          onRestore={(path) => setRestoring({ path })}
        />
      )}
      {restoring === null ? null : (
        <RestoreDialog
          path={restoring.path}
          busy={restore.busy}
          onClose={() => setRestoring(null)}
          onRestore={(path, withoutFiles) => restore.run({ path, withoutFiles })}
        />
      )}
      <ConfirmDialog
        opened={doubtful}
        title={words.again}
        confirm={words.againConfirm}
        danger
        busy={now.busy}
        onClose={() => setKept(work?.jobId ?? null)}
        onConfirm={() => {
          setKept(work?.jobId ?? null);
          now.run({ confirmed: true });
        }}
      >
        {job?.error === null || job === null ? null : <ErrorNotice error={job.error} />}
      </ConfirmDialog>
    </Page>
  );
}
