import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';

export type CountInputProps = {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly description?: ReactNode;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** The number that stands for nothing typed, and for what is no whole number: one the check refuses. */
  readonly empty: number;
  readonly error?: ReactNode;
  readonly suffix?: string;
  readonly width?: string;
};

/** The whole number typed, full-width digits read; null when it is none. Nothing is put in its place: 1.5 is not 15. */
export function readCount(text: string): number | null {
  const typed = text.normalize('NFKC').trim();
  return /^\d{1,6}$/.test(typed) ? Number(typed) : null;
}

/** A whole number as typed. It is never changed under the hand; whether it will do is said by whoever checks the form. */
export function CountInput({ value, onChange, empty, suffix, width, ...rest }: CountInputProps) {
  const [text, setText] = useState(shown(value, empty));
  /** What was told last: hearing it again must not wipe out what is typed. */
  const told = useRef(value);
  useEffect(() => {
    if (told.current === value) return;
    told.current = value;
    setText(shown(value, empty));
  }, [value, empty]);
  function type(next: string) {
    setText(next);
    told.current = readCount(next) ?? empty;
    onChange(told.current);
  }
  return (
    <TextInput
      {...rest}
      w={width}
      inputMode="numeric"
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => {
        const count = readCount(text);
        if (count !== null) setText(String(count));
      }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...(suffix === undefined
        ? {}
        : { rightSection: <span className="dim">{suffix}</span>, rightSectionWidth: `${suffix.length + 1.5}em`, rightSectionPointerEvents: 'none' as const })}
    />
  );
}

function shown(value: number, empty: number): string {
  return value === empty ? '' : String(value);
}
