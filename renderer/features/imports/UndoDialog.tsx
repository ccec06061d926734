import { Button, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AppContract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/operation.ts';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import { commonWords } from '#shared/words/common.ts';
import { importsWords } from '#shared/words/imports.ts';
import { useCommand } from '#ui/lib/query.ts';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { instantLong, whole } from '#ui/ui/format.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import classes from './imports.module.css';

const words = importsWords.undo;

export type Undoable = { readonly id: string; readonly fileName: string; readonly at: string | null; readonly added: number; readonly changed: number };
type Undone = OutputOf<AppContract, 'imports.undo'>;
/** Named in the dialog; the rest is counted. */
const NAMED = 20;

/** Asks before an import is taken back, and tells afterwards what could not be. */
export function useUndoImport(onUndone: () => void): { readonly ask: (batch: Undoable) => void; readonly dialog: ReactNode } {
  const [batch, setBatch] = useState<Undoable | null>(null);
  const [result, setResult] = useState<Undone | null>(null);
  const undo = useCommand('imports.undo', {
    onDone(undone) {
      setBatch(null);
      onUndone();
      if (undone.kept.length === 0 && undone.leftCount === 0) notifyDone(words.done(whole(undone.restored), whole(undone.removed)));
      else setResult(undone);
    },
  });
  const dialog = (
    <>
      <ConfirmDialog
        opened={batch !== null}
        title={words.title}
        confirm={words.confirm}
        danger
        busy={undo.busy}
        onClose={() => setBatch(null)}
        onConfirm={() => {
          if (batch !== null) undo.run({ id: batch.id });
        }}
      >
        {batch === null ? null : (
          <>
            <p>
              {batch.at === null ? null : words.ask(batch.fileName, instantLong(batch.at))}
              {words.will(whole(batch.added), whole(batch.changed))}
            </p>
            <p className="dim">{words.keeps}</p>
          </>
        )}
      </ConfirmDialog>
      <Modal opened={result !== null} onClose={() => setResult(null)} title={words.resultTitle} closeButtonProps={{ 'aria-label': commonWords.close }}>
        {result === null ? null : <Result undone={result} />}
        <DialogFoot>
          <Button data-autofocus onClick={() => setResult(null)}>
            {words.close}
          </Button>
        </DialogFoot>
      </Modal>
    </>
  );
  return { ask: setBatch, dialog };
}

function Result({ undone }: { readonly undone: Undone }) {
  return (
    <div className={classes.undone}>
      <p>{words.done(whole(undone.restored), whole(undone.removed))}</p>
      {undone.kept.length === 0 ? null : (
        <>
          <p>{words.kept(whole(undone.kept.length))}</p>
          <ul>
            {undone.kept.slice(0, NAMED).map((community) => (
              <li key={community.id}>
                <PageLink to={`/communities/${community.id}`}>{community.name}</PageLink> <span className="dim">{community.subdistrict}</span>
              </li>
            ))}
          </ul>
          {undone.kept.length > NAMED ? <p className="dim">{words.andMore(whole(undone.kept.length))}</p> : null}
        </>
      )}
      {undone.leftCount === 0 ? null : (
        <>
          <p>{words.left(whole(undone.leftCount))}</p>
          <ul>
            {undone.left.slice(0, NAMED).map((left) => (
              <li key={`${left.communityId} ${left.metric ?? left.field ?? ''}`}>
                <PageLink to={`/communities/${left.communityId}`}>{words.leftItem(left.name, labelOf(left))}</PageLink>
              </li>
            ))}
          </ul>
          {undone.leftCount > NAMED ? <p className="dim">{words.andMore(whole(undone.leftCount))}</p> : null}
        </>
      )}
    </div>
  );
}

function labelOf({ metric, field }: Undone['left'][number]): string {
  if (field !== null) return importsWords.preview.identity[field];
  return metricByKey.get(metric ?? '')?.label ?? metric ?? '';
}
