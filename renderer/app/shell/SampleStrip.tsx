import { Button } from '@mantine/core';
import { useState } from 'react';
import { shellWords } from '#shared/words/shell.ts';
import { useAction } from '#ui/lib/actions.ts';
import { useCommand } from '#ui/lib/query.ts';
import { SampleMark } from '#ui/ui/SampleMark.tsx';
import classes from './Shell.module.css';

/** Above every page of the sample database: what it is, and the way out. */
export function SampleStrip() {
  const [leaving, setLeaving] = useState(false);
  const leave = useCommand('setup.leaveSample', {
    onDone() {
      // The page that is open may be about something only the sample has.
      location.hash = '#/';
      location.reload();
    },
  });
  function run() {
    setLeaving(true);
    leave.run({ remove: false });
  }
  useAction('sample.leave', run);
  return (
    <aside className={classes.sample} aria-label={shellWords.sample}>
      <SampleMark />
      <span className={classes.sampleWords}>{shellWords.sampleLine}</span>
      <Button size="xs" variant="default" loading={leaving && leave.busy} onClick={run}>
        {shellWords.sampleLeave}
      </Button>
    </aside>
  );
}
