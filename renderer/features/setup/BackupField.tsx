import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { setupWords } from '#shared/words/setup.ts';
import { useCall } from '#ui/lib/query.ts';
import { errorSentence } from '#ui/ui/ErrorNotice.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './setup.module.css';

const words = setupWords.backup;

/** The folder for backups: looked at while it is typed; one that cannot be used keeps the start back until it is put right or left out. */
export function BackupField({
  folder,
  refused,
  onChange,
}: {
  readonly folder: string;
  readonly refused: unknown;
  readonly onChange: (folder: string) => void;
}) {
  const typed = folder.trim();
  const [settled] = useDebouncedValue(typed, 350);
  const check = useCall('setup.checkFolder', { folder: settled }, [], { enabled: settled !== '' });
  const checking = typed !== '' && (settled !== typed || check.isFetching);
  const windows = navigator.userAgent.includes('Windows');
  return (
    <div className={classes.backup}>
      <TextInput
        aria-label={words.folder}
        value={folder}
        maxLength={400}
        autoComplete="off"
        spellCheck={false}
        placeholder={windows ? words.placeholder.windows : words.placeholder.other}
        error={refused === null ? null : errorSentence(refused)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={classes.backupState} role="status">
        {typed === '' ? (
          <span className="dim">{words.later}</span>
        ) : checking || check.data === undefined ? (
          <span className="dim">{words.checking}</span>
        ) : (
          <FolderState problem={check.data.problem} />
        )}
      </div>
      {typed === '' || (check.data?.others.length ?? 0) === 0 ? null : (
        <Notice tone="amber">{words.others(check.data!.others.map((name) => `“${name}”`).join('、'))}</Notice>
      )}
    </div>
  );
}

function FolderState({ problem }: { readonly problem: keyof typeof setupWords.folderProblems | null }) {
  if (problem === null)
    return (
      <StateTag tone="jade" plain>
        {words.good}
      </StateTag>
    );
  return (
    <StateTag tone={problem === 'same_disk' ? 'amber' : 'seal'} plain>
      {setupWords.folderProblems[problem]}
    </StateTag>
  );
}
