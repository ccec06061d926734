import { Button, Drawer, Select } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { metricGroups, metrics } from '#shared/domain/register/metrics.ts';
import { ofYear } from '#shared/domain/register/perYear.ts';
import { UNFILLED } from '#shared/domain/register/value.ts';
import type { Community } from '#shared/contract/register.ts';
import { commonWords } from '#shared/words/common.ts';
import { communityWords, valueFormWords } from '#shared/words/registerPages.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useLeaveGuard } from '#ui/lib/address.ts';
import { useClient } from '#ui/lib/clientContext.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { settleField } from '#ui/ui/settleField.ts';
import { onFormKey } from '#ui/parts/register/formKeys.ts';
import { ValueField } from '#ui/parts/register/ValueField.tsx';
import { dropDraft, guardDrafts, putField, putValidFrom, readDraft, useDraft } from './drafts.ts';
import classes from './register.module.css';

/** Groups a community is asked about, in page order. */
export const editGroups = metricGroups.filter((group) => metrics.some((metric) => metric.subject === 'community' && metric.group === group.key));

export type EditDrawerProps = {
  readonly community: Community;
  readonly group: string;
  readonly onGroup: (group: string) => void;
  readonly onClose: () => void;
};

/** 编辑: the values of one group; what is typed is kept as a draft until it is saved or given up. */
export function EditDrawer({ community, group, onGroup, onClose }: EditDrawerProps) {
  useEffect(guardDrafts, []);
  // Leaving keeps the draft, and with it what is just being typed.
  useLeaveGuard(() => {
    settleField();
    return false;
  });
  function close() {
    settleField();
    onClose();
  }
  return (
    <Drawer opened onClose={close} size="36rem" title={valueFormWords.editTitle(community.name)} closeButtonProps={{ 'aria-label': commonWords.close }}>
      <EditForm key={group} community={community} group={group} onGroup={onGroup} onClose={onClose} />
    </Drawer>
  );
}

function EditForm({ community, group, onGroup, onClose }: EditDrawerProps) {
  const { call } = useClient();
  const today = useToday();
  const draft = useDraft(community.id);
  const [from, setFrom] = useState<string | null>(draft?.validFrom ?? today);
  const [problem, setProblem] = useState<string | null>(null);
  const fields = useMemo(() => metrics.filter((metric) => metric.subject === 'community' && metric.group === group), [group]);
  const count = draft?.fields.size ?? 0;
  const command = useCommand('register.save', {
    onDone: (_, input) => {
      const before = input.values.map(({ metric }) => ({ metric, value: community.values[metric] ?? UNFILLED }));
      dropDraft(community.id);
      notifyDone(valueFormWords.saved(input.values.length), async () => {
        const { revision } = await call('register.get', { id: community.id });
        await call('register.save', {
          id: community.id,
          revision,
          validFrom: input.validFrom,
          values: before.map(({ metric, value }) => ({
            metric,
            value: value.since !== undefined && value.since > input.validFrom ? { ...value, since: input.validFrom } : { ...value },
          })),
        });
        notifyDone(valueFormWords.undone);
      });
      onClose();
    },
  });
  function save() {
    const kept = readDraft(community.id);
    if (kept === undefined) return setProblem(valueFormWords.nothing);
    const states = [...kept.fields];
    const wrong = states.filter(([, state]) => state.problem !== null).length;
    setProblem(wrong > 0 ? valueFormWords.problems(wrong) : from === null ? valueFormWords.fromMissing : null);
    if (wrong > 0 || from === null) return;
    command.run({
      id: community.id,
      revision: community.revision,
      validFrom: from,
      values: states.map(
        ([
          metric,
          {
            value: { number, text, qualifier },
          },
        ]) => ({ metric, value: { number, text, qualifier } }),
      ),
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
      <div className={classes.editHead}>
        <Select
          label={valueFormWords.group}
          value={group}
          allowDeselect={false}
          onChange={(next) => {
            if (next !== null) onGroup(next);
          }}
          data={editGroups.map((each) => ({ value: each.key, label: each.label }))}
        />
        <DayInput
          label={valueFormWords.from}
          value={from}
          max={today}
          required
          onChange={(day) => {
            setFrom(day);
            putValidFrom(community.id, day);
          }}
        />
      </div>
      <p className={classes.editHint}>
        {valueFormWords.fromHint}。{valueFormWords.typeHint}。
      </p>
      <div className={classes.editFields}>
        {fields.map((metric) => (
          <ValueField
            key={metric.key}
            metric={metric}
            current={ofYear(metric, community.values[metric.key] ?? UNFILLED, from ?? today)}
            state={draft?.fields.get(metric.key)}
            onChange={(state) => {
              setProblem(null);
              putField(community.id, metric.key, state, from);
            }}
          />
        ))}
      </div>
      <div className={classes.editFoot}>
        {problem === null ? null : (
          <Notice tone="seal" alert>
            {problem}
          </Notice>
        )}
        <DialogFoot note={count === 0 ? valueFormWords.keys : valueFormWords.kept}>
          <Button
            variant="default"
            disabled={count === 0}
            onClick={() => {
              dropDraft(community.id);
              setProblem(null);
            }}
          >
            {communityWords.draftDrop}
          </Button>
          <Button type="submit" loading={command.busy}>
            {valueFormWords.save(count)}
          </Button>
        </DialogFoot>
      </div>
    </form>
  );
}
