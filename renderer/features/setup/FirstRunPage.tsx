import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { AppError } from '#shared/domain/errors.ts';
import { setupWords } from '#shared/words/setup.ts';
import { shellWords } from '#shared/words/shell.ts';
import { chooseActor } from '#ui/lib/actor.ts';
import { useGo } from '#ui/lib/address.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { notifyFailed } from '#ui/ui/notify.tsx';
import { SampleBox } from '#ui/parts/sample/SampleBox.tsx';
import { BackupField } from './BackupField.tsx';
import { BureauFields } from './BureauFields.tsx';
import { emptyDraft, problemsOf, startInput, type SetupDraft } from './draft.ts';
import { PackChoice } from './PackChoice.tsx';
import { PersonRows } from './PersonRows.tsx';
import { RestoreBox } from './RestoreBox.tsx';
import classes from './setup.module.css';

/** The first page a bureau sees: four things to fill in, and two other ways to begin. */
export function FirstRunPage() {
  const go = useGo();
  const today = useToday();
  const packs = useCall('setup.packs', {}, []);
  const [draft, setDraft] = useState<SetupDraft>(emptyDraft);
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [folderRefused, setFolderRefused] = useState<unknown>(null);
  const [refusals, setRefusals] = useState(0);
  const start = useCommand('setup.start', {
    onError(error) {
      if (!(error instanceof AppError) || error.code !== 'backup_folder_first') return notifyFailed(error);
      setFolderRefused(error);
      setRefusals((count) => count + 1);
    },
    onDone({ persons }) {
      chooseActor(persons[0]?.id ?? null);
      go('/setup/next', { replace: true });
    },
  });
  const only = packs.data?.length === 1 ? (packs.data[0]?.id ?? null) : null;
  const whole: SetupDraft = draft.packId === null ? { ...draft, packId: only } : draft;
  const problems = problemsOf(whole);
  const shown = asked ? problems : {};
  const change = (patch: Partial<SetupDraft>) => setDraft((last) => ({ ...last, ...patch }));

  useEffect(() => {
    document.title = setupWords.title;
  }, []);
  // Once the messages are drawn: to the first field that lacks something.
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusals]);
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(problems).length === 0) start.run(startInput(whole));
    else setRefusals((count) => count + 1);
  }
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <div className={classes.brand}>{shellWords.product}</div>
        <h1 className={classes.title}>{setupWords.title}</h1>
        <p className={classes.lead}>{setupWords.lead}</p>
      </header>
      <form ref={form} className={classes.form} noValidate onSubmit={submit} aria-label={setupWords.title}>
        <Step serial={0} title={setupWords.bureau.step} note={setupWords.bureau.note}>
          <BureauFields draft={draft} problems={shown} onChange={change} />
        </Step>
        <Step serial={1} title={setupWords.persons.step} note={setupWords.persons.note}>
          <PersonRows persons={draft.persons} problems={shown} onChange={(persons) => change({ persons })} />
        </Step>
        <Step serial={2} title={setupWords.pack.step} note={setupWords.pack.note}>
          <PackChoice packs={packs.data} error={packs.error} chosen={whole.packId} problem={shown['pack']} onChoose={(packId) => change({ packId })} />
        </Step>
        <Step serial={3} title={setupWords.backup.step} note={setupWords.backup.note}>
          <BackupField
            folder={draft.folder}
            refused={folderRefused}
            onChange={(folder) => {
              setFolderRefused(null);
              change({ folder });
            }}
          />
        </Step>
        <div className={classes.foot}>
          <Button type="submit" size="md" loading={start.busy}>
            {setupWords.start}
          </Button>
        </div>
      </form>
      <aside className={classes.aside} aria-label={setupWords.aside}>
        <section className={classes.other} aria-labelledby="setup-sample">
          <h2 id="setup-sample">{setupWords.sample.title}</h2>
          <p>{setupWords.sample.text}</p>
          <SampleBox today={today} />
        </section>
        <section className={classes.other} aria-labelledby="setup-restore">
          <h2 id="setup-restore">{setupWords.restore.title}</h2>
          <p>{setupWords.restore.text}</p>
          <RestoreBox />
        </section>
      </aside>
    </main>
  );
}

function Step({ serial, title, note, children }: { readonly serial: number; readonly title: string; readonly note: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes.step}>
      <legend className="visually-hidden">{title}</legend>
      <div className={classes.numeral} aria-hidden>
        {setupWords.numerals[serial]}
      </div>
      <div className={classes.words}>
        <div className={classes.stepTitle} aria-hidden>
          {title}
        </div>
        <p className={classes.note}>{note}</p>
      </div>
      <div className={classes.fields}>{children}</div>
    </fieldset>
  );
}
