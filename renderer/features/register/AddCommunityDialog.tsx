import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { commonWords } from '#shared/words/common.ts';
import { registerListWords as words } from '#shared/words/registerPages.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import classes from './register.module.css';

export type AddCommunityDialogProps = {
  readonly towns: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
};

/** 新增社区: its name and where it belongs; the rest is filled in on its page. */
export function AddCommunityDialog(props: AddCommunityDialogProps) {
  return (
    <FormModal opened onClose={props.onClose} title={words.addTitle} closeButtonProps={{ 'aria-label': commonWords.close }}>
      <AddForm {...props} />
    </FormModal>
  );
}

function AddForm({ towns, onClose, onAdded }: AddCommunityDialogProps) {
  const today = useToday();
  const [town, setTown] = useState('');
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [from, setFrom] = useState<string | null>(today);
  const [asked, setAsked] = useState(false);
  const codeWrong = code.trim() !== '' && !/^\d{12}$/.test(code.trim());
  const command = useCommand('register.add', {
    onDone: ({ id }) => {
      notifyDone(words.added(name.trim()));
      onClose();
      onAdded(id);
    },
  });
  function submit() {
    setAsked(true);
    if (town.trim() === '' || name.trim().length < 2 || codeWrong || from === null) return;
    const known = towns.find((each) => each.label === town.trim());
    command.run({
      subdistrictId: known?.value ?? null,
      newSubdistrict: known === undefined ? town.trim() : null,
      name: name.trim(),
      code: code.trim() === '' ? null : code.trim(),
      validFrom: from,
      values: [],
    });
  }
  return (
    <form
      className={classes.editForm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Autocomplete
        data-autofocus
        openOnFocus={false}
        label={words.addTown}
        placeholder={words.addTownHint}
        withAsterisk
        maxLength={30}
        value={town}
        onChange={setTown}
        data={towns.map((each) => each.label)}
        error={asked && town.trim() === '' ? words.addTownMissing : null}
      />
      <TextInput
        label={words.addName}
        placeholder={words.addNameHint}
        withAsterisk
        maxLength={40}
        value={name}
        error={asked && name.trim().length < 2 ? words.addNameMissing : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={words.addCode}
        placeholder={words.addCodeHint}
        maxLength={12}
        inputMode="numeric"
        value={code}
        error={asked && codeWrong ? words.addCodeWrong : null}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <DayInput label={words.addFrom} value={from} onChange={setFrom} max={today} required width="15rem" />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button type="submit" loading={command.busy}>
          {words.addConfirm}
        </Button>
      </DialogFoot>
    </form>
  );
}
