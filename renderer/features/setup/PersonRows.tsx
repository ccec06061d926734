import { ActionIcon, Button, TextInput } from '@mantine/core';
import { setupWords } from '#shared/words/setup.ts';
import { AddIcon, CloseIcon } from '#ui/ui/icons.ts';
import { LEAST_PERSONS, MOST_PERSONS, type DraftPerson, type Problems } from './draft.ts';
import classes from './setup.module.css';

const words = setupWords.persons;

export type PersonRowsProps = {
  readonly persons: readonly DraftPerson[];
  readonly problems: Problems;
  readonly onChange: (persons: readonly DraftPerson[]) => void;
};

/** Who works here: two at least, one row each. */
export function PersonRows({ persons, problems, onChange }: PersonRowsProps) {
  const put = (key: number, patch: Partial<DraftPerson>) => onChange(persons.map((person) => (person.key === key ? { ...person, ...patch } : person)));
  return (
    <div className={classes.persons} data-more={persons.length > LEAST_PERSONS || undefined}>
      <div className={classes.personHead} aria-hidden>
        <span>{words.nameShort}</span>
        <span>{words.postShort}</span>
      </div>
      {persons.map((person, at) => (
        <div key={person.key} className={classes.person}>
          <TextInput
            aria-label={words.name(at + 1)}
            value={person.name}
            error={problems[`person ${at}`]}
            maxLength={20}
            autoComplete="off"
            onChange={(event) => put(person.key, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={words.post(at + 1)}
            value={person.post}
            maxLength={30}
            autoComplete="off"
            placeholder={words.postPlaceholder[Math.min(at, words.postPlaceholder.length - 1)]}
            onChange={(event) => put(person.key, { post: event.currentTarget.value })}
          />
          {at < LEAST_PERSONS ? null : (
            <ActionIcon
              variant="subtle"
              size="2.375rem"
              aria-label={words.remove(person.name)}
              onClick={() => onChange(persons.filter((other) => other.key !== person.key))}
            >
              <CloseIcon size="1.125rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {persons.length >= MOST_PERSONS ? null : (
        <Button
          variant="subtle"
          size="xs"
          className={classes.addPerson}
          leftSection={<AddIcon size="1rem" stroke={1.8} aria-hidden />}
          onClick={() => onChange([...persons, { key: Math.max(...persons.map((person) => person.key)) + 1, name: '', post: '' }])}
        >
          {words.add}
        </Button>
      )}
    </div>
  );
}
