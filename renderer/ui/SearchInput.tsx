import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type Ref } from 'react';
import { commonWords, listWords } from '#shared/words/common.ts';
import { SearchIcon } from './icons.ts';

export type SearchInputProps = {
  readonly value: string;
  /** Called 200 ms after the last key, never inside an input-method composition; text is normalised. */
  readonly onSearch: (text: string) => void;
  readonly placeholder?: string;
  readonly label?: string;
  readonly width?: string | number;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Takes the focus when the dialog it stands in opens. */
  readonly first?: boolean;
};

/** How long to wait after the last key before asking. */
const PAUSE_MS = 200;

/** What people type: full-width letters and digits become ordinary ones, outer blanks go. */
export function searchText(raw: string): string {
  return raw.normalize('NFKC').trim();
}

/** Search text with any input method: the words in composition are never searched for. */
export function SearchInput({
  value,
  onSearch,
  placeholder = listWords.searchHint,
  label = listWords.search,
  width = '16rem',
  inputRef,
  first = false,
}: SearchInputProps) {
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function send(raw: string, pause: number) {
    clearTimeout(timer.current);
    const next = searchText(raw);
    timer.current = setTimeout(() => {
      if (composing.current || next === sent.current) return;
      sent.current = next;
      onSearch(next);
    }, pause);
  }
  return (
    <TextInput
      ref={inputRef}
      type="search"
      data-autofocus={first || undefined}
      role="searchbox"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      w={width}
      leftSection={<SearchIcon size="1.0625rem" stroke={1.7} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton
            size="sm"
            aria-label={commonWords.clear}
            onClick={() => {
              setText('');
              send('', 0);
            }}
          />
        )
      }
      onChange={(event) => {
        setText(event.currentTarget.value);
        if (!composing.current) send(event.currentTarget.value, PAUSE_MS);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        send(event.currentTarget.value, PAUSE_MS);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        if (event.key === 'Enter') send(text, 0);
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation();
          setText('');
          send('', 0);
        }
      }}
    />
  );
}
