import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { BagCheckView } from '#shared/contract/export.ts';
import { exportPageWords as words } from '#shared/words/auditExportPages.ts';
import { useClient } from '#ui/lib/clientContext.ts';
import { uploadFile } from '#ui/lib/files.ts';
import { useJob } from '#ui/lib/job.ts';
import { useCommand } from '#ui/lib/query.ts';
import { Facts } from '#ui/ui/Facts.tsx';
import { FileDrop } from '#ui/ui/FileDrop.tsx';
import { fileSize, whole } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { notifyFailed } from '#ui/ui/notify.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import classes from './export.module.css';

/** The host takes uploads up to here; larger ones are checked where they lie. */
const LIMIT = 64 * 1024 * 1024;

/** Checks a bag somebody brings, and names every file that is not as it should be. */
export function CheckPanel() {
  const client = useClient();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [path, setPath] = useState('');
  const [sending, setSending] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const verify = useCommand('export.verifyBag', { onDone: (answer) => setJobId(answer.jobId) });
  const file = files[0];
  const busy = sending || verify.busy || job?.state === 'running';
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (file === undefined) {
      if (path.trim() !== '') verify.run({ path: path.trim() });
      return;
    }
    setSending(true);
    try {
      verify.run({ staged: (await uploadFile(client, file)).staged });
    } catch (error) {
      notifyFailed(error);
    } finally {
      setSending(false);
    }
  }
  return (
    <Panel title={words.check} note={words.checkNote}>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <FileDrop label={words.checkFile} endings={['.zip']} limit={LIMIT} files={files} onFiles={setFiles} small disabled={busy} />
        <div className={classes.path}>
          <TextInput
            label={words.checkPath}
            placeholder={words.checkPathHint}
            spellCheck={false}
            maxLength={1_000}
            disabled={file !== undefined || busy}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy} disabled={file === undefined && path.trim() === ''}>
            {words.checkStart}
          </Button>
        </div>
        {job === null ? null : (
          <JobProgress
            job={job}
            title={words.checking}
            unit={words.checkUnit}
            done={job.state === 'done' ? <Checked check={job.result as BagCheckView} /> : null}
          />
        )}
      </form>
    </Panel>
  );
}

function Checked({ check }: { readonly check: BagCheckView }) {
  const errors = check.findings.filter((finding) => finding.severity === 'error');
  const warnings = check.findings.filter((finding) => finding.severity === 'warning');
  const labels = Object.entries(words.infoLabels);
  const facts = labels.flatMap(([label, name]) => {
    const value = check.info.find((field) => field.label === label)?.value;
    return value === undefined ? [] : [{ label: name, value, wide: label === 'External-Description' }];
  });
  return (
    <div className={classes.checked}>
      {check.valid ? <Notice tone="jade">{words.good(whole(check.files), fileSize(check.bytes))}</Notice> : null}
      {check.filesValid ? null : (
        <Notice tone="seal" alert>
          {words.bad(whole(errors.length))}
          <ul className={classes.findings}>
            {errors.map((finding, index) => (
              <li key={`${index} ${finding.code}`}>{finding.text}</li>
            ))}
          </ul>
          {check.total > check.findings.length ? words.more(whole(check.total - check.findings.length)) : null}
        </Notice>
      )}
      <Chain chain={check.chain} isBag={check.version !== null} />
      {check.filesValid && !check.valid ? <Notice tone="slate">{words.filesGood(whole(check.files), fileSize(check.bytes))}</Notice> : null}
      {warnings.length === 0 ? null : (
        <Notice tone="amber">
          {words.warnings}
          <ul className={classes.findings}>
            {warnings.map((finding, index) => (
              <li key={`${index} ${finding.code}`}>{finding.text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {facts.length === 0 ? null : <Facts columns={2} items={facts} />}
    </div>
  );
}

function Chain({ chain, isBag }: { readonly chain: BagCheckView['chain']; readonly isBag: boolean }) {
  if (chain === null) return <Notice tone="slate">{isBag ? words.chainNone : words.notBag}</Notice>;
  if (chain.broken !== null)
    return (
      <Notice tone="seal" alert>
        {words.chainBroken}
        {chain.broken.text}
      </Notice>
    );
  if (chain.headMatches === false && chain.count === 0)
    return (
      <Notice tone="seal" alert>
        {words.chainGone}
      </Notice>
    );
  if (chain.headMatches === false)
    return (
      <Notice tone="seal" alert>
        {words.headDiffers}
      </Notice>
    );
  return (
    <Notice tone={chain.known === false ? 'amber' : 'jade'}>
      {words.chainGood(whole(chain.count), chain.short)}
      {words.chainPayloads(whole(chain.payloads))}
      {chain.known === null ? '' : chain.known ? words.known : words.unknown}
    </Notice>
  );
}
