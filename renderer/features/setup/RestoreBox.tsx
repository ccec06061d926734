import { Button, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { backupReasonWords, entryProblemText, lostFilesText } from '#shared/words/backup.ts';
import type { BackupRestored } from '#shared/contract/backup.ts';
import { backupPageWords } from '#shared/words/backupPages.ts';
import { setupWords } from '#shared/words/setup.ts';
import { useJob } from '#ui/lib/job.ts';
import { useCall, useCommand, type Out } from '#ui/lib/query.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { instantLong, whole } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import classes from './setup.module.css';

const words = setupWords.restore;
type Entry = Out<'backup.inspect'>[number];
/** Newest first; who wants an older one names its own folder. */
const MOST_SHOWN = 4;

/** On a new PC: finds the backups in a folder and puts one of them back. */
export function RestoreBox() {
  const [folder, setFolder] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const found = useCall('backup.inspect', { path: asked ?? '' }, [], { enabled: asked !== null });
  const restore = useCommand('backup.restore', { onDone: ({ jobId: id }) => setJobId(id) });
  const job = useJob(jobId);
  const done = job?.state === 'done';
  const restored = done ? (job.result as BackupRestored | null) : null;
  // What could not be restored is read before the page goes.
  const goes = restored !== null && restored.missing === 0;
  useEffect(() => {
    if (goes) openRestored();
  }, [goes]);
  function find(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setJobId(null);
    if (folder.trim() === asked) void found.refetch();
    else setAsked(folder.trim());
  }
  function put(path: string, withoutFiles: boolean) {
    setChosen(path);
    restore.run({ path, withoutFiles });
  }
  if (job !== null && (job.state === 'running' || (done && (restored?.missing ?? 0) === 0))) {
    return (
      <div className={classes.restore}>
        <JobProgress
          job={job}
          title={words.running}
          unit={words.unit}
          done={
            <span className="dim" role="status">
              {words.done}
            </span>
          }
        />
      </div>
    );
  }
  if (restored !== null && restored.missing > 0) {
    return (
      <Notice
        tone="amber"
        actions={
          <Button size="xs" onClick={openRestored}>
            {words.open}
          </Button>
        }
      >
        {backupPageWords.restored}
        {backupPageWords.restoredMissing(lostFilesText(restored.lost, restored.missing))}
      </Notice>
    );
  }
  const skippable = job?.error?.code === 'restore_refused' && job.error.data['skippable'] === true;
  return (
    <form className={classes.restore} onSubmit={find} aria-label={words.title}>
      <div className={classes.find}>
        <TextInput
          aria-label={words.folder}
          placeholder={words.folder}
          value={folder}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={folder.trim() === ''} loading={found.isFetching}>
          {words.find}
        </Button>
      </div>
      {job === null || job.error === null ? null : <ErrorNotice error={job.error} />}
      {skippable && chosen !== null ? (
        <Button variant="default" onClick={() => put(chosen, true)}>
          {words.withoutFiles}
        </Button>
      ) : null}
      {asked === null || found.error === null ? null : <ErrorNotice error={found.error} />}
      {found.data === undefined ? null : <Found entries={found.data} busy={restore.busy} onRestore={(path) => put(path, false)} />}
    </form>
  );
}

function openRestored(): void {
  location.hash = '#/';
  location.reload();
}

function Found({ entries, busy, onRestore }: { readonly entries: readonly Entry[]; readonly busy: boolean; readonly onRestore: (path: string) => void }) {
  if (entries.length === 0) return <Notice tone="amber">{words.none}</Notice>;
  return (
    <>
      <ul className={classes.found}>
        {entries.slice(0, MOST_SHOWN).map((entry) => (
          <li key={entry.path}>
            <div>
              <strong>{entry.bureau ?? entry.id}</strong>
              {entry.madeAt === null ? null : <span>{instantLong(entry.madeAt)}</span>}
              {entry.reason === null ? null : <span className="dim">{words.reason(backupReasonWords[entry.reason], whole(entry.lastSeq))}</span>}
              {entry.problem === null ? (
                <span className="dim">{words.counts(entry.communities, entry.cases)}</span>
              ) : (
                <span>{words.unreadable(entryProblemText(entry.problem))}</span>
              )}
            </div>
            {entry.problem === null ? (
              <Button size="xs" variant="default" disabled={busy} aria-label={words.named(instantLong(entry.madeAt))} onClick={() => onRestore(entry.path)}>
                {words.run}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {entries.length > MOST_SHOWN ? <p className="dim">{words.more(entries.length - MOST_SHOWN)}</p> : null}
    </>
  );
}
