import type { ReactNode } from 'react';
import type { Tone } from './theme.ts';
import classes from './Timeline.module.css';

export type TimelineItem = {
  readonly id: string;
  /** Already formatted: `6月8日`. */
  readonly when: string;
  readonly title: ReactNode;
  /** Who and how, after the title. */
  readonly by?: string;
  readonly text?: ReactNode;
  readonly tone: Tone;
  /** 补录: entered later than it happened. */
  readonly late?: string;
};

/** 经过: what happened, newest first, as a line of dots. */
export function Timeline({ items, label }: { readonly items: readonly TimelineItem[]; readonly label: string }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map((item) => (
        <li key={item.id} data-tone={item.tone}>
          <span className={classes.when}>{item.when}</span>
          <span className={classes.dot} aria-hidden />
          <div className={classes.what}>
            <div>
              <strong>{item.title}</strong>
              {item.by === undefined ? null : <span className={classes.by}>{item.by}</span>}
              {item.late === undefined ? null : <span className={classes.late}>{item.late}</span>}
            </div>
            {item.text === undefined ? null : <div className={classes.text}>{item.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
