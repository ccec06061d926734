import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import { workWords } from '#shared/words/work.ts';
import { useGo } from '#ui/lib/address.ts';
import { useCommand } from '#ui/lib/query.ts';
import { notifyDone } from '#ui/ui/notify.tsx';
import { caseTargets } from '#ui/parts/cases/caseTargets.ts';
import { ActionDialog } from '#ui/parts/work/ActionDialog.tsx';
import type { CaseTarget } from '#ui/parts/work/types.ts';

const words = workWords.draft;

export type DraftDialogProps = { readonly stage: OrderStage; readonly cases: readonly CaseTarget[]; readonly urgent: boolean; readonly onClose: () => void };

/** 拟整改令 · 督办令 · 问责令: one draft per responsible unit, then the draft (or the list of drafts) opens. */
export function DraftDialog({ stage, cases, urgent, onClose }: DraftDialogProps) {
  const go = useGo();
  const [urgentReason, setUrgent] = useState('');
  const [backfilled, setBackfilled] = useState(false);
  const [asked, setAsked] = useState(false);
  const missing = urgent && urgentReason.trim() === '';
  const draft = useCommand('orders.draft', {
    onDone: ({ orders }) => {
      notifyDone(words.done(orders.length));
      onClose();
      go(orders.length === 1 ? `/orders/${orders[0]?.id}` : '/orders?state=drafted');
    },
    onError: () => undefined,
  });
  const units = new Set(cases.map((one) => one.unit)).size;
  return (
    <ActionDialog
      title={words.title[stage]}
      targets={cases.length === 1 ? caseTargets(cases) : words.units(units, cases.length)}
      explain={words.explain[stage]}
      confirm={words.confirm[stage]}
      busy={draft.busy}
      error={draft.error}
      results={null}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (!missing) draft.run({ stage, caseIds: cases.map((one) => one.id), urgentReason: urgentReason.trim(), backfilled });
      }}
    >
      {urgent ? (
        <TextInput
          data-autofocus
          withAsterisk
          error={asked && missing ? words.urgentMissing : null}
          label={words.urgent}
          placeholder={words.urgentHint}
          maxLength={200}
          value={urgentReason}
          onChange={(event) => setUrgent(event.currentTarget.value)}
        />
      ) : null}
      <Checkbox
        label={words.backfilled}
        description={words.backfilledHint}
        checked={backfilled}
        onChange={(event) => setBackfilled(event.currentTarget.checked)}
      />
    </ActionDialog>
  );
}
