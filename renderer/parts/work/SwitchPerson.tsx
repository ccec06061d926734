import { Button } from '@mantine/core';
import { workWords } from '#shared/words/work.ts';
import { useActingPerson, useSetup } from '#ui/lib/setup.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import classes from './work.module.css';

/** The other persons, one press away: for a step that the acting one, and those in `except`, may not do. */
export function SwitchPerson({ words, except }: { readonly words?: string; readonly except?: ReadonlySet<string> }) {
  const { data } = useSetup();
  const { person, choose } = useActingPerson();
  const others = (data?.persons ?? []).filter((one) => one.active && one.id !== person?.id && except?.has(one.id) !== true);
  const sentence = words ?? (person === null ? workWords.switchPerson.none : null);
  return (
    <Notice tone="amber">
      {sentence === null ? null : <span>{sentence}</span>}
      {others.length === 0 ? (
        workWords.switchPerson.nobody
      ) : (
        <span className={classes.switches}>
          {others.map((one) => (
            <Button key={one.id} size="xs" variant="default" onClick={() => choose(one.id)}>
              {workWords.switchPerson.to(one.name)}
            </Button>
          ))}
        </span>
      )}
    </Notice>
  );
}
