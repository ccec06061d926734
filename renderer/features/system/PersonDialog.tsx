import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Person } from '#shared/contract/setup.ts';
import { commonWords } from '#shared/words/common.ts';
import { setupWords } from '#shared/words/setup.ts';
import { systemWords } from '#shared/words/system.ts';
import { useCommand } from '#ui/lib/query.ts';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';

const words = systemWords.bureau;

/** `id` null: a new one. */
export type PersonToEdit = Pick<Person, 'name' | 'post' | 'active' | 'revision'> & { readonly id: string | null };

/** Adds a person or changes name and post. */
export function PersonDialog({ person, onClose }: { readonly person: PersonToEdit; readonly onClose: () => void }) {
  const [name, setName] = useState(person.name);
  const [post, setPost] = useState(person.post);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const save = useCommand('persons.save', {
    onDone: (saved) => {
      notifyDone(words.personSaved(saved.name));
      onClose();
    },
    onError: setFailure,
  });
  const missing = name.trim() === '' ? setupWords.missing.person : null;
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setFailure(null);
    if (missing === null) save.run({ id: person.id, name: name.trim(), post: post.trim(), active: person.active, revision: person.revision });
  }
  return (
    <FormModal opened onClose={onClose} title={person.id === null ? words.addTitle : words.editTitle}>
      <form onSubmit={submit} noValidate>
        <TextInput
          label={words.personName}
          value={name}
          maxLength={20}
          error={asked ? missing : null}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          mb="sm"
          label={words.personPost}
          value={post}
          maxLength={30}
          autoComplete="off"
          placeholder={setupWords.persons.postPlaceholder[0]}
          onChange={(event) => setPost(event.currentTarget.value)}
        />
        {failure === null ? null : <ErrorNotice error={failure} />}
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            {commonWords.cancel}
          </Button>
          <Button type="submit" loading={save.busy}>
            {commonWords.save}
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
