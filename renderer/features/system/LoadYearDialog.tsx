import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { commonWords } from '#shared/words/common.ts';
import { calendarPageWords } from '#shared/words/systemCalendar.ts';
import { useCall, useCommand } from '#ui/lib/query.ts';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { ErrorNotice } from '#ui/ui/ErrorNotice.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone } from '#ui/ui/notify.tsx';
import { YearPreview } from './YearPreview.tsx';
import classes from './system.module.css';

const words = calendarPageWords.dialog;
type Pasted = { readonly text: string; readonly year: number | null; readonly paper: string };

/** Paste a notice or a table, see what it says and what moves, then load it. Nothing is written before. */
export function LoadYearDialog({ onClose }: { readonly onClose: () => void }) {
  const [pasted, setPasted] = useState<Pasted>({ text: '', year: null, paper: '' });
  const [reading, setReading] = useState(false);
  return (
    <FormModal opened onClose={onClose} title={words.title} size="50rem">
      {reading ? (
        <CheckPart pasted={pasted} onBack={() => setReading(false)} onClose={onClose} />
      ) : (
        <PastePart pasted={pasted} onChange={(patch) => setPasted((last) => ({ ...last, ...patch }))} onRead={() => setReading(true)} onClose={onClose} />
      )}
    </FormModal>
  );
}

type PasteProps = { readonly pasted: Pasted; readonly onChange: (patch: Partial<Pasted>) => void; readonly onRead: () => void; readonly onClose: () => void };

function PastePart({ pasted, onChange, onRead, onClose }: PasteProps) {
  return (
    <>
      <Textarea
        label={words.text}
        description={words.hint}
        placeholder={words.sample}
        minRows={8}
        maxRows={12}
        value={pasted.text}
        data-autofocus
        spellCheck={false}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <div className={classes.asked}>
        <NumberInput
          label={words.year}
          description={words.yearHint}
          value={pasted.year ?? ''}
          min={2000}
          max={2100}
          allowDecimal={false}
          onChange={(value) => onChange({ year: typeof value === 'number' ? value : null })}
        />
        <TextInput
          label={words.paper}
          description={words.paperHint}
          value={pasted.paper}
          maxLength={60}
          onChange={(event) => onChange({ paper: event.currentTarget.value })}
        />
      </div>
      <DialogFoot note={words.reading}>
        <Button variant="default" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button disabled={pasted.text.trim() === ''} onClick={onRead}>
          {words.read}
        </Button>
      </DialogFoot>
    </>
  );
}

function CheckPart({ pasted, onBack, onClose }: { readonly pasted: Pasted; readonly onBack: () => void; readonly onClose: () => void }) {
  const preview = useCall('calendar.preview', pasted, []);
  const load = useCommand('calendar.load', {
    onDone: ({ year, moved }) => {
      notifyDone(calendarPageWords.done(year, moved.length));
      onClose();
    },
  });
  const answer = preview.data;
  const ready = answer !== undefined && answer.problems.length === 0 && answer.already !== 'same' && answer.year !== null;
  return (
    <>
      {preview.error === null ? null : <ErrorNotice error={preview.error} />}
      {answer === undefined ? null : <YearPreview preview={answer} />}
      <DialogFoot>
        <Button variant="default" onClick={onBack}>
          {words.again}
        </Button>
        {ready ? (
          <Button data-autofocus loading={load.busy} onClick={() => load.run(pasted)}>
            {words.confirm(answer.year ?? 0)}
          </Button>
        ) : null}
      </DialogFoot>
    </>
  );
}
