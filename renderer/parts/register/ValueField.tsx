import { Menu, MultiSelect, SegmentedControl, Select, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Metric } from '#shared/domain/register/metric.ts';
import { type MetricValue, type Qualifier, sameValue, UNFILLED } from '#shared/domain/register/value.ts';
import { valueText } from '#shared/words/metrics.ts';
import { valueFormWords } from '#shared/words/registerPages.ts';
import { DayInput } from '#ui/ui/DayInput.tsx';
import { DownIcon } from '#ui/ui/icons.ts';
import { readTyped, typedText } from './typedValue.ts';
import classes from './fields.module.css';

export type FieldState = { readonly value: MetricValue; readonly problem: string | null; readonly raw: string | null };

export type ValueFieldProps = {
  readonly metric: Metric;
  /** As registered now. */
  readonly current: MetricValue;
  /** As changed in the form; undefined while untouched. */
  readonly state: FieldState | undefined;
  readonly onChange: (state: FieldState | undefined) => void;
};

/** Free text of several lines; other texts are one line, so that Enter goes on. */
const longTexts: ReadonlySet<string> = new Set(['register.note', 'register.setup_factors', 'room.note']);

/** One value of the register: its control by kind, its unit, 约 / 无 / 未填报, and what it was before. */
export function ValueField({ metric, current, state, onChange }: ValueFieldProps) {
  const value = state?.value ?? current;
  const changed = state !== undefined;
  function put(next: MetricValue) {
    onChange(sameValue(next, current) ? undefined : { value: next, problem: null, raw: null });
  }
  return (
    <div className={classes.field} data-changed={changed || undefined}>
      <Control metric={metric} value={value} state={state} onPut={put} onChange={onChange} current={current} />
      {changed && state.problem === null ? <div className={classes.before}>{valueFormWords.before(valueText(metric, current))}</div> : null}
    </div>
  );
}

type ControlProps = {
  readonly metric: Metric;
  readonly value: MetricValue;
  readonly state: FieldState | undefined;
  readonly current: MetricValue;
  readonly onPut: (value: MetricValue) => void;
  readonly onChange: ValueFieldProps['onChange'];
};

function Control({ metric, value, state, current, onPut, onChange }: ControlProps) {
  const word = (text: string | null): MetricValue => (text === null || text === '' ? UNFILLED : { number: null, text, qualifier: 'exact' });
  switch (metric.type) {
    case 'flag':
      return <FlagField metric={metric} value={value} onPut={onPut} />;
    case 'choice':
      return (
        <Select
          label={metric.label}
          clearable
          placeholder={valueFormWords.choose}
          value={value.text}
          onChange={(code) => onPut(word(code))}
          data={(metric.choices ?? []).map((choice) => ({ value: choice.code, label: choice.label }))}
        />
      );
    case 'set':
      return (
        <MultiSelect
          label={metric.label}
          clearable
          placeholder={(value.text ?? '') === '' ? valueFormWords.choose : undefined}
          value={(value.text ?? '').split('|').filter((code) => code !== '')}
          onChange={(codes) => onPut(word([...codes].sort().join('|')))}
          data={(metric.choices ?? []).map((choice) => ({ value: choice.code, label: choice.label }))}
        />
      );
    case 'date':
      return (
        <DayInput
          label={metric.label}
          value={value.text}
          typed={state?.raw ?? null}
          error={state?.problem ?? null}
          onChange={(day) => onPut(word(day))}
          onProblem={(problem, raw) => onChange({ value: current, problem, raw })}
        />
      );
    case 'text':
      return <TypedField long={longTexts.has(metric.key)} metric={metric} value={value} state={state} current={current} onPut={onPut} onChange={onChange} />;
    case 'integer':
    case 'scaled':
    case 'money':
      return <TypedField metric={metric} value={value} state={state} current={current} onPut={onPut} onChange={onChange} />;
  }
}

function FlagField({ metric, value, onPut }: { readonly metric: Metric; readonly value: MetricValue; readonly onPut: (value: MetricValue) => void }) {
  const chosen = value.qualifier === 'unfilled' ? 'unfilled' : value.number === 1 ? 'yes' : 'no';
  return (
    <div className={classes.flag}>
      <span className={classes.flagLabel} id={`flag-${metric.key}`}>
        {metric.label}
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby={`flag-${metric.key}`}
        value={chosen}
        data={[
          { value: 'yes', label: valueFormWords.yes },
          { value: 'no', label: valueFormWords.no },
          { value: 'unfilled', label: valueFormWords.qualifiers.unfilled },
        ]}
        onChange={(next) => onPut(next === 'unfilled' ? UNFILLED : { number: next === 'yes' ? 1 : 0, text: null, qualifier: 'exact' })}
      />
    </div>
  );
}

/** Figures and words, typed as in a workbook: 约2771, 无, 2,598户, full-width digits. */
function TypedField({ metric, value, state, current, onPut, onChange, long = false }: ControlProps & { readonly long?: boolean }) {
  const [text, setText] = useState(state?.raw ?? typedText(metric, value));
  useEffect(() => {
    if (state?.raw == null) setText(typedText(metric, value));
  }, [metric, value, state?.raw]);
  function settle(raw: string) {
    const read = readTyped(metric, raw);
    if (read.value === null) return onChange({ value: current, problem: read.problem, raw });
    setText(typedText(metric, read.value));
    if (sameValue(read.value, state?.value ?? current) && state?.problem == null) return undefined;
    return onPut(read.value);
  }
  const shared = {
    label: metric.label,
    value: text,
    error: state?.problem ?? null,
    onBlur: () => settle(text),
  };
  if (long)
    return <Textarea {...shared} placeholder={valueFormWords.choose} minRows={2} maxRows={5} onChange={(event) => setText(event.currentTarget.value)} />;
  if (metric.type === 'text') return <TextInput {...shared} placeholder={valueFormWords.choose} onChange={(event) => setText(event.currentTarget.value)} />;
  return (
    <TextInput
      {...shared}
      inputMode="decimal"
      classNames={{ input: classes.figure ?? '' }}
      rightSection={
        <span className={classes.side}>
          <span className="dim">{metric.unit}</span>
          <QualifierMenu metric={metric} value={value} onPut={onPut} />
        </span>
      }
      rightSectionWidth="8.75rem"
      rightSectionPointerEvents="all"
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function QualifierMenu({ metric, value, onPut }: { readonly metric: Metric; readonly value: MetricValue; readonly onPut: (value: MetricValue) => void }) {
  const words = valueFormWords.qualifiers;
  function choose(qualifier: Qualifier) {
    if (qualifier === 'unfilled') onPut(UNFILLED);
    else if (qualifier === 'none') onPut({ number: 0, text: null, qualifier });
    else if (value.number !== null && value.qualifier !== 'none') onPut({ ...value, qualifier });
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton tabIndex={-1} className={classes.qualifier} aria-label={valueFormWords.qualifier(words[value.qualifier], metric.label)}>
          {words[value.qualifier]}
          <DownIcon size="0.875rem" stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {(['exact', 'estimate', 'none', 'unfilled'] as const).map((qualifier) => (
          <Menu.Item
            key={qualifier}
            disabled={(qualifier === 'exact' || qualifier === 'estimate') && (value.number === null || value.qualifier === 'none')}
            onClick={() => choose(qualifier)}
          >
            {words[qualifier]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
