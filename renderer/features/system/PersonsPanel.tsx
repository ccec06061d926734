import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '#shared/contract/setup.ts';
import { systemWords } from '#shared/words/system.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useActingPerson } from '#ui/lib/setup.ts';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import type { PersonToEdit } from './PersonDialog.tsx';
import classes from './system.module.css';

const words = systemWords.bureau;

/** Who works here; nobody is deleted, for the records name them. */
export function PersonsPanel({ persons, onEdit }: { readonly persons: readonly Person[]; readonly onEdit: (person: PersonToEdit) => void }) {
  const { person: acting } = useActingPerson();
  const [leaving, setLeaving] = useState<Person | null>(null);
  const save = useCommand('persons.save', {
    onDone(person) {
      setLeaving(null);
      notifyDone(person.active ? words.personOn(person.name) : words.personOff(person.name));
    },
  });
  const put = ({ id, name, post, revision }: Person, active: boolean) => save.run({ id, name, post, revision, active });
  const lastTwo = persons.filter((person) => person.active).length <= 2;
  return (
    <Panel title={words.persons} note={words.personsNote}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{words.columns.name}</th>
            <th>{words.columns.post}</th>
            <th>{words.columns.state}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {persons.map((person) => (
            <tr key={person.id} data-off={!person.active || undefined}>
              <td className={classes.name}>
                {person.name}
                {person.id === acting?.id ? <span className={classes.remark}>{words.actingNow}</span> : null}
              </td>
              <td>{person.post === '' ? <span className="dim">—</span> : person.post}</td>
              <td>
                {person.active ? (
                  <StateTag tone="jade" plain>
                    {words.active}
                  </StateTag>
                ) : (
                  <StateTag tone="slate" plain>
                    {words.inactive}
                  </StateTag>
                )}
              </td>
              <td className={classes.rowActions}>
                <Button size="xs" variant="default" aria-label={words.change(person.name)} onClick={() => onEdit(person)}>
                  {words.edit}
                </Button>
                {person.active ? (
                  <Button size="xs" variant="default" disabled={lastTwo} title={lastTwo ? words.personsNote : undefined} onClick={() => setLeaving(person)}>
                    {words.deactivate}
                  </Button>
                ) : (
                  <Button size="xs" variant="default" onClick={() => put(person, true)}>
                    {words.activate}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        opened={leaving !== null}
        title={words.deactivateTitle(leaving?.name ?? '')}
        confirm={words.deactivate}
        busy={save.busy}
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving !== null) put(leaving, false);
        }}
      >
        {words.deactivateText}
      </ConfirmDialog>
    </Panel>
  );
}
