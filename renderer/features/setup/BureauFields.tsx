import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { cityOf, setupWords } from '#shared/words/setup.ts';
import type { Problems, SetupDraft } from './draft.ts';
import classes from './setup.module.css';

const words = setupWords.bureau;

export type BureauFieldsProps = { readonly draft: SetupDraft; readonly problems: Problems; readonly onChange: (patch: Partial<SetupDraft>) => void };

/** Name of the bureau, and its city proposed from it until somebody writes another. */
export function BureauFields({ draft, problems, onChange }: BureauFieldsProps) {
  const [cityByHand, setCityByHand] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={classes.pair}>
      <TextInput
        label={words.name}
        placeholder={words.namePlaceholder}
        value={draft.bureau}
        error={problems['bureau']}
        maxLength={40}
        ref={first}
        autoComplete="organization"
        onChange={(event) => {
          const bureau = event.currentTarget.value;
          onChange(cityByHand ? { bureau } : { bureau, city: cityOf(bureau) });
        }}
      />
      <TextInput
        label={words.city}
        value={draft.city}
        error={problems['city']}
        maxLength={20}
        autoComplete="off"
        inputWrapperOrder={['label', 'input', 'error']}
        placeholder={words.cityNote}
        onChange={(event) => {
          setCityByHand(true);
          onChange({ city: event.currentTarget.value });
        }}
      />
    </div>
  );
}
