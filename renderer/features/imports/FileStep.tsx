import { Button, Loader, Textarea } from '@mantine/core';
import { useEffect, useEffectEvent, useState, type ClipboardEvent, type DragEvent } from 'react';
import { importsWords } from '#shared/words/imports.ts';
import { useCall } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { FileDrop } from '#ui/ui/FileDrop.tsx';
import { instantNear } from '#ui/ui/format.ts';
import { DownloadIcon } from '#ui/ui/icons.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { PageLink } from '#ui/ui/PageLink.tsx';
import { Column, Columns, Panel } from '#ui/ui/Panel.tsx';
import { useDownload } from '#ui/ui/useDownload.ts';
import { useOpening } from './useOpening.ts';
import classes from './imports.module.css';

const words = importsWords.file;
const ENDINGS = ['.xlsx', '.xls', '.xlsm'];
const LIMIT = 30 * 1024 * 1024;

export type FileStepProps = {
  readonly onOpened: (session: string) => void;
  /** Why the session that was open is no longer there. */
  readonly error: unknown;
};

/** Step 1: a workbook by button or drop, or a table from the clipboard; the blank template to start from. */
export function FileStep({ onOpened, error }: FileStepProps) {
  const opening = useOpening(onOpened);
  const [files, setFiles] = useState<readonly File[]>([]);
  const busy = opening.phase !== 'idle';
  const [refused, setRefused] = useState<string | null>(null);
  function take(clipboard: DataTransfer | null) {
    if (busy || clipboard === null) return;
    const isText = clipboard.types.some((type) => type === 'text/plain' || type === 'text/html');
    setRefused(isText ? null : words.pasteNoTable);
    if (isText) opening.openClipboard(clipboard);
  }
  function onDropHere(event: DragEvent) {
    const [file] = event.dataTransfer.files;
    event.preventDefault();
    if (file === undefined) return take(event.dataTransfer);
    setRefused(null);
    if (!busy) opening.openFile(file);
  }
  const takeFromPage = useEffectEvent(take);
  // A table pasted anywhere on the page is meant for the import, unless it goes into another field.
  useEffect(() => {
    function onPaste(event: globalThis.ClipboardEvent) {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      takeFromPage(event.clipboardData);
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  function onPasteHere(event: ClipboardEvent) {
    event.preventDefault();
    take(event.clipboardData);
  }
  return (
    <Columns columns="minmax(0, 1fr) 23rem" fold="late">
      <Panel title={words.title} note={words.note} grow>
        <div className={classes.choose}>
          <FileDrop
            label={words.label}
            endings={ENDINGS}
            limit={LIMIT}
            files={files}
            disabled={busy}
            onFiles={(next) => {
              setFiles(next);
              const [file] = next;
              if (file !== undefined) opening.openFile(file);
            }}
          />
          {opening.job !== null ? <JobProgress job={opening.job} title={words.reading(opening.name)} done={null} /> : null}
          {busy && opening.job === null ? (
            <div className={classes.busy} role="status">
              <Loader size="xs" />
              {opening.phase === 'sending' ? words.sending(opening.name) : words.reading(opening.name === '' ? words.paste : opening.name)}
            </div>
          ) : null}
          {opening.error !== null ? (
            <ErrorNotice error={opening.error} />
          ) : error !== null && error !== undefined && !busy ? (
            <ErrorNotice error={error} />
          ) : null}
          <div className={classes.paste}>
            <h3>{words.paste}</h3>
            <Textarea
              aria-label={words.pasteLabel}
              placeholder={words.pasteHint}
              minRows={3}
              value=""
              disabled={busy}
              error={refused}
              onChange={() => setRefused(words.pasteTyped)}
              onPaste={onPasteHere}
              onDragOver={(event) => event.preventDefault()}
              onDrop={onDropHere}
            />
          </div>
        </div>
      </Panel>
      <Column>
        <Panel title={words.helpTitle} quiet>
          <ul className={classes.help}>
            {words.help.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Panel>
        <TemplatePanel />
      </Column>
    </Columns>
  );
}

function TemplatePanel() {
  const today = useToday();
  const download = useDownload();
  const last = useCall('imports.list', { limit: 1 }, ['imports']).data?.rows[0];
  const make = (columns: 'usual' | 'all') => void download.save('imports.template', { columns }, columns);
  return (
    <Panel title={words.templateTitle} quiet grow>
      <p className="dim">{words.templateHint}</p>
      <div className={classes.templates}>
        {(['usual', 'all'] as const).map((columns) => (
          <Button
            key={columns}
            variant="default"
            loading={download.busy === columns}
            leftSection={<DownloadIcon size="1.0625rem" stroke={1.6} aria-hidden />}
            onClick={() => make(columns)}
          >
            {words.template[columns]}
          </Button>
        ))}
      </div>
      {last === undefined ? null : (
        <p className={classes.last}>
          <PageLink to="/register/imports">{words.last(instantNear(last.at, today), last.fileName)}</PageLink>
        </p>
      )}
    </Panel>
  );
}
