import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { metrics } from '#shared/domain/register/metrics.ts';
import { UNFILLED } from '#shared/domain/register/value.ts';
import type { RegisterItem } from '#shared/contract/register.ts';
import { commonWords } from '#shared/words/common.ts';
import { communityWords, valueFormWords } from '#shared/words/registerPages.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ReasonDialog } from '#ui/ui/dialogs.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { onFormKey } from '#ui/parts/register/formKeys.ts';
import { type FieldState, ValueField } from '#ui/parts/register/ValueField.tsx';
import { itemNameOf } from './items.ts';
import classes from './register.module.css';

export type ItemKind = RegisterItem['kind'];
export type ItemDialogProps = {
  readonly communityId: string;
  readonly kind: ItemKind;
  readonly item: RegisterItem | null;
  readonly first: boolean;
  readonly onClose: () => void;
};

/** What a new item has to say first. */
const nameField: Readonly<Record<ItemKind, string>> = Object.fromEntries(
  (['room', 'member', 'board', 'signboard'] as const).map((kind) => [kind, metrics.find((metric) => metric.subject === kind)?.label ?? '']),
) as Record<ItemKind, string>;

/** A room, member, board or signboard, added or changed. */
export function ItemDialog(props: ItemDialogProps) {
  const title = communityWords.itemTitle[props.kind];
  return (
    <FormModal
      opened
      onClose={props.onClose}
      size="34rem"
      title={props.item === null ? communityWords.itemNew(title) : communityWords.itemChange(title)}
      closeButtonProps={{ 'aria-label': commonWords.close }}
    >
      <ItemForm {...props} />
    </FormModal>
  );
}

function ItemForm({ communityId, kind, item, first, onClose }: ItemDialogProps) {
  const today = useToday();
  const [fields, setFields] = useState<ReadonlyMap<string, FieldState>>(new Map());
  // A field takes its text when it is left, which is just before saving reads it.
  const latest = useRef(fields);
  const [from, setFrom] = useState<string | null>(today);
  const [problem, setProblem] = useState<string | null>(null);
  const command = useCommand('register.saveItem', {
    onDone: () => {
      notifyDone(communityWords.itemSaved(communityWords.itemTitle[kind]));
      onClose();
    },
  });
  function put(metric: string, state: FieldState | undefined) {
    const next = new Map(latest.current);
    if (state === undefined) next.delete(metric);
    else next.set(metric, state);
    latest.current = next;
    setFields(next);
    setProblem(null);
  }
  function save() {
    const states = [...latest.current];
    const wrong = states.filter(([, state]) => state.problem !== null).length;
    setProblem(
      wrong > 0
        ? valueFormWords.problems(wrong)
        : from === null
          ? valueFormWords.fromMissing
          : states.length === 0
            ? item === null
              ? valueFormWords.itemMissing(nameField[kind])
              : valueFormWords.nothing
            : null,
    );
    if (wrong > 0 || from === null || states.length === 0) return;
    command.run({
      communityId,
      itemId: item?.id ?? null,
      kind,
      revision: item?.revision ?? 0,
      validFrom: from,
      values: states.map(([metric, { value }]) => ({ metric, value: { ...value } })),
    });
  }
  useAction('page.save', save);
  return (
    <form
      className={classes.editForm}
      noValidate
      onKeyDown={onFormKey}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {metrics
        .filter((metric) => metric.subject === kind)
        .map((metric) => (
          <ValueField
            key={metric.key}
            metric={metric}
            current={item?.values[metric.key] ?? UNFILLED}
            state={fields.get(metric.key)}
            onChange={(state) => put(metric.key, state)}
          />
        ))}
      <div className={classes.itemFrom}>
        <DayInput label={valueFormWords.from} value={from} onChange={setFrom} max={today} required width="15rem" />
      </div>
      {first && kind !== 'signboard' ? <p className={classes.dialogText}>{communityWords.itemFirst[kind]}</p> : null}
      {problem === null ? null : (
        <Notice tone="seal" alert>
          {problem}
        </Notice>
      )}
      <DialogFoot note={valueFormWords.itemKeys}>
        <Button variant="default" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button type="submit" loading={command.busy}>
          {commonWords.save}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** 停用: from a day on, with the reason. */
export function EndItemDialog({ item, onClose }: { readonly item: RegisterItem; readonly onClose: () => void }) {
  const today = useToday();
  const [on, setOn] = useState<string | null>(today);
  const name = itemNameOf(item);
  const command = useCommand('register.endItem', {
    onDone: () => {
      notifyDone(communityWords.itemEnded(name));
      onClose();
    },
  });
  return (
    <ReasonDialog
      opened
      title={communityWords.itemEndTitle(name)}
      confirm={communityWords.itemEnd}
      danger
      busy={command.busy}
      onClose={onClose}
      onConfirm={(reason) => {
        if (on !== null) command.run({ itemId: item.id, revision: item.revision, on, reason });
      }}
    >
      <p className={classes.dialogText}>{communityWords.itemEndText}</p>
      <DayInput label={communityWords.itemEndOn} value={on} onChange={setOn} max={today} required width="15rem" />
    </ReasonDialog>
  );
}
