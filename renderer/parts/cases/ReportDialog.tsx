import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { takesLastRechecker } from '#shared/domain/orders/recheckers.ts';
import { workWords } from '#shared/words/work.ts';
import { useActingPerson, useSetup, useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { Notice } from '#ui/ui/Notice.tsx';
import { FilesField } from '#ui/parts/files/FilesField.tsx';
import { useUploads } from '#ui/parts/files/useUploads.ts';
import { ActionDialog } from '#ui/parts/work/ActionDialog.tsx';
import { SwitchPerson } from '#ui/parts/work/SwitchPerson.tsx';
import { targetsOf, type CaseDialogProps } from '#ui/parts/work/types.ts';
import { useBatch } from '#ui/parts/work/useBatch.ts';
import { caseTargets } from './caseTargets.ts';
import classes from '#ui/parts/work/work.module.css';

const words = workWords.report;

/** 登记反馈: what the responsible unit says it did, with photos. */
export function ReportDialog({ cases, onClose }: CaseDialogProps) {
  const today = useToday();
  const { data } = useSetup();
  const { person } = useActingPerson();
  const [on, setOn] = useState<string | null>(today);
  const [content, setContent] = useState('');
  const [reporter, setReporter] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState(false);
  const uploads = useUploads();
  const batch = useBatch('cases.report', { done: (results) => words.done(results.length), onClose });
  const persons = data?.persons ?? [];
  const active = persons.filter((one) => one.active).map((one) => one.id);
  const last = person === null ? undefined : cases.find((one) => takesLastRechecker(one.reporterIds, person.id, active));
  const late = on === null ? null : (cases.find((one) => one.dueOn !== null && one.dueOn < on) ?? null);
  function submit() {
    setAsked(true);
    if (on === null || content.trim() === '' || reporter.trim() === '') return;
    batch.run(async () => ({
      cases: targetsOf(cases),
      on,
      content: content.trim(),
      reporter: reporter.trim(),
      files: await uploads.claim(files, { photo: 'photo_after', other: 'report' }),
    }));
  }
  return (
    <ActionDialog title={words.title} targets={caseTargets(cases)} confirm={words.confirm} {...batch} onSubmit={submit} onClose={onClose}>
      {last === undefined ? null : (
        <SwitchPerson
          words={workWords.switchPerson.report(persons.filter((one) => last.reporterIds.includes(one.id)).map((one) => one.name))}
          except={new Set(active.filter((id) => !last.reporterIds.includes(id)))}
        />
      )}
      <div className={classes.pair}>
        <DayInput label={words.on} value={on} onChange={setOn} max={today} required />
        <TextInput
          label={words.reporter}
          placeholder={words.reporterHint}
          withAsterisk
          maxLength={40}
          value={reporter}
          error={asked && reporter.trim() === '' ? words.reporterMissing : null}
          onChange={(event) => setReporter(event.currentTarget.value)}
        />
      </div>
      {late === null ? null : <Notice tone="amber">{words.late(dayLong(late.dueOn))}</Notice>}
      <Textarea
        data-autofocus
        label={words.content}
        placeholder={words.contentHint}
        withAsterisk
        maxLength={1000}
        value={content}
        error={asked && content.trim() === '' ? words.contentMissing : null}
        onChange={(event) => setContent(event.currentTarget.value)}
      />
      <FilesField files={files} onFiles={setFiles} sent={uploads.sent} />
    </ActionDialog>
  );
}
