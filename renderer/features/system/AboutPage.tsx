import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ChainResult } from '#shared/contract/system.ts';
import { systemWords } from '#shared/words/system.ts';
import { runAction } from '#ui/lib/actions.ts';
import { useJob } from '#ui/lib/job.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { SampleBox } from '#ui/parts/sample/SampleBox.tsx';
import { SystemTabs } from '#ui/parts/system/SystemTabs.tsx';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { Facts } from '#ui/ui/Facts.tsx';
import { dayLong, fileSize, instantLong, whole } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Columns, Panel } from '#ui/ui/Panel.tsx';
import classes from './system.module.css';

const words = systemWords.about;

/** 系统 · 运行信息: what runs here, whether the log is unbroken, and the way to the sample. */
export function AboutPage() {
  const today = useToday();
  const { data, error, refetch } = useCall('system.info', {}, ['setup', 'cases', 'register', 'settings']);
  const [jobId, setJobId] = useState<string | null>(null);
  const verify = useCommand('system.verifyChain', { onDone: ({ jobId: id }) => setJobId(id) });
  const job = useJob(jobId);
  const running = verify.busy || job?.state === 'running';
  return (
    <Page
      title={words.title}
      state={data === undefined ? undefined : words.state(data.version)}
      actions={
        <Button loading={running} disabled={data?.chain == null} onClick={() => verify.run({})}>
          {words.verify}
        </Button>
      }
      below={<SystemTabs value="about" />}
    >
      {error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined ? null : (
        <>
          <Columns columns="minmax(0, 1fr) minmax(0, 1fr)">
            <Panel title={words.place}>
              <Facts
                items={[
                  { label: words.version, value: data.version },
                  { label: words.runtime, value: data.runtime === '' ? null : `Node ${data.runtime.replace(/^v/, '')}` },
                  { label: words.folder, value: <code className={classes.path}>{data.dataFolder}</code> },
                  { label: words.size, value: fileSize(data.databaseBytes) },
                  { label: words.today, value: dayLong(today) },
                ]}
              />
            </Panel>
            <Panel title={words.chain} note={words.chainNote}>
              {data.chain === null ? (
                <p className="dim">{words.none}</p>
              ) : (
                <Facts
                  items={[
                    { label: words.count, value: whole(data.chain.seq) },
                    { label: words.last, value: instantLong(data.chain.at) },
                    {
                      label: words.head,
                      value: (
                        <span className={classes.headLine}>
                          <code className={classes.head}>{data.chain.short}</code>
                          <span className="dim">{words.headNote}</span>
                        </span>
                      ),
                    },
                  ]}
                />
              )}
              {job === null ? null : (
                <div className={classes.verified}>
                  <JobProgress job={job} title={words.verifying} unit={words.unit} done={<Verified result={job.result as ChainResult} />} />
                </div>
              )}
            </Panel>
          </Columns>
          <SamplePanel today={today} inside={data.sample} />
        </>
      )}
    </Page>
  );
}

function Verified({ result }: { readonly result: ChainResult }) {
  if (result.broken !== null)
    return (
      <Notice tone="seal" alert>
        {words.broken(whole(result.broken.seq), words.reasons[result.broken.reason])}
      </Notice>
    );
  return <Notice tone="jade">{words.good(whole(result.count), result.short)}</Notice>;
}

function SamplePanel({ today, inside }: { readonly today: string; readonly inside: boolean }) {
  const [removing, setRemoving] = useState(false);
  const remove = useCommand('setup.removeSample', {
    onDone: () => {
      setRemoving(false);
      notifyDone(words.sampleRemoved);
    },
  });
  return (
    <Panel title={words.sample} note={words.sampleNote} quiet>
      {inside ? (
        <div className={classes.inside}>
          <p className="dim">{words.sampleInside}</p>
          <Button variant="default" onClick={() => runAction('sample.leave')}>
            {words.sampleLeave}
          </Button>
        </div>
      ) : (
        <SampleBox today={today} onRemove={() => setRemoving(true)} />
      )}
      <ConfirmDialog
        opened={removing}
        title={words.sampleRemoveTitle}
        confirm={words.sampleRemove}
        danger
        busy={remove.busy}
        onClose={() => setRemoving(false)}
        onConfirm={() => remove.run({})}
      >
        {words.sampleRemoveText}
      </ConfirmDialog>
    </Panel>
  );
}
