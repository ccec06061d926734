import { Button, Loader } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ImportPreviewAnswer, ImportSession } from '#shared/contract/imports.ts';
import { AppError } from '#shared/domain/errors.ts';
import { importsWords } from '#shared/words/imports.ts';
import { useGo, useSearchTexts } from '#ui/lib/address.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { whole } from '#ui/ui/format.ts';
import { notifyDone, notifyFailed, notifyRemark } from '#ui/ui/notify.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { targetOf, type Corrections } from './corrections.ts';
import { DoneStep, type Written } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { Steps, type StepName } from './Steps.tsx';
import { useUndoImport } from './UndoDialog.tsx';
import { usePreview, type PreviewInput } from './usePreview.ts';
import classes from './imports.module.css';

const words = importsWords;
const NO_CORRECTIONS: Corrections = {};
const START = { session: null, sheet: null, step: null, done: null } as const;

/** What was settled about one sheet of one opened workbook. */
type Choice = { readonly of: string; readonly corrections: Corrections; readonly onDay: string | null };

/** 导入名册: file, columns, preview, done. The session stands in the address, so that Back and reload keep it. */
export function ImportPage() {
  const go = useGo();
  const [texts, patch] = useSearchTexts();
  const [last, setLast] = useState<{ readonly result: Written; readonly file: string } | null>(null);
  // The address says which import is shown as done, so that coming here again begins anew.
  const written = last !== null && texts['done'] === last.result.importId ? last : null;
  const [choice, setChoice] = useState<Choice>({ of: '', corrections: NO_CORRECTIONS, onDay: null });
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const sessionId = texts['session'] ?? '';
  const reading = useCall('imports.session', { session: sessionId, sheet: texts['sheet'] ?? null }, [], { enabled: sessionId !== '' && written === null });
  const session = sessionId === '' ? undefined : reading.data;
  const of = session === undefined ? '' : `${session.id} ${session.sheet}`;
  const { corrections, onDay } = choice.of === of ? choice : { corrections: NO_CORRECTIONS, onDay: null };

  const confirm = useCommand('imports.confirm', {
    onDone(result) {
      // Somebody who has left meanwhile is told, not brought back.
      if (!here.current) return notifyDone(words.done.line(whole(result.added), whole(result.changed), whole(result.values)));
      setLast({ result, file: session?.fileName ?? '' });
      patch({ ...START, done: result.importId });
    },
    onError(error) {
      if (!(error instanceof AppError) || error.code !== 'import_outdated') return notifyFailed(error);
      notifyRemark(words.preview.outdated);
      void preview.refetch();
    },
  });
  const preview = usePreview(session === undefined || written !== null || confirm.busy ? null : inputOf(session, corrections, onDay));
  const undo = useUndoImport(() => patch(START));

  const step: StepName =
    written !== null ? 'done' : session === undefined ? 'file' : texts['step'] === 'preview' && preview.data?.columnIssues.length === 0 ? 'preview' : 'columns';
  useEffect(() => {
    if (step !== 'file') document.querySelector<HTMLElement>('[data-page-title]')?.focus();
  }, [step]);

  const settle = (next: Partial<Choice>) => setChoice({ of, corrections, onDay, ...next });
  const restart = () => patch(START);
  return (
    <Page
      fill={step === 'columns' || step === 'preview'}
      title={words.title}
      crumbs={[{ title: words.crumb, to: '/communities' }]}
      state={stateOf(session, written)}
      below={<Steps at={step} />}
      actions={
        <Actions
          step={step}
          session={session}
          preview={preview.data}
          waiting={preview.isFetching || preview.isPlaceholderData}
          busy={confirm.busy}
          onRestart={restart}
          onColumns={() => patch({ step: null })}
          onPreview={() => patch({ step: 'preview' })}
          onRecords={() => go('/register/imports')}
          onConfirm={() => {
            if (session !== undefined && preview.data !== undefined) confirm.run({ session: session.id, preview: preview.data.preview });
          }}
          onUndo={() => {
            if (written !== null)
              undo.ask({ id: written.result.importId, fileName: written.file, at: null, added: written.result.added, changed: written.result.changed });
          }}
          onOpen={() => go('/communities')}
        />
      }
    >
      {sessionId !== '' && session === undefined && reading.isPending && written === null ? (
        <div className={classes.busy} role="status">
          <Loader size="xs" />
        </div>
      ) : null}
      {step === 'file' && !(sessionId !== '' && reading.isPending) ? (
        <FileStep onOpened={(id) => patch({ ...START, session: id })} error={sessionId === '' ? null : reading.error} />
      ) : null}
      {session !== undefined && written === null && preview.error !== null ? (
        <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
      ) : null}
      {step === 'columns' && session !== undefined ? (
        <ColumnsStep
          session={session}
          corrections={corrections}
          onDay={onDay ?? session.onDay}
          preview={preview.data}
          onCorrect={(change) =>
            setChoice((before) => ({
              of,
              onDay: before.of === of ? before.onDay : null,
              corrections: change(before.of === of ? before.corrections : NO_CORRECTIONS),
            }))
          }
          onDayChange={(day) => settle({ onDay: day })}
          onSheet={(sheet) => patch({ sheet })}
        />
      ) : null}
      {step === 'preview' && session !== undefined && preview.data !== undefined ? (
        <PreviewStep session={session} preview={preview.data} writing={confirm.busy} />
      ) : null}
      {written === null ? null : <DoneStep written={written.result} onAgain={restart} />}
      {undo.dialog}
    </Page>
  );
}

function inputOf(session: ImportSession, corrections: Corrections, onDay: string | null): PreviewInput {
  return {
    session: session.id,
    sheet: session.sheet,
    onDay: onDay ?? session.onDay,
    mapping: Object.fromEntries(session.columns.map((column) => [String(column.columnIndex), targetOf(column, corrections)])),
  };
}

function stateOf(session: ImportSession | undefined, written: { readonly file: string } | null): ReactNode {
  if (written !== null)
    return (
      <span className={classes.state}>
        <span className={classes.fileName} title={written.file}>
          {written.file}
        </span>
      </span>
    );
  if (session === undefined) return words.state;
  if (session.format === 'pasted') return words.openedPasted(whole(session.rows));
  return (
    <span className={classes.state}>
      <span className={classes.fileName} title={session.fileName}>
        {session.fileName}
      </span>
      <span className={classes.fileRest}>{words.opened(session.sheet, whole(session.rows))}</span>
    </span>
  );
}

type ActionsProps = {
  readonly step: StepName;
  readonly session: ImportSession | undefined;
  readonly preview: ImportPreviewAnswer | undefined;
  readonly waiting: boolean;
  readonly busy: boolean;
  readonly onRestart: () => void;
  readonly onColumns: () => void;
  readonly onPreview: () => void;
  readonly onRecords: () => void;
  readonly onConfirm: () => void;
  readonly onUndo: () => void;
  readonly onOpen: () => void;
};

/** The buttons of each step; the one that goes on is filled and last. */
function Actions({ step, preview, waiting, busy, onRestart, onColumns, onPreview, onRecords, onConfirm, onUndo, onOpen }: ActionsProps) {
  switch (step) {
    case 'file':
      return (
        <Button variant="default" onClick={onRecords}>
          {words.records}
        </Button>
      );
    case 'columns': {
      const open = preview?.columnIssues.length ?? 0;
      return (
        <>
          <Button variant="default" onClick={onRestart}>
            {words.back.file}
          </Button>
          <Button disabled={open > 0} loading={preview === undefined && waiting} onClick={onPreview}>
            {open > 0 ? words.columns.settle(open) : words.columns.preview}
          </Button>
        </>
      );
    }
    case 'preview': {
      const counts = preview?.counts;
      const parts =
        counts === undefined
          ? []
          : [
              ...(counts.new > 0 ? [words.preview.part.new(whole(counts.new))] : []),
              ...(counts.changed > 0 ? [words.preview.part.changed(whole(counts.changed))] : []),
            ];
      return (
        <>
          <Button variant="default" disabled={busy} onClick={onColumns}>
            {words.back.columns}
          </Button>
          {parts.length === 0 ? (
            <Button onClick={onRestart}>{words.back.file}</Button>
          ) : (
            <Button loading={busy} disabled={waiting} onClick={onConfirm}>
              {words.preview.confirm(parts.join('，'))}
            </Button>
          )}
        </>
      );
    }
    case 'done':
      return (
        <>
          <Button variant="default" onClick={onUndo}>
            {words.done.undo}
          </Button>
          <Button onClick={onOpen}>{words.done.open}</Button>
        </>
      );
  }
}
