import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { listWords } from '#shared/words/common.ts';
import { SearchInput } from './SearchInput.tsx';
import classes from './FilterBar.module.css';

export type FilterBarProps = {
  readonly search?: { readonly value: string; readonly onSearch: (text: string) => void; readonly placeholder?: string };
  /** Selects, segmented controls, day inputs: controls of 38 px height. */
  readonly children?: ReactNode;
  /** Shown when something is filtered. */
  readonly onClear?: (() => void) | undefined;
  /** Right end: views, columns, export. */
  readonly tools?: ReactNode;
};

/** The row above a list: search first, then filters, tools at the right. */
export function FilterBar({ search, children, onClear, tools }: FilterBarProps) {
  return (
    <div className={classes.bar} role="search">
      {search === undefined ? null : <SearchInput {...search} />}
      {children}
      {onClear === undefined ? null : <Button variant="subtle" onClick={onClear}>{listWords.filterClear}</Button>}
      {tools === undefined ? null : <div className={classes.tools}>{tools}</div>}
    </div>
  );
}
