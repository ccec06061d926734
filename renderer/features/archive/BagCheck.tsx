import { useState } from 'react';
import type { BagCheckView } from '#shared/contract/export.ts';
import { exportPageWords as words } from '#shared/words/exportPages.ts';
import { useClient } from '#ui/lib/clientContext.ts';
import { uploadFile } from '#ui/lib/files.ts';
import { useJob } from '#ui/lib/job.ts';
import { useCommand } from '#ui/lib/query.ts';
import { FileDrop } from '#ui/ui/FileDrop.tsx';
import { fileSize, whole } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { notifyFailed } from '#ui/ui/notify.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import classes from './archive.module.css';

const LARGEST = 64 * 1024 * 1024;

/** Checks a bag somebody brings: every bad file by name, and the log inside. */
export function BagCheck() {
  const client = useClient();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const verify = useCommand('export.verifyBag', { onDone: (answer) => setJobId(answer.jobId) });

  async function check(chosen: readonly File[]): Promise<void> {
    setFiles(chosen);
    const file = chosen[0];
    if (file === undefined) return;
    try {
      const { staged } = await uploadFile(client, file);
      verify.run({ staged });
    } catch (error) {
      notifyFailed(error);
    }
  }
  return (
    <Panel title={words.verify} note={words.verifyNote}>
      <FileDrop label={words.drop} endings={['.zip']} limit={LARGEST} files={files} onFiles={(chosen) => void check(chosen)} disabled={verify.busy || job?.state === 'running'} />
      {job === null ? null : <JobProgress job={job} title={words.verifying} unit={words.unit} done={job.state === 'done' ? <Outcome check={job.result as BagCheckView} /> : null} />}
    </Panel>
  );
}

function Outcome({ check }: { readonly check: BagCheckView }) {
  const { chain } = check;
  return (
    <>
      {check.valid ? <Notice tone="jade">{words.good(whole(check.files), fileSize(check.bytes))}</Notice> : (
        <Notice tone="seal" alert>
          {words.bad(whole(check.total))}
          <ul className={classes.findings}>{check.findings.map((finding) => <li key={`${finding.code} ${finding.path ?? ''} ${finding.text}`}>{finding.text}</li>)}</ul>
        </Notice>
      )}
      {chain === null ? null : (
        <Notice tone={chain.ok ? (chain.known === false ? 'amber' : 'jade') : 'seal'}>
          {chain.ok ? words.chainGood(whole(chain.count), chain.short) : chain.broken?.text}
          {chain.known === null ? '' : chain.known ? words.known : words.unknown}
        </Notice>
      )}
    </>
  );
}
