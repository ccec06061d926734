import { Button } from '@mantine/core';
import { useState } from 'react';
import { exportPageWords as words } from '#shared/words/auditExportPages.ts';
import { useJob } from '#ui/lib/job.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { goToRefusedDay } from '#ui/ui/dayProblems.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Columns } from '#ui/ui/Panel.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { emptyDraft, problemsOf, spanOf, startInput, type ExportDraft } from './exportDraft.ts';
import { ExportForm } from './ExportForm.tsx';
import { ExportHistory } from './ExportHistory.tsx';
import { ExportPlan } from './ExportPlan.tsx';
import { ExportWork } from './ExportWork.tsx';

/** 审计导出: what the bag would hold, making it, what was made before, and checking one that somebody brings. */
export function ExportPage() {
  const today = useToday();
  const [draft, setDraft] = useState<ExportDraft>(emptyDraft);
  const [asked, setAsked] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const download = useDownload();
  const job = useJob(jobId);
  const plan = useCall('export.plan', spanOf(draft), ['register', 'cases', 'orders', 'archive', 'evidence'], { keep: true });
  const list = useCall('export.list', {}, ['archive']);
  const start = useCommand('export.start', { onDone: (answer) => setJobId(answer.jobId) });
  const problems = problemsOf(draft);
  const busy = start.busy || job?.state === 'running';
  function begin() {
    setAsked(true);
    if (!goToRefusedDay() && Object.keys(problems).length === 0) start.run(startInput(draft));
  }
  return (
    <Page
      title={words.title}
      crumbs={[{ title: words.crumbs, to: '/archive' }]}
      state={words.state}
      actions={
        <Button loading={busy} onClick={begin}>
          {words.start}
        </Button>
      }
    >
      {plan.error === null ? <ExportPlan plan={plan.data} /> : <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />}
      {job === null ? null : <ExportWork job={job} fetching={download.busy !== null} onFetch={(name) => void download.save('export.fetch', { name })} />}
      <Columns columns="minmax(0, 1.1fr) minmax(0, 1fr)" fold="soon">
        <ExportForm draft={draft} problems={asked ? problems : {}} today={today} onChange={(patch) => setDraft((last) => ({ ...last, ...patch }))} />
        <CheckPanel />
      </Columns>
      {list.error === null ? (
        <ExportHistory rows={list.data} today={today} fetching={download.busy !== null} onFetch={(name) => void download.save('export.fetch', { name })} />
      ) : (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
    </Page>
  );
}
