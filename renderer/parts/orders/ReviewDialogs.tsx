import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { dialogWords } from '#shared/words/common.ts';
import { workWords } from '#shared/words/work.ts';
import { useActingPerson, useToday } from '#ui/lib/setup.ts';
import { useCall } from '#ui/lib/query.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { ActionDialog } from '#ui/parts/work/ActionDialog.tsx';
import { SwitchPerson } from '#ui/parts/work/SwitchPerson.tsx';
import { targetsOf, type OrderDialogProps } from '#ui/parts/work/types.ts';
import { useBatch } from '#ui/parts/work/useBatch.ts';
import { orderTargets } from './orderTargets.ts';

/** 审核 by the acting person, who is another than the drafter unless the settings allow it. */
export function ReviewDialog({ orders, onClose }: OrderDialogProps) {
  const words = workWords.review;
  const today = useToday();
  const { person } = useActingPerson();
  const settings = useCall('orders.settings', {}, ['settings']);
  const [on, setOn] = useState<string | null>(today);
  const batch = useBatch('orders.review', { done: (results) => words.done(results.length), onClose });
  const own = settings.data?.drafterMayReview === false && orders.some((one) => one.draftedById !== null && one.draftedById === person?.id);
  return (
    <ActionDialog
      title={words.title}
      targets={orderTargets(orders)}
      explain={words.explain}
      confirm={words.confirm}
      {...batch}
      onClose={onClose}
      onSubmit={() => {
        if (on !== null) batch.run(() => ({ orders: targetsOf(orders), on }));
      }}
    >
      {own ? <SwitchPerson words={workWords.switchPerson.review(person?.name ?? '')} /> : null}
      <DayInput label={words.on} value={on} onChange={setOn} max={today} required width="16rem" />
    </ActionDialog>
  );
}

/** 退回修改, with the reason. */
export function SendBackDialog({ orders, onClose }: OrderDialogProps) {
  const words = workWords.sendBack;
  const today = useToday();
  const batch = useBatch('orders.sendBack', { done: (results) => words.done(results.length), onClose });
  const reason = useReason();
  return (
    <ActionDialog
      title={words.title}
      targets={orderTargets(orders)}
      confirm={words.confirm}
      {...batch}
      onClose={onClose}
      onSubmit={() => reason.with((text) => batch.run(() => ({ orders: targetsOf(orders), on: today, reason: text })))}
    >
      {reason.field}
    </ActionDialog>
  );
}

/** 撤销: the number stays taken and the reason with it. */
export function VoidDialog({ orders, onClose }: OrderDialogProps) {
  const words = workWords.void;
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const batch = useBatch('orders.void', { done: (results) => words.done(results.length), onClose });
  const reason = useReason();
  return (
    <ActionDialog
      title={words.title}
      targets={orderTargets(orders)}
      explain={words.explain}
      confirm={words.confirm}
      danger
      {...batch}
      onClose={onClose}
      onSubmit={() =>
        reason.with((text) => {
          if (on !== null) batch.run(() => ({ orders: targetsOf(orders), on, reason: text }));
        })
      }
    >
      <DayInput label={words.on} value={on} onChange={setOn} max={today} required width="16rem" />
      {reason.field}
    </ActionDialog>
  );
}

/** 删除草稿. */
export function DiscardDialog({ orders, onClose, onGone }: OrderDialogProps & { readonly onGone?: (() => void) | undefined }) {
  const words = workWords.discard;
  const batch = useBatch('orders.discard', {
    done: (results) => words.done(results.length),
    onClose: () => {
      onClose();
      onGone?.();
    },
  });
  return (
    <ActionDialog
      title={words.title}
      targets={orderTargets(orders)}
      explain={words.explain}
      confirm={words.confirm}
      danger
      {...batch}
      onClose={onClose}
      onSubmit={() => batch.run(() => ({ orders: targetsOf(orders) }))}
    />
  );
}

/** A reason that must be given. */
function useReason() {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  return {
    with(go: (reason: string) => void) {
      setAsked(true);
      if (text.trim() !== '') go(text.trim());
    },
    field: (
      <Textarea
        data-autofocus
        withAsterisk
        label={dialogWords.reason}
        placeholder={dialogWords.reasonHint}
        maxLength={300}
        value={text}
        error={asked && text.trim() === '' ? dialogWords.reasonMissing : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    ),
  };
}
