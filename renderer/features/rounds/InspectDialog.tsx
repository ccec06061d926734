import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { inspectWords as words } from '#shared/words/roundScreens.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useSetup, useToday } from '#ui/lib/setup.ts';
import { ActionDialog } from '#ui/parts/work/ActionDialog.tsx';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import classes from './rounds.module.css';

export type InspectDialogProps = {
  readonly roundId: string;
  readonly startsOn: string;
  readonly communities: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly lastInspector: string;
  readonly onClose: () => void;
};

/** 登记督查: these communities were visited on this day. */
export function InspectDialog({ roundId, startsOn, communities, lastInspector, onClose }: InspectDialogProps) {
  const today = useToday();
  const { data } = useSetup();
  const [on, setOn] = useState<string | null>(today);
  const [inspector, setInspector] = useState(lastInspector);
  const [asked, setAsked] = useState(false);
  const command = useCommand('rounds.inspect', {
    onDone: ({ inspected }) => {
      notifyDone(words.done(inspected));
      onClose();
    },
    onError: () => undefined,
  });
  function submit() {
    setAsked(true);
    if (on !== null && inspector.trim() !== '')
      command.run({ id: roundId, communityIds: communities.map((community) => community.id), on, inspector: inspector.trim() });
  }
  const names = communities
    .slice(0, 3)
    .map((community) => community.name)
    .join('、');
  return (
    <ActionDialog
      title={words.title}
      targets={words.targets(communities.length, names)}
      confirm={words.confirm}
      busy={command.busy}
      error={command.error}
      results={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={classes.days}>
        <Autocomplete
          data-autofocus
          openOnFocus={false}
          label={words.inspector}
          placeholder={words.inspectorHint}
          withAsterisk
          maxLength={40}
          data={[...new Set((data?.persons ?? []).map((person) => person.name))]}
          value={inspector}
          onChange={setInspector}
          error={asked && inspector.trim() === '' ? words.inspectorMissing : null}
        />
        <DayInput label={words.on} value={on} onChange={setOn} min={startsOn} max={today} required />
      </div>
    </ActionDialog>
  );
}
