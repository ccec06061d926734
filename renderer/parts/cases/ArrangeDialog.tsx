import { Select } from '@mantine/core';
import { useState } from 'react';
import { workWords } from '#shared/words/work.ts';
import { useSetup, useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { ActionDialog } from '#ui/parts/work/ActionDialog.tsx';
import { targetsOf, type CaseDialogProps } from '#ui/parts/work/types.ts';
import { useBatch } from '#ui/parts/work/useBatch.ts';
import { caseTargets } from './caseTargets.ts';
import classes from '#ui/parts/work/work.module.css';

const words = workWords.arrange;

/** 安排复查: who goes when. Whoever recorded a report is not among the choices. */
export function ArrangeDialog({ cases, onClose }: CaseDialogProps) {
  const today = useToday();
  const { data } = useSetup();
  const reporters = new Set(cases.flatMap((one) => one.reporterIds));
  const persons = (data?.persons ?? []).filter((person) => person.active && !reporters.has(person.id));
  const [on, setOn] = useState<string | null>(today);
  const [recheckerId, setRechecker] = useState<string | null>(persons.length === 1 ? (persons[0]?.id ?? null) : null);
  const [asked, setAsked] = useState(false);
  const name = persons.find((person) => person.id === recheckerId)?.name ?? '';
  const batch = useBatch('cases.arrangeRecheck', { done: (results) => words.done(results.length, name, dayLong(on)), onClose });
  function submit() {
    setAsked(true);
    if (on === null || recheckerId === null) return;
    batch.run(() => ({ cases: targetsOf(cases), on, recheckerId }));
  }
  return (
    <ActionDialog title={words.title} targets={caseTargets(cases)} confirm={words.confirm} {...batch} onSubmit={submit} onClose={onClose}>
      <div className={classes.pair}>
        <Select
          data-autofocus
          openOnFocus={false}
          label={words.rechecker}
          description={words.recheckerHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          withAsterisk
          data={persons.map((person) => ({ value: person.id, label: person.post === '' ? person.name : `${person.name}　${person.post}` }))}
          value={recheckerId}
          onChange={setRechecker}
          error={asked && recheckerId === null ? words.recheckerMissing : null}
        />
        <DayInput label={words.on} value={on} onChange={setOn} required />
      </div>
    </ActionDialog>
  );
}
