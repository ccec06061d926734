import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OrderSettingsView } from '#shared/contract/orders.ts';
import { formatOrderNumber, isOrderPrefix } from '#shared/domain/orders/number.ts';
import { issuerKinds, type IssuerKind } from '#shared/domain/orders/settings.ts';
import type { OrderStage } from '#shared/domain/orders/stages.ts';
import { yearOf } from '#shared/domain/date.ts';
import { orderSettingsWords as words } from '#shared/words/orderScreens.ts';
import { useCall } from '#ui/lib/query.ts';
import { useToday } from '#ui/lib/setup.ts';
import { CountInput } from '#ui/ui/CountInput.tsx';
import { Notice } from '#ui/ui/Notice.tsx';
import { PeriodField } from './PeriodField.tsx';
import { readReminders } from './settingsProblems.ts';
import classes from './orders.module.css';

type Stage = OrderSettingsView['stages'][OrderStage];
type StageFormProps = { readonly stage: OrderStage; readonly value: Stage; readonly problems: ReadonlySet<string>; readonly onChange: (value: Stage) => void };

/** How one stage is issued. */
export function StageForm({ stage, value, problems, onChange }: StageFormProps) {
  const today = useToday();
  const usual = useCall('orders.dueDays', { on: today, periods: [value.period] }, ['calendar'], { enabled: today !== '', keep: true });
  const put = (patch: Partial<Stage>) => onChange({ ...value, ...patch });
  const sample = today !== '' && isOrderPrefix(value.prefix) ? words.numberSample(formatOrderNumber(value.prefix, yearOf(today), 1)) : words.prefixHint;
  const department = value.issuer.kind === 'department';
  return (
    <div className={classes.settingsPanel}>
      <TextInput
        label={words.issuer}
        maxLength={60}
        value={value.issuer.name}
        onChange={(event) => put({ issuer: { ...value.issuer, name: event.currentTarget.value } })}
      />
      <div className={classes.pair}>
        <Select
          label={words.kind}
          allowDeselect={false}
          data={issuerKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          value={value.issuer.kind}
          onChange={(kind) => put({ issuer: { ...value.issuer, kind: (kind ?? 'department') as IssuerKind } })}
        />
        <TextInput
          label={words.prefix}
          description={sample}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={20}
          error={problems.has(`${stage}.prefix`) ? words.prefixTaken : null}
          value={value.prefix}
          onChange={(event) => put({ prefix: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={words.heading}
        description={words.headingHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={80}
        value={value.heading}
        onChange={(event) => put({ heading: event.currentTarget.value })}
      />
      <PaperFields label={words.authority} hint={words.authorityHint} value={value.authority} onChange={(authority) => put({ authority })} />
      <PaperFields label={words.consent} hint={words.consentHint} value={value.consent} onChange={(consent) => put({ consent })} />
      {department && value.consent === null ? <Notice tone="amber">{words.consentMissing}</Notice> : null}
      <fieldset className={classes.group}>
        <legend>{words.period}</legend>
        <PeriodField value={value.period} min={today} usualDay={usual.data?.[0]?.dueOn ?? ''} onChange={(period) => put({ period })} />
      </fieldset>
      <div className={classes.pair}>
        <Days
          label={words.acknowledge}
          value={value.acknowledgeWorkdays}
          wrong={problems.has(`${stage}.acknowledge`)}
          onChange={(acknowledgeWorkdays) => put({ acknowledgeWorkdays })}
        />
        <Days
          label={words.recheck}
          value={value.recheckWorkdays}
          wrong={problems.has(`${stage}.recheck`)}
          onChange={(recheckWorkdays) => put({ recheckWorkdays })}
        />
      </div>
      <Reminders value={value.reminders} wrong={problems.has(`${stage}.reminders`)} onChange={(reminders) => put({ reminders })} />
    </div>
  );
}

function Days({
  label,
  value,
  wrong,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly wrong: boolean;
  readonly onChange: (value: number) => void;
}) {
  return <CountInput label={label} suffix={words.workdays} empty={-1} value={value} error={wrong ? words.daysWrong : null} onChange={onChange} />;
}

function Reminders({ value, wrong, onChange }: { readonly value: readonly number[]; readonly wrong: boolean; readonly onChange: (value: number[]) => void }) {
  const [text, setText] = useState(value.join('、'));
  return (
    <TextInput
      label={words.reminders}
      description={words.remindersHint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={text}
      error={wrong ? words.remindersWrong : null}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readReminders(event.currentTarget.value));
      }}
    />
  );
}

type PaperRef = Stage['authority'];

/** A paper by number and title; both empty means there is none. */
function PaperFields({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: PaperRef;
  readonly onChange: (value: PaperRef) => void;
}) {
  const paper = value ?? { number: '', title: '' };
  const put = (next: NonNullable<PaperRef>) => onChange(next.number === '' && next.title === '' ? null : next);
  return (
    <fieldset className={classes.group}>
      <legend title={hint}>{label}</legend>
      <TextInput
        aria-label={`${label} ${words.paperNumber}`}
        placeholder={`${words.paperNumber}（${words.paperNone}）`}
        maxLength={60}
        value={paper.number}
        onChange={(event) => put({ ...paper, number: event.currentTarget.value })}
      />
      <TextInput
        aria-label={`${label} ${words.paperTitle}`}
        placeholder={words.paperTitle}
        maxLength={120}
        value={paper.title}
        onChange={(event) => put({ ...paper, title: event.currentTarget.value })}
      />
      <span className={classes.sample}>{hint}</span>
    </fieldset>
  );
}
