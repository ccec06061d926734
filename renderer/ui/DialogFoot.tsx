import type { ReactNode } from 'react';
import classes from './dialogs.module.css';

/** The buttons at the foot of every dialog: the way out at the left of the one that does it. */
export function DialogFoot({ children, note }: { readonly children: ReactNode; readonly note?: ReactNode }) {
  return (
    <div className={classes.foot}>
      {note === undefined ? null : <span className={classes.note}>{note}</span>}
      <div className={classes.buttons}>{children}</div>
    </div>
  );
}
