import type { ReactNode } from 'react';
import { Shape } from './Shape.tsx';
import type { Tone } from './theme.ts';
import classes from './Notice.module.css';

export type NoticeProps = {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Speaks up as soon as it appears; for failures. */
  readonly alert?: boolean;
};

/** A quiet tinted strip with one sentence and, if there is a next step, its button. */
export function Notice({ tone = 'amber', children, actions, alert = false }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={alert ? 'alert' : 'note'}>
      {tone === 'seal' ? (
        <span className={classes.mark}>
          <Shape name="square" />
        </span>
      ) : null}
      <div className={classes.words}>{children}</div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
