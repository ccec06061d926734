import { Button, Select, TextInput } from '@mantine/core';
import { Fragment } from 'react';
import { communitySubjects, paperKinds, retentions, type Retention } from '#shared/domain/archive/item.ts';
import { paperKindWords, retentionWords, subjectWords } from '#shared/words/archive.ts';
import { archiveSettingsWords as words } from '#shared/words/archivePages.ts';
import type { Out } from '#ui/lib/query.ts';
import classes from './archive.module.css';

type Settings = Out<'archive.settings'>;
type Part = { readonly form: Settings; readonly put: (patch: Partial<Settings>) => void };

/** 问题 by which the bureau files its papers; the one of the cases stays. */
export function SubjectRows({ form, put }: Part) {
  const { subjects } = form;
  const edit = (key: string, patch: Partial<Settings['subjects'][number]>) =>
    put({ subjects: subjects.map((one) => (one.key === key ? { ...one, ...patch } : one)) });
  function add() {
    const numbers = subjects.map((one) => Number(/^own(\d+)$/.exec(one.key)?.[1] ?? 0));
    put({ subjects: [...subjects, { key: `own${Math.max(0, ...numbers) + 1}`, name: '', letters: '' }] });
  }
  return (
    <>
      <div className={classes.pair} data-columns="subjects">
        <span className={classes.head}>{words.subject}</span>
        <span className={classes.head}>{words.letters}</span>
        <span />
        {subjects.map((one, index) => (
          <Fragment key={one.key}>
            <TextInput
              aria-label={words.nameOf(index + 1)}
              maxLength={20}
              value={one.name}
              onChange={(event) => edit(one.key, { name: event.currentTarget.value })}
            />
            <TextInput
              aria-label={words.lettersOf(one.name)}
              maxLength={8}
              value={one.letters}
              onChange={(event) => edit(one.key, { letters: event.currentTarget.value.toUpperCase() })}
            />
            <Button
              size="xs"
              variant="default"
              disabled={one.key === 'cases' || subjects.length === 1}
              aria-label={words.removeName(one.name)}
              onClick={() => put({ subjects: subjects.filter((other) => other.key !== one.key) })}
            >
              {words.remove}
            </Button>
          </Fragment>
        ))}
      </div>
      <div className={classes.more}>
        <Button size="xs" variant="default" disabled={subjects.length >= 30} onClick={add}>
          {words.addSubject}
        </Button>
      </div>
    </>
  );
}

/** How long each paper of a case is kept. */
export function CasePeriods({ form, put }: Part) {
  return (
    <div className={classes.pair} data-columns="periods">
      <span className={classes.head}>{words.kind}</span>
      <span className={classes.head}>{words.period}</span>
      {paperKinds.map((kind) => (
        <Fragment key={kind}>
          <span>{paperKindWords[kind]}</span>
          <Period name={paperKindWords[kind]} value={form.periods[kind]} onChange={(period) => put({ periods: { ...form.periods, [kind]: period } })} />
        </Fragment>
      ))}
    </div>
  );
}

/** Letters and periods of the ten subjects of a community. */
export function CommunityPeriods({ form, put }: Part) {
  const half = Math.ceil(communitySubjects.length / 2);
  return (
    <div className={classes.halves}>
      {[communitySubjects.slice(0, half), communitySubjects.slice(half)].map((subjects) => (
        <div key={subjects[0]} className={classes.pair} data-columns="community">
          <span className={classes.head}>{words.subject}</span>
          <span className={classes.head}>{words.letters}</span>
          <span className={classes.head}>{words.period}</span>
          {subjects.map((subject) => (
            <Fragment key={subject}>
              <span>{subjectWords[subject]}</span>
              <TextInput
                aria-label={words.lettersOf(subjectWords[subject])}
                maxLength={8}
                value={form.communityLetters[subject]}
                onChange={(event) => put({ communityLetters: { ...form.communityLetters, [subject]: event.currentTarget.value.toUpperCase() } })}
              />
              <Period
                name={subjectWords[subject]}
                value={form.subjectPeriods[subject]}
                onChange={(period) => put({ subjectPeriods: { ...form.subjectPeriods, [subject]: period } })}
              />
            </Fragment>
          ))}
        </div>
      ))}
    </div>
  );
}

function Period({ name, value, onChange }: { readonly name: string; readonly value: Retention; readonly onChange: (value: Retention) => void }) {
  return (
    <Select
      aria-label={words.periodOf(name)}
      allowDeselect={false}
      data={retentions.map((one) => ({ value: one, label: retentionWords[one] }))}
      value={value}
      onChange={(next) => {
        const period = retentions.find((one) => one === next);
        if (period !== undefined) onChange(period);
      }}
    />
  );
}
