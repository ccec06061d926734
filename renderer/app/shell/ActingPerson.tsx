import { Menu } from '@mantine/core';
import { shellWords } from '#shared/words/shell.ts';
import { useActingPerson, useSetup } from '#ui/lib/setup.ts';
import { DownIcon, PersonIcon } from '#ui/ui/icons.ts';
import classes from './Navigation.module.css';

/** Who acts, and the menu to change it. */
export function ActingPerson({ folded }: { readonly folded: boolean }) {
  const { data } = useSetup();
  const { person, choose } = useActingPerson();
  const persons = data?.persons.filter((one) => one.active) ?? [];
  const words = person === null ? shellWords.actingNone : shellWords.actingAs(person.name);
  return (
    <Menu position="top-start" width="14rem">
      <Menu.Target>
        <button type="button" className={classes.person} data-missing={person === null || undefined} data-acting-person title={words} aria-label={words}>
          {folded ? (
            <PersonIcon size="1.125rem" stroke={1.6} aria-hidden />
          ) : (
            <>
              <span className={classes.personName}>{words}</span>
              <DownIcon size="0.875rem" stroke={2} aria-hidden />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{shellWords.actingHint}</Menu.Label>
        <Menu.RadioGroup value={person?.id ?? null} onChange={choose}>
          {persons.map((one) => (
            <Menu.RadioItem key={one.id} value={one.id} closeMenuOnClick>
              {one.name} <span className="dim">{one.post}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
