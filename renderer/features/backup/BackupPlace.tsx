import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BackupState } from '#shared/contract/backup.ts';
import { folderProblemText } from '#shared/words/backup.ts';
import { backupPageWords as words } from '#shared/words/backupPages.ts';
import { commonWords } from '#shared/words/common.ts';
import { nativeApi, nativeValue } from '#ui/lib/native.ts';
import { useCommand } from '#ui/lib/query.ts';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { Facts } from '#ui/ui/Facts.tsx';
import { fileSize, instantNear, NONE, whole } from '#ui/ui/format.ts';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone, notifyFailed } from '#ui/ui/notify.tsx';
import { Columns, Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import { neverWords } from './neverWords.ts';
import classes from './backup.module.css';

/** Where backups go, and how the last one stands. */
export function BackupPlace({ state, today }: { readonly state: BackupState; readonly today: string }) {
  const [changing, setChanging] = useState(false);
  const { last, head, problem } = state;
  return (
    <Columns columns="minmax(0, 1fr) minmax(0, 1fr)">
      <Panel
        title={words.place}
        note={words.placeNote}
        actions={
          <Button size="xs" variant="default" disabled={state.sample} onClick={() => setChanging(true)}>
            {words.change}
          </Button>
        }
      >
        <Facts
          items={[
            {
              label: words.folder,
              value: (
                <>
                  <code className={classes.path}>{state.folder}</code>
                  {state.isDefault ? <span className="dim">　{words.defaultMark}</span> : null}
                </>
              ),
            },
            { label: words.folderState, value: <FolderTag problem={problem} /> },
            { label: words.free, value: state.free === null ? NONE : fileSize(state.free) },
            { label: words.data, value: <code className={classes.path}>{state.dataFolder}</code> },
          ]}
        />
      </Panel>
      <Panel title={words.status}>
        <Facts
          items={[
            {
              label: words.last,
              value:
                last === null ? (
                  neverWords(state)
                ) : (
                  <>
                    {instantNear(last.at, today)}　
                    <StateTag tone={last.verified ? 'jade' : 'amber'} plain>
                      {last.verified ? words.verified : words.unverified}
                    </StateTag>
                  </>
                ),
            },
            {
              label: words.dirty,
              value: state.dirty ? (
                <StateTag tone="amber" plain>
                  {words.dirtyYes}
                </StateTag>
              ) : (
                <StateTag tone="jade" plain>
                  {words.dirtyNo}
                </StateTag>
              ),
            },
            { label: words.size, value: fileSize(state.databaseBytes) },
            { label: words.chain, value: head === null ? NONE : words.chainText(whole(head.seq), head.short) },
          ]}
        />
      </Panel>
      {changing ? <FolderDialog folder={state.isDefault ? '' : state.folder} onClose={() => setChanging(false)} /> : null}
    </Columns>
  );
}

function FolderTag({ problem }: { readonly problem: BackupState['problem'] }) {
  if (problem === null)
    return (
      <StateTag tone="jade" plain>
        {words.folderGood}
      </StateTag>
    );
  return (
    <StateTag tone={problem === 'same_disk' ? 'amber' : 'seal'} plain>
      {folderProblemText(problem, '')}
    </StateTag>
  );
}

function FolderDialog({ folder: before, onClose }: { readonly folder: string; readonly onClose: () => void }) {
  const [folder, setFolder] = useState(before);
  const save = useCommand('backup.setFolder', {
    onDone: () => {
      notifyDone(words.changed);
      onClose();
    },
    onError: () => undefined,
  });
  const native = nativeApi();
  async function pick() {
    if (native === null) return;
    try {
      const chosen = await nativeValue(native.chooseFolder({ purpose: 'backup' }));
      if (chosen !== null) setFolder(chosen);
    } catch (error) {
      notifyFailed(error);
    }
  }
  return (
    <FormModal opened onClose={onClose} title={words.changeTitle}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (folder.trim() !== '') save.run({ folder: folder.trim() });
        }}
      >
        <div className={classes.form}>
          <p className="dim">{words.changeText}</p>
          <div className={classes.line}>
            <TextInput
              label={words.changeField}
              data-autofocus
              spellCheck={false}
              maxLength={400}
              value={folder}
              onChange={(event) => setFolder(event.currentTarget.value)}
            />
            {native === null ? null : (
              <Button variant="default" onClick={() => void pick()}>
                {words.choose}
              </Button>
            )}
          </div>
          {save.error === null ? null : <ErrorNotice error={save.error} />}
        </div>
        <DialogFoot>
          <Button variant="default" onClick={() => save.run({ folder: null })}>
            {words.changeDefault}
          </Button>
          <Button variant="default" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" disabled={folder.trim() === ''} loading={save.busy}>
            {commonWords.save}
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
