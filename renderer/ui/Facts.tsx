import type { ReactNode } from 'react';
import { commonWords } from '#shared/words/common.ts';
import classes from './Facts.module.css';

/** Name and value pairs of a record; null values say 未填报, never 0. */
export function Facts({
  items,
  columns = 1,
}: {
  readonly items: ReadonlyArray<{ readonly label: string; readonly value: ReactNode; readonly wide?: boolean }>;
  readonly columns?: 1 | 2 | 3;
}) {
  return (
    <dl className={classes.facts} data-columns={columns}>
      {items.map((item) => (
        <div key={item.label} data-wide={item.wide || undefined}>
          <dt>{item.label}</dt>
          <dd>{item.value ?? <span className="dim">{commonWords.unfilled}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
