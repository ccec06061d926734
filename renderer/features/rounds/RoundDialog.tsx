import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { commonWords } from '#shared/words/common.ts';
import { deskWords } from '#shared/words/desk.ts';
import { roundFormWords as words } from '#shared/words/roundScreens.ts';
import { useCall, useCommand, type Out } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { useReturnFocus } from '#ui/ui/useReturnFocus.ts';
import { CommunityPicker } from './CommunityPicker.tsx';
import classes from './rounds.module.css';

type Round = Out<'rounds.get'>;
type Phases = Out<'rounds.list'>['phases'];

export type RoundDialogProps = { readonly round: Round | null; readonly phases: Phases; readonly onClose: () => void; readonly onSaved: (id: string) => void };

/** 新建批次 · 修改批次: name, phase, team, days, communities by subdistrict. */
export function RoundDialog({ round, phases, onClose, onSaved }: RoundDialogProps) {
  useReturnFocus();
  const today = useToday();
  const communities = useCall('rounds.communities', {}, ['register', 'units']);
  const current = phases.find((phase) => phase.from <= today && today <= phase.to) ?? phases.at(-1);
  const [name, setName] = useState(round?.name ?? '');
  const [phase, setPhase] = useState<string | null>(round?.phase ?? current?.key ?? null);
  const [team, setTeam] = useState(round?.team ?? '');
  const [from, setFrom] = useState<string | null>(round?.startsOn ?? today);
  const [to, setTo] = useState<string | null>(round?.endsOn ?? null);
  const [note, setNote] = useState(round?.note ?? '');
  // Null until the register is read: a new round begins with every community.
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(round === null ? null : new Set(round.members.map((member) => member.communityId)));
  const [asked, setAsked] = useState(false);
  const all = communities.data ?? [];
  const chosen = picked ?? new Set(all.map((community) => community.id));
  const save = useCommand('rounds.save', {
    onDone: ({ id }) => {
      notifyDone(round === null ? words.created : words.changed);
      onClose();
      onSaved(id);
    },
    onError: () => undefined,
  });
  const wrong = {
    name: [...name.trim()].length < 2,
    team: team.trim() === '',
    days: from === null || to === null || to < from,
    communities: chosen.size === 0,
  };
  function submit() {
    setAsked(true);
    if (wrong.name || wrong.team || wrong.days || wrong.communities || from === null || to === null) return;
    save.run({
      id: round?.id ?? null,
      revision: round?.revision ?? 0,
      name: name.trim(),
      phase: phase ?? '',
      team: team.trim(),
      startsOn: from,
      endsOn: to,
      note: note.trim(),
      communityIds: chosen.size === all.length ? null : [...chosen],
    });
  }
  return (
    <FormModal opened onClose={onClose} title={round === null ? words.create : words.edit} size="46rem">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={classes.form}>
          <TextInput
            data-autofocus
            label={words.name}
            placeholder={words.nameHint}
            withAsterisk
            maxLength={60}
            value={name}
            error={asked && wrong.name ? words.nameMissing : null}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={words.team}
            placeholder={words.teamHint}
            withAsterisk
            maxLength={60}
            value={team}
            error={asked && wrong.team ? words.teamMissing : null}
            onChange={(event) => setTeam(event.currentTarget.value)}
          />
          <Select
            label={words.phase}
            allowDeselect={false}
            data={phases.map((one) => ({ value: one.key, label: `${one.title}　${deskWords.phaseSpan(one.from, one.to)}` }))}
            value={phase}
            onChange={setPhase}
          />
          <div className={classes.days}>
            <DayInput label={words.from} value={from} onChange={setFrom} required />
            <DayInput label={words.to} value={to} onChange={setTo} required error={asked && wrong.days ? words.daysWrong : null} />
          </div>
          <TextInput
            label={words.note}
            placeholder={words.noteHint}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            className={classes.whole ?? ''}
          />
        </div>
        <CommunityPicker
          communities={all}
          loading={communities.data === undefined}
          chosen={chosen}
          onChoose={setPicked}
          error={asked && wrong.communities ? words.communitiesMissing : null}
        />
        {save.error === null ? null : <ErrorNotice error={save.error} />}
        <DialogFoot note={round === null ? undefined : words.inspectedStay}>
          <Button variant="default" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" loading={save.busy}>
            {words.confirm}
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
