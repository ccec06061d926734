import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '#shared/domain/date.ts';
import { dialogWords } from '#shared/words/common.ts';
import { workWords } from '#shared/words/work.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { FilesField } from '#ui/parts/files/FilesField.tsx';
import { useUploads } from '#ui/parts/files/useUploads.ts';
import { ActionDialog } from '#ui/parts/work/ActionDialog.tsx';
import { targetsOf, type CaseDialogProps } from '#ui/parts/work/types.ts';
import { useBatch } from '#ui/parts/work/useBatch.ts';
import { caseTargets } from './caseTargets.ts';

/** 报请销号. */
export function SubmitCloseDialog({ cases, onClose }: CaseDialogProps) {
  const words = workWords.submitClose;
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const [opinion, setOpinion] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const uploads = useUploads();
  const batch = useBatch('cases.submitClose', { done: (results) => words.done(results.length), onClose });
  return (
    <ActionDialog
      title={words.title}
      targets={caseTargets(cases)}
      confirm={words.confirm}
      {...batch}
      onClose={onClose}
      onSubmit={() => {
        if (on !== null)
          batch.run(async () => ({
            cases: targetsOf(cases),
            on,
            opinion: opinion.trim(),
            files: await uploads.claim(files, { photo: 'photo_after', other: 'paper' }),
          }));
      }}
    >
      <DayInput label={words.on} value={on} onChange={setOn} max={today} required width="16rem" />
      <Textarea
        data-autofocus
        label={words.opinion}
        placeholder={words.opinionHint}
        maxLength={300}
        minRows={2}
        value={opinion}
        onChange={(event) => setOpinion(event.currentTarget.value)}
      />
      <FilesField files={files} onFiles={setFiles} sent={uploads.sent} hint={workWords.files.moreHint} />
    </ActionDialog>
  );
}

/** 审批销号: agreed, or back with a reason. */
export function CloseDialog({ cases, onClose, onRefuse }: CaseDialogProps & { readonly onRefuse: () => void }) {
  const words = workWords.close;
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const [opinion, setOpinion] = useState<string>(words.opinionFirst);
  const [files, setFiles] = useState<readonly File[]>([]);
  const uploads = useUploads();
  const batch = useBatch('cases.close', { done: (results) => words.done(results.length), onClose });
  return (
    <ActionDialog
      title={words.title}
      targets={caseTargets(cases)}
      explain={words.hint}
      confirm={words.confirm}
      {...batch}
      onClose={onClose}
      besides={
        <Button variant="default" onClick={onRefuse}>
          {words.refuse}
        </Button>
      }
      onSubmit={() => {
        if (on !== null)
          batch.run(async () => ({
            cases: targetsOf(cases),
            on,
            opinion: opinion.trim(),
            files: await uploads.claim(files, { photo: 'photo_after', other: 'paper' }),
          }));
      }}
    >
      <DayInput label={words.on} value={on} onChange={setOn} max={today} required width="16rem" />
      <Textarea data-autofocus label={words.opinion} maxLength={300} minRows={2} value={opinion} onChange={(event) => setOpinion(event.currentTarget.value)} />
      <FilesField files={files} onFiles={setFiles} sent={uploads.sent} hint={workWords.files.moreHint} />
    </ActionDialog>
  );
}

/** 退回销号, with the reason. */
export function RefuseCloseDialog({ cases, onClose }: CaseDialogProps) {
  const words = workWords.refuseClose;
  const today = useToday();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const batch = useBatch('cases.refuseClose', { done: (results) => words.done(results.length), onClose });
  function submit() {
    setAsked(true);
    if (reason.trim() !== '') batch.run(() => ({ cases: targetsOf(cases), on: today, reason: reason.trim() }));
  }
  return (
    <ActionDialog
      title={words.title}
      targets={caseTargets(cases)}
      explain={words.explain}
      confirm={words.confirm}
      danger
      {...batch}
      onClose={onClose}
      onSubmit={submit}
    >
      <Textarea
        data-autofocus
        withAsterisk
        label={dialogWords.reason}
        placeholder={dialogWords.reasonHint}
        maxLength={300}
        value={reason}
        error={asked && reason.trim() === '' ? dialogWords.reasonMissing : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

/** 重新整改: a closed case turns out not to have been done. */
export function ReopenDialog({ cases, onClose }: CaseDialogProps) {
  const words = workWords.reopen;
  const today = useToday();
  const [reason, setReason] = useState('');
  const [newDueOn, setNewDue] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const batch = useBatch('cases.reopen', { done: () => words.done, onClose });
  function submit() {
    setAsked(true);
    if (reason.trim() !== '' && newDueOn !== null) batch.run(() => ({ cases: targetsOf(cases), on: today, reason: reason.trim(), newDueOn }));
  }
  return (
    <ActionDialog
      title={words.title}
      targets={caseTargets(cases)}
      explain={words.explain}
      confirm={words.confirm}
      danger
      {...batch}
      onClose={onClose}
      onSubmit={submit}
    >
      <DayInput
        label={words.newDue}
        value={newDueOn}
        onChange={setNewDue}
        min={addDays(today, 1)}
        required
        width="16rem"
        error={asked && newDueOn === null ? words.newDueMissing : null}
      />
      <Textarea
        data-autofocus
        withAsterisk
        label={dialogWords.reason}
        placeholder={dialogWords.reasonHint}
        maxLength={300}
        value={reason}
        error={asked && reason.trim() === '' ? dialogWords.reasonMissing : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
