import { useRef, type ReactNode } from 'react';
import { useAction } from '#ui/lib/actions.ts';
import { SearchInput } from './SearchInput.tsx';
import { useAfterFirstPicture } from './useAfterFirstPicture.ts';
import classes from './FilterBar.module.css';

export type FilterBarProps = {
  readonly search?: { readonly value: string; readonly onSearch: (text: string) => void; readonly placeholder?: string };
  /** Selects, segmented controls, day inputs: controls of 38 px height. */
  readonly children?: ReactNode;
  /** Right end: views, columns, export. */
  readonly tools?: ReactNode;
};

/** The row above a list: search first, then filters, tools at the right. */
export function FilterBar({ search, children, tools }: FilterBarProps) {
  const box = useRef<HTMLInputElement>(null);
  // Selects are half the work of a list page, and nobody filters what is not there yet.
  const later = useAfterFirstPicture();
  useAction(
    'page.filter',
    () => {
      box.current?.focus();
      box.current?.select();
    },
    search !== undefined,
  );
  return (
    <div className={classes.bar} role="search" data-search={search !== undefined || undefined}>
      {search === undefined ? null : <SearchInput {...search} inputRef={box} />}
      {later ? children : null}
      {tools === undefined ? null : <div className={classes.tools}>{tools}</div>}
    </div>
  );
}
