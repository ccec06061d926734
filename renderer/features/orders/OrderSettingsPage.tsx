import { Button, Checkbox, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { orderStages } from '#shared/domain/orders/stages.ts';
import { commonWords } from '#shared/words/common.ts';
import { stageWords } from '#shared/words/orders.ts';
import { orderSettingsWords as words } from '#shared/words/orderScreens.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useUnsavedGuard } from '#ui/lib/address.ts';
import { useCall, useCommand, type Out } from '#ui/lib/query.ts';
import { useSavedForm } from '#ui/lib/useSavedForm.ts';
import { SystemTabs } from '#ui/parts/system/SystemTabs.tsx';
import { CountInput } from '#ui/ui/CountInput.tsx';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Columns, Panel } from '#ui/ui/Panel.tsx';
import { StageForm } from './StageForm.tsx';
import { problemsOf } from './settingsProblems.ts';
import classes from './orders.module.css';

type Settings = Out<'orders.settings'>;

/** 督令设置: who issues each stage, by which paper, in how many days. Says that days and ladder are the program's proposal. */
export function OrderSettingsPage() {
  const settings = useCall('orders.settings', {}, ['settings']);
  if (settings.data === undefined) {
    return (
      <Page title={words.title} below={<SystemTabs value="orders" />}>
        {settings.error === null ? (
          <div role="status" aria-label={commonWords.loading}>
            <Skeleton height="30rem" />
          </div>
        ) : (
          <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
        )}
      </Page>
    );
  }
  return <SettingsForm saved={settings.data} />;
}

function SettingsForm({ saved }: { readonly saved: Settings }) {
  const { form, setForm, dirty, written } = useSavedForm(saved);
  const [asked, setAsked] = useState(false);
  const command = useCommand('orders.saveSettings', {
    onDone: (_, input) => {
      written(input);
      notifyDone(words.saved);
    },
    onError: () => undefined,
  });
  const guard = useUnsavedGuard(dirty);
  const problems = problemsOf(form);
  function save() {
    setAsked(true);
    if (problems.size === 0) command.run(form);
  }
  useAction('page.save', save, dirty);
  return (
    <Page
      title={words.title}
      below={<SystemTabs value="orders" />}
      state={words.state}
      actions={
        <Button disabled={!dirty} loading={command.busy} onClick={save}>
          {words.save}
          <kbd>Ctrl S</kbd>
        </Button>
      }
    >
      {command.error === null ? null : <ErrorNotice error={command.error} />}
      <Notice tone="ink">
        {words.ours}
        {words.ladder}
      </Notice>
      <Columns columns="repeat(3, minmax(0, 1fr))" fold="soon">
        {orderStages.map((stage) => (
          <Panel key={stage} title={stageWords[stage]}>
            <StageForm
              stage={stage}
              value={form.stages[stage]}
              problems={asked ? problems : NONE}
              onChange={(value) => setForm({ ...form, stages: { ...form.stages, [stage]: value } })}
            />
          </Panel>
        ))}
      </Columns>
      <Panel title={words.general} note={words.asIssued}>
        <div className={classes.general}>
          <Checkbox
            label={words.drafterMayReview}
            description={words.drafterMayReviewHint}
            checked={form.drafterMayReview}
            onChange={(event) => setForm({ ...form, drafterMayReview: event.currentTarget.checked })}
          />
          <CountInput
            label={words.attachmentFrom}
            description={words.attachmentFromHint}
            width="16rem"
            empty={0}
            value={form.attachmentFrom}
            error={asked && problems.has('attachmentFrom') ? words.attachmentFromWrong : null}
            onChange={(attachmentFrom) => setForm({ ...form, attachmentFrom })}
          />
        </div>
      </Panel>
      <ConfirmDialog opened={guard.asking} title={words.leave.title} confirm={words.leave.confirm} danger onConfirm={guard.leave} onClose={guard.stay}>
        {words.leave.text}
      </ConfirmDialog>
    </Page>
  );
}

const NONE: ReadonlySet<string> = new Set();
