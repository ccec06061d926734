import { Button } from '@mantine/core';
import type { BackupEntryView, BackupRowView } from '#shared/contract/backup.ts';
import { backupReasonWords, entryProblemText, keepWords } from '#shared/words/backup.ts';
import { backupPageWords as words } from '#shared/words/backupPages.ts';
import { EmptyState } from '#ui/ui/EmptyState.tsx';
import { fileSize, instantNear, NONE, whole } from '#ui/ui/format.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './backup.module.css';

export type BackupListProps = {
  readonly rows: readonly BackupRowView[];
  readonly busy: boolean;
  readonly sample: boolean;
  readonly today: string;
  readonly onNow: () => void;
  readonly onVerify: (path: string) => void;
  readonly onRestore: (path: string) => void;
};

/** Whether a backup can be used, by its manifest. */
export function EntryTag({ entry }: { readonly entry: BackupEntryView }) {
  if (entry.problem !== null)
    return (
      <StateTag tone="seal" title={entryProblemText(entry.problem)}>
        {words.states.damaged}
      </StateTag>
    );
  if (entry.filesMissing > 0) return <StateTag tone="amber">{words.states.missing(whole(entry.filesMissing))}</StateTag>;
  return <StateTag tone="jade">{words.states.good}</StateTag>;
}

/** The backups in the folder, newest first, with why each stays. */
export function BackupList({ rows, busy, sample, today, onNow, onVerify, onRestore }: BackupListProps) {
  if (rows.length === 0) {
    return (
      <Panel title={words.list}>
        <EmptyState
          small
          title={sample ? words.sampleTitle : words.empty}
          hint={sample ? words.sample : words.emptyHint}
          action={
            sample ? undefined : (
              <Button variant="default" disabled={busy} onClick={onNow}>
                {words.now}
              </Button>
            )
          }
        />
      </Panel>
    );
  }
  const heads = words.columns;
  return (
    <Panel title={words.list} note={words.listNote(rows.length)}>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{heads.state}</th>
              <th>{heads.made}</th>
              <th>{heads.reason}</th>
              <th className="num">{heads.size}</th>
              <th className="num">{heads.files}</th>
              <th className="num">{heads.content}</th>
              <th className="num">{heads.seq}</th>
              <th>{heads.keep}</th>
              <th aria-label={heads.actions} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const name = row.madeAt === null ? row.id : instantNear(row.madeAt, today);
              return (
                <tr key={row.path}>
                  <td>
                    <EntryTag entry={row} />
                  </td>
                  <td>{name}</td>
                  <td>{row.reason === null ? NONE : backupReasonWords[row.reason]}</td>
                  <td className="num">{row.size === null ? NONE : fileSize(row.size)}</td>
                  <td className="num">{whole(row.files)}</td>
                  <td className="num">{`${whole(row.communities)} / ${whole(row.cases)}`}</td>
                  <td className="num">{whole(row.lastSeq)}</td>
                  <td className="dim">{row.keep === null ? words.goes : keepWords[row.keep]}</td>
                  <td className={classes.actions}>
                    <Button size="xs" variant="default" disabled={busy} aria-label={words.verifyName(name)} onClick={() => onVerify(row.path)}>
                      {words.verify}
                    </Button>
                    <Button
                      size="xs"
                      variant="default"
                      disabled={busy || sample || row.problem !== null}
                      aria-label={words.restoreName(name)}
                      onClick={() => onRestore(row.path)}
                    >
                      {words.restore}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
