import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BackupEntryView } from '#shared/contract/backup.ts';
import { backupReasonWords, entryProblemText } from '#shared/words/backup.ts';
import { backupPageWords as words } from '#shared/words/backupPages.ts';
import { commonWords } from '#shared/words/common.ts';
import { nativeApi, nativeValue } from '#ui/lib/native.ts';
import { useCall } from '#ui/lib/query.ts';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { Facts } from '#ui/ui/Facts.tsx';
import { instantLong, NONE, whole } from '#ui/ui/format.ts';
import { notifyFailed } from '#ui/ui/notify.tsx';
import { EntryTag } from './BackupList.tsx';
import classes from './backup.module.css';

export type RestoreDialogProps = {
  /** Null: from elsewhere, by a path. */
  readonly path: string | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onRestore: (path: string, withoutFiles: boolean) => void;
};

/** Two backups of one minute are told apart by why they were made and how far they reach. */
function entryLabel({ madeAt, reason, bureau, lastSeq }: BackupEntryView): string {
  return words.entry(instantLong(madeAt), reason === null ? NONE : backupReasonWords[reason], whole(lastSeq), bureau ?? NONE);
}

/** Looks at a backup, says what restoring it means, and only then starts. */
export function RestoreDialog({ path, busy, onClose, onRestore }: RestoreDialogProps) {
  const [typed, setTyped] = useState('');
  const [looked, setLooked] = useState(path);
  const [picked, setPicked] = useState<string | null>(null);
  const [withoutFiles, setWithoutFiles] = useState(false);
  const { data, error, isFetching } = useCall('backup.inspect', { path: looked ?? '' }, ['backups'], { enabled: looked !== null && looked !== '' });
  const entry = data?.find((one) => one.path === picked) ?? data?.find((one) => one.problem === null) ?? data?.[0] ?? null;
  const native = nativeApi();
  async function pick() {
    if (native === null) return;
    try {
      const chosen = await nativeValue(native.chooseFolder({ purpose: 'backup' }));
      if (chosen === null) return;
      setTyped(chosen);
      setLooked(chosen);
    } catch (failure) {
      notifyFailed(failure);
    }
  }
  return (
    <Modal opened onClose={onClose} title={words.restoreTitle} size="40rem" closeOnClickOutside={false}>
      <div className={classes.form}>
        {path === null ? (
          <form
            className={classes.line}
            onSubmit={(event) => {
              event.preventDefault();
              setPicked(null);
              setLooked(typed.trim() === '' ? null : typed.trim());
            }}
          >
            <TextInput
              label={words.path}
              placeholder={words.pathHint}
              data-autofocus
              spellCheck={false}
              maxLength={1_000}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {native === null ? null : (
              <Button variant="default" onClick={() => void pick()}>
                {words.choose}
              </Button>
            )}
            <Button type="submit" variant="default" loading={isFetching} disabled={typed.trim() === ''}>
              {words.look}
            </Button>
          </form>
        ) : null}
        {error === null ? null : <ErrorNotice error={error} />}
        {data !== undefined && data.length > 1 ? (
          <Select
            label={words.found}
            allowDeselect={false}
            data={data.map((one) => ({ value: one.path, label: one.madeAt === null ? one.id : entryLabel(one) }))}
            value={entry?.path ?? null}
            onChange={setPicked}
          />
        ) : null}
        {entry === null ? null : (
          <>
            <div className={classes.foot}>
              <EntryTag entry={entry} />
              {entry.problem === null ? null : <span>{entryProblemText(entry.problem)}</span>}
            </div>
            <Facts
              items={[
                { label: words.facts.bureau, value: entry.bureau ?? NONE },
                { label: words.facts.made, value: instantLong(entry.madeAt) },
                { label: words.columns.reason, value: entry.reason === null ? NONE : backupReasonWords[entry.reason] },
                { label: words.facts.content, value: words.content(whole(entry.communities), whole(entry.cases), whole(entry.files)) },
                { label: words.facts.seq, value: entry.lastSeq === null ? NONE : words.chainText(whole(entry.lastSeq), entry.shortHead ?? NONE) },
                { label: words.facts.program, value: entry.programVersion ?? NONE },
              ]}
            />
            <p>{words.restoreText}</p>
            <Checkbox
              label={words.withoutFiles}
              description={words.withoutFilesHint}
              checked={withoutFiles}
              onChange={(event) => setWithoutFiles(event.currentTarget.checked)}
            />
          </>
        )}
      </div>
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button
          color="seal"
          disabled={entry === null || entry.problem !== null}
          loading={busy}
          onClick={() => {
            if (entry !== null) onRestore(entry.path, withoutFiles);
          }}
        >
          {words.restoreConfirm}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
