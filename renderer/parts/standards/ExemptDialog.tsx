import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '#shared/domain/date.ts';
import type { RuleView } from '#shared/contract/standards.ts';
import { commonWords } from '#shared/words/common.ts';
import { exemptWords, tickWords } from '#shared/words/standardsPages.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ReasonDialog } from '#ui/ui/dialogs.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import classes from './standards.module.css';

export type ExemptDialogProps = {
  readonly rules: readonly RuleView[];
  readonly communities: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly onClose: () => void;
};

/** 登记豁免: a paper takes communities out of a rule from a day to a day. */
export function ExemptDialog(props: ExemptDialogProps) {
  const count = props.communities.length;
  return (
    <FormModal
      opened
      onClose={props.onClose}
      size="38rem"
      title={count > 1 ? exemptWords.titleMany(count) : exemptWords.title}
      closeButtonProps={{ 'aria-label': commonWords.close }}
    >
      <ExemptForm {...props} />
    </FormModal>
  );
}

function ExemptForm({ rules, communities, onClose }: ExemptDialogProps) {
  const today = useToday();
  const [ruleId, setRuleId] = useState<string | null>(rules.length === 1 ? rules[0]!.id : null);
  const [paper, setPaper] = useState('');
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState<string | null>(today);
  const [to, setTo] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const command = useCommand('standards.exempt', {
    onDone: ({ ids }) => {
      notifyDone(exemptWords.done(ids.length));
      onClose();
    },
  });
  function submit() {
    setAsked(true);
    if (ruleId === null || paper.trim().length < 2 || reason.trim().length < 2 || from === null || to === null) return;
    command.run({ communityIds: communities.map((each) => each.id), ruleId, paper: paper.trim(), reason: reason.trim(), from, to });
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={classes.about}>{exemptWords.text}</p>
      {rules.length === 1 ? (
        <p className={classes.ruleTitle}>{rules[0]!.title}</p>
      ) : (
        <Select
          data-autofocus
          openOnFocus={false}
          label={exemptWords.rule}
          searchable
          withAsterisk
          value={ruleId}
          onChange={setRuleId}
          nothingFoundMessage={tickWords.ruleNothing}
          data={rules.map((each) => ({ value: each.id, label: each.title }))}
          error={asked && ruleId === null ? tickWords.ruleMissing : null}
        />
      )}
      <TextInput
        data-autofocus={rules.length === 1 || undefined}
        label={exemptWords.paper}
        placeholder={exemptWords.paperHint}
        withAsterisk
        maxLength={120}
        value={paper}
        error={asked && paper.trim().length < 2 ? exemptWords.paperMissing : null}
        onChange={(event) => setPaper(event.currentTarget.value)}
      />
      <Textarea
        label={exemptWords.reason}
        withAsterisk
        minRows={2}
        maxLength={300}
        value={reason}
        error={asked && reason.trim().length < 2 ? exemptWords.reasonMissing : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.days}>
        <DayInput
          label={exemptWords.from}
          value={from}
          onChange={setFrom}
          required
          width="15rem"
          error={asked && from === null ? exemptWords.daysMissing : null}
        />
        <DayInput
          label={exemptWords.to}
          value={to}
          onChange={setTo}
          required
          width="15rem"
          {...(from === null ? {} : { min: from })}
          error={asked && to === null ? exemptWords.daysMissing : null}
        />
      </div>
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button type="submit" loading={command.busy}>
          {exemptWords.confirm}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** 提前结束豁免: judged again from the day on. */
export function EndExemptionDialog({ exemption, onClose }: { readonly exemption: { readonly id: string; readonly to: string }; readonly onClose: () => void }) {
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const command = useCommand('standards.endExemption', {
    onDone: () => {
      notifyDone(exemptWords.ended);
      onClose();
    },
  });
  return (
    <ReasonDialog
      opened
      title={exemptWords.endTitle}
      confirm={exemptWords.endConfirm}
      busy={command.busy}
      onClose={onClose}
      onConfirm={(reason) => {
        if (on !== null) command.run({ id: exemption.id, on, reason });
      }}
    >
      <p className={classes.about}>{exemptWords.endText}</p>
      <DayInput label={exemptWords.endOn} value={on} onChange={setOn} max={addDays(exemption.to, 1)} required width="16rem" />
    </ReasonDialog>
  );
}
