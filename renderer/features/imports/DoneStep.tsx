import { Button } from '@mantine/core';
import { importsWords } from '#shared/words/imports.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/operation.ts';
import { useGo } from '#ui/lib/address.ts';
import { whole } from '#ui/ui/format.ts';
import { KeyFigure, KeyFigures } from '#ui/ui/KeyFigure.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import classes from './imports.module.css';

const words = importsWords.done;
export type Written = OutputOf<AppContract, 'imports.confirm'>;

/** Step 4: what was written, and where to go from here. */
export function DoneStep({ written, onAgain }: { readonly written: Written; readonly onAgain: () => void }) {
  const go = useGo();
  return (
    <>
      <KeyFigures label={words.figures}>
        <KeyFigure
          label={words.figure.added}
          value={whole(written.added)}
          note={words.unit.communities}
          tone={written.added > 0 ? 'jade' : 'slate'}
          to="/communities"
        />
        <KeyFigure label={words.figure.changed} value={whole(written.changed)} note={words.unit.communities} tone={written.changed > 0 ? 'ink' : 'slate'} />
        <KeyFigure label={words.figure.unchanged} value={whole(written.unchanged)} note={words.unit.communities} tone="slate" />
        <KeyFigure label={words.figure.values} value={whole(written.values)} note={words.unit.values} tone="ink" />
      </KeyFigures>
      {written.errors === 0 ? null : <Notice tone="amber">{words.errors(whole(written.errors))}</Notice>}
      {written.backup.state === 'beside_data' || written.backup.state === 'failed' ? (
        <Notice
          tone="seal"
          actions={
            <Button size="xs" variant="default" onClick={() => go('/system/backup')}>
              {words.toBackup}
            </Button>
          }
        >
          {words.backup[written.backup.state](written.backup.path)}
        </Notice>
      ) : null}
      <Panel title={words.title}>
        <div className={classes.done}>
          <p>{words.line(whole(written.added), whole(written.changed), whole(written.values))}</p>
          {written.listed === 0 ? null : <p>{words.listed(whole(written.listed))}</p>}
          {written.subdistricts === 0 ? null : <p>{words.subdistricts(whole(written.subdistricts))}</p>}
          {written.backup.state === 'made' ? <p className="dim">{words.backup.made(written.backup.path)}</p> : null}
          <div className={classes.doneActions}>
            <Button variant="default" onClick={() => go('/compliance')}>
              {words.verdicts}
            </Button>
            <Button variant="default" onClick={onAgain}>
              {words.again}
            </Button>
            <Button variant="default" onClick={() => go('/register/imports')}>
              {importsWords.records}
            </Button>
          </div>
        </div>
      </Panel>
    </>
  );
}
