import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { parseLooseDay, type Day } from '#shared/domain/date.ts';
import { dialogWords } from '#shared/words/common.ts';
import { goToRefusedDay, REFUSED_DAY } from './dayProblems.ts';
import { dayLong } from './format.ts';
import { CalendarIcon } from './icons.ts';
import { isComposing } from './keys.ts';

export type DayInputProps = {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly description?: ReactNode;
  readonly value: Day | null;
  /** What is typed and is no day counts as none, so that the day before is never taken for it. */
  readonly onChange: (day: Day | null) => void;
  /** Takes what is typed and is no day, instead of `onChange(null)`. */
  readonly onProblem?: (problem: string, typed: string) => void;
  /** What stands there at first, when it was typed before and is no day. */
  readonly typed?: string | null;
  readonly min?: Day;
  readonly max?: Day;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error?: ReactNode;
  readonly width?: string;
};

/** What a typed day means: the day, nothing, or why it is not taken. */
export function readDay(text: string, min?: Day, max?: Day): { readonly day: Day | null; readonly problem: string | null } {
  const typed = text.trim();
  if (typed === '') return { day: null, problem: null };
  const day = parseLooseDay(typed);
  if (day === null) return { day: null, problem: dialogWords.dayWrong(typed) };
  if (min !== undefined && day < min) return { day: null, problem: dialogWords.dayEarly(dayLong(min)) };
  if (max !== undefined && day > max) return { day: null, problem: dialogWords.dayLate(dayLong(max)) };
  return { day, problem: null };
}

/**
 * A day by typing (20240501, 2024.5.1, 2024年5月1日) or from the calendar; shown as 2024年5月1日 once understood.
 * The form around it is not submitted while what is typed is refused, or while a required day is missing.
 */
export function DayInput({ value, onChange, min, max, required = false, error, width, disabled = false, onProblem, typed = null, ...rest }: DayInputProps) {
  const [text, setText] = useState(typed ?? shown(value));
  const [problem, setProblem] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  /** What was told last: hearing it again must not wipe out what is typed. */
  const told = useRef<Day | null>(value);
  const input = useRef<HTMLInputElement>(null);
  /** Who takes the problem also keeps the form from being saved, and says so in its own way. */
  const guards = onProblem === undefined && !disabled;
  const missing = guards && required && text.trim() === '';
  useEffect(() => {
    const form = input.current?.form;
    if (!guards || form == null) return;
    const hold = (event: Event) => {
      if (missing) setProblem(dialogWords.dayMissing);
      if (missing) input.current?.focus();
      else if (!goToRefusedDay(form)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    form.addEventListener('submit', hold);
    return () => form.removeEventListener('submit', hold);
  }, [guards, missing]);
  useEffect(() => {
    if (told.current === value) return;
    told.current = value;
    setText(shown(value));
    setProblem(null);
  }, [value]);

  function settle() {
    const read = readDay(text, min, max);
    setProblem(read.problem);
    if (read.problem !== null) {
      if (onProblem !== undefined) onProblem(read.problem, text);
      else if (value !== null) tell(null);
      return;
    }
    setText(shown(read.day));
    if (read.day !== value || error != null) tell(read.day);
  }
  function tell(day: Day | null) {
    told.current = day;
    onChange(day);
  }
  return (
    <TextInput
      {...rest}
      ref={input}
      {...(guards && problem !== null ? { [REFUSED_DAY]: true } : {})}
      w={width}
      withAsterisk={required}
      required={required}
      disabled={disabled}
      inputMode="numeric"
      placeholder={dialogWords.dayHint}
      value={text}
      error={problem ?? error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setProblem(null);
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) settle();
      }}
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus disabled={disabled}>
          <Popover.Target>
            <ActionIcon variant="subtle" disabled={disabled} aria-label={dialogWords.calendar} onClick={() => setOpened(!opened)}>
              <CalendarIcon size="1.125rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              value={value}
              monthLabelFormat="YYYY年M月"
              yearLabelFormat="YYYY年"
              {...(value === null ? {} : { defaultDate: value })}
              {...(min === undefined ? {} : { minDate: min })}
              {...(max === undefined ? {} : { maxDate: max })}
              onChange={(day) => {
                setOpened(false);
                if (day !== null) onChange(day);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}

function shown(day: Day | null): string {
  return day === null ? '' : dayLong(day);
}
