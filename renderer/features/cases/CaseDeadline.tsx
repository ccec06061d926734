import { Button } from '@mantine/core';
import { useState } from 'react';
import { casePageWords } from '#shared/words/caseScreens.ts';
import { DayStrip, type StripDay } from '#ui/ui/DayStrip.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { Panel } from '#ui/ui/Panel.tsx';
import type { CaseDetail } from './caseDetail.ts';
import classes from './casePage.module.css';

type Deadline = NonNullable<CaseDetail['deadline']>;

/** Longer periods are told in sentences only. */
const LONGEST_STRIP = 42;

const kinds: Readonly<Record<Deadline['days'][number]['kind'], StripDay['kind']>> = {
  start: 'serve',
  counted: 'count',
  makeup: 'count',
  rest: 'rest',
  holiday: 'rest',
  rolled: 'rest',
  suspended: 'rest',
  former_due: 'rest',
  due: 'due',
};

/** 期限怎么算: every day between service and due day, and on request every sentence. */
export function CaseDeadline({ view, today }: { readonly view: CaseDetail; readonly today: string }) {
  const { deadline } = view;
  const [told, setTold] = useState(false);
  if (deadline === null) {
    return view.state === 'found' ? null : (
      <Panel title={casePageWords.deadline} note={casePageWords.deadlineNone}>
        {null}
      </Panel>
    );
  }
  const stopped = view.state === 'returned' && view.dueOn === null && deadline.answer === null;
  const long = deadline.days.length > LONGEST_STRIP;
  return (
    <Panel
      title={casePageWords.deadline}
      note={deadline.headline}
      actions={
        long ? undefined : (
          <Button size="xs" variant="subtle" aria-expanded={told} onClick={() => setTold(!told)}>
            {told ? casePageWords.explainHide : casePageWords.explain}
          </Button>
        )
      }
    >
      {long ? null : <DayStrip today={today} dueTone={dueTone(view, deadline)} days={deadline.days.map(stripDay)} />}
      {deadline.provisional === null ? null : (
        <div className={classes.below}>
          <Notice tone="amber">{deadline.provisional}</Notice>
        </div>
      )}
      {deadline.answer === null ? null : (
        <div className={classes.below}>
          <Notice tone={deadline.answer.late ? 'amber' : 'jade'}>{deadline.answer.text}</Notice>
        </div>
      )}
      {stopped ? (
        <div className={classes.below}>
          <Notice tone="seal">{casePageWords.deadlineStopped}</Notice>
        </div>
      ) : null}
      {told || long ? (
        <ul className={classes.sentences}>
          {deadline.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

function stripDay(day: Deadline['days'][number]): StripDay {
  return { day: day.day, kind: kinds[day.kind], number: day.count, mark: day.mark, ...(day.note === '' ? {} : { reason: day.note }) };
}

function dueTone({ state, standing }: CaseDetail, { answer }: Deadline): 'amber' | 'seal' | 'jade' {
  if (answer !== null) return answer.late ? 'amber' : 'jade';
  if (standing.state === 'overdue') return 'seal';
  return state === 'rectifying' || state === 'returned' ? 'amber' : 'jade';
}
