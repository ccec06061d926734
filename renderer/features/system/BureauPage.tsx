import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { commonWords } from '#shared/words/common.ts';
import { setupWords } from '#shared/words/setup.ts';
import { systemWords } from '#shared/words/system.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useSetup } from '#ui/lib/setup.ts';
import { SystemTabs } from '#ui/parts/system/SystemTabs.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { Facts } from '#ui/ui/Facts.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { Page } from '#ui/ui/Page.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { PersonsPanel } from './PersonsPanel.tsx';
import { PersonDialog, type PersonToEdit } from './PersonDialog.tsx';

const words = systemWords.bureau;

/** 系统 · 单位与人员: what the bureau is called and who works here. */
export function BureauPage() {
  const { data, error, refetch } = useSetup();
  const [renaming, setRenaming] = useState(false);
  const [person, setPerson] = useState<PersonToEdit | null>(null);
  return (
    <Page
      title={words.title}
      state={data === undefined ? undefined : words.state(data.persons.filter((one) => one.active).length)}
      actions={<Button onClick={() => setPerson({ id: null, name: '', post: '', active: true, revision: 0 })}>{words.add}</Button>}
      below={<SystemTabs value="bureau" />}
    >
      {error !== null && data === undefined ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? null : (
        <>
          <Panel
            title={words.panel}
            note={words.panelNote}
            actions={
              <Button size="xs" variant="default" onClick={() => setRenaming(true)}>
                {words.edit}
              </Button>
            }
          >
            <Facts
              columns={2}
              items={[
                { label: words.name, value: data.bureau },
                { label: words.city, value: data.city },
              ]}
            />
          </Panel>
          <PersonsPanel persons={data.persons} onEdit={setPerson} />
          {renaming ? <RenameDialog bureau={data.bureau} city={data.city} onClose={() => setRenaming(false)} /> : null}
          {person === null ? null : <PersonDialog person={person} onClose={() => setPerson(null)} />}
        </>
      )}
    </Page>
  );
}

function RenameDialog({ bureau: before, city: cityBefore, onClose }: { readonly bureau: string; readonly city: string; readonly onClose: () => void }) {
  const [bureau, setBureau] = useState(before);
  const [city, setCity] = useState(cityBefore);
  const [asked, setAsked] = useState(false);
  const rename = useCommand('setup.rename', {
    onDone: () => {
      notifyDone(words.saved);
      onClose();
    },
  });
  const wrong = { bureau: bureau.trim().length < 2 ? setupWords.missing.bureau : null, city: city.trim().length < 2 ? setupWords.missing.city : null };
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (wrong.bureau === null && wrong.city === null) rename.run({ bureau: bureau.trim(), city: city.trim() });
  }
  return (
    <FormModal opened onClose={onClose} title={words.dialog}>
      <form onSubmit={submit} noValidate>
        <TextInput
          label={words.name}
          value={bureau}
          maxLength={40}
          error={asked ? wrong.bureau : null}
          data-autofocus
          onChange={(event) => setBureau(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          label={words.city}
          value={city}
          maxLength={20}
          error={asked ? wrong.city : null}
          onChange={(event) => setCity(event.currentTarget.value)}
        />
        <DialogFoot note={words.panelNote}>
          <Button variant="default" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" loading={rename.busy}>
            {commonWords.save}
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
