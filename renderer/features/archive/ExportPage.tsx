import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ExportMade } from '#shared/contract/export.ts';
import { exportPageWords as words } from '#shared/words/exportPages.ts';
import { useClient } from '#ui/lib/clientContext.ts';
import { saveTicket } from '#ui/lib/files.ts';
import { useJob } from '#ui/lib/job.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { Facts } from '#ui/ui/Facts.tsx';
import { fileSize, whole } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Column, Columns, Panel } from '#ui/ui/Panel.tsx';
import { BagCheck } from './BagCheck.tsx';
import { ExportList } from './ExportList.tsx';
import classes from './archive.module.css';

/** 审计导出: what will be in the bag, making it, what was made, and checking one. */
export function ExportPage() {
  const [span, setSpan] = useState<{ from: string | null; to: string | null }>({ from: null, to: null });
  const [full, setFull] = useState(false);
  const [reason, setReason] = useState('');
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const { data: plan } = useCall('export.plan', span, ['register', 'cases', 'orders', 'archive'], { keep: true });
  const start = useCommand('export.start', { onDone: (answer) => setJobId(answer.jobId) });
  const fetch = useFetch();
  const made = job?.state === 'done' ? (job.result as ExportMade) : null;
  return (
    <Page
      title={words.title} state={words.state}
      actions={(
        <Button
          disabled={(full && reason.trim() === '') || job?.state === 'running'} loading={start.busy}
          onClick={() => start.run({ ...span, form: 'zip', folder: null, names: full ? 'full' : 'masked', reason: full ? reason : '' })}
        >{words.start}</Button>
      )}
    >
      {job === null ? null : (
        <JobProgress job={job} title={words.running} unit={words.unit} done={made === null ? null : (
          <Notice tone={made.missing === 0 ? 'jade' : 'amber'} actions={<Button size="xs" variant="default" onClick={() => fetch(made.name)}>{words.download}</Button>}>
            {words.made(whole(made.files), fileSize(made.size), made.shortHead)}{made.missing === 0 ? '' : words.missing(whole(made.missing))}
          </Notice>
        )} />
      )}
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)" fold="soon">
        <Column>
          <Panel title={words.holds} note={words.holdsNote}>
            <div className={classes.exportForm}>
              <DayInput label={words.from} description={words.fromHint} value={span.from} onChange={(from) => setSpan({ ...span, from })} />
              <DayInput label={words.to} description={words.toHint} value={span.to} onChange={(to) => setSpan({ ...span, to })} />
              <Switch label={words.full} description={words.fullHint} checked={full} onChange={(event) => setFull(event.currentTarget.checked)} />
              {full ? <TextInput label={words.reason} required value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={200} /> : null}
            </div>
            {plan === undefined ? null : (
              <Facts columns={2} items={[
                { label: words.rows.communities, value: whole(plan.communities) }, { label: words.rows.cases, value: whole(plan.cases) },
                { label: words.rows.orders, value: whole(plan.orders) }, { label: words.rows.archiveItems, value: whole(plan.archiveItems) },
                { label: words.rows.events, value: whole(plan.events) }, { label: words.rows.attachments, value: `${whole(plan.attachments)}（${fileSize(plan.attachmentBytes)}）` },
              ]} />
            )}
          </Panel>
        </Column>
        <Column><BagCheck /></Column>
      </Columns>
      <ExportList onFetch={fetch} />
    </Page>
  );
}

function useFetch(): (name: string) => void {
  const client = useClient();
  const command = useCommand('export.fetch', { onDone: ({ ticket, name }) => void saveTicket(client, ticket, name) });
  return (name) => command.run({ name });
}
