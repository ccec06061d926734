import { Drawer } from '@mantine/core';
import { useState } from 'react';
import { commands } from '#shared/contract/commands.ts';
import { numberTerms } from '#shared/words/progress.ts';
import { keyWords, shellWords, termWords } from '#shared/words/shell.ts';
import { useOffered } from '#ui/lib/actions.ts';
import { shownShortcut } from '#ui/lib/shortcuts.ts';
import { SearchInput } from '#ui/ui/SearchInput.tsx';
import { isAvailable } from '#ui/app/shell/useCommandKeys.ts';
import classes from './HelpDrawer.module.css';

/** F1: the keys that work now and the words in use; offline, searchable. */
export function HelpDrawer({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const offered = useOffered();
  const keys = [
    ...commands
      .filter((command) => command.shortcut !== null && isAvailable(command, offered))
      .map((command) => ({
        keys: [command.shortcut, command.besides]
          .filter((key) => key !== null)
          .map(shownShortcut)
          .join(shellWords.helpOr),
        does: command.title,
      })),
    ...keyWords,
  ].filter((line) => line.does.includes(text) || line.keys.toLowerCase().includes(text.toLowerCase()));
  const terms = [...termWords, ...numberTerms].filter((line) => line.term.includes(text) || line.means.includes(text));
  return (
    <Drawer opened={opened} onClose={onClose} title={shellWords.help}>
      <SearchInput first value={text} onSearch={setText} placeholder={shellWords.helpSearch} label={shellWords.helpSearch} width="100%" />
      {keys.length + terms.length === 0 ? <p className={classes.none}>{shellWords.helpNone}</p> : null}
      {terms.length === 0 ? null : (
        <section className={classes.part}>
          <h3>{shellWords.helpTerms}</h3>
          <dl className={classes.terms}>
            {terms.map((line) => (
              <div key={line.term}>
                <dt>{line.term}</dt>
                <dd>{line.means}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {keys.length === 0 ? null : (
        <section className={classes.part}>
          <h3>{shellWords.helpKeys}</h3>
          <dl className={classes.keys}>
            {keys.map((line) => (
              <div key={line.keys + line.does}>
                <dt>
                  <kbd>{line.keys}</kbd>
                </dt>
                <dd>{line.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Drawer>
  );
}
