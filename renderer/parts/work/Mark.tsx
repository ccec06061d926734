import type { ReactNode } from 'react';
import type { Tone } from '#ui/ui/theme.ts';
import classes from './work.module.css';

/** A small framed word beside a value: 补录, 反弹, 暂定. */
export function Mark({ children, tone = 'amber' }: { readonly children: ReactNode; readonly tone?: Tone }) {
  return (
    <span className={classes.small} data-tone={tone}>
      {children}
    </span>
  );
}
