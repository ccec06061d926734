import { Button, Modal, Textarea } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { commonWords, dialogWords } from '#shared/words/common.ts';
import { DialogFoot } from './DialogFoot.tsx';
import { FormModal } from './FormModal.tsx';
import classes from './dialogs.module.css';

export type ConfirmDialogProps = {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, with numbers. */
  readonly children: ReactNode;
  /** The words on the button say what it does: 「签发 6 份」. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before something that cannot be undone by a press of 撤回. */
export function ConfirmDialog({ opened, title, children, confirm, danger = false, busy = false, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <div className={classes.text}>{children}</div>
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button data-autofocus color={danger ? 'seal' : 'ink'} loading={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogFoot>
    </Modal>
  );
}

export type ReasonDialogProps = Omit<ConfirmDialogProps, 'onConfirm' | 'children'> & {
  readonly children?: ReactNode;
  /** Characters at least; 2 unless told. */
  readonly least?: number;
  readonly onConfirm: (reason: string) => void;
};

/** Asks for a reason that is kept with the record. The form's own fields (a date, a person) come as children. */
export function ReasonDialog({ opened, title, children, confirm, danger = false, busy = false, least = 2, onConfirm, onClose }: ReasonDialogProps) {
  return (
    <FormModal opened={opened} onClose={onClose} title={title}>
      <ReasonForm confirm={confirm} danger={danger} busy={busy} least={least} onConfirm={onConfirm} onClose={onClose}>
        {children}
      </ReasonForm>
    </FormModal>
  );
}

type ReasonFormProps = {
  readonly children: ReactNode;
  readonly confirm: string;
  readonly danger: boolean;
  readonly busy: boolean;
  readonly least: number;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
};

function ReasonForm({ children, confirm, danger, busy, least, onConfirm, onClose }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  function submit() {
    const text = reason.trim();
    const wrong = text === '' ? dialogWords.reasonMissing : text.length < least ? dialogWords.reasonShort(least) : null;
    setProblem(wrong);
    if (wrong === null) onConfirm(text);
    else document.getElementById(id)?.focus();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
    >
      {children === undefined || children === null ? null : <div className={classes.text}>{children}</div>}
      <Textarea
        id={id}
        data-autofocus
        withAsterisk
        label={dialogWords.reason}
        placeholder={dialogWords.reasonHint}
        value={reason}
        error={problem}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button type="submit" color={danger ? 'seal' : 'ink'} loading={busy}>
          {confirm}
        </Button>
      </DialogFoot>
    </form>
  );
}
