import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { roundFormWords as words } from '#shared/words/roundScreens.ts';
import type { Out } from '#ui/lib/query.ts';
import { SearchInput } from '#ui/ui/SearchInput.tsx';
import classes from './rounds.module.css';

type Community = Out<'rounds.communities'>[number];

export type CommunityPickerProps = {
  readonly communities: readonly Community[];
  readonly loading: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly error: string | null;
};

/** Communities under their subdistricts, whole subdistricts at a press. */
export function CommunityPicker({ communities, loading, chosen, onChoose, error }: CommunityPickerProps) {
  const [text, setText] = useState('');
  const shown = communities.filter((community) => text === '' || community.name.includes(text) || community.subdistrict.includes(text));
  const groups = [...Map.groupBy(shown, (community) => community.subdistrict)];
  function put(own: readonly Community[], on: boolean) {
    const ids = new Set(own.map((community) => community.id));
    onChoose(new Set([...[...chosen].filter((id) => !ids.has(id)), ...(on ? ids : [])]));
  }
  return (
    <section className={classes.picker} aria-label={words.communities}>
      <header className={classes.pickerHead}>
        <span className={classes.pickerTitle}>{words.communities}</span>
        <span className="dim" role="status">
          {words.chosen(chosen.size, communities.length)}
        </span>
        <SearchInput value={text} onSearch={setText} label={words.search} placeholder={words.search} width="11rem" />
        <Button size="xs" variant="default" onClick={() => put(shown, true)}>
          {words.all}
        </Button>
        <Button size="xs" variant="default" onClick={() => put(shown, false)}>
          {words.none}
        </Button>
      </header>
      <div className={classes.pickerList}>
        {!loading && communities.length === 0 ? <p className="dim">{words.noRegister}</p> : null}
        {groups.map(([subdistrict, own]) => {
          const count = own.filter((community) => chosen.has(community.id)).length;
          return (
            <div key={subdistrict} className={classes.group}>
              <Checkbox
                label={`${subdistrict}　${count}/${own.length}`}
                aria-label={words.wholeOf(subdistrict)}
                checked={count === own.length}
                indeterminate={count > 0 && count < own.length}
                onChange={(event) => put(own, event.currentTarget.checked)}
              />
              <div className={classes.members}>
                {own.map((community) => (
                  <Checkbox
                    key={community.id}
                    label={community.name}
                    checked={chosen.has(community.id)}
                    onChange={(event) => put([community], event.currentTarget.checked)}
                  />
                ))}
              </div>
            </div>
          );
        })}
      </div>
      {error === null ? null : (
        <p className={classes.problem} role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
