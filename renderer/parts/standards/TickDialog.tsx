import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { metricByKey } from '#shared/domain/register/metrics.ts';
import type { MetricValue } from '#shared/domain/register/value.ts';
import { needsProof, tickKind } from '#shared/domain/standards/tick.ts';
import type { RuleView } from '#shared/contract/standards.ts';
import { commonWords } from '#shared/words/common.ts';
import { tickWords } from '#shared/words/standardsPages.ts';
import { useClient } from '#ui/lib/clientContext.ts';
import { useCommand } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DialogFoot } from '#ui/ui/DialogFoot.tsx';
import { FormModal } from '#ui/ui/FormModal.tsx';
import { notifyDone, notifyFailed } from '#ui/ui/notify.tsx';
import { submitOnCtrlEnter } from '#ui/ui/submitOnCtrlEnter.ts';
import { FilesField } from '#ui/parts/files/FilesField.tsx';
import { useUploads } from '#ui/parts/files/useUploads.ts';
import { readTyped } from '#ui/parts/register/typedValue.ts';
import classes from './standards.module.css';

/** Whom a tick is about: communities, or one unit above them. */
export type TickSubject =
  | { readonly communities: ReadonlyArray<{ readonly id: string; readonly name: string }> }
  | { readonly unit: { readonly id: string; readonly name: string } };

export type TickDialogProps = {
  /** One rule, or several to choose from. */
  readonly rules: readonly RuleView[];
  readonly subject: TickSubject;
  readonly onClose: () => void;
};

/** 勾选: what was seen, when, with photos; for one subject or many at once. */
export function TickDialog(props: TickDialogProps) {
  const { subject, onClose } = props;
  const count = 'unit' in subject ? 1 : subject.communities.length;
  return (
    <FormModal
      opened
      onClose={onClose}
      size="38rem"
      title={count > 1 ? tickWords.titleMany(count) : tickWords.title}
      closeButtonProps={{ 'aria-label': commonWords.close }}
    >
      <TickForm {...props} count={count} />
    </FormModal>
  );
}

/** At most so many names are said before 等. */
const NAMES = 6;

function TickForm({ rules, subject, onClose, count }: TickDialogProps & { readonly count: number }) {
  const { call } = useClient();
  const today = useToday();
  const [ruleId, setRuleId] = useState<string | null>(rules.length === 1 ? rules[0]!.id : null);
  const [answer, setAnswer] = useState<string>('');
  const [onDay, setOnDay] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState(false);
  const uploads = useUploads();
  const rule = rules.find((each) => each.id === ruleId);
  const value = rule === undefined ? null : valueOf(rule, answer);
  const unproven = value !== null && needsProof(value) && note.trim() === '' && files.length === 0;
  const command = useCommand('standards.tick', {
    onDone: ({ recorded, ids }) => {
      notifyDone(tickWords.done(recorded), async () => {
        await call('standards.withdrawTick', { ids });
        notifyDone(tickWords.undone);
      });
      onClose();
    },
  });
  async function submit() {
    setAsked(true);
    if (rule === undefined || value === null || onDay === null || unproven) return;
    try {
      const claimed = await uploads.claim(files, { photo: 'photo_after', other: 'report' });
      const whom = 'unit' in subject ? { unitId: subject.unit.id } : { communityIds: subject.communities.map((each) => each.id) };
      command.run({ ...whom, ruleId: rule.id, value, onDay, note: note.trim(), files: claimed });
    } catch (error) {
      notifyFailed(error);
    }
  }
  const names = 'unit' in subject ? [subject.unit.name] : subject.communities.map((each) => each.name);
  return (
    <form
      className={classes.form}
      noValidate
      onKeyDown={submitOnCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={classes.about}>
        {names.slice(0, NAMES).join('、')}
        {names.length > NAMES ? tickWords.andMore(names.length) : ''}
      </p>
      {rules.length === 1 ? (
        <p className={classes.ruleTitle}>{rules[0]!.title}</p>
      ) : (
        <Select
          data-autofocus
          openOnFocus={false}
          label={tickWords.rule}
          placeholder={tickWords.rulePick}
          searchable
          withAsterisk
          value={ruleId}
          nothingFoundMessage={tickWords.ruleNothing}
          data={rules.map((each) => ({ value: each.id, label: each.title }))}
          error={asked && ruleId === null ? tickWords.ruleMissing : null}
          onChange={(next) => {
            setRuleId(next);
            setAnswer('');
          }}
        />
      )}
      {rule === undefined ? null : <blockquote className={classes.quote}>{rule.quote}</blockquote>}
      {rule === undefined ? null : <Answer rule={rule} answer={answer} onAnswer={setAnswer} problem={asked && value === null} first={rules.length === 1} />}
      <DayInput label={tickWords.onDay} value={onDay} onChange={setOnDay} max={today} required width="16rem" />
      <Textarea
        label={tickWords.note}
        placeholder={tickWords.noteHint}
        minRows={2}
        maxLength={500}
        value={note}
        error={asked && unproven ? tickWords.proofMissing : null}
        description={value !== null && needsProof(value) ? tickWords.proofHint : null}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FilesField files={files} onFiles={setFiles} label={tickWords.files} hint={tickWords.filesHint} sent={uploads.sent} />
      <DialogFoot note={tickWords.keys}>
        <Button variant="default" onClick={onClose}>
          {commonWords.cancel}
        </Button>
        <Button type="submit" loading={command.busy || uploads.sent !== null}>
          {count > 1 ? tickWords.confirmMany(count) : tickWords.confirm}
        </Button>
      </DialogFoot>
    </form>
  );
}

type AnswerProps = {
  readonly rule: RuleView;
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
  readonly problem: boolean;
  readonly first: boolean;
};

function Answer({ rule, answer, onAnswer, problem, first }: AnswerProps) {
  const metric = metricByKey.get(rule.metric);
  const error = problem ? tickWords.figureMissing : null;
  switch (tickKind(rule.metric)) {
    case 'flag':
      return (
        <div role="group" aria-label={tickWords.result}>
          <div className={classes.label}>{tickWords.result}</div>
          <SegmentedControl
            aria-label={tickWords.result}
            value={answer}
            onChange={onAnswer}
            data={[
              { value: 'yes', label: tickWords.met },
              { value: 'no', label: tickWords.notMet },
              ...(rule.noneAllowed ? [{ value: 'none', label: tickWords.none }] : []),
            ]}
          />
          {error === null ? null : (
            <div className={classes.problem} role="alert">
              {error}
            </div>
          )}
        </div>
      );
    case 'choice':
      return (
        <Select
          data-autofocus={first || undefined}
          label={metric?.label}
          withAsterisk
          value={answer === '' ? null : answer}
          error={error}
          data={(metric?.choices ?? []).map((choice) => ({ value: choice.code, label: choice.label }))}
          onChange={(next) => onAnswer(next ?? '')}
        />
      );
    case 'text':
      return (
        <Textarea
          data-autofocus={first || undefined}
          label={metric?.label}
          withAsterisk
          minRows={2}
          value={answer}
          error={error}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          data-autofocus={first || undefined}
          label={metric?.label}
          description={rule.requirement}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          withAsterisk
          w="16rem"
          inputMode="decimal"
          value={answer}
          error={error}
          rightSection={<span className="dim">{metric?.unit}</span>}
          rightSectionWidth="3.5rem"
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      );
  }
}

/** The register value an answer stands for; null while it is none. */
function valueOf(rule: RuleView, answer: string): MetricValue | null {
  const metric = metricByKey.get(rule.metric);
  if (metric === undefined || answer === '') return null;
  if (answer === 'none' && rule.noneAllowed) return { number: 0, text: null, qualifier: 'none' };
  if (metric.type === 'flag') return { number: answer === 'yes' ? 1 : 0, text: null, qualifier: 'exact' };
  if (metric.type === 'choice') return { number: null, text: answer, qualifier: 'exact' };
  const { value } = readTyped(metric, answer);
  return value === null || value.qualifier === 'unfilled' || value.qualifier === 'estimate' ? null : value;
}
