import { Loader, Modal } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { commands, type Command } from '#shared/contract/commands.ts';
import { shellWords } from '#shared/words/shell.ts';
import { commonWords } from '#shared/words/common.ts';
import { useOffered } from '#ui/lib/actions.ts';
import { useGo } from '#ui/lib/address.ts';
import { useCall } from '#ui/lib/query.ts';
import { shownShortcut } from '#ui/lib/shortcuts.ts';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { SearchIcon } from '#ui/ui/icons.ts';
import { isComposing } from '#ui/ui/keys.ts';
import { searchText } from '#ui/ui/SearchInput.tsx';
import { hitPaths } from '#ui/app/siteMap.tsx';
import { isAvailable, useGiveCommand } from '#ui/app/shell/useCommandKeys.ts';
import { matchCommands } from './matchCommands.ts';
import classes from './FinderDialog.module.css';

/** One line of the finder: what it says and what choosing it does. */
type Line = { readonly key: string; readonly title: string; readonly subtitle: string; readonly aside: string; readonly run: () => void };

const PAUSE_MS = 150;
const MOST_COMMANDS = 6;

/** Ctrl+K: one field for records and commands; Chinese of one or two characters, pinyin initials, document numbers. */
export function FinderDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size="40rem" yOffset="12vh" returnFocus>
      <Modal.Overlay />
      <Modal.Content aria-label={shellWords.find}>
        <Modal.Body p={0}>
          <Finder onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [active, setActive] = useState(0);
  const [composing, setComposing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const go = useGo();
  const give = useGiveCommand();
  const offered = useOffered();
  const hits = useCall('search.everywhere', { text: asked, limit: 12 }, ['register', 'cases', 'orders', 'archive'], { enabled: asked !== '', keep: true });

  useEffect(() => {
    if (composing) return undefined;
    const timer = setTimeout(() => setAsked(searchText(typed)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, composing]);

  const available = commands.filter((command) => command.id !== 'find.open' && isAvailable(command, offered));
  // Letters of a composition are not words yet.
  const words = composing ? asked : typed;
  const found = matchCommands(available, words).slice(0, words === '' ? available.length : MOST_COMMANDS);
  const commandLines: readonly Line[] = found.map((command: Command) => ({
    key: command.id,
    title: command.title,
    subtitle: '',
    aside: command.shortcut === null ? '' : shownShortcut(command.shortcut),
    run: () => give(command),
  }));
  const hitLines: readonly Line[] = (asked === '' ? [] : (hits.data ?? [])).map((hit) => ({
    key: `${hit.kind} ${hit.id}`,
    title: hit.title,
    subtitle: hit.subtitle,
    aside: shellWords.kinds[hit.kind],
    run: () => go(hitPaths[hit.kind]?.(hit.id) ?? '/'),
  }));
  const lines = [...hitLines, ...commandLines];
  const at = Math.min(active, lines.length - 1);

  function choose(line: Line | undefined) {
    if (line === undefined) return;
    onClose();
    line.run();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && lines.length > 0) {
      event.preventDefault();
      const next = (at + step + lines.length) % lines.length;
      setActive(next);
      list.current?.querySelector(`[data-line="${next}"]`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(lines[at]);
    }
  }
  const nothing = lines.length === 0 && asked !== '' && !hits.isFetching && hits.error === null;
  return (
    <div>
      <div className={classes.field}>
        <SearchIcon size="1.25rem" stroke={1.7} aria-hidden />
        <input
          data-autofocus
          className={classes.input}
          value={typed}
          placeholder={shellWords.findHint}
          role="combobox"
          aria-label={shellWords.find}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={lines[at] === undefined ? undefined : `${id}-${at}`}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
        />
        {hits.isFetching ? <Loader size="xs" aria-label={commonWords.loading} /> : null}
      </div>
      <div id={id} ref={list} role="listbox" aria-label={shellWords.find} className={classes.list}>
        {hits.error === null ? null : <ErrorNotice error={hits.error} />}
        {nothing ? (
          <p className={classes.nothing}>
            <strong>{shellWords.findEmpty}</strong>
            {shellWords.findEmptyHint}
          </p>
        ) : null}
        <Group title={shellWords.findRecords} lines={hitLines} from={0} at={at} id={id} onPoint={setActive} onChoose={choose} />
        <Group title={shellWords.findCommands} lines={commandLines} from={hitLines.length} at={at} id={id} onPoint={setActive} onChoose={choose} />
      </div>
      <div className={classes.foot}>{shellWords.findKeys}</div>
    </div>
  );
}

type GroupProps = {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly from: number;
  readonly at: number;
  readonly id: string;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (line: Line) => void;
};

function Group({ title, lines, from, at, id, onPoint, onChoose }: GroupProps): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div role="group" aria-label={title}>
      <div className={classes.group} aria-hidden>
        {title}
      </div>
      {lines.map((line, offset) => {
        const index = from + offset;
        return (
          <div
            key={line.key}
            id={`${id}-${index}`}
            data-line={index}
            role="option"
            aria-selected={index === at}
            className={classes.line}
            onMouseMove={() => onPoint(index)}
            onClick={() => onChoose(line)}
          >
            <span className={classes.title}>{line.title}</span>
            <span className={classes.subtitle}>{line.subtitle}</span>
            <span className={classes.aside}>{line.aside}</span>
          </div>
        );
      })}
    </div>
  );
}
