import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

export type EmptyStateProps = {
  /** What is not here yet, in a few words. */
  readonly title: string;
  /** The next step, as a sentence. */
  readonly hint: ReactNode;
  /** The button that takes the next step. */
  readonly action?: ReactNode;
  readonly small?: boolean;
};

/** Nothing here yet: says what to do next and offers the button for it. */
export function EmptyState({ title, hint, action, small = false }: EmptyStateProps) {
  return (
    <div className={small ? classes.small : classes.empty} role="status">
      <svg className={classes.sheet} viewBox="0 0 44 52" aria-hidden="true" focusable="false">
        <path d="M1 1h30l12 12v38H1Z" fill="var(--card)" stroke="var(--line-strong)" strokeWidth="1.5" />
        <path d="M31 1v12h12" fill="none" stroke="var(--line-strong)" strokeWidth="1.5" />
        <path d="M10 24h24M10 31h24M10 38h14" stroke="var(--line-strong)" strokeWidth="1.5" strokeDasharray="3 2.5" />
      </svg>
      <p className={classes.title}>{title}</p>
      <p className={classes.hint}>{hint}</p>
      {action === undefined ? null : <div className={classes.action}>{action}</div>}
    </div>
  );
}
