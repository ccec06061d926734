import { Button } from '@mantine/core';
import { useState } from 'react';
import { systemWords } from '#shared/words/system.ts';
import { setupWords } from '#shared/words/setup.ts';
import { ConfirmDialog } from '#ui/ui/dialogs.tsx';
import { dayLong } from '#ui/ui/format.ts';
import { JobProgress } from '#ui/ui/JobProgress.tsx';
import { useSample } from './useSample.ts';
import classes from './SampleBox.module.css';

const words = setupWords.sample;

/** The way into the sample database: opens the one that is there, or makes it and says how far it is. `onRemove` where there is a way to delete it. */
export function SampleBox({ today, onRemove }: { readonly today: string; readonly onRemove?: (() => void) | undefined }) {
  const sample = useSample();
  const [asking, setAsking] = useState(false);
  const { kept, job } = sample;
  if (job !== null && (sample.making || job.state === 'failed' || job.state === 'cancelled')) {
    return (
      <div className={classes.box}>
        {job.state === 'done' ? (
          <span className="dim" role="status">
            {words.opening}
          </span>
        ) : (
          <JobProgress job={job} title={words.making} unit={words.unit} done={<span className="dim">{words.opening}</span>} />
        )}
        {job.state === 'failed' || job.state === 'cancelled' ? (
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => sample.open(false)}>
              {words.open}
            </Button>
          </div>
        ) : null}
      </div>
    );
  }
  return (
    <div className={classes.box}>
      <p className="dim">{kept ? words.made(dayLong(kept.madeOn)) : words.make}</p>
      <div className={classes.buttons}>
        <Button variant="default" loading={sample.making} disabled={kept === undefined} onClick={() => sample.open(false)}>
          {words.open}
        </Button>
        {kept && kept.madeOn !== today ? (
          <Button variant="subtle" onClick={() => setAsking(true)}>
            {words.renew}
          </Button>
        ) : null}
        {kept && onRemove !== undefined ? (
          <Button variant="subtle" onClick={onRemove}>
            {systemWords.about.sampleRemove}
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        opened={asking}
        title={words.renew}
        confirm={words.renew}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          sample.open(true);
        }}
      >
        {systemWords.about.renewText}
      </ConfirmDialog>
    </div>
  );
}
