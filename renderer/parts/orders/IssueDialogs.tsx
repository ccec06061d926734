import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { serviceMethods, type ServiceMethod } from '#shared/domain/orders/stages.ts';
import { serviceMethodWords } from '#shared/words/orders.ts';
import { workWords } from '#shared/words/work.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useSetup, useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { FilesField } from '#ui/parts/files/FilesField.tsx';
import { useUploads } from '#ui/parts/files/useUploads.ts';
import { ActionDialog } from '#ui/parts/work/ActionDialog.tsx';
import { targetsOf, type OrderDialogProps } from '#ui/parts/work/types.ts';
import { useBatch } from '#ui/parts/work/useBatch.ts';
import { orderTargets, unitsOf } from './orderTargets.ts';
import classes from '#ui/parts/work/work.module.css';

/** 签发: the check runs once more, then each order gets the next number of its type and year. */
export function IssueDialog({ orders, onClose }: OrderDialogProps) {
  const words = workWords.issue;
  const today = useToday();
  const { data } = useSetup();
  const [on, setOn] = useState<string | null>(today);
  const [signer, setSigner] = useState('');
  const [asked, setAsked] = useState(false);
  const [original, setOriginal] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const uploads = useUploads();
  const late = orders.length === 1 && orders[0]?.backfilled === true;
  const batch = useBatch('orders.issue', { done: (results) => words.done(results.length, results.map((result) => result.label).join('、')), onClose });
  function submit() {
    setAsked(true);
    if (on === null || signer.trim() === '' || (late && original.trim() === '')) return;
    batch.run(async () => ({
      orders: targetsOf(orders),
      on,
      signer: signer.trim(),
      originalNumber: original.trim(),
      files: await uploads.claim(files, { photo: 'document', other: 'document' }),
    }));
  }
  return (
    <ActionDialog
      title={words.title}
      targets={orderTargets(orders)}
      explain={late ? words.explainBackfilled : words.explain}
      confirm={words.confirm(orders.length)}
      {...batch}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={classes.pair}>
        <Autocomplete
          data-autofocus
          openOnFocus={false}
          label={words.signer}
          placeholder={words.signerHint}
          withAsterisk
          maxLength={30}
          data={[...new Set((data?.persons ?? []).map((person) => person.name))]}
          value={signer}
          onChange={setSigner}
          error={asked && signer.trim() === '' ? words.signerMissing : null}
        />
        <DayInput label={words.on} value={on} onChange={setOn} max={today} required />
      </div>
      {late ? (
        <>
          <TextInput
            label={words.original}
            placeholder={words.originalHint}
            withAsterisk
            maxLength={60}
            value={original}
            error={asked && original.trim() === '' ? words.originalMissing : null}
            onChange={(event) => setOriginal(event.currentTarget.value)}
          />
          <FilesField files={files} onFiles={setFiles} sent={uploads.sent} label={words.originalScan} hint={words.originalScanHint} />
        </>
      ) : null}
    </ActionDialog>
  );
}

/** 登记送达 with the receipt; a refused paper is left with a witness. */
export function ServeDialog({ orders, onClose }: OrderDialogProps) {
  const words = workWords.serve;
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const [method, setMethod] = useState<ServiceMethod>('direct');
  const [receiver, setReceiver] = useState('');
  const [witness, setWitness] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState(false);
  const uploads = useUploads();
  const batch = useBatch('orders.serve', { done: (results) => words.done(results.length), onClose });
  const [newDueOn, setNewDue] = useState<string | null>(null);
  const [late, setLate] = useState(false);
  const overtaken = batch.results?.some((result) => result.code === 'order_due_before_service') === true;
  useEffect(() => {
    if (overtaken) setLate(true);
  }, [overtaken]);
  const left = method === 'left';
  const missing = left ? witness.trim() === '' : receiver.trim() === '';
  function submit() {
    setAsked(true);
    if (on === null || missing || (late && newDueOn === null)) return;
    batch.run(async () => ({
      orders: targetsOf(orders),
      on,
      method,
      newDueOn,
      receiver: receiver.trim(),
      witness: witness.trim(),
      files: await uploads.claim(files, { photo: 'receipt', other: 'receipt' }),
    }));
  }
  return (
    <ActionDialog title={words.title} targets={orderTargets(orders)} confirm={words.confirm} {...batch} onSubmit={submit} onClose={onClose}>
      <div className={classes.pair}>
        <Select
          label={words.method}
          allowDeselect={false}
          data={serviceMethods.map((value) => ({ value, label: serviceMethodWords[value] }))}
          value={method}
          onChange={(value) => setMethod((value ?? 'direct') as ServiceMethod)}
        />
        <DayInput label={words.on} value={on} onChange={setOn} max={today} required />
      </div>
      <div className={classes.pair}>
        <TextInput
          data-autofocus
          label={words.receiver}
          placeholder={words.receiverHint}
          withAsterisk={!left}
          maxLength={40}
          value={receiver}
          error={asked && !left && missing ? words.receiverMissing : null}
          onChange={(event) => setReceiver(event.currentTarget.value)}
        />
        {left ? (
          <TextInput
            label={words.witness}
            withAsterisk
            maxLength={40}
            value={witness}
            error={asked && missing ? words.witnessMissing : null}
            onChange={(event) => setWitness(event.currentTarget.value)}
          />
        ) : null}
      </div>
      {left ? <p className={classes.hint}>{words.refusal}</p> : null}
      {late ? (
        <DayInput
          label={words.newDue}
          description={words.newDueHint}
          value={newDueOn}
          onChange={setNewDue}
          {...(on === null ? {} : { min: on })}
          required
          width="16rem"
          error={asked && newDueOn === null ? words.newDueMissing : null}
        />
      ) : null}
      <FilesField files={files} onFiles={setFiles} sent={uploads.sent} label={workWords.files.scan} hint={workWords.files.scanHint} />
    </ActionDialog>
  );
}

/** 登记签收. */
export function AcknowledgeDialog({ orders, onClose }: OrderDialogProps) {
  const words = workWords.acknowledge;
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const [receiver, setReceiver] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState(false);
  const uploads = useUploads();
  const batch = useBatch('orders.acknowledge', { done: (results) => words.done(results.length), onClose });
  function submit() {
    setAsked(true);
    if (on === null || receiver.trim() === '') return;
    batch.run(async () => ({
      orders: targetsOf(orders),
      on,
      receiver: receiver.trim(),
      files: await uploads.claim(files, { photo: 'receipt', other: 'receipt' }),
    }));
  }
  return (
    <ActionDialog title={words.title} targets={orderTargets(orders)} confirm={words.confirm} {...batch} onSubmit={submit} onClose={onClose}>
      <div className={classes.pair}>
        <TextInput
          data-autofocus
          label={words.receiver}
          withAsterisk
          maxLength={40}
          value={receiver}
          error={asked && receiver.trim() === '' ? words.receiverMissing : null}
          onChange={(event) => setReceiver(event.currentTarget.value)}
        />
        <DayInput label={words.on} value={on} onChange={setOn} max={today} required />
      </div>
      <FilesField files={files} onFiles={setFiles} sent={uploads.sent} label={workWords.files.scan} hint={workWords.files.scanHint} />
    </ActionDialog>
  );
}

/** 催签: a note in the story that the unit was asked to sign. */
export function UrgeDialog({ orders, onClose }: OrderDialogProps) {
  const words = workWords.urge;
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const batch = useBatch('orders.urge', { done: (results) => words.done(results.length), onClose });
  return (
    <ActionDialog
      title={words.title}
      targets={orderTargets(orders)}
      explain={words.explain(unitsOf(orders))}
      confirm={words.confirm}
      {...batch}
      onClose={onClose}
      onSubmit={() => {
        if (on !== null) batch.run(() => ({ orders: targetsOf(orders), on }));
      }}
    >
      <DayInput label={words.on} value={on} onChange={setOn} max={today} required width="16rem" />
    </ActionDialog>
  );
}

/** 登记处理结果 of one 问责令. */
export function OutcomeDialog({ orders, onClose }: OrderDialogProps) {
  const order = orders[0];
  const before = order?.outcome ?? '';
  const words = before === '' ? workWords.outcome : workWords.outcomeAgain;
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const [outcome, setOutcome] = useState(before);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const command = useCommand('orders.recordOutcome', {
    onDone: () => {
      notifyDone(words.done);
      onClose();
    },
    onError: () => undefined,
  });
  const reasonMissing = before !== '' && reason.trim() === '';
  function submit() {
    setAsked(true);
    if (order !== undefined && on !== null && outcome.trim() !== '' && !reasonMissing)
      command.run({ id: order.id, revision: order.revision, on, outcome: outcome.trim(), reason: reason.trim() });
  }
  return (
    <ActionDialog
      title={words.title}
      targets={orderTargets(orders)}
      {...(words.explain === '' ? {} : { explain: words.explain })}
      confirm={words.confirm}
      busy={command.busy}
      error={command.error}
      results={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <DayInput label={words.on} value={on} onChange={setOn} max={today} required width="16rem" />
      <Textarea
        data-autofocus
        withAsterisk
        label={words.outcome}
        placeholder={words.outcomeHint}
        maxLength={500}
        value={outcome}
        error={asked && outcome.trim() === '' ? words.outcomeMissing : null}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
      {before === '' ? null : (
        <Textarea
          withAsterisk
          label={workWords.outcomeAgain.reason}
          maxLength={300}
          value={reason}
          error={asked && reasonMissing ? workWords.outcomeAgain.reasonMissing : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActionDialog>
  );
}
