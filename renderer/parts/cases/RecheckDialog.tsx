import { Radio, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '#shared/domain/date.ts';
import { workWords } from '#shared/words/work.ts';
import { useActingPerson, useSetup, useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { FilesField } from '#ui/parts/files/FilesField.tsx';
import { useUploads } from '#ui/parts/files/useUploads.ts';
import { ActionDialog } from '#ui/parts/work/ActionDialog.tsx';
import { SwitchPerson } from '#ui/parts/work/SwitchPerson.tsx';
import { targetsOf, type CaseDialogProps } from '#ui/parts/work/types.ts';
import { useBatch } from '#ui/parts/work/useBatch.ts';
import { caseTargets } from './caseTargets.ts';
import classes from '#ui/parts/work/work.module.css';

const words = workWords.recheck;

/** 登记复查 by the acting person: passes, fails with a new day, or fails and waits to go up the ladder. */
export function RecheckDialog({ cases, onClose }: CaseDialogProps) {
  const today = useToday();
  const { data } = useSetup();
  const { person } = useActingPerson();
  const [on, setOn] = useState<string | null>(today);
  const [result, setResult] = useState<'pass' | 'fail'>('pass');
  const [after, setAfter] = useState<'again' | 'up'>('again');
  const [newDueOn, setNewDue] = useState<string | null>(null);
  const [opinion, setOpinion] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState(false);
  const uploads = useUploads();
  const passed = result === 'pass';
  const batch = useBatch('cases.recheck', { done: (results) => words.done(results.length, passed), onClose });
  const own = cases.filter((one) => person !== null && one.reporterIds.includes(person.id));
  const reporters = new Set(own.flatMap((one) => one.reporterIds));
  const names = (data?.persons ?? []).filter((one) => reporters.has(one.id)).map((one) => one.name);
  const dueMissing = !passed && after === 'again' && newDueOn === null;
  function submit() {
    setAsked(true);
    if (on === null || opinion.trim() === '' || dueMissing) return;
    batch.run(async () => ({
      cases: targetsOf(cases),
      on,
      passed,
      opinion: opinion.trim(),
      newDueOn: passed || after === 'up' ? null : newDueOn,
      files: await uploads.claim(files, { photo: 'photo_after', other: 'recheck' }),
    }));
  }
  return (
    <ActionDialog
      title={words.title}
      targets={caseTargets(cases)}
      confirm={passed ? words.confirmPass : words.confirmFail}
      danger={!passed}
      {...batch}
      onSubmit={submit}
      onClose={onClose}
    >
      {own.length === 0 && person !== null ? null : (
        <SwitchPerson
          except={reporters}
          {...(person === null
            ? {}
            : { words: own.length === cases.length ? workWords.switchPerson.recheck(names) : workWords.switchPerson.recheckSome(own.length, names) })}
        />
      )}
      <div className={classes.pair}>
        <div>
          <div className={classes.label}>{words.result}</div>
          <SegmentedControl
            fullWidth
            aria-label={words.result}
            value={result}
            onChange={(value) => setResult(value === 'fail' ? 'fail' : 'pass')}
            data={[
              { value: 'pass', label: words.pass },
              { value: 'fail', label: words.fail },
            ]}
          />
        </div>
        <DayInput label={words.on} value={on} onChange={setOn} max={today} required />
      </div>
      {passed ? null : (
        <Radio.Group label={words.after} value={after} onChange={(value) => setAfter(value === 'up' ? 'up' : 'again')}>
          <div className={classes.choices}>
            <Radio value="again" label={words.again} />
            <DayInput
              aria-label={words.newDue}
              disabled={after === 'up'}
              value={newDueOn}
              onChange={setNewDue}
              {...(on === null ? {} : { min: addDays(on, 1) })}
              error={asked && dueMissing ? words.newDueMissing : null}
            />
            <Radio value="up" label={words.up} description={words.upHint} />
          </div>
        </Radio.Group>
      )}
      <Textarea
        data-autofocus
        label={words.opinion}
        placeholder={words.opinionHint}
        withAsterisk
        maxLength={500}
        value={opinion}
        error={asked && opinion.trim() === '' ? words.opinionMissing : null}
        onChange={(event) => setOpinion(event.currentTarget.value)}
      />
      <FilesField files={files} onFiles={setFiles} sent={uploads.sent} />
    </ActionDialog>
  );
}
