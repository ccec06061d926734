import type { ReactNode } from 'react';
import { PageLink } from './PageLink.tsx';
import type { Tone } from './theme.ts';
import classes from './KeyFigure.module.css';

export type KeyFigureProps = {
  readonly label: string;
  /** Already formatted (`format.ts`). */
  readonly value: string;
  /** What stands behind the figure: unit or a few words (`件`, `其中拟升级 5`). */
  readonly note?: ReactNode;
  readonly tone?: Tone | 'text';
  /** Every figure opens its list. */
  readonly to?: string;
};

/** One figure on a card with a coloured edge; a link when it has a list behind it. */
export function KeyFigure({ label, value, note, tone = 'text', to }: KeyFigureProps) {
  const body = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.line}>
        <span className={classes.value}>{value}</span>
        {note === undefined ? null : <span className={classes.note}>{note}</span>}
      </span>
    </>
  );
  if (to === undefined)
    return (
      <div className={classes.card} data-tone={tone}>
        {body}
      </div>
    );
  return (
    <span className={classes.wrap} data-tone={tone}>
      <PageLink to={to} className={classes.card}>
        {body}
      </PageLink>
    </span>
  );
}

/** Key figures in a row of equal cards. */
export function KeyFigures({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    <section className={classes.row} aria-label={label}>
      {children}
    </section>
  );
}

/** The large serif figure inside a panel, with its words beside it (as 65.5% on the community page). */
export function BigFigure({ value, children, tone = 'text' }: { readonly value: string; readonly children?: ReactNode; readonly tone?: Tone | 'text' }) {
  return (
    <div className={classes.big} data-tone={tone}>
      <span className={classes.bigValue}>{value}</span>
      <span className={classes.bigWords}>{children}</span>
    </div>
  );
}
